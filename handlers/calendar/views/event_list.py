"""A list of items in sections, a page at a time, each item with its buttons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handlers.core.messages.keyboards import Button, button
from handlers.core.messages.outgoing_message import Composed
from handlers.core.turn import Turn
from handlers.reminders import texts as reminders_texts
from handlers.reminders.reminder_card import Card, item_rows
from union.events.model import Occurrence
from union.words import Words

PAGE = 8


@dataclass(frozen=True, slots=True)
class Section:
    """Items below one heading; those of a `past` one can't be put off any more."""

    heading: str
    items: Sequence[Occurrence]
    past: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The whole list: `deed` and `ids` of the buttons that turn its pages, the `subject` of its mark.

    `head` stands above every page, `foot` below it.
    """

    deed: str
    subject: str
    head: str
    sections: Sequence[Section]
    ids: tuple[object, ...] = ()
    foot: str = ""


def page_of(turn: Turn, listing: Listing, page: int, line: str = "") -> Card:
    """One page, the last one when there are not so many; `line` is added at its end."""
    group, total = turn.with_group(), sum(len(section.items) for section in listing.sections)
    last = max(0, (total - 1) // PAGE)
    page = min(page, last)
    body, rows, before = Composed(listing.head), list[list[Button]](), page * PAGE
    for section in listing.sections:
        part = section.items[max(0, before) : max(0, before + PAGE)]
        before -= len(section.items)
        if part:
            body.add("".join(f"\n{each}" for each in _lines(turn, section, part)))
            rows += item_rows(turn._, group, part, past=section.past)
    for added in (listing.foot, line):
        body.add(f"\n{added}" if added else "")

    def turned(label: str, to: int) -> Button:
        return button(label, listing.deed, group.id, *listing.ids, to)

    rows += pager(turn._, page, last, turned)
    return Card(body, rows, f"{listing.subject}:{page}")


def read_mark(mark: str | None, subject: str) -> tuple[int, ...] | None:
    """The numbers behind a mark of this subject, the page last; None for any other mark."""
    said, _, rest = (mark or "").partition(":")
    numbers = rest.split(":")
    return tuple(map(int, numbers)) if said == subject and all(map(str.isdigit, numbers)) else None


def _lines(turn: Turn, section: Section, part: Sequence[Occurrence]) -> list[str]:
    today = turn.with_group().day(turn.now)
    lines = [reminders_texts.line(turn._, one, today) for one in part]
    return [section.heading, *lines] if section.heading else lines


def pager(_: Words, page: int, last: int, turned: Callable[[str, int], Button]) -> list[list[Button]]:
    """A row that turns to the pages beside this one; none where there is but one page."""
    found = [turned(_("‹ 上一页"), page - 1)] if page else []
    found += [turned(_("下一页 ›"), page + 1)] if page < last else []
    return [found] if found else []
