"""Each rule of how a piece of a time is written reads its examples, and none of its counter-examples."""

from collections.abc import Callable
from typing import Any

import pytest

from union.data import table
from union.reading.english.time_pieces import pieces
from union.reading.text.normal_form import normal
from union.reading.time.pieces.piece_finder import atoms

TABLES: dict[str, Callable[[str], dict[str, str]]] = {
    "english_times": lambda text: {one.sort: one.means for one in pieces(text)},
    "times": lambda text: {one.sort: "" for one in atoms(normal(text).text)},
}


def examples(key: str) -> list[Any]:
    """Each example under the name of its rule."""
    rules = [(name, sort, rule) for name in TABLES for sort, rule in table(name)["pieces"].items()]
    return [
        pytest.param(name, sort, said, id=f"{sort}: {said}")
        for name, sort, rule in rules
        for said in rule.get(key, ())
    ]


@pytest.mark.parametrize(("name", "sort", "said"), examples("reads"))
def test_rule_reads_its_examples(name: str, sort: str, said: str) -> None:
    found, reads = TABLES[name](said), table(name)["pieces"][sort]["reads"]
    assert sort in found
    assert name == "times" or found[sort] == reads[said]


@pytest.mark.parametrize(("name", "sort", "said"), examples("not"))
def test_rule_leaves_its_counter_examples(name: str, sort: str, said: str) -> None:
    assert sort not in TABLES[name](said)


@pytest.mark.parametrize("name", TABLES)
def test_every_rule_has_an_example(name: str) -> None:
    assert not [
        sort for sort, rule in table(name)["pieces"].items() if "reads" not in rule and sort != "no_time"
    ]
