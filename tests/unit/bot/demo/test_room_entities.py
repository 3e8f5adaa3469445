"""What Telegram finds in plain text, and which keyboards it takes: tables."""

import pytest

from bot.demo.bot_api.sent_parts import detected_entities, inline_keyboard
from bot.demo.bot_api.values import BotError
from tests.room import piece

FOUND = [
    ("/cal", ["/cal"]),
    ("/cal@gonghui_bot 十二月", ["/cal@gonghui_bot"]),
    ("看 /cal 和 /due", ["/cal", "/due"]),
    ("慰问 3/4 户", []),
    ("/日历", []),
    ("😀 @zhoumin 请看", ["@zhoumin"]),
    ("写到 a@b.cn", []),
    ("见 https://example.org/a?b=1。好", ["https://example.org/a?b=1"]),
    ("#送温暖 #12", ["#送温暖"]),
]


@pytest.mark.parametrize(("text", "pieces"), FOUND)
def test_found_in_plain_text(text: str, pieces: list[str]) -> None:
    """Commands, mentions, links and hashtags are marked where clients mark them, and nowhere else."""
    assert [piece(text, entity) for entity in detected_entities(text)] == pieces


def test_keyboards_refused() -> None:
    """A button Telegram would not take is not taken here."""
    with pytest.raises(BotError, match="must be non-empty"):
        inline_keyboard({"inline_keyboard": [[{"text": " ", "callback_data": "a"}]]})


def test_a_hundred_buttons_fit() -> None:
    """A hundred and one do not."""
    button = {"text": "a", "callback_data": "a"}
    assert inline_keyboard({"inline_keyboard": [[button] * 100]}) is not None
    with pytest.raises(BotError, match="reply markup is too long"):
        inline_keyboard({"inline_keyboard": [[button] * 101]})
