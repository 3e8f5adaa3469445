"""Words are read as of their message, in the group's zone."""

from datetime import date, timedelta

from handlers.core import message_reading
from handlers.core.messages.incoming_message import Said
from handlers.core.turn import Turn
from handlers.worklog.log_entry import day_of
from tests.unit.handlers.stage import LI, NOW, stage
from union.reading.message import Message


def test_words_are_understood_as_of_when_they_were_written() -> None:
    """「昨天」 is the day before the message, in the group's zone, however late it is read."""
    at = stage()
    found: list[Message] = []
    said_at = NOW - timedelta(days=3)

    def act(turn: Turn) -> None:
        turn.speak_as(Said("昨天走访困难职工3户", 9, said_at))
        found.append(message_reading.read_words(turn, turn.said.text))

    at.write(LI, "x", act)
    assert found[0].when is not None or found[0].facts[0].when is not None
    [entry_day] = {day_of(fact.when or found[0].when, date(2026, 11, 15)) for fact in found[0].facts}
    assert entry_day == date(2026, 11, 14)
