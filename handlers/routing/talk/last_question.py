"""What nobody heard in a group, and what most likely is no talk at all, is asked about by what it most likely does."""

from handlers.care import life_events
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.routing.references import likely_items, log_corrections
from handlers.routing.talk import doubt_question, item_doubt
from union.reading.acts.opinion import NOT_OURS, Sense, names_something
from union.reading.acts.talk_signs import is_talk
from union.reading.questions.question_reader import has_asking_words

CHANGING = (Sense.MOVED, Sense.CANCELLED, Sense.FINISHED, Sense.PARTLY)
CORRECTING = (Sense.CORRECTED, Sense.ADDED)
WORK = (Sense.TOLD, Sense.PLANNED, Sense.TASKED, Sense.ABSENT)
# Among lives nobody had looked at, 51 of 52 such messages wanted an answer; above that share of talk every third is talk.
TALK, SURELY_NO_TALK, CLEAR = 0.2, 0.08, 0.45


def asked_what_is_meant(turn: Turn) -> bool:
    """Ask which item or log is meant, or whether it is work; whether that was asked."""
    said, is_fresh = turn.said, doubt_question.may_ask(turn) and not doubt_question.is_enough(turn)
    if (
        not is_fresh
        or said.document is not None
        or any(each(said.text) for each in (NOT_OURS.search, is_talk))
    ):
        return False
    if has_asking_words(said.text) or life_events.sounds_like(turn) or likely_items.is_excluded_message(turn):
        return False
    meant = message_reading.opinion_of(turn)
    if meant is None or not message_reading.run_reader(turn, names_something):
        return False
    # 「第二个人比第一个快多了」 ends nothing of ours
    is_of_none = meant.best in (Sense.FINISHED, Sense.PARTLY) and not likely_items.clearly_named_items(turn)
    if meant.share(Sense.CHATTER) > (SURELY_NO_TALK if is_of_none else TALK):
        return False
    if meant.share(*CORRECTING) >= CLEAR:
        return log_corrections.ask_which(turn, **doubt_question.noted(turn, in_group=True))
    several = item_doubt.nearest_items(turn, meant) if meant.share(*CHANGING) >= CLEAR else None
    if several is not None:
        item_doubt.ask_which(turn, several, doubt_question.noted(turn, in_group=True))
        return True
    return meant.share(*WORK) >= CLEAR and doubt_question.asked_of_work(turn)
