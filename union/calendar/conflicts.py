"""What is worth pointing out about a new time, never in its way: somebody is needed twice, or nobody works that day."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from union.core.almanac import festivals
from union.core.almanac.days_off import MAINLAND
from union.core.almanac.workdays import Notice, is_workday
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import OF_A_DAY, Grain
from union.core.records import dataclass
from union.events.model import Event, Occurrence, Owner, Status
from union.events.recurrence_rules import pattern
from union.reminders.lead_times import is_due_by

AT_LEAST = timedelta(hours=1)  # how long somebody is busy with an item whose end was not said
SHORT_SPAN = timedelta(days=3)
AT_WORK = frozenset({Kind.MEETING, Kind.TRAINING, Kind.VISIT})
WEEKEND = Regex("[周週][六日末天]|(?:星期|礼拜)[六日天]|双休")


@dataclass(frozen=True, slots=True)
class Clash:
    """Two items at the same hour; `owners` answer for both, none: the 负责人 is needed at both."""

    one: Occurrence
    other: Occurrence
    owners: tuple[Owner, ...] = ()


def clash(times: Iterable[Occurrence], others: Sequence[Occurrence], chiefs: Iterable[int]) -> Clash | None:
    """The first of these times at which an owner or the 负责人 (by person's number) is needed elsewhere, too."""
    in_charge = frozenset(chiefs)
    for one, other in ((one, other) for one in times for other in others if _meet(one, other)):
        shared = tuple(each for each in one.event.owners if _is_owner_among(each, other.event.owners))
        if shared or (_needs(one.event, in_charge) and _needs(other.event, in_charge)):
            return Clash(one, other, shared)
    return None


def day_off(
    times: Iterable[Occurrence], notice: Notice | None, region: str
) -> tuple[Occurrence, str | None] | None:
    """The first of these times on a day off that its writer may not have thought of, with the holiday's name."""
    for one in times:
        day, event = one.start.date(), one.event
        is_span = event.grain is Grain.DAY and one.end is not None and one.end - one.start > SHORT_SPAN
        if event.grain not in OF_A_DAY or is_span or is_workday(day, notice):  # 「1月頭」 has workdays, too
            continue
        name = _holiday(day, notice, region)
        if _is_day_intended(event, name) or is_due_by(event) or event.kind is Kind.FESTIVAL:
            continue
        if name is not None or day.weekday() < 5 or event.kind in AT_WORK:
            return one, name
    return None


def _meet(one: Occurrence, other: Occurrence) -> bool:
    if one.event.id == other.event.id or not (_is_attended(one) and _is_attended(other)):
        return False
    return one.start < _until(other) and other.start < _until(one)


def _is_attended(one: Occurrence) -> bool:
    """Whether people are somewhere at that hour; a deadline at five keeps nobody."""
    is_work = not is_due_by(one.event) and one.event.kind is not Kind.FESTIVAL
    return is_work and one.event.grain is Grain.MINUTE and one.status is Status.OPEN


def _until(one: Occurrence) -> datetime:
    return max(one.end, one.start + AT_LEAST)


def _is_owner_among(owner: Owner, others: Iterable[Owner]) -> bool:
    return any(
        owner.is_person(other.person_id, other.name) if other.person_id else owner.name == other.name
        for other in others
    )


def _needs(event: Event, in_charge: frozenset[int]) -> bool:
    """Whether the 负责人 comes: to every meeting, and to what he answers for."""
    return event.kind is Kind.MEETING or any(owner.person_id in in_charge for owner in event.owners)


def _holiday(day: date, notice: Notice | None, region: str) -> str | None:
    """The holiday a day off belongs to; None for a weekend."""
    named = [name for found, name in festivals.festivals_between(day, day + timedelta(days=1), region)]
    if region != MAINLAND:
        return named[0] if named and day.weekday() < 5 else None
    for name in festivals.statutory():
        if festivals.date_of(name, day.year) is not None:
            first, end = festivals.holiday_span(name, day.year, notice)
            if first <= day < end:
                return name
    return None


def _is_day_intended(event: Event, name: str | None) -> bool:
    """Whether the words speak of it: a visit at 国庆, a match on Saturday, a rule of lunar days or of working days."""
    if event.rule is not None and (
        name is None or event.rule.shift is not None or pattern(event.rule.rrule).lunar
    ):
        return True
    if name is None:
        return WEEKEND.search(event.said) is not None
    return event.festival is not None
