"""An item of a plan on its way to the calendar: proposed, ticked, accepted, left out; its time as the calendar holds it.

A plan sent again is held against it: each item meets at most one of those known, first those that say the same, then those
most alike; what an officer changed before accepting it is known by the document's own words, too.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice

from union.core.almanac.workdays import Notice
from union.core.grouping import grouped
from union.core.lazy_regex import Regex
from union.core.period import Grain, own_end
from union.core.records import dataclass, replace
from union.events import recurrence_rules
from union.reading.message import Message, When
from union.reading.reader import read
from union.reading.replies.title_replies import LONGEST_TITLE, new_title
from union.reading.time.dates.reference_time import at_midnight
from union.yearplan.model import PlanItem

UNITS = {"WEEKLY": Grain.WEEK, "MONTHLY": Grain.MONTH, "DAILY": Grain.DAY}
OF_MONTHS = {3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR}
MOMENT = timedelta(seconds=1)


class ProposalState(StrEnum):
    """Where a proposal stands; LEFT was not wanted when its plan was sent before."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Missing:
    """What an earlier plan put on the calendar and the one sent now does not name.

    `is_out`: taken off the calendar since; `rrule` is then the rule a series had until that.
    """

    event_id: int
    is_out: bool = False
    rrule: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One item of one plan; `position` counts from 0 and never changes.

    `event_id`: the item of the calendar it is or will change. `before`: the time that one had by an earlier plan.
    `read`: the item as the document has it, where an officer has changed it since. `moved_from`: the day off it would have fallen on. `batch`: ties what one press has put on the calendar.
    """

    position: int
    item: PlanItem
    ticked: bool = True
    state: ProposalState = ProposalState.PROPOSED
    event_id: int | None = None
    before: When | None = None
    moved_from: date | None = None
    batch: int | None = None
    read: PlanItem | None = None
    id: int = 0
    plan_id: int = 0

    @property
    def as_read(self) -> PlanItem:
        """The item in the document's own name and time."""
        return self.read or self.item


# The same words said on different days: only a date that does not depend on today is one of the plan's year.
AROUND = ((0, 1, 12), (-1, 12, 12))
FILLERS = Regex(
    r"^(?:时间|日期)?(?:请|請|把)?(?:改[到为成在]?|调整?[到为]|定[在于]?|推迟到|提前到|挪到|移到)?[：:\s]*|(?<![。.！!，,、：:\s吧])[。.！!，,、：:\s吧]+$"
)
# 「负责人：王芳、李建国」, 「由王芳负责」
SIGN = r"(?:(?![和及])[\u4e00-\u9fff])"
NAME = rf"(?:{SIGN}{{2,8}}?|(?>{SIGN}(?=[和及])|(?<=[和及]){SIGN}))"
NAMES = rf"{NAME}(?:[、,，和及\s]+{NAME})*"
OWNED = Regex(
    rf"(?:(?:负责人|责任人|承办人)(?:改[为成]|换成|是)?[:：\s]*(?P<named>{NAMES})|由\s*(?P<given>{NAMES})\s*(?:来)?负责)[。.\s]*"
)
BETWEEN = Regex(r"[、,，\s]+|和|及")
# 「3月31日前开完吧」 says only when, 「再说」 nothing at all.
NO_NAME = Regex(
    r"(?:[就都要先再]\s?)*(?:开|办|做|搞|弄|完成|召开|举办|举行|进行|开展)(?:完|好|了)?|随便|都行|都可以|再说|再看|再定|待定|另定|不知道|不清楚"
)


@dataclass(frozen=True, slots=True)
class Amended:
    """The item as changed; `outside`: a time was said, but not of the plan's year."""

    item: PlanItem
    outside: bool = False


def amended(
    item: PlanItem, words: str, year: int, wall: datetime, region: str, notice: Notice | None
) -> Amended | None:
    """What a reply makes of an item, said at `wall`; None when it says neither a time nor a name."""
    title = new_title(words)
    if title is not None:
        return Amended(replace(item, title=title))
    owners = OWNED.fullmatch(words.strip())
    if owners is not None:
        return Amended(replace(item, owners=tuple(BETWEEN.split(owners["named"] or owners["given"]))))
    message = _message_for_year(words, year, wall, region, notice)
    when = message.when
    if when is None:
        name = _name_without_fillers(words)
        return Amended(replace(item, title=name)) if 0 < len(name) <= LONGEST_TITLE else None
    if when.rrule is None and not year <= when.start.year <= year + 1:
        return Amended(item, outside=True)
    name = _name_without_fillers(words.replace(when.text, " ", 1))
    if message.festival is not None and name:
        name = _name_without_fillers(words)  # 「国庆节慰问职工」 is called so
    title = name if 1 < len(name) <= LONGEST_TITLE else item.title
    return Amended(replace(item, when=when, festival=message.festival or item.festival, title=title))


