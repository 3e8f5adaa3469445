"""What a report takes from the calendar beside the items themselves: who came, what must be begun in time, what is a plan's."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from storage.attendance import headcounts
from storage.care import visits_due
from storage.engine.database import Database
from storage.yearplan import plan_items
from union.attendance.headcount import headcount
from union.care.visit_rules import rule_of, title
from union.core.groups import Group
from union.core.period import Period
from union.events.model import Occurrence
from union.reminders.lead_times import leads_at, length_of, moment_of
from union.reports.calendar_lists import Counts, Imported
from union.yearplan.proposals import ProposalState

BEYOND = timedelta(days=60)  # how far behind the next period a begin is looked for
SHORTEST = timedelta(days=7)  # what is called to mind later than that takes no preparing


def came(db: Database, group: Group, found: Iterable[Occurrence], bound: int) -> Counts:
    """How many came to each, as said or as signed in; `bound`: how many the roster expects where nobody said."""
    counted = headcounts.with_counts(db, group)
    return {
        (one.event.id, one.original): headcount(
            headcounts.counted(db, group, one), bound, len(headcounts.signed_in(db, group, one))
        )
        for one in found
        if one.event.id in counted
    }


def to_begin(
    group: Group, period: Period, beyond: Iterable[Occurrence]
) -> tuple[tuple[Occurrence, date], ...]:
    """Of the items behind this period those whose first reminder falls within it."""
    first = [(one, _begin(group, one)) for one in beyond if one.start.date() >= period.end]
    return tuple((one, day) for one, day in first if day and period.first <= day < period.end)


def _begin(group: Group, one: Occurrence) -> date | None:
    """The day of the item's longest lead; None where it has none of a week or more."""
    lengths = [length_of(lead) for lead in leads_at(one, group.settings)]
    if not any(length and length >= SHORTEST for length in lengths):
        return None
    moments = (moment_of(lead, one, group.settings) for lead in leads_at(one, group.settings))
    return min(moment for moment in moments if moment is not None).date()


def imported(db: Database, group: Group, period: Period, found: Iterable[Occurrence]) -> Imported:
    """Of the calendar around the period what comes from a plan."""
    # The section of each item by its id, in the plans' order; a school year's plan is of the year before, too
    years = range(period.first.year - 1, (period.end - timedelta(days=1)).year + 1)
    sections = {
        one.event_id: one.item.section
        for year in years
        for one in plan_items.of_year(db, group, year)
        if one.state is ProposalState.ACCEPTED and one.event_id is not None
    }
    due = (one for one in found if one.event.id in sections)
    return Imported(
        sections, tuple(one for one in due if period.first <= one.last_moment.date() < period.end)
    )


def titles(db: Database, group: Group) -> Mapping[int, str]:
    """What visits are called where the report is read outside the group, by their items' ids: nobody is named."""
    return {
        each.event_id: visit_title(group, each)
        for each in visits_due.with_items(db, group)
        if each.event_id is not None
    }


def unnamed(found: Iterable[Occurrence], titles: Mapping[int, str]) -> Iterator[Occurrence]:
    """The same of the calendar, visits under those titles."""
    for one in found:
        told = titles.get(one.event.id)
        yield one if told is None else replace(one, event=replace(one.event, title=told))


def visit_title(group: Group, care: visits_due.Care) -> str:
    """What a report calls the visit: without the person."""
    rule = rule_of(group.settings.care_rules, care.occasion)
    return title(rule, care.words, branch=care.branch, language=group.settings.language)
