"""Budgets in a report: a line for each of the year, against what was spent."""

from handlers.core.report_sections import ReportMoment
from storage.budgets import queries as budgets_queries
from storage.engine.database import Database
from storage.worklog import entries
from storage.worklog.facts import Span
from union.budgets.expenditure import Sums, budget_lines, section
from union.core.groups import Group
from union.core.report_section import AddedSection


def budgets(db: Database, group: Group, moment: ReportMoment) -> AddedSection | None:
    """A line for each budget of the period's year, the whole last.

    Counted as the report's own sums: the year so far with every 补报, a month alone without.
    """
    period, as_of = moment.period, moment.locked_at
    planned = budgets_queries.of_year(db, group, period.year, as_of)
    own = Span(period.first, period.end, late=not period.is_month)
    first = group.months.month(period.year, 1).first
    so_far = budgets_queries.spent(
        db, group, Span(first, period.end), entries.carried_later(db, group, period, as_of)
    )
    return section(budget_lines(planned.values(), so_far, budgets_queries.spent(db, group, own)))


def year_spent(db: Database, group: Group, year: int) -> Sums:
    """What was spent in a year, each log once under its own month, as its report adds it up."""
    first, last = group.months.month(year, 1), group.months.month(year, 12)
    return budgets_queries.spent(db, group, Span(first.first, last.end))
