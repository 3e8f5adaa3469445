"""What labelled sentences want and how often they are read so; the floor below which nothing is released."""

from pathlib import Path

import pytest

from bench import intent

FRESH = intent.DIRECTORY / "chatter.jsonl"


def test_a_line_says_its_intent_in_three_ways() -> None:
    """Beside the text, among the expectations, or by silence; a line of times says none."""
    assert intent.label({"intent": "event", "expect": {"start": "2026-11-25T15:00"}}) == "event"
    assert intent.label({"expect": {"intent": "log"}}) == "log"
    assert intent.label({"expect": {"silent": True}}) == "none"
    assert intent.label({"expect": None}) is None


def test_odd_and_even_lines_are_told_apart(tmp_path: Path) -> None:
    """By the number at the end of the id."""
    path = tmp_path / "few.jsonl"
    lines = [
        f'{{"id": "q-{n}", "text": "好", "now": "2026-11-20T10:00", "expect": {{"silent": true}}}}'
        for n in (1, 2, 3)
    ]
    path.write_text("\n".join(lines), "utf-8")

    assert [one.id for one in intent.labelled([path], 1)] == ["q-1", "q-3"]
    assert [one.id for one in intent.labelled([path], 0)] == ["q-2"]


def test_the_table_counts_what_was_wanted_against_what_was_read() -> None:
    """A row for each intent that was wanted, the share of right ones last."""
    lines = intent.table(intent.Counter({("log", "log"): 3, ("log", "none"): 1}))

    assert lines[1].split() == ["log", "0", "3", "0", "0", "1", "75.0%"]
    assert lines[-1] == "3 of 4 right (75.0%)"


@pytest.fixture(scope="module")
def found() -> "intent.Counter[tuple[str, str]]":
    """All labelled sentences, read once."""
    return intent.confused(intent.labelled(intent.published()))


@pytest.mark.slow
@pytest.mark.parametrize("wanted", ["log", "event", "command", "none"])
def test_each_intent_is_read_nineteen_times_of_twenty(
    found: "intent.Counter[tuple[str, str]]", wanted: str
) -> None:
    """A log that is missed is a silent failure, chatter that is answered butts in."""
    row = [found[wanted, name] for name in intent.INTENTS]

    assert found[wanted, wanted] / sum(row) >= 0.95


@pytest.mark.slow
def test_of_three_hundred_messages_of_chatter_three_are_answered_at_most() -> None:
    """Of the set that was written blind."""
    counts = intent.confused(intent.labelled([FRESH]))

    assert counts.total() == 300
    assert counts.total() - counts["none", "none"] <= 3
