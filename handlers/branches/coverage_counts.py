"""走访覆盖 in figures: which branches were reached when, for /coverage and for the report; nobody is named."""

from datetime import date
from decimal import Decimal

from handlers.core.report_sections import ReportMoment
from storage.branches import branch_list, coverage
from storage.engine.database import Database
from union.branches.coverage import KEY, UNITS, Reach, Sheet, as_listed, section
from union.core.grouping import grouped
from union.core.groups import Group
from union.core.period import A_DAY, Grain, Period
from union.core.report_section import AddedFigure, AddedSection
from union.core.units import SIGNS, number, quantity_text
from union.words import words

TOTALS, CATEGORY, ITEMS = "各组工作", "组织建设", "项"
SPENT, SEVERAL = "支出", 2


def counts(db: Database, group: Group, moment: ReportMoment) -> AddedSection | None:
    """How many branches a period reached, and which not; None where the group has no branches, or one alone that nobody went to.

    Of a locked report the list of branches stays the one it was made with, whatever became of them since.
    """
    as_of, period = moment.locked_at, moment.period
    listed = branch_list.standing_at(db, group, as_of) if as_of else branch_list.active(db, group)
    if not listed:
        return None
    half = half_year(group, period)
    missed = period.key if period.is_month else ""
    days = coverage.days(db, group, min(half.first, period.first), period.end, missed)
    now = {each.branch for each in days if each.day >= period.first}
    since = {each.branch for each in days if each.day >= half.first}
    count = len(listed)
    left = [[each.name for each in listed if each.number not in known] for known in (now, since)]
    before = next((each.data for each in moment.before if each.key == KEY), None)
    if before is None and len(listed) < SEVERAL and not since:
        return None
    if as_of is not None and before is not None:
        names = {each.name: each.aliases for each in branch_list.all_branches(db, group)}
        renamed = branch_list.renamed_since(db, group, as_of)
        then = before["unreached"], before["half"]
        left = [as_listed(*sides, names, renamed) for sides in zip(left, then, strict=True)]
        count = before["branches"]
    return section(count, *left, is_long=period.grain in (Grain.HALF, Grain.YEAR))


def totals(db: Database, group: Group, moment: ReportMoment) -> AddedSection | None:
    """「一车间 3项（12户、6000元），二车间 1项」: what was done and spent in the period for each branch; None where no log names one."""
    period = moment.period
    found = coverage.items(db, group, period.first, period.end, period.key if period.is_month else "")
    if not found:
        return None
    _, days = words(group.settings.language), (period.first, period.end)
    met, spent = (coverage.sums(db, group, *days, of) for of in (coverage.PEOPLE, coverage.MONEY))
    figures, told = list[AddedFigure](), list[str]()
    for branch in (each for each in branch_list.all_branches(db, group) if each.number in found):
        figure = AddedFigure(branch.name, Decimal(found[branch.number]), ITEMS)
        sums = [quantity_text(number(each.value), each.unit, _) for each in met.get(branch.number, ())]
        paid = [
            AddedFigure(SPENT, each.value, SIGNS[each.unit], of=branch.name, approx=each.approx)
            for each in spent.get(branch.number, ())
        ]
        facts = {"branch": branch.name, "items": figure.said(_)}
        parts = [*sums, *(each.said(_) for each in paid)]
        bare = _("{branch} {items}", **facts)
        told.append(_("{branch} {items}（{sums}）", **facts, sums=_("、").join(parts)) if parts else bare)
        figures += [figure, *paid]
    return AddedSection(TOTALS, CATEGORY, tuple(figures), told=_("，").join(told), is_breakdown=True)


def sheet(db: Database, group: Group, today: date) -> Sheet | None:
    """The half-year of that day, up to it; None where the group has no branches."""
    listed = branch_list.active(db, group)
    if not listed:
        return None
    half = half_year(group, group.months.containing(today))
    until = today + A_DAY
    days = coverage.days(db, group, half.first, until)
    last = {(each.branch, each.visit): each.day for each in coverage.last_days(db, group, until)}
    people = coverage.sums(db, group, half.first, until, coverage.PEOPLE)
    dates = grouped(((each.branch, each.visit), each.day) for each in days)
    rows = [
        Reach(
            each,
            last.get((each.number, True)),
            last.get((each.number, False)),
            tuple(dates.get((each.number, True), ())),
            tuple(dates.get((each.number, False), ())),
            tuple(sorted(people.get(each.number, ()), key=lambda met: UNITS.index(met.unit))),
        )
        for each in listed
    ]
    ordered = tuple(sorted(rows, key=lambda each: each.place))
    return Sheet(group.title, half, today, ordered, coverage.shared(db, group, half.first, until))


def half_year(group: Group, period: Period) -> Period:
    """The half-year a period ends in; a longer one is its own."""
    if period.grain in (Grain.HALF, Grain.YEAR):
        return period
    longer = group.months.longer(group.months.final_month(period))
    return next(each for each in longer if each.grain is Grain.HALF)
