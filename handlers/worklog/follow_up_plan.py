"""The plan behind work that was told: 「今天走访12户，下周计划走访8户」 is filed, and the plan offered with one button."""

from dataclasses import replace

from handlers.calendar import event_creation, several_items
from handlers.calendar.event_creation import Source
from handlers.core import group_choice, message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.messages.keyboards import button
from handlers.core.messages.text_limits import brief
from handlers.core.turn import Turn
from storage.core import drafts
from union.core.rights import Action
from union.reading.message import Intent, Message
from union.reading.privacy.redaction import mask_private

SUBJECT = "leftover"


def offer(turn: Turn, message: Message) -> None:
    """Offer what the message plans behind the work it tells."""
    if message.rest is not None:
        offer_words(turn, message.rest)


def offer_words(turn: Turn, said: str) -> None:
    """Say that a plan is not on the calendar yet, with the button that puts it there."""
    if not turn.may(Action.ADD):
        return
    group, words = turn.with_group(), event_creation.clean(turn, mask_private(said))
    data = group_choice.said_data(replace(turn.said, text=words, photo=None))
    draft_id = pending_questions.begin(turn, SUBJECT, data, group_choice.ASKED)
    turn.say(
        turn._("后面说的是打算，没有排进日程：{words}", words=brief(words)),
        [[button(turn._("排进日程"), "rest.plan", group.id, draft_id)]],
    )


def _press(turn: Turn) -> None:
    """The plan becomes an item of whoever presses."""
    draft = pending_questions.pressed_by(turn, SUBJECT, Action.ADD, presses.done_before(turn._))
    if draft is None:
        return
    drafts.end(turn.db, draft)
    turn.speak_as(group_choice.said_again(draft.data))
    turn.edit_pressed(turn._("好的，排进日程：{words}", words=brief(turn.said.text)))
    # Under the offer's own number: an edit of what was told must not change the item.
    number = turn.incoming.pressed_in or turn.said.message_id
    source = Source(number, turn.said.text, turn.said.at, turn.me())
    several_items.keep_or_ask(turn, message_reading.read_words(turn, turn.said.text, Intent.EVENT), source)


DEEDS = {"rest.plan": _press}
