"""Why something is given up: 不办了 by button asks for it, and a reply 「原因是…」 keeps it."""

import re

from handlers.calendar.changes import change_texts as phrases
from handlers.calendar.changes.occurrence_status import restore_button, say, settle
from handlers.core import press_texts as press_phrases
from handlers.core.turn import Turn
from union.core.rights import Action
from union.events.model import Occurrence, Status

REASON = re.compile(
    r"(?:(?:原因|理由)(?:是|为|[：:，,\s]){0,9}|(?:因[为為]|[由於于]{2})\s{0,9})(?P<reason>.{2,})", re.DOTALL
)


def hint(turn: Turn, one: Occurrence) -> str:
    """How to add the reason, under what was given up without one; empty for anything else."""
    return turn._("原因可以回复这条补上，例如：原因是上级统一组织") if one.status is Status.GIVEN_UP else ""


def answered(turn: Turn, one: Occurrence, text: str) -> bool:
    """Whether the reply gives the reason of what was given up; then it is kept."""
    said = REASON.fullmatch(text.strip())
    if said is None or one.status is not Status.GIVEN_UP:
        return False
    if not turn.may(Action.FINISH):
        turn.say(press_phrases.not_allowed(turn._))
        return True
    settle(turn, one, Status.GIVEN_UP, said["reason"])
    text = phrases.given_up(turn._, one, said["reason"])
    say(turn, one, text, [[restore_button(turn, one)]])
    return True
