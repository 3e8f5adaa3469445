"""What each log adds to a figure of a report: 「6000元」 is 5000元 of #3 and 1000元 of #7."""

from collections.abc import Mapping

from union.core.period import Grain, Period
from union.core.records import dataclass
from union.reports.model import Digest, late_facts
from union.reports.sections import ATTENDANCES, FACTS, INCOME, MONEY, PERSONS
from union.worklog.entries import LogEntry
from union.worklog.totals import Figures, Key, SummedAmount, facts_in_period, figures, total


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


def share(entry: LogEntry, summed: Summed, report: Digest) -> SummedAmount:
    """How much of a figure of this report a log is, as the log is now; nothing where it was put right since."""
    if summed.late:
        return summed.among(figures(late_facts([entry])))
    period = summed.period or report.period
    is_whole = summed.period is not None or report.period.grain is not Grain.MONTH
    return summed.among(figures(facts_in_period([entry], period, late=is_whole)))
