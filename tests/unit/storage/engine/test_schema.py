"""The schema is pinned by a golden file, and every question about a group's table names its group."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.empty_database import in_memory
from tools.check_house import SQL

ROOT = Path(__file__).parents[4]
GOLDEN = ROOT / "tests" / "golden" / "schema.sql"

# Tables with a group_id whose rows are found by something else.
UNBOUND_TABLES = {
    "outbox": "the sender empties it chat by chat; a row of no group may be a private message",
    "drafts": "a question belongs to a chat and a person, before any group is chosen",
}
EXCUSED = {
    ("storage/engine/totals_rebuild.py", "bring_up_to_date"): "after a release, of every group",
    ("storage/reports/locked_reports.py", "give_sections"): "a migration, of every group",
    ("storage/core/outbox/queue.py", "file"): "the sender asks for the file of a row it holds",
    ("storage/core/outbox/queue.py", "forget_files"): "files of all groups grow old alike",
    (
        "storage/reminders/schedule.py",
        "lateness_since",
    ): "a figure for the operator: seconds, and nothing of whose",
    (
        "storage/reports/rollups.py",
        "below",
    ): "asked by the group above: those that hand their months up to it",
    ("storage/reminders/schedule.py", "due_with"): "the sender asks when the row it holds was due",
    ("storage/reminders/personal_reminders.py", "next_due"): "the same of what people asked for themselves",
    (
        "storage/worklog/photos.py",
        "paths",
    ): "the program deletes the files that no row names: numbers, and nothing of whose",
    ("storage/engine/snapshots.py", "_contents"): "what a backup holds, for the operator: two counts",
    ("storage/worklog/photos.py", "fetch_again"): "a backup's photos are missing, of whatever group",
    (
        "storage/reminders/schedule.py",
        "next_due",
    ): "when the round must come next: a moment, and nothing of whose",
}


def schema() -> str:
    """Every table and index of a new database, sorted."""
    db = in_memory().db
    rows = db.query("select sql from sqlite_master where sql is not null")
    return "".join(f"{sql};\n" for sql in sorted(row["sql"] for row in rows))


def test_the_schema_is_the_golden_one() -> None:
    """A change of the tables is seen by whoever reviews it; a released migration is never edited."""
    assert schema() == GOLDEN.read_text("utf-8"), (
        "the schema differs from tests/golden/schema.sql: after a release add a migration instead of "
        "editing one, then write the golden file anew with `python -m tests.unit.storage.engine.test_schema`"
    )


def test_tables_are_strict() -> None:
    """A text in a number's column is refused by SQLite itself."""
    db = in_memory().db
    found = db.query("select name, sql from sqlite_master where type = 'table'")
    loose = [
        row["name"]
        for row in found
        if not row["sql"].rstrip().endswith("strict") and not row["name"].startswith(("_sqlite", "sqlite_"))
    ]
    assert loose == []


def groups_tables() -> set[str]:
    """Tables with a group_id."""
    db = in_memory().db
    return {
        table
        for table in db.table_names()
        if any(row["name"] == "group_id" for row in db.query(f"pragma table_info({table})"))
    }


def constants(tree: ast.Module) -> dict[str, str]:
    """Texts that a module gives a name."""
    found: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = text_of(node.value, found)
    return found


def text_of(node: ast.AST, known: dict[str, str]) -> str:
    """A string as far as it is written in the module; what is put in at run time is 「?」."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(text_of(part, known) for part in parts)
        case ast.FormattedValue(value=inner):
            return text_of(inner, known) or "?"
        case ast.Name(id=name):
            return known.get(name, "")
    return ""


def careless(source: str, tables: set[str]) -> Iterator[tuple[str, str]]:
    """Function and statement, where SQL names a group's table and not its group."""
    tree = ast.parse(source)
    known = constants(tree)
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        for node in strings(function):
            sql = text_of(node, known)
            # What is put in without its group is refused by the table itself.
            if sql.startswith("insert") and "select" not in sql:
                continue
            if SQL.search(sql) and named(sql) & tables and "group_id" not in sql:
                yield function.name, " ".join(sql.split())


def strings(node: ast.AST) -> Iterator[ast.AST]:
    """What may be a text, a string put together as a whole."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Constant | ast.JoinedStr | ast.Name):
            yield child
        else:
            yield from strings(child)


def named(sql: str) -> set[str]:
    """The words of a statement: tables are among them."""
    return set("".join(sign if sign.isalnum() or sign == "_" else " " for sign in sql).split())


def test_every_question_names_its_group() -> None:
    """A group never sees another's data: SQL of a group's table carries group_id, or is excused by name."""
    tables = groups_tables() - set(UNBOUND_TABLES)
    found = {
        (path.relative_to(ROOT).as_posix(), function): sql
        for path in sorted((ROOT / "storage").rglob("*.py"))
        for function, sql in careless(path.read_text("utf-8"), tables)
    }
    assert {where: sql for where, sql in found.items() if where not in EXCUSED} == {}
    assert set(EXCUSED) - set(found) == set(), "an excuse nobody needs any more"


CARELESS = [
    'def f(db):\n    db.query("select * from logs where id = ?")',
    'X = "select * from logs"\ndef f(db):\n    db.query(f"{X} where id = ?")',
    'def f(db, x):\n    db.execute(f"update events set {x} = 1 where id = ?")',
]


@pytest.mark.parametrize("source", CARELESS)
def test_a_question_without_its_group_is_found(source: str) -> None:
    """Whole, in pieces, or with a part put in."""
    assert len(list(careless(source, {"logs", "events"}))) == 1


def test_a_question_with_its_group_is_fine() -> None:
    """Also when the group stands in the part that has a name."""
    source = 'X = "select * from logs where group_id = ?"\ndef f(db):\n    db.query(f"{X} and id = ?")'
    assert list(careless(source, {"logs"})) == []


if __name__ == "__main__":
    GOLDEN.write_text(schema(), "utf-8")
