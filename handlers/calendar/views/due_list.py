"""What is open, a page at a time with buttons: late items and deadlines of the coming month; /me, 我的: what one person answers for,
due, coming, over and unmarked, done this month.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from handlers.attendance import texts as attendance_texts
from handlers.calendar.views import day_lines as phrases
from handlers.core.button_press import permitted_deed
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import argument
from handlers.core.messages.outgoing_message import Button, Composed, brief, page_buttons
from handlers.core.turn import Deeds, Turn
from handlers.events import occurrences
from handlers.reminders import texts as reminders_texts
from handlers.reminders.reminder_card import Card, item_rows
from storage.core import people
from storage.engine.database import Database
from storage.events import queries as events_queries
from union.calendar.day_contents import is_late
from union.core import period
from union.core.groups import Group, Person
from union.core.kinds import Kind
from union.core.records import dataclass
from union.core.rights import Action
from union.events import model
from union.reading.text.normal_form import EitherScript
from union.reminders.lead_times import is_due_by

OWN_WORDS = ("我的",)
ME = "me"
TITLE, NAME = 20, 20
EVERYBODY = EitherScript(r"全[体员]|[所每各][有位个]|大家|各|\b(?:all|every)", any_case=True)
MOST_DONE = 10  # named one by one
PAGE = 8
DUE = "due"
AHEAD = timedelta(days=30)
BEHIND = FURTHEST = timedelta(
    days=400
)  # what nobody finished in a year is not called to mind any more; as far ahead
UNMARKED = timedelta(days=60)  # how long a meeting that is over may still be marked from the list


def read_mark(mark: str | None) -> int | None:
    """The page a message shows; None for any other mark."""
    found = message_subject.numbers(mark, DUE)
    return found[-1] if found else None


def page_of(turn: Turn, page: int, line: str = "") -> Card:
    """One page of the list, the last one when there are not so many."""
    wall = turn.wall
    found = opened(turn.db, turn.with_group(), wall)
    due = [
        one
        for one in found
        if is_due_by(one.event)
        or one.start >= period.UNDATED
        or (bool(one.event.pack) and one.event.kind is not Kind.FESTIVAL and not _is_before_today(one, wall))
    ]
    past = [one for one in found if is_unmarked(one, wall)]
    late = sum(is_late(one, turn.today) for one in due)
    none = turn._("没有待办：没有已过期限的事，30天内也没有到期的。发 /cal 看日程。")
    head = turn._("待办 {total} 项", total=len(due)) if due else none
    if late:
        head = turn._("待办 {total} 项，其中 {late} 项已过期限", total=len(due), late=late)
    sections = [Section("", due), Section(phrases.unmarked_header(turn._, total=len(past)), past, past=True)]
    return page_of_listing(turn, Listing("due.page", DUE, head, sections), page, line)


def opened(db: Database, group: Group, wall: datetime, ahead: timedelta = AHEAD) -> list[model.Occurrence]:
    """What is open, of a year gone by and of the month ahead; of what is over of a series only the latest time."""
    found = occurrences.between_dates(
        db, group, (wall - BEHIND).date(), (wall + ahead).date() + timedelta(days=1)
    )
    open_ones = [one for one in found if one.status is model.Status.OPEN]
    open_ones += map(occurrences.of_whole_event, events_queries.undated_events(db, group))
    latest = {one.event.id: one.original for one in open_ones if _is_before_today(one, wall)}
    return [
        one for one in open_ones if not _is_before_today(one, wall) or latest[one.event.id] == one.original
    ]


def is_unmarked(one: model.Occurrence, wall: datetime) -> bool:
    """Whether it is over and not deadline's work, that stays open, nor a festival, that needs nobody."""
    is_work = not is_due_by(one.event) and one.event.kind is not Kind.FESTIVAL
    return is_work and _is_before_today(one, wall) and one.start > wall - UNMARKED


def _is_before_today(one: model.Occurrence, wall: datetime) -> bool:
    return one.last_moment.date() < wall.date()


@dataclass(frozen=True, slots=True)
class Section:
    """Items below one heading; those of a `past` one can't be put off any more."""

    heading: str
    items: Sequence[model.Occurrence]
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


