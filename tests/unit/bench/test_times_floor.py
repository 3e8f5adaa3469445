"""The reader keeps what it has reached on the published sentences; the targets are issue 3's."""

from functools import cache

import pytest

from bench.judging import Outcome, Verdict, judge
from bench.peers.ours import when
from bench.sentences import Sentence, expected, load

EXACT, STRICT, FALSE_TIMES = 0.97, 0.95, 0.02


@cache
def verdicts() -> tuple[tuple[Sentence, Verdict], ...]:
    """Every sentence with the verdict on its reading."""
    read = ((one, when(one.text, one.now)) for one in load())
    return tuple((one, judge(one, expected(said) if said else None)) for one, said in read)


@pytest.mark.slow
def test_times_are_read() -> None:
    """Start, end and rule, and with them grain and deadline."""
    timed = [verdict for one, verdict in verdicts() if one.right]
    assert sum(one.outcome is Outcome.EXACT for one in timed) >= EXACT * len(timed)
    assert sum(one.strict for one in timed) >= STRICT * len(timed)


@pytest.mark.slow
def test_hardly_a_time_is_seen_where_there_is_none() -> None:
    """A false time puts an item on the calendar that nobody meant."""
    timeless = [verdict for one, verdict in verdicts() if not one.right]
    assert sum(one.outcome is Outcome.FALSE for one in timeless) <= FALSE_TIMES * len(timeless)
