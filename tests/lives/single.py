"""`python -m tests.lives.single SOURCE… [--lines] [--most N]`: sentences of tests/data/opinions about an item, each said once.

The item and three others of the same source stand on the calendar of a group; then one member says the sentence. Of each: done,
asked (the answer names the item, nothing is stored), wrong (anything else was stored or another item named), silent.
What is to be done: the item has another time, is cancelled, is done; for `partly` it stays open; talk is to be left alone.
"""

import argparse
import asyncio
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from storage.core import people
from storage.events import queries
from tests.lives.house import House, hush, labels_of, nothing_beside, region_of, words_of
from tests.lives.record import Item, Record
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Owner, Status
from union.reading.english.translation import is_english

SENTENCES = Path(__file__).parent.parent / "data" / "opinions"
CAST = ("张伟", "陈国强", "李静")
ENGLISH = ("Kavitha", "Ah Seng", "Faizal")
OF_ITEMS = ("moved", "cancelled", "finished", "partly")
ABOUT = (*OF_ITEMS, "chatter")
OTHERS = 6
OUTCOMES = ("done", "asked", "log only", "wrong", "not understood", "silent")
DUE = (time(0), time(12), time(17), time(17, 30), time(18))
TO_DO = re.compile(
    r"[交报收订訂印写寫买買催借发發领領拿取贴貼做整列填统統联聯登清采准準通知]|submit|collect|book|print|draft|buy|order|return|get|prepare|list|form|quote|poster|letter|pay|renew",
    re.IGNORECASE,
)


def cases(source: str, most: int, deeds: Sequence[str] = ABOUT) -> list[Mapping[str, Any]]:
    """The sentences that do one of these, in the order of their times."""
    lines = map(json.loads, (SENTENCES / f"{source}.jsonl").read_text(encoding="utf-8").splitlines())
    known = [
        one
        for one in lines
        if one["deed"] in deeds
        and (one["item"] is None or one["item_on"])
        and (one["item"] or one["deed"] not in OF_ITEMS)
    ]
    chosen = Random(7).sample(known, min(most, len(known)))
    return sorted(chosen, key=lambda one: one["at"])


async def play(
    source: str, most: int, deeds: Sequence[str] = ABOUT
) -> Iterator[tuple[Mapping[str, Any], str, str]]:
    """Each sentence with what came of it and what was said."""
    told = cases(source, most, deeds)
    words = " ".join(one["text"] for one in told[:50])
    english, hant = is_english(words), "嘅" in words or "喺" in words
    region = "SG" if english else "HK" if hant else "CN"
    language = "en" if english else "zh-Hant" if hant else "zh-Hans"
    names = ENGLISH if english else CAST
    cast = [{"name": name, "role": None, "branch": "一车间"} for name in names]
    header = {**region_of(region, language), "cast": cast, "group": "工会", "life": source}
    house, items = House(header, datetime.fromisoformat(told[0]["at"])), _items(source)
    await house.open()
    kept, found = house.copied(), []
    for one in told:
        house.restored(kept)
        await house.stage.jump(datetime.fromisoformat(one["at"]).replace(tzinfo=house.zone))
        house.drain()
        number = _plan(house, one, items, names)
        before = house.held()
        calls = await house.write(names[0], "group", one["text"])
        said = words_of(calls) + "\n" * bool(calls) + labels_of(calls)
        found.append((one, judged(one, number, before, house.held(), said), said))
    await house.close()
    return iter(found)


def _items(source: str) -> list[tuple[str, datetime, datetime]]:
    """The items of a source, with when they were spoken of."""
    lines = map(json.loads, (SENTENCES / f"{source}.jsonl").read_text(encoding="utf-8").splitlines())
    found = {
        one["item"]: (one["item"], datetime.fromisoformat(one["item_on"]), datetime.fromisoformat(one["at"]))
        for one in lines
        if one["item"] and one["item_on"]
    }
    return list(found.values())


