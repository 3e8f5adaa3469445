"""The words of a button instead of a press: 「采用」 right behind the card that offers it.

Only where nothing else is said by them, and only the buttons of our newest message here; the rights are those of a press.
"""

from dataclasses import replace
from datetime import timedelta

from handlers.core import hooks
from handlers.core.messages import keyboards
from handlers.core.turn import Turn
from storage.core.outbox import sent_messages
from union.reading.text.normal_form import simplified

JUST_NOW, LONGEST = timedelta(minutes=30), 10
EDGES = " ，,。.！!～~☑️✓✅吧了啊呀"
PROPOSING = ("minutes.", "pack.", "change.agreed")
SHORTEST = 2  # 「改」 may be anything


def answer_card(turn: Turn) -> bool:
    """Whether they are of a card that proposes something: 「都不要」 right behind it takes back nothing older."""
    return are_said(turn, PROPOSING)


def are_said(turn: Turn, deeds: tuple[str, ...] = ("",)) -> bool:
    """Whether the words were those of a button, which is then as good as pressed; `deeds`: how what it does begins."""
    said = turn.said
    words = _bare(said.text)
    if (
        not SHORTEST <= len(words) <= LONGEST
        or said.edited
        or said.forwarded
        or turn.incoming.press is not None
    ):
        return False
    number, shown = turn.once("buttons shown", lambda: _shown(turn)) or (0, {})
    data = {each for label, each in shown.items() if _bare(label) == words}
    press = keyboards.read(data.pop()) if len(data) == 1 else None
    if press is None or not press.deed.startswith(deeds) or said.reply_to not in (None, number):
        return False
    before, came = turn.answers, turn.incoming
    turn.incoming = replace(came, press=press, pressed_in=number)
    hooks.of(turn).press(turn)
    turn.incoming = came
    refusal, turn.toast = turn.toast, None
    if turn.answers == before and refusal and (turn.where.private or said.addressed):
        turn.say(refusal)
    return turn.answers > before


def _shown(turn: Turn) -> tuple[int, dict[str, str]] | None:
    return sent_messages.newest_buttons(turn.db, turn.where.chat_id, turn.now - JUST_NOW)


def _bare(words: str) -> str:
    """「采用3项」 is said as 「采用」."""
    return simplified(words).strip(EDGES).rstrip("0123456789项件").strip(EDGES)
