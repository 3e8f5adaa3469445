"""A report's look at the year plan: what of it was due in the period, and what of that is done, section by section.

An item is due in the period its last day lies in: 「第一季度」 in March, 「7月至8月」 in August. So months add up to the year.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from union.attendance.headcount import was_held
from union.core.records import dataclass, field, replace
from union.events.model import Occurrence, Status
from union.reports.sections import percent

Logs = Mapping[tuple[int, datetime], int]


@dataclass(frozen=True, slots=True)
class Imported:
    """What plans put on the calendar: the plan's section of each item, by its id, and what is due in the period."""

    sections: Mapping[int, str] = field(default_factory=dict)
    due: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """One time of an item of the plan; `log` tells an open one as done, which is to be confirmed."""

    number: int
    title: str
    log: int | None = None


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A section of the plan, or all of them together: "". `ahead` is due in the period, but after the month it is."""

    section: str
    done: tuple[Due, ...]
    open: tuple[Due, ...]
    given_up: tuple[Due, ...]
    ahead: tuple[Due, ...] = ()

    @property
    def planned(self) -> int:
        """How many were due."""
        return len(self.done) + len(self.open) + len(self.given_up) + len(self.ahead)

    @property
    def percent(self) -> Decimal | None:
        """Done of what was due; None where nothing was."""
        return percent(Decimal(len(self.done)), Decimal(self.planned))


@dataclass(frozen=True, slots=True)
class PlanStatus:
    """All of it, and each section in the order it first comes."""

    whole: PlanPart
    parts: tuple[PlanPart, ...]


def year_plan(imported: Imported | None, as_of: datetime, told: Logs) -> PlanStatus | None:
    """The plan of the period against what is done; None without a plan or where nothing of it is due.

    `as_of`: wall time; `told`: logs that tell an open time as done, by number and start.
    """
    if imported is None:
        return None
    standing = [
        replace(one, status=Status.DONE) if was_held(one, as_of) else one
        for one in imported.due
        if one.status is not Status.CANCELLED
    ]
    by_section: dict[str, list[Occurrence]] = {}
    standing.sort(key=lambda one: (one.start, one.event.number))
    for one in standing:
        by_section.setdefault(imported.sections.get(one.event.id, ""), []).append(one)
    if not standing:
        return None
    ordered = [name for name in dict.fromkeys(imported.sections.values()) if name in by_section]
    month = as_of.date().replace(day=1)
    return PlanStatus(
        _part("", standing, month, told),
        tuple(_part(name, by_section[name], month, told) for name in ordered),
    )


def _part(section: str, found: Sequence[Occurrence], month: date, told: Logs) -> PlanPart:
    still = [one for one in found if one.status is Status.OPEN]
    ahead = [one for one in still if one.last_moment.date().replace(day=1) > month]
    return PlanPart(
        section,
        _due((one for one in found if one.status is Status.DONE), {}),
        _due((one for one in still if one not in ahead), told),
        _due((one for one in found if one.status is Status.GIVEN_UP), {}),
        _due(ahead, {}),
    )


def _due(found: Iterable[Occurrence], told: Logs) -> tuple[Due, ...]:
    return tuple(
        Due(one.event.number, one.event.title, told.get((one.event.number, one.start))) for one in found
    )
