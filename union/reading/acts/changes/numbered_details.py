"""What words beside a number tell of the item: where it is, who goes: "#14 is at 10.30am, Room 7"."""

from collections.abc import Iterator

from union.core.lazy_regex import Regex
from union.reading.acts.changes.change_verbs import PLACE
from union.reading.acts.changes.numbered_orders import EDGES, SIGN, NumberedPart
from union.reading.text.normal_form import EitherScript

CLAUSE = Regex(r"[，,。；;！!\n]|(?<!\d)\.(?=\s|$)")
LEADS = r"(?:(?:已经|都|现在|终于|而家|会|时间|日期|now|the)\s?)*"
SETTLED = EitherScript(
    rf"\s?{LEADS}(?:[约敲确]?定(?:了|好|下来|喇|咗)?|确认|约好|改|换|挪|搬|在|喺|系|是|地[点方]|场地|:|：|\d|[上下]午|周|星期|is\b|at\b|on\b|to\b|in\b|moved?|changed?|confirm(?:ed)?|shift(?:ed)?|venue|place|time|set\b|fixed)",
    any_case=True,
)
ROOM = r"(?:room|office|hall|level|lvl|floor|block|blk|building|bldg|cent(?:re|er)|hotel|club(?:house)?|house|canteen|hq|library|lounge|ward|zoom|teams)"
HOUSE = r"[\u4e00-\u9fffA-Za-z0-9]{1,10}(?:总部|公司|办公室|厂|站|大厦|酒店|餐厅|饭店|宾馆|医院|学校|广场|之家|会所|仓库|食堂|码头|车队)"
IS_PLACE = EitherScript(
    rf"(?:(?:地[点方]|场地|会场|venue|place|location)\s?(?:is|now|改到|改成|改为|改|换到|换成|在|:|：|是)?\s?(?:to\s)?(?P<named>[^?？\d][^?？]{{1,30}}|\d[^?？点时:.]{{1,30}})|(?:就?[在喺]|(?:at|in)\s)?(?P<chinese>{PLACE}|{HOUSE})|(?:at |in )?(?P<english>(?:(?!(?:at|in|is|to|we|i|the)\b)[\w'&-]{{1,20}}\s){{0,4}}{ROOM}\b[^?？]{{0,20}}))",
    any_case=True,
)
CLOCK = Regex(
    r".{0,24}?\b\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|[ap]\.m\.)(?:\s?(?:on|,)?\s)?(?:at|in)?\s?", any_case=True
)
GOES = EitherScript(
    r"[^，,。]{0,12}(?:我|[\u4e00-\u9fff]{2,3})(?:[和同跟与、][^，,。]{1,12})?(?:一起|一齐|都)?(?:去|参加|出席|带队)|.{1,30}\b(?:going|will go|attend(?:ing)?|coming)\b.{0,8}",
    any_case=True,
)


def is_settled(part: NumberedPart) -> bool:
    """Whether words begin with the number and tell what of it is fixed."""
    return part.words.startswith(SIGN) and SETTLED.match(part.behind) is not None


def place_in(words: str) -> str:
    """The place that a clause of its own tells, "" where none does."""
    for clause in _clauses(words):
        words = CLOCK.sub("", clause, 1)
        found = IS_PLACE.fullmatch(words)
        if found is not None:
            return words[slice(*found.span(found.lastgroup or 0))].strip(EDGES)  # in its own script
    return ""


def going_in(words: str) -> str:
    """The clause that tells who goes."""
    return next((each for each in _clauses(words) if GOES.fullmatch(each)), "")


def _clauses(words: str) -> Iterator[str]:
    return filter(None, (each.strip(EDGES) for each in CLAUSE.split(words)))
