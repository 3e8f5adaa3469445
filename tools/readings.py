"""What is now read otherwise: `python -m tools.readings --keep FILE` before a change, `--against FILE` after it.

Reads every labelled sentence of tests/data but the held-out ones, and what people say in the transcripts.
"""

import argparse
import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.lives.__main__ import HELD
from union.reading.act_reading import Context, read_acts
from union.reading.explain.explanation import explain
from union.reading.message_json import as_json, reading_json
from union.reading.reader import read

TESTS = Path(__file__).parents[1] / "tests"
HELD_OUT = {"held", *HELD}
SAID = re.compile(r"(?!小秘)[^：:]{1,40}：(?P<text>.+)")
NOW = "2026-11-20T10:00"


def sentences() -> Iterator[tuple[str, str]]:
    """Each with the time it was written at."""
    for file in sorted((TESTS / "data").rglob("*.jsonl")):
        if file.stem not in HELD_OUT:
            for line in filter(None, file.read_text("utf-8").splitlines()):
                yield from _in_line(json.loads(line), NOW)
    for file in sorted((TESTS / "conversations").glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            if said := SAID.match(line):
                yield said["text"], NOW


def _in_line(value: Any, at: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        at = next((str(value[key]) for key in ("now", "at") if key in value), at)
        if isinstance(text := value.get("text"), str):
            yield text, at
        value = [one for key, one in value.items() if key not in ("expect", "acts", "events")]
    if isinstance(value, list):
        for one in value:
            yield from _in_line(one, at)


def readings() -> dict[str, str]:
    """What each is read as, with the words that decided it, as one line of JSON."""
    found: dict[str, str] = {}
    for text, at in sentences():
        try:
            now = datetime.fromisoformat(at).replace(tzinfo=None)
        except ValueError:
            now = datetime.fromisoformat(NOW)
        whole = {**as_json(read(text, now)), **reading_json(read_acts(text, now, Context()))}
        whole["pieces"] = [[one.words, one.reading] for one in explain(text, now).pieces]
        found[f"{now:%Y-%m-%d %H:%M} {text}"] = json.dumps(whole, ensure_ascii=False)
    return found


def main() -> None:
    """Keep the readings, or print those that differ from the ones kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--against", type=Path)
    asked, now = parser.parse_args(), readings()
    if asked.keep:
        asked.keep.write_text(json.dumps(now, ensure_ascii=False, indent=0), "utf-8")
    before = json.loads(asked.against.read_text("utf-8")) if asked.against else now
    changed = [said for said, told in now.items() if before.get(said) != told]
    for said in changed:
        print(f"{said}\n  - {before.get(said, '')}\n  + {now[said]}")
    print(f"{len(now)} sentences, {len(changed)} read otherwise")


if __name__ == "__main__":
    main()
