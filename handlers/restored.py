"""After a restore: each group hears once what may be missing, and buttons of that time are refused.

Their ids may stand for something else by now.
"""

from handlers.desk import Desk
from handlers.phrases import restored as phrases
from handlers.turn import Turn
from storage import restores
from storage.restores import LONG
from union.dates import bare_moment
from union.quiet import permitted


def tell(desk: Desk) -> None:
    """Say it once, not at night; safe to call at any moment."""
    lost = restores.last(desk.db)
    if (
        lost is None
        or not permitted(desk.wall, desk.group.settings)
        or not restores.concerns(desk.db, desk.group, lost)
    ):
        return
    since, until = (bare_moment(desk._, desk.group.wall(moment)) for moment in (lost.since, lost.until))
    is_long = lost.until - lost.since >= LONG
    text = phrases.lost(desk._, since, until) if is_long else phrases.moments(desk._, since)
    desk.post(text, key=f"restored:{lost.id}:{desk.group.id}")


def is_dead(turn: Turn) -> bool:
    """Whether the pressed button's message is one this database never heard of."""
    written = turn.incoming.pressed_at
    return written is not None and restores.is_lost(turn.db, written)
