"""In a worker: documents, pictures, feeds and exports are made, from what the question holds or from the database's file; that file
is copied or cleansed, which waits for the disk in the bot's place.

What documents say is union/reports/ and handlers/; each function imports what it needs, for that takes longer than the work.
"""

from typing import TYPE_CHECKING

from bot.workers.protocol import framed, loaded
from union.words import words

if TYPE_CHECKING:
    from handlers.reports.report_snapshot import MadeFile
    from union.reports.document import FileForm, Paper


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

    return render(form, paper, words(language))
