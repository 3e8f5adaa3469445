"""The words of a button, or of one thing among those offered, are as good as a press: 「撤销」, 「当然是开会那个」, "the second one"."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from handlers.core import hooks
from handlers.core.messages import outgoing_message
from handlers.core.messages.outgoing_message import Press
from handlers.core.turn import Turn
from storage.core import drafts
from storage.core.outbox import sent_messages
from union.reading.replies.question_answers import choice_of
from union.reading.text.normal_form import simplified

Buttons = Mapping[str, str]  # their data by label
SHOWN = timedelta(minutes=30)
SHORTEST, LONGEST, LONGEST_NAME, LONGEST_CHOICE = 2, 10, 16, 40  # signs: 「改」 may be anything
EDGES = " ，,。.！!～~☑️✓✅吧了啊呀"
# Of a card that proposes something: 「都不要」 right behind it takes back nothing older.
PROPOSING = ("minutes.", "pack.", "change.agreed")
ASKED_WHICH = ("which item", "changes", "corrections")  # what such a question is kept as
CHOOSING = ("unsure.which", "change.which", "correct.which")


def is_chosen(turn: Turn) -> bool:
    """Whether the words take up what the newest message proposes, or name one of the things a question offers."""
    is_reply = turn.said.reply_to is not None
    longest = LONGEST_CHOICE if turn.said.text.isascii() else LONGEST_NAME
    if not is_reply and len(turn.said.text) > longest:
        return False
    may_choose = is_reply or (turn.group is not None and turn.traits().questions)
    return is_button_said(turn, PROPOSING) or (may_choose and _is_choice_named(turn))


def is_button_said(turn: Turn, deeds: tuple[str, ...] = ("",)) -> bool:
    """Whether the words were those of a button, which is then as good as pressed; `deeds`: how what it does begins.

    Only where nothing else is said by them, and only the buttons of our newest message here; the rights are those of a press.
    """
    words = _bare_label(turn.said.text)
    if not SHORTEST <= len(words) <= LONGEST or not _may_press(turn):
        return False
    number, shown = _newest(turn)
    data = {each for label, each in shown.items() if _bare_label(label) == words}
    press = outgoing_message.press_from_data(data.pop()) if len(data) == 1 else None
    if press is None or not press.deed.startswith(deeds) or turn.said.reply_to not in (None, number):
        return False
    return _press(turn, press, number)


def _is_choice_named(turn: Turn) -> bool:
    """In reply to the question in any words; without a reply in no others than the thing's own."""
    if len(turn.said.text) > LONGEST_CHOICE or not _may_press(turn):
        return False
    reply_to, (number, shown) = turn.said.reply_to, _newest(turn)
    asked = _asked_of_writer(turn) if reply_to is None else reply_to
    if asked is not None and asked != number:
        number, shown = asked, sent_messages.buttons_of(turn.db, turn.where.chat_id, asked)
    offered = [
        (label, press) for label, data in shown.items() if (press := outgoing_message.press_from_data(data))
    ]
    if not offered or any(press.deed not in CHOOSING for _, press in offered):
        return False
    labels = [label for label, _ in offered[:-1]]  # the last: none of them
    at = choice_of(turn.said.text, labels, is_reply=reply_to is not None)
    return at is not None and _press(turn, offered[at][1], number)


def _asked_of_writer(turn: Turn) -> int | None:
    """The message in which the writer was last asked which of several is meant, while that waits: others may have spoken since."""
    me = turn.me()
    asked = (drafts.latest(turn.db, turn.where.chat_id, me, each) for each in ASKED_WHICH) if me else ()
    newest = max((each for each in asked if each is not None), key=lambda each: each.id, default=None)
    is_shown = newest is not None and newest.outbox_id is not None
    return (
        sent_messages.number_of(turn.db, newest.outbox_id or 0) if newest is not None and is_shown else None
    )


def _may_press(turn: Turn) -> bool:
    return not (turn.said.edited or turn.said.forwarded or turn.incoming.press is not None)


def _newest(turn: Turn) -> tuple[int, Buttons]:
    def ask() -> tuple[int, Buttons] | None:
        return sent_messages.newest_buttons(turn.db, turn.where.chat_id, turn.now - SHOWN)

    return turn.once("buttons shown", ask) or (0, {})


def _press(turn: Turn, press: Press, number: int) -> bool:
    before, came = turn.answers, turn.incoming
    turn.incoming = replace(came, press=press, pressed_in=number)
    hooks.of(turn).press(turn)
    turn.incoming = came
    refusal, turn.toast = turn.toast, None
    if turn.answers == before and refusal and (turn.where.private or turn.said.addressed):
        turn.say(refusal)
    return turn.answers > before


def _bare_label(words: str) -> str:
    """「采用3项」 is said as 「采用」."""
    return simplified(words).strip(EDGES).rstrip("0123456789项件").strip(EDGES)
