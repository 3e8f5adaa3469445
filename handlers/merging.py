"""The two answers to 「像是同一件事」: one of the entries is taken back, or both count."""

from collections.abc import Callable, Sequence

from handlers import joining, log_echo, twin_question, worklog
from handlers.phrases import press as presses
from handlers.phrases import twins as phrases
from handlers.turn import Turn
from storage import books, logs, twins
from storage.twins import Twin
from union import duplicates
from union.worklog import LogEntry


def _press_one(turn: Turn) -> None:
    """The one that adds nothing to the other goes, the later where both are alike; its photos stay with the other."""
    found = _pressed(turn)
    if found is None:
        return
    twin, later, earlier = found
    possible = duplicates.may_go(later, earlier)
    goes = next((each for each in possible if turn.may_change(each.author_id)), None)
    problem = worklog.trouble(turn, goes) if goes else _why_not(turn, later, earlier, possible)
    if goes is None or problem is not None:
        turn.toast, turn.alert = problem, True
        return
    stays = earlier if goes is later else later
    moved = twins.move_photos(turn.db, turn.with_group(), goes, stays)
    twins.settle(turn.db, turn.with_group(), twin, twins.ONE, moved)
    worklog.set_undone(turn, goes, True)
    turn.toast = turn._("只算一次")
    # The question stands under the later one; the other's echo shows more photos, or that it went.
    joining.show(turn, later)
    log_echo.redraw(turn, earlier)


def _why_not(turn: Turn, later: LogEntry, earlier: LogEntry, possible: Sequence[LogEntry]) -> str:
    """Nothing is lost without a word: of two that each hold more none goes, and a fuller one stays."""
    if not possible:
        return phrases.each_has_more(turn._, earlier, later)
    goes = possible[0]
    return phrases.other_is_fuller(turn._, earlier if goes is later else later, goes)


def _press_two(turn: Turn) -> None:
    found = _pressed(turn)
    if found is None:
        return
    twin, later, _earlier = found
    twins.settle(turn.db, turn.with_group(), twin, twins.TWO)
    books.audit(turn.db, turn.with_group(), turn.me(), "two", f"#{later.number}", turn.now)
    turn.toast = turn._("各算各的")
    joining.show(turn, later)


def _pressed(turn: Turn) -> tuple[Twin, LogEntry, LogEntry] | None:
    """The open pair and its entries, for who may change either; a toast says why there is none."""
    press, group = turn.incoming.press, turn.with_group()
    if press is None:
        return None
    twin = twins.get(turn.db, group, press.number(), press.number(1))
    later, earlier = (logs.get(turn.db, group, press.number(place)) for place in (0, 1))
    if twin is None or later is None or earlier is None:
        turn.toast = presses.gone(turn._)
        return None
    if twin.state != twins.OPEN or later.undone or earlier.undone:
        turn.toast = presses.done_before(turn._)
        joining.show(turn, later)
        return None
    if not (turn.may_change(later.author_id) or turn.may_change(earlier.author_id)):
        turn.toast = presses.only_author(turn._)
        return None
    return twin, later, earlier


DEEDS: dict[str, Callable[[Turn], None]] = {twin_question.ONE: _press_one, twin_question.TWO: _press_two}
