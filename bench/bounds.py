"""What it costs to bound whatever people write: our patterns by `re` beside a package with a timeout, a reading within the deadline.

`python -m bench.bounds [--write] [--short]`. Decision 24 says why the patterns stay with `re`, decision 25 what the deadline is for.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from time import thread_time
from typing import Any

import regex

from bench.ratios import Found, Ratio, bench, ratio
from bench.sentences import load
from bot.telegram.turn_deadline import TURN_SECONDS, Deadline
from union.core.lazy_regex import made_ready
from union.reading.reader import read

NOW = datetime(2026, 11, 20, 10)
ROUNDS, SENTENCES, PATTERNS = 7, 60, 300
TIMES = 5  # each sentence in a round
Search = Callable[[str], Any]
Bound = Callable[[], AbstractContextManager[Any]]


def measured(short: bool) -> Found:
    """Of each figure so many rounds, one after the other."""
    rounds, texts = (3 if short else ROUNDS), [one.text for one in load()[::7]][:SENTENCES]
    figures, taken, left = _packages(texts, rounds)
    note = f"Looked at: {taken} patterns; {left} more are written in a way that `regex` does not take."
    return Found([*figures, _deadline(texts, rounds)], [note])


def _packages(texts: Sequence[str], rounds: int) -> tuple[list[Ratio], int, int]:
    """The searches of the patterns both packages take, how many these are, and how many the other one does not take."""
    ours, theirs, left = list[Search](), list[Any](), 0
    for pattern in _patterns():
        try:
            other = regex.compile(pattern.pattern, pattern.flags)
        except regex.error:
            left += 1
            continue
        ours.append(pattern.search)
        theirs.append(other)
    ways: dict[str, list[Search]] = {
        "`regex`": [each.search for each in theirs],
        "`regex` with a timeout": [_timed(each) for each in theirs],
    }
    took = [(_searched(ours, texts), [_searched(way, texts) for way in ways.values()]) for _ in range(rounds)]
    name, mine = f"patterns over {len(texts)} sentences", [each for each, _ in took]
    figures = [
        ratio(name, against, "ms", mine, [others[place] for _, others in took])
        for place, against in enumerate(ways)
    ]
    return figures, len(ours), left


def _patterns() -> list[re.Pattern[str]]:
    """Some of those the program makes ready at its start, taken evenly."""
    made = (one for each in made_ready() if isinstance(each, tuple) for one in each)
    found = dict.fromkeys(each for each in made if isinstance(each, re.Pattern))
    ordered = sorted(found, key=lambda each: (each.pattern, each.flags))
    return ordered[:: max(1, len(ordered) // PATTERNS)]


def _timed(pattern: Any) -> Search:
    return lambda text: pattern.search(text, timeout=TURN_SECONDS)


def _searched(searches: Iterable[Search], texts: Sequence[str]) -> float:
    """Milliseconds."""
    begun = thread_time()
    for search in searches:
        for text in texts:
            search(text)
    return (thread_time() - begun) * 1000


def _deadline(texts: Sequence[str], rounds: int) -> Ratio:
    """Each sentence read whole, with the timer of its turn wound up around it and without."""
    deadline = Deadline()
    with deadline.installed():
        _read(texts, nullcontext)
        took = [
            (_read(texts, lambda: deadline.bounded(TURN_SECONDS)), _read(texts, nullcontext))
            for _ in range(rounds)
        ]
    return ratio(
        "a sentence read within the deadline",
        "without it",
        "µs",
        *([each[way] for each in took] for way in (0, 1)),
    )


def _read(texts: Sequence[str], bound: Bound) -> float:
    """Microseconds a sentence."""
    begun = thread_time()
    for blanks in range(TIMES):
        for text in texts:
            with bound():
                read(text + " " * blanks, NOW)  # the same words would be known
    return (thread_time() - begun) / (TIMES * len(texts)) * 1e6


if __name__ == "__main__":
    bench("bounds", measured)
