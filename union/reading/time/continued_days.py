"""A day said without its month goes on from the date before it: 「12月7日一车间，9日机关」, 「24日联欢会，20日前报名」."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole
from union.reading.time.dates.reference_time import Outlook

if TYPE_CHECKING:
    from union.reading.time.time_expressions import Moment, TimeRead

# NEARBY: so many signs away at most.
NEARBY, SENTENCE_END, LISTED = 40, Regex(r"[。!?\n]"), Regex(r"\s?[、,/;&和及与跟]?\s?")
BEFORE_IT = Regex(r"[\s(]?(?:之|以)?前|(?:报名|交表|交稿)?截止")
BY_NUMBER, MONTHS_SAID = (
    {"day", "days", "bare_day", "iso", "dotted"},
    {"month", "this_month", "year", "lunar", "moon"},
)
OF_A_DAY = (Grain.DAY, Grain.HOUR, Grain.MINUTE)


def continued(
    text: str, found: "Sequence[TimeRead]", before: "Sequence[Moment]", moment: "Moment", outlook: Outlook
) -> Outlook:
    """From where such a day is read; the outlook as it is where it stands by itself, or has its month."""
    last = found[-1] if found else None
    if last is None or not moment.pieces.keys() & {"day", "days"} or moment.pieces.keys() & MONTHS_SAID:
        return outlook
    gap, day = text[last.end : moment.start], last.when.start.date()
    is_near = len(gap) <= NEARBY and not SENTENCE_END.search(gap) and not last.when.rrule
    if not (
        is_near and last.has_day and last.when.grain in OF_A_DAY and before[-1].pieces.keys() & BY_NUMBER
    ):
        return outlook
    number = whole(_number_said(moment)) or 0
    if BEFORE_IT.match(text, moment.end) and number < day.day:  # 「24日联欢会，20日前报名」
        return outlook._replace(after=day.replace(day=1))
    is_after = number > day.day or LISTED.fullmatch(gap) is not None
    return (
        outlook._replace(after=(last.rest[-1] if last.rest else last.when).start.date())
        if is_after
        else outlook
    )


def _number_said(moment: "Moment") -> str:
    parts = (moment.pieces.get("day") or moment.pieces["days"]).parts
    return parts.get("number") or parts["from"]
