"""Names of helped people grow old: after 13 months nothing in the database tells them, the figures stay."""

from datetime import date, timedelta
from decimal import Decimal

from storage.engine.database import Database
from storage.privacy import name_expiry
from storage.worklog import entries
from tests.unit.handlers.office import Office
from union.core.groups import Group
from union.reading.message import Measure, Money
from union.worklog.entries import Fact, LogEntry

TEXT = "走访困难职工刘建国，送刘建国慰问金1000元"
FACT = Fact(
    "帮扶慰问", "送刘建国", date(2026, 11, 2),
    (Measure("刘建国等5人", Decimal(5), "人", what="刘建国等"),), (Money("1000元", 100_000, what="刘建国慰问金"),),
)  # fmt: skip
PRIVATE = 501


def filed(office: Office, chat_id: int = PRIVATE) -> LogEntry:
    """An entry with two versions."""
    entry = LogEntry(0, 0, "周敏", None, TEXT, office.stage.now, (FACT,), chat_id=chat_id, message_id=7)
    with office.store.unit() as db:
        return entries.revise(
            db,
            office.group,
            entries.add(db, office.group, entry, office.stage.now),
            office.stage.now,
            "edited",
            None,
        )


def tables_with(db: Database, name: str) -> set[str]:
    """Every table in whose rows this stands."""
    tables = [row["name"] for row in db.query("select name from sqlite_master where type = 'table'")]
    return {each for each in tables for row in db.query(f'select * from "{each}"') if name in str(row)}


def hidden(office: Office, group: Group | None = None) -> int:
    """The step of a day 13 months later."""
    with office.store.unit() as db:
        return name_expiry.hide(db, group or office.group, office.stage.now + timedelta(days=1))


def test_old_names_are_gone_from_every_table() -> None:
    """Versions, titles, purposes and tallies; the surname stays and what was given."""
    office = Office()
    entry = filed(office)
    assert {"log_versions", "facts", "measures", "moneys"} <= tables_with(office.store.db, "刘建国")
    assert (hidden(office), hidden(office)) == (1, 0)
    assert tables_with(office.store.db, "刘建国") == set()
    now = entries.get(office.store.db, office.group, entry.id)
    assert now is not None
    assert now.text == "走访困难职工刘＊＊，送刘＊＊慰问金1000元"
    assert (now.facts[0].money[0].minor, now.facts[0].measures[0].value) == (100_000, 5)


def test_younger_names_stay() -> None:
    """Until then they are the author's and the 负责人's to read."""
    office = Office()
    filed(office)
    with office.store.unit() as db:
        assert name_expiry.hide(db, office.group, office.stage.now - timedelta(days=1)) == 0
    assert "log_versions" in tables_with(office.store.db, "刘建国")


def test_tallies_hold_no_name_from_the_first() -> None:
    """They are what the whole group's reports are added up from."""
    office = Office()
    filed(office)
    assert "tallies" not in tables_with(office.store.db, "刘建国")
    assert "tallies" in tables_with(office.store.db, "刘＊＊慰问金")


def test_items_and_notes_grow_old_too() -> None:
    """What an item was read from is kept as long as a log's words."""
    office = Office()
    office.item("走访", "2026-11-27 10:00")
    with office.store.unit() as db:
        db.execute(
            "update events set said = ?, chat_id = ?, said_at = '2026-01-01T00:00:00Z'", [TEXT, PRIVATE]
        )
    hidden(office)
    assert tables_with(office.store.db, "刘建国") == set()
