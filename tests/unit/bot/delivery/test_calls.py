"""A row as a call of the Bot API: where it goes, what it changes, what is added to it."""

from dataclasses import replace
from typing import Any

import pytest
from telegram import InputFile

from bot.delivery.api_calls import CAPTION_UNITS, arguments
from handlers.core.messages.outgoing_message import MESSAGE_UNITS
from storage.core.outbox.queue import Waiting
from tests.unit.bot.delivery.line import GROUP, MARK, NOW

ROW = Waiting(
    1, None, GROUP, None, 2, "sendMessage", {"text": "好"}, None, None, None, False, MARK, None, 0, NOW
)


def given(row: Waiting = ROW, mark: str = "", file: tuple[str, bytes] | None = None, **changes: Any) -> Any:
    """The arguments of a row with these changes."""
    return arguments(replace(row, **changes), file, mark)


def test_a_message_goes_to_its_chat_and_topic() -> None:
    """Chat and topic stand in the row, not in the words."""
    assert given(topic=5) == {"text": "好", "chat_id": GROUP, "message_thread_id": 5}


def test_an_edit_names_the_message_and_no_topic() -> None:
    """Telegram refuses a topic with an edit."""
    sent = given(method="editMessageText", topic=5, edits=1, message_id=77)
    assert sent == {"text": "好", "chat_id": GROUP, "message_id": 77}


def test_commands_belong_to_no_chat() -> None:
    """The menu is set for a scope."""
    params = {"commands": [{"command": "log", "description": "记"}], "scope": {"type": "default"}}
    sent = given(method="setMyCommands", chat_id=0, params=params)
    assert sent == params


def test_json_goes_as_it_is() -> None:
    """Keyboard, entities, the message replied to; of a reaction the row holds the sign alone."""
    keyboard = {"inline_keyboard": [[{"text": "撤销", "callback_data": "1:log.undo:1:2"}]]}
    params = {
        "reply_markup": keyboard,
        "entities": [{"type": "bold", "offset": 0, "length": 1}],
        "reply_parameters": {"message_id": 3, "allow_sending_without_reply": True},
        "reaction": ["👌"],
    }
    reaction = [{"type": "emoji", "emoji": "👌"}]
    assert given(params=params) == params | {"reaction": reaction, "chat_id": GROUP}


@pytest.mark.parametrize(("method", "field"), [("sendDocument", "document"), ("sendPhoto", "photo")])
def test_a_file_takes_its_place(method: str, field: str) -> None:
    """Under the name Telegram wants for the method, with the file's own name."""
    sent = given(method=method, params={"caption": "11月月报"}, file=("11月月报.docx", b"PK"))
    assert isinstance(sent[field], InputFile)
    assert sent[field].filename == "11月月报.docx"


def test_a_possible_repeat_says_so() -> None:
    """Under the text, or under the caption of a file."""
    assert given(mark=MARK)["text"] == f"好\n{MARK}"
    assert given(mark=MARK, method="sendDocument", params={"caption": "月报"})["caption"] == f"月报\n{MARK}"
    assert given(mark=MARK, method="sendDocument", params={}) == {"chat_id": GROUP}


def test_a_repeated_edit_is_not_marked() -> None:
    """It changes the same message again: nothing is there twice."""
    assert given(mark=MARK, method="editMessageText", edits=1, message_id=7)["text"] == "好"


@pytest.mark.parametrize(("name", "most"), [("text", MESSAGE_UNITS), ("caption", CAPTION_UNITS)])
def test_the_mark_never_makes_a_message_too_long(name: str, most: int) -> None:
    """Length is counted as Telegram does, in UTF-16; what would be refused goes without the mark."""
    fits = "😀" * ((most - len(MARK) - 1) // 2)
    assert given(mark=MARK, params={name: fits})[name] == f"{fits}\n{MARK}"
    assert given(mark=MARK, params={name: fits + "😀"})[name] == fits + "😀"


def test_another_picture_takes_the_place_of_one() -> None:
    """Wrapped with its caption; an edit may be repeated, so it is not marked."""
    params = {"media": {"type": "photo", "caption": "11月"}}
    sent = given(
        method="editMessageMedia", edits=1, message_id=7, params=params, file=("图.png", b"png"), mark=MARK
    )
    assert sent["message_id"] == 7
    media = sent["media"]
    assert (media.type, media.caption, media.media.input_file_content) == ("photo", "11月", b"png")
    assert media.media.filename == "图.png"
