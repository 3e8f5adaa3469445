"""A message was edited: what it made follows, the echo is changed, nothing is made twice."""

from dataclasses import replace

from handlers.branches.branch_assignment import as_edited
from handlers.calendar import add_command
from handlers.care import life_events
from handlers.core import group_choice, hooks, message_reading
from handlers.core.messages import command_words, message_subject
from handlers.core.turn import Turn
from handlers.helped import told_names
from handlers.requests import request_entry
from handlers.routing.references import several_acts
from handlers.worklog import log_command, log_entry, log_receipt, record_form
from handlers.worklog import texts as phrases
from handlers.worklog.corrections import correction
from storage.core import drafts
from storage.core.outbox import sent_messages
from storage.events import queries as events_queries
from storage.worklog import entries
from union.reading.message import Intent
from union.worklog.entries import LogEntry


def edited(turn: Turn) -> None:
    """Correct the entry or item the message made; a message that made nothing is read as if new."""
    if request_entry.edited(turn):
        return
    if turn.group is None:
        # In private the message itself tells which group it was filed for
        number = entries.group_of_message(turn.db, turn.where.chat_id, turn.said.message_id)
        turn.group = turn.services.group(turn.db, number)
    group_choice.veil(turn)
    chat_id, message_id = turn.where.chat_id, turn.said.message_id
    entry = entries.of_message(turn.db, turn.group, chat_id, message_id) if turn.group else None
    items = events_queries.of_message(turn.db, turn.group, chat_id, message_id) if turn.group else []
    if (entry is not None or items) and turn.group is not None:
        life_events.follow(turn)
    if entry is not None:
        _correct(turn, entry)
    elif items:
        message = message_reading.read_words(turn, _words(turn))
        add_command.reedit(turn, items, several_acts.items_of(turn, message, len(items)))
    else:
        # What was asked about its former words would make it twice.
        drafts.end_of_message(turn.db, chat_id, message_id)
        hooks.of(turn).hear(turn)


def _correct(turn: Turn, entry: LogEntry) -> None:
    turn.speak_as(replace(turn.said, text=record_form.with_name(turn.said.text, entry.text)))
    turn.speak_as(replace(turn.said, text=told_names.said_again(turn, entry)))
    if turn.said.text == entry.text:
        return  # Telegram reports an edit when a link preview loads, too
    problem = log_command.trouble(turn, entry)
    if problem is not None:
        turn.say(problem)
        return
    words = _words(turn)
    is_command = words != turn.said.text.strip()
    message = message_reading.read_words(turn, words, Intent.LOG if is_command else None)
    is_unread = not message.facts or log_entry.impossible_time(message)
    if is_unread or log_entry.day_ahead(turn, message) is not None:
        turn.say(phrases.unread_edit(turn._, number=entry.number), log_receipt.rows(turn, entry))
        return
    read = log_entry.entry_of(turn, message)
    if log_entry.is_too_large(read):
        turn.say(phrases.too_large(turn._))
        return
    kept = correction.revise(
        turn, entry, replace(as_edited(entry, read), facts=read.facts, text=read.text), "edited"
    )
    _show(turn, kept)


def _show(turn: Turn, entry: LogEntry) -> None:
    """Change the entry's echo; where it was joined with others or is gone, say it anew."""
    text, rows = log_receipt.text(turn, entry, phrases.changed), log_receipt.rows(turn, entry)
    echoes = sent_messages.about(turn.db, turn.with_group().id, message_subject.of_log(entry.id))
    if echoes:
        turn.edit(echoes[0], text, rows)
    else:
        turn.say(text, rows, about=message_subject.of_log(entry.id))


def _words(turn: Turn) -> str:
    return command_words.argument(turn.said.text, hooks.of(turn).command_words)
