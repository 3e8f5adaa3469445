"""A reply to one of the bot's messages, or the answer to a question it asked; and an edit of a message: what it made follows,
the echo is changed, nothing is made twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers.branches.branch_assignment import as_edited
from handlers.calendar import add_command
from handlers.care import life_events
from handlers.core import group_choice, hooks, message_reading
from handlers.core import press_texts as presses
from handlers.core.feature import Command
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import argument
from handlers.core.turn import Act, Turn
from handlers.helped import told_names
from handlers.requests import request_entry
from handlers.routing.references import several_acts
from handlers.routing.references.resolver import candidates
from handlers.worklog import log_command, log_entry, log_receipt, record_form
from handlers.worklog import texts as phrases
from handlers.worklog.corrections import correction
from storage.core import drafts
from storage.core.outbox import sent_messages
from storage.events import queries as events_queries
from storage.worklog import entries
from union.reading.acts.changes.changes import read_changes
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
    group_choice.take_names_out(turn)
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
    turn.speak_as(replace(turn.said, text=told_names.text_with_codes(turn, entry)))
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
    echoes = sent_messages.row_ids_about(turn.db, turn.with_group().id, message_subject.of_log(entry.id))
    if echoes:
        turn.edit(echoes[0], text, rows)
    else:
        turn.say(text, rows, about=message_subject.of_log(entry.id))


def _words(turn: Turn) -> str:
    return argument(turn.said.text, hooks.of(turn).command_words)


def answered(turn: Turn) -> bool:
    """Handle the message if it answers or changes something of ours; whether it did."""
    sent = turn.replied_row()
    if sent is None:
        if _is_reply_handled(turn, message_subject.WRITTEN):
            return True
        return turn.where.private and any(takes(turn) for takes in hooks.of(turn).next_answers)
    if not group_choice.find_group(turn, sent):
        return False
    draft = drafts.draft_of_message(turn.db, sent.id, turn.where.chat_id)
    answer = hooks.of(turn).answers.get(draft.subject) if draft is not None else None
    if draft is not None and answer is not None:
        return answer(turn, draft)
    if _names_another(turn):
        turn.speak_as(replace(turn.said, reply_to=None, reply_to_bot=False, reply_who=None))
        return False
    return _is_reply_handled(turn, sent.about or "")


def _names_another(turn: Turn) -> bool:
    """「7月22号那场急救讲座改8点」 below the talk of the 15th: another item, by its name and its day."""
    about, changes = turn.replied_about(), read_changes(turn.said.text)
    if about is None or about.subject != "event" or len(changes) != 1 or not changes[0].own:
        return False
    sure = [each for each in candidates(turn, changes[0]) if each.is_sure and each.on_day]
    return len(sure) == 1 and sure[0].one.event.id != about.id


def _is_reply_handled(turn: Turn, mark: str) -> bool:
    takers = hooks.of(turn).replies.get(mark.partition(":")[0], ())
    if not any(each.as_written for each in takers):
        group_choice.take_names_out(turn)
    return any(each.takes(turn, mark) for each in takers)


def in_reply(command: Command, act: Act, takers: Sequence[Callable[[Turn, str | None], bool]]) -> Act:
    """A command without more words, in reply to one of our messages, is offered to those, then taken for words about that message.

    「安排」 answers the card of a visit, 「完成」 and 「撤销」 are about what the message is about.
    """

    def either(turn: Turn) -> None:
        said = turn.said
        if said.reply_to is None or argument(said.text, command.words):
            act(turn)
            return
        sent = turn.replied_row()
        is_theirs = sent is None or group_choice.find_group(turn, sent)
        if sent is not None and is_theirs and any(takes(turn, sent.about) for takes in takers):
            return
        if command.reply_word:
            turn.speak_as(replace(said, text=command.reply_word))
            if answered(turn):
                return
            if not is_theirs:  # of a group the writer is not in: nothing else may be undone for it
                turn.say(presses.not_yours(turn._))
                return
        act(turn)

    return either
