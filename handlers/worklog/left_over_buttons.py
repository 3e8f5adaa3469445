"""The buttons below what was left over of a message: 补上 asks what it is, and the reply corrects the log; 不用 lets it be."""

from handlers.core import press_texts as presses
from handlers.core.messages import message_subject
from handlers.core.pending_questions import pressed_by
from handlers.core.turn import Turn
from handlers.worklog import left_over_question, log_receipt
from storage.core import drafts
from storage.worklog import entries
from union.core.lazy_regex import Regex
from union.core.rights import Action
from union.words import Words
from union.worklog.entries import LogEntry

DAY = Regex(r"[月日号周天/]")


def _settled(turn: Turn) -> tuple[LogEntry, list[str]] | None:
    """The entry of the pressed question, which is answered now, and what was left over."""
    draft = pressed_by(turn, left_over_question.SUBJECT, Action.LOG, presses.done_before(turn._))
    if draft is None:
        return None
    entry = entries.get(turn.db, turn.with_group(), draft.data["log"])
    if entry is None or entry.undone:
        turn.toast = presses.gone(turn._)
        return None
    if not turn.may_change(entry.author_id):
        turn.toast = presses.only_author(turn._)
        return None
    drafts.end(turn.db, draft)
    return entry, left_over_question.left(draft, entry)


def _press_add(turn: Turn) -> None:
    found = _settled(turn)
    if found is None:
        return
    entry, words = found
    log_receipt.show(turn, entry)
    turn.say(_question(turn._, words), about=message_subject.of_log(entry.id))


def _question(_: Words, words: list[str]) -> str:
    """What they are, with an example of how a reply says it."""
    first, listed = words[0] if words else "", _("、").join(words)
    if DAY.search(first):
        return _("「{words}」说的是什么？要改日期请回复这条消息：日期改{first}", words=listed, first=first)
    return _(
        "「{words}」说的是什么？请回复这条消息，例如：加上参加{first}人、加上慰问金{first}元",
        words=listed,
        first=first,
    )


def _press_drop(turn: Turn) -> None:
    found = _settled(turn)
    if found is not None:
        turn.toast = turn._("好的")
        log_receipt.show(turn, found[0])


DEEDS = {"left.add": _press_add, "left.drop": _press_drop}
