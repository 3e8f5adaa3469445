"""What Telegram finds in plain text, and which keyboards it takes: tables."""

import pytest

from bot.demo.bot_api.call import BotError
from bot.demo.bot_api.keyboards import inline_keyboard
from bot.demo.bot_api.sent_text import detected_entities
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


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
        ('{"inline_keyboard": [{}]}', "Array of Arrays"),
        ('{"inline_keyboard": [[{"callback_data": "a"}]]}', 'Can\'t find field "text"'),
        ('{"inline_keyboard": [[{"text": "a"}]]}', "Text buttons are unallowed"),
        ('{"inline_keyboard": [[{"text": " ", "callback_data": "a"}]]}', "must be non-empty"),
        ('{"inline_keyboard": [[{"text": "a", "url": "javascript:1"}]]}', "Unsupported URL protocol"),
    ],
)
def test_keyboards_refused(markup: str, reason: str) -> None:
    """A keyboard Telegram would not take is not taken here."""
    with pytest.raises(BotError, match=reason.replace("(", r"\(")):
        inline_keyboard(markup)


def test_a_hundred_buttons_fit() -> None:
    """A hundred and one do not."""
    row = '{"text": "a", "callback_data": "a"}'
    assert inline_keyboard('{"inline_keyboard": [[' + ",".join([row] * 100) + "]]}") is not None
    with pytest.raises(BotError, match="reply markup is too long"):
        inline_keyboard('{"inline_keyboard": [[' + ",".join([row] * 101) + "]]}")
