"""The accounting of a message: each figure and each day in it is taken by an act, known not to count, or left over."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from union.core.almanac.days_off import Notice
from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.reading.acts.extraction import Seen, look
from union.reading.message import Act, ActKind, Intent, LeftOver, Message, When
from union.reading.numbers.numerals import CHINESE
from union.reading.quantities.measures import bare_parts
from union.reading.text.identifiers import list_marks, no_times, titles_of_works
from union.reading.time.false_times import lookalikes

DAYS = (Grain.MINUTE, Grain.HOUR, Grain.DAY)
FIGURE = Regex(rf"\d{{1,20}}(?:[.,:/-]\d{{1,8}}){{0,4}}|[{CHINESE}]{{1,16}}")
WRITTEN = Regex(rf"[{CHINESE}]{{1,16}}")
# A bare figure that something is told by: at the end of its words, with no sign of its being a code or a name.
ENDS = Regex(
    r"\s?(?:[,。;!?、)\n+]|$|(?:应|实|和|或|以|其中|剩|还|另|左右|上下|多|余)(?![\u4e00-\u9fff]?度))"
)
CODE = Regex(
    r"(?:第|编号|工号|电话|手机|热线|分机|No\.?|no\.?|#|＃|房|座|尾号|卡号|文号|单号|号码|密码|比分|邮编|QQ|微信|版本|室改?|楼|去|[*＊A-Za-z_@.+:-]|\d[比-])\s?:?$"
)
AFTER_CODE = Regex(r"[A-Za-z_@/]|[-:比]\d")
SIGN = Regex(r"[$¥€£]|RM|rm")
LOOK_BACK = 6


class Use(Enum):
    """What became of a figure or a day."""

    TAKEN = "taken"
    KNOWN = "known"
    LEFT = "left"


class FigurePiece(NamedTuple):
    """A figure or a day in the normal text, and what became of it."""

    start: int
    end: int
    use: Use


def left_over(seen: Seen, acts: Sequence[Act]) -> tuple[LeftOver, ...]:
    """What of the stretches of acts nothing has taken."""
    spans = [(act.start, act.end) for act in acts]
    if not spans:
        return ()
    pieces = account(seen, [when for act in acts for when in act.whens])
    places = [slice(one.start, one.end) for one in pieces if one.use is Use.LEFT]
    found = ((min(seen.said.places[one]), max(seen.said.ends[one])) for one in places)
    return tuple(
        LeftOver(seen.said.raw[start:end], start, end)
        for start, end in found
        if any(a <= start and end <= b for a, b in spans)
    )


def left_of_log(
    message: Message, now: datetime, region: str, notice: Notice | None, meant: Intent | None = None
) -> tuple[LeftOver, ...]:
    """What of work told in one stretch nothing has taken."""
    seen = look(message.text, now, region, meant, notice)
    whens = (message.when, *(fact.when for fact in message.facts))
    act = Act(ActKind.TOLD, message.text, 0, len(message.text), whens=tuple(one for one in whens if one))
    return left_over(seen, [act])


def account(seen: Seen, used: Iterable[When]) -> Iterator[FigurePiece]:
    """Every figure and every day of a text, in order, each once; `used` are the times that acts have."""
    taken, known, days = _spans(seen, list(used))
    at = 0
    found = [*days, *(match.span() for match in FIGURE.finditer(seen.said.text))]
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if end <= at:
            continue
        is_day = (start, end) in days and start >= at
        begin = max(start, at)  # 「周三一车间」: what the day before it has not taken
        at = end if is_day else min([end, *(a for a, _ in days if begin < a < end)])
        yield FigurePiece(begin, at, Use.LEFT if is_day else _use(seen.said.text, begin, at, taken, known))


def _spans(seen: Seen, used: list[When]) -> tuple[set[int], set[int], set[tuple[int, int]]]:
    """Which places are taken by figures and times, which are known to say nothing, and which days nobody took."""
    text, taken, days = seen.said.text, set[int](), set[tuple[int, int]]()
    for start, end in seen.figures:
        taken.update(range(start, end))
    for one in seen.reads:
        is_day = one.has_day and one.when.grain in DAYS and not one.is_name and one.festival is None
        if not (is_day and used) or _is_taken(one.when, used):
            taken.update(range(one.begin, one.end))
        else:
            days.add((one.begin, one.end))
    wholes = {Decimal(one.money.minor) / 100 for one in seen.prices}
    for _, places in bare_parts(text, wholes) if wholes else ():
        taken.update(place for start, end in places for place in range(start, end))
    names = [*no_times(text), *titles_of_works(text), *lookalikes(text), *list_marks(text)]
    known = {place for start, end in names for place in range(start, end)}
    return taken, known, days


def _is_taken(when: When, used: Sequence[When]) -> bool:
    """Whether a day was taken, perhaps in other words: 「今天」 and 「11月20日」, of 「每天下午2点」 the hour."""
    return any(
        when == one
        or (when.text and when.text in one.text)
        or (when.start.time() == one.start.time() if when.rrule else when.start.date() == one.start.date())
        for one in used
    )


def _use(text: str, start: int, end: int, taken: set[int], known: set[int]) -> Use:
    place, before = range(start, end), text[max(0, start - LOOK_BACK) : start]
    if not taken.isdisjoint(place):
        return Use.TAKEN
    if not known.isdisjoint(place) or WRITTEN.fullmatch(text, start, end):
        return Use.KNOWN
    is_code = CODE.search(before) or AFTER_CODE.match(text, end)
    return Use.LEFT if SIGN.search(before[-2:]) or (ENDS.match(text, end) and not is_code) else Use.KNOWN
