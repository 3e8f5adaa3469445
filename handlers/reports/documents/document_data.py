"""What a group's documents are made from: the report with the union's own letterhead and template."""

from storage.engine.database import Database
from storage.reports import locked_reports, word_templates
from union.core.groups import Group
from union.reports.document import Paper, letterhead
from union.reports.model import Digest


def paper(db: Database, group: Group, report: Digest) -> Paper:
    """The report with everything its documents need; one that is locked keeps the letterhead it had."""
    own, kept = (
        word_templates.of_group(db, group),
        locked_reports.latest_letterhead(db, group, report.period.key),
    )
    return Paper(report, kept or letterhead(group.settings), template=own.content if own else None)
