"""撤销 and 恢复: an entry or an item by its number, for they share the group's numbers, else the writer's newest."""

from collections.abc import Callable
from datetime import datetime, timedelta

from handlers.calendar import add_command
from handlers.calendar.changes import completion, last_change
from handlers.calendar.changes.occurrence_status import closed_text
from handlers.core.button_press import permitted_deed
from handlers.core.messages import command_words, message_subject
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.texts import title_line
from handlers.settings import quiet_requests
from handlers.worklog import log_command, log_receipt, unheard_writers
from handlers.worklog import texts as phrases
from storage.core import groups
from storage.events import queries as events_queries
from storage.worklog import entries
from union.core.rights import Action
from union.events.model import Event, Status
from union.reading.text.identifiers import UNDONE, read_number
from union.worklog.entries import LogEntry


def undo(turn: Turn) -> None:
    """/undo, 撤销: the entry or item with this number, else the newest the writer has filed."""
    said = turn.said.text
    words = "" if UNDONE.fullmatch(said.strip()) else command_words.argument(said, ("撤销",))
    last = None if words else newest(turn)
    number, made_at = (last.number, last.said_at) if last else (read_number(words), None)
    if not words and quiet_requests.is_newest(turn, made_at) and quiet_requests.restore_last_quieted(turn):
        return
    if not words and last_change.is_newer(turn, made_at) and last_change.undo_change(turn):
        return
    if number is None:
        turn.say(
            turn._("没看懂要撤销「{said}」的哪一条。请写编号，例如：撤销 #12", said=brief(words))
            if words
            else turn._("没有可撤销的记录。要撤销指定的一条，请发「撤销 #12」。")
        )
    elif last is not None and unheard_writers.is_previous_unheard(turn):
        _ask_before(turn, last)
    else:
        _to_numbered(turn, number, log_command.take_back, add_command.undone_by_number)


def _ask_before(turn: Turn, last: LogEntry | Event) -> None:
    """The words right before were not heard, so something older would go: that is asked."""
    if isinstance(last, LogEntry):
        deed, shown = "log.undo", phrases.one_line(turn._, last, turn.today)
    else:
        deed, shown = "item.undo", turn._("#{number} {title}", number=last.number, title=brief(last.title))
    first = turn.button(turn._("撤销 #{number}", number=last.number), deed, last.id)
    turn.say(
        turn._("刚才那句没有记下。要撤销的是前面这一条吗？\n{shown}", shown=shown),
        [[first, turn.button(turn._("不用"), "undo.keep")]],
    )


def redo(turn: Turn) -> None:
    """/redo, 恢复: the entry or item with this number, else what the writer took back last."""
    words = command_words.argument(turn.said.text, (completion.WORD,))
    person = turn.me()
    undone = entries.latest_undone(turn.db, turn.with_group(), person) if person and not words else None
    number = read_number(words) if words else undone
    if number is None:
        turn.say(turn._("没有您撤销过的记录或日程。请写编号，例如：恢复 #12"))
        return
    _to_numbered(turn, number, log_command.bring_back, completion.reopened_by_number)


def newest(turn: Turn, since: datetime | None = None, *, is_here: bool = False) -> LogEntry | Event | None:
    """The writer's newest entry or item that still stands; `since`, `is_here`: told after that moment, and in this chat."""
    person, group = turn.me(), turn.with_group()
    if person is None:
        return None
    entry, event = entries.latest_of(turn.db, group, person), events_queries.latest_of(turn.db, group, person)
    found = [
        each
        for each in (entry, event)
        if each is not None and (since is None or (each.said_at is not None and each.said_at >= since))
    ]
    if is_here:
        chats = [
            each.chat_id if isinstance(each, LogEntry) else events_queries.chat_of(turn.db, group, each)
            for each in found
        ]
        found = [each for each, chat in zip(found, chats, strict=True) if chat == turn.where.chat_id]
    return max(found, key=lambda each: each.number, default=None)


def latest_here(turn: Turn, within: timedelta) -> LogEntry | Event | None:
    """What was told or planned last in the group, by anybody: where that was in this chat, so short a time ago, and still counts."""
    group = turn.with_group()
    found = numbered(turn, groups.newest_number(turn.db, group))
    if found is None or found.said_at is None or turn.said.at - found.said_at > within:
        return None
    if isinstance(found, LogEntry):
        return found if found.chat_id == turn.where.chat_id and not found.undone else None
    return found if events_queries.chat_of(turn.db, group, found) == turn.where.chat_id else None


def numbered(turn: Turn, number: int) -> LogEntry | Event | None:
    """The entry or item of this number: they share the group's numbers."""
    group = turn.with_group()
    return entries.numbered(turn.db, group, number) or events_queries.numbered(turn.db, group, number)


def tell_state(turn: Turn, named: LogEntry | Event) -> bool:
    """「#12撤了没有」, "is 15 still there?" ask, and order nothing."""
    if isinstance(named, LogEntry):
        said = phrases.undone if named.undone else phrases.filed
        turn.say(log_receipt.text(turn, named, said), about=message_subject.of_log(named.id))
    else:
        one = occurrences.of_whole_event(named)
        open_line = title_line(turn._, one, turn.today)
        turn.say(open_line if named.status is Status.OPEN else closed_text(turn, one))
    return True


def _to_numbered(
    turn: Turn,
    number: int,
    entry_act: Callable[[Turn, LogEntry], None],
    item_act: Callable[[Turn, int], bool],
) -> None:
    entry = entries.numbered(turn.db, turn.with_group(), number)
    if entry is not None:
        entry_act(turn, entry)
    elif not item_act(turn, number):
        turn.say(phrases.no_such_number(turn._, number=number))


DEEDS = {
    "undo.keep": permitted_deed(Action.LOG, lambda turn, ids: turn.edit_pressed(turn._("好的，没有动。")))
}
