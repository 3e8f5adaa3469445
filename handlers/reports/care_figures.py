"""What a report tells of care, gathered from those who count it: visits that were due, requests, branches, budgets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from handlers.branches import coverage_counts
from handlers.reports import budget_figures, visit_counts
from handlers.requests import request_counts
from storage.care import visits_due
from storage.engine.database import Database
from union.core.groups import Group
from union.core.period import Period
from union.events.model import Occurrence
from union.reports.care_summary import Care


def care(db: Database, group: Group, period: Period, now: datetime, locked_at: datetime | None) -> Care:
    """Of a locked report as of its lock; `now` and `locked_at` aware."""
    return Care(
        visits=visit_counts.counts(db, group, period, locked_at),
        requests=request_counts.counts(db, group, period, locked_at or now),
        coverage=coverage_counts.counts(db, group, period, locked_at),
        budgets=budget_figures.lines(db, group, period, locked_at),
    )


def titles(db: Database, group: Group) -> Mapping[int, str]:
    """What visits are called where the report is read outside the group, by their items' ids: nobody is named."""
    return {
        each.event_id: visit_counts.title_of(group, each)
        for each in visits_due.with_items(db, group)
        if each.event_id is not None
    }


def unnamed(found: Iterable[Occurrence], titles: Mapping[int, str]) -> Iterator[Occurrence]:
    """The same of the calendar, visits under those titles."""
    for one in found:
        told = titles.get(one.event.id)
        yield one if told is None else replace(one, event=replace(one.event, title=told))
