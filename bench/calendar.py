"""What a full calendar costs: the start, a round, one /cal, and how they grow from a tenth of it.

`python -m bench.calendar [--write]`. Twenty groups share the items; every item has ten reminders, three of them ahead.
"""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from bench.growing import compare, seconds
from bot.scheduling.round import Round
from handlers.calendar.views.cal_command import cal
from handlers.core.messages.incoming_message import Incoming, Said, Where, Who
from handlers.core.services import Administrator, Face, Services
from handlers.core.update_transaction import take_turn
from handlers.routing.hooks import HOOKS
from storage.core import groups
from storage.core.rows import to_text
from storage.engine.database import Database, Store, open_store
from storage.events import queries as events_queries
from union.core.groups import Group, Settings
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Rule, Status

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)  # Wednesday 10:00 in Shanghai
ITEMS, GROUPS, ROWS_EACH, ROWS_AHEAD = 10_000, 20, 10, 3
SERIES_EVERY = 53  # one item of so many is a weekly series
DAYS = 700  # the items lie as far back, and a tenth of it ahead
ROUNDS = 5
ROWS = {"start": ("start", "ms"), "heartbeat": ("a round with nothing due", "ms"), "cal": ("/cal", "ms")}


@dataclass(frozen=True, slots=True)
class Cost:
    """Median seconds, at so many items and reminder rows."""

    items: int
    rows: int
    start: float
    heartbeat: float
    cal: float


class Silence:
    """A gateway nobody answers through."""

    def answer(self, press_id: str, text: str | None, alert: bool = False) -> None:
        """Nothing."""

    def show_at_work(self, chat_id: int, topic: int | None, *, picture: bool) -> None:
        """Nothing."""

    async def settle(self, seconds: float | None = None) -> None:
        """Nothing is ever under way."""

    async def is_in(self, chat_ids: Sequence[int], user_id: int) -> list[bool | None]:
        """Nobody is asked."""
        return [None for _ in chat_ids]

    async def administrators(self, chat_id: int) -> list[Administrator]:
        """None."""
        return []

    async def download(self, file_id: str, most: int) -> bytes | None:
        """None."""
        return None


@dataclass
class Office:
    """The program without Telegram, over one file."""

    store: Store
    at: datetime = NOW

    def services(self) -> Services:
        """As bot/app.py builds them."""
        face = Face(1, "bench_bot", sees_all=True)
        return Services(
            self.store, lambda: self.at, Silence(), face, Settings(), wake=lambda: None, hooks=HOOKS
        )


def fill(path: Path, items: int) -> int:
    """A file with so many items; returns how many reminder rows it has."""
    store = open_store(path, "bench")
    with store.unit() as db:
        found = [group for number in range(GROUPS) if (group := _group(db, number))]
        for number in range(items):
            _add(db, found[number % GROUPS], number)
    store.close()
    return items * ROWS_EACH


def cost(path: Path, items: int, rows: int) -> Cost:
    """Each thing done several times; a start is the file opened and the first round made."""
    starts = [
        seconds(lambda: Round(Office(open_store(path, "bench")).services()).tick()) for _ in range(ROUNDS)
    ]
    office = Office(open_store(path, "bench"))
    services = office.services()
    round_ = Round(services)
    round_.tick()
    beats = []
    for _ in range(ROUNDS * 4):
        office.at += timedelta(seconds=30)
        beats.append(seconds(round_.tick))
    numbers = iter(range(1, 1000))
    asked = [seconds(lambda: _ask(services, next(numbers))) for _ in range(ROUNDS * 4)]
    office.store.close()
    return Cost(items, rows, median(starts), median(beats), median(asked))


def measured(items: int) -> tuple[Cost, Cost]:
    """At a tenth, and in full."""
    with tempfile.TemporaryDirectory() as directory:
        return _measured(Path(directory), items // 10), _measured(Path(directory), items)


def _measured(directory: Path, items: int) -> Cost:
    path = directory / f"{items}.db"
    return cost(path, items, fill(path, items))


def _group(db: Database, number: int) -> Group | None:
    return groups.get(db, groups.create(db, -1000 - number, f"工会{number}", NOW), Settings())


def _add(db: Database, group: Group, number: int) -> None:
    """An item between two years ago and ten weeks ahead; what is over is done."""
    start = datetime(2026, 11, 19, 15) + timedelta(days=number * 7 % (DAYS + DAYS // 10) - DAYS)
    is_over = start < datetime(2026, 11, 18)
    event = Event(
        0,
        0,
        f"例会{number}",
        Kind.MEETING,
        start,
        Grain.MINUTE,
        status=Status.DONE if is_over else Status.OPEN,
    )
    if number % SERIES_EVERY == 0:
        event = replace(event, rule=Rule("FREQ=WEEKLY"), status=Status.OPEN)
    kept = events_queries.add(db, group, event, NOW)
    db.conn.executemany(
        """insert into reminders (group_id, event_id, original, lead, due_at, state, key)
           values (?, ?, ?, ?, ?, ?, ?)""",
        list(_rows(group, kept, is_over)),
    )


def _rows(group: Group, event: Event, is_over: bool) -> Iterator[tuple[object, ...]]:
    """Ten reminders of an item; of one that lies ahead the last three wait."""
    original = event.start.isoformat(timespec="minutes")
    for place in range(ROWS_EACH):
        waits = not is_over and place >= ROWS_EACH - ROWS_AHEAD
        due = NOW + timedelta(days=place + 1) if waits else NOW - timedelta(days=place + 1)
        lead = ("d3", "d1", "h2")[place - ROWS_EACH] if waits else f"d{place}"
        state = "waiting" if waits else "sent"
        yield group.id, event.id, original, lead, to_text(due), state, f"{event.id}/{place}"


def _ask(services: Services, number: int) -> None:
    said = Said("/cal 本月", number, services.now())
    where, who = Where(-1000, "工会0", private=False), Who(7, "周敏", None, None)
    take_turn(services, Incoming(number, where, who, said), cal)


if __name__ == "__main__":
    compare("calendar", "a tenth", lambda: measured(ITEMS), ROWS)
