"""Runs a reader over sentences through bench/peers/protocol.py's lines: what it read, and how long each took."""

import json
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.judging import Outcome, Verdict, judge
from bench.sentences import Expected, Sentence, expected

ROOT = Path(__file__).parents[1]
OURS = "gonghui-bot"
PEERS = {
    OURS: f"{sys.executable} -m bench.peers.ours",
    "JioNLP 1.5.29": f"{sys.executable} -m bench.peers.jionlp_reader",
    "dateparser": f"{sys.executable} -m bench.peers.dateparser_reader",
    "chrono-node": "node bench/peers/chrono_reader.mjs",
}


class Run(NamedTuple):
    """A reader's answers to sentences, in their order; `seconds` are those of each single reading."""

    name: str
    sentences: Sequence[Sentence]
    readings: list[Expected | None]
    seconds: list[float]

    @property
    def verdicts(self) -> list[Verdict]:
        """Each reading against its label."""
        return [judge(*pair) for pair in zip(self.sentences, self.readings, strict=True)]

    def share(self, *, strict: bool = False) -> float:
        """How many of the sentences that hold a time are read exactly."""
        timed = [v for v, s in zip(self.verdicts, self.sentences, strict=True) if s.right]
        right = sum(v.strict if strict else v.outcome is Outcome.EXACT for v in timed)
        return right / len(timed) if timed else 1.0

    def false_times(self) -> float:
        """In how many of the sentences without a time it sees one."""
        timeless = [v for v, s in zip(self.verdicts, self.sentences, strict=True) if not s.right]
        return sum(v.outcome is Outcome.FALSE for v in timeless) / len(timeless) if timeless else 0.0

    @property
    def middle(self) -> float:
        """The median of a reading's seconds."""
        return median(self.seconds)

    @property
    def mean(self) -> float:
        """The mean of a reading's seconds."""
        return sum(self.seconds) / len(self.seconds)


def run(name: str, command: str, sentences: Sequence[Sentence]) -> Run | None:
    """The reader's answers; None where its program or library is not there."""
    lines = "".join(_line(i, one) for i, one in enumerate(sentences))
    try:
        ended = subprocess.run(
            shlex.split(command), input=lines, capture_output=True, text=True, cwd=ROOT, check=False
        )
    except FileNotFoundError:
        return None
    if ended.returncode:
        print(ended.stderr.strip().splitlines()[-1:], file=sys.stderr)
        return None
    answers = {one["id"]: one for one in map(json.loads, filter(_is_answer, ended.stdout.splitlines()))}
    ordered = [answers[i] for i in range(len(sentences))]
    readings = [expected(one["when"]) if one["when"] else None for one in ordered]
    return Run(name, sentences, readings, [one["seconds"] for one in ordered])


def _line(place: int, one: Sentence) -> str:
    return json.dumps({"id": place, "text": one.text, "now": one.now.isoformat()}, ensure_ascii=False) + "\n"


def _is_answer(line: str) -> bool:
    return line.startswith("{")
