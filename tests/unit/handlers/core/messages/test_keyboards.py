"""Buttons: what they stand for survives the way to Telegram and back, in 64 bytes, and forgery stands for nothing."""

import pytest

from handlers.core.messages import outgoing_message
from handlers.core.messages.outgoing_message import (
    MOST_BYTES,
    Button,
    Press,
    button,
    data,
    markup,
    press_from_data,
)

PRESSES = [
    Press("log.undo", 3, ("12",)),
    Press("ev.later", 9_999_999, ("123456789", "202611251500", "2d")),
    Press("log.day", 3, ("12", "2026-11-20")),
    Press("which.change", 3),
    Press("due.page", 0, ("0",)),
]


@pytest.mark.parametrize("press", PRESSES)
def test_a_press_comes_back_as_it_went(press: Press) -> None:
    """Deed, group and ids."""
    assert press_from_data(data(press)) == press
    assert len(data(press).encode()) <= MOST_BYTES


def test_sixty_four_bytes_fit_and_one_more_does_not() -> None:
    """Bytes, not letters: Telegram refuses the whole message otherwise."""
    room = MOST_BYTES - len(data(Press("log.undo", 3, ("",))))
    assert len(data(Press("log.undo", 3, ("x" * room,)))) == MOST_BYTES
    for too_much in ("x" * (room + 1), "中" * room):
        with pytest.raises(ValueError, match="too long"):
            data(Press("log.undo", 3, (too_much,)))


@pytest.mark.parametrize(
    "press", [Press("log.undo", 3, ("a:b",)), Press("log:undo", 3), Press("log.undo", -3)]
)
def test_what_would_be_read_differently_is_refused(press: Press) -> None:
    """A moment with its colon, a chat's id: the mistake shows when the button is made, not when it is pressed."""
    with pytest.raises(ValueError, match="ambiguous"):
        data(press)


FORGED = ["", "x", "1", "1:log.undo", "0:log.undo:3:12", "2:log.undo:3:12", "1:log.undo:三:12", "1:log.undo:-3",
          "1:log.undo:３", "1:log.undo:99999999999999999", "log.undo", ":::", "1::"]  # fmt: skip


@pytest.mark.parametrize("text", FORGED)
def test_old_and_forged_data_stand_for_nothing(text: str) -> None:
    """Another version, no group, no number."""
    assert press_from_data(text) is None


@pytest.mark.parametrize("given", ["-1", "x", "", "１２", "1_0", " 1", "9" * 17])
def test_only_numbers_of_ours_are_ids(given: str) -> None:
    """What SQLite could not hold, or no keyboard of ours wrote, is a ValueError; a missing one an IndexError."""
    press = Press("log.undo", 3, (given,))
    with pytest.raises(ValueError, match="no id"):
        press.number()
    with pytest.raises(IndexError):
        press.number(1)


def test_numbers_are_read_by_place() -> None:
    """The first unless another is asked for."""
    press = Press("join.page", 3, ("12", "48", "0"))
    assert [press.number(), press.number(1), press.number(2)] == [12, 48, 0]


def test_a_keyboard_is_what_the_bot_api_wants() -> None:
    """Rows of buttons that do something or lead somewhere."""
    rows = [[button("撤销", "log.undo", 3, 12), Button("私聊接收提醒", url="https://t.me/x?start=1")]]
    assert markup(rows) == {
        "inline_keyboard": [
            [
                {"text": "撤销", "callback_data": "1:log.undo:3:12"},
                {"text": "私聊接收提醒", "url": "https://t.me/x?start=1"},
            ]
        ]
    }


def test_a_label_of_nothing_costs_no_message() -> None:
    """Telegram refuses a message for one button without words."""
    assert markup([[button(" \n", "a.b", 1)]])["inline_keyboard"][0][0]["text"] == "…"


def test_the_version_is_part_of_the_data() -> None:
    """So that buttons of an older program are known as old."""
    assert data(Press("log.undo", 3)).startswith(f"{outgoing_message.VERSION}:")
