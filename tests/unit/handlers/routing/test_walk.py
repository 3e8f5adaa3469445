"""How much of the program one plain log goes through, counted by tracing: modules of which a function is entered, and functions.

From the update as a value until the answer lies in the outbox and all is committed, in a program that has heard such
messages before, so that what is made once is made.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from handlers.routing.free_text import hear_named
from tests.unit.handlers.stage import LI, WANG
from tests.unit.handlers.week import Week

ROOT = Path(__file__).parents[4]
STOREYS = {"bot", "handlers", "storage", "union"}
DATA = "union/data"  # tables, read once
FIRST_USE = Path("union/core/lazy_regex.py")  # patterns are compiled once, whichever test comes first
READING = "union/reading/reader.py"
BEFORE = ("昨天走访困难职工3户，慰问金900元", "大家早", "今天走访困难职工11户，慰问金5500元")
LOG = "今天走访困难职工12户，慰问金6000元"
MOST, MOST_OF_HANDLERS, MOST_BEFORE_READING, MOST_FUNCTIONS = 106, 25, 8, 543
Called = dict[tuple[str, str], None]  # a module and a function of it


def called(act: Callable[[], object]) -> Called:
    """The product's functions that are called, in the order of their first call."""
    met: Called = {}

    def look(frame: FrameType, event: str, _argument: object) -> None:
        path = Path(frame.f_code.co_filename)
        if event == "call" and path.is_relative_to(ROOT):
            found = path.relative_to(ROOT)
            if found.parts[0] in STOREYS and not found.is_relative_to(DATA) and found != FIRST_USE:
                met.setdefault((found.as_posix(), frame.f_code.co_qualname))

    before = sys.getprofile()
    sys.setprofile(look)
    try:
        act()
    finally:
        sys.setprofile(before)
    return met


@pytest.fixture(scope="module")
def functions() -> Called:
    """The functions that one plain log calls, once what is kept in memory is there, whichever test comes first."""
    for text in (LOG, *BEFORE):
        Week().stage.write(LI, text, hear_named)
    week = Week()
    week.join(WANG)
    for text in BEFORE:
        week.stage.write(LI, text, hear_named)
    found = called(lambda: week.stage.write(WANG, LOG, hear_named))
    assert week.stage.queued()[-1].startswith("已记录")
    return {each: None for each in found if not each[0].startswith("bot/")}


@pytest.fixture(scope="module")
def walk(functions: Called) -> list[str]:
    """Their modules."""
    return list(dict.fromkeys(path for path, _name in functions))


def test_few_modules_are_entered(walk: list[str], functions: Called) -> None:
    """Most of them are the reading's. Whoever needs fewer lowers the bound."""
    named = [each for each in functions if "<" not in each[1].rpartition(".")[2]]
    assert len(named) <= MOST_FUNCTIONS
    assert len(walk) <= MOST, walk
    assert len([path for path in walk if path.startswith("handlers/")]) <= MOST_OF_HANDLERS, walk


def test_a_sentence_is_read_before_rooms_are_asked(walk: list[str]) -> None:
    """Rooms say what they read (`Feature.claims`) and are asked only for words that read so: at most 8 modules come before."""
    before = [path for path in walk[: walk.index(READING)] if path.startswith("handlers/")]
    assert len(before) <= MOST_BEFORE_READING, "\n".join(before)
