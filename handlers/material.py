"""Gathers what a report is made from: the one way from rows to figures, for /digest, round and command line alike."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from handlers.report_calendar import BEYOND, came, to_begin
from storage import digests, events, logs, people, signups, twins
from storage.database import Database
from union import festivals, recurrence, report_times
from union.agenda import Occurrence, Status
from union.digest import Material, State
from union.digest_competitions import Results
from union.digest_months import month_rows
from union.figures import Figures, Filed, figures, within
from union.grain import Grain
from union.groups import Group, Member, Role
from union.period import Period
from union.results import in_words
from union.understanding.privacy import mask_names
from union.worklog import Fact, LogEntry

BOUND = (Role.OFFICER, Role.LEADER)
A_DAY, A_YEAR = timedelta(days=1), timedelta(days=366)
LAST_MOMENT = timedelta(microseconds=1)
FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)


def material(db: Database, group: Group, period: Period, now: datetime) -> Material:
    """Everything the report of this period is made from, as of `now` (aware); a locked month as of its lock."""
    posted = digests.of_period(db, group, group.months.last_of(period).key)
    locked_at = posted.locked_at if posted else None
    following = group.months.after(period)
    reported, unreported = _reporting(db, group, period)
    calendar = tuple(_calendar(db, group, period, locked_at))
    own = entries(db, group, period)
    so_far = _year_so_far(db, group, period, locked_at, own)
    return Material(
        group_title=group.title,
        period=period,
        as_of=group.wall(locked_at or now),
        state=State.FINAL if locked_at else State.OPEN,
        entries=own,
        late=_late(db, group, period),
        occurrences=calendar,
        overdue=tuple(_left_over(db, group, period, locked_at)),
        upcoming=tuple(_calendar(db, group, following, locked_at)),
        festivals=_festivals(group, following),
        previous=_known_figures(db, group, group.months.before(period)),
        year_ago=_known_figures(db, group, group.months.year_before(period)),
        year_to_date=_year_to_date(so_far, period),
        reported=reported,
        unreported=unreported,
        results=_results(db, group, calendar, locked_at),
        ahead=to_begin(
            group, following, occurrences(db, group, following.end, following.end + BEYOND, locked_at)
        ),
        came=came(db, group, calendar, len(bound_to_report(db, group))),
        remarks=posted.remarks if posted and period.is_month else "",
        doubled=() if locked_at else tuple(twins.unanswered(db, group, period.first, period.end)),
        months=month_rows(so_far, _months(so_far, group, period, group.day(locked_at or now))),
    )


def entries(db: Database, group: Group, period: Period) -> tuple[LogEntry, ...]:
    """The logs of a period with the names of helped people masked, for a report is read by everybody."""
    return tuple(masked(entry) for entry in logs.happened(db, group, period.first, period.end))


def standing_figures(db: Database, group: Group, period: Period) -> Figures:
    """The sums of a period as its report gives them: a month without its 补报."""
    return figures(within(entries(db, group, period), period, late=period.grain is not Grain.MONTH))


def bound_to_report(db: Database, group: Group) -> list[Member]:
    """Who is expected to report: whoever the admin marked 委员 or 组长 by hand."""
    return [one for one in people.roster(db, group) if one.by_hand and one.role in BOUND]


def unreported_members(db: Database, group: Group, period: Period) -> list[Member]:
    """Who of them has told of nothing in the period."""
    told = logs.authors(db, group, period.first, period.end)
    return [one for one in bound_to_report(db, group) if one.person.id not in told]


def occurrences(
    db: Database, group: Group, first: date, end: date, as_of: datetime | None = None
) -> Iterator[Occurrence]:
    """What of the calendar lies in [first, end), series expanded; as it stood at `as_of` (aware) if given."""
    low, high = datetime.combine(first, time()), datetime.combine(end, time())
    for event in events.touching(db, group, first, end, as_of):
        yield from recurrence.occurrences(
            event, events.overrides(db, group, event, as_of), low, high, group.notice
        )


def _calendar(db: Database, group: Group, period: Period, as_of: datetime | None) -> Iterator[Occurrence]:
    """Each item in one period only: that of its begin, of a deadline that of its end."""
    for one in occurrences(db, group, period.first, period.end, as_of):
        last = max(one.start, one.end - LAST_MOMENT)
        if period.first <= (last if one.event.deadline else one.start).date() < period.end:
            yield one


def _results(db: Database, group: Group, found: Iterable[Occurrence], as_of: datetime | None) -> Results:
    """What was kept of each competition, a line each; of a locked month what was told by its lock."""
    ours = signups.with_results(db, group)
    told = {
        (one.event.id, one.original): signups.results(db, group, one, as_of)
        for one in found
        if one.event.id in ours
    }
    return {where: tuple(in_words(each) for each in lines) for where, lines in told.items() if lines}


def _left_over(db: Database, group: Group, period: Period, as_of: datetime | None) -> Iterator[Occurrence]:
    """Open items from before the period; of a series the latest, for it came round again since."""
    end = datetime.combine(period.first, time())
    for event in events.open_ones(db, group, as_of):
        first = end - A_YEAR if event.rule else min(event.start, end)
        changes = events.overrides(db, group, event, as_of)
        found = recurrence.occurrences(event, changes, first, end, group.notice)
        yield from [one for one in found if one.status is Status.OPEN and one.end <= end][-1:]


def _festivals(group: Group, period: Period) -> tuple[tuple[date, str], ...]:
    return tuple(festivals.between(period.first, period.end, group.settings.region))


def _locked_at(db: Database, group: Group, period: Period) -> datetime | None:
    posted = digests.of_period(db, group, period.key)
    return posted.locked_at if posted else None


def _closing(db: Database, group: Group, month: Period) -> datetime:
    """When the month's report was locked, or is to be."""
    nominal = report_times.locking(month, group.settings, group.notice)
    return _locked_at(db, group, month) or group.utc(nominal)


