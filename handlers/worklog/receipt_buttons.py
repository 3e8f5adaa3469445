"""The buttons below an echo: which item it fulfils and the way back, two answers to 「像是同一件事」, 补上 and 不用 of what was left over, and no more of a hint."""

from collections.abc import Sequence
from functools import partial

from handlers.branches import branch_assignment
from handlers.budgets.spending_hints import MUTE
from handlers.calendar.changes import completion
from handlers.core import press_texts as presses
from handlers.core.button_press import permitted_deed
from handlers.core.messages import message_subject
from handlers.core.pending_questions import pressed_by
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events import occurrences
from handlers.worklog import (
    event_link_question,
    item_ties,
    log_command,
    log_entry,
    log_receipt,
    receipt_questions,
)
from storage.core import drafts
from storage.worklog import entries, lessons, possible_duplicates
from storage.worklog.possible_duplicates import Twin
from union.core.rights import Action
from union.events.model import Occurrence, Status
from union.reading.text.normal_form import EitherScript
from union.worklog import duplicates
from union.worklog.entries import LogEntry
from union.worklog.spending_rules import profiles

DAY = EitherScript(r"[月日号周天/]")


def _press_one(turn: Turn) -> None:
    """The one that adds nothing to the other goes, the later where both are alike; its photos stay with the other."""
    twin, later, earlier = _pressed(turn)
    possible = duplicates.may_go(later, earlier)
    goes = next((each for each in possible if turn.may_change(each.author_id)), None)
    problem = log_command.trouble(turn, goes) if goes else _why_not(turn, later, earlier, possible)
    if goes is None or problem is not None:
        raise NotDone(problem or "", alert=True)
    stays = earlier if goes is later else later
    moved = possible_duplicates.move_photos(turn.db, turn.with_group(), goes, stays)
    possible_duplicates.settle(turn.db, turn.with_group(), twin, possible_duplicates.ONE, moved)
    log_command.set_undone(turn, goes, True)
    turn.toast = turn._("只算一次")
    # The question stands under the later one; the other's echo shows more photos, or that it went.
    log_receipt.show(turn, later)
    log_receipt.redraw(turn, earlier)


def _why_not(turn: Turn, later: LogEntry, earlier: LogEntry, possible: Sequence[LogEntry]) -> str:
    """Nothing is lost without a word: of two that each hold more none goes, and a fuller one stays."""
    if not possible:
        return turn._(
            "#{earlier} 和 #{later} 各有对方没写的，撤销哪条都会少记，先没有动。请把内容补到一条、编辑另一条，再定。",
            earlier=earlier.number,
            later=later.number,
        )
    goes = possible[0]
    stays = earlier if goes is later else later
    return turn._(
        "#{stays} 写得更全，该撤销的是 #{goes}，请{author}或管理员来点。",
        stays=stays.number,
        goes=goes.number,
        author=goes.author,
    )


def _press_two(turn: Turn) -> None:
    twin, later, _earlier = _pressed(turn)
    possible_duplicates.settle(turn.db, turn.with_group(), twin, possible_duplicates.TWO)
    turn.audit("two", f"#{later.number}")
    turn.toast = turn._("各算各的")
    log_receipt.show(turn, later)


def _pressed(turn: Turn) -> tuple[Twin, LogEntry, LogEntry]:
    """The open pair and its entries, for who may change either."""
    group, numbers = turn.with_group(), (turn.press.number(), turn.press.number(1))
    twin = turn.there(possible_duplicates.get(turn.db, group, *numbers))
    later, earlier = (turn.there(entries.get(turn.db, group, number)) for number in numbers)
    if twin.state != possible_duplicates.OPEN or later.undone or earlier.undone:
        log_receipt.show(turn, later)
        raise NotDone(presses.done_before(turn._))
    if not (turn.may_change(later.author_id) or turn.may_change(earlier.author_id)):
        raise NotDone(presses.only_author(turn._))
    return twin, later, earlier


