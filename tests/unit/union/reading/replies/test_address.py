"""Whether a text names the bot, and where."""

import pytest

from handlers.core.messages.mentions import mention_of

NAME = "gonghui_bot"


@pytest.mark.parametrize(
    "text",
    [
        "@gonghui_bot 今年几次会",
        "请问@gonghui_bot",
        "@GongHui_Bot今年",
        "今年几次会 @gonghui_bot。",
        "İſ @GONGHUI_BOT",
    ],
)
def test_the_bot_is_named(text: str) -> None:
    """In any case, between Chinese words; the place is one of the text as written, whatever its folded form."""
    found = mention_of(text, NAME)
    assert found is not None
    assert text[found.start() : found.end()].casefold() == "@gonghui_bot"


@pytest.mark.parametrize(
    "text",
    ["@gonghui_bot2 今年几次会", "@gonghui_bot_test", "li@gonghui_bot", "gonghui_bot 今年", "@gonghui"],
)
def test_another_name_is_not_the_bot(text: str) -> None:
    """One that begins or ends like it, and the name without its sign."""
    assert mention_of(text, NAME) is None


def test_a_bot_without_a_username_is_never_named() -> None:
    """Else every sign @ would be said to it."""
    assert mention_of("@li 今年几次会", "") is None
