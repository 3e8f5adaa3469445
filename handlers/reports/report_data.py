"""Gathers what a report is made from: the one way from rows to figures, for /digest, round and command line alike."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from handlers.core.report_sections import ReportMoment, Sections
from storage.attendance import headcounts, sign_ups
from storage.care import visits_due
from storage.core.people import bound_to_report
from storage.engine.database import Database
from storage.events import queries as events_queries
from storage.events import times
from storage.reports import publication, rollups
from storage.worklog import entries as worklog_entries
from storage.worklog import facts, possible_duplicates
from storage.yearplan import plan_items
from union.attendance.competition_results import in_words
from union.care.visit_rules import rule_of, title
from union.core.almanac import festivals
from union.core.grouping import grouped
from union.core.groups import Group, Member
from union.core.period import A_DAY, Grain, Period, is_clock_time
from union.core.report_section import AddedSection
from union.events.model import Occurrence, Status
from union.festivals import packs
from union.helped.families import masked as masked
from union.reading.privacy.redaction import mask_names
from union.reminders.lead_times import leads_at, length_of, moment_of
from union.reports import report_schedule
from union.reports.model import Digest, Material, ReportState
from union.reports.rollup import BranchFigures, section, summed
from union.reports.sections import Counts, Imported, MonthRow, month_rows
from union.words import words
from union.worklog.competitions import Results
from union.worklog.counted_figures import ReadySum
from union.worklog.entries import LogEntry
from union.worklog.totals import Figures, collected
from union.yearplan.proposals import ProposalState

A_YEAR = timedelta(days=366)
BEYOND = timedelta(days=60)  # how far behind the next period a begin is looked for
SHORTEST = timedelta(days=7)  # what is called to mind later than that takes no preparing


def material(
    db: Database,
    group: Group,
    period: Period,
    now: datetime,
    sections: Sections,
    before: Digest | None = None,
) -> Material:
    """Everything the report of this period is made from, as of `now` (aware); a locked month as of its lock.

    `sections`: what other subjects add; `before`: the report this one corrects.
    """
    posted = publication.of_period(db, group, group.months.final_month(period).key)
    locked_at = posted.locked_at if posted else None
    moment = ReportMoment(period, now, locked_at, before.added if before else ())
    reported, unreported = _reporting(db, group, period)
    later = worklog_entries.carried_later(db, group, period, locked_at)
    to_date, months = _year_so_far(db, group, period, later, group.day(locked_at or now))
    pairs = possible_duplicates.unanswered(db, group, period.first, period.end)
    return Material(
        group_title=group.title,
        period=period,
        as_of=group.wall(locked_at or now),
        state=ReportState.FINAL if locked_at else ReportState.OPEN,
        entries=entries(db, group, period),
        late=_late(db, group, period),
        previous=_known_figures(db, group, group.months.before(period)),
        year_ago=_known_figures(db, group, group.months.year_before(period)),
        year_to_date=to_date,
        reported=reported,
        unreported=unreported,
        remarks=posted.remarks if posted and period.is_month else "",
        doubled=() if locked_at else tuple(pairs),
        months=months,
        **_calendar(db, group, period, locked_at),
        added=tuple(found for count in sections.values() if (found := count(db, group, moment))),
    )


def _calendar(db: Database, group: Group, period: Period, locked_at: datetime | None) -> dict[str, Any]:
    """What the calendar of the period and of the one after it gives; visits by what they are, nobody named."""
    following, named = group.months.after(period), titles(db, group)
    around = tuple(unnamed(times.occurrences_between(db, group, period.first, period.end, locked_at), named))
    coming = unnamed(times.occurrences_between(db, group, following.first, following.end, locked_at), named)
    # The next period's preview tells of an item by its begin, of a deadline by its end.
    dated = ((one, (one.last_moment if one.event.deadline else one.start).date()) for one in coming)
    beyond = times.occurrences_between(db, group, following.end, following.end + BEYOND, locked_at)
    calendar = tuple(one for one in around if period.first <= _counting_day(one) < period.end)
    return {
        "occurrences": calendar,
        "overdue": tuple(unnamed(_overdue_occurrences(db, group, period, locked_at), named)),
        "upcoming": tuple(one for one, day in dated if following.first <= day < following.end),
        "festivals": _festivals(group, following),
        "results": _results(db, group, calendar, locked_at),
        "ahead": tuple(to_begin(group, following, unnamed(beyond, named))),
        "came": came(db, group, calendar),
        "imported": imported(db, group, period, around),
    }


def entries(db: Database, group: Group, period: Period) -> tuple[LogEntry, ...]:
    """The logs of a period with the names of helped people masked, for a report is read by everybody."""
    return tuple(masked(entry) for entry in worklog_entries.happened(db, group, period.first, period.end))


def unreported_members(db: Database, group: Group, period: Period) -> list[Member]:
    told = worklog_entries.authors(db, group, period.first, period.end)
    return [one for one in bound_to_report(db, group) if one.person.id not in told]


def _counting_day(one: Occurrence) -> date:
    """The day its period counts it on: its last, as the year plan does; what has an hour is of the day it begins."""
    is_hour = is_clock_time(one.event.grain) and not one.event.deadline
    return one.start.date() if is_hour else one.last_moment.date()


def _results(db: Database, group: Group, found: Iterable[Occurrence], as_of: datetime | None) -> Results:
    """What was kept of each competition, a line each; of a locked month what was told by its lock."""
    ours = sign_ups.with_results(db, group)
    told = ((one, sign_ups.results(db, group, one, as_of)) for one in found if one.event.id in ours)
    return {(one.event.id, one.original): tuple(map(in_words, lines)) for one, lines in told if lines}


def _overdue_occurrences(
    db: Database, group: Group, period: Period, as_of: datetime | None
) -> Iterator[Occurrence]:
    """Open items from before the period; of a series the latest, for it came round again since."""
    end = datetime.combine(period.first, time())
    for event in events_queries.open_ones(db, group, as_of):
        first = end - A_YEAR if event.rule else min(event.start, end)
        found = times.of_event(db, group, event, first, end, as_of)
        yield from [one for one in found if one.status is Status.OPEN and one.end <= end][-1:]


def _festivals(group: Group, period: Period) -> tuple[tuple[date, str], ...]:
    """A month's, all of them; of longer ones those there is work for: with a plan of their own, or wished for."""
    region, wished = group.settings.region, group.settings.festival_wishes
    return tuple(
        (day, name)
        for day, name in festivals.festivals_between(period.first, period.end, region)
        if period.is_month or name in wished or packs.pack(name, day.year, region, group.notice)
    )


