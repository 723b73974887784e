"""What stands before a number → the name of what it counts, as a clerk would write it; '' where that is not plain."""

from __future__ import annotations

import re

from generator.calls import FUNCTIONS
from generator.patterns import lazy
from generator.schema import RESERVED
from generator.wording import ATTRIBUTES

#: So many characters before a number may hold its noun; a name has at most so many; one of so many says little.
_REACH, LONGEST, _VAGUE = 40, 14, 3
_BOUNDARY = lazy(r"[,;:。!?、()《》〈〉【】“”‘’\"'…\s—|{}<>]")
_QUOTED = lazy(r"[“\"]([^“”\"]{2,12})[”\"]$")
#: Between a noun and its number: 专利申请量已达1945件, 产值可达33亿元, 申报数为1.26亿元.
_TAIL = lazy(
    r"(?:预计|已经|已|累计|合计|共计|总计|共有|共|可望|可|将|均|仅|目前|一共)*"
    r"(?:达到|达|为|是|有|计|完成|实现|突破|超过|升至|增至|降至|增加到|提高到|增长到|扩大到|控制在|保持在|稳定在)?了?$"
)
#: A noun begins behind the last of these: whose it is, when it was, what was done.
_CUT = lazy(
    r"实现(?![率额量])|完成(?![率额量])|争取到?|落实|办理|受理|取得|获得|获|安排|下达|达到|拥有|现有|列入|培育|招引|兑现|拨付|发放|筹集|"
    r"(?<![自忘唯])我[省市县区州镇乡局委办厅处院校国]|全[国省市县区州镇乡局系](?![化统])|[本各][省市县区州镇乡局]|辖区|"
    r"有限责任公司|有限公司|集团公司|公司|"
    r"[12Xx][0-9Xx]{1,3}年度?(?:全年)?|今年(?:以来)?|去年|上年|全年(?:共)?|[上下]半年|前?[一二三四]季度|"
    r"\d{1,2}(?:[-—～至]\d{1,2})?月(?:份|底|末|中旬)?|目前(?:为止)?|截至|截止|预计|累计|总计|合计|"
    r"(?<![公])共计?(?![同享产建青和性有])|共有|其中"
)
#: What was done, where it stands first: also within nouns, so not to be cut behind anywhere.
_LEAD = lazy(
    r"(?:已|并|先后|成功|积极|合计)*(?:组织实施|组织申报|组织|实施|申报|承担|举办|开展|推荐|推广|建立|引进|"
    r"投放|整治|查处|征集|参评|有|是|为){0,2}(?:各级各类|各级|各类|全部)?"
)
#: A noun of an amount ends so.
_ENDING = lazy(
    r"(?:量|数|率|值|额|收入|支出|投入|产出|经费|资金|费用|成本|税收|税金|利税|利润|比重|占比|比例|面积|规模|总产|贷款|"
    r"存款|投资|消费|零售|进口|出口|进出口|外贸|企业|高企|项目|机构|平台|中心|基地|载体|专利|商标|成果|合同|诉求|案件|事项|"
    r"信访|来信|来访|提案|建议|人员|人才|培训|里程|人口|用户|就业|GDP|总值|用电|客流|游客|旅游|奖|奖项|品牌|标准|论文|活动|"
    r"工程|岗位|床位|补助|补贴|奖金|贴息|融资|债券|基金|预算|工资|指数|指标|强度|能耗|排放|任务|产业|业|产品|特派员|工作者|"
    r"难题|实验室|工作站|示范区|园区|合作社|农场|农户|车辆|主体|品种|技术|贫困户|低保户|学校|医院|事故|纠纷|职工|党员|干部|教师|学生|志愿者|农田|公路)$"
)
_SHORT = frozenset(
    ("利润", "利税", "税收", "出口", "进口", "存款", "贷款", "专利", "GDP", "产值", "产量", "人口", "案件")
)
#: Words in which a character that no noun phrase holds is harmless.
_HARMLESS = lazy(
    "规模以上|限额以上|[省市县国]级以上|从业|对外|在[校建孵岗职编册读]|为民|按揭|和谐|并网|给水|向上|等级|高等|过境|每百|每万"
)
_UNFIT = lazy("[把将使让向被且也了着过我该这那每对在由与并或于及从按给为是的和等不]")
#: 城镇 or 省级 tells a noun from the next in so many characters.
_TELLING = 2
_RESPECTIVE = lazy(r"(?:^|[,;:。\s])(?P<nouns>[^,;:。\s]+)分别(?:达到|达|为|是|完成|实现|增至)?$")
_BODY = lazy("(?:业|公司|集团|园区|开发区)$")
_NAME = lazy("[0-9A-Za-z一-鿿]+")
_TAKEN = RESERVED | ATTRIBUTES.keys() | FUNCTIONS.keys()


