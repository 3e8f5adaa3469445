"""A committee with a work log and nobody talking: what the round's and the report's tests start from."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from handlers.core.job_context import Desk
from handlers.reports import monthly_job
from storage.core import groups, people
from storage.events import queries as events_queries
from storage.reports.publication import WISHES, Wanted
from storage.worklog import entries
from tests.unit.handlers.stage import CHAT, Stage, stage
from union.core.groups import Person, Role
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Status
from union.reading.message import Measure, Money
from union.worklog.entries import Fact, LogEntry

TITLE = "红星机械厂工会"


def at(words: str) -> datetime:
    """「2026-11-30 17:00」 in Shanghai, aware UTC."""
    return datetime.fromisoformat(f"{words}+08:00").astimezone(UTC)


def households(count: int, yuan: int, day: date, category: str = "帮扶慰问") -> Fact:
    """「走访慰问12户，慰问金6000元」."""
    return Fact(
        category,
        "走访慰问困难职工",
        day,
        (Measure(f"{count}户", Decimal(count), "户"),),
        (Money(f"{yuan}元", yuan * 100),),
    )


class Office:
    """One group, its clock and its outbox."""

    def __init__(self, begins: str = "2026-11-02 10:00") -> None:
        self.stage: Stage = stage()
        self.stage.now = at(begins)
        self.store = self.stage.store
        with self.store.unit() as db:
            groups.create(db, CHAT, TITLE, self.stage.now)
        self.group = self.stage.group()

    def log(self, *facts: Fact, by: Person | None = None, text: str = "", **rest: Any) -> LogEntry:
        """Somebody files these facts now."""
        entry = LogEntry(
            0, 0, by.name if by else "周敏", by.id if by else None, text or facts[0].title,
            self.stage.now, facts, chat_id=CHAT, message_id=7, **rest,
        )  # fmt: skip
        with self.store.unit() as db:
            return entries.add(db, self.group, entry, self.stage.now)

    def item(self, title: str, start: str, *, deadline: bool = False) -> Event:
        """A day on the calendar."""
        day = datetime.fromisoformat(start)
        kind = Kind.REPORT if deadline else Kind.ACTIVITY
        event = Event(0, 0, title, kind, day, Grain.DAY, deadline=deadline)
        with self.store.unit() as db:
            return events_queries.add(db, self.group, event, self.stage.now)

    def finish(self, event: Event) -> None:
        """The item is done."""
        with self.store.unit() as db:
            events_queries.close(db, self.group, event, Status.DONE, self.stage.now, None)

    def revise(self, entry: LogEntry, *facts: Fact) -> None:
        """The entry gets other facts."""
        with self.store.unit() as db:
            entries.revise(db, self.group, replace(entry, facts=facts), self.stage.now, "edited", None)

    def undo(self, entry: LogEntry) -> None:
        """The entry is taken back."""
        with self.store.unit() as db:
            entries.set_undone(db, self.group, entry, True, self.stage.now, None)

    def officer(self, name: str, number: int, *, by_hand: bool = True, reachable: bool = False) -> Person:
        """Somebody on the roster."""
        with self.store.unit() as db:
            person = people.upsert_person(db, number, name, None, "zh-hans", self.stage.now)
            people.enrol(db, self.group, person, Role.OFFICER, self.stage.now, by_hand=by_hand)
            people.set_reachable(db, person, reachable)
        return replace(person, reachable=reachable)

    def round(self, when: str) -> None:
        """The clock shows `when` and the round comes by, twice, for it must not matter."""
        self.stage.now = at(when)
        for _again in range(2):
            with self.store.unit() as db:
                monthly_job.due(Desk(self.stage.services, db, self.stage.now, self.stage.group()))

    def sent(self, method: str = "sendMessage", chat_id: int = CHAT) -> list[Mapping[str, Any]]:
        """Parameters of what was queued, oldest first; an edit replaced by a later one left out."""
        sql = "select params from outbox where method = ? and chat_id = ? and state != 'replaced' order by id"
        return [json.loads(row["params"]) for row in self.store.db.query(sql, [method, chat_id])]

    def posts(self, chat_id: int = CHAT) -> list[str]:
        """Texts of the messages queued."""
        return [params["text"] for params in self.sent(chat_id=chat_id)]

    def edits(self) -> list[str]:
        """Texts of the edits queued."""
        return [params["text"] for params in self.sent("editMessageText")]

    def deliver(self) -> None:
        """Everything queued reaches Telegram."""
        self.stage.deliver()

    def wanted(self) -> list[Wanted]:
        """Documents waiting to be made."""
        return WISHES.every(self.store.db)
