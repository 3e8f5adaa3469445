"""What becomes of words that were asked about, or that somebody wants noted: filed or planned, as whoever wrote them, or a lesson of the like, says."""

from dataclasses import replace

from handlers.calendar import several_items, talked_plans
from handlers.calendar.event_creation import Source
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.routing.references.likely_items import times_and_figures
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


def keep_as_asked(turn: Turn, words: str) -> bool:
    """Whether what is to be noted was: as it is read, else what has a time to come as a plan, what has figures as a log."""
    said, before = turn.said, turn.answers
    if said.edited or said.forwarded or message_reading.is_stretch(turn) or not turn.may(Action.LOG):
        return False  # a stretch of a longer message is heard with what stands around it
    if message_reading.read_words(turn, said.text).intent is Intent.EVENT:
        return False  # 「幫我記低：1月20號前攞核數報告…」 is planned with all its words
    turn.speak_as(replace(said, text=words))
    message = message_reading.read_words(turn, words)
    several = message_reading.plans_in(turn, message), message_reading.read_all_acts(turn, message).acts
    if max(map(len, several)) > 1:
        turn.speak_as(said)
        return False  # each is heard by itself
    is_to_come = message.when is not None and message.when.until > turn.wall
    if message.intent is Intent.EVENT or (message.intent is Intent.NONE and is_to_come):
        file_or_plan(turn, WORDS[PLAN])
    elif message.intent is Intent.LOG or times_and_figures(turn).has_figures:
        file(turn)
    turn.speak_as(said)
    return turn.answers > before


def file(turn: Turn) -> None:
    log_command.file(turn, message_reading.read_log(turn, turn.said.text))


def plan(turn: Turn) -> None:
    said = turn.said
    if talked_plans.plan_left(turn, least=talked_plans.LIKELY):
        return
    message = message_reading.own_words(turn, message_reading.read_words(turn, said.text, Intent.EVENT))
    several_items.keep_or_ask(turn, message, Source(said.message_id, said.text, said.at, turn.me()))