def _late(db: Database, group: Group, period: Period) -> tuple[LogEntry, ...]:
    """What missed an earlier month's report and came before this one's lock; longer periods know no 补报."""
    if period.grain is not Grain.MONTH:
        return ()
    first, end = _closing(db, group, group.months.before(period)), _closing(db, group, period)
    found = logs.late_filed(db, group, first, end) if first < end else []
    return tuple(masked(entry) for entry in found if (entry.late_for or "") < period.key)


def _known_figures(db: Database, group: Group, period: Period) -> Figures | None:
    first = logs.first_day(db, group)
    return None if first is None or period.end <= first else standing_figures(db, group, period)


def _year_so_far(
    db: Database, group: Group, period: Period, locked_at: datetime | None, own: tuple[LogEntry, ...]
) -> tuple[Filed, ...]:
    """Every fact of the year to the period's end, with every 补报 up to the report's lock; `own`: the period's logs."""
    later = logs.late_filed(db, group, locked_at, FOR_EVER) if locked_at and period.is_month else []
    carried_later = _numbers(later)
    begins = _year_begins(group, period)
    found = own if begins == period.first else logs.happened(db, group, begins, period.end)
    return tuple(Filed(e.number, fact) for e in found if e.number not in carried_later for fact in e.facts)


def _year_to_date(so_far: Iterable[Filed], period: Period) -> Figures | None:
    """累计; None where it would say the period's sums again."""
    return figures(so_far) if any(each.fact.day < period.first for each in so_far) else None


def _months(so_far: Iterable[Filed], group: Group, period: Period, today: date) -> list[Period]:
    """Those the report tells apart: of a month those of its year, of a longer period its own, none still ahead."""
    first = _year_begins(group, period) if period.is_month else period.first
    last = max((each.fact.day for each in so_far), default=today)
    return list(report_times.months(first, min(period.end - A_DAY, max(today, last)), group.months))


def _year_begins(group: Group, period: Period) -> date:
    """The first day reported in the period's year."""
    return group.months.month(period.year, 1).first


def _numbers(found: Iterable[LogEntry]) -> frozenset[int]:
    return frozenset(entry.number for entry in found)


def _reporting(db: Database, group: Group, period: Period) -> tuple[int, int | None]:
    told = logs.authors(db, group, period.first, period.end)
    bound = {one.person.id for one in bound_to_report(db, group)}
    return (len(bound & told), len(bound - told)) if bound else (len(told), None)


def masked(entry: LogEntry) -> LogEntry:
    """An entry with the names of helped people masked."""
    facts = tuple(_masked_fact(fact) for fact in entry.facts)
    return replace(entry, text=mask_names(entry.text), facts=facts)


def _masked_fact(fact: Fact) -> Fact:
    return replace(
        fact,
        title=mask_names(fact.title),
        measures=tuple(replace(each, what=mask_names(each.what or "") or None) for each in fact.measures),
        money=tuple(replace(each, what=mask_names(each.what or "") or None) for each in fact.money),
    )
