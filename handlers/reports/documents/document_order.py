"""A document ordered of a process that has nothing but the file: little is imported here, for each child does so anew."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from handlers.core.report_sections import Sections
from handlers.reports.report_snapshot import Reports
from storage.core import groups
from storage.core.drafts import KeptWish
from storage.engine.database import reading_beside
from storage.reports.publication import Wanted
from union.core.groups import Group, Settings
from union.core.records import dataclass
from union.reports.document import Paper
from union.reports.document_names import Form, file_name
from union.reports.text import title as title_of
from union.words import words

W = TypeVar("W", bound=KeptWish)
Render = Callable[[Form, Paper, str], bytes]


@dataclass(frozen=True, slots=True)
class Order(Generic[W]):
    """A file wanted, to be made from the database at `path` by a process that has nothing else, as of `now` (aware)."""

    path: Path
    wanted: W
    defaults: Settings
    now: datetime


class Made(NamedTuple):
    """A file, its name and what is said beside it; no content: why there is none."""

    content: bytes
    name: str
    caption: str


def made_of(order: Order[Wanted], render: Render, sections: Sections) -> Made | None:
    """The document ordered, in the process that makes it; None where it would say nothing."""
    with reading_beside(order.path) as db:
        group = groups.get(db, order.wanted.group_id, order.defaults)
        period = group.months.of_key(order.wanted.period) if group else None
        if group is None or period is None:
            return None
        paper = Reports(db, group, order.now, sections).paper(period, order.wanted.form)
    if not says_something(order.wanted, paper):
        return None
    return named(order.wanted, group, paper, render(order.wanted.form, paper, group.settings.language))


def named(wanted: Wanted, group: Group, paper: Paper, content: bytes) -> Made:
    _, digest = words(group.settings.language), paper.digest
    caption = title_of.heading(digest, _, year=True)
    if wanted.form is Form.XLSX:
        title, state = title_of.title(digest, _, year=True), title_of.state(digest, _)
        caption = _("{title}台账（{state}）", title=title, state=state)
    elif paper.is_review:
        caption = _(
            "{title}（初稿，{state}）", title=title_of.review(digest, _), state=title_of.state(digest, _)
        )
    return Made(content, file_name(f"{digest.group_title}{caption}", wanted.form), caption)


def says_something(wanted: Wanted, paper: Paper) -> bool:
    """Nobody asked for a picture or a ledger of nothing."""
    return not (wanted.scheduled and wanted.form is not Form.DOCX and paper.digest.empty)
