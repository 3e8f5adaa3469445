"""The door before the commands: whatever a command's own handlers take passes it, and plain messages are not shown to them."""

import re
from datetime import UTC, datetime

import pytest
from telegram import Chat, Message

from handlers.core.messages.command_words import CommandWord
from handlers.routing.features import COMMANDS, WORDS
from handlers.routing.handler_table import MayBeCommand

DOOR = MayBeCommand(WORDS, (command.alone for command in COMMANDS))
PLAIN = ("今天走访困难职工12户", "@all 下周三开会", "", "图", "我们问过了", "已完成 3 件")


def message(text: str | None = None, caption: str | None = None) -> Message:
    """A message as PTB holds it."""
    return Message(1, datetime(2026, 11, 20, tzinfo=UTC), Chat(-1, "group"), text=text, caption=caption)


@pytest.mark.parametrize("end", ["", " 走访3户", "：走访3户", "#12", "\n走访"])
def test_every_command_passes(end: str) -> None:
    """By each of its words, after a slash too, in a text and in a caption, and in Latin letters."""
    for command in COMMANDS:
        said = [f"{slash}{word}{end}" for word in command.words for slash in ("", "/", "／", " ")]
        assert all(DOOR(message(each)) and DOOR(message(caption=each)) for each in said)
        assert DOOR(message(f"/{command.name}{end}"))


@pytest.mark.parametrize(
    "text", ["登記 走訪3戶", "完成 #3", "12月日历图", "撤销", "undo", "never mind", "11月月报"]
)
def test_nothing_that_a_word_takes_is_held_up(text: str) -> None:
    """Traditional signs, and what is a command alone."""
    taken = [CommandWord(each.words, each.name, each.alone).filter(message(text)) for each in COMMANDS]
    assert DOOR(message(text)) or not any(taken)


def test_plain_messages_pass_by() -> None:
    """No handler of a command is asked about them."""
    assert [text for text in PLAIN if DOOR(message(text))] == []


def test_what_is_alone_a_command_is_none_within_a_sentence() -> None:
    """The pattern has to be the whole text."""
    door = MayBeCommand(("记",), [re.compile("收回"), None])
    assert door(message("收回"))
    assert not door(message("请收回借条"))