def _plan(
    house: House,
    one: Mapping[str, Any],
    items: Sequence[tuple[str, datetime, datetime]],
    names: Sequence[str],
) -> int:
    """The item the sentence is about, and others around it; its number."""
    at, chance = datetime.fromisoformat(one["at"]), Random(one["text"])
    others = [each for each in items if each[0] != one["item"]]
    chosen = [
        (title, at + timedelta(days=chance.randint(-1, 9)), on)
        for title, on, _ in chance.sample(others, min(OTHERS, len(others)))
    ]
    number = 0
    for title, day, on in chosen:
        put(house, title, datetime.combine(day.date(), on.time()), chance.choice(names), at)
    if one["item"]:
        number = put(
            house, one["item"], datetime.fromisoformat(one["item_on"]), chance.choice((names[0], *names)), at
        )
    return number


def put(house: House, title: str, on: datetime, name: str, at: datetime) -> int:
    """An item as its author would have planned it; what is due is theirs to do."""
    is_due = on.time() in DUE and TO_DO.search(title) is not None
    said_at = (min(at, on) - timedelta(days=6)).replace(tzinfo=house.zone)
    with house.store.unit() as db:
        person = people.person_of_user(db, house.stage.people[name].id)
        assert person is not None
        owners = (Owner(person.name, person.id),) if is_due else ()
        grain = Grain.DAY if on.time() == time(0) else Grain.MINUTE
        event = Event(
            0, 0, title, Kind.DEADLINE if is_due else Kind.ACTIVITY, on, grain, deadline=is_due, owners=owners, said=title,
            said_at=said_at.astimezone(UTC), author_id=person.id,
        )  # fmt: skip
        return queries.add(
            db, house.group, event, said_at.astimezone(UTC), message=(house.chat.id, None)
        ).number


def judged(one: Mapping[str, Any], number: int, before: Record, after: Record, said: str) -> str:
    """What came of a sentence."""
    was, now = _numbered(before, number), _numbered(after, number)
    grown = len(after.items) - len(before.items)
    others = [each for each in after.items.values() if each.number != number]
    is_other = grown > 0 or any(before.items.get(each.id) != each for each in others)
    logged = len(after.logs) - len(before.logs)
    if one["deed"] == "chatter":
        return "silent" if not said and before == after else "asked" if before == after else "wrong"
    if was is None or now is None or is_other:
        return "wrong"
    if one["deed"] == "partly" and now.status is Status.OPEN and (logged or f"#{number}" in said):
        return "done"
    want = {
        "moved": now.times != was.times and now.status is Status.OPEN,
        "cancelled": now.status is Status.CANCELLED,
    }
    if want.get(one["deed"], one["deed"] == "finished" and now.status is Status.DONE):
        return "done"
    if now != was or logged:
        return "log only" if logged and now == was else "wrong"
    return (
        ("asked" if f"#{number}" in said else "wrong" if "#" in said else "not understood")
        if said
        else "silent"
    )


def _numbered(held: Record, number: int) -> Item | None:
    return next((each for each in held.items.values() if each.number == number), None)


def main(arguments: Sequence[str]) -> int:
    """Play and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.lives.single")
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--lines", action="store_true")
    parser.add_argument("--most", type=int, default=1000)
    asked = parser.parse_args(arguments)
    hush(held=False)
    counted: Counter[tuple[str, str]] = Counter()
    with nothing_beside():
        for source in asked.sources:
            for one, outcome, said in asyncio.run(play(source, asked.most)):
                counted[one["deed"], outcome] += 1
                if asked.lines and outcome != ("silent" if one["deed"] == "chatter" else "done"):
                    print(
                        f"{one['deed']} → {outcome}: {one['at']} {one['text']} [{one['item']} {one['item_on']}]"
                    )
                    print("      " + (said.replace("\n", "\n      ") or "(nothing)"))
    print(f"{'':11}" + "".join(f"{each:>16}" for each in OUTCOMES))
    for deed in ABOUT:
        print(f"{deed:11}" + "".join(f"{counted[deed, each]:16}" for each in OUTCOMES))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
