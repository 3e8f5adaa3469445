"""What words of a message were filed as before somebody says, or presses, what item they end."""

from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.worklog import event_link_question, item_ties
from storage.core import groups
from storage.worklog import entries
from union.events.model import Occurrence
from union.worklog.entries import LogEntry

A_HEAD, MOST = 8, 12  # signs that tell whose words they are; logs of one message


def log_of_words(turn: Turn) -> LogEntry | None:
    """The newest log that holds the turn's words; asked for once, until anything is written."""
    question = "log of words", turn.with_group().id, turn.said.text, turn.said.at
    return turn.once(question, lambda: _newest_with_words(turn))


def _newest_with_words(turn: Turn) -> LogEntry | None:
    group = turn.with_group()
    newest, head = groups.newest_number(turn.db, group), _signs(turn.said.text)[:A_HEAD]
    logs = entries.in_chat(turn.db, group, turn.where.chat_id, newest - MOST, newest)
    own = (each for each in logs if each.said_at == turn.said.at and head in _signs(each.text))
    return max((each for each in own if not each.undone), key=lambda each: each.number, default=None)


def ends_item(turn: Turn, one: Occurrence) -> bool:
    """Whether the words were filed and have ended nothing; then that log ends the item, and is not filed a second time."""
    entry = log_of_words(turn)
    if entry is None or entry.event_id is not None:
        return False
    event_link_question.tie(turn, entry, one)
    kept = turn.there(entries.get(turn.db, turn.with_group(), entry.id))
    told = "\n".join(item_ties.lines(turn, kept))
    return turn.tell(told, event_link_question.rows(turn, kept), about=message_subject.of_log(kept.id))


def _signs(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))
