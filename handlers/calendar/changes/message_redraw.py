"""A message with items in it is drawn again: after one of its buttons was pressed, or when who comes has changed."""

from dataclasses import replace

from handlers.attendance import attendance_card, attendance_question
from handlers.attendance import texts as attendance_texts
from handlers.calendar import event_receipt
from handlers.calendar.changes.occurrence_status import restore_button
from handlers.calendar.views import due_list
from handlers.core.messages import message_subject
from handlers.core.messages.incoming_message import Where
from handlers.core.messages.outgoing_message import Composed, Rows
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events import texts as agenda_phrases
from handlers.reminders import reminder_job
from handlers.reminders import texts as phrases
from handlers.reminders.reminder_card import (
    Card,
    CardReader,
    Entry,
    draw,
    item_row,
    lateness,
    read_mark,
    start_link,
    with_part,
)
from storage.core import people
from storage.core.outbox.sent_messages import Sent
from storage.events import queries as events_queries
from storage.reminders import schedule
from union.events.model import Occurrence, Status

REMINDER = "reminder"  # how the key of a reminder's message begins, before the reminder's id


def redraw(turn: Turn, one: Occurrence, *, menu: Rows | None = None, line: str = "") -> None:
    """Show the pressed message as things stand now; `menu` in place of its buttons, `line` below its text."""
    sent = turn.pressed_row()
    if sent is None:
        return
    asked = attendance_question.refreshed_question(turn, sent.about)
    if asked is not None and menu is None:
        turn.edit_pressed(*asked)
        return
    page = due_list.read_mark(sent.about)
    listed = (
        due_list.refreshed_own_page(turn, sent.about, line)
        if page is None
        else due_list.page_of(turn, page, line)
    )
    card = listed or card_of(turn, one, sent, line)
    turn.edit_pressed(card.body.text, card.rows if menu is None else menu, card.body.entities)
    if listed is not None:
        turn.mark_pressed(listed.mark)


def is_single(turn: Turn) -> bool:
    """Whether the pressed message speaks of one item only."""
    sent = turn.pressed_row()
    return sent is None or message_subject.read(sent.about) is not None


def card_of(turn: Turn, one: Occurrence, sent: Sent, line: str = "") -> Card:
    """The reminder as it was sent; an answer about one item shows that item alone."""
    several = read_mark(sent.about)
    subject, _colon, rest = (sent.key or "").partition(":")
    number = rest.partition(":")[0]  # the one reminder a message told; none for an answer
    told_by = several[1] if several else [int(number)] if subject == REMINDER else []
    rows = schedule.by_ids(turn.db, turn.with_group(), told_by)
    if not rows:
        body = Composed(phrases.line(turn._, one, turn.today))
        body.add(f"\n{line}" if line else "")
        rows_below = [item_row(turn._, turn.with_group(), one, turn.wall)]
        return Card(body, rows_below, message_subject.of_event(one.event.id, one.original))
    day = several[0] if several else turn.with_group().day(sent.queued_at)
    group, in_group = turn.with_group(), not turn.where.private
    named = people.roster(turn.db, group) if in_group else ()
    members = {each.person.id: each.person for each in named}
    heading = None if in_group else _heading(turn, rows)
    link = start_link(turn.services.face)
    reader = CardReader(turn._, group, turn.wall, members, in_group, heading, link)
    return draw(reader, day, _entries(turn, sent, rows), line)


def _heading(turn: Turn, rows: list[schedule.DueReminder]) -> str:
    me = turn.me()
    found = [events_queries.get(turn.db, turn.with_group(), row.event_id) for row in rows]
    owners = {owner.person_id for event in found if event for owner in event.owners}
    is_own = me is not None and me.id in {*owners, *(row.person_id for row in rows)}
    return (phrases.for_you if is_own else phrases.for_chief)(turn._, group=turn.with_group().title)


def _entries(turn: Turn, sent: Sent, rows: list[schedule.DueReminder]) -> list[Entry]:
    group, found = turn.with_group(), []
    for row in rows:
        event = events_queries.get(turn.db, group, row.event_id)
        one = event and occurrences.find(turn.db, group, event, row.original)
        if one:
            tasks = reminder_job.line(turn._, turn.db, group, one, turn.wall)
            found.append(Entry(row.id, one, lateness(group, row, sent.queued_at), tasks=tasks))
    if len(found) == 1 and not turn.where.private:
        return [with_part(turn.db, group, found[0], sent)]
    return sorted(found, key=lambda entry: entry.one.start)


def refresh(turn: Turn, one: Occurrence) -> None:
    """Bring the counts up to date, wherever the answer came from."""
    here, group = turn, turn.with_group()
    if turn.where.private:  # as if it took place in the group's own chat: its words, its messages
        where = Where(group.chat_id, group.title, private=False)
        here = replace(turn, incoming=replace(turn.incoming, where=where))
    found = attendance_card.echo_of(turn.db, turn.with_group(), one)
    if found is not None:
        _ = here._
        part = attendance_card.gathering_of(here.db, group, one)
        lines = [attendance_texts.item(_, one, here.today), agenda_phrases.details(_, one.event)]
        lines.append(event_receipt.note_line(here, one.event, attendance_card.counts_now(here, one)))
        if part is not None:
            lines += [attendance_card.counts(_, part), attendance_texts.of_units(_, part.lists)]
        if one.status is Status.OPEN:
            rows = event_receipt.rows(here, one.event)
        else:
            sign_in = attendance_card.sign_in_button(_, group, one, here.wall)
            rows = [[*sign_in, restore_button(here, one)]]
        here.edit(found, "\n".join(filter(None, lines)), rows)
        return
    sent = attendance_card.reminder_of(turn.db, turn.with_group(), one)
    if sent is not None:
        card = card_of(here, one, sent)
        here.edit(sent.id, card.body.text, card.rows, card.body.entities)
