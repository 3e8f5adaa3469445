"""`python -m tests.lives.several [SOURCE…] [--half odd|even] [--lines]`: the messages of tests/data/stretches said to the whole program.

Each is said once, in a group of its own state, beside the items its writer had on the calendar. A message is whole where all it does was done and nothing else:
what is told is filed, plans and tasks are there under words of their name, what is moved, called off or over has become that, talk stays without an answer.
Of those not whole is counted what was lost or made too much, and of what was lost how much the answer asks about or says that it was not used: the rest
is lost in silence. The odd half may be read with `--lines`; of the even one only figures are told.
"""

import argparse
import asyncio
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from tests.lives import single
from tests.lives.cuts import HERE, region_of
from tests.lives.house import House, hush, labels_of, nothing_beside, words_of
from tests.lives.house import region_of as settings_of
from tests.lives.record import Item, Record
from union.events.model import Status

LANGUAGES = {"CN": "zh-Hans", "HK": "zh-Hant", "SG": "en"}
HALVES, SHARED, MOST = ("even", "odd"), 0.5, 5
MAKES, MAY_LOG = ("planned", "tasked"), ("finished", "partly", "added", "corrected", "lived")
MAY_MAKE = ("moved", "added", "tasked")  # what is put elsewhere, or comes to it, may be a thing of its own
ASKED = "asked about"
# What is asked of words, or told of them as unused, in the three languages of the measure.
TELLS_UNUSED = re.compile(
    r"[没沒]用上|[没沒]有?[记記排]|像是工作|看不[准準]|[Nn]ot used|not on the calendar|nothing was recorded"
)
A_NAME = re.compile(
    r"[小老大阿][\u4e00-\u9fffA-Za-z]{1,6}|[\u4e00-\u9fff]{1,2}[哥姐叔姨伯嫂仔妹师傅]{1,2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?"
)
QUOTED = 5  # signs of the message that stand in the answer
BECOMES = {"cancelled": Status.CANCELLED, "finished": Status.DONE}
Line = Mapping[str, Any]


class Played(NamedTuple):
    """A message, the items it was said beside by their titles, and what was there before and after."""

    line: Line
    numbers: Mapping[str, int]
    before: Record
    after: Record
    said: str


def lines_of(source: str, half: str) -> list[Line]:
    """Every other message of a source, in the order of their times."""
    lines = (HERE / f"{source}.jsonl").read_text(encoding="utf-8").splitlines()
    return sorted(map(json.loads, lines[HALVES.index(half) :: 2]), key=lambda one: str(one["at"]))


async def play(source: str, half: str) -> list[Played]:
    """Each said once, as if nothing had been said before."""
    told, region = lines_of(source, half), region_of(source)
    names = single.ENGLISH if region == "SG" else single.CAST
    cast = [{"name": name, "role": None, "branch": "一车间"} for name in (*names, *_called(told))]
    header = {**settings_of(region, LANGUAGES[region]), "cast": cast, "group": "工会", "life": source}
    house, found = House(header, datetime.fromisoformat(told[0]["at"])), list[Played]()
    await house.open()
    kept = house.copied()
    for line in told:
        house.restored(kept)
        at = datetime.fromisoformat(line["at"])
        await house.stage.jump(at.replace(tzinfo=house.zone))
        house.drain()
        numbers = dict(_planned(house, line, at, names))
        before = house.held()
        calls = await house.write(names[0], "group", "".join(part[1] for part in line["parts"]))
        said = words_of(calls) + "\n" * bool(calls) + labels_of(calls)
        found.append(Played(line, numbers, before, house.held(), said))
    await house.close()
    return found


def _called(lines: Sequence[Line]) -> list[str]:
    """Who is called to do something in these messages by a name: they are of the group."""
    whos = {more["who"] for line in lines for _, _, more in line["parts"] if "who" in more}
    return sorted(filter(A_NAME.fullmatch, whos))


