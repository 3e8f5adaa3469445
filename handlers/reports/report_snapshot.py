"""The report of a period as it stands: as locked where it is, else as of now. For every way to look at one."""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.reports.report_data import material
from storage.engine.database import Database
from storage.reports import locked_reports, word_templates
from union.core.groups import Group
from union.core.period import Period
from union.reports.document import Paper, letterhead
from union.reports.document_names import Form
from union.reports.ledger import Ledger
from union.reports.ledger import ledger as ledger_of
from union.reports.model import Digest, Material, digest


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything a report is made from, read in one transaction: as kept at its lock, else its material."""

    kept: Digest | None = None
    rows: Ledger | None = None
    material: Material | None = None

    def report(self) -> Digest:
        """The report; pure, but for a year of logs it takes its time."""
        if self.kept is not None:
            return self.kept
        if self.material is None:
            raise ValueError("nothing gathered")
        return digest(self.material)

    def ledger(self) -> Ledger:
        """The rows behind it."""
        if self.rows is not None:
            return self.rows
        return Ledger() if self.material is None else ledger_of(self.material)


def gathered(db: Database, group: Group, period: Period, now: datetime) -> Gathered:
    """What was locked, whatever became of logs, settings and names since; an open period as of `now` (aware)."""
    found = locked_reports.latest(db, group, period.key)
    if found is None:
        return Gathered(material=material(db, group, period, now))
    return Gathered(found.report, locked_reports.latest_ledger(db, group, period.key))


def report(db: Database, group: Group, period: Period, now: datetime) -> Digest:
    """The report of a period as it stands."""
    return gathered(db, group, period, now).report()


def ledger(db: Database, group: Group, period: Period, now: datetime) -> Ledger:
    """The rows behind that report."""
    return gathered(db, group, period, now).ledger()


def paper(db: Database, group: Group, period: Period, form: Form | None, now: datetime) -> Paper:
    """That report with all its document in this form is made from."""
    found = gathered(db, group, period, now)
    made = paper_of(db, group, found.report())
    return replace(made, ledger=found.ledger()) if form is Form.XLSX else made


def paper_of(db: Database, group: Group, report: Digest) -> Paper:
    """The report with everything its documents need; one that is locked keeps the letterhead it had."""
    own, kept = (
        word_templates.of_group(db, group),
        locked_reports.latest_letterhead(db, group, report.period.key),
    )
    return Paper(report, kept or letterhead(group.settings), template=own.content if own else None)
