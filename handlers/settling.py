"""One time of an item is settled: who did it, what is said, and the button that takes it back."""

from handlers import occurring
from handlers.cards import Button, button
from handlers.phrases import finishing as phrases
from handlers.turn import Turn
from union.agenda import Occurrence, Status


def settle(turn: Turn, one: Occurrence, status: Status, reason: str | None = None) -> Occurrence:
    """Finish, cancel, give up or reopen it; whoever does is on the roster from now on."""
    group, person = turn.with_group(), turn.enrol()
    return occurring.set_status(turn.db, group, one, status, turn.now, person, reason)


def closed_text(turn: Turn, one: Occurrence) -> str:
    """「✅ 已完成 #12 工会小组长例会（李建国 9:05）」."""
    who = turn.incoming.who.name if turn.incoming.who else phrases.anonymous(turn._)
    return phrases.closed(turn._, one, who, turn.with_group().wall(turn.now))


def restore_button(turn: Turn, one: Occurrence) -> Button:
    """恢复."""
    ids = (one.event.id, occurring.code(one))
    return button(phrases.label_restore(turn._), "ev.restore", turn.with_group().id, *ids)
