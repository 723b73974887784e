"""trace: from a figure, a sentence, a name or a paragraph's number back to the YAML, and on to every use."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cli
import generator
from generator.blocks import texts
from generator.tracing import Traced

from .clerk import EXAMPLES

REPORT = """\
报告: {单位: 甲局, 年度: 2011, 类型: 总结与思路, 日期: 2011-12-28}
指标:
  专利申请量: {本年: 1945件, 上年: 1571件, 目标: 1800件, 来源: 知识产权科, 截至: 11月底, 口径: 全市}
  专利授权量: {本年: 1522件, 上年: 1395件}
  群众诉求: {其中: {咨询: 5件, 建议: 23件}, 来源: 办公室}
  高新产值: {本年: 1.06亿元, 增速: 16.5%, 可比价: 是}
  没人用的: {本年: 77台}
总结:
  导语: 今年成绩不小。全市专利申请量{{ 专利申请量 }}，{{ 专利申请量.同比 }}，完成目标的{{ 专利申请量.完成率 }}。
  章节:
    - 标题: 抓专利
      正文: |
        资助{{ 989项 }}专利，两项{{ 分别同比(专利申请量, 专利授权量) }}，授权占申请的{{ 占(专利授权量, 专利申请量) }}。
        申请量再报一次：{{ 专利申请量 }}。
      条目:
        - 回应诉求。办理诉求{{ 群众诉求 }}，{{ 群众诉求.其中 }}。产值{{ 高新产值 }}，{{ 高新产值.增长 }}。
    - 标题: 比一比
      表: {指标: [专利申请量, 专利授权量]}
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "2011.yaml"
    path.write_text(REPORT, "utf-8")
    return path


def traced(report: Path, asked: str) -> Traced:
    documents, findings = generator.make_all(report)
    assert documents, [finding.message.text() for finding in findings]
    return generator.traced(report, documents, asked)


def said(report: Path, asked: str) -> str:
    return "\n".join(traced(report, asked).lines(str))


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(cli.cli, ["trace", *map(str, arguments)], prog_name="niangao")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_a_rate_shows_its_arithmetic_with_values_its_line_and_its_source(report: Path) -> None:
    text = said(report, "23.8%")
    assert "（1945 − 1571）÷ 1571 = 23.8%" in text
    assert f"{report}:3:15" in text
    assert "专利申请量: {本年: 1945件, 上年: 1571件, 目标: 1800件" in text
    assert "来源：知识产权科　截至：11月底　口径：全市" in text
    assert "专利申请量1945件，【同比增长23.8%】，" in text


def test_of_rates_told_together_each_shows_its_own_arithmetic(report: Path) -> None:
    text = said(report, "9.1%")
    assert "专利申请量：（1945 − 1571）÷ 1571 = 23.8%" in text
    assert "专利授权量：（1522 − 1395）÷ 1395 = 9.1%" in text


@pytest.mark.parametrize(
    ("asked", "arithmetic"),
    [
        ("108.1%", "1945 ÷ 1800 = 108.1%"),
        ("78.3%", "1522件 ÷ 1945件 = 78.3%"),
        ("28件", "5件 + 23件 = 28件"),
    ],
)
def test_every_computed_figure_shows_how_it_was_computed(report: Path, asked: str, arithmetic: str) -> None:
    assert arithmetic in said(report, asked)


def test_a_stated_rate_shows_no_arithmetic_it_does_not_come_from(report: Path) -> None:
    (subject,) = traced(report, "16.5%").subjects
    assert subject.name == "高新产值"
    assert [item.formula for item in subject.items] == [()]


def test_every_place_of_use_is_told_with_its_paragraph_and_heading(report: Path) -> None:
    (subject,) = [each for each in traced(report, "1945件").subjects if each.name == "专利申请量"]
    (item,) = [item for item in subject.items if item.field == "本年"]
    assert [use.place.name.text() for use in item.uses] == ["第1段", "第3段", "表1"]
    assert [use.place.heading for use in item.uses] == ["", "一、抓专利", "二、比一比"]


def test_a_number_that_stands_in_the_text_is_told_with_its_own_line_and_column(report: Path) -> None:
    (subject,) = traced(report, "989项").subjects
    assert subject.name == ""
    (span,) = subject.spans
    line, column = span.source.position(span.start)
    assert REPORT.splitlines()[line - 1][column - 1 :].startswith(" 989项 }}")


def test_a_base_that_is_nowhere_printed_is_found_with_what_was_computed_of_it(report: Path) -> None:
    (subject,) = traced(report, "1571").subjects
    item = next(item for item in subject.items if item.field == "上年")
    assert [use.text for use in item.uses] == ["1571"]  # in the table
    text = said(report, "1395件")
    assert "上年　1395件" in text


@pytest.mark.parametrize("asked", ["一千九百四十五件", "１９４５件", " 1945 件 ", "1945"])
def test_a_figure_is_found_however_it_is_typed(report: Path, asked: str) -> None:
    assert "专利申请量" in [subject.name for subject in traced(report, asked).subjects]


@pytest.mark.parametrize("asked", ["945件", "3.8%", "1945项", "194"])
def test_a_figure_is_not_found_within_another(report: Path, asked: str) -> None:
    assert traced(report, asked).subjects == ()


def test_a_value_in_another_scale_is_the_same_figure(report: Path) -> None:
    assert [subject.name for subject in traced(report, "10600万元").subjects] == ["高新产值"]


@pytest.mark.parametrize("asked", ["专利授权量", "群众诉求.咨询"])
def test_an_indicator_is_found_by_its_name_or_path_with_all_that_is_made_of_it(report: Path, asked: str) -> None:
    names = [subject.name for subject in traced(report, asked).subjects]
    assert names[0] == asked or asked in names
    assert all(asked in name.split("、") for name in names)
    assert len(names) > 1


