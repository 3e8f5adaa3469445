"""A day said without its month goes on from the date before it: 「12月7日一车间，9日机关」, 「24日联欢会，20日前报名」."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.reading.message import When
from union.reading.numbers.numerals import whole
from union.reading.time.dates.reference_time import Outlook
from union.reading.time.pieces.piece_finder import Atom

# NEARBY: so many signs away at most.
NEARBY, SENTENCE_END, LISTED = 40, Regex(r"[。!?\n]"), Regex(r"\s?[、,/;&和及与跟]?\s?")
BEFORE_IT = Regex(r"[\s(]?(?:之|以)?前|(?:报名|交表|交稿)?截止")
BY_NUMBER, MONTHS_SAID = (
    {"day", "days", "bare_day", "iso", "dotted"},
    {"month", "this_month", "year", "lunar", "moon"},
)
OF_A_DAY = (Grain.DAY, Grain.HOUR, Grain.MINUTE)


class Before(NamedTuple):
    """The time read before: where it ends, its days (`rest`: the further ones of a list), and of what sorts it was made."""

    end: int
    when: When
    has_day: bool
    rest: Sequence[When]
    sorts: Collection[str]


def continued(
    text: str, last: Before, place: tuple[int, int], pieces: Mapping[str, Atom], outlook: Outlook
) -> Outlook:
    """From where such a day is read; the outlook as it is where it stands by itself, or has its month."""
    if not pieces.keys() & {"day", "days"} or pieces.keys() & MONTHS_SAID:
        return outlook
    gap, day = text[last.end : place[0]], last.when.start.date()
    is_near = len(gap) <= NEARBY and not SENTENCE_END.search(gap) and not last.when.rrule
    is_dated = last.has_day and last.when.grain in OF_A_DAY and not BY_NUMBER.isdisjoint(last.sorts)
    if not (is_near and is_dated):
        return outlook
    number = whole(_number_said(pieces)) or 0
    if BEFORE_IT.match(text, place[1]) and number < day.day:  # 「24日联欢会，20日前报名」
        return outlook._replace(after=day.replace(day=1))
    is_after = number > day.day or LISTED.fullmatch(gap) is not None
    return (
        outlook._replace(after=(last.rest[-1] if last.rest else last.when).start.date())
        if is_after
        else outlook
    )


def _number_said(pieces: Mapping[str, Atom]) -> str:
    parts = (pieces.get("day") or pieces["days"]).parts
    return parts.get("number") or parts["from"]
