"""In a worker: documents, pictures, feeds and exports are made, from what the question holds or from the database's file; that file
is copied or cleansed, which waits for the disk in the bot's place.

What documents say is union/reports/ and handlers/; each function imports what it needs, for that takes longer than the work.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from bot.workers.protocol import framed, loaded
from union.words import words

if TYPE_CHECKING:
    from handlers.reports.documents.document_order import Made
    from union.reports.document import Paper
    from union.reports.document_names import Form


def report(question: bytes) -> bytes:
    from union.reports.document import Paper
    from union.reports.document_names import Form

    return _render(*loaded(tuple[Form, Paper, str], question))


def ordered(question: bytes) -> bytes:
    """A document with its name and caption, its logs read here; nothing where it would say nothing."""
    from handlers.reports.documents.document_order import Order, made_of
    from handlers.routing.report_sections import SECTIONS
    from storage.reports.publication import Wanted

    return _framed(made_of(loaded(Order[Wanted], question), _render, SECTIONS))


def _framed(made: "Made | None") -> bytes:
    return b"" if made is None else framed({"name": made.name, "caption": made.caption}, made.content)


def handout(question: bytes) -> bytes:
    """签领表 or 公示稿 in its form."""
    from union.helped.handout_papers import render
    from union.helped.handout_texts import PaperSort
    from union.helped.handouts import Handout
    from union.reports.document_names import Form

    form, sort, value, language = loaded(tuple[Form, PaperSort, Handout, str], question)
    return render(form, sort, value, words(language))


def form(question: bytes) -> bytes:
    """A form of the union above, filled in; nothing where it is kept no more."""
    from handlers.questions.form_papers import made_of
    from handlers.reports.documents.document_order import Order
    from storage.reports.forms import WantedForm

    return _framed(made_of(loaded(Order[WantedForm], question)))


def month(question: bytes) -> bytes:
    """A month as a PNG."""
    from union.calendar.month_grid import MonthSheet
    from union.calendar.month_picture.image import render as draw

    sheet, language = loaded(tuple[MonthSheet, str], question)
    return draw(sheet, words(language))


def coverage(question: bytes) -> bytes:
    """走访情况 as a PNG."""
    from union.branches.coverage import Sheet
    from union.branches.coverage_picture import render as draw

    sheet, language = loaded(tuple[Sheet, str], question)
    return draw(sheet, words(language))


def feed(question: bytes) -> bytes:
    """A calendar feed, packed; nothing where its address opens nothing any more."""
    from handlers.feeds.feed_content import Order, made_of

    return made_of(loaded(Order, question)) or b""


def export(question: bytes) -> bytes:
    """An archive; nothing where it is too large for a message, or there is nothing."""
    from handlers.privacy.export_files import Order, made_of
    from handlers.routing.report_sections import SECTIONS

    return made_of(loaded(Order, question), SECTIONS) or b""


def _render(form: "Form", paper: "Paper", language: str) -> bytes:
    from union.reports.document_formats import render

    return render(form, paper, words(language))


def cleansing(question: bytes) -> bytes:
    """Whether the file at a path holds nothing any more that was erased from it."""
    from storage.engine.file_scrub import cleanse

    return framed({"done": cleanse(Path(os.fsdecode(question)))})


def backup(question: bytes) -> bytes:
    from bot.operations.backups import Order, make

    make(loaded(Order, question))
    return b""
