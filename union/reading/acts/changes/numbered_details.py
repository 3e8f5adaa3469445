"""What words beside a number tell of the item: who takes it on, where it is, who goes: 「#7畀敏儀跟」, "#14 is at 10.30am, Room 7"."""

from collections.abc import Iterator, Sequence

from union.core.lazy_regex import Regex
from union.reading.acts.changes.change_verbs import PLACE
from union.reading.acts.changes.numbered_orders import EDGES, SIGN, NumberedPart
from union.reading.acts.tasks.assignments import roster_names_by_form
from union.reading.names.people import SURNAMES
from union.reading.text.normal_form import EitherScript, simplified

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
TAKES = EitherScript(
    r"负责|跟进?|接|交|给|畀|由|归|让|换|管|牵头|来[做办弄搞]?(?:$|[吧，,。])|盯|揾|搵|\b(?:responsible|in.charge|tak(?:e|es|ing)|owner|owns|pic|hand(?:ed|s)?|give[ns]?|goes|assign(?:ed)?|pass(?:ed)?|under|by|on (?:it|this)|i.?ll do|do(?:es)? it|cover(?:s|ing)?|.s (?:job|now))\b",
    any_case=True,
)
NO_MORE = EitherScript(
    r"(?:不是|唔系|不用|不再|别让|而非|原来|代替|instead of|rather than|not|from|replac(?:e|es|ed|ing)|no longer)\s?$",
    any_case=True,
)
# One who has not spoken yet stands beside one who has: 「由赵敏和建国负责」.
BEFORE_ONE = Regex(rf"(?P<who>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})[和跟与同、]$")
MYSELF = EitherScript(r"我(?!们)|\b(?:i|i.?ll|me|myself)\b", any_case=True)
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


def taking_over(words: str, names: Sequence[str], me: str) -> list[str]:
    """Those on the roster whom words make responsible, as they stand; none where nothing says so."""
    if TAKES.search(words) is None:
        return []
    plain, found = simplified(words), dict[int, str]()
    forms = roster_names_by_form(names)
    for form in sorted(forms, key=len, reverse=True):
        at = plain.lower().find(form.replace("·", " ").lower())
        is_inside = any(begin <= at < begin + len(forms_of) for begin, forms_of in found.items())
        if at >= 0 and not is_inside and NO_MORE.search(plain[:at]) is None:
            found[at] = form
    mine = MYSELF.search(plain) if not found else None
    if mine is not None and me and NO_MORE.search(plain[: mine.start()]) is None:
        return [me]
    at = min(found, default=0)
    beside = BEFORE_ONE.search(plain, 0, at) if found else None
    others = [words[slice(*beside.span("who"))]] if beside is not None else []
    return [*others, *dict.fromkeys(forms[found[each]] for each in sorted(found))]


def _clauses(words: str) -> Iterator[str]:
    return filter(None, (each.strip(EDGES) for each in CLAUSE.split(words)))
