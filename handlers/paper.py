"""What a group's documents are made from: the report with the union's own letterhead and template."""

from storage import kept_reports, paper_templates
from storage.database import Database
from union.digest import Digest
from union.documents.paper import Paper
from union.groups import Group
from union.letterhead import letterhead


def paper(db: Database, group: Group, report: Digest) -> Paper:
    """The report with everything its documents need; one that is locked keeps the letterhead it had."""
    own, kept = (
        paper_templates.of_group(db, group),
        kept_reports.latest_letterhead(db, group, report.period.key),
    )
    return Paper(report, kept or letterhead(group.settings), template=own.content if own else None)
