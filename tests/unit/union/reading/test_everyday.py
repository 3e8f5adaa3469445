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


def labelled() -> list[Any]:
    """Every labelled line of every file, under its own name."""
    return [
        pytest.param(line, id=f"{path.stem}-{line['id']}", marks=_known(line))
        for path in sorted(DATA.glob("*.jsonl"))
        for line in map(json.loads, path.read_text("utf-8").splitlines())
    ]


def _known(line: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=line["wrong"], strict=True)] if "wrong" in line else []


def compared(seen: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """What was read, of the things a label names, in the label's form."""
    when = seen["when"] or dict.fromkeys(WHEN)
    figures = {name: shape(seen) for name, shape in FIGURES.items()}
    silent = {"silent": seen["intent"] not in ("event", "log", "command")}
    return {name: value for name, value in {**seen, **when, **figures, **silent}.items() if name in wanted}


@pytest.mark.parametrize("line", labelled())
def test_it_means_what_a_colleague_understood(line: dict[str, Any]) -> None:
    """A message means what the label says, figure by figure."""
    wanted = {name: sorted(value) if name in FIGURES else value for name, value in line["expect"].items()}
    seen = as_json(read(line["text"], datetime.fromisoformat(line["now"])))
    assert compared(seen, wanted) == wanted
