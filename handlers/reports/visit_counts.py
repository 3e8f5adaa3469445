"""五必访 in figures for the report: what was due in a period, what of it was done; nobody is named."""

from collections.abc import Sequence
from datetime import date, datetime

from storage.care import visits_due
from storage.care.visits_due import Care, DueCare
from storage.engine.database import Database
from union.care.visit_rules import rule_of, rules, title
from union.core.groups import Group
from union.core.period import Period
from union.events.model import Status
from union.reports.care_summary import DueVisit, Visits, VisitsOfKind


def counts(db: Database, group: Group, period: Period, as_of: datetime | None) -> Visits | None:
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


def title_of(group: Group, care: Care) -> str:
    """What a report calls the visit: without the person."""
    rule = rule_of(group.settings.care_rules, care.occasion)
    return title(rule, care.words, branch=care.branch, language=group.settings.language)
