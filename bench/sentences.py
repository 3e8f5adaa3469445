"""The benchmark's sentences with the times a colleague understood (tests/data/understanding/README.md)."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

DIRECTORY = Path(__file__).parents[1] / "tests" / "data" / "understanding"


class Expected(NamedTuple):
    """One reading that is right; `end` exclusive or None for the grain's own."""

    start: datetime
    end: datetime | None
    grain: str
    rrule: str | None = None
    deadline: bool = False


class Sentence(NamedTuple):
    """A labelled text; `right` is empty where it holds no time, its first is the label, the others are accepted too.

    A start anywhere in `window` is right as well: the label of a bare part of a day.
    """

    id: str
    family: str
    text: str
    now: datetime
    right: tuple[Expected, ...]
    window: tuple[datetime, datetime] | None


def load(paths: Iterable[Path] = ()) -> list[Sentence]:
    """The sentences of the files, or of the whole benchmark."""
    files = list(paths) or sorted(DIRECTORY.glob("*.jsonl"))
    lines = (json.loads(line) for path in files for line in path.read_text("utf-8").splitlines())
    return [_sentence(line) for line in lines if _holds_a_time_label(line)]


def _holds_a_time_label(line: dict[str, Any]) -> bool:
    return line["expect"] is None or "start" in line["expect"]


def _sentence(line: dict[str, Any]) -> Sentence:
    labels = [one for one in (line["expect"], *line.get("accept", ())) if one]
    window = line.get("window")
    return Sentence(
        line["id"],
        line["family"],
        line["text"],
        datetime.fromisoformat(line["now"]).replace(tzinfo=None),
        tuple(map(expected, labels)),
        (datetime.fromisoformat(window[0]), datetime.fromisoformat(window[1])) if window else None,
    )


def expected(label: dict[str, Any]) -> Expected:
    """A label, or a reading in the form of `understand --json`."""
    end = label.get("end")
    return Expected(
        datetime.fromisoformat(label["start"]).replace(tzinfo=None, second=0),
        datetime.fromisoformat(end).replace(tzinfo=None, second=0) if end else None,
        label.get("grain") or "minute",
        label.get("rrule"),
        bool(label.get("deadline")),
    )
