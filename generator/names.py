"""Numerals that claim nothing: they name something or date it."""

from __future__ import annotations

from generator.patterns import lazy

#: Chinese digits up to ten.
ONES = "[一二三四五六七八九十]"
#: Numerals that are names or dates. Each line is one reason.
NAMES = lazy(
    "|".join(
        (
            # what is quoted, titles, document numbers
            r"“[^”\n]*”",
            r'"[^"\n]{1,40}"',
            r"《[^》\n]*》",
            r"[〔\[(（]\s*(?:\d{4}|20[xX]{2})\s*[〕\])）]\s*\d+\s*号",
            r"[〔\[]\d+[〕\]]号",
            # the numbers of headings and items
            rf"(?<![^\n。；;:：])\s*(?:[（(](?:\d{{1,2}}|{ONES}+)[)）]|\d{{1,2}}(?:[、)）．]|[.。](?!\d))|{ONES}+、)",
            rf"{ONES}(?=是)",
            # years, months, days, parts of a year
            r"(?:\d{4}年?[—–～~至-])?\d{4}年(?:度|\d{1,2}月(?:\d{1,2}日)?)?",
            r"(?:19|20)\d\d[—–～~-](?:19|20)\d\d(?![\d万亿元人家项件个亩名户吨])",
            r"(?<![时用需达计])近(?:[一二两三四五六七八九十]+|\d{1,2})(?:年|个月)",
            "20[xX]{2}",
            r"20\d\d(?=今年)",
            r"(?:\d{1,2}月?[—–～~至-])?\d{1,2}月(?:\d{1,2}日|份)?",
            r"(?<!\d)\d{1,2}日(?!以?内)",
            rf"{ONES}+月(?!度)",
            r"[一二三四1-4]季度",
            "前三个?季度",
            rf"前(?:\d+|{ONES}+)个?月",
            "[上下]半年",
            r"(?<![\d.])\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?)+",
            r"\d+。\d+[%％万亿]?[元分]?",
            r"\d+[·.]\d+(?=知识|防灾|防震|事件|讲话|活动|汶川|唐山|地震|全国)",
            # telephones, models, programmes
            r"0\d{2,3}-\d{7,8}",
            r"\d{3,5}(?=热线|平台|电话|知识产权)",
            "(?<=工业)110",
            r"\d+型",
            "(?:863|973|211|985)(?:计划|工程|院校|高校)",
            r"\d+\+\d+",
            r"(?:[A-Za-z]+[-—]?\d+(?:\.\d+)?)+(?![\d.]*(?:万|亿|元|%|家|项|个))",
            r"\d+(?!(?:km|k?m[²³]|kg|[kK]?W|MW|GW|kWh|MWh|[TG]B)(?![A-Za-z]))[A-Za-z][A-Za-z0-9]*",
            rf"{ONES}+号|\d+号",
            # per so many
            r"每\d*[百千万]*[人亩户名]",
            # congresses, prizes, plans, phases, industries
            rf"{ONES}+届{ONES}+(?:次|中)",
            rf"(?:{ONES}+[中届]、?)+全会",
            rf"{ONES}+大(?=精神|报告|以来|召开|会议)",
            "[一二三四五六](?:等(?:奖|功)|级|流)",
            "两级",
            f"十{ONES}五",
            "[三五十]年(?=行动|规划|计划)",
            "(?<![第十百千万零])二[期次级类轮等代]",
            "[一三四]期(?=工程|建设|项目|科学|试验|投资)",
            "[一二三]次产业",
            "第[一二三](?:产业|方|时间|生产力|书记|责任人|课堂)",
            "三项(?=经费|费)",
            "八项规定",
            f"{ONES}位一体",
            "八小时(?=之?外|以外)",
            "[两三四](?:个)(?=维护|确立|一百年|代表|意识|自信|全面|着力)",
            # 一 that counts nothing
            "新一轮",
            "一张(?=蓝图|清单|网)",
            "一(?:把手|盘棋|年来|系列|方面|部分|条龙|站式|揽子)",
            "进一步",
            "零(?:部件|距离|散|星|售|基础)",
            "(?<!分)[统唯单逐专之不同归合万]一(?!个)",
            "一[批定线流直般切些样致旦体](?!以上)",
            "一(?:起|道|面|度|时|同)(?![余多])",
            "(?<=成为|争做|争当|作为|打造|形成|建成|构建|建设)一个",
            "[每这那另同]一(?=[个项次家年])[个项次家年]",
            "(?<=重要|关键|平凡|之年|最后)一年",
            "一年(?=一度)",
            "一次(?=性)",
            "最多跑一次",
        )
    )
)


def names(text: str) -> list[tuple[int, int]]:
    """Where numerals stand that name something or date it: “6+1”, 〔2020〕17号, 2011年9月, 二等奖."""
    return [match.span() for match in NAMES.finditer(text)]
