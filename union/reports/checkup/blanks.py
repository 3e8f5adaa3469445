"""Places of a report that were left to be filled in, and units typed twice."""

import re
from collections.abc import Iterator

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import HAS_FIGURE
from union.reports.checkup.flaws import Flaw, FlawKind

UNITS = "人次|人|名|户|元|场次?|件|份|期|家|项|次|个"
# What a unit begins as part of a longer word: 户籍, 场地, 家庭, 名单.
WORDS = (
    "人员|人均|人才|人数|人民|人力|人文|人物|人事|人身|人人|人群|人性|人大|人社|人选|人心|人生|人以|名单|名义|名称|名额|名誉|名师|名次"
    "|户籍|户外|户主|户口|户数|户均|户内|户型|元旦|元宵|元素|场地|场所|场馆|场合|场景|场面|件数|份额|期间|期限|期盼|期望|期刊|期末|期待"
    "|家庭|家属|家政|家园|家电|家具|家长|家风|家访|家中|家里|家人|家乡|家常|家装|项目|项链|次数|次序|次日|次要|次年|次会|次月|个人|个别|个性|个体|个案|个子"
)
ENDS = r"(?=[,，。;；、!！?？)）\s]|$|参加|参与|的)"
UNIT = rf"(?!{WORDS})(?:{UNITS})"
# 「接待群众余人次」, 「共计人」, 「发放救助金元」, 「培训人次」, 「走访困难职工户」
MISSING = Regex(
    rf"(?<![\d一二三四五六七八九十百千万亿几数其剩业多结富盈节残冗空之有xX×*])余(?:人次|名|户|元|场次?|件|份|人{ENDS})"
    rf"|(?:共计|合计|总计|累计|(?<![公中])共){UNIT}{ENDS}"
    rf"|(?:金额?|资金|经费|款|费用|价值)(?:共计|共|计|为|达)?万?元{ENDS}"
    rf"|(?:来访|听课|参训|参加|参与|惠及|受益|培训|服务)(?:职工|群众|会员|人员)?人次(?=[,，。;；])"
    rf"|(?:走访|慰问|看望|帮扶|救助|资助)[\u4e00-\u9fff]{{0,8}}?(?<!困难|特困|贫困|低保|个体)(?<![家用住农商租客富])(?:户|份)(?!{WORDS}){ENDS}"
)
# A clause that ends in its unit: 「编印简报期，」, 「优秀组织单位个」; the verb says that things are counted here.
COUNTED = Regex(
    r"(?:编印|编发|刊发|召开|举办|开展|组织|评出|评选|下发|印发|发放|检出|查出|发现|受理|签订|新建|表彰|培训|推荐)"
    r"[\u4e00-\u9fff]{2,12}?(?:[期份场件项家名个起条]|(?<=职工)人|(?<=会员)人|(?<=人员)人)(?=[,，。;；])"
)
MASKS = Regex(
    r"(?<![A-Za-z])(?:[Xx×]{2,8}|[*＊]{3,8})(?![A-Za-z])|【(?:待[\u4e00-\u9fff]{1,4}|)】|[（(](?:待[补填定][\u4e00-\u9fff]{0,2})[)）]|_{3,60}|＿{2,40}"
)
SOME = Regex("[多几各每]")
DOUBLED = Regex(
    r"(?<=[\d万千百余多])(?P<unit>人次|万元|人|名|户|元|场|次|个|家|份|件|项|期|套|%|％)(?P=unit)"
    r"(?!均|手|有|参与|旦|宵|素|人|别|性|体|案|庭|属|政|具|电|长|目|誉|单|额|地|馆|所|数|间|限)"
)
CLAUSE, BEFORE = Regex(r"[\s,，。:：;；、()（）]"), 8


def blanks(text: str) -> Iterator[Flaw]:
    """All of them; a mask that stands everywhere is told once."""
    for match in (*MISSING.finditer(text), *COUNTED.finditer(text)):
        if HAS_FIGURE.search(match[0].replace("万元", "元")) is None and not SOME.search(match[0]):
            yield Flaw(*match.span(), FlawKind.BLANK, _quote(text, match))
    masks = list(MASKS.finditer(text))
    for match in masks[:1]:
        yield Flaw(
            *match.span(), FlawKind.BLANK, _quote(text, match), how=str(len(masks)) if len(masks) > 1 else ""
        )
    for match in DOUBLED.finditer(text):
        yield Flaw(*match.span(), FlawKind.DOUBLED, _quote(text, match), match["unit"])


def _quote(text: str, match: re.Match[str]) -> str:
    """With some words of its clause before it, so that the place is found again."""
    begin = max(0, match.start() - BEFORE)
    return CLAUSE.split(text[begin : match.start()])[-1] + match[0]
