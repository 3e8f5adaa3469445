"""The report of a period as one value, computed once; text, .docx and JSON only render it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum

from union.core.period import Grain, Period
from union.core.records import dataclass, field
from union.core.report_section import AddedSection
from union.events.item_lines import Lines, of_day
from union.events.model import Occurrence
from union.reports.sections import (
    ATTENDANCES,
    FACTS,
    INCOME,
    MONEY,
    PERSONS,
    CalendarView,
    Change,
    Counts,
    Imported,
    ListPart,
    MonthRow,
    Overview,
    Section,
    Vague,
    changes,
    ordered,
    overview,
    sections,
    vague,
)
from union.worklog.competitions import Results, competitions
from union.worklog.entries import LogEntry
from union.worklog.event_links import presumed_done
from union.worklog.totals import Figures, Filed, Key, SummedAmount, facts_in_period, figures, is_late, total


class ReportState(StrEnum):
    """How final a report is: 截至…, 定稿, 更正稿, 未审签."""

    OPEN = "open"
    FINAL = "final"
    CORRECTED = "corrected"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True)
class ReportFrame:
    """What a report has from its material as it is; `as_of` is the group's wall time, naive.

    `reported`, `unreported`: people; `unreported` is None while nobody is marked as bound to report. `months`: of a month the
    year so far, else the period's own. `remarks`: 说明, the 负责人's words; `signed_by`: who signed (审签), "" nobody.
    `version`: which 更正稿 (0: none), with what changed since the one before, a line each, in `corrections`. `doubled`: logs of
    which it is still asked whether they tell of the same work as another; both count until that is answered.
    """

    group_title: str
    period: Period
    as_of: datetime
    state: ReportState = ReportState.OPEN
    reported: int = 0
    unreported: int | None = None
    months: tuple[MonthRow, ...] = ()
    remarks: str = ""
    signed_by: str = ""
    version: int = 0
    corrections: tuple[str, ...] = ()
    doubled: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Material(ReportFrame):
    """Everything a report is made from; times are the group's wall time, naive.

    `entries`: logs with a fact in the period. `late`: logs filed after the lock of their own month that this
    report is the first to carry (补报). `occurrences`: calendar of the period; `overdue`: open ones from before it.
    `upcoming`, `festivals`: the next period. `previous`, `year_ago`, `year_to_date`: figures, None if not known.
    `results`: those kept with items of the calendar. `ahead`: what lies beyond the next period and is to be prepared in it, from a day on.
    `came`: how many came to what was held. `imported`: what year plans have to say.
    `added`: what other subjects add, in source words: visits that were due, requests, branches reached, budgets.
    """

    entries: tuple[LogEntry, ...] = ()
    late: tuple[LogEntry, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    overdue: tuple[Occurrence, ...] = ()
    upcoming: tuple[Occurrence, ...] = ()
    festivals: tuple[tuple[date, str], ...] = ()
    previous: Figures | None = None
    year_ago: Figures | None = None
    year_to_date: Figures | None = None
    results: Results = field(default_factory=dict)
    ahead: tuple[tuple[Occurrence, date], ...] = ()
    came: Counts = field(default_factory=dict)
    imported: Imported = field(default_factory=Imported)
    added: tuple[AddedSection, ...] = ()


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """One line of the table of figures: facts of a category now, before, a year ago, this year; None: not known."""

    category: str
    now: SummedAmount | None
    previous: SummedAmount | None
    year_ago: SummedAmount | None
    year_to_date: SummedAmount | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest(ReportFrame):
    """A report. `late` sections lie outside every sum here but `year_to_date`; every figure names its logs.

    `lists`: what the calendar tells, those that have anything; `plan_sections`: of the year plan in its order.
    """

    overview: Overview
    sections: tuple[Section, ...]
    table: tuple[CategoryRow, ...]
    late: tuple[Section, ...]
    previous: tuple[Change, ...] | None
    year_ago: tuple[Change, ...] | None
    year_to_date: Overview | None
    approximate: bool
    lists: Mapping[ListPart, Lines] = field(default_factory=dict)
    plan_sections: tuple[str, ...] = ()
    vague: tuple[Vague, ...] = ()
    added: tuple[AddedSection, ...] = ()

    def of(self, part: ListPart) -> Lines:
        return self.lists.get(part, ())

    @property
    def overdue(self) -> Lines:
        """Open deadlines that have passed, the longest overdue first."""
        late = [
            each for each in (*self.of(ListPart.PLAN), *self.of(ListPart.BEFORE)) if each.days is not None
        ]
        return tuple(sorted(late, key=lambda each: (-(each.days or 0), each.number)))

    @property
    def empty(self) -> bool:
        """Whether nothing at all was logged for the period."""
        return not self.sections and not self.late


def digest(material: Material) -> Digest:
    filed = counted_facts(material)
    sums = figures(filed)
    late = late_facts(material.late)
    late_sums = figures(late)
    lists = _lists(material, {each.number for each in filed})
    in_plan = {each.section for each in lists[ListPart.YEAR_PLAN]}
    return Digest(
        **{each.name: getattr(material, each.name) for each in fields(ReportFrame)},
        overview=overview(sums),
        sections=sections(sums, filed),
        table=_table(sums, material),
        lists={part: lines for part, lines in lists.items() if lines},
        plan_sections=tuple(
            each for each in dict.fromkeys(material.imported.sections.values()) if each in in_plan
        ),
        late=sections(late_sums, late),
        previous=changes(sums, material.previous),
        year_ago=None if material.period.grain is Grain.YEAR else changes(sums, material.year_ago),
        year_to_date=overview(material.year_to_date) if material.year_to_date else None,
        approximate=_approximate(sums, late_sums, material.previous, material.year_ago, material.year_to_date)
        or any(each.approx for section in material.added for each in section.figures),
        vague=vague((*filed, *late)),
        added=material.added,
    )


def counted_facts(material: Material) -> tuple[Filed, ...]:
    """The facts in the sums: 补报 are in no month's, corrected or not; longer periods count every log once."""
    return facts_in_period(material.entries, material.period, late=material.period.grain is not Grain.MONTH)


