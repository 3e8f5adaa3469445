# small: the way to the figures without what a turn needs
"""三级汇总 in the report of the group above: a row for each branch, and who has not handed anything up."""

from handlers.core.report_sections import ReportMoment
from storage.engine.database import Database
from storage.reports import rollups
from union.core.groups import Group
from union.core.report_section import AddedSection
from union.reports.rollup import section


def counts(db: Database, group: Group, moment: ReportMoment) -> AddedSection | None:
    """The table of the branches in the report of the group above; None where none hands anything up."""
    if not moment.period.is_month:
        return None
    came = rollups.came_up(db, group, moment.period.key)
    told = {each.branch for each in came}
    missing = [each.branch for each in rollups.below(db, group) if each.branch not in told]
    return section(came, missing)
