"""In a worker: what opens a file that somebody sent, which the bot itself never does; documents and exports made from the database's file."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from bot.workers.protocol import dumped, framed, loaded, say, unframed
from union.core.files.refusal import Unreadable

if TYPE_CHECKING:
    from handlers.reports.report_snapshot import MadeFile
    from union.core.almanac.days_off import Notice
    from union.reports.document import FileForm, Paper

# Each function imports what its kind of file needs: none is to wait for the others'.
EDGE = 2560  # dots of a photo's longer side as kept: Telegram's own largest


def _reading_task(read: Callable[[bytes, Mapping[str, Any]], bytes]) -> Callable[[bytes], bytes]:
    """A task that gives what was read of a file, by the values sent with it, or says why it is not."""

    def answered(question: bytes) -> bytes:
        values, content = unframed(question)
        try:
            return framed({}, read(content, values))
        except Unreadable as error:
            return framed({"refused": error.reason.name})

    return answered


@_reading_task
def words(content: bytes, values: Mapping[str, Any]) -> bytes:
    """The first words of a .txt, .docx or .xlsx, as they may be kept."""
    from union.reading.privacy.redaction import keepable
    from union.yearplan.documents.plan_lines import text_of

    return keepable(text_of(content)[: values["most"]], private=values["private"]).encode()


@_reading_task
def flaws(content: bytes, values: Mapping[str, Any]) -> bytes:
    """What is wrong in a report; quoted as it may be kept."""
    from union.reading.privacy.redaction import keepable
    from union.reports.checkup.check import MOST_SIGNS, checked
    from union.reports.checkup.told_figures import flaws_as_json
    from union.yearplan.documents.plan_lines import text_of

    text = keepable(text_of(content)[:MOST_SIGNS], private=values["private"])
    return flaws_as_json(checked(text, date.fromisoformat(values["today"])))


@_reading_task
def template(content: bytes, values: Mapping[str, Any]) -> bytes:
    """Nothing, where the file may carry reports."""
    from union.reports.word.template_check import check_template

    check_template(content, values["name"])
    return b""


def plan(question: bytes) -> bytes:
    """A YearPlan; `year` unknown is told as such."""
    from union.yearplan.documents.plan_lines import lines_of
    from union.yearplan.model import YearUnknown
    from union.yearplan.reader import read_plan

    @_reading_task
    def read(content: bytes, values: Mapping[str, Any]) -> bytes:
        lines = lines_of(content, values["name"])
        found = read_plan(lines, year=values["year"], notice=notice_of(values["notice"]), told=_tell)
        _tell(len(lines), len(lines))
        return dumped(found)

    try:
        return read(question)
    except YearUnknown:
        return framed({"year_unknown": True})


@_reading_task
def calendar(content: bytes, values: Mapping[str, Any]) -> bytes:
    from union.feeds.ics_reader import read_calendar

    wall = datetime.fromisoformat(values["wall"])
    return dumped(read_calendar(content, values["name"], wall, values["zone"]))


def photo(content: bytes) -> bytes:
    """The picture drawn anew; nothing for what is none."""
    from union.core.files.photo_copy import redrawn

    found = redrawn(content, EDGE)
    return found.content if found else b""


def notice_of(told: Mapping[str, Any] | None) -> "Notice | None":
    """A group's calendar of days off as it was sent here."""
    from union.core.almanac.days_off import Notice

    if told is None:
        return None
    off, work, ordinary = (
        frozenset(map(date.fromisoformat, told[each])) for each in ("off", "work", "ordinary")
    )
    return Notice(off, work, frozenset(told["years"]), ordinary, told["region"])


def _tell(done: int, total: int) -> None:
    say(f"{done} {total}")


def ordered(question: bytes) -> bytes:
    """A document with its name and caption, its logs read here; nothing where it would say nothing."""
    from handlers.reports.report_snapshot import FileOrder, make_ordered_file
    from handlers.routing.report_sections import SECTIONS
    from storage.reports.publication import Wanted

    return _framed(make_ordered_file(loaded(FileOrder[Wanted], question), _render, SECTIONS))


def _framed(made: "MadeFile | None") -> bytes:
    return b"" if made is None else framed({"name": made.name, "caption": made.caption}, made.content)


def form(question: bytes) -> bytes:
    """A form of the union above, filled in; nothing where it is kept no more."""
    from handlers.questions.form_papers import make_ordered_form
    from handlers.reports.report_snapshot import FileOrder
    from storage.reports.forms import WantedForm

    return _framed(make_ordered_form(loaded(FileOrder[WantedForm], question)))


def export(question: bytes) -> bytes:
    """An archive; nothing where it is too large for a message, or there is nothing."""
    from handlers.privacy.export_files import ExportOrder, build_export
    from handlers.routing.report_sections import SECTIONS

    return build_export(loaded(ExportOrder, question), SECTIONS) or b""


def _render(form: "FileForm", paper: "Paper", language: str) -> bytes:
    from union.reports.document_formats import render
    from union.words import words

    return render(form, paper, words(language))
