"""Two committees, everybody there may be around them, real updates through the real table of handlers, and what each touched.

Every row that is written is noted by triggers; every word that goes out is looked through for another group's.
"""

import json
import sqlite3
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from itertools import count
from types import SimpleNamespace
from typing import Any

from telegram import Update

from handlers.core.messages import outgoing_message
from handlers.core.messages.incoming_message import Who
from handlers.core.monitoring.errors import place_of
from handlers.routing.handler_table import AnyCommandHandler, register
from storage.core import drafts, groups, people
from storage.core.rows import to_text
from tests.undone import Undone
from tests.unit.handlers.everything import WHO as KNOWN
from tests.unit.handlers.everything import Books, Everything
from tests.unit.handlers.stage import CHAT, OTHER_CHAT, administrator
from union.core.groups import Role
from union.core.rights import Place, Standing, Tie
from union.requests.request_drafts import Talks

Json = dict[str, Any]
OURS, THEIRS = "赤霞", "碧湖"  # words that stand in everything of the one committee, and of the other
NUMBERS = 7000  # the other committee counts from there
TITLES = {CHAT: "赤霞厂工会", OTHER_CHAT: "碧湖厂工会"}
ONLY_THERE = "盘点"  # an item and a log of the other committee; its word stands behind it
MARKED = (
    ("events", "title"), ("logs", "author_name"), ("log_versions", "text"), ("facts", "title"), ("templates", "name"),
    ("plans", "title"), ("plan_items", "title"), ("notes", "text"), ("own_reminders", "text"), ("checks", "text"),
    ("digests", "remarks"), ("requests", "text"),
)  # fmt: skip
ANYBODY = {"people", "seen_updates", "outbox", "sqlite_sequence"}  # touched by whoever writes, allowed or not
GROUP_BOT, CHANNEL, LINKED = 1087968824, -1009000001, -1009000002
WHO = KNOWN | {
    name: Who(600 + place, name, None, "zh-hans") for place, name in enumerate(("leader", "chief", "kicked"))
}
# What each is to the first committee while it is open: in its group, and in private.
STANDINGS = {
    "admin": (Standing.ADMIN, Standing.ADMIN),
    "leader": (Standing.LEADER, Standing.LEADER),
    "chief": (Standing.OFFICER, Standing.OFFICER),
    "author": (Standing.OFFICER, Standing.OFFICER),
    "other": (Standing.OFFICER, Standing.OFFICER),
    "member": (Standing.MEMBER, Standing.MEMBER),
    "newcomer": (Standing.NEWCOMER, Standing.STRANGER),
    "former": (Standing.OFFICER, Standing.STRANGER),  # who writes in the group has come back
    "outsider": (Standing.NEWCOMER, Standing.STRANGER),
    "stranger": (Standing.NEWCOMER, Standing.STRANGER),
    "kicked": (None, Standing.STRANGER),
    "anonymous": (Standing.ANONYMOUS, None),
}
OF_THEIRS = {"outsider", "author"}  # who may hear of the other committee


@dataclass
class Effect:
    """What came of one update: rows touched by table and group, calls queued, toasts; `failed`: where it raised."""

    touched: set[tuple[str, int | None]] = field(default_factory=set)
    calls: list[tuple[int, int | None, str]] = field(default_factory=list)
    toasts: list[str | None] = field(default_factory=list)
    failed: str = ""


