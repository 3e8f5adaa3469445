"""The one message of an item that shows who comes is edited when that changes; several edits collapse in the outbox."""

from dataclasses import replace

from handlers.attendance import attendance_card
from handlers.attendance import texts as phrases
from handlers.calendar import event_receipt
from handlers.calendar.changes import message_redraw
from handlers.calendar.changes.occurrence_status import restore_button
from handlers.core.messages.incoming_message import Where
from handlers.core.turn import Turn
from handlers.events import texts as agenda_phrases
from union.events.model import Occurrence, Status


def refresh(turn: Turn, one: Occurrence) -> None:
    """Bring the counts up to date, wherever the answer came from."""
    here = _in_group(turn)
    found = attendance_card.echo_of(turn.db, turn.with_group(), one)
    if found is not None:
        _redraw_echo(here, found, one)
        return
    sent = attendance_card.reminder_of(turn.db, turn.with_group(), one)
    if sent is not None:
        card = message_redraw.card_of(here, one, sent)
        here.edit(sent.id, card.body.text, card.rows, card.body.entities)


def _redraw_echo(turn: Turn, outbox_id: int, one: Occurrence) -> None:
    group, _ = turn.with_group(), turn._
    lines = [
        phrases.item(_, one, group.day(turn.now)),
        agenda_phrases.details(_, one.event),
        attendance_card.counts_of(_, turn.db, group, one),
    ]
    if one.status is Status.OPEN:
        rows = event_receipt.rows(turn, one.event)
    else:
        sign_in = attendance_card.sign_in_button(_, group, one, group.wall(turn.now))
        rows = [[*sign_in, restore_button(turn, one)]]
    turn.edit(outbox_id, "\n".join(line for line in lines if line), rows)


def _in_group(turn: Turn) -> Turn:
    """The turn as if it took place in the group's own chat: its words, its messages."""
    if not turn.where.private:
        return turn
    group = turn.with_group()
    where = Where(group.chat_id, group.title, private=False)
    return replace(turn, incoming=replace(turn.incoming, where=where))
