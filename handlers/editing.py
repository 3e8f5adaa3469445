"""A message was edited: what it made follows, the echo is changed, nothing is made twice."""

from dataclasses import replace

from handlers import (
    about,
    agenda,
    caring,
    chinese,
    correcting,
    filing,
    hearing,
    helped_telling,
    log_echo,
    log_forms,
    names_kept,
    request_door,
    worklog,
)
from handlers.branching import as_edited
from handlers.commands import WORDS
from handlers.phrases import worklog as phrases
from handlers.turn import Turn
from storage import drafts, events, groups, logs, own_messages
from union.understanding.message import Intent
from union.worklog import LogEntry


def edited(turn: Turn) -> None:
    """Correct the entry or item the message made; a message that made nothing is read as if new."""
    if request_door.edited(turn):
        return
    if turn.group is None:
        _find_group(turn)
    names_kept.veil(turn)
    chat_id, message_id = turn.where.chat_id, turn.said.message_id
    entry = logs.of_message(turn.db, turn.group, chat_id, message_id) if turn.group else None
    items = events.of_message(turn.db, turn.group, chat_id, message_id) if turn.group else []
    if (entry is not None or items) and turn.group is not None:
        caring.follow(turn)
    if entry is not None:
        _correct(turn, entry)
    elif items:
        agenda.reedit(turn, items, filing.read_words(turn, _words(turn)))
    else:
        # What was asked about its former words would make it twice.
        drafts.end_of_message(turn.db, chat_id, message_id)
        hearing.hear(turn)


def _correct(turn: Turn, entry: LogEntry) -> None:
    turn.speak_as(replace(turn.said, text=log_forms.with_name(turn.said.text, entry.text)))
    turn.speak_as(replace(turn.said, text=helped_telling.said_again(turn, entry)))
    if turn.said.text == entry.text:
        return  # Telegram reports an edit when a link preview loads, too
    problem = worklog.trouble(turn, entry)
    if problem is not None:
        turn.say(problem)
        return
    message = filing.read_words(turn, _words(turn), Intent.LOG if _was_command(turn) else None)
    if not message.facts or filing.impossible_time(message) or filing.day_ahead(turn, message) is not None:
        turn.say(phrases.unread_edit(turn._, entry.number), log_echo.rows(turn, entry))
        return
    read = filing.entry_of(turn, message)
    if filing.is_too_large(read):
        turn.say(phrases.too_large(turn._))
        return
    kept = correcting.revise(
        turn, entry, replace(as_edited(entry, read), facts=read.facts, text=read.text), "edited"
    )
    _show(turn, kept)


def _show(turn: Turn, entry: LogEntry) -> None:
    """Change the entry's echo; where it was joined with others or is gone, say it anew."""
    text, rows = log_echo.text(turn, entry, phrases.changed), log_echo.rows(turn, entry)
    echoes = own_messages.about(turn.db, turn.with_group().id, about.of_log(entry.id))
    if echoes:
        turn.edit(echoes[0], text, rows)
    else:
        turn.say(text, rows, about=about.of_log(entry.id))


def _find_group(turn: Turn) -> None:
    """In private the message itself tells which group it was filed for."""
    number = logs.group_of_message(turn.db, turn.where.chat_id, turn.said.message_id)
    if number is not None:
        turn.group = groups.get(turn.db, number, turn.services.defaults)


def _words(turn: Turn) -> str:
    return chinese.argument(turn.said.text, WORDS)


def _was_command(turn: Turn) -> bool:
    return _words(turn) != turn.said.text.strip()
