"""The register of representatives: pasted or sent as a file, changed in words, counted for a 职代会's quorum and votes."""

from collections.abc import Sequence
from datetime import timedelta

from handlers.core import pending_questions
from handlers.core.messages.command_words import simplified_text
from handlers.core.turn import Deeds, NotDone, Turn
from storage.attendance import headcounts
from storage.core import drafts
from union.attendance.representatives import FILE, MOST, QUORUM, RegisterDeed, RegisterWords, listed_names
from union.core.files.refusal import refusal
from union.core.rights import Action

SUBJECT, NAME, KEPT = "representatives", "representatives", timedelta(days=7)


def claimed(turn: Turn, said: RegisterWords) -> bool:
    """Whether the words give the register, change it or ask for it."""
    if turn.said.edited or turn.said.forwarded:
        return False
    if said.deed is RegisterDeed.SHOW:
        found = headcounts.representatives(turn.db, turn.with_group())
        if not turn.may(Action.SEE):
            return False
        if not found:
            return turn.tell(
                turn._("还没有职工代表名册。把名册文件发来，或发「职工代表名单：张三、李四……」。")
            )
        text = _quorum_line(turn, len(found))
        if turn.where.private and turn.may(Action.LOG):
            text += "\n" + turn._("、").join(found)
        return turn.tell(text)
    before = headcounts.representatives(turn.db, turn.with_group())
    left = [each for each in before if each not in said.names]
    after = {RegisterDeed.PUT: said.names, RegisterDeed.ADD: [*before, *said.names]}.get(said.deed, left)
    _keep(turn, before, after)
    return True


def _quorum_line(turn: Turn, count: int) -> str:
    return turn._(
        "职工代表名册共{count}人，职代会到{needed}人才够法定人数（三分之二）。",
        count=count, needed=QUORUM.needed(count),
    )  # fmt: skip


def _keep(turn: Turn, before: Sequence[str], after: Sequence[str]) -> None:
    """The register is this from now on; one press brings the former back."""
    turn.needs(Action.ADD)
    headcounts.put_representatives(turn.db, turn.with_group(), after[:MOST], turn.now)
    draft_id = pending_questions.begin(turn, SUBJECT, {"before": list(before)}, KEPT)
    text = _quorum_line(turn, len(after[:MOST])) if after else turn._("职工代表名册已清空。")
    turn.say(text, [[turn.button(turn._("撤销"), "representatives.undo", draft_id)]])


def may_be_register(name: str, words: str) -> bool:
    """Whether a file is the register, by its name or the words with it."""
    return any(FILE.search(simplified_text(each)) for each in (name, f"{words} {name}"))


def take_up(turn: Turn) -> None:
    if turn.said.refused is not None:
        raise NotDone(refusal(turn._, turn.said.refused))
    found = listed_names(turn.said.text)
    if len(found) > 1:
        _keep(turn, headcounts.representatives(turn.db, turn.with_group()), found)
    else:
        turn.say(turn._("名册读过了，没有看到姓名。每行一位代表，写上姓名就行。"))


def _press_undo(turn: Turn) -> None:
    draft = pending_questions.pressed_by(turn, SUBJECT, Action.ADD)
    drafts.end(turn.db, draft)
    headcounts.put_representatives(turn.db, turn.with_group(), draft.data["before"], turn.now)
    before = len(draft.data["before"])
    turn.edit_pressed(turn._("已撤销，职工代表名册照旧{count}人。", count=before))


DEEDS: Deeds = {"representatives.undo": _press_undo}
