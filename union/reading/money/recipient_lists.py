"""「张大山、李小海，各500元」, 「一车间和二车间，各送500元」: those named in a row before a sum that each of them got."""

from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.names.helped_names import SURNAMES
from union.reading.numbers.numerals import CHINESE

NEAR = 48
EACH = ("各", "分别", "每人")  # every row has one of them
GIVEN = r"(?:奖励?|发放?|送去?|给|补助|慰问|资助|救助|得|获|领取?|拨付?|补贴|收)?了?(?:现金|慰问金|奖金|助学金|补助金|活动费|红包)?"
# 「二车间陈洋和一车间老刘」
SIGN = r"(?:(?![和与及])[\u4e00-\u9fff])"
WHERE = rf"(?:(?>{SIGN}{{1,5}}?(?:车间|班组|小组|分会|机关|组|科|班|室))的?)?"
WHO = rf"{WHERE}(?:[老小][{SURNAMES}]|[{SURNAMES}](?:{SIGN}{{1,2}}|[和与及]{SIGN}))"
PERSONS = Regex(
    rf"(?P<row>[\u4e00-\u9fff]{{2}}(?:(?:、|(?<=[\u4e00-\u9fff])[和与及]){WHO}){{1,20}})(?:同志|师傅)?等?[,\s]?(?:各(?:自)?|分别|每人){GIVEN}$"
)
BEFORE_PERSON = Regex(rf"(?:、|[和与及])(?={WHO})")
UNIT = (
    "(?:车间|工段|产线|班组|小组|组|班|队|分工会|分会|工会|支部|科室|科|处室|处|部门|部|办公室|机关|行政|公司|分厂|工厂|厂|门店|店|站|所"
    "|仓库|医院|敬老院|学校|中学|小学|大学|学院|幼儿园|社区|街道|村|食堂)"
)
ONES = "一二三四五六七八九"
NTH = rf"(?:十?[{ONES}]|[{ONES}]?十|\d{{1,2}}|[甲乙丙丁戊A-F])"
# What each got is told behind 各; 「各班组共800元」 is of all of them together.
UNITS = Regex(
    rf"(?P<row>[^\s,。;:!?]{{3,40}}?)(?:慰问|走访|看望)?了?[,\s]?(?:各(?:自)?(?!{UNIT}|单位|[人位户类项种级方界地])|分别)"
    rf"(?!.{{0,48}}[共总合]|.{{0,48}}小计)[^\s,。;:!?\d{CHINESE}]{{0,10}}$"
)
ONE_AFTER_OTHER = Regex(rf"({NTH}({UNIT}))(?={NTH}\2)")  # 一车间二车间
RUN_TOGETHER = Regex(rf"(?P<first>(?<!第)[{ONES}])(?=[{ONES}]{{1,4}}{UNIT})")  # 一二车间
AND = Regex(r"、|以及|及(?!格)|和(?![谐平睦])|与|跟")
# 「装配一、二车间」: the last names the unit of numbers before it.
NAMED, LAST = Regex(rf"{UNIT}$|{NTH}$"), Regex(rf"{UNIT}$")
LISTED = Regex(r"\s?元?[、和与]\s?\d")  # 「分别500、800元」


class Row(NamedTuple):
    """How many are named, and what one of them is: 人 or 个."""

    many: int
    per: str


def row_before(text: str, start: int, end: int) -> Row | None:
    """Those named right before a sum from `start` to `end` that is for each of them."""
    if LISTED.match(text, end):
        return None
    left = text[max(0, start - NEAR) : start]
    if not any(map(left.__contains__, EACH)):
        return None
    if found := PERSONS.search(left):
        return Row(sum(1 for _ in BEFORE_PERSON.finditer(found["row"])) + 1, "人")
    found = UNITS.search(left)
    many = _units(found["row"]) if found else 0
    return Row(many, "个") if many > 1 else None


def _units(row: str) -> int:
    """How many units a row names; none where one of it is something else."""
    apart = RUN_TOGETHER.sub(r"\g<first>、", ONE_AFTER_OTHER.sub(r"\1、", row))
    names = AND.split(apart)
    return len(names) if LAST.search(names[-1]) and all(NAMED.search(name) for name in names) else 0