def noun(before: str) -> str:
    """The text before a number, width folded → the noun phrase that ends there, '' if none is plain."""
    window = before[-_REACH:].rstrip()
    if quoted := _QUOTED.search(window):
        return _fit(quoted[1])
    chunk = _BOUNDARY.split(window)[-1]
    chunk = chunk[: _TAIL.search(chunk).start()]  # type: ignore[union-attr]  # it matches nothing at least
    cuts = list(_CUT.finditer(chunk))
    found = _fit(chunk[cuts[-1].end() :] if cuts else chunk)
    return _whose(chunk, cuts) + found if 0 < len(found) <= _VAGUE else found


def _whose(chunk: str, cuts: list[re.Match[str]]) -> str:
    """Whose output or profit it is, where the noun alone says little: 规模以上工业企业 of …预计完成产值."""
    ends = [0, *(cut.end() for cut in cuts)]
    begins = [*(cut.start() for cut in cuts), len(chunk)]
    heads = [chunk[end:begin] for end, begin in zip(ends, begins, strict=True)][:-1]
    head = next((head for head in reversed(heads) if head), "")
    fit = usable(head) and len(head) <= LONGEST - _VAGUE and not _UNFIT.search(head)
    return head if fit and _BODY.search(head) else ""


def respective(before: str, count: int) -> list[str]:
    """The text before the first of so many numbers under 分别 → the noun of each, [] if they are not plain.

    城镇、农村居民人均可支配收入分别达到: what the last noun ends with belongs to the first ones too.
    """
    match = _RESPECTIVE.search(before[-_REACH:])
    words = re.split("[、和及与]", match["nouns"]) if match else []
    last = noun(words[-1]) if words else ""
    if len(words) != count or not last:
        return []
    firsts = [_completed(word, last) for word in words[:-1]]
    found = [*firsts, last if len(last) > _VAGUE or not firsts else firsts[-1][: -len(last)] + last]
    return found if all(found) and len(set(found)) == count else []


def _completed(word: str, last: str) -> str:
    """专利申请量 as it is, 城镇 and 进口 with what the last noun of their list ends with."""
    found = noun(word)
    short = (found or word)[-_TELLING:]
    return found if len(found) > _TELLING else _fit(short + last[len(short) :]) or found


def label(before: str) -> str:
    """The text before a part's number → the part's name as it is printed: 咨询, 其他, 市级; '' if there is none."""
    found = before.strip()
    return found if 1 <= len(found) <= LONGEST and usable(found) else ""


_SUBJECT = lazy(
    r"((?:(?![年月日全我本各共的对在由])[一-鿿]){2,7}?(?:公司|集团|园区|开发区|街道|镇|乡|县|区|市|局|所|学校|医院))"
    r"[^,;。:!?]{0,20}$"
)


def subject(before: str) -> str:
    """The text before a number → whose it is, to tell two of one noun apart: 集团公司; '' if nobody is named."""
    found = _SUBJECT.search(before[-_REACH:])
    return found[1] if found else ""


def usable(name: str) -> bool:
    """Whether a number may be named so."""
    return bool(_NAME.fullmatch(name)) and name not in _TAKEN and not name.isdecimal()


def _fit(phrase: str) -> str:
    """A phrase → it without what was done, if it can be the name of an amount."""
    phrase = phrase.replace("的比", "比").rpartition("的")[2].replace("R&D", "研发")
    if len(phrase) > LONGEST and phrase.endswith("比重"):
        phrase = phrase.partition("占")[0] + "占比"
    found = phrase[_LEAD.match(phrase).end() :]  # type: ignore[union-attr]  # it matches nothing at least
    long = 3 <= len(found) <= LONGEST or found in _SHORT
    if not (long and _ENDING.search(found) and usable(found)):
        return ""
    return "" if _UNFIT.search(_HARMLESS.sub("", found)) else found
