"""A document ordered of a process that has nothing but the file: little is imported here, for each child does so anew."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from handlers.reports import report_snapshot
from handlers.reports import texts as phrases
from storage.core import groups
from storage.engine.database import open_beside
from storage.reports.publication import Wanted
from union.core.group_settings import Settings
from union.core.groups import Group
from union.reports.document import Paper
from union.reports.document_names import Form
from union.words import words

Render = Callable[[Form, Paper, str], bytes]


class Order(NamedTuple):
    """A document to be made from the file at `path` by a process that has nothing else, as of `now` (aware)."""

    path: Path
    wanted: Wanted
    defaults: Settings
    now: datetime


class Made(NamedTuple):
    """A document, the name of its file and what is said beside it."""

    content: bytes
    name: str
    caption: str


def made_of(order: Order, render: Render) -> Made | None:
    """The document ordered, in the process that makes it; None where it would say nothing."""
    store = open_beside(order.path)
    try:
        with store.reading() as db:
            group = groups.get(db, order.wanted.group_id, order.defaults)
            period = group.months.of_key(order.wanted.period) if group else None
            if group is None or period is None:
                return None
            paper = report_snapshot.paper(db, group, period, order.wanted.form, order.now)
    finally:
        store.close()
    if not says_something(order.wanted, paper):
        return None
    return named(order.wanted, group, paper, render(order.wanted.form, paper, group.settings.language))


def named(wanted: Wanted, group: Group, paper: Paper, content: bytes) -> Made:
    """With its name and what is said beside it."""
    _ = words(group.settings.language)
    name = phrases.file_name(_, paper.digest, wanted.form)
    return Made(content, name, phrases.caption(_, paper.digest, wanted.form))


def says_something(wanted: Wanted, paper: Paper) -> bool:
    """Nobody asked for a picture or a ledger of nothing."""
    return not (wanted.scheduled and wanted.form is not Form.DOCX and paper.digest.empty)
