"""What nobody heard in a group, and what most likely is no talk at all, is asked about by what it most likely does.

It stands behind the question whether words are work (doubt_question.py), which asks of what has a day or a figure; this one
goes by the second opinion alone. The same limits hold: so many a day, quiet hours, 以后不问.
"""

from handlers.care import life_events
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.routing.references import likely_items, log_corrections, passed_over
from handlers.routing.talk import doubt_question, item_doubt
from union.reading.acts.act_kinds import is_of_agenda
from union.reading.acts.changes.corrections import is_sure_slip
from union.reading.acts.opinion import Sense, names_something
from union.reading.acts.talk_signs import is_talk, is_wish
from union.reading.questions.question_reader import has_asking_words
from union.reading.text.normal_form import EitherScript, normal
from union.reminders.personal_reminders import is_to_somebody

PAID = EitherScript(r"[买付垫订]|花[了咗]|\b(?:bought|paid|spent)\b", any_case=True)
CHANGING = (Sense.MOVED, Sense.CANCELLED, Sense.FINISHED, Sense.PARTLY)
CORRECTING, WORK = (Sense.CORRECTED, Sense.ADDED), (Sense.TOLD, Sense.PLANNED, Sense.TASKED)
# Among lives nobody had looked at, 51 of 52 such messages wanted an answer; above that share of talk every third is talk.
TALK, SURELY_NO_TALK, CLEAR, SURELY_WORK = 0.2, 0.08, 0.45, 0.55


def ask_unheard_message(turn: Turn) -> bool:
    """Ask which item or log is meant, or whether it is work, by all of it or by the words about an item; whether that was asked."""
    if not doubt_question.may_ask(turn) or doubt_question.is_enough(turn) or turn.said.document is not None:
        return False
    return _asks_of_whole_message(turn) or passed_over.ask_of_item(turn)


def _asks_of_whole_message(turn: Turn) -> bool:
    if _is_excluded_message(turn) or item_doubt.is_told_in_part(turn):
        return False
    seen, meant = likely_items.times_and_figures(turn), message_reading.opinion_of(turn)
    if meant is None or is_of_agenda(seen) or not message_reading.run_reader(turn, names_something):
        return False
    # 「第二个人比第一个快多了」 ends nothing of ours
    is_of_none = meant.best in (Sense.FINISHED, Sense.PARTLY) and not likely_items.clearly_named_items(turn)
    if meant.share(Sense.CHATTER) > (SURELY_NO_TALK if is_of_none else TALK):
        return False
    if meant.share(*CORRECTING) >= CLEAR:
        if PAID.search(text := turn.said.text) and seen.has_figures and not is_sure_slip(normal(text).text):
            return doubt_question.asked_of_work(turn)  # 「昨天的球是我买的，6个一共318」 puts no log right
        logs = log_corrections.nearest_logs(turn) if seen.has_figures else ()
        if logs:
            doubt_question.noted(turn, in_group=True)
            log_corrections.ask_which(turn, logs)
        return bool(logs)
    several = item_doubt.nearest_items(turn, meant) if meant.share(*CHANGING) >= CLEAR else None
    if several is not None:
        item_doubt.ask_which(turn, several, doubt_question.noted(turn, in_group=True))
        return True
    return meant.share(*WORK) >= SURELY_WORK and doubt_question.asked_of_work(turn)


def _is_excluded_message(turn: Turn) -> bool:
    """Whether it is passed on, put to somebody, a question, a wish, somebody's life, or left to another reader."""
    text = turn.said.text
    if any(each(text) for each in (is_talk, is_wish, is_to_somebody, has_asking_words)):
        return True
    return life_events.sounds_like(turn) or likely_items.is_excluded_message(turn)