def _closing(db: Database, group: Group, month: Period) -> datetime:
    posted = publication.of_period(db, group, month.key)
    nominal = report_schedule.locking(month, group.settings, group.notice)
    return (posted.locked_at if posted else None) or group.utc(nominal)


def _late(db: Database, group: Group, period: Period) -> tuple[LogEntry, ...]:
    """What missed an earlier month's report and came before this one's lock; longer periods know no 补报."""
    if period.grain is not Grain.MONTH:
        return ()
    first, end = _closing(db, group, group.months.before(period)), _closing(db, group, period)
    found = worklog_entries.late_filed(db, group, first, end) if first < end else []
    return tuple(masked(entry) for entry in found if (entry.late_for or "") < period.key)


def _known_figures(db: Database, group: Group, period: Period) -> Figures | None:
    first = facts.first_day(db, group)
    return None if first is None or period.end <= first else standing_figures(db, group, period)


def _reporting(db: Database, group: Group, period: Period) -> tuple[int, int | None]:
    told = worklog_entries.authors(db, group, period.first, period.end)
    bound = {one.person.id for one in bound_to_report(db, group)}
    return (len(bound & told), len(bound - told)) if bound else (len(told), None)


def standing_figures(db: Database, group: Group, period: Period) -> Figures:
    """The sums of a period as its report gives them: a month without its 补报."""
    late = period.grain is not Grain.MONTH
    return collected(_masked(db, group, facts.Span(period.first, period.end, late)))


