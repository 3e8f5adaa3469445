"""A record belongs to other branches than was read: 改 → 换小组, or a reply 「是三车间的」."""

from collections.abc import Sequence

from handlers.branches import branch_assignment
from handlers.branches import texts as phrases
from handlers.branches.branch_assignment import CHOICES
from handlers.core import press_texts as presses
from handlers.core.messages.keyboards import Press, Rows, page_of
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import NotDone, Turn
from handlers.worklog import log_command
from handlers.worklog import texts as worklog_texts
from handlers.worklog.corrections import correction
from storage.branches import branch_list
from storage.worklog import entries
from union.branches.list_edits import chosen, unlisted
from union.core.branches import EVERYONE, Branch, Named
from union.worklog.entries import LogEntry

CHOOSE = "log.branch"
NOBODY, ALL = "none", "all"
WIDTH, PAGE = 3, 24


def is_said_in(turn: Turn, words: str) -> bool:
    """Whether branches are all the words say, also one the group's list has not."""
    return _chosen(turn, words) is not None or _unlisted(turn, words) is not None


def answered(turn: Turn, entry: LogEntry, words: str) -> str | None:
    """What to say to such words about an entry; None to any other, and to nobody else of a branch that is not listed."""
    found, other = _chosen(turn, words), _unlisted(turn, words)
    if found is not None:
        return _settle(turn, entry, found.branches, found.words)
    if other is None or log_command.trouble(turn, entry) is not None:
        return None
    return phrases.no_such(turn._, name=brief(other))


def _chosen(turn: Turn, words: str) -> Named | None:
    listed = branch_assignment.active(turn)
    return chosen(words, listed) if listed else None


def _unlisted(turn: Turn, words: str) -> str | None:
    listed = branch_assignment.active(turn)
    return unlisted(words, listed) if listed else None


def _settle(turn: Turn, entry: LogEntry, meant: Sequence[Branch], words: str | None = None) -> str:
    """By whom it is allowed to; a word that this teaches is named."""
    changed = branch_assignment.at_hand(entry, meant, words)
    may = log_command.trouble(turn, entry) is None
    text = correction.corrected(turn, entry, changed, branch_assignment.REASON)
    if not may:
        return text
    word = branch_assignment.teach(turn, entry, meant)
    return "\n".join([text, phrases.learned(turn._, word, meant[0])]) if word and meant else text


def _press_choices(turn: Turn, entry: LogEntry, press: Press) -> None:
    page = press.number(1) if len(press.ids) > 1 else 0
    listed = branch_assignment.active(turn)
    if not listed:
        raise NotDone(presses.gone(turn._))
    text = turn._(
        "{entry}\n是哪个小组的？几个小组的请回复，如「一车间、二车间」。",
        entry=worklog_texts.one_line(turn._, entry, turn.today),
    )
    turn.edit_pressed(text, _rows(turn, entry, listed, page))


def _rows(turn: Turn, entry: LogEntry, listed: Sequence[Branch], page: int) -> Rows:
    buttons = [turn.button(each.name, CHOOSE, entry.id, each.number) for each in listed]
    rows = page_of(turn._, buttons, page, (PAGE, WIDTH), CHOICES, turn.with_group().id, entry.id)
    last = [
        turn.button(turn._("各小组"), CHOOSE, entry.id, ALL),
        turn.button(turn._("不分小组"), CHOOSE, entry.id, NOBODY),
        turn.button(turn._("返回"), "log.show", entry.id),
    ]
    return [*rows, last]


def _press_choose(turn: Turn, entry: LogEntry, press: Press) -> None:
    code, listed = press.ids[1], branch_assignment.active(turn)
    if code == NOBODY:
        meant, words = [], None
    elif code == ALL:
        meant, words = listed, EVERYONE
    else:
        found = branch_list.get(turn.db, turn.with_group(), press.number(1))
        if found is None or not found.active:
            raise NotDone(presses.gone(turn._))
        meant, words = [found], None
    text = _settle(turn, entry, meant, words)
    correction.show_corrected(turn, entries.get(turn.db, turn.with_group(), entry.id) or entry, text)


DEEDS = {CHOICES: correction.pressed(_press_choices), CHOOSE: correction.pressed(_press_choose)}
