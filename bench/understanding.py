"""Our reader beside the other readers of Chinese times, on the benchmark's sentences: accuracy and time in one table.

`python -m bench.understanding [FILE …] [--reader "NAME=COMMAND"] [--write]`; a command speaks bench/peers/protocol.py.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from bench.disagreements import disagreements
from bench.judging import Outcome
from bench.ratios import Found, Ratio, keep, ratio
from bench.readers import OURS, PEERS, Run, run
from bench.sentences import Sentence, load

HEAD = (
    f"{'reader':16}{'exact':>9}{'strict':>9}{'false times':>13}{'median':>11}{'mean':>11}{'ours/theirs':>13}"
)


def table(runs: Sequence[Run]) -> list[str]:
    """One line a reader; the last column says how many times as long ours takes."""
    ours = next(one for one in runs if one.name == OURS)
    return [HEAD, *(_row(one, ours) for one in runs)]


def _row(one: Run, ours: Run) -> str:
    return (
        f"{one.name:16}{one.share():9.1%}{one.share(strict=True):9.1%}{one.false_times():13.1%}"
        f"{one.middle * 1e6:8.0f} µs{one.mean * 1e6:8.0f} µs{ours.middle / one.middle:12.2f}×"
    )


def families(runs: Sequence[Run]) -> list[str]:
    """How many of each family every reader reads exactly."""
    names = list(dict.fromkeys(one.family for one in runs[0].sentences))
    lines = [f"{'family':20}{'n':>5}" + "".join(f"{one.name:>16}" for one in runs)]
    for name in names:
        places = [i for i, one in enumerate(runs[0].sentences) if one.family == name]
        exact = [[one.verdicts[i].outcome is Outcome.EXACT for i in places] for one in runs]
        shares = "".join(f"{sum(right) / len(places):16.0%}" for right in exact)
        lines.append(f"{name:20}{len(places):5}{shares}")
    return lines


def main() -> None:
    """Run every reader that is there and print the tables."""
    asked = _arguments()
    sentences = load(asked.files)
    timed = sum(bool(one.right) for one in sentences)
    print(f"{len(sentences)} sentences, {timed} with a time, {len(sentences) - timed} without\n")
    commands = {**PEERS, **dict(one.split("=", 1) for one in asked.reader)}
    rounds = [_round(commands, sentences) for _ in range(asked.rounds)]
    runs = rounds[0]
    if asked.short:
        print(json.dumps(asdict(found(rounds)), ensure_ascii=False))
        return
    print("\n".join(table(runs)), end="\n\n")
    print("\n".join(families(runs)))
    for name in commands.keys() - {one.name for one in runs}:
        print(f"\n{name} 不在这台机器上，没有比较。")
    if asked.write:
        keep("understanding", found(rounds))
        disagreements(runs)


def found(rounds: Sequence[Sequence[Run]]) -> Found:
    """Ours beside each other reader: what is read right, what is seen where nothing is, the median reading's time."""
    of_each = {
        one.name: [each for runs in rounds for each in runs if each.name == one.name] for one in rounds[0]
    }
    ours = of_each.pop(OURS)
    return Found([figure for name, runs in of_each.items() for figure in _beside(name, ours, runs)])


def _beside(name: str, ours: Sequence[Run], theirs: Sequence[Run]) -> list[Ratio]:
    exact = ratio(
        "times read exactly", name, "%", *([each.share() * 100 for each in runs] for runs in (ours, theirs))
    )
    false = ratio(
        "false times", name, "%", *([each.false_times() * 100 for each in runs] for runs in (ours, theirs))
    )
    speed = ratio(
        "the median reading", name, "µs", *([each.middle * 1e6 for each in runs] for runs in (ours, theirs))
    )
    return [replace(exact, short=True), false, replace(speed, short=True)]


def _round(commands: Mapping[str, str], sentences: Sequence[Sentence]) -> list[Run]:
    return [found for name, command in commands.items() if (found := run(name, command, sentences))]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--reader", action="append", default=[], metavar="NAME=COMMAND")
    parser.add_argument(
        "--rounds", type=int, default=3, help="runs whose times the kept figures are medians of"
    )
    parser.add_argument("--short", action="store_true", help="the short form, as `make bench-short` runs it")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.* and the disagreements")
    asked = parser.parse_args()
    if asked.short:
        asked.rounds = 1
    return asked


if __name__ == "__main__":
    main()