def _name_without_fillers(words: str) -> str:
    """Without what only leads up to a time or ends a sentence."""
    bare = FILLERS.sub("", FILLERS.sub("", " ".join(words.split())))
    return "" if NO_NAME.fullmatch(bare) else bare


def _message_for_year(words: str, year: int, wall: datetime, region: str, notice: Notice | None) -> Message:
    """A date that stands by itself is of the plan's year; 「下周三」 is counted from the day it is said."""
    of_year = read(words, at_midnight(date(year, 1, 1)), region=region, notice=notice)
    if of_year.when is None or of_year.when.rrule is not None:
        return of_year
    for years, month, day in AROUND:
        other = read(words, at_midnight(date(year + years, month, day)), region=region, notice=notice)
        if other.when is not None and other.when.start == of_year.when.start:
            return of_year
    return read(words, wall, region=region, notice=notice)


def on_calendar(when: When, wall: datetime) -> When:
    """The time to put on the calendar at `wall`.

    A series runs from its first time that is not over, or from the beginning where all of it is, to the end of the
    span it was planned for. What comes once in that span is no series.
    """
    if when.rrule is None:
        return when
    pattern = recurrence_rules.pattern(when.rrule)
    grain, moments = _grain(when, pattern), planned_moments(when)
    if not moments or (len(moments) == 1 and grain is Grain.YEAR):
        return replace(when, rrule=None, shift=None)
    if len(moments) == 1:
        return replace(when, start=moments[0], end=None, grain=grain, rrule=None, shift=None)
    begins = next((moment for moment in moments if own_end(moment, grain) > wall), moments[0])
    has_end = pattern.until or pattern.count
    until = "" if has_end else f";UNTIL={span_end(when) - MOMENT:%Y%m%dT%H%M%S}"
    return replace(when, start=begins, end=None, grain=grain, rrule=when.rrule + until)


def is_past(item: PlanItem, wall: datetime) -> bool:
    """Whether the whole of an item lies behind `wall`; a series out of a calendar file goes on to its own end."""
    if not item.uid or item.when.rrule is None:
        return is_time_over(item.when, wall)
    pattern = recurrence_rules.pattern(item.when.rrule)
    if pattern.dates:
        return max(pattern.dates) <= wall
    if pattern.count is None:
        return pattern.until is not None and pattern.until <= wall
    moments = islice(recurrence_rules.moments(pattern, item.when.start, wall), pattern.count)
    return sum(1 for _moment in moments) == pattern.count


def is_time_over(when: When, wall: datetime) -> bool:
    """Whether the whole of it lies behind `wall`."""
    pattern = recurrence_rules.pattern(when.rrule or "")
    return (pattern.until or span_end(when)) <= wall


def planned_moments(when: When) -> list[datetime]:
    """When a rule comes round in the span it was planned for."""
    pattern, first, end = recurrence_rules.pattern(when.rrule or ""), when.start, span_end(when)
    if (
        pattern.parts.get("FREQ") == "WEEKLY" and "BYDAY" not in pattern.parts
    ):  # weeks are counted from Monday
        first += timedelta(days=-first.weekday() % 7)
    given = recurrence_rules.moments(pattern, first, end - MOMENT)
    return [moment for moment in given if when.start <= moment < end]


def span_end(when: When) -> datetime:
    """Where the span ends it was planned for; a year where only the first time of a series is known."""
    if when.end is not None or when.rrule is None:
        return when.until
    first = when.start if when.grain is Grain.YEAR else when.start.replace(month=1, day=1, hour=0, minute=0)
    return own_end(first, Grain.YEAR)


def _grain(when: When, pattern: recurrence_rules.Pattern) -> Grain:
    """How long each time is: its own day where the rule or the words name one, else the rule's own unit."""
    parts = pattern.parts
    if when.grain in (Grain.MINUTE, Grain.HOUR):
        return when.grain
    if recurrence_rules.DAY_PARTS & set(parts):
        return Grain.DAY
    if parts.get("FREQ") == "YEARLY":
        return Grain.MONTH if "BYMONTH" in parts else Grain.YEAR
    if parts.get("FREQ") == "MONTHLY" and "BYMONTH" not in parts:
        return OF_MONTHS.get(int(parts.get("INTERVAL", "1")), Grain.MONTH)
    return UNITS.get(parts.get("FREQ", ""), Grain.DAY)


SIGNS = re.compile(r"[\W_]+")
ALIKE = 0.7  # from here on two items are the same one in other words
SAME_SECTION = 0.05
RAREST, MOST_NEAR = 3, 30  # pairs of signs an item is sought by, items known by each


