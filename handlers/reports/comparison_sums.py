"""The figures a report is put beside: the period before, a year ago, the year so far. Added up by the database."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from storage.engine.database import Database
from storage.worklog import totals
from storage.worklog.totals import Span
from union.core.grain import Grain
from union.core.groups import Group
from union.core.period import A_DAY, Period
from union.reading.privacy.redaction import mask_names
from union.reports import report_schedule
from union.reports.comparison import MonthRow, month_rows
from union.worklog.totals import Figures, Part, collected


@dataclass(frozen=True, slots=True)
class YearSoFar:
    """A year's sums by month, up to the end of the report's period."""

    period: Period
    months: tuple[tuple[Period, tuple[Part, ...]], ...]

    def to_date(self) -> Figures | None:
        """累计; None where it would say the period's sums again."""
        is_more = any(parts for month, parts in self.months if month.first < self.period.first)
        return collected(part for _month, parts in self.months for part in parts) if is_more else None

    def rows(self, today: date) -> tuple[MonthRow, ...]:
        """Of a month those of its year, of a longer period its own; none still ahead unless one is told of."""
        first = self.months[0][0].first if self.period.is_month else self.period.first
        shown = [(month, parts) for month, parts in self.months if month.first >= first]
        while shown and shown[-1][0].first > today and not shown[-1][1]:
            shown.pop()
        return month_rows([(month, collected(parts)) for month, parts in shown])


def standing_figures(db: Database, group: Group, period: Period) -> Figures:
    """The sums of a period as its report gives them: a month without its 补报."""
    late = period.grain is not Grain.MONTH
    return collected(_masked(db, group, Span(period.first, period.end, late)))


def year_so_far(db: Database, group: Group, period: Period, without: Collection[int]) -> YearSoFar:
    """Every fact of the period's year to its end, every 补报 too; of the logs numbered in `without` none."""
    begins = group.months.month(period.year, 1).first
    months = report_schedule.months(begins, period.end - A_DAY, group.months)
    parts = ((month, _masked(db, group, Span(month.first, month.end), without)) for month in months)
    return YearSoFar(period, tuple((month, tuple(found)) for month, found in parts))


def _masked(db: Database, group: Group, span: Span, without: Collection[int] = ()) -> Iterator[Part]:
    """As the group may read them: purposes may name whom was helped."""
    shown: dict[str, str] = {}
    for part in totals.sums(db, group, span, without):
        category, unit, what = part.key
        if what not in shown:
            shown[what] = mask_names(what)
        yield part if shown[what] == what else part._replace(key=(category, unit, shown[what]))
