"""Words that most likely change or end an item of ours, where none stands out: asked which one, with a button each."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from handlers.core import message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events import occurrences
from handlers.events.texts import title_line
from handlers.routing.references import likely_items
from handlers.routing.references.candidate_times import may_be
from handlers.routing.references.likely_items import CANCEL, DONE, MOVE
from handlers.routing.talk import item_doubt
from handlers.routing.talk.item_doubt import CHANGES
from handlers.worklog import unheard
from storage.worklog import lessons
from union.events.model import Occurrence
from union.reading.acts.leftovers import is_talk
from union.reading.acts.opinion import Sense

SUBJECT, MOST = "which item", 3
SENSES = {Sense.FINISHED: DONE, Sense.MOVED: MOVE, Sense.CANCELLED: CANCEL}
LIKELY, WORTH_A_BUTTON = 0.5, 0.15


class Several(NamedTuple):
    """What most likely becomes of one of these items, the likeliest first."""

    answer: int
    items: Sequence[Occurrence]


def meant(turn: Turn) -> Several | None:
    """The items they may be about; None where words most likely do nothing to any."""
    said = message_reading.opinion_of(turn)
    if (
        said is None
        or said.share(*SENSES) < LIKELY
        or likely_items.is_beside_it(turn)
        or is_talk(turn.said.text)
    ):
        return None
    answer = SENSES[max(SENSES, key=lambda each: said.shares[each])]
    found = (each for each in likely_items.weighed(turn) if may_be(turn, each.one, CHANGES[answer]))
    items = [each.one for each in found if each.fit >= WORTH_A_BUTTON][:MOST]
    return Several(answer, items) if items else None


def ask(turn: Turn, several: Several, kept: Mapping[str, Any]) -> None:
    """Put the question; `kept` is what it remembers beside the words and what becomes of the item."""
    questions = {
        DONE: turn._("办完的是哪一项？点了才改。"),
        MOVE: turn._("改期的是哪一项？点了才改。"),
        CANCEL: turn._("取消的是哪一项？点了才改。"),
    }
    answer, today = several.answer, turn.today
    choices = [(title_line(turn._, one, today), one.event.id, occurrences.code(one)) for one in several.items]
    pending_questions.ask_which(
        turn, SUBJECT, "unsure.which", questions[answer], choices, **kept, answer=answer
    )
    unheard.note(turn)


def _press(turn: Turn) -> None:
    press, doubt_id = turn.press, pending_questions.pressed_by_asker(turn, SUBJECT).data["doubt"]
    lessons.answered(turn.db, turn.with_group(), doubt_id, "no", "", turn.me())
    draft = pending_questions.picked(turn, SUBJECT)
    if draft is None:
        return
    meant = {"event_id": press.number(1), "original": press.ids[2]}
    if not item_doubt.do(turn, draft.data["answer"], meant):
        raise NotDone(presses.gone(turn._))
    pending_questions.close(turn, draft, turn._("好的"))


DEEDS: Deeds = {"unsure.which": _press}
