"""What one member's flood costs somebody else: `python -m bench.burst`."""

from bench.bots import OURS, play
from bench.ratios import Found, against_limit, bench
from bench.town import Scene

ROUNDS, LETTERS = 5, 5000
MOST = 1000.0  # milliseconds


def measured(short: bool) -> Found:
    """A message that stands behind 5,000 of one member, from the first getUpdates to its answer; with the limits as they come."""
    rounds = [play(OURS, Scene(1, 1, burst=LETTERS)) for _ in range(1 if short else ROUNDS)]
    name = f"a message behind {LETTERS:,} of one member"
    return Found([against_limit(name, "1 s", "ms", [each.middle for each in rounds], MOST)])


if __name__ == "__main__":
    bench("burst", measured)