def _year_so_far(
    db: Database, group: Group, period: Period, without: Collection[int], today: date
) -> tuple[Figures | None, tuple[MonthRow, ...]]:
    """累计 of the year to the period's end, every 补报 too, of the logs numbered in `without` none; None where it would say the
    period's sums again. And the rows of its months: of a month the year's, else its own; none ahead unless one is told of.
    """
    begins = group.months.month(period.year, 1).first
    spans = (
        (each, facts.Span(each.first, each.end)) for each in group.months.between(begins, period.end - A_DAY)
    )
    months = [(month, tuple(_masked(db, group, span, without))) for month, span in spans]
    is_more = any(parts for month, parts in months if month.first < period.first)
    to_date = collected(part for _month, parts in months for part in parts) if is_more else None
    shown = [each for each in months if period.is_month or each[0].first >= period.first]
    while shown and shown[-1][0].first > today and not shown[-1][1]:
        shown.pop()
    return to_date, month_rows([(month, collected(parts)) for month, parts in shown])


def _masked(
    db: Database, group: Group, span: facts.Span, without: Collection[int] = ()
) -> Iterator[ReadySum]:
    """As the group may read them: purposes may name whom was helped."""
    shown: dict[str, str] = {}
    for part in facts.sums(db, group, span, without):
        category, unit, what = part.key
        if what not in shown:
            shown[what] = mask_names(what)
        yield part if shown[what] == what else part._replace(key=(category, unit, shown[what]))


def came(db: Database, group: Group, found: Iterable[Occurrence]) -> Counts:
    """How many came to each, as the card of the item says it: of a congress those in the register are expected."""
    counted, roster = headcounts.with_counts(db, group), len(bound_to_report(db, group))
    those = (each for each in found if each.event.id in counted)
    return {(one.event.id, one.original): headcounts.headcount_of(db, group, one, roster) for one in those}


def to_begin(group: Group, period: Period, beyond: Iterable[Occurrence]) -> Iterator[tuple[Occurrence, date]]:
    """Of the items behind this period those whose first reminder falls within it, a week or more before."""
    for one in (each for each in beyond if each.start.date() >= period.end):
        leads = leads_at(one, group.settings)
        if any((length_of(lead) or timedelta()) >= SHORTEST for lead in leads):
            day = min(filter(None, (moment_of(lead, one, group.settings) for lead in leads))).date()
            if period.first <= day < period.end:
                yield one, day


def imported(db: Database, group: Group, period: Period, found: Iterable[Occurrence]) -> Imported:
    """Of the calendar around the period what comes from a plan."""
    # The section of each item by its id, in the plans' order; a school year's plan is of the year before, too
    years = range(period.first.year - 1, (period.end - A_DAY).year + 1)
    items = (one for year in years for one in plan_items.of_year(db, group, year))
    accepted = (one for one in items if one.state is ProposalState.ACCEPTED)
    sections = {one.event_id: one.item.section for one in accepted if one.event_id is not None}
    due = (one for one in found if period.first <= one.last_moment.date() < period.end)
    return Imported(sections, tuple(one for one in due if one.event.id in sections))


def titles(db: Database, group: Group) -> Mapping[int, str]:
    """What visits are called where the report is read outside the group, by their items' ids: nobody is named."""
    visits = visits_due.with_items(db, group)
    return {each.event_id: visit_title(group, each) for each in visits if each.event_id is not None}


def unnamed(found: Iterable[Occurrence], titles: Mapping[int, str]) -> Iterator[Occurrence]:
    """The same of the calendar, visits under those titles."""
    for one in found:
        told = titles.get(one.event.id)
        yield one if told is None else replace(one, event=replace(one.event, title=told))


def visit_title(group: Group, care: visits_due.Care) -> str:
    """What a report calls the visit: without the person."""
    rule = rule_of(group.settings.care_rules, care.occasion)
    return title(rule, care.words, branch=care.branch, language=group.settings.language)


def of_branches(db: Database, group: Group, moment: ReportMoment) -> AddedSection | None:
    """The table of the branches in the report of the group above; None where none hands anything up."""
    months = group.months.between(moment.period.first, moment.period.end - A_DAY)
    told = grouped((one.branch, one) for month in months for one in rollups.came_up(db, group, month.key))
    came = [
        BranchFigures(name, summed(every), all(one.is_final for one in every)) for name, every in told.items()
    ]
    missing = [each.branch for each in rollups.below(db, group) if each.branch not in told]
    return section(came, missing, words(group.settings.language))