def calendar_view(material: Material) -> CalendarView:
    """What its lines are made with."""
    stood = (*material.overdue, *material.occurrences, *material.imported.due)
    logs = presumed_done(stood, material.entries)
    return CalendarView(material.as_of, logs, material.imported)


def _lists(material: Material, counted: Collection[int]) -> dict[ListPart, Lines]:
    view, found = calendar_view(material), material.occurrences
    stood = view.stood(found)
    standing = [entry for entry in material.entries if entry.number in counted]
    return {
        ListPart.PLAN: stood,
        ListPart.BEFORE: view.before((*found, *material.overdue), stood),
        ListPart.YEAR_PLAN: view.year_plan(),
        ListPart.COMPETITIONS: competitions(standing, found, material.period, material.results),
        ListPart.TURNOUTS: view.turnouts(found, material.came, material.results),
        **view.coming(material.upcoming),
        ListPart.FESTIVALS: tuple(of_day(0, name, day) for day, name in sorted(material.festivals)),
        ListPart.AHEAD: view.ahead(material.ahead),
    }


def late_facts(entries: Iterable[LogEntry]) -> tuple[Filed, ...]:
    """The 补报 among these that a month's report carries, outside its sums."""
    told = ((entry, fact) for entry in entries if not entry.undone for fact in entry.facts)
    return tuple(Filed(entry.number, fact, entry.text) for entry, fact in told if is_late(entry, fact))


@dataclass(frozen=True, slots=True)
class Summed:
    """What a figure is the sum of: facts, people, money or income (`kind`, as of a headline) in one unit.

    Of a category and a purpose, of all of them where None; of the report's own period where None; `late`: of its 补报.
    """

    kind: str
    unit: str
    amount: SummedAmount
    category: str | None = None
    what: str | None = None
    period: Period | None = None
    late: bool = False

    def among(self, found: Figures) -> SummedAmount:
        """How much of it these figures are."""
        if self.kind == FACTS:
            return total(each for name, each in found.facts.items() if self.category in (None, name))
        amounts: Mapping[Key, SummedAmount]
        amounts = {MONEY: found.money, INCOME: found.income}.get(self.kind, found.measures)
        return total(each for key, each in amounts.items() if self._adds(key))

    def _adds(self, key: Key) -> bool:
        is_counted = key.unit == self.unit or (
            self.unit == ATTENDANCES and key.unit == PERSONS and not key.what
        )
        return is_counted and self.category in (None, key.category) and self.what in (None, key.what)

    def of_log(self, entry: LogEntry, report: Digest) -> SummedAmount:
        """How much of a figure of this report a log is, as the log is now; nothing where it was put right since."""
        if self.late:
            return self.among(figures(late_facts([entry])))
        period = self.period or report.period
        is_whole = self.period is not None or report.period.grain is not Grain.MONTH
        return self.among(figures(facts_in_period([entry], period, late=is_whole)))


def _table(now: Figures, material: Material) -> tuple[CategoryRow, ...]:
    columns = (now, material.previous, material.year_ago, material.year_to_date)
    known = {category for column in columns if column for category in column.facts}
    return tuple(
        CategoryRow(category, *(column.facts.get(category) if column else None for column in columns))
        for category in ordered(known)
    )


def _approximate(*sums: Figures | None) -> bool:
    known = (kind for each in sums if each for kind in (each.measures, each.money, each.income))
    return any(amount.approx for kind in known for amount in kind.values())
