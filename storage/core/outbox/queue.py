"""Everything that is to be changed at Telegram, as rows. Only the sender empties it.

Files are kept until the row that sends them is through.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group
from union.core.json_object import json_object
from union.core.records import dataclass

HELD = "RetryAfter"  # the error of rows whose chat Telegram asked to wait
MOST_AT_ONCE = 100


class Lane(IntEnum):
    """Who goes first within one chat."""

    PRESS = 0
    REMINDER = 1
    ANSWER = 2
    DIGEST = 3


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is to be sent. `params` are the Bot API's own; `edits` the row whose message this changes.

    `mark` is added to the text when the row may have been sent before; `joinable` is the line that
    stands for this row when several answers become one message.
    """

    chat_id: int
    method: str
    params: Mapping[str, Any]
    lane: Lane = Lane.ANSWER
    group_id: int | None = None
    topic: int | None = None
    edits: int | None = None
    key: str | None = None
    file_id: int | None = None
    mark: str = ""
    joinable: Mapping[str, Any] | None = None
    about: str | None = None
    not_before: datetime | None = None
    unasked: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row the sender may send now. `message_id` is the edited row's message, None for a new one.

    `spoilt`: what it holds can't be read, so nothing can be sent of it.
    """

    id: int
    group_id: int | None
    chat_id: int
    topic: int | None
    lane: int
    method: str
    params: Mapping[str, Any]
    file_id: int | None
    edits: int | None
    message_id: int | None
    doubtful: bool
    mark: str
    joinable: Mapping[str, Any] | None
    tries: int
    created_at: datetime
    unasked: bool = False
    spoilt: bool = False


# A new row goes as it asks, but not while its chat is held.
PUT = """insert into outbox (group_id, chat_id, topic, lane, method, params, file_id, edits, key, state, mark,
         joinable, about, unasked, created_at, next_try_at)
         values (:group_id, :chat_id, :topic, :lane, :method, :params, :file_id, :edits, :key, 'queued', :mark,
         :joinable, :about, :unasked, :now, max(:wanted, coalesce((
           select max(next_try_at) from outbox where state in ('queued', 'replaced')
           and next_try_at > :now and chat_id = :chat_id and error = :held), '')))"""


def is_key_known(db: Database, key: str) -> bool:
    """Whether something was put in by this key, however long ago."""
    return rows.has_rows(db, "select 1 from outbox where key = ?", [key])


def enqueue_outgoing(db: Database, out: Outgoing, now: datetime) -> int | None:
    """Queue a row; an edit replaces an earlier waiting edit of the same message.

    None when its key is known already, or when the message it would edit will never exist in that chat.
    """
    if out.key is not None and is_key_known(db, out.key):
        return None
    if out.edits is not None and _is_lost(db, out.edits, out.chat_id):
        return None
    if out.edits is not None:
        sql = "update outbox set state = 'replaced' where edits = ? and method = ? and state = 'queued'"
        db.execute(sql, [out.edits, out.method])
    wanted = rows.to_text(now) if out.not_before is None else rows.to_text_not_before(out.not_before)
    joinable = None if out.joinable is None else json.dumps(dict(out.joinable), ensure_ascii=False)
    words = {"params": json.dumps(dict(out.params), ensure_ascii=False), "joinable": joinable}
    row = {**rows.fields_as_row(out), **words, "now": now, "wanted": wanted, "held": HELD}
    return int(db.conn.execute(PUT, row).lastrowid or 0)


# An edit waits for the message it changes.
WAITING = """from outbox o left join outbox target on target.id = o.edits
             where o.state = 'queued' and (o.edits is null or target.message_id is not null)"""
READY = f"select o.*, target.message_id as target_message {WAITING}"
# A waiting edit is pointless once a later one of the same message is under way or done.
DROP_OVERTAKEN = """update outbox set state = 'replaced' where state = 'queued' and edits is not null
                    and exists (select 1 from outbox later where later.edits = outbox.edits
                    and later.method = outbox.method and later.id > outbox.id
                    and later.state in ('queued', 'sending', 'sent'))"""


def ready(
    db: Database,
    now: datetime,
    busy: Sequence[int] = (),
    limit: int = MOST_AT_ONCE,
    lanes: Collection[Lane] = tuple(Lane),
) -> list[Waiting]:
    """The next row of each chat that has one, if it is in one of these lanes. `busy` chats are left out.

    Within a chat the lane counts, then the age; between chats also, but a reminder that did not go in its first second lets
    whoever waits for an answer go first: where a thousand fall due at once, the others do not wait for the last of them.
    A chat whose first row waits for another try sends nothing else; what is meant for later holds up nothing.
    """
    turn = f"iif(o.lane = {Lane.REMINDER} and o.next_try_at < :now, {Lane.ANSWER} + 0.5, o.lane)"
    return rows.read_all(
        _waiting,
        db,
        f"""with first as (
              select min((o.lane << 40) | o.id) & ((1 << 40) - 1) as id {WAITING}
              and (o.next_try_at <= :now or o.tries > 0) and o.lane <= :last
              and o.chat_id not in (select value from json_each(:busy)) group by o.chat_id)
            {READY} and o.id in (select id from first) and o.next_try_at <= :now
            and o.lane in (select value from json_each(:lanes)) order by {turn}, o.id limit :limit""",  # noqa: S608
        {"now": now, "busy": json.dumps(list(busy)), "limit": limit, "lanes": json.dumps(list(lanes)), "last": max(lanes)},
    )  # fmt: skip


def joinable(db: Database, first: Waiting, now: datetime) -> list[Waiting]:
    """All answers waiting in the same chat and topic that may become one message with `first`; none where it is the only one.

    What Telegram may have had already goes by itself, with its mark.
    """
    sql = f"""{READY} and o.chat_id = ? and o.topic is ? and o.group_id is ? and o.joinable is not null
              and o.doubtful = 0 and o.next_try_at <= ? order by o.id limit 200"""
    found = rows.all_rows(db, sql, [first.chat_id, first.topic, first.group_id, now])
    parts = [part for part in map(_waiting, found) if not part.spoilt]
    return parts if len(parts) > 1 else []


def join(db: Database, parts: Sequence[Waiting], out: Outgoing, now: datetime) -> int:
    """Replace several waiting answers by one message. What edits a part later edits the whole no more."""
    ids = json.dumps([part.id for part in parts])
    sql = """update outbox set state = 'replaced' where id in (select value from json_each(?))
             or (state = 'queued' and edits in (select value from json_each(?)))"""
    db.execute(sql, [ids, ids])
    joined = enqueue_outgoing(db, out, now)
    if joined is None:  # the parts must not go without it
        raise ValueError("a joined answer is a new message without a key")
    return joined


def get_waiting(db: Database, row_id: int) -> Waiting:
    """A row that has just been queued; LookupError where it waits no more."""
    return _waiting(rows.required_row(db, f"{READY} and o.id = ?", [row_id]))


def next_try(db: Database, now: datetime) -> datetime | None:
    """The earliest moment after `now` that any row waits for."""
    sql = "select min(next_try_at) as at from outbox where state = 'queued' and next_try_at > ?"
    return rows.moment(db, sql, [now])


def sending(db: Database, row: Waiting) -> bool:
    """About to be handed to Telegram: a crash from here on leaves it in doubt.

    False when the row was replaced since it was read.
    """
    sql = "update outbox set state = 'sending', tries = tries + 1 where id = ? and state = 'queued'"
    return db.execute(sql, [row.id]).rowcount == 1


def sent(db: Database, row: Waiting, message_id: int | None, now: datetime) -> None:
    """Telegram has it; an edit keeps the message of the row it changed."""
    sql = "update outbox set state = 'sent', message_id = ?, sent_at = ?, error = null where id = ?"
    db.execute(sql, [message_id, now, row.id])


def retry(db: Database, row: Waiting, at: datetime, error: str, *, doubtful: bool = False) -> None:
    """Not delivered: try again at `at`; `doubtful` when Telegram may have had it after all.

    It counts as a try also where it failed before it was under way.
    """
    sql = """update outbox set state = 'queued', next_try_at = ?, error = ?, doubtful = max(doubtful, ?),
             tries = max(tries, ?) where id = ?"""
    db.execute(sql, [rows.to_text_not_before(at), error, doubtful, row.tries + 1, row.id])
    db.execute(f"{DROP_OVERTAKEN} and id = ?", [row.id])


def hold_chat(db: Database, chat_id: int, until: datetime) -> None:
    """Telegram asked this chat to wait: everything in it does, also what is queued later."""
    sql = """update outbox set next_try_at = max(next_try_at, ?), error = ?
             where chat_id = ? and state = 'queued'"""
    db.execute(sql, [rows.to_text_not_before(until), HELD, chat_id])


def dead(db: Database, row: Waiting, error: str) -> None:
    """Can never be delivered; edits that wait for it can't either."""
    sql = "update outbox set state = 'dead', error = ? where id = ? or (edits = ? and state = 'queued')"
    db.execute(sql, [error, row.id, row.id])


