# small: asked for by one claim, and no part of the doubts it obeys
"""What a colleague is asked to see to for the union without a day: nobody's task yet, so that a day is asked for, one press each."""

from handlers.calendar import time_question
from handlers.core import message_reading, speakers
from handlers.core.turn import Turn
from handlers.routing.talk import doubt_question
from union.core.rights import Action
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.acts.opinion import Sense
from union.reading.acts.tasks.requests import due_choices, request_in
from union.reading.message import Intent

SURE_TALK = 0.9


def claimed(turn: Turn, _may: object) -> bool:
    """Whether all that is said asks somebody of the roster for something of the union's, and a day was asked for."""
    if turn.where.private or not message_reading.is_by_itself(turn) or not turn.may(Action.ADD):
        return False
    if any(each.deed is ChangeDeed.FINISH for each in read_changes(turn.said.text)):
        return False  # 「意见稿我弄好了，你有空看一看」
    found = request_in(turn.said.text, speakers.people_names(turn))
    if found is None or message_reading.read_words(turn, turn.said.text, Intent.EVENT).when is not None:
        return False
    meant = message_reading.opinion_of(turn)
    is_talk = meant is not None and meant.share(Sense.CHATTER) >= SURE_TALK
    if is_talk or not doubt_question.may_ask(turn, is_called=True) or doubt_question.is_enough(turn):
        return False
    doubt_question.noted(turn, in_group=True)
    time_question.ask_due(turn, found.title, found.who, due_choices(turn.today))
    return True