def _planned(house: House, line: Line, at: datetime, names: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The items its writer had, each with its number; what was put off until further notice has no day here."""
    for place, each in enumerate(line["open"]):
        title, _, on = each.partition("@")
        if on[:1].isdigit():
            yield title, single.put(house, title, datetime.fromisoformat(on), names[place % len(names)], at)


def missing(played: Played) -> list[str]:
    """What was lost of a message, and what was made too much."""
    parts = [(sense, words) for sense, words, _ in played.line["parts"]]
    made = [each for place, each in played.after.items.items() if place not in played.before.items]
    found = list(_not_made(played, made)) + list(_not_become(played, made))
    told, may = (sum(sense in senses for sense, _ in parts) for senses in (("told",), ("told", *MAY_LOG)))
    logs = len(played.after.logs) - len(played.before.logs)
    if logs < told:
        found.append(_lost(played, "told", next(words for sense, words in parts if sense == "told")))
    found += ["a log too much"] * (logs > may)
    found += ["an item too much"] * (len(made) > sum(sense in MAY_MAKE for sense, _ in parts))
    found += ["an answer to talk"] * (bool(played.said) and all(sense == "chatter" for sense, _ in parts))
    return found


def _not_made(played: Played, made: list[Item]) -> Iterator[str]:
    """Plans and tasks of their own that are not there under words of their name; takes what is there out of `made`."""
    for sense, words, more in played.line["parts"]:
        if sense in MAKES and not (sense == "tasked" and "item" in more):
            best = max(made, key=lambda one: shared(one.title, more.get("title", "")), default=None)
            if best is None:
                yield _lost(played, sense, words)
            else:
                made.remove(best)
                if more.get("title") and shared(best.title, more["title"]) < SHARED:
                    yield f"name of what is {sense}"


def _lost(played: Played, sense: str, words: str, number: int = 0) -> str:
    """What was lost, and whether the answer asks about its item, about its words, or about all of a message of which nothing was kept."""
    lines = played.said.split("\n")
    is_asked = any(each in played.said for each in "?？")
    item = re.compile(rf"^#{number} |#{number} .*[?？]")
    signs = "".join(filter(str.isalnum, words))
    pieces = [signs[at : at + QUOTED] for at in range(max(1, len(signs) - QUOTED + 1))]
    unused = ("".join(filter(str.isalnum, each)) for each in lines if TELLS_UNUSED.search(each))
    is_told = any(piece in each for each in unused for piece in pieces)
    is_open = is_asked and played.before == played.after
    is_its = bool(number) and is_asked and any(item.search(each) for each in lines)
    return f"{sense}, {ASKED}" if is_told or is_open or is_its else sense


def _not_become(played: Played, made: list[Item]) -> Iterator[str]:
    """Items that are not what they should be; others that are not as they were."""
    parts = played.line["parts"]
    for sense, words, more in parts:
        number = played.numbers.get(more.get("item", ""))
        if number is None:
            continue
        was, now = (_numbered(held, number) for held in (played.before, played.after))
        if (sense in BECOMES and now.status is not BECOMES[sense]) or (sense == "moved" and now == was):
            yield _lost(played, sense, words, number)
        elif sense == "partly" and now.status is not Status.OPEN:
            yield "left open"
        elif sense == "tasked" and now == was:
            own = [one for one in made if shared(one.title, more.get("title", more["item"])) >= SHARED]
            made[:] = [one for one in made if one not in own[:1]]
            if not own:
                yield _lost(played, "tasked about an item", words, number)
    named = {more.get("item") for _, _, more in parts}
    if not any(sense in ("told", "added") for sense, _, _ in parts):
        others = (number for title, number in played.numbers.items() if title not in named)
        yield from (
            "another item"
            for number in others
            if _numbered(played.before, number) != _numbered(played.after, number)
        )


def _numbered(held: Record, number: int) -> Item:
    return next(each for each in held.items.values() if each.number == number)


def shared(title: str, other: str) -> float:
    """How many of the signs of the shorter one stand in both."""
    first, second = (set(filter(str.isalnum, each.casefold())) for each in (title, other))
    return len(first & second) / max(1, min(len(first), len(second)))


def acts(line: Line) -> int:
    """How many things a message does beside talking; from five on all are counted together."""
    return min(MOST, sum(part[0] != "chatter" for part in line["parts"]))


def show(played: Played, lost: Sequence[str]) -> None:
    """A message that is not whole, as it was labelled and answered."""
    parts = " ‖ ".join(
        f"[{sense} {more.get('item', '')}] {words}" for sense, words, more in played.line["parts"]
    )
    print(f"{played.line['at']} {parts}\n  lost: {', '.join(lost)}\n  {played.said or '(nothing)'}")


def main(arguments: Sequence[str]) -> None:
    """Play and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.lives.several")
    parser.add_argument("sources", nargs="*", default=[path.stem for path in sorted(HERE.glob("*.jsonl"))])
    parser.add_argument("--half", choices=HALVES, default="odd")
    parser.add_argument("--lines", action="store_true")
    asked = parser.parse_args(arguments)
    hush(held=asked.half == "even")
    counted, by_acts, every, whole = Counter[str](), Counter[tuple[int, bool]](), 0, 0
    with nothing_beside():
        for source in asked.sources:
            found = [(each, missing(each)) for each in asyncio.run(play(source, asked.half))]
            own = sum(not lost for _, lost in found)
            every, whole = every + len(found), whole + own
            counted.update(each for _, lost in found for each in lost)
            by_acts.update((acts(each.line), not lost) for each, lost in found)
            print(f"{source:<12}{len(found):>6}{own:>6} whole", flush=True)
            for each, lost in found if asked.lines and asked.half == "odd" else ():
                if lost:
                    show(each, lost)
    print(f"{'all':<12}{every:>6}{whole:>6} whole, {100 * whole / max(1, every):.1f} %")
    for number in sorted({each for each, _ in by_acts}):
        print(f"{number} acts{by_acts[number, True]:>6} of {by_acts[number, True] + by_acts[number, False]}")
    print(", ".join(f"{name} {number}" for name, number in counted.most_common()))


if __name__ == "__main__":
    main(sys.argv[1:])