def test_a_part_has_the_source_of_its_whole(report: Path) -> None:
    assert "来源：办公室" in said(report, "群众诉求.咨询")


def test_an_indicator_that_is_used_nowhere_says_so(report: Path) -> None:
    assert "文中没有用到" in said(report, "没人用的")
    assert "文中没有用到" in said(report, "77台")


def test_a_paragraph_shows_its_text_its_line_and_its_figures(report: Path) -> None:
    found = traced(report, "第2段")
    (passage,) = found.passages
    assert passage.text.startswith("资助989项专利")
    assert passage.span is not None
    assert [use.text for s in found.subjects for item in s.items for use in item.uses if use.place.number == 2] == [
        "989项", "同比分别增长23.8%和9.1%", "占专利申请量的78.3%",
    ]  # fmt: skip


def test_paragraphs_are_those_of_the_text_counted_through(report: Path) -> None:
    texts = {n: traced(report, f"第{n}段").passages[0].text for n in (1, 2, 3, 4)}
    assert texts[1].startswith("今年成绩不小")
    assert texts[3].startswith("申请量再报一次")
    assert texts[4].startswith("（一）回应诉求。")


@pytest.mark.parametrize(
    ("asked", "text"), [("第1段第1句", "今年成绩不小。"), ("第四段第二句", "办理诉求28件，其中咨询5件、建议23件。")]
)
def test_a_sentence_of_a_paragraph_is_found_by_its_number(report: Path, asked: str, text: str) -> None:
    assert [passage.text for passage in traced(report, asked).passages] == [text]


def test_words_bring_the_sentence_they_are_in_and_its_figures(report: Path) -> None:
    found = traced(report, "办理诉求28件,其中")
    assert [passage.text for passage in found.passages] == ["办理诉求28件，其中咨询5件、建议23件。"]
    assert {subject.name for subject in found.subjects} == {"群众诉求", "群众诉求.咨询、群众诉求.建议"}


def test_the_year_is_told_when_it_is_asked_for_and_not_with_every_sentence(report: Path) -> None:
    assert [subject.name for subject in traced(report, "2011").subjects] == ["报告.年度", "报告.日期"]
    assert all("报告" not in subject.name for subject in traced(report, "成绩不小").subjects)


@pytest.mark.parametrize(
    ("asked", "near"), [("23.7%", "23.8%"), ("专利授劝量", "专利授权量"), ("1944件", "1945件"), ("第99段", "第1段—第")]
)
def test_what_is_not_there_brings_what_may_have_been_meant(report: Path, asked: str, near: str) -> None:
    found = traced(report, asked)
    assert any(near in each for each in found.near), found


def test_of_several_documents_each_use_names_its_own(tmp_path: Path) -> None:
    path = tmp_path / "两份.yaml"
    path.write_text(REPORT.replace("类型: 总结与思路", "类型: [工作总结, 总结与思路]"), "utf-8")
    places = [u.place.name.text() for s in traced(path, "16.5%").subjects for item in s.items for u in item.uses]
    assert places == ["工作总结第4段", "总结与思路第4段"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_figure_of_every_example_is_found_and_leads_to_its_line(path: Path) -> None:
    documents, _ = generator.make_all(path)
    for document in documents:
        for use in (run for block in document.blocks for runs in texts(block) for run in runs if run.figure):
            found = generator.traced(path, documents, use.text)
            printed = {u.text for s in found.subjects for item in s.items for u in item.uses}
            assert use.text in printed or not any(map(str.isdigit, use.text)), use
            assert found.subjects, use
            assert all(subject.spans for subject in found.subjects), use


# ------------------------------------------------------------------- the command


def test_the_command_prints_what_was_found(report: Path) -> None:
    result = run(report, "23.8%")
    assert result.exit_code == 0
    assert "（1945 − 1571）÷ 1571 = 23.8%" in result.stdout


def test_the_command_gives_json(report: Path) -> None:
    data = json.loads(run(report, "108.1%", "--format", "json").stdout)
    (figure,) = data["figures"]
    assert figure["name"] == "专利申请量"
    assert figure["yaml"][0]["line"] == 3
    assert figure["notes"] == {"来源": "知识产权科", "截至": "11月底", "口径": "全市"}
    (number,) = figure["numbers"]
    assert number["formula"] == ["1945 ÷ 1800 = 108.1%"]
    assert number["uses"][0]["paragraph"] == 1


def test_what_is_not_there_ends_with_1_and_a_suggestion(report: Path) -> None:
    result = run(report, "23.7%")
    assert result.exit_code == 1
    assert "没有找到“23.7%”。相近的有：23.8%" in result.stderr


@pytest.mark.parametrize(
    "asked", ["", " ", "%", "{{", "\\", "(", "第段", "第0段", "第一千段第三百句", "x" * 5000, "\x00", "９" * 40]
)
def test_nothing_that_is_typed_ends_in_a_traceback(report: Path, asked: str) -> None:
    result = run(report, asked)
    assert result.exit_code in {0, 1}
    assert "程序内部错误" not in result.output


def test_a_report_with_an_error_shows_the_error(report: Path) -> None:
    report.write_text(REPORT.replace("{{ 989项 }}", "{{ 没有这个 }}"), "utf-8")
    result = run(report, "23.8%")
    assert result.exit_code == 1
    assert "E401" in result.stderr


def test_the_command_speaks_english(report: Path) -> None:
    result = run("--lang", "en", report, "没人用的")
    assert re.search("not used", result.output)
