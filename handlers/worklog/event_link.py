"""The buttons that say which item an entry fulfils: it is tied and the item is done, and the way back."""

from handlers.branches import branch_assignment
from handlers.calendar.changes import completion
from handlers.core import press_texts as presses
from handlers.core.messages.message_subject import About
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events import occurrences
from handlers.worklog import event_link_question, log_entry, log_receipt
from storage.worklog import entries
from union.core.rights import Action
from union.events.model import Occurrence, Status
from union.worklog.entries import LogEntry


def tie(turn: Turn, entry: LogEntry, one: Occurrence) -> Occurrence:
    """The entry fulfils this time of the item, which is done as 完成 does it; returns it as it stands now.

    Of several owners only the share of who says so; whoever is none of them leaves it open.
    """
    entries.tie(turn.db, turn.with_group(), entry, one.event.id, one.key)
    branch_assignment.follow(turn, entry, one.event)
    turn.audit("tie", f"#{entry.number}")
    if one.status is not Status.OPEN:
        return one
    return completion.finish(turn, one).one


def _press_tie(turn: Turn) -> None:
    press, entry = turn.press, _entry(turn)
    subject = About("event", press.number(1), occurrences.read_code(press.ids[2]))
    one = turn.there(occurrences.meant(turn.db, turn.with_group(), subject, turn.now))
    if entry.undone or entry.event_id is not None:
        turn.toast = presses.done_before(turn._)
        log_receipt.show(turn, entry)
    elif one.status is not Status.OPEN:
        entries.tie(turn.db, turn.with_group(), entry, one.event.id, one.key)
        branch_assignment.follow(turn, entry, one.event)
        turn.toast = presses.done_before(turn._)
        log_receipt.show(turn, entry)
    else:
        tied = tie(turn, entry, one)
        turn.toast = event_link_question.tied(turn._, tied, 0)
        log_receipt.show(turn, entry)


def _press_none(turn: Turn) -> None:
    entry = _entry(turn)
    entries.tie_to_none(turn.db, turn.with_group(), entry)
    log_receipt.show(turn, entry)


def _press_untie(turn: Turn) -> None:
    """Not that item after all: it is open again, and asked about as before."""
    entry = _entry(turn)
    one = event_link_question.fulfilled(turn, entry)
    turn.toast = presses.done_before(turn._) if one is None else _reopened(turn, one)
    entries.tie(turn.db, turn.with_group(), entry, None)
    branch_assignment.follow_no_more(turn, entry)
    log_receipt.show(turn, entry)


def _press_reopen(turn: Turn) -> None:
    """The entry was taken back, and its item is to be done again."""
    entry = _entry(turn)
    one = event_link_question.fulfilled(turn, entry)
    is_open = one is None or one.status is Status.OPEN
    turn.toast = presses.done_before(turn._) if one is None or is_open else _reopened(turn, one)
    entries.tie(turn.db, turn.with_group(), entry, None)  # counted again it may fulfil it anew
    log_receipt.show(turn, entry)


def _reopened(turn: Turn, one: Occurrence) -> str:
    """Take 完成 back, and say so."""
    problem = completion.hindrance(turn, one)
    if problem is not None:
        raise NotDone(problem, alert=True)
    own = completion.own_share(turn, one)
    if one.status is not Status.OPEN:
        completion.reopen(turn, one)
    elif own is not None and one.key in own.done:
        completion.take_back(turn, one, own)
    return turn._("#{number} 已恢复为未完成", number=one.event.number)


def _entry(turn: Turn) -> LogEntry:
    """The pressed button's entry, for who may finish items."""
    entry = turn.there(log_entry.pressed(turn))
    turn.needs(Action.FINISH)
    return entry


DEEDS: Deeds = {
    event_link_question.TIE: _press_tie,
    event_link_question.NONE: _press_none,
    event_link_question.UNTIE: _press_untie,
    event_link_question.REOPEN: _press_reopen,
}
