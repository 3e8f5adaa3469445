"""A report as a message: its text with formatting, and the buttons that open its figures."""

from collections.abc import Sequence

from handlers.core.messages.keyboards import Rows, button, in_rows
from handlers.core.messages.outgoing_message import Entities
from handlers.reports import texts as phrases
from union.core.groups import Group
from union.core.kinds import CATEGORIES
from union.core.message_layout import TextMessage
from union.reports.comparison import Change
from union.reports.document_names import Form
from union.reports.model import Digest
from union.reports.text import list_sections as details
from union.reports.text import title as title_of
from union.reports.text.group_message import as_text
from union.words import Words

SOURCES, FILE = "report.sources", "report.file"
FORMS = (Form.DOCX, Form.XLSX, Form.PNG)
EVERYTHING, LATE, PLAN, BEFORE, YEAR_AGO, YEAR = "all", "late", "plan", "before", "ago", "year"
ELSEWHERE = (BEFORE, YEAR_AGO, YEAR)  # figures of other periods beside the report's own
PER_ROW = 2


def text(digest: Digest, _: Words, limit: int) -> tuple[str, Entities]:
    """The report's text and its formatting as the Bot API wants it."""
    message = as_text(digest, _, limit=limit)
    return message.text, entities(message)


def entities(message: TextMessage) -> Entities:
    """Formatting as the Bot API wants it."""
    return [{"type": span.kind, "offset": span.offset, "length": span.length} for span in message.spans]


def rows(digest: Digest, group: Group, _: Words) -> Rows:
    """A button for every part that has figures, then those for the files."""
    parts = [
        button(_("依据：{what}", what=name), SOURCES, group.id, digest.period.key, code)
        for code, name, numbers in parts_of(digest, _)
        if numbers
    ]
    files = [
        button(phrases.label_form(_, form), FILE, group.id, digest.period.key, form.value) for form in FORMS
    ]
    return [*in_rows(parts, PER_ROW), files]


def parts_of(digest: Digest, _: Words) -> list[tuple[str, str, tuple[int, ...]]]:
    """Each part of a report as code (for a button), name and the numbers of the logs behind its figures."""
    sections = [
        (str(CATEGORIES.index(section.category)), _(section.category), section.count.sources)
        for section in digest.sections
        if section.category in CATEGORIES
    ]
    late = tuple(sorted({number for section in digest.late for number in section.count.sources}))
    year = digest.year_to_date.logs if digest.year_to_date else ()
    return [
        *sections,
        (LATE, _("补报"), late),
        (EVERYTHING, _("全部"), digest.overview.logs),
        (PLAN, _("计划"), tuple(line.number for line in details.planned(digest, _) if line.number)),
        (BEFORE, title_of.last(digest.period, _), _then(digest.previous)),
        (YEAR_AGO, title_of.year_ago(digest.period, _), _then(digest.year_ago)),
        (YEAR, _("本年累计"), year),
    ]


def _then(changes: Sequence[Change] | None) -> tuple[int, ...]:
    return tuple(sorted({number for each in changes or () for number in each.then.sources}))
