# small: all there is in the room
"""The menus of commands single chats were last given, a chat and a digest of its lines (None: the menu of all), and the menu button."""

import json
from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from storage.core import people, rows
from union.core.groups import Group, Person

BUTTON_METHOD = "setChatMenuButton"


def last_sent_menu(db: Database, whose: Group | Person) -> str | None:
    """What the group's chat, or the person's private one, was last given."""
    return rows.text(db, f"select menu from {_table(whose)} where id = ?", [whose.id])  # noqa: S608


def keep(db: Database, whose: Group | Person, menu: str | None) -> None:
    """Remember what that chat has now."""
    db.execute(f"update {_table(whose)} set menu = ? where id = ?", [menu, whose.id])  # noqa: S608


def _table(whose: Group | Person) -> str:
    return "groups" if isinstance(whose, Group) else "people"


def readers(db: Database) -> list[tuple[Person, str | None]]:
    """Who can be written to and may want another menu than Telegram gives for the language of their program, with that."""
    sql = """select * from people where reachable = 1
             and (chosen is not null or menu is not null or language like 'zh-%')"""
    return [(people.person_from_row(row), row["language"]) for row in rows.all_rows(db, sql)]


def last_button(db: Database) -> tuple[int, Mapping[str, Any]] | None:
    """The newest such row's number and button; None while it was never set."""
    sql = "select id, params from outbox where method = ? and group_id is null order by id desc limit 1"
    row = rows.row_or_none(db, sql, [BUTTON_METHOD])
    return None if row is None else (row["id"], json.loads(row["params"]).get("menu_button", {}))
