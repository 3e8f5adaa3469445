"""The plan behind work that was told: 「今天走访12户，下周计划走访8户」 is filed, and the plan offered with one button."""

from dataclasses import replace

from handlers import filing, making, questions, unsettled, which
from handlers.cards import button
from handlers.making import Source
from handlers.phrases import press as presses
from handlers.phrases import worklog as phrases
from handlers.turn import Turn
from storage import drafts
from union.rights import Action
from union.understanding.message import Intent, Message
from union.understanding.privacy import mask_private

SUBJECT = "leftover"


def offer(turn: Turn, message: Message) -> None:
    """Say that the plan is not on the calendar yet, with the button that puts it there."""
    if message.rest is None or not turn.may(Action.ADD):
        return
    group, words = turn.with_group(), making.clean(turn, mask_private(message.rest))
    data = which.said_data(replace(turn.said, text=words, photo=None))
    draft_id = drafts.begin(
        turn.db, turn.where.chat_id, SUBJECT, data, turn.now, turn.now + which.ASKED, group=group,
        person=turn.me(),
    )  # fmt: skip
    turn.say(
        phrases.plan_left(turn._, words), [[button(turn._("排进日程"), "rest.plan", group.id, draft_id)]]
    )


def _press(turn: Turn) -> None:
    """The plan becomes an item of whoever presses."""
    draft = questions.pressed_by(turn, SUBJECT, Action.ADD, presses.done_before(turn._))
    if draft is None:
        return
    drafts.end(turn.db, draft)
    turn.speak_as(which.said_again(draft.data))
    turn.edit_pressed(phrases.plan_taken(turn._, turn.said.text))
    # Under the offer's own number: an edit of what was told must not change the item.
    number = turn.incoming.pressed_in or turn.said.message_id
    source = Source(number, turn.said.text, turn.said.at, turn.me())
    unsettled.keep_or_ask(turn, filing.read_words(turn, turn.said.text, Intent.EVENT), source)


DEEDS = {"rest.plan": _press}
