"""The year plan's counted promises against logs and calendar, for the report and for /plan."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time

from handlers.core.report_sections import ReportMoment
from storage.engine.database import Database
from storage.events import queries as events_queries
from storage.events import times
from storage.worklog import entries
from storage.yearplan import plan_items
from union.core.groups import Group
from union.core.period import A_DAY
from union.core.report_section import AddedSection
from union.events.model import Status
from union.words import words
from union.yearplan.progress import Kept, Promise, PromiseStanding, promised_section, promises, standings
from union.yearplan.proposals import Proposal, ProposalState


def owed(db: Database, group: Group, moment: ReportMoment) -> AddedSection | None:
    """Those whose time has begun and was not over before the period."""
    period, as_of = moment.period, moment.locked_at
    # A school year's plan is of the year before, too.
    years = range(period.first.year - 1, period.end.year + 1)
    every = (one for year in years for one in _promised(db, group, year, as_of))
    found = [one for one in every if one.first < period.end and period.first < one.end]
    wall = group.wall(as_of or moment.now)
    late = entries.carried_later(db, group, period, as_of)
    stand = _stand(db, group, found, min(period.end, wall.date() + A_DAY), period.end, wall, as_of, late)
    return promised_section(stand, words(group.settings.language))


def of_year(db: Database, group: Group, year: int, now: datetime) -> tuple[PromiseStanding, ...]:
    """Those of a year's plan as they stand now, and what was done ahead."""
    wall = group.wall(now)
    found = [one for one in _promised(db, group, year) if one.first <= wall.date()]
    return _stand(db, group, found, wall.date(), max((one.end for one in found), default=date.min), wall)


def _promised(db: Database, group: Group, year: int, as_of: datetime | None = None) -> tuple[Promise, ...]:
    items = accepted(db, group, year)
    standing = events_queries.of_ids(db, group, (one.event_id or 0 for one in items), as_of)
    kept = (Kept(one.item, standing[one.event_id]) for one in items if one.event_id in standing)
    return promises(one for one in kept if one.event.status not in (Status.CANCELLED, Status.GIVEN_UP))


def _stand(
    db: Database, group: Group, found: Sequence[Promise], day: date, end: date, wall: datetime,
    as_of: datetime | None = None, late: Collection[int] = (),
) -> tuple[PromiseStanding, ...]:  # fmt: skip
    """At `day`, by what took place before `end`; `as_of`: what the calendar said then, `late`: logs nobody knew then."""
    if not found:
        return ()
    first = min(one.first for one in found)
    span = datetime.combine(first, time()), datetime.combine(end, time())
    events = (each for one in found for each in one.events)
    held = [one for event in events for one in times.of_event(db, group, event, *span, as_of)]
    logs = (each for each in entries.happened(db, group, first, end) if each.number not in late)
    return standings(found, held, logs, day, wall)


def accepted(db: Database, group: Group, year: int) -> list[Proposal]:
    """What plans of a year have put on the calendar, each item once, as the newest plan has it."""
    found = (one for one in plan_items.of_year(db, group, year) if one.state is ProposalState.ACCEPTED)
    return list({one.event_id: one for one in found if one.event_id is not None}.values())
