"""Before the first message is handled, what it would wait for is done; all the rest while nobody is served."""

import gc
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from types import SimpleNamespace

import pytest

from bot.scheduling import warm_up
from bot.scheduling.warm_up import Warming
from union.core import lazy_regex
from union.core.lazy_regex import Regex, made_ready, register_patterns
from union.reading.message import Intent
from union.reading.reader import read
from union.reading.time.pieces import piece_finder

WALL = datetime(2026, 11, 20, 10, tzinfo=UTC).replace(tzinfo=None)


def test_sentences_of_every_kind_are_read() -> None:
    """A log, an item, a question, and what is for nobody: each takes ways of its own."""
    met = {read(each, WALL).intent for each in warm_up.SENTENCES}
    assert met == set(Intent) - {Intent.COMMAND}


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns of this test only: all that there are take a second."""
    monkeypatch.setattr(lazy_regex, "_regexes", set())
    monkeypatch.setattr(lazy_regex, "_makes", [])


@pytest.mark.usefixtures("own")
def test_every_pattern_is_compiled() -> None:
    """Whatever module has it: none is left for the first message that needs it."""
    one, other = Regex("甲"), Regex("乙", any_case=True)
    list(made_ready())
    assert "search" in vars(one) and "search" in vars(other)


@pytest.mark.usefixtures("own")
def test_patterns_kept_by_a_key_are_made_too() -> None:
    """As those of times, which are many patterns, by their first signs."""
    made: list[str] = []

    @register_patterns
    def _makes() -> Iterator[object]:
        yield made.append("甲")
        yield made.append("乙")

    list(made_ready())
    assert made == ["甲", "乙"]


def test_times_are_among_them() -> None:
    """By every first sign: the longest patterns of all."""
    assert piece_finder.__name__ in {makes.__module__ for makes in lazy_regex._makes}


def test_a_table_made_of_nothing_is_made_one_of_something_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a key tells apart can't be known."""
    made: list[str] = []

    class Kept:
        cache_info = None

        def __call__(self) -> None:
            made.append("kept")

    class Keyed:
        cache_info = None

        def __call__(self, key: str) -> None:
            made.append(key)

    module = SimpleNamespace(kept=Kept(), keyed=Keyed(), plain=lambda: made.append("plain"))
    monkeypatch.setitem(sys.modules, "some.module", module)  # type: ignore[arg-type]
    monkeypatch.setattr(warm_up, "READERS", ("some.",))
    list(warm_up.tables_made())
    assert made == ["kept"]


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was warmed up, in its order; of the readers nothing."""
    met: list[str] = []
    monkeypatch.setattr(warm_up, "sentences_read", lambda wall, some=("first",): map(met.append, some))
    monkeypatch.setattr(warm_up, "made_ready", lambda: map(met.append, ["patterns"]))
    monkeypatch.setattr(warm_up, "tables_made", lambda: map(met.append, ["tables"]))
    monkeypatch.setattr(warm_up, "REST", 0)
    monkeypatch.setattr(warm_up, "CALM", 0)
    monkeypatch.setattr(gc, "freeze", lambda: met.append("freeze"))
    return met


@pytest.mark.anyio
async def test_the_first_is_done_when_ready(steps: list[str]) -> None:
    """No more is waited for."""
    await Warming(WALL).ready()
    assert steps == ["first"]


@pytest.mark.anyio
async def test_all_the_rest_follows_and_what_is_there_is_not_looked_through_again(steps: list[str]) -> None:
    """The collector is told so once messages can be read, and at the end."""
    await Warming(WALL).finish()
    assert steps == ["first", "freeze", warm_up.ENGLISH, "patterns", "tables", "freeze"]


@pytest.mark.anyio
async def test_nothing_is_made_while_somebody_is_served(
    steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The loop that comes back late from a rest is at work."""
    busy = [True, True, False]

    async def is_busy() -> bool:
        steps.append("busy" if busy[0] else "rest")
        return busy.pop(0) if len(busy) > 1 else False

    monkeypatch.setattr(warm_up, "_is_busy", is_busy)
    monkeypatch.setattr(warm_up, "SLICE", 0)
    await Warming(WALL).finish()
    assert steps[2:6] == [warm_up.ENGLISH, "busy", "busy", "rest"]


@pytest.mark.slow
def test_all_there_is_can_be_made() -> None:
    """Every pattern is one, every table is whole: a fault in them would end the program."""
    import_module("bot.service")  # all that is imported with it
    assert sum(isinstance(made, re.Pattern | tuple) or callable(made) for made in made_ready()) > 600
    assert (
        len(list(warm_up.tables_made())) > 60
    )  # 70 of the program alone: most are patterns by now, counted above
