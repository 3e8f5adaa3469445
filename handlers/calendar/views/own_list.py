"""/me, 我的: what one person answers for: due, coming, over and unmarked, done this month; in pages with buttons."""

from collections.abc import Sequence

from handlers.attendance import texts as attendance_texts
from handlers.calendar.views import calendar_texts as calendar_phrases
from handlers.calendar.views import due_list
from handlers.calendar.views.due_list import Listing, Section
from handlers.core.button_press import only
from handlers.core.messages.command_words import argument
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Deeds, Turn
from handlers.events import occurrences
from handlers.reminders.reminder_card import Card
from storage.core import people
from union.calendar.day_contents import is_late
from union.core import period
from union.core.groups import Person
from union.core.rights import Action
from union.events import model
from union.events.model import Occurrence, Status
from union.reminders.lead_times import is_due_by
from union.words import Words

WORDS = ("我的",)
ME = "me"


def show(turn: Turn) -> None:
    """The writer's own list; 「我的 手机呢」 is no question to us."""
    person = turn.me()
    if argument(turn.said.text, WORDS) and not turn.said.text.startswith("/"):
        return
    person = turn.there(person, attendance_texts.needs_a_person(turn._))
    turn.needs(Action.SEE)
    card = page_of(turn, person, 0)
    turn.say(card.body.text, card.rows, about=card.mark)


def again(turn: Turn, mark: str | None, line: str = "") -> Card | None:
    """The list a message shows as things stand now; None for any other message."""
    found = due_list.numbers_of_mark(mark, ME)
    is_ours = found is not None and len(found) == 2
    member = people.member_of(turn.db, turn.with_group(), found[0]) if found and is_ours else None
    return page_of(turn, member.person, found[1], line) if found and member else None


def page_of(turn: Turn, person: Person, page: int, line: str = "") -> Card:
    """One page of a person's list, the last one when there are not so many."""
    wall, _ = turn.wall, turn._
    mine = [
        one
        for one in due_list.opened(turn.db, turn.with_group(), wall)
        if _is_mine(one, person) and not model.has_done(one, person.id)
    ]
    due = [one for one in mine if is_due_by(one.event)]
    past = [one for one in mine if due_list.is_unmarked(one, wall)]
    ahead = [one for one in mine if not is_due_by(one.event) and one.end > wall and one not in past]
    # What of this month the person has done, also a mere share of it.
    month = period.containing(turn.today)
    found = occurrences.within(turn.db, turn.with_group(), month.first, month.end)
    done = [
        one
        for one in found
        if _is_mine(one, person) and (one.status is Status.DONE or model.has_done(one, person.id))
    ]
    late = sum(is_late(one, turn.today) for one in due)
    sections = [
        Section(due_text(_, len(due), late), due),
        Section(_("近期的 {total} 项", total=len(ahead)), ahead),
        Section(calendar_phrases.unmarked_header(_, total=len(past)), past, past=True),
    ]
    head = _("{name}名下的日程", name=brief(person.name, NAME)) if mine else nothing(_, person.name)
    foot = done_text(_, done) if done else ""
    listing = Listing("me.page", f"{ME}:{person.id}", head, sections, (person.id,), foot)
    return due_list.page_of_listing(turn, listing, page, line)


def _is_mine(one: Occurrence, person: Person) -> bool:
    """By the person, or by the bare name of somebody who was not known when the item was made."""
    return any(owner.is_person(person.id, person.name) for owner in one.event.owners)


def _turn_page(turn: Turn, ids: tuple[str, ...]) -> None:
    card = again(turn, ":".join((ME, *ids)))
    if card is None:
        raise ValueError("a list that no button of ours names")
    turn.edit_pressed(card.body.text, card.rows)
    turn.mark_pressed(card.mark)


DEEDS: Deeds = {"me.page": only(Action.SEE, _turn_page)}


MOST_DONE = 10  # named one by one
TITLE, NAME = 20, 20


def nothing(_: Words, name: str) -> str:
    """Nobody has given this person anything open."""
    return _(
        "{name}名下30天内没有未完成的日程。要记到谁名下，安排时写「由某某负责」，或回复那条日程「交给某某」。",
        name=brief(name, NAME),
    )


def due_text(_: Words, total: int, late: int) -> str:
    """Above what is to be done by a day."""
    if late:
        return _("有期限的 {total} 项，其中 {late} 项已过期限", total=total, late=late)
    return _("有期限的 {total} 项", total=total)


def done_text(_: Words, found: Sequence[Occurrence]) -> str:
    """「本月已完成 2 项：#1 例会、#4 上报会费报表」."""
    titles = _("、").join(
        _("#{number} {title}", number=one.event.number, title=brief(one.event.title, TITLE))
        for one in found[:MOST_DONE]
    )
    if len(found) > MOST_DONE:
        return _("本月已完成 {count} 项：{titles} 等", count=len(found), titles=titles)
    return _("本月已完成 {count} 项：{titles}", count=len(found), titles=titles)
