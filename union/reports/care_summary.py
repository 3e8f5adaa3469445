"""What a report tells of care: visits that were due, requests, branches reached, money against the budget; never a name.

Values only: each subject counts its own, the report's forms render them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from union.budgets.expenditure import BudgetLine


@dataclass(frozen=True, slots=True)
class DueVisit:
    """A visit that is due and not made: its item's number, its title without a name, the last day."""

    number: int
    title: str
    due: date


@dataclass(frozen=True, slots=True)
class VisitsOfKind:
    """Visits of one occasion (病, 困, 婚 …) that were due in the period; `late`: made after their day."""

    occasion: str
    due: int
    done: int
    late: int = 0


@dataclass(frozen=True, slots=True)
class Visits:
    """五必访 of a period: what was due in it by occasion, and what of that is still to be done."""

    kinds: tuple[VisitsOfKind, ...]
    open: tuple[DueVisit, ...] = ()

    @property
    def due(self) -> int:
        """How many were due."""
        return sum(each.due for each in self.kinds)

    @property
    def done(self) -> int:
        """How many of those were made."""
        return sum(each.done for each in self.kinds)


@dataclass(frozen=True, slots=True)
class Requests:
    """诉求 of a period: received in it, answered in it (whenever received), open and late at its end.

    `days`: mean working days from receiving to answering; None where nothing was answered. `opinions`: how the
    answered were found, by choice in the order offered (满意, 基本满意, 不满意).
    """

    received: int
    answered: int
    open: int
    late: int
    days: Decimal | None = None
    opinions: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Branches of the group: how many there are, those reached in the period, those not, in the order of the list.

    `half`: those reached by nothing since the half-year began.
    """

    branches: int
    reached: int
    unreached: tuple[str, ...] = ()
    half: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Care:
    """All of it; None or empty where the group does not use it."""

    visits: Visits | None = None
    requests: Requests | None = None
    coverage: Coverage | None = None
    budgets: tuple[BudgetLine, ...] = ()


def in_use(care: Care | None) -> Care | None:
    """Without the subjects there is nothing to tell of; None where that leaves none."""
    if care is None:
        return None
    visits, asked, places = care.visits, care.requests, care.coverage
    left = replace(
        care,
        visits=visits if visits and visits.due else None,
        requests=asked if asked and (asked.received or asked.answered or asked.open) else None,
        coverage=places if places and places.branches else None,
    )
    return None if left == Care() else left


def known_before(care: Care | None, before: Care | None) -> Care | None:
    """Of a 更正稿 the subjects of the report it corrects: what began to be counted later is no correction of it."""
    if care is None or before is None:
        return None
    known = {(each.category, each.currency) for each in before.budgets}
    left = replace(
        care,
        visits=care.visits if before.visits else None,
        requests=care.requests if before.requests else None,
        coverage=care.coverage if before.coverage else None,
        budgets=tuple(each for each in care.budgets if (each.category, each.currency) in known),
    )
    return in_use(left)


def as_listed(
    now: Coverage, before: Coverage, names: Mapping[str, Collection[str]], renamed: Collection[str]
) -> Coverage:
    """What logs make of a locked report's coverage: the list of branches stays the one it was made with.

    `names`: all that each branch of today is or was called; `renamed`: those that got a name since. Of these it can't be
    told which of their logs were whose, so what was not reached stays so.
    """
    unreached = _as_listed(now.unreached, before.unreached, names, renamed)
    half = _as_listed(now.half, before.half, names, renamed)
    return Coverage(before.branches, before.branches - len(unreached), unreached, half)


def _as_listed(
    now: Collection[str],
    before: Collection[str],
    names: Mapping[str, Collection[str]],
    renamed: Collection[str],
) -> tuple[str, ...]:
    kept = [name for name in before if name in now or name not in names or name in renamed]
    new = [name for name in now if not {name, *names.get(name, ())}.intersection(before)]
    places = {each: place for place, (name, more) in enumerate(names.items()) for each in (name, *more)}
    return tuple(sorted((*kept, *new), key=lambda name: places.get(name, len(places))))
