# small: the way to the figures without what a turn needs
"""五必访 in a report: the visits that were due, by occasion, and which are still to be made; nobody is named."""

from collections.abc import Sequence
from datetime import date

from handlers.core.report_sections import ReportMoment
from handlers.reports.report_data import visit_title
from storage.care import visits_due
from storage.engine.database import Database
from union.care import visit_rules
from union.care.visit_rules import rules
from union.core.groups import Group
from union.core.report_section import AddedSection, ListLine
from union.events.model import Status


def visits(db: Database, group: Group, moment: ReportMoment) -> AddedSection | None:
    """The visits whose last day lies in the period; None where none was due."""
    found = visits_due.due_between(db, group, moment.period.first, moment.period.end, moment.locked_at)
    line = group.settings.care_rules
    kinds = (
        _of_kind(rule.sign, [each for each in found if each.care.occasion is occasion], group)
        for occasion, rule in rules(line).items()
    )
    still = (each for each in found if each.status is Status.OPEN)
    return visit_rules.visits(
        [kind for kind in kinds if kind.due],
        [ListLine(visit_title(group, each.care), each.number, each.due) for each in still],
    )


def _of_kind(sign: str, found: Sequence[visits_due.DueCare], group: Group) -> visit_rules.VisitsOfKind:
    done = [each for each in found if each.status is Status.DONE]
    late = [each for each in done if _day_made(group, each) > each.due]
    return visit_rules.VisitsOfKind(sign, len(found), len(done), len(late))


def _day_made(group: Group, made: visits_due.DueCare) -> date:
    """The day the log tells of, else the day it was finished."""
    closed = group.day(made.closed_at) if made.closed_at is not None else made.due
    return closed if made.told is None else min(made.told, closed)