class World:
    """The committees as they are at first; `take` hands in one update and notes what it did, `again` undoes it."""

    def __init__(self, *, closed: bool = False) -> None:
        self.all = Everything()
        self.stage = self.all.stage
        self.closed = closed
        self.db = self.stage.store.db
        self._people()
        self._tell_apart()
        if closed:
            for chat_id in TITLES:
                with self.stage.store.unit() as db:
                    groups.change_setting(db, self.stage.group(chat_id), "officers_only", True)
        self.books, self.others = self._fresh(self.all.books), self._fresh(self.all.others)
        self.ids = {CHAT: self.books.group.id, OTHER_CHAT: self.others.group.id}
        self.stage.gateway.listed = [administrator(WHO["other"])]
        _watch(self.db.conn)
        self._rows = self.db.conn = Undone(self.db.conn)
        self._updates, self._messages = count(10_000), count(5_000)

    def keep(self) -> None:
        """What is now is what `again` goes back to."""
        self._rows.keep()

    def again(self) -> None:
        """As it was."""
        self._rows.back()
        self.stage.services.talks = Talks()

    def standing(self, name: str, place: Place) -> Standing | None:
        """What somebody is to the first committee; None where they can't be."""
        in_group, private = STANDINGS[name]
        found = in_group if place is Place.GROUP else private
        return Standing.MEMBER if self.closed and found is Standing.NEWCOMER else found

    def ties(self, name: str, *, own: bool = False) -> set[Tie]:
        """What somebody has to do with a thing of the author's."""
        return ({Tie.CHIEF} if name == "chief" else set()) | (
            {Tie.AUTHOR, Tie.OWNER} if own and name == "author" else set()
        )

    def take(self, told: Json) -> Effect:
        """One update through the handlers as the program registers them."""
        self.db.conn.execute("delete from walked")
        self.db.conn.commit()
        toasts, last = len(self.stage.gateway.toasts), self._last_call()
        update = Update.de_json({"update_id": next(self._updates), **told}, BOT)  # type: ignore[arg-type]
        effect = Effect(failed=_dispatch(update, self.stage.services))
        effect.touched = {
            (str(table), group) for table, group in self.db.conn.execute("select * from walked")
        }
        effect.toasts = self.stage.gateway.toasts[toasts:]
        sql = "select chat_id, group_id, params from outbox where id > ?"
        effect.calls = [tuple(row) for row in self.db.conn.execute(sql, [last])]
        return effect

    def press(
        self, name: str, data: str, *, chat: int | None = None, on: int | None = None, inline: bool = False
    ) -> Json:
        """A press by somebody; in private where no chat is given."""
        who, chat = WHO[name], WHO[name].user_id if chat is None else chat
        query: Json = {"id": "p", "from": _user(who), "chat_instance": "1", "data": data}
        if inline:
            return {"callback_query": {**query, "inline_message_id": "BAADinline"}}
        message = {**self._place(chat), "message_id": on or next(self._messages), "from": ME, "text": "…"}
        return {"callback_query": {**query, "message": message}}

    def data(self, deed: str, *ids: object, group: int | None = None) -> str:
        """A button's data, also what our own keyboards would refuse."""
        return ":".join(
            (
                outgoing_message.VERSION,
                deed,
                str(self.books.group.id if group is None else group),
                *map(str, ids),
            )
        )

    def says(self, name: str, text: str, *, chat: int | None = None, **more: Any) -> Json:
        """Somebody's message; 「anonymous」 writes as the group, in private where no chat is given."""
        if name == "anonymous":
            chat = CHAT if chat is None else chat
            more = {
                "sender_chat": self._chat(chat),
                "from": _bot_user(GROUP_BOT, "GroupAnonymousBot"),
                **more,
            }
        else:
            chat = WHO[name].user_id if chat is None else chat
            more = {"from": _user(WHO[name]), **more}
        edited = "edited_message" if more.pop("edited", False) else "message"
        content = {} if not text else {"text": text}
        return {
            edited: {
                **self._place(chat),
                "message_id": next(self._messages),
                **content,
                **_commands(text),
                **more,
            }
        }

    def channel(self, text: str, *, linked: bool = False) -> Json:
        """A message in a channel's name, or its post that Telegram forwards to the group by itself."""
        chat = {"id": LINKED if linked else CHANNEL, "type": "channel", "title": "频道"}
        more: Json = {"sender_chat": chat, "from": _bot_user(777000 if linked else 136817688, "Telegram")}
        if linked:
            origin = {"type": "channel", "date": self._at(), "chat": chat, "message_id": 9}
            more |= {"is_automatic_forward": True, "forward_origin": origin}
        return self.says("stranger", text, chat=CHAT, **more)

    def reply_to(self, message_id: int, chat: int, text: str = "…") -> Json:
        """What makes a message a reply to one of ours."""
        return {"reply_to_message": {**self._place(chat), "message_id": message_id, "from": ME, "text": text}}

    def ours(self, about: str | None, chat: int, *, draft: int | None = None, alone: bool = False) -> int:
        """A message of ours with this mark, or that asks this question, of no group if `alone`; its message id."""
        message_id = next(self._messages)
        with self.stage.store.unit() as db:
            row = db.execute(
                """insert into outbox (group_id, chat_id, lane, method, params, state, about, created_at,
                   next_try_at, message_id) values (?, ?, 2, 'sendMessage', '{"text": "…"}', 'sent', ?, ?, '', ?)""",
                [None if alone else self.books.group.id, chat, about, to_text(self.stage.now), message_id],
            )
            if draft is not None:
                drafts.set_message(db, draft, row.lastrowid)
        return message_id

    def leaks(self, effect: Effect) -> Iterator[str]:
        """Words that went to a chat that is not of their group, and calls booked on a group the chat is not of."""
        for chat, group, params in effect.calls:
            text = json.dumps(json.loads(params), ensure_ascii=False)
            yield from (f"{word} to {chat}" for word in self._foreign(chat) if word in text)
            if group is not None and chat < 0 and self.ids.get(chat) != group:
                yield f"a call of group {group} to {chat}"

    def leaks_to(self, chat: int, *said: str | None) -> Iterator[str]:
        """The same of a toast, or of a page: `chat` is a private one where it is positive."""
        for text in said:
            yield from (f"{word} shown to {chat}" for word in self._foreign(chat) if text and word in text)

    def _foreign(self, chat: int) -> set[str]:
        found = {OURS, THEIRS}
        if chat == CHAT:
            return found - {OURS}
        if chat == OTHER_CHAT:
            return found - {THEIRS}
        name = next((name for name, who in WHO.items() if who.user_id == chat), "")
        if name in STANDINGS and STANDINGS[name][1] is not Standing.STRANGER:
            found -= {OURS}
        return found - {THEIRS} if name in OF_THEIRS else found

    def _last_call(self) -> int:
        return int(self.db.conn.execute("select coalesce(max(id), 0) from outbox").fetchone()[0])

    def _people(self) -> None:
        with self.stage.store.unit() as db:
            group = self.stage.group()
            for name, role in (("leader", Role.LEADER), ("chief", Role.OFFICER), ("kicked", Role.OFFICER)):
                who = WHO[name]
                person = people.upsert_person(db, who.user_id, who.name, None, who.language, self.stage.now)
                people.enrol(db, group, person, role, self.stage.now, by_hand=True)
                self.all.people[name] = person
            people.set_chief(db, group, self.all.people["chief"], True)
            people.leave(db, group, self.all.people["kicked"], self.stage.now + timedelta())
            for person in self.all.people.values():
                people.set_reachable(db, person, True)

    def _tell_apart(self) -> None:
        """All that is of the other committee bears its word, and numbers of its own; so does the first."""
        with self.stage.store.unit() as db:
            for chat_id, title in TITLES.items():
                group, word = self.stage.group(chat_id), title[:2]
                groups.rename(db, group, title, forum=False)
                for table, column in MARKED:
                    db.execute(
                        f"update {table} set {column} = {column} || ? where group_id = ?", [word, group.id]
                    )
            theirs = self.stage.group(OTHER_CHAT).id
            sql = "update events set title = ? where id = ?"
            db.execute(sql, [ONLY_THERE + THEIRS, self.all.others.meeting])
            sql = "update log_versions set text = ? where log_id = ?"
            db.execute(sql, [f"仓库{ONLY_THERE}3户{THEIRS}", self.all.others.log])
            for table, column in (("events", "number"), ("logs", "number"), ("groups", "next_number")):
                key = "id" if table == "groups" else "group_id"
                db.execute(f"update {table} set {column} = {column} + {NUMBERS} where {key} = ?", [theirs])

    def _fresh(self, books: Books) -> Books:
        group = self.stage.group(books.group.chat_id)
        return replace(books, group=group, code=self.all._code(group))

    def _at(self) -> int:
        return int(self.stage.now.timestamp())

    def _chat(self, chat: int) -> Json:
        if chat > 0:
            return {"id": chat, "type": "private", "first_name": "…"}
        return {"id": chat, "type": "group", "title": "群"}

    def _place(self, chat: int) -> Json:
        return {"chat": self._chat(chat), "date": self._at()}


