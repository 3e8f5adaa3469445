"""What subjects add to a report beside the sums of the logs: a function of each, by the section's name."""

from collections.abc import Callable, Mapping
from datetime import datetime

from storage.engine.database import Database
from union.core.groups import Group
from union.core.period import Period
from union.core.records import dataclass
from union.core.report_section import AddedSection


@dataclass(frozen=True, slots=True)
class ReportMoment:
    """For which period and as of when something is counted for a report.

    `now`, `locked_at` aware; a locked report tells all as it stood at its lock. `before`: what the one a 更正稿 corrects told.
    """

    period: Period
    now: datetime
    locked_at: datetime | None = None
    before: tuple[AddedSection, ...] = ()


# None where there is nothing to tell of.
Count = Callable[[Database, Group, ReportMoment], AddedSection | None]
Sections = Mapping[str, Count]
