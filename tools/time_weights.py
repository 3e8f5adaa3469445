"""Writes union/data/time_weights.bin: what speaks for a time being that of a plan, a task or a change, of messages with labels.

Multinomial logistic regression as in tools/opinion_weights.py, without chance. Learned from are tests/data/stretches (a time has the
sense of its stretch), tests/data/opinions and the lives that may be looked at. `--but SOURCE…` leaves sources of stretches out, writes
nothing, and prints of these how many times of plans and tasks are found, and how many others are taken for one.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from tests.lives.__main__ import OPEN
from tests.lives.cuts import HERE, region_of
from tools.opinion_weights import LIVES, SENTENCES, learned, likely, lines_of, rows
from union.core.sign_table import HUNDREDTHS, table_bytes
from union.reading.acts.extraction import Seen, look
from union.reading.acts.time_senses import TimeSense, coming_times, signs
from union.reading.english.translation import is_english
from union.reading.message import Intent
from union.reading.time.dates.reference_time import TimeRead

TARGET = Path(__file__).parents[1] / "union" / "data" / "time_weights.bin"
SENSES = tuple(TimeSense)
RARE, SMALL = 5, 28  # sentences; hundredths that are left out, where no sense has more
KNOWN = {
    "planned": TimeSense.PLANNED,
    "tasked": TimeSense.TASKED,
    **dict.fromkeys(("moved", "cancelled"), TimeSense.CHANGED),
}
OURS = (TimeSense.PLANNED, TimeSense.TASKED)
SHARES = (0.3, 0.5, 0.7, 0.85)
Line = Mapping[str, Any]
Labelled = Callable[[Seen, TimeRead], str | None]


class Example(NamedTuple):
    """A time: what stands around it, what is said of it, and in which file."""

    signs: Sequence[str]
    sense: TimeSense
    source: str


def examples() -> Iterator[Example]:
    """All that is learned from, in the order of the files."""
    for path in sorted(HERE.glob("*.jsonl")):
        for line in lines_of(path):
            text = "".join(part[1] for part in line["parts"])
            yield from _timed(text, line, region_of(path.stem), _by_stretch(line), path.stem)
    for path in sorted(SENTENCES.glob("*.jsonl")):
        for line in lines_of(path):
            region = "SG" if is_english(line["text"]) else "HK" if "h" in path.stem.split("_")[-1] else "CN"
            yield from _timed(line["text"], line, region, lambda *_, deed=line["deed"]: deed, path.stem)
    for path in [*(LIVES / f"{name}.jsonl" for name in OPEN), *sorted((LIVES / "small").glob("*.jsonl"))]:
        region = next(lines_of(path))["region"]
        for line in (each for each in lines_of(path) if "expect" in each):
            yield from _timed(line["text"], line, region, _by_checks(line["expect"]), path.stem)


def _timed(text: str, line: Line, region: str, labelled: Labelled, source: str) -> Iterator[Example]:
    """The times to come of which the label says something."""
    now = datetime.fromisoformat(line["at"])
    seen = look(text, now, region, Intent.EVENT)
    for one in coming_times(seen, now):
        if (found := labelled(seen, one)) is not None:
            yield Example(signs(seen, one, now), KNOWN.get(found, TimeSense.OTHER), source)


def _by_stretch(line: Line) -> Labelled:
    ends = list(accumulate(len(part[1]) for part in line["parts"]))

    def labelled(seen: Seen, one: TimeRead) -> str:
        at = seen.said.places[one.begin]
        return str(next(part[0] for part, end in zip(line["parts"], ends, strict=True) if at < end))

    return labelled


def _by_checks(expect: Line) -> Labelled:
    """What a line of a life wants on the day of a time; of what changes something that is there too little is known."""
    checks, days = expect["checks"], dict[date, str]()
    for each in checks:
        days |= {date.fromisoformat(on[:10]): "planned" for on in each.get("event", {}).get("on", ())}
        days |= {date.fromisoformat(each["task"]["by"]): "tasked"} if "by" in each.get("task", {}) else {}
    is_talk = expect["outcome"] in ("silent", "answered")
    is_new = any(each.get("event_count", 0) > 0 for each in checks) and not any(
        "no_event" in each for each in checks
    )

    def labelled(_seen: Seen, one: TimeRead) -> str | None:
        on = one.when.start.date(), one.when.last_day
        return "talk" if is_talk else next((days[day] for day in on if day in days and is_new), None)

    return labelled


def table(known: Sequence[Example]) -> dict[str, list[int]]:
    """Hundredths by sign, one for each sense."""
    return learned([one.signs for one in known], [one.sense for one in known], SENSES, rare=RARE, small=SMALL)


def measure(names: Sequence[str]) -> None:
    """Learn from the others, and print a row a source and share."""
    every = list(examples())
    weights = table([one for one in every if one.source not in names])
    bias = np.array(weights.pop("")) / HUNDREDTHS
    place = {name: at for at, name in enumerate(weights)}
    for name in names:
        own = [one for one in every if one.source == name]
        shares = likely(
            rows([one.signs for one in own], place),
            np.array(list(weights.values())) / HUNDREDTHS,
            bias,
            len(own),
        )
        found = [(one.sense in OURS, row[: len(OURS)].sum()) for one, row in zip(own, shares, strict=True)]
        ours = sum(is_ours for is_ours, _ in found)
        cells = (
            f"{share}: {sum(is_ours and most >= share for is_ours, most in found)} of {ours},"
            f" {sum(not is_ours and most >= share for is_ours, most in found)} of {len(found) - ours} others"
            for share in SHARES
        )
        print(f"{name:12}{'   '.join(cells)}", flush=True)


def write() -> None:
    """The file anew."""
    weights = table(list(examples()))
    dense = [each / HUNDREDTHS for each in weights.pop("")]
    TARGET.write_bytes(table_bytes(dict(sorted(weights.items())), len(SENSES), dense))


if __name__ == "__main__":
    measure(sys.argv[2:]) if "--but" in sys.argv else write()
