"""The report of a period as it stands: as locked where it is, else as of now; and what changes and 补报 make of it after its lock."""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.branches import coverage_counts
from handlers.reports.report_data import material
from storage.engine.database import Database
from storage.reports import locked_reports, publication, word_templates
from union.core.groups import Group
from union.core.period import Period
from union.reports.amendments import changed
from union.reports.care_summary import Care, known_before
from union.reports.document import Paper, letterhead
from union.reports.document_names import Form
from union.reports.ledger import Ledger
from union.reports.ledger import ledger as ledger_of
from union.reports.model import Digest, Material, ReportState, digest
from union.words import words
from union.worklog.entries import LogEntry


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


def corrected(db: Database, group: Group, period: Period, now: datetime) -> Digest | None:
    """The next 更正稿 of a locked report as of what is filed now; None when it would say the same, or is open."""
    found = locked_reports.latest(db, group, period.key)
    if found is None:
        return None
    made = replace(material(db, group, period, now), state=ReportState.CORRECTED, version=found.version + 1)
    told = digest(replace(made, care=_care_since(db, group, made, found.report)))
    lines = changed(found.report, told, words(group.settings.language))
    return replace(told, corrections=lines) if lines else None


def _care_since(db: Database, group: Group, made: Material, before: Digest) -> Care | None:
    """As logs made it since, of what was counted then: a branch that was renamed is no correction."""
    care, was = known_before(made.care, before.care), before.care.coverage if before.care else None
    posted = publication.of_period(db, group, group.months.last_of(made.period).key)
    if care is None or care.coverage is None or was is None or posted is None or posted.locked_at is None:
        return care
    return replace(care, coverage=coverage_counts.as_listed(db, group, care.coverage, was, posted.locked_at))


def keep_corrected(db: Database, group: Group, told: Digest, now: datetime) -> None:
    """From now on this 更正稿 is what stands; those before are kept."""
    locked_reports.keep(db, group, told, ledger_of(material(db, group, told.period, now)), now)


def up_to_date(db: Database, group: Group, period: Period, now: datetime) -> Digest:
    """The report as it stands; a longer one that a 补报 or 更正稿 has reached since its lock is re-issued."""
    told = None if period.is_month else corrected(db, group, period, now)
    if told is None:
        return report(db, group, period, now)
    keep_corrected(db, group, told, now)
    return told


def lock_longer(db: Database, group: Group, month: Period, now: datetime) -> None:
    """The quarter, half and year that end with a locked month stand with it."""
    for period in group.months.longer(month):
        if period.end == month.end and locked_reports.latest(db, group, period.key) is None:
            locked_reports.keep(
                db,
                group,
                report(db, group, period, now),
                ledger(db, group, period, now),
                now,
            )


def reissue_longer(db: Database, group: Group, month: Period, now: datetime) -> list[Digest]:
    """Those a change in a month has reached, each as its next 更正稿."""
    found = [corrected(db, group, period, now) for period in group.months.longer(month)]
    for told in (reissued := [each for each in found if each is not None]):
        keep_corrected(db, group, told, now)
    return reissued


def carrier(db: Database, group: Group, entry: LogEntry) -> Period | None:
    """The locked month whose report tells of a log as 补报."""
    month = group.months.of_key(entry.late_for) if entry.late_for else None
    while month is not None:
        month = group.months.after(month)
        if not publication.is_locked(db, group, month.key):
            return None
        found = locked_reports.latest(db, group, month.key)
        if found and any(entry.number in section.count.sources for section in found.report.late):
            return month
    return None
