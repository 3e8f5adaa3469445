# small: the way to the figures without what a turn needs
"""诉求 in a report: counts, never a word or a name."""

from handlers.core.report_sections import ReportMoment
from storage.engine.database import Database
from storage.requests import queries
from union.core.groups import Group
from union.core.period import A_DAY
from union.core.report_section import AddedSection
from union.requests.lifecycle import request_figures, section


def requests(db: Database, group: Group, moment: ReportMoment) -> AddedSection | None:
    """The figures of a period, an open one as it stands; None where nothing was received, answered or waits."""
    last = min(moment.period.end - A_DAY, group.day(moment.locked_at or moment.now))
    found = request_figures(queries.histories(db, group), moment.period, last, group.notice)
    is_any = found is not None and (found.received or found.answered or found.open)
    return section(found) if found is not None and is_any else None
