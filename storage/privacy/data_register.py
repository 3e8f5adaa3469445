"""What is stored, as one register: whose it is, how long, in which export, what an erasure does with it, what goes along
when two groups turn out to be one.

The lines are storage/privacy/register.toml; /privacy, docs/privacy.md, export, erasure and their tests all read them.
"""

import tomllib
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from sqlite_utils import Database

from storage.core import groups, rows
from storage.core.outbox import queue
from storage.requests import queries as requests_queries
from union.core.groups import Group
from union.core.records import dataclass
from union.data import frozen

KEPT_SEEN, KEPT_FAILED, KEPT_WORDS = timedelta(days=3), timedelta(days=7), timedelta(days=90)
WITH_GROUP = "至本群数据删除"
OF_GROUP = "group_id = :group"


@dataclass(frozen=True, slots=True)
class Held:
    """A table: every text and blob column is named in `words`, `codes`, `files` or `secrets`; a test walks the schema.

    `words` are what somebody said, or names; `codes` dates, states and ids; `people` hold a person's number, and rows
    of `private` are that person's alone: an erasure deletes them, from others it takes the name and the number.
    `secrets` open something and are in no export; in an admin's export are only the rows of a group that meet `shared`.
    `group` and `person` are conditions with :group, :person and :user (Telegram's id); "" where there are no such rows.
    """

    table: str
    what: str
    kept: str = WITH_GROUP
    words: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    private: bool = False
    group: str = OF_GROUP
    through: str = ""  # whose rows these are where no column says it
    chat: bool = False  # chat_id says where it was told: of a private chat that is whose it is
    shared: str = ""
    exported: bool = True

    @property
    def is_of_group(self) -> bool:
        return self.group == OF_GROUP

    @property
    def person(self) -> str:
        """Which rows are about a person."""
        named = [f"{column} = :person" for column in self.people]
        own = ["chat_id = :user"] if self.chat else []
        return " or ".join([*named, *own, *([self.through] if self.through else [])])

    @property
    def texts(self) -> tuple[str, ...]:
        return (*self.words, *self.codes, *self.secrets)


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A kind of file; `pattern` is a regular expression for its path below its folder."""

    folder: str
    pattern: str
    what: str
    kept: str
    erased: str


@cache
def held_tables() -> tuple[Held, ...]:
    read = _register_data()
    days = {"seen": KEPT_SEEN.days, "failed": KEPT_FAILED.days, "words": KEPT_WORDS.days}
    found = list[Held]()
    for one in read["table"]:
        told = frozen(one)
        told["kept"] = told.get("kept", WITH_GROUP).format(**days)
        told["through"] = read["through"].get(told.get("through"), told.get("through", ""))
        found.append(Held(**told))
    return tuple(found)


@cache
def held_files() -> tuple[HeldFile, ...]:
    return tuple(HeldFile(**one) for one in _register_data()["file"])


def _register_data() -> dict[str, Any]:
    return tomllib.loads((files("storage.privacy") / "register.toml").read_text("utf-8"))


def move(db: Database, group: Group, chat_id: int) -> None:
    """The chat became a supergroup: its id changes, the old one stays known. Safe to call twice."""
    if chat_id in groups.chat_ids(db, group):
        return
    absorb(db, group, chat_id)
    db.execute("insert or ignore into chat_aliases values (?, ?)", [group.chat_id, group.id])
    db.execute("update groups set chat_id = ?, active = 1 where id = ?", [chat_id, group.id])
    db.execute("update drafts set chat_id = ? where chat_id = ?", [chat_id, group.chat_id])
    queue.readdress(db, group.chat_id, chat_id)


def absorb(db: Database, group: Group, chat_id: int) -> None:
    """Give everything filed under this chat to `group` and forget the double; nothing when there is none."""
    double = rows.row_or_none(db, "select id, next_number from groups where chat_id = ?", [chat_id])
    if double is None or double["id"] == group.id:
        return
    # The group has been greeted under its old id.
    db.execute("delete from outbox where key = ? and state = 'queued'", [groups.greeting_key(double["id"])])
    _renumber(db, group, double["id"], double["next_number"] - 1)
    requests_queries.renumber(db, group, double["id"])
    # The double's 户01, 户02 … go on behind the group's own
    most = rows.number(db, "select max(number) as most from helped_families where group_id = ?", [group.id])
    _move_numbers(db, "helped_families", double["id"], most or 0)
    # Where both groups have the same row (a member, a setting), the old group's stays.
    for table in (held.table for held in held_tables() if held.is_of_group):
        move_rows = f"update or ignore {table} set group_id = ? where group_id = ?"  # noqa: S608
        db.execute(move_rows, [group.id, double["id"]])
    db.execute("delete from groups where id = ?", [double["id"]])


def _renumber(db: Database, group: Group, double_id: int, taken: int) -> None:
    """The double's #1, #2 … go on where the group's own numbers end."""
    sql = "update groups set next_number = next_number + ? where id = ? returning next_number"
    row = rows.row_or_none(db, sql, [taken, group.id])
    first = int(row["next_number"]) - taken if row else 1
    sql = "update budget_crossings set number = number + ?1, seen = seen + ?1 where group_id = ?2"
    db.execute(sql, [first - 1, double_id])
    for table in ("events", "logs"):
        _move_numbers(db, table, double_id, first - 1)


def _move_numbers(db: Database, table: str, group_id: int, by: int) -> None:
    """By way of negative numbers, so that none is ever there twice."""
    db.execute(f"update {table} set number = -(number + ?) where group_id = ?", [by, group_id])  # noqa: S608
    db.execute(f"update {table} set number = -number where group_id = ? and number < 0", [group_id])  # noqa: S608
