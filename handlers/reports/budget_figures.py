"""Budgets in a report: what is planned for the year against what was spent from January to the period's end."""

from datetime import UTC, datetime

from storage.budgets import queries as budgets_queries
from storage.engine.database import Database
from storage.worklog import entries
from storage.worklog.totals import Span
from union.budgets.expenditure import BudgetLine, Sums, budget_lines
from union.core.groups import Group
from union.core.period import Period

FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)


def lines(
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
    """A month's locked report knows nothing of what became 补报 after its lock."""
    carried = entries.late_filed(db, group, as_of, FOR_EVER) if as_of and period.is_month else ()
    first = group.months.month(period.year, 1).first
    without = frozenset(entry.number for entry in carried)
    return budgets_queries.spent(db, group, Span(first, period.end), without)
