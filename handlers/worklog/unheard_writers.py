"""Whose last words here were not heard: 撤销 right behind them would undo something else. In memory, without a word of them.

An answer to somebody's words wipes their mark (Turn.put); a restart forgets all of them.
"""

from datetime import timedelta

from handlers.core.turn import Turn

KEPT, MOST = timedelta(hours=1), 2000


def note(turn: Turn) -> None:
    """What was just said was kept nowhere."""
    who, marks = turn.incoming.who, turn.services.unheard
    if who is None:
        return
    if len(marks) >= MOST:
        now = turn.said.at
        for place in [each for each, at in marks.items() if now - at > KEPT] or list(marks)[: MOST // 2]:
            del marks[place]
    marks[turn.where.chat_id, who.user_id] = turn.said.at


def is_previous_unheard(turn: Turn) -> bool:
    """Whether the writer's words before these were such, not long ago."""
    who = turn.incoming.who
    at = turn.services.unheard.get((turn.where.chat_id, who.user_id)) if who else None
    return at is not None and turn.said.at - at <= KEPT
