"""What a report shows of the group's year plans: the items they put on the calendar, and which are due in the period."""

from collections.abc import Iterable
from datetime import timedelta

from storage.engine.database import Database
from storage.yearplan import plan_items
from union.core.groups import Group
from union.core.period import Period
from union.events.model import Occurrence
from union.reports.year_plan import Imported
from union.yearplan.proposals import ProposalState


def imported(db: Database, group: Group, period: Period, found: Iterable[Occurrence]) -> Imported | None:
    """Of the calendar around the period what comes from a plan; None for a group that has imported none."""
    sections = _sections(db, group, period)
    if not sections:
        return None
    due = (one for one in found if one.event.id in sections)
    return Imported(
        sections, tuple(one for one in due if period.first <= one.last_moment.date() < period.end)
    )


def _sections(db: Database, group: Group, period: Period) -> dict[int, str]:
    """The section of each item by its id, in the plans' order; a school year's plan is of the year before, too."""
    years = range(period.first.year - 1, (period.end - timedelta(days=1)).year + 1)
    return {
        one.event_id: one.item.section
        for year in years
        for one in plan_items.of_year(db, group, year)
        if one.state is ProposalState.ACCEPTED and one.event_id is not None
    }
