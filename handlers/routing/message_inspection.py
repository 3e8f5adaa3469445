"""What became of one message, for the room's inspector: how it was read, what was kept, what left. Changes nothing.

And the moments worth jumping to in a demonstration: the next reminder, the next festival card, the month's report.
A real chat has no such window: it shows rows as they are, to whoever trains officers or looks for a mistake.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from handlers.core import message_reading
from handlers.core.messages import command_words, message_subject
from handlers.core.services import Services
from handlers.routing import provenance
from storage.core import groups
from storage.core.outbox import sent_messages
from storage.core.outbox.queue import Lane
from storage.core.outbox.sent_messages import ANSWERING, OF_ENTRY, OF_ITEM, SENT, SPEAKING, Kept
from storage.engine.database import Database
from storage.events import queries as events_queries
from storage.reminders import schedule
from storage.worklog import entries
from union.core.almanac.workdays import last_workday_of_month
from union.core.groups import Group
from union.core.records import dataclass
from union.events.model import Event, Status
from union.festivals.packs import cards_due, wished
from union.reading.explain.explanation import account, explain
from union.reading.message import Intent
from union.reading.message_json import as_json
from union.words import words

Json = dict[str, Any]
ORDERS = {Intent.LOG: ("/log", message_reading.LOG_WORDS), Intent.EVENT: ("/add", message_reading.PLAN_WORDS)}


@dataclass(frozen=True, slots=True)
class MadeOfMessage:
    """What a person's message made: an entry, changed or taken back since; items (the first
    one's number), one of them closed;
    the next reminder of one, and where the last one was said (chat, message)."""

    entry: bool = False
    mended: bool = False
    undone: bool = False
    items: int = 0
    number: int = 0
    closed: bool = False
    reminder: datetime | None = None
    reminded: tuple[int, int] | None = None


def records_of_message(services: Services, chat_id: int, message_id: int) -> MadeOfMessage:
    """What the message made, in whichever group it made it."""
    with services.store.looking() as db:
        for group in groups.active(db, services.defaults):
            entry = entries.of_message(db, group, chat_id, message_id)
            found = events_queries.of_message(db, group, chat_id, message_id)
            if entry is not None or found:
                ahead = [one.due for event in found for one in schedule.waiting(db, group, event)]
                return MadeOfMessage(
                    entry=entry is not None,
                    mended=entry is not None and len(entries.versions(db, group, entry)) > 1,
                    undone=entry is not None and entry.undone,
                    items=len(found),
                    number=found[0].number if found else 0,
                    closed=any(event.status is Status.DONE for event in found),
                    reminder=min(ahead, default=None),
                    reminded=sent_messages.reminded(db, group, [event.id for event in found]),
                )
    return MadeOfMessage()


def inspect(services: Services, chat_id: int, message: Mapping[str, Any], *, own: bool) -> Json:
    """All there is to see of one message of the room; `own`: the bot said it."""
    with services.store.looking() as db:
        for group in groups.active(db, services.defaults):
            seen = (_outgoing_inspection if own else _incoming_inspection)(
                services, db, group, chat_id, message
            )
            if seen["rows"] or seen["outbox"] or not own:
                return seen
    return _inspection_json()


def _inspection_json(
    understood: Json | None = None,
    reasons: Sequence[str] = (),
    kept: Iterable[Kept] = (),
    left: Iterable[Mapping[str, Any]] = (),
) -> Json:
    """Each row that left once, oldest first, its lane by name."""
    by_number = {row["id"]: {**row, "lane": Lane(row["lane"]).name.lower()} for row in left}
    return {
        "understood": understood,
        "reasons": list(reasons),
        "rows": [{"table": one.table, "values": dict(one.values)} for one in kept],
        "outbox": [by_number[number] for number in sorted(by_number)],
    }


def _incoming_inspection(
    services: Services, db: Database, group: Group, chat_id: int, message: Mapping[str, Any]
) -> Json:
    number = message["message_id"]
    entry = entries.of_message(db, group, chat_id, number)
    items = events_queries.of_message(db, group, chat_id, number)
    marks = [message_subject.of_log(entry.id)] if entry else []
    marks += [message_subject.of_event(event.id) for event in items]
    kept = sent_messages.kept_rows(db, group, entry.id, OF_ENTRY) if entry else []
    kept += [row for event in items for row in sent_messages.kept_rows(db, group, event.id, OF_ITEM)]
    left = sent_messages.outbox(db, group, ANSWERING, chat=chat_id, message=number)
    left += [row for mark in marks for row in sent_messages.outbox(db, group, SPEAKING, about=mark)]
    return _inspection_json(_understood(services, db, group, message), kept=kept, left=left)


def _outgoing_inspection(
    services: Services, db: Database, group: Group, chat_id: int, message: Mapping[str, Any]
) -> Json:
    number = message["message_id"]
    sent = sent_messages.of_message(db, chat_id, number)
    subject = message_subject.read(sent.about) if sent else None
    kept: Sequence[Kept] = ()
    if subject is not None:
        tables = OF_ENTRY if subject.subject == "log" else OF_ITEM
        kept = sent_messages.kept_rows(db, group, subject.id, tables)
    left = sent_messages.outbox(db, group, SENT, chat=chat_id, message=number)
    return _inspection_json(reasons=_reasons(db, group, sent.id) if sent else [], kept=kept, left=left)


def _reasons(db: Database, group: Group, row_id: int) -> list[str]:
    _ = words(group.settings.language)
    told = schedule.of_message(db, group, row_id)
    items: Mapping[int, Event] = events_queries.of_ids(db, group, {one.event_id for one in told})
    return [
        f"#{items[one.event_id].number} {items[one.event_id].title}（{one.lead}）"
        + provenance.reminder(_, items[one.event_id], one.lead, group.settings)
        for one in told
        if one.event_id in items
    ]


def _understood(services: Services, db: Database, group: Group, message: Mapping[str, Any]) -> Json | None:
    """How the words are read by what the group has taught until now; None where there are none."""
    text = message.get("text") or message.get("caption") or ""
    if not text.strip():
        return None
    meant, asked = _command_intent(text)
    found = explain(
        asked,
        group.wall(datetime.fromtimestamp(message["date"], group.zone)),
        region=group.settings.region,
        meant=meant,
        learned=message_reading.model(services, db, group),
        notice=group.notice,
        _=words(group.settings.language),
    )
    return {
        "lines": account(words(group.settings.language), found, weights=True),
        "reading": as_json(found.message),
    }


def _command_intent(text: str) -> tuple[Intent | None, str]:
    """A command says itself what follows it is."""
    first = text.split()[0].partition("@")[0]
    for intent, (command, orders) in ORDERS.items():
        if first == command or command_words.said_word(text.strip(), orders):
            return intent, command_words.argument(text, orders)
    return None, text


DAYS_AHEAD = 200


def targets(services: Services) -> Mapping[str, datetime]:
    """By their label on the page, aware UTC, all ahead; one that does not exist is left out."""
    db, now = services.store.db, services.now()
    found = groups.active(db, services.defaults)
    if not found:
        return {}
    group = found[0]
    moments = {
        "到下一个提醒": schedule.next_due(db, after=now),
        "到节前": _festival_card(group, now),
        "到月底": _month_end(group, now),
    }
    return {label: moment for label, moment in moments.items() if moment is not None}


def _festival_card(group: Group, now: datetime) -> datetime | None:
    """The morning the next festival's card is shown; None where the group wants no cards."""
    wall, settings = group.wall(now), group.settings
    if not settings.festival_cards:
        return None
    begun = wall.time() >= settings.reminder_time
    day = _card_day(wall.date() + timedelta(days=begun), settings.region, wished(settings))
    return None if day is None else group.utc(datetime.combine(day, settings.reminder_time))


@lru_cache(maxsize=16)  # the page asks at every change, and the answer holds for a day
def _card_day(first: date, region: str, wishes: tuple[str, ...]) -> date | None:
    days = (first + timedelta(days=ahead) for ahead in range(DAYS_AHEAD))
    return next(
        (day for day in days if any(one.card_day == day for one in cards_due(day, region, wished=wishes))),
        None,
    )


def _month_end(group: Group, now: datetime) -> datetime:
    """When the month's report is posted; next month's once that has passed."""
    day = group.day(now)
    moment = _posting(group, day)
    following = day.replace(day=28) + timedelta(days=5)
    return moment if moment > now else _posting(group, following)


def _posting(group: Group, day: date) -> datetime:
    last = last_workday_of_month(day.year, day.month, group.notice)
    return group.utc(datetime.combine(last, group.settings.digest_time))
