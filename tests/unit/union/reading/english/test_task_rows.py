"""Rows of English minutes: whose each thing is, and by when."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts
from union.reading.message import ActKind

NOW = datetime.fromisoformat("2026-11-20T10:00")
PEOPLE = ("Azlan Idris", "Goh Mei Fen", "Ravi Kumar")


def _tasks(text: str) -> list[tuple[tuple[str, ...], str, str]]:
    acts = read_acts(text, NOW, Context(region="SG", people=PEOPLE)).acts
    return [
        (act.owners, act.message.title or "", f"{act.whens[0].start:%m-%d}")
        for act in acts
        if act.kind is ActKind.TASKED and act.message and act.whens
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Committee done, 11 pax. Action items:\n- Azlan: locker survey, 27 Nov\n- Me: update poster by 30 Nov",
        "To do:\n1. Azlan - locker survey, 27 Nov\n2. Me - update poster, 30 Nov",
        "* Azlan: locker survey - 27 Nov\n* Myself: update poster - 30 Nov",
    ],
)
def test_each_row_is_a_task_of_whom_it_names(text: str) -> None:
    """With a bullet or a number; the day at its end is one by which it is due, and 「me」 is the writer."""
    assert _tasks(text) == [
        (("Azlan Idris",), "locker survey", "11-27"),
        (("我",), "update poster", "11-30"),
    ]


@pytest.mark.parametrize("text", ["- Azlan: ok noted\n- Ravi: thanks all", "Ravi: 12 pax on 12 Nov"])
def test_a_row_without_a_thing_is_no_task(text: str) -> None:
    """Nor one that tells a figure."""
    assert _tasks(text) == []


def test_who_says_i_will_do_that_has_it() -> None:
    """Behind the day by which it is due."""
    ((owners, title, day),) = _tasks("the letter to members must go out by 27 Nov, I'll do that")
    assert (owners, title, day) == (("我",), "the letter to members must go out", "11-27")


def test_a_picture_ends_a_sentence() -> None:
    """What stands behind it is a task of its own."""
    assert _tasks("Bowling fri 4 dec 7pm at Yishun 🎳 Ravi pls book the lanes by 27 nov") == [
        (("Ravi Kumar",), "book the lanes", "11-27")
    ]
