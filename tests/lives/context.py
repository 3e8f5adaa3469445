"""What stood before a message: items, tasks, series and logs of a labelled row, put down the way an officer would.

Written by the author minutes before and in the same chat, so that receipts exist that can be replied to; then set to exactly
what the label says.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from storage.core import people
from storage.events import queries as events_queries
from storage.worklog import entries
from tests.lives.house import House
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Owner, Rule, Status
from union.reading.message import Measure, Money
from union.worklog.entries import Fact, LogEntry

APART = timedelta(minutes=4)
SOON = timedelta(days=7)  # a task without a day
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PLACES = {"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "-1"}


async def prepare(
    house: House, row: Mapping[str, Any], author: str
) -> dict[int, tuple[str, int, int | None]]:
    """Put the row's context down; by its `n` the kind, our id, and the bot's message about it."""
    at, found = datetime.fromisoformat(row["at"]), {}
    wanted: Sequence[Mapping[str, Any]] = sorted(row["context"], key=lambda one: one["n"])
    chat = house.place(house.stage.people[author], row["where"])
    reopened = {act["reference"]["n"] for act in row["acts"] if _reopens(act, row)}
    for place, one in enumerate(wanted):
        await house.until(at - APART * (len(wanted) - place))
        _next_number(house, one["n"])
        newest = house.newest(chat)
        await house.write(author, row["where"], _words(one, at))
        said = house.by_bot(chat, newest)
        made = _log(house, one, author) if one["kind"] == "log" else _item(house, one, author, at)
        if one["n"] in reopened:
            _cancel(house, made)
        found[one["n"]] = (one["kind"], made, said[-1]["message_id"] if said else None)
    await house.until(at)
    return found


def _reopens(act: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Whether it takes up what was given up before the message, and not in it."""
    kinds = [each["kind"] for each in row["acts"]]
    return act["kind"] == "Reopened" and "Cancelled" not in kinds and "n" in (act["reference"] or {})


def _words(one: Mapping[str, Any], at: datetime) -> str:
    when = one.get("when") or (at + SOON).date().isoformat()
    if one["kind"] == "log":
        amounts = [f"{each['value']}{each['unit']}" for each in one.get("figures", ())]
        amounts += [f"{each['value']}元" for each in one.get("money", ())]
        return f"/log {when} {one['title']} {'，'.join(amounts)}"
    return f"/add {when.replace('T', ' ')} {one['title']}"


def rrule(words: str, start: datetime) -> str:
    """A rule in the words of a label: days of the week, every other week, the first or last such day of a month, a day of it."""
    days = ",".join(day[:2].upper() for day in DAYS if day in words)
    place = next((number for word, number in PLACES.items() if f"{word} " in words), "")
    if "month" in words:
        return (
            f"FREQ=MONTHLY;BYDAY={place}{days}" if days and place else f"FREQ=MONTHLY;BYMONTHDAY={start.day}"
        )
    if not days and ("every day" in words or "daily" in words):
        return "FREQ=DAILY"
    skips = ";INTERVAL=2" if re.search(r"every (other|second|two)|fortnight", words) else ""
    return f"FREQ=WEEKLY{skips};BYDAY={days or DAYS[start.weekday()][:2].upper()}"


def _next_number(house: House, number: int) -> None:
    with house.store.unit() as db:
        db.execute("update groups set next_number = ? where id = ?", [number, house.group.id])


def _item(house: House, one: Mapping[str, Any], author: str, at: datetime) -> int:
    """The item as labelled, made anew where the program did not take the words for one."""
    said = one.get("when") or (at + SOON).date().isoformat()
    start, is_task = datetime.fromisoformat(said), one["kind"] == "task"
    grain = Grain.MINUTE if "T" in said else Grain.DAY
    rule = Rule(rrule(one["rule"], start)) if "rule" in one else None
    group, now = house.group, house.stage.clock.now()
    with house.store.unit() as db:
        person = people.person_of_user(db, house.stage.people[author].id)
        assert person is not None
        made = events_queries.numbered(db, group, one["n"])
        if made is None:
            made = Event(
                0,
                0,
                one["title"],
                Kind.OTHER,
                start,
                grain,
                said=one["title"],
                said_at=now,
                author_id=person.id,
            )
            made = events_queries.add(db, group, made, now)
        owners = (Owner(author, person.id),) if is_task else made.owners
        made = replace(
            made,
            title=one["title"],
            start=start,
            end=None,
            grain=grain,
            rule=rule,
            deadline=is_task,
            owners=owners,
            status=Status.OPEN,
        )
        events_queries.change(db, group, made)
    return made.id


def _cancel(house: House, event_id: int) -> None:
    with house.store.unit() as db:
        event = events_queries.get(db, house.group, event_id)
        assert event is not None
        events_queries.close(db, house.group, event, Status.CANCELLED, house.stage.clock.now(), None)


def _log(house: House, one: Mapping[str, Any], author: str) -> int:
    """The log as labelled."""
    group, now = house.group, house.stage.clock.now()
    figures = tuple(
        Measure(f"{each['value']}{each['unit']}", Decimal(str(each["value"])), each["unit"])
        for each in one.get("figures", ())
    )
    money = tuple(
        Money(f"{each['value']}元", round(each["value"] * 100), each["currency"])
        for each in one.get("money", ())
    )
    day = date.fromisoformat(one["when"][:10])
    with house.store.unit() as db:
        person = people.person_of_user(db, house.stage.people[author].id)
        made = entries.numbered(db, group, one["n"])
        category = made.facts[0].category if made and made.facts else "其他"
        fact = Fact(category, one["title"], day, figures, money)
        if made is None:
            entry = LogEntry(
                0, 0, author, person.id if person else None, one["title"], now, (fact,), chat_id=group.chat_id
            )
            return entries.add(db, group, entry, now).id
        return entries.revise(db, group, replace(made, facts=(fact,)), now, "filed", person).id