def page_of_listing(turn: Turn, listing: Listing, page: int, line: str = "") -> Card:
    """One page, the last one when there are not so many; `line` is added at its end."""
    group, total = turn.with_group(), sum(len(section.items) for section in listing.sections)
    last = max(0, (total - 1) // PAGE)
    page = min(page, last)
    body, rows, before = Composed(listing.head), list[list[Button]](), page * PAGE
    for section in listing.sections:
        part = section.items[max(0, before) : max(0, before + PAGE)]
        before -= len(section.items)
        if part:
            lines = [reminders_texts.line(turn._, one, turn.today) for one in part]
            body.add("".join(f"\n{each}" for each in (section.heading, *lines) if each))
            rows += item_rows(turn._, group, part, turn.wall, past=section.past)
    for added in (listing.foot, line):
        body.add(f"\n{added}" if added else "")
    turning = page_buttons(turn._, page, last, listing.deed, group.id, *listing.ids)
    rows += [turning] if turning else []
    return Card(body, rows, f"{listing.subject}:{page}")


def show_own(turn: Turn) -> None:
    """The writer's own list; 「我的 手机呢」 is no question to us."""
    person = turn.me()
    if argument(turn.said.text, OWN_WORDS) and not turn.said.text.startswith("/"):
        return
    person = turn.there(person, attendance_texts.needs_a_person(turn._))
    turn.needs(Action.SEE)
    card = own_page(turn, person, 0)
    turn.say(card.body.text, card.rows, about=card.mark)


def refreshed_own_page(turn: Turn, mark: str | None, line: str = "") -> Card | None:
    """The list a message shows as things stand now; None for any other message."""
    found = message_subject.numbers(mark, ME)
    member = people.member_of(turn.db, turn.with_group(), found[0]) if len(found) == 2 else None
    return own_page(turn, member.person, found[1], line) if member else None


def _own_open(turn: Turn, person: Person, days: tuple[date, date] | None) -> list[model.Occurrence]:
    """What of a person's is open on these days, else in the month ahead; else what comes first."""
    found = opened(turn.db, turn.with_group(), turn.wall, FURTHEST)
    mine = [one for one in found if _is_mine(one, person) and not model.has_done_share(one, person.id)]
    on_days = [
        one for one in mine if days and one.start.date() < days[1] and one.last_moment.date() >= days[0]
    ]
    near = [one for one in mine if one.start <= turn.wall + AHEAD or one.start >= period.UNDATED]
    return on_days or near or mine[:PAGE]


def own_page(
    turn: Turn, person: Person, page: int, line: str = "", days: tuple[date, date] | None = None
) -> Card:
    """One page of a person's list, the last one when there are not so many."""
    wall, _ = turn.wall, turn._
    mine = _own_open(turn, person, days)
    due = [one for one in mine if is_due_by(one.event)]
    past = [one for one in mine if is_unmarked(one, wall)]
    ahead = [one for one in mine if not is_due_by(one.event) and one.end > wall and one not in past]
    # What of this month the person has done, also a mere share of it.
    month = period.containing(turn.today)
    found = occurrences.between_dates(turn.db, turn.with_group(), month.first, month.end)
    own = [one for one in found if _is_mine(one, person)]
    done = [one for one in own if one.status is model.Status.DONE or model.has_done_share(one, person.id)]
    late = sum(is_late(one, turn.today) for one in due)
    due_text = _("有期限的 {total} 项", total=len(due))
    if late:
        due_text = _("有期限的 {total} 项，其中 {late} 项已过期限", total=len(due), late=late)
    sections = [
        Section(due_text, due),
        Section(_("近期的 {total} 项", total=len(ahead)), ahead),
        Section(phrases.unmarked_header(_, total=len(past)), past, past=True),
    ]
    head = (
        _("{name}名下的日程")
        if mine
        else _(
            "{name}名下30天内没有未完成的日程。要记到谁名下，安排时写「由某某负责」，或回复那条日程「交给某某」。"
        )
    )
    named = [(one.event.number, brief(one.event.title, TITLE)) for one in done[:MOST_DONE]]
    titles = _("、").join(_("#{number} {title}", number=number, title=title) for number, title in named)
    foot = _("本月已完成 {count} 项：{titles}", count=len(done), titles=titles) if done else ""
    if len(done) > MOST_DONE:
        foot = _("本月已完成 {count} 项：{titles} 等", count=len(done), titles=titles)
    head = head.format(name=brief(person.name, NAME))
    listing = Listing("me.page", f"{ME}:{person.id}", head, sections, (person.id,), foot)
    return page_of_listing(turn, listing, page, line)


def _is_mine(one: model.Occurrence, person: Person) -> bool:
    """By the person, or by the bare name of somebody who was not known when the item was made; 「全体委员」 are everybody."""
    return any(
        owner.is_person(person.id, person.name) or EVERYBODY.match(owner.name) for owner in one.event.owners
    )


def _turn_page(turn: Turn, ids: tuple[str, ...]) -> None:
    card = refreshed_own_page(turn, ":".join((ME, *ids)))
    if card is None:
        raise ValueError("a list that no button of ours names")
    turn.edit_pressed(card.body.text, card.rows)
    turn.mark_pressed(card.mark)


DEEDS: Deeds = {"me.page": permitted_deed(Action.SEE, _turn_page)}
