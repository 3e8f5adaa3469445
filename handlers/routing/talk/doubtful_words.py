"""What becomes of words that were asked about: filed or planned, as whoever wrote them, or a lesson of the like, says."""

from handlers.calendar import several_items, talked_plans
from handlers.calendar.event_creation import Source
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.worklog import log_command
from union.core.rights import Action
from union.reading.message import Intent

SUBJECT, NO, LOG, PLAN, NEVER = "unsure", 0, 1, 2, 3
WORDS = {LOG: "log", PLAN: "plan"}


def file_or_plan(turn: Turn, kept_as: str) -> bool:
    """Do with the words what was done with the like; False where that was nothing, or the writer may not."""
    if kept_as == WORDS[LOG]:
        file(turn)
    elif kept_as == WORDS[PLAN] and turn.may(Action.ADD):
        plan(turn)
    else:
        return False
    return True


def file(turn: Turn) -> None:
    log_command.file(turn, message_reading.read_log(turn, turn.said.text))


def plan(turn: Turn) -> None:
    said = turn.said
    if talked_plans.plan_left(turn, least=talked_plans.LIKELY):
        return
    message = message_reading.own_words(turn, message_reading.read_words(turn, said.text, Intent.EVENT))
    several_items.keep_or_ask(turn, message, Source(said.message_id, said.text, said.at, turn.me()))
