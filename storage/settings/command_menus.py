"""The menus of commands single chats were last given, a chat and a digest of its lines (None: the menu of all), and the menu button."""

import json
from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from storage.core import people, rows
from union.core.groups import Group, Person

BUTTON_METHOD = "setChatMenuButton"


def of_group(db: Database, group: Group) -> str | None:
    """What the group's chat was last given."""
    return rows.text(db, "select menu from groups where id = ?", [group.id])


def keep_group(db: Database, group: Group, menu: str | None) -> None:
    """Remember what the group's chat has now."""
    db.execute("update groups set menu = ? where id = ?", [menu, group.id])


def of_person(db: Database, person: Person) -> str | None:
    """What the person's private chat was last given."""
    return rows.text(db, "select menu from people where id = ?", [person.id])


def keep_person(db: Database, person: Person, menu: str | None) -> None:
    """Remember what the person's private chat has now."""
    db.execute("update people set menu = ? where id = ?", [menu, person.id])


def readers(db: Database) -> list[tuple[Person, str | None]]:
    """Who can be written to and may want another menu than Telegram gives for the language of their program, with that."""
    sql = """select * from people where reachable = 1
             and (chosen is not null or menu is not null or language like 'zh-%')"""
    return [(people.read(row), row["language"]) for row in rows.every(db, sql)]


def last_button(db: Database) -> tuple[int, Mapping[str, Any]] | None:
    """The newest such row's number and button; None while it was never set."""
    sql = "select id, params from outbox where method = ? and group_id is null order by id desc limit 1"
    row = rows.one(db, sql, [BUTTON_METHOD])
    return None if row is None else (row["id"], json.loads(row["params"]).get("menu_button", {}))
