"""The report of a period as it stands: as locked where it is, else as of now; and what changes and 补报 make of it after its lock.

Also a document of it, made by a process that has nothing but the file: little is imported here, for each child does so anew.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from handlers.core.report_sections import Sections
from handlers.reports.report_data import material
from storage.core import groups
from storage.core.drafts import KeptWish
from storage.engine.database import Database, reading_beside
from storage.reports import forms, locked_reports, publication
from storage.reports.publication import Wanted
from union.core.groups import Group, Settings
from union.core.period import Grain, Period
from union.core.records import dataclass, replace
from union.reports.amendments import changed
from union.reports.document import FileForm, Letterhead, Paper, file_name, letterhead
from union.reports.ledger import Ledger
from union.reports.ledger import ledger as ledger_of
from union.reports.model import Digest, Material, ReportState, digest
from union.reports.text import title as title_of
from union.words import words
from union.worklog.entries import LogEntry


@dataclass(frozen=True, slots=True)
class Gathered:
    """A report and its ledger, read in one transaction: as kept at its lock, else to be made of its material.

    Making one is pure, but for a year of logs it takes its time.
    """

    report: Callable[[], Digest]
    ledger: Callable[[], Ledger]

    def paper(self, db: Database, group: Group, form: FileForm | None) -> Paper:
        """The report with all its document in this form is made from."""
        made = paper_of(db, group, self.report())
        rows = self.ledger() if form is FileForm.XLSX else None
        is_review = form is FileForm.REVIEW and made.digest.period.grain is Grain.YEAR
        return replace(made, ledger=rows, is_review=is_review)


@dataclass(frozen=True, slots=True)
class Reports:
    """A group's reports as of `now` (aware); `sections`: what other subjects add to them."""

    db: Database
    group: Group
    now: datetime
    sections: Sections

    def gathered(self, period: Period) -> Gathered:
        """What was locked, whatever became of logs, settings and names since; an open period as it is."""
        found = locked_reports.latest(self.db, self.group, period.key)
        if found is None:
            made = self._material(period)
            return Gathered(partial(digest, made), partial(ledger_of, made))
        rows = locked_reports.latest_part(self.db, self.group, period.key, Ledger) or Ledger()
        return Gathered(lambda: found.report, lambda: rows)

    def report(self, period: Period) -> Digest:
        return self.gathered(period).report()

    def paper(self, period: Period, form: FileForm | None) -> Paper:
        return self.gathered(period).paper(self.db, self.group, form)

    def corrected(self, period: Period) -> Digest | None:
        """The next 更正稿 of a locked report as of what is filed now; None when it would say the same, or is open."""
        found = locked_reports.latest(self.db, self.group, period.key)
        if found is None:
            return None
        before, made = found.report, self._material(period, found.report)
        known = {each.name for each in before.added}
        added = tuple(each for each in made.added if each.name in known)
        told = digest(replace(made, state=ReportState.CORRECTED, version=found.version + 1, added=added))
        lines = changed(before, told, words(self.group.settings.language))
        return replace(told, corrections=lines) if lines else None

    def keep_corrected(self, told: Digest) -> None:
        """From now on this 更正稿 is what stands; those before are kept."""
        rows = ledger_of(self._material(told.period))
        locked_reports.keep(self.db, self.group, told, rows, self.now)

    def up_to_date(self, period: Period) -> Digest:
        """The report as it stands; a longer one that a 补报 or 更正稿 has reached since its lock is re-issued."""
        told = None if period.is_month else self.corrected(period)
        if told is None:
            return self.report(period)
        self.keep_corrected(told)
        return told

    def lock_longer(self, month: Period) -> None:
        """The quarter, half and year that end with a locked month stand with it."""
        for period in self.group.months.longer(month):
            is_open = locked_reports.latest(self.db, self.group, period.key) is None
            if period.end == month.end and is_open:
                found = self.gathered(period)
                locked_reports.keep(self.db, self.group, found.report(), found.ledger(), self.now)

    def reissue_longer(self, month: Period) -> list[Digest]:
        """Those a change in a month has reached, each as its next 更正稿."""
        found = [told for each in self.group.months.longer(month) if (told := self.corrected(each))]
        for told in found:
            self.keep_corrected(told)
        return found

    def _material(self, period: Period, before: Digest | None = None) -> Material:
        return material(self.db, self.group, period, self.now, self.sections, before)


def paper_of(db: Database, group: Group, report: Digest) -> Paper:
    """The report with everything its documents need; one that is locked keeps the letterhead it had."""
    own = forms.template_of(db, group)
    kept = locked_reports.latest_part(db, group, report.period.key, Letterhead)
    return Paper(report, kept or letterhead(group.settings), template=own.content if own else None)


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


W = TypeVar("W", bound=KeptWish)
Render = Callable[[FileForm, Paper, str], bytes]


@dataclass(frozen=True, slots=True)
class FileOrder(Generic[W]):
    """A file wanted, to be made from the database at `path` by a process that has nothing else, as of `now` (aware)."""

    path: Path
    wanted: W
    defaults: Settings
    now: datetime


class MadeFile(NamedTuple):
    """A file, its name and what is said beside it; no content: why there is none."""

    content: bytes
    name: str
    caption: str


def make_ordered_file(order: FileOrder[Wanted], render: Render, sections: Sections) -> MadeFile | None:
    """The document ordered, in the process that makes it; None where it would say nothing."""
    with reading_beside(order.path) as db:
        group = groups.get(db, order.wanted.group_id, order.defaults)
        period = group.months.of_key(order.wanted.period) if group else None
        if group is None or period is None:
            return None
        paper = Reports(db, group, order.now, sections).paper(period, order.wanted.form)
    if not says_something(order.wanted, paper):
        return None
    return named_file(order.wanted, group, paper, render(order.wanted.form, paper, group.settings.language))


def named_file(wanted: Wanted, group: Group, paper: Paper, content: bytes) -> MadeFile:
    _, digest = words(group.settings.language), paper.digest
    caption, state = title_of.heading(digest, _, year=True), title_of.state(digest, _)
    if wanted.form is FileForm.XLSX:
        caption = _("{title}台账（{state}）", title=title_of.title(digest, _, year=True), state=state)
    elif paper.is_review:
        caption = _("{title}（初稿，{state}）", title=title_of.review(digest, _), state=state)
    return MadeFile(content, file_name(f"{digest.group_title}{caption}", wanted.form), caption)


def says_something(wanted: Wanted, paper: Paper) -> bool:
    """Nobody asked for a picture or a ledger of nothing."""
    return not (wanted.scheduled and wanted.form is not FileForm.DOCX and paper.digest.empty)
