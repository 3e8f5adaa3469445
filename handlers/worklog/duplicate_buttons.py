"""The two answers to 「像是同一件事」: one of the entries is taken back, or both count."""

from collections.abc import Callable, Sequence

from handlers.core import press_texts as presses
from handlers.core.turn import Turn
from handlers.worklog import duplicate_question, joined_receipts, log_command, log_receipt
from storage.core import audit_log
from storage.worklog import entries, possible_duplicates
from storage.worklog.possible_duplicates import Twin
from union.worklog import duplicates
from union.worklog.entries import LogEntry


def _press_one(turn: Turn) -> None:
    """The one that adds nothing to the other goes, the later where both are alike; its photos stay with the other."""
    found = _pressed(turn)
    if found is None:
        return
    twin, later, earlier = found
    possible = duplicates.may_go(later, earlier)
    goes = next((each for each in possible if turn.may_change(each.author_id)), None)
    problem = log_command.trouble(turn, goes) if goes else _why_not(turn, later, earlier, possible)
    if goes is None or problem is not None:
        turn.toast, turn.alert = problem, True
        return
    stays = earlier if goes is later else later
    moved = possible_duplicates.move_photos(turn.db, turn.with_group(), goes, stays)
    possible_duplicates.settle(turn.db, turn.with_group(), twin, possible_duplicates.ONE, moved)
    log_command.set_undone(turn, goes, True)
    turn.toast = turn._("只算一次")
    # The question stands under the later one; the other's echo shows more photos, or that it went.
    joined_receipts.show(turn, later)
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
    return duplicate_question.other_is_fuller(turn._, earlier if goes is later else later, goes)


def _press_two(turn: Turn) -> None:
    found = _pressed(turn)
    if found is None:
        return
    twin, later, _earlier = found
    possible_duplicates.settle(turn.db, turn.with_group(), twin, possible_duplicates.TWO)
    audit_log.audit(turn.db, turn.with_group(), turn.me(), "two", f"#{later.number}", turn.now)
    turn.toast = turn._("各算各的")
    joined_receipts.show(turn, later)


def _pressed(turn: Turn) -> tuple[Twin, LogEntry, LogEntry] | None:
    """The open pair and its entries, for who may change either; a toast says why there is none."""
    press, group = turn.incoming.press, turn.with_group()
    if press is None:
        return None
    twin = possible_duplicates.get(turn.db, group, press.number(), press.number(1))
    later, earlier = (entries.get(turn.db, group, press.number(place)) for place in (0, 1))
    if twin is None or later is None or earlier is None:
        turn.toast = presses.gone(turn._)
        return None
    if twin.state != possible_duplicates.OPEN or later.undone or earlier.undone:
        turn.toast = presses.done_before(turn._)
        joined_receipts.show(turn, later)
        return None
    if not (turn.may_change(later.author_id) or turn.may_change(earlier.author_id)):
        turn.toast = presses.only_author(turn._)
        return None
    return twin, later, earlier


DEEDS: dict[str, Callable[[Turn], None]] = {
    duplicate_question.ONE: _press_one,
    duplicate_question.TWO: _press_two,
}
