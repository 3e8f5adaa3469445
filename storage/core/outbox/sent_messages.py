"""The bot's own messages in the outbox, found again: by their number in a chat, or by what they are about, one or its copies in many chats.

Also what became of it: whether Telegram took it, and why not where one can help it; for the room's inspector what one message left in
the tables.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.core import rows
from storage.core.outbox.queue import Lane
from union.core.groups import Group
from union.core.records import dataclass

# The error of a row that Telegram refused.
GONE = "MessageGone"  # somebody deleted the message it would change or pin
NO_RIGHTS = "NoRights"  # the chat does not let the bot do this
KEPT = "NotDeletable"  # Telegram deletes no message of somebody else for one who may not, and none that is too old
ABOUT = "whisper"
OVERTAKEN = "overtaken:"  # the key of the words under a file that there is a newer one, before its row
THROUGH = "group_id is null and about = ? and state in ('sent', 'dead', 'replaced')"
FOUND = """select id, chat_id, group_id, about, key, created_at as queued_at, state, coalesce(error, '') as error from outbox"""
STANDS = "edits is null and state not in ('dead', 'replaced')"  # a message of its own, sent or to be sent
STANDING = f"where group_id = ? and about = ? and {STANDS} order by id"


@dataclass(frozen=True, slots=True)
class Sent:
    """One of our messages, found again: its row, what it is about, its key, when it was queued, what became of it.

    `error` is empty unless something was in the way.
    """

    id: int
    chat_id: int
    group_id: int | None
    about: str | None
    key: str | None
    queued_at: datetime
    state: str
    error: str

    @property
    def is_refused(self) -> bool:
        return self.state == "dead"


_sent = rows.reader(Sent)


def of_message(db: Database, chat_id: int, message_id: int) -> Sent | None:
    """The row whose message this is, None when it is not ours."""
    sql = f"{FOUND} where chat_id = ? and message_id = ? and edits is null order by id limit 1"
    return rows.read_first(_sent, db, sql, [chat_id, message_id])


def first_reminder(db: Database, group_id: int, chat_id: int, subject: str) -> Sent | None:
    """The first message of this mark that was sent to a chat as a reminder."""
    sql = f"""{FOUND} where group_id = ? and chat_id = ? and about = ? and key like 'reminder:%' and {STANDS}
              order by id limit 1"""
    return rows.read_first(_sent, db, sql, [group_id, chat_id, subject])


def newest_about(db: Database, chat_id: int, since: datetime, *, logs: bool = False) -> Sent | None:
    """The newest message in a chat that is about one item or several, or a log, if it is not older than that."""
    sql = f"""{FOUND} where chat_id = ? and about is not null and (? or about not like 'log:%')
              and created_at >= ? and {STANDS} order by id desc limit 1"""
    return rows.read_first(_sent, db, sql, [chat_id, logs, since])


def newest_buttons(db: Database, chat_id: int, since: datetime) -> tuple[int, dict[str, str]] | None:
    """The number of the newest message in a chat and its buttons as they are now, their data by label.

    None where nothing was sent, or neither it nor its last change is that new. By indices: it is asked for each short message.
    """
    sql = """select o.message_id, coalesce(e.params, o.params) as params, coalesce(e.created_at, o.created_at) as shown_at
             from (select id, message_id, params, created_at from outbox where chat_id = ? and message_id is not null
                   and method = 'sendMessage' and state = 'sent' order by message_id desc limit 1) o
             left join outbox e on e.id = (select max(id) from outbox
                   where edits = o.id and method = 'editMessageText' and state = 'sent')"""
    row = rows.row_or_none(db, sql, [chat_id])
    if row is None or row["shown_at"] < rows.to_text(since):
        return None
    return row["message_id"], _labelled(row["params"])


def buttons_of(db: Database, chat_id: int, message_id: int) -> dict[str, str]:
    """The buttons of one of our messages as they are now, their data by label; none where it is not ours."""
    sql = """select coalesce(e.params, o.params) as params from outbox o
             left join outbox e on e.id = (select max(id) from outbox
                   where edits = o.id and method = 'editMessageText' and state = 'sent')
             where o.chat_id = ? and o.message_id = ? and o.method = 'sendMessage' and o.edits is null order by o.id limit 1"""
    row = rows.row_or_none(db, sql, [chat_id, message_id])
    return _labelled(row["params"]) if row is not None else {}


def number_of(db: Database, row_id: int) -> int | None:
    """The number in its chat of a message that was sent."""
    row = rows.row_or_none(db, "select message_id from outbox where id = ?", [row_id])
    return row["message_id"] if row is not None else None


def _labelled(params: str) -> dict[str, str]:
    shown = json.loads(params).get("reply_markup") or {}
    found = (each for line in shown.get("inline_keyboard", ()) for each in line)
    return {each["text"]: each["callback_data"] for each in found if "callback_data" in each}


def latest(db: Database, group: Group, chat_id: int, marks: Collection[str]) -> Sent | None:
    sql = f"""{FOUND} where group_id = ? and chat_id = ? and about in ({rows.marks(marks)}) and {STANDS}
              order by id desc limit 1"""
    return rows.read_first(_sent, db, sql, [group.id, chat_id, *marks])


def mark(db: Database, outbox_id: int, about: str) -> None:
    """What the message is about from now on: an edit turned its page."""
    db.execute("update outbox set about = ? where id = ?", [about, outbox_id])


def row_ids_about(db: Database, group_id: int, subject: str) -> list[int]:
    """Rows of messages that speak of one item or entry, oldest first: an edit goes to these."""
    return rows.column(db, f"select id from outbox {STANDING}", [group_id, subject])  # noqa: S608


def standing(db: Database, group: Group, about: str) -> list[Sent]:
    """The copies with this mark that were sent or will be, oldest first, so that all can be changed together."""
    return rows.read_all(_sent, db, f"{FOUND} {STANDING}", [group.id, about])


def files_standing(db: Database, group: Group, about: str) -> list[Sent]:
    """The files that followed a post of the group by themselves and are not `overtaken`, oldest first."""
    sql = f"""{FOUND} where group_id = ? and chat_id = ? and about = ? and key like 'document:%' and edits is null
              and state not in ('dead', 'replaced') and not exists
              (select 1 from outbox later where later.key = '{OVERTAKEN}' || outbox.id) order by id"""  # noqa: S608
    return rows.read_all(_sent, db, sql, [group.id, group.chat_id, about])


def of_row(db: Database, row_id: int) -> Sent | None:
    return rows.read_first(_sent, db, f"{FOUND} where id = ?", [row_id])


@dataclass(frozen=True, slots=True)
class Depth:
    """Of one lane of the outbox: how many rows wait, and since when the oldest does; what is meant for later left out."""

    waiting: int
    oldest: datetime | None


def depths(db: Database, now: datetime) -> dict[Lane, Depth]:
    """What waits in each lane, and could have gone by now or was tried already."""
    sql = """select lane, count(*) as n, min(created_at) as oldest from outbox
             where state in ('queued', 'sending') and (next_try_at <= ? or tries > 0) group by lane"""
    found = rows.all_rows(db, sql, [now])
    known = {row["lane"]: Depth(row["n"], rows.to_moment(row["oldest"])) for row in found}
    return {lane: known.get(lane, Depth(0, None)) for lane in Lane}


def dead(db: Database) -> int:
    return rows.number(db, "select count(*) as n from outbox where state = 'dead'") or 0


def set_aside(db: Database) -> int:
    """How many updates lie aside because they could not be handled; those of the last days are kept."""
    return rows.number(db, "select count(*) as n from failed_updates") or 0


def are_through(db: Database) -> bool:
    return rows.has_rows(db, f"select 1 from outbox where {THROUGH} limit 1", [ABOUT])  # noqa: S608


def forget(db: Database) -> None:
    """Delete them, so that their places in the file are zeroed."""
    db.execute(f"delete from outbox where {THROUGH}", [ABOUT])  # noqa: S608


def waiting(db: Database) -> list[str]:
    """The messages of those still to be sent, as JSON."""
    return rows.column(db, "select params from outbox where group_id is null and about = ?", [ABOUT])


OF_ENTRY: Mapping[str, str] = {
    "logs": "id = :id",
    "log_versions": "log_id = :id",
    "facts": "log_id = :id",
    "measures": "fact_id in (select id from facts where log_id = :id)",
    "moneys": "fact_id in (select id from facts where log_id = :id)",
    "photos": "log_id = :id",
    "twins": ":id in (log_id, other_id)",
    "lessons": "log_id = :id",
}
BESIDE_ITEM = (
    "event_owners",
    "reminders",
    "overrides",
    "gatherings",
    "answers",
    "checks",
    "notes",
    "lessons",
)
OF_ITEM: Mapping[str, str] = {"events": "id = :id", **dict.fromkeys(BESIDE_ITEM, "event_id = :id")}
MOST = 40  # rows of one table
LONGEST = 300  # signs of one value
# What made a message of ours and changed it; what answers somebody's, which it names in its parameters; what speaks of one entry or
# item (`log:12`, `event:3`).
SENT = """select * from outbox where (group_id = :group or group_id is null) and chat_id = :chat
          and (message_id = :message or edits in (select id from outbox where chat_id = :chat
          and message_id = :message and edits is null)) order by id limit 40"""
ANSWERING = """select * from outbox where (group_id = :group or group_id is null) and chat_id = :chat
               and json_extract(params, '$.reply_parameters.message_id') = :message order by id limit 40"""
SPEAKING = """select * from outbox where group_id = :group and (about = :about or about like :about || '@%')
              order by id limit 40"""


class Kept(NamedTuple):
    """One row: its table and its values, the long ones cut, the empty ones left out."""

    table: str
    values: Mapping[str, Any]


def outbox(db: Database, group: Group, which: str, **values: int | str) -> list[dict[str, Any]]:
    """The outbox rows that are one of these: SENT, ANSWERING, SPEAKING."""
    return rows.read_all(_short, db, which, {"group": group.id, **values})


def reminded(db: Database, group: Group, event_ids: Sequence[int]) -> tuple[int, int] | None:
    """Chat and message of the last reminder of these items, the group's before one in private; None without any."""
    sql = f"""select o.chat_id, o.message_id from reminders r join outbox o on o.id = r.outbox_id
              where r.group_id = ? and r.state = 'sent' and o.message_id is not null
              and r.event_id in ({rows.marks(event_ids)})
              order by o.chat_id = ? desc, o.id desc limit 1"""  # noqa: S608
    row = rows.row_or_none(db, sql, [group.id, *event_ids, group.chat_id])
    return (row["chat_id"], row["message_id"]) if row else None


def kept_rows(db: Database, group: Group, number: int, tables: Mapping[str, str]) -> list[Kept]:
    found = list[Kept]()
    for table, belongs in tables.items():
        # Table and condition are this module's own.
        sql = f"select * from {table} where group_id = :group and {belongs} limit {MOST}"  # noqa: S608
        found += [
            Kept(table, _short(row)) for row in rows.all_rows(db, sql, {"group": group.id, "id": number})
        ]
    return found


def _short(row: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: _value(name, value) for name, value in row.items() if value not in (None, "")}
    return {name: value for name, value in values.items() if name != "group_id"}


def _value(name: str, value: Any) -> Any:
    if name == "params":
        return json.loads(value)
    if isinstance(value, str) and len(value) > LONGEST:
        return value[:LONGEST] + "…"
    return value