def readdress(db: Database, chat_id: int, new_chat_id: int) -> None:
    """The chat has another id now: what waits for it goes there, but messages under the old id stay as they are."""
    sql = """update outbox set state = 'dead', error = 'ChatMigrated' where chat_id = ?
             and state in ('queued', 'sending')
             and edits in (select id from outbox where chat_id = ? and state = 'sent')"""
    db.execute(sql, [chat_id, chat_id])
    sql = "update outbox set chat_id = ? where chat_id = ? and state in ('queued', 'sending')"
    db.execute(sql, [new_chat_id, chat_id])


def recover(db: Database) -> int:
    """After a start: rows caught in the middle of a send go out again, marked as possible repeats."""
    cursor = db.execute("update outbox set state = 'queued', doubtful = 1 where state = 'sending'")
    db.execute(DROP_OVERTAKEN)
    return cursor.rowcount


def postpone(db: Database, row: Waiting, until: datetime) -> None:
    """It goes at `until`, and holds up nothing meanwhile; an edit that a later one has replaced since it was read stays so."""
    sql = "update outbox set tries = 0, next_try_at = ? where id = ? and state = 'queued'"
    db.execute(sql, [rows.to_text_not_before(until), row.id])


def requeue_row(db: Database, row: Waiting, topic: int | None) -> None:
    """Not delivered, and another try at once may do; None: in the main chat, where its topic is gone."""
    db.execute("update outbox set topic = ?, state = 'queued' where id = ?", [topic, row.id])


