"""What a report tells of care, gathered from those who count it: visits that were due, requests (counts, never a word or a name), branches, budgets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from handlers.branches import coverage_counts
from storage.budgets import queries as budgets_queries
from storage.care import visits_due
from storage.care.visits_due import DueCare
from storage.engine.database import Database
from storage.requests import queries as requests_queries
from storage.worklog import entries
from storage.worklog.totals import Span
from union.budgets.expenditure import BudgetLine, Sums, budget_lines
from union.care.visit_rules import rule_of, rules, title
from union.core.groups import Group
from union.core.period import Period
from union.events.model import Occurrence, Status
from union.reports.care_summary import Care, DueVisit, Requests, Visits, VisitsOfKind
from union.requests.lifecycle import counted

FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)
A_DAY = timedelta(days=1)


def care(db: Database, group: Group, period: Period, now: datetime, locked_at: datetime | None) -> Care:
    """Of a locked report as of its lock; `now` and `locked_at` aware."""
    return Care(
        visits=visits(db, group, period, locked_at),
        requests=counts(db, group, period, locked_at or now),
        coverage=coverage_counts.counts(db, group, period, locked_at),
        budgets=budgets(db, group, period, locked_at),
    )


def titles(db: Database, group: Group) -> Mapping[int, str]:
    """What visits are called where the report is read outside the group, by their items' ids: nobody is named."""
    return {
        each.event_id: title_of(group, each)
        for each in visits_due.with_items(db, group)
        if each.event_id is not None
    }


def unnamed(found: Iterable[Occurrence], titles: Mapping[int, str]) -> Iterator[Occurrence]:
    """The same of the calendar, visits under those titles."""
    for one in found:
        told = titles.get(one.event.id)
        yield one if told is None else replace(one, event=replace(one.event, title=told))


def visits(db: Database, group: Group, period: Period, as_of: datetime | None) -> Visits | None:
    """The visits whose last day lies in the period; None where none was due.

    `as_of` (aware): as all of it stood at that moment, for a report that is locked.
    """
    found = visits_due.due_between(db, group, period.first, period.end, as_of)
    if not found:
        return None
    line = group.settings.care_rules
    kinds = (
        _of_kind(rule.sign, [each for each in found if each.care.occasion is occasion], group)
        for occasion, rule in rules(line).items()
    )
    still = (each for each in found if each.status is Status.OPEN)
    return Visits(
        tuple(kind for kind in kinds if kind.due),
        tuple(DueVisit(each.number, title_of(group, each.care), each.due) for each in still),
    )


def _of_kind(sign: str, found: Sequence[DueCare], group: Group) -> VisitsOfKind:
    done = [each for each in found if each.status is Status.DONE]
    late = [each for each in done if _day_made(group, each) > each.due]
    return VisitsOfKind(sign, len(found), len(done), len(late))


def _day_made(group: Group, made: DueCare) -> date:
    """The day the log tells of, else the day it was finished."""
    closed = group.day(made.closed_at) if made.closed_at is not None else made.due
    return closed if made.told is None else min(made.told, closed)


def title_of(group: Group, care: visits_due.Care) -> str:
    """What a report calls the visit: without the person."""
    rule = rule_of(group.settings.care_rules, care.occasion)
    return title(rule, care.words, branch=care.branch, language=group.settings.language)


def budgets(
    db: Database, group: Group, period: Period, as_of: datetime | None = None
) -> tuple[BudgetLine, ...]:
    """A line for each budget of the period's year, the whole last; of a locked report as of its lock (aware).

    Counted as the report's own sums: the year so far with every 补报, a month alone without.
    """
    planned = budgets_queries.of_year(db, group, period.year, as_of)
    if not planned:
        return ()
    own = Span(period.first, period.end, late=not period.is_month)
    return budget_lines(
        planned.values(), _so_far(db, group, period, as_of), budgets_queries.spent(db, group, own)
    )


def year_spent(db: Database, group: Group, year: int) -> Sums:
    """What was spent in a year, each log once under its own month, as its report adds it up."""
    first, last = group.months.month(year, 1), group.months.month(year, 12)
    return budgets_queries.spent(db, group, Span(first.first, last.end))


def _so_far(db: Database, group: Group, period: Period, as_of: datetime | None) -> Sums:
    first = group.months.month(period.year, 1).first
    return budgets_queries.spent(db, group, Span(first, period.end), carried_later(db, group, period, as_of))


def carried_later(db: Database, group: Group, period: Period, locked_at: datetime | None) -> frozenset[int]:
    """What became 补报 after a month's lock: its report knows nothing of it."""
    if locked_at is None or not period.is_month:
        return frozenset()
    return frozenset(entry.number for entry in entries.late_filed(db, group, locked_at, FOR_EVER))


def counts(db: Database, group: Group, period: Period, as_of: datetime | None = None) -> Requests | None:
    """The figures of a period; an open one as it stands at `as_of` (aware). None where none was ever received."""
    end = period.end - A_DAY
    last = end if as_of is None else min(end, group.day(as_of))
    return counted(requests_queries.histories(db, group), period, last, group.notice)
