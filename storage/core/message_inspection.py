"""What one message left in the tables, as rows to look at: for the room's inspector. Reads only, and of one group."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group

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
