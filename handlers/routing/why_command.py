"""/why, 为什么: finds what is asked about – a number, a sentence, the message replied to – and explains it.

What an entry or item was read from is told in provenance.py.
"""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.calendar import time_question
from handlers.core import group_choice, message_reading
from handlers.core import press_texts as presses
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import argument
from handlers.core.messages.message_subject import About
from handlers.core.messages.outgoing_message import fitting
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.routing import provenance, undo_commands
from handlers.worklog import log_receipt
from handlers.worklog import texts as worklog_phrases
from storage.core import drafts
from storage.core.outbox.sent_messages import Sent
from storage.events import queries as events_queries
from storage.reminders import schedule
from storage.worklog import entries
from union.core.rights import Action
from union.events.model import Event
from union.reading.explain.explanation import Explanation, account, explain, reason_lines
from union.reading.message import Intent
from union.reading.text.identifiers import read_only_number
from union.worklog.entries import LogEntry

WORDS = ("为什么", "为甚么")
PLANS = (time_question.WHEN, time_question.READING, time_question.RULE)
LONGEST = 3500  # UTF-16 units of an answer


def why(turn: Turn) -> None:
    """Explain a number, a sentence or the message replied to; when nothing is named, the asker's newest."""
    words = argument(turn.said.text, WORDS)
    if read_only_number(words) is not None:
        group_choice.for_group(_numbered)(turn)
    elif words:
        group_choice.settle(turn)
        _say(turn, account(turn._, _explained(turn, words, turn.said.at)))
    elif turn.said.reply_to is not None:
        _replied(turn)
    else:
        group_choice.for_group(_newest)(turn)


def is_sentence(turn: Turn) -> bool:
    """「为什么 …」 in a group is a question among people, but with a number or in reply to the bot."""
    if turn.where.private or turn.said.text.strip().startswith(("/", "／")):
        return False
    words = argument(turn.said.text, WORDS)
    return read_only_number(words) is None if words else not turn.said.reply_to_bot


def _numbered(turn: Turn) -> None:
    number = read_only_number(argument(turn.said.text, WORDS)) or 0
    if not _tell(turn, _subject_of_record(undo_commands.numbered(turn, number))):
        turn.say(worklog_phrases.no_such_number(turn._, number=number))


def _newest(turn: Turn) -> None:
    if not _tell(turn, _subject_of_record(undo_commands.newest(turn))):
        turn.say(
            turn._(
                "请写编号或一句话，例如：\n/why #12\n/why 下周三下午3点开例会\n也可以回复那条消息发 /why。"
            )
        )


def _replied(turn: Turn) -> None:
    if not turn.said.reply_to_bot:
        _replied_to_person(turn)
        return
    sent = turn.replied_row()
    if sent is None or not group_choice.find_group(turn, sent):
        turn.say(_about_nothing(turn))
    elif not (
        _question(turn, sent)
        or _tell(turn, message_subject.read(sent.about) or log_receipt.picked(sent.about), sent)
    ):
        several = sent.about is not None
        turn.say(turn._("这条说了不止一件，请写编号，例如：为什么 #12") if several else _about_nothing(turn))


def _question(turn: Turn, sent: Sent) -> bool:
    """Explain a question of ours by the words it asks about; False for any other message."""
    draft = drafts.draft_of_message(turn.db, sent.id, turn.where.chat_id)
    if draft is None or not {"text", "at"} <= draft.data.keys():
        return False
    text = draft.data.get("answer", draft.data["text"])
    at = datetime.fromisoformat(draft.data.get("answered_at", draft.data["at"]))
    explained = _explained(turn, text, at)
    if draft.subject in PLANS and explained.message.intent is not Intent.EVENT:
        explained = _explained(turn, text, at, Intent.EVENT)
    _say(turn, account(turn._, explained))
    return True


def _replied_to_person(turn: Turn) -> None:
    """What the message made; of one that made nothing only the reason is said: nothing else of it is kept."""
    db, place = turn.db, (turn.where.chat_id, turn.said.reply_to or 0)
    if turn.group is None:
        turn.group = turn.services.group(db, entries.group_of_message(db, *place))
    if turn.group is not None:
        entry = entries.of_message(db, turn.group, *place)
        items = events_queries.of_message(db, turn.group, *place)
        if _tell(turn, _subject_of_record(entry or next(iter(items), None))):
            return
    group_choice.settle(turn)
    explained = _explained(turn, turn.said.reply_text, turn.said.at)
    lines = (
        [turn._("这句单看是要记的；当时没记，可能是不在群里说的、转发的，或者后来撤了。可以再发一遍。")]
        if explained.is_acted_on
        else reason_lines(turn._, explained)
    )
    _say(turn, [turn._("这句没有记下，也没有安排。"), *lines])


def _subject_of_record(found: LogEntry | Event | None) -> About | None:
    if isinstance(found, LogEntry):
        return About("log", found.id)
    return About("event", found.id) if found is not None else None


def _tell(turn: Turn, subject: About | None, sent: Sent | None = None) -> bool:
    """Say where an entry or item came from, and why `sent` reminded of it; False where there is none."""
    if subject is None:
        return False
    if not turn.may(Action.SEE):
        return turn.tell(presses.not_allowed(turn._))
    told = _of_entry(turn, subject) if subject.subject == "log" else _of_item(turn, subject, sent)
    _say(turn, *(told or ([presses.gone(turn._)], None)))
    return True


def _of_entry(turn: Turn, subject: About) -> tuple[list[str], str] | None:
    entry = entries.get(turn.db, turn.with_group(), subject.id)
    if entry is None:
        return None
    return provenance.of_entry(turn, entry), message_subject.aside(
        subject, turn.with_group().wall(entry.said_at)
    )


def _of_item(turn: Turn, subject: About, sent: Sent | None) -> tuple[list[str], str] | None:
    group = turn.with_group()
    event = events_queries.get(turn.db, group, subject.id)
    if event is None:
        return None
    one = occurrences.of_subject(turn.db, group, subject, turn.now) or occurrences.of_whole_event(event)
    told = schedule.of_message(turn.db, group, sent.id) if sent else []
    leads = dict.fromkeys(each.lead for each in told if each.event_id == event.id)
    lines = [
        *provenance.of_item(turn, one),
        *(provenance.reminder(turn._, event, lead, turn.settings) for lead in leads),
    ]
    return lines, message_subject.aside(subject, one.original)


def _explained(turn: Turn, text: str, at: datetime, meant: Intent | None = None) -> Explanation:
    zone = turn.group.zone if turn.group else ZoneInfo(turn.settings.timezone)
    wall = at.astimezone(zone).replace(tzinfo=None)
    known, notice = (message_reading.of_turn(turn), turn.group.notice) if turn.group else (None, None)
    region = turn.settings.region
    return explain(text, wall, region=region, meant=meant, learned=known, notice=notice, _=turn._)


def _say(turn: Turn, lines: Sequence[str], mark: str | None = None) -> None:
    turn.say("\n".join(fitting(lines, LONGEST)), about=mark)


def _about_nothing(turn: Turn) -> str:
    return turn._("这条消息没有对应的记录或日程。请写编号，例如：为什么 #12")
