"""The register of what is stored is the schema's own: nothing stands in the database that it does not name."""

import json
from pathlib import Path

import pytest

from storage.engine.database import Database
from storage.privacy.data_register import Held, held_tables
from tests.empty_database import in_memory
from tools import privacy_paper

DB = in_memory().db
NAMED = {held.table: held for held in held_tables()}


def columns(db: Database, table: str) -> dict[str, str]:
    """A table's columns with their types."""
    return {row["name"]: row["type"].lower() for row in db.query(f'pragma table_info("{table}")')}


def test_every_table_is_in_the_register() -> None:
    """Who adds a table says there what it holds, how long, and who has it erased."""
    found = {row["name"] for row in DB.query("select name from sqlite_master where type = 'table'")}
    assert found == set(NAMED), "add a line to storage/privacy/register.toml"
    assert len(NAMED) == len(held_tables())


@pytest.mark.parametrize("held", held_tables(), ids=lambda held: held.table)
def test_every_column_of_text_is_in_the_register(held: Held) -> None:
    """Words of people or a code; and every reference to a person is named."""
    found = columns(DB, held.table)
    keys = {row["from"]: row for row in DB.query(f'pragma foreign_key_list("{held.table}")')}
    assert {name for name, kind in found.items() if kind == "text"} == set(held.texts)
    assert {name for name, kind in found.items() if kind == "blob"} == set(held.files)
    assert {name for name, key in keys.items() if key["table"] == "people"} == set(held.people)
    assert held.chat == ("chat_id" in found and held.table not in ("groups", "chat_aliases", "erasures"))
    assert ("group_id" in found) <= (held.group != "")


@pytest.mark.parametrize("held", [held for held in held_tables() if held.group], ids=lambda held: held.table)
def test_its_conditions_can_be_asked(held: Held) -> None:
    """Rows of a group, and of a person in it."""
    values = {"group": 1, "person": 1, "user": 1}
    for condition in (held.group, held.person):
        if condition:
            DB.execute(f"select * from {held.table} where {condition}", values).fetchall()


def test_the_papers_are_the_registers() -> None:
    """docs/privacy.md and docs/export.schema.json are written by `python -m tools.privacy_paper`."""
    root = Path(__file__).parents[4]
    assert (root / privacy_paper.PAPER).read_text("utf-8") == privacy_paper.paper()
    assert json.loads((root / privacy_paper.SCHEMA).read_text("utf-8")) == privacy_paper.schema()