class _Register:
    """Collects what the program registers."""

    def __init__(self) -> None:
        self.handlers: list[Any] = []

    def add_handler(self, handler: Any) -> None:
        self.handlers.append(handler)

    def add_error_handler(self, handler: Any) -> None:
        """A handler's mistake is the walk's own finding."""


@cache
def _handlers() -> Sequence[Any]:
    found = _Register()
    register(found)  # type: ignore[arg-type]
    return found.handlers


def _dispatch(update: Update, services: Any) -> str:
    """As PTB does: the first handler that fits. Where it raised, "" when it did not."""
    context: Any = SimpleNamespace(services=services, args=[], matches=[])
    for handler in _handlers():
        check = handler.check_update(update)
        if check is not None and check is not False:
            try:
                taken = (
                    check[0] if isinstance(handler, AnyCommandHandler) else handler
                )  # who is behind the door
                _drive(taken.callback(update, context))
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told
                return f"{type(error).__name__} at {place_of(error)}: {error}"
            return ""
    return ""


def _drive(work: Coroutine[Any, Any, None]) -> None:
    """Nothing here ever waits, so no loop is needed."""
    with suppress(StopIteration):
        work.send(None)
        raise AssertionError("a handler waited")


def _watch(connection: sqlite3.Connection) -> None:
    """Note every row that becomes another one: its table and its group."""
    connection.execute("create table walked (tab text, grp integer)")
    sql = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'walked'"
    for (table,) in connection.execute(sql).fetchall():
        columns = [row[1] for row in connection.execute(f"pragma table_info({table})")]
        group = "id" if table == "groups" else "group_id" if "group_id" in columns else None
        changed = " or ".join(f'old."{each}" is not new."{each}"' for each in columns)
        for name, event, row, when in (
            ("i", "insert", "new", ""), ("d", "delete", "old", ""), ("u", "update", "new", f"when {changed}"),
            ("o", "update", "old", f"when {changed}"),
        ):  # fmt: skip
            value = f"{row}.{group}" if group else "null"
            connection.execute(
                f"create trigger walk_{table}_{name} after {event} on {table} {when} "
                f"begin insert into walked values ('{table}', {value}); end"
            )


def _user(who: Who) -> Json:
    return {"id": who.user_id, "is_bot": False, "first_name": who.name, "language_code": "zh-hans"}


def _bot_user(user_id: int, name: str) -> Json:
    return {"id": user_id, "is_bot": True, "first_name": name, "username": name}


def _commands(text: str) -> Json:
    if not text.startswith("/"):
        return {}
    return {"entities": [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]}


ME = _bot_user(7, "gonghui_bot")
ANOTHER_BOT = _bot_user(990, "other_bot")
BOT = SimpleNamespace(username="gonghui_bot", defaults=None, id=7)
