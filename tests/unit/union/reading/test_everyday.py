"""Sentences as officers write them on phones, labelled before they were read (tests/data/understanding/seen).

A line is {"id","text","now","expect"}; of the expectations only those named are compared. "wrong" says why the
reader still misses a label: such a line must go on failing until the word is taken out.
"""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from union.reading.message_json import as_json
from union.reading.reader import read

DATA = Path(__file__).parents[3] / "data" / "understanding" / "seen"
WHEN = ("start", "end", "grain", "deadline", "rrule")
FIGURES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "measures": lambda seen: sorted([one["value"], one["unit"]] for one in seen["measures"]),
    "money": lambda seen: sorted(one["yuan"] for one in seen["money"]),
}


def compared(seen: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """What was read, of the things a label names, in the label's form."""
    when = seen["when"] or dict.fromkeys(WHEN)
    figures = {name: shape(seen) for name, shape in FIGURES.items()}
    silent = {"silent": seen["intent"] not in ("event", "log", "command")}
    return {name: value for name, value in {**seen, **when, **figures, **silent}.items() if name in wanted}


def misread(line: dict[str, Any]) -> bool:
    """Whether anything a label says is read otherwise."""
    wanted = {name: sorted(value) if name in FIGURES else value for name, value in line["expect"].items()}
    seen = as_json(read(line["text"], datetime.fromisoformat(line["now"])))
    return compared(seen, wanted) != wanted


@pytest.mark.parametrize("path", sorted(DATA.glob("*.jsonl")), ids=lambda path: path.stem)
def test_it_means_what_a_colleague_understood(path: Path) -> None:
    """A message means what the label says, figure by figure."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert lines
    assert [line for line in lines if misread(line)] == [line for line in lines if "wrong" in line]
