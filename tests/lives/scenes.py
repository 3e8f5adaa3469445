"""`python -m tests.lives.scenes [FILE…] [--lines]`: how many scenes end right, by kind, apart for those that may be looked at and the others.

A scene is a few plain messages and one that is judged (tests/data/scenes/README.md); each is played by itself.
"""

import argparse
import asyncio
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.lives.house import hush
from tests.lives.player import Exchange, Outcome, play

HERE = Path(__file__).parent.parent / "data" / "scenes"
HEADERS: Mapping[str, Mapping[str, Any]] = {
    "CN": {"language": "zh-Hans", "timezone": "Asia/Shanghai", "group": "机械厂工会", "cast": "王芳、李建国、陈静、张伟、赵敏、刘洋"},
    "HK": {"language": "zh-Hant", "timezone": "Asia/Hong_Kong", "group": "巴士職工會", "cast": "陳美玲、黃志強、李嘉欣、何國華、周敏儀"},
    "SG": {"language": "en", "timezone": "Asia/Singapore", "group": "Branch Exco", "cast": "Siti、Ravi、Mei Ling、Kumar、Jason"},
}  # fmt: skip
GOOD = (Outcome.RIGHT, Outcome.ASKED)


def as_life(scene: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The scene as a life whose last line alone is judged."""
    header = dict(HEADERS[scene["region"]])
    cast = [{"name": name, "role": "委员", "branch": "HQ"} for name in header["cast"].split("、")]
    life: list[Mapping[str, Any]] = [{**header, "life": scene["id"], "region": scene["region"], "cast": cast}]
    for place, line in enumerate(scene["lines"], 1):
        is_last = place == len(scene["lines"])
        expect = scene["expect"] if is_last else {"outcome": "done", "what": "", "checks": []}
        more = {"id": f"{scene['id']}-{place}", "reply_to": None, "expect": expect}
        life.append({"where": "group", **line, **more})
    return life


async def judged(scene: Mapping[str, Any]) -> Exchange:
    """The last exchange of a scene."""
    return (await play(as_life(scene)))[-1]


def is_open(scene: Mapping[str, Any]) -> bool:
    """Whether a scene may be looked at: those of an odd number."""
    number = re.search(r"\d+$", scene["id"])
    return number is not None and int(number[0]) % 2 == 1


def scenes(names: Sequence[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The scenes of the named files, of all without names, each with its file's name."""
    for path in sorted(HERE.glob("*.jsonl")):
        if not names or path.stem in names:
            for line in path.read_text("utf-8").splitlines():
                yield path.stem, json.loads(line)


def main() -> int:
    """Play them, and tell of each file and kind how many are right."""
    parser = argparse.ArgumentParser(prog="python -m tests.lives.scenes", description=__doc__)
    parser.add_argument("names", nargs="*", help="files without their ending; all without")
    parser.add_argument("--lines", action="store_true", help="those that fail and may be looked at")
    args = parser.parse_args()
    hush(True)
    found: dict[tuple[str, str, str], Counter[bool]] = defaultdict(Counter)
    for name, scene in scenes(args.names):
        exchange = asyncio.run(judged(scene))
        is_good, which = exchange.outcome in GOOD, "odd" if is_open(scene) else "even"
        found[name, which, scene["kind"]][is_good] += 1
        if args.lines and not is_good and is_open(scene):
            sys.stdout.write(
                f"{scene['id']} {exchange.outcome}: {exchange.line['text']}\n  {exchange.said}\n"
            )
    for (name, which, kind), count in sorted(found.items()):
        sys.stdout.write(f"{name:<8}{which:<6}{kind:<3}{count[True]:>4} of {count.total()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