def waiting_count(db: Database) -> int:
    return rows.number(db, "select count(*) as n from outbox where state in ('queued', 'sending')") or 0


def is_through(db: Database, now: datetime) -> bool:
    sql = """select 1 from outbox o left join outbox target on target.id = o.edits
             where o.state = 'sending' or (o.state = 'queued' and o.next_try_at <= ?
             and (o.edits is null or target.message_id is not null)) limit 1"""
    return not rows.has_rows(db, sql, [now])


def purge(db: Database, before: datetime) -> None:
    """Forget the words of what was delivered before that moment; the row stays for edits and traces."""
    sql = "update outbox set params = '{}' where state in ('sent', 'replaced', 'dead') and created_at < ?"
    db.execute(sql, [before])


def _is_lost(db: Database, row_id: int, chat_id: int) -> bool:
    row = rows.row_or_none(db, "select state, chat_id from outbox where id = ?", [row_id])
    return row is None or row["state"] in ("dead", "replaced") or row["chat_id"] != chat_id


def _waiting(row: Mapping[str, Any]) -> Waiting:
    # Where one of them can't be read, it is this row's misfortune alone.
    params, joinable = json_object(row["params"]), json_object(row["joinable"] or "{}")
    words = {"params": params or {}, "joinable": None if row["joinable"] is None else joinable}
    spoilt = params is None or joinable is None
    return rows.value(Waiting, row, **words, message_id=row["target_message"], spoilt=spoilt)


def add_file(db: Database, group: Group, name: str, content: bytes, now: datetime) -> int:
    return rows.add(db, "files", {"group_id": group.id, "name": name, "content": content, "created_at": now})


def file(db: Database, file_id: int) -> tuple[str, bytes] | None:
    row = rows.row_or_none(db, "select name, content from files where id = ?", [file_id])
    return None if row is None else (row["name"], row["content"])


def forget_files(db: Database, before: datetime) -> None:
    sql = """delete from files where created_at < ? and id not in
             (select file_id from outbox where file_id is not null and state in ('queued', 'sending'))"""
    db.execute(sql, [before])