class Sort(StrEnum):
    """What a plan's item is to those known."""

    NEW = "new"
    STANDS = "stands"  # accepted before, at this time
    MOVED = "moved"  # accepted before, at another time
    LEFT = "left"  # proposed before and not wanted


@dataclass(frozen=True, slots=True)
class Compared:
    """An item with what it is, and the known one it meets."""

    item: PlanItem
    sort: Sort
    known: Proposal | None = None


def compare(items: Sequence[PlanItem], known: Iterable[Proposal]) -> tuple[Compared, ...]:
    """Each item of a plan in its order, held against what earlier plans of the year proposed; the surest meet first."""
    known, found = _newest(known), dict[int, Proposal]()
    marks = [(_Marks(one.item), _Marks(one.as_read)) for one in known]
    places: Mapping[Hashable, Sequence[int]] = grouped(
        (sign, at) for at, (one, read) in enumerate(marks) for sign in one.signs | read.signs
    )
    meetings = []
    for place, own in enumerate(map(_Marks, items)):
        near = ((_nearness(own, *marks[other]), other) for other in _near_places(own, places))
        meetings += [(rank, place, other) for rank, other in near if rank is not None]
    left = set(range(len(known)))
    for _rank, place, other in sorted(meetings):
        if place not in found and other in left:
            found[place] = known[other]
            left.remove(other)
    return tuple(_compared(item, found.get(place)) for place, item in enumerate(items))


def missing(compared: Iterable[Compared], known: Iterable[Proposal]) -> list[Proposal]:
    """What stands on the calendar by an earlier plan and none of these items has met."""
    met = {one.known.event_id for one in compared if one.known is not None}
    return [one for one in _newest(known) if one.state is ProposalState.ACCEPTED and one.event_id not in met]


def is_same_time(one: When, other: When) -> bool:
    """Whether two times say the same in other words."""
    return _time(one) == _time(other)


def _newest(known: Iterable[Proposal]) -> list[Proposal]:
    """Those accepted first; of an item of the calendar only what was said of it last."""
    found: dict[Hashable, Proposal] = {}
    for one in known:
        found[one.id if one.event_id is None else ("event", one.event_id)] = one
    return sorted(found.values(), key=lambda one: one.state is not ProposalState.ACCEPTED)


class _Marks:
    """What an item is compared by: its words without stops, and pairs of neighbouring signs of them."""

    def __init__(self, item: PlanItem) -> None:
        self.title, self.quote, self.section = map(
            _without_punctuation, (item.title, item.quote, item.section)
        )
        self.named = (self.title, _time(item.when), item.festival)
        self.said = (self.quote, self.title)
        self.title_pairs, self.quote_pairs = _pairs(self.title), _pairs(self.quote)
        self.signs = {self.named, self.said, self.title, *self.title_pairs}


def _near_places(own: _Marks, places: Mapping[Hashable, Sequence[int]]) -> set[int]:
    """Those of its title or that share one of its rarest pairs of signs: a long plan is not held pair by pair against itself."""
    shared = sorted((places[pair] for pair in own.title_pairs if pair in places), key=len)[:RAREST]
    near = (place for found in (places.get(own.title, ()), *shared) for place in found[:MOST_NEAR])
    return {*places.get(own.named, ()), *places.get(own.said, ()), *near}


def _nearness(own: _Marks, known: _Marks, read: _Marks) -> float | None:
    """How surely they are one, the less the surer: the same words as it is or as the document said it, else words alike."""
    same = (
        own.named == known.named, own.named == read.named, own.said == read.said,
        own.said == known.said, own.title == known.title, own.title == read.title,
    )  # fmt: skip
    if True in same:
        return same.index(True)
    title = _dice(own.title_pairs, read.title_pairs)
    if title < ALIKE / 2:  # two items of one sentence are two items
        return None
    alike = 0.6 * title + 0.4 * _dice(own.quote_pairs, read.quote_pairs)
    alike = min(1.0, alike + (SAME_SECTION if own.section == read.section else 0.0))
    return len(same) + 1 - alike if alike >= ALIKE else None


def _pairs(text: str) -> Counter[str]:
    return Counter(text[place : place + 2] for place in range(len(text) - 1))


def _dice(one: Counter[str], other: Counter[str]) -> float:
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 0.0


def _compared(item: PlanItem, known: Proposal | None) -> Compared:
    if known is None:
        return Compared(item, Sort.NEW)
    if known.state is not ProposalState.ACCEPTED:
        return Compared(item, Sort.LEFT, known)
    is_same = any(is_same_time(item.when, one.when) for one in (known.item, known.as_read))
    return Compared(item, Sort.STANDS if is_same else Sort.MOVED, known)


def _time(when: When) -> Hashable:
    return (when.start, when.end, when.grain, when.deadline, when.rrule, when.shift)


def _without_punctuation(text: str) -> str:
    return SIGNS.sub("", text)
