"""The checks of a line of a life against what the program holds (tests/data/lives/README.md)."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from tests.lives.record import Item, Log, Piece, Record, Time
from tests.lives.words import answers, has_figure, holds, same_name
from union.events.model import Status

LONGEST_SPAN = timedelta(days=21)
A_MOMENT = timedelta(seconds=1)
STATUS = {"open": Status.OPEN, "done": Status.DONE, "cancelled": Status.CANCELLED}
COUNTS = ("log_count", "event_count")


@dataclass(frozen=True, slots=True)
class Scene:
    """One exchange: what stood before and after, the bot's words, local wall time, and how much each count should have grown."""

    before: Record
    after: Record
    said: str
    wall: datetime
    growth: Mapping[str, int]
    grown: Mapping[str, set[int]]


Check = Callable[[Scene, Any], str | None]


def failing(scene: Scene, checks: Sequence[Mapping[str, Any]]) -> list[str]:
    """What does not hold, each in a few words."""
    found = (CHECKS[kind](scene, wanted) for check in checks for kind, wanted in check.items())
    return [each for each in found if each is not None]


def log_sizes(held: Record) -> list[int]:
    """How many logs there are: entries, their facts, or the days entries tell of.

    A row of a table is one log and so is a sentence with two figures, however the program divides what one message told: growth by
    any of the three counts.
    """
    logs = held.logs.values()
    days = sum(len({piece.day for piece in one.pieces}) or 1 for one in logs)
    return [len(logs), sum(len(one.pieces) for one in logs), days]


def things(held: Record, titles: Iterable[str] = ()) -> int:
    """Items put down by officers and not cancelled; days of one thing told in one message are one.

    One thing: the same title, or titles that hold the same of these words; what is due is another one than what takes place.
    """
    words = list(titles)

    def name(item: Item) -> Collection[str]:
        return frozenset(word for word in words if holds(item.title, word)) or item.title

    return len({(item.said_in, name(item), item.deadline) for item in held.items.values() if item.counts})


def _event(scene: Scene, wanted: Mapping[str, Any]) -> str | None:
    title, status = wanted["title_has"], STATUS[wanted.get("status", "open")]
    found = [item for item in scene.after.items.values() if holds(item.title, title)]
    if not found:
        return f"no item 「{title}」"
    if "on" not in wanted:
        latest = max(found, key=lambda item: item.id)
        return None if _stands(latest, status) else f"「{title}」 is {latest.status.value}"
    for each in wanted["on"]:
        if not any(
            is_on(time, each) and _is(time, status, scene.wall) for item in found for time in item.times
        ):
            return f"「{title}」 not {status.value} on {each}"
    return None


def _stands(item: Item, status: Status) -> bool:
    """A series is done when none of its times is left open and one was done."""
    if item.status is status:
        return True
    left = {time.status for time in item.times}
    return Status.OPEN not in left and status in left


def _is(time: Time, status: Status, wall: datetime) -> bool:
    return time.status is status or (
        status is Status.OPEN and time.status is Status.DONE and time.start <= wall
    )


def is_on(time: Time, said: str) -> bool:
    """Whether a time is that day or a span of days over it, or is that minute; a month is not each of its days."""
    if "T" in said:
        return time.start == datetime.fromisoformat(said)
    first, last = time.start.date(), max(time.start, time.end - A_MOMENT).date()
    return first <= date.fromisoformat(said) <= (last if last - first < LONGEST_SPAN else first)


def _no_event(scene: Scene, wanted: Mapping[str, Any]) -> str | None:
    title, day = wanted["title_has"], wanted["on"]
    found = [item for item in scene.after.items.values() if holds(item.title, title)]
    live = [time for item in found if item.status is not Status.CANCELLED for time in item.times]
    stands = any(is_on(time, day) and time.status is not Status.CANCELLED for time in live)
    return f"「{title}」 still on {day}" if stands else None


def _task(scene: Scene, wanted: Mapping[str, Any]) -> str | None:
    title, day = wanted["title_has"], date.fromisoformat(wanted["by"]) if "by" in wanted else None
    status = STATUS[wanted.get("status", "open")]
    found = [item for item in scene.after.items.values() if holds(item.title, title)]
    if not found:
        return f"no task 「{title}」"
    due = [item for item in found if any(is_by(time, day) and time.status is status for time in item.times)]
    if not due:
        return f"task 「{title}」 not {status} {day or ''}".rstrip()
    if "owner" in wanted and not any(
        same_name(name, wanted["owner"]) for item in due for name in item.owners
    ):
        return f"task 「{title}」 is not {wanted['owner']}'s"
    return None


def is_by(time: Time, day: date | None) -> bool:
    """Whether a time falls on the day or ends with it; where none is named any does."""
    return day is None or day in (time.start.date(), (time.end - A_MOMENT).date())


def _log(scene: Scene, wanted: Mapping[str, Any]) -> str | None:
    day = date.fromisoformat(wanted["day"])
    candidates = [one for log in scene.after.logs.values() for one in _readings(log, day)]
    if not candidates:
        return f"no log of {day}"
    misses = [_missing(one, wanted) for one in candidates]
    return min(misses, key=len) or None


def _readings(log: Log, day: date) -> Iterator[Sequence[Piece]]:
    """Each fact of the day by itself, and all of them as one."""
    pieces = [piece for piece in log.pieces if piece.day == day]
    yield from ([piece] for piece in pieces)
    if len(pieces) > 1:
        yield pieces
        by_category = groupby(sorted(pieces, key=lambda one: one.category), key=lambda one: one.category)
        yield from (list(group) for _name, group in by_category)


def _missing(pieces: Sequence[Piece], wanted: Mapping[str, Any]) -> str:
    parts = []
    if "category" in wanted and not any(holds(one.category, wanted["category"]) for one in pieces):
        parts.append(f"category {wanted['category']}")
    figures = [each for one in pieces for each in one.figures]
    parts += [
        f"{value}{unit}" for value, unit in wanted.get("figures", ()) if not has_figure(figures, value, unit)
    ]
    money = [each for one in pieces for each in one.money]
    if "money" in wanted and wanted["money"] != sum(money):
        parts.append(f"money {wanted['money']}")
    return f"log of {wanted['day']} lacks {', '.join(parts)}" if parts else ""


def _away(scene: Scene, wanted: Mapping[str, Any]) -> str | None:
    day = date.fromisoformat(wanted["on"])
    kept = any(
        each.first <= day <= each.last and same_name(each.who, wanted["who"]) for each in scene.after.away
    )
    return None if kept else f"{wanted['who']} not away on {day}"


def _answer_has(scene: Scene, wanted: Sequence[str]) -> str | None:
    missing = [each for each in wanted if not answers(scene.said, each)]
    return f"answer lacks {'、'.join(missing)}" if missing else None


def _count(kind: str) -> Check:
    def check(scene: Scene, wanted: int) -> str | None:
        grown, meant = scene.grown[kind], scene.growth[kind]
        return (
            None
            if meant in grown
            else f"{kind} {min(grown, key=lambda each: abs(each - meant)):+} for {meant:+}"
        )

    return check


def _silent(scene: Scene, wanted: bool) -> str | None:
    return "spoke or filed" if scene.said or scene.before != scene.after else None


CHECKS: Mapping[str, Check] = {
    "event": _event,
    "no_event": _no_event,
    "task": _task,
    "log": _log,
    "away": _away,
    "answer_has": _answer_has,
    "log_count": _count("log_count"),
    "event_count": _count("event_count"),
    "silent": _silent,
}