def _settled(turn: Turn) -> tuple[LogEntry, list[str]]:
    draft = pressed_by(turn, receipt_questions.LEFT_OVER, Action.LOG)
    entry = entries.get(turn.db, turn.with_group(), draft.data["log"])
    if entry is None or entry.undone:
        raise NotDone(presses.gone(turn._))
    if not turn.may_change(entry.author_id):
        raise NotDone(presses.only_author(turn._))
    drafts.end(turn.db, draft)
    return entry, receipt_questions.unused_words(draft, entry)


def _press_add(turn: Turn) -> None:
    """What they are is asked, with an example of how a reply says it."""
    entry, words = _settled(turn)
    log_receipt.show_receipt(turn, entry)
    first, listed = words[0] if words else "", turn._("、").join(words)
    if DAY.search(first):
        text = turn._(
            "「{words}」说的是什么？要改日期请回复这条消息：日期改{first}", words=listed, first=first
        )
    else:
        text = turn._(
            "「{words}」说的是什么？请回复这条消息，例如：加上参加{first}人、加上慰问金{first}元",
            words=listed,
            first=first,
        )
    turn.say(text, about=message_subject.of_log(entry.id))


def _press_drop(turn: Turn) -> None:
    entry, _words = _settled(turn)
    turn.toast = turn._("好的")
    log_receipt.show_receipt(turn, entry)


def _mute(turn: Turn, ids: tuple[str, ...]) -> None:
    """Ids: the log it stands under, and the rule."""
    entry, (_log, rule) = turn.there(log_entry.pressed(turn)), ids
    if not any(each.id == rule for profile in profiles().values() for each in profile.rules):
        raise ValueError("no rule of ours")
    lessons.mute(turn.db, turn.with_group(), rule, turn.me(), turn.now)
    turn.audit("mute_rule", rule)
    turn.toast = turn._("好的，这条规定不再提示。要恢复，在 /settings 里重新选一次「经费提示」。")
    turn.alert = True
    log_receipt.show(turn, entry)


def _press_tie(turn: Turn) -> None:
    entry, one = _finishing(turn), occurrences.of_press(turn, at=1)
    turn.toast = presses.done_before(turn._)
    if not entry.undone and entry.event_id is None:
        tied = event_link_question.tie(turn, entry, one)
        if one.status is Status.OPEN:
            turn.toast = item_ties.tied(turn._, tied, 0)
    log_receipt.show(turn, entry)


def _press_none(turn: Turn) -> None:
    entry = _finishing(turn)
    entries.tie_to_none(turn.db, turn.with_group(), entry)
    log_receipt.show(turn, entry)


def _press_untie(turn: Turn, *, is_undone: bool) -> None:
    """Not that item after all, or the entry was taken back (`is_undone`): it is open again, and asked about as before."""
    entry = _finishing(turn)
    one = item_ties.fulfilled(turn, entry)
    is_over = one is not None and not (is_undone and one.status is Status.OPEN)
    turn.toast = _reopened(turn, one) if one is not None and is_over else presses.done_before(turn._)
    entries.tie(turn.db, turn.with_group(), entry, None)
    if not is_undone:
        branch_assignment.follow_no_more(turn, entry)
    log_receipt.show(turn, entry)


def _reopened(turn: Turn, one: Occurrence) -> str:
    problem = completion.hindrance(turn, one)
    if problem is not None:
        raise NotDone(problem, alert=True)
    own = completion.own_share(turn, one)
    if one.status is not Status.OPEN:
        completion.reopen(turn, one)
    elif own is not None and one.key in own.done:
        completion.take_back(turn, one, own)
    return turn._("#{number} 已恢复为未完成", number=one.event.number)


def _finishing(turn: Turn) -> LogEntry:
    entry = turn.there(log_entry.pressed(turn))
    turn.needs(Action.FINISH)
    return entry


DEEDS: Deeds = {
    event_link_question.TIE: _press_tie,
    event_link_question.NONE: _press_none,
    event_link_question.UNTIE: partial(_press_untie, is_undone=False),
    event_link_question.REOPEN: partial(_press_untie, is_undone=True),
    receipt_questions.ONE: _press_one,
    receipt_questions.TWO: _press_two,
    "left.add": _press_add,
    "left.drop": _press_drop,
    MUTE: permitted_deed(Action.SETTINGS, _mute),
}
