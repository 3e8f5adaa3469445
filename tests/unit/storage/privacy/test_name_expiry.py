"""Names of helped people grow old: after 13 months nothing in the database tells them, the figures stay."""

from datetime import date, timedelta
from decimal import Decimal

from storage.core import people, rows
from storage.engine.database import Database
from storage.privacy import name_expiry
from storage.worklog import entries
from storage.yearplan import plans
from tests.unit.handlers.office import Office
from union.core.groups import Group, Role
from union.reading.message import Measure, Money
from union.worklog.entries import Fact, LogEntry

NOTE = "刘建国身份证****663X"
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


def noted(
    office: Office, text: str, at: str = "2026-01-01T00:00:00Z", chat_id: int = PRIVATE, message_id: int = 8
) -> None:
    """A note to the item."""
    (event,) = list(office.store.db.query("select id from events limit 1"))
    row = {
        "event_id": event["id"],
        "group_id": office.group.id,
        "text": text,
        "file_name": f"{text}.jpg",
        "chat_id": chat_id,
    }
    with office.store.unit() as db:
        rows.add(db, "notes", {**row, "message_id": message_id, "at": at})


def notes_of(office: Office) -> list[str]:
    """Each note's words and its file's name."""
    return [
        each
        for row in office.store.db.query("select text, file_name from notes order by id")
        for each in (row["text"], row["file_name"])
    ]


def test_a_name_by_a_figure_grows_old_without_a_word_that_tells_of_help() -> None:
    """Nobody else would be noted so; who is on the roster is."""
    office = Office()
    office.item("走访", "2026-11-27 10:00")
    with office.store.unit() as db:
        li = people.upsert_person(db, 502, "李建国", None, None, office.stage.now, in_private=True)
        people.enrol(db, office.group, li, Role.MEMBER, office.stage.now)
    noted(office, NOTE)
    noted(office, "李建国电话****5432", message_id=9)
    noted(office, NOTE, chat_id=-5, message_id=10)
    hidden(office)
    assert notes_of(office)[::2] == ["刘＊＊身份证****663X", "李建国电话****5432", NOTE]
    assert notes_of(office)[1] == "刘＊＊身份证****663X.jpg"


def test_who_is_told_of_no_more_goes_from_younger_words_too() -> None:
    """The log says who is helped; a note of next year has only the name."""
    office = Office()
    office.item("走访", "2026-11-27 10:00")
    filed(office)
    noted(office, "带刘建国的材料，李建国同去", at="2028-01-01T00:00:00Z")
    hidden(office)
    assert notes_of(office)[0] == "带刘＊＊的材料，李建国同去"


def test_who_is_told_of_again_stays_as_long_as_that_is_kept() -> None:
    """A second log, a year later."""
    office = Office()
    office.item("走访", "2026-11-27 10:00")
    filed(office)
    office.stage.now += timedelta(days=365)
    filed(office)
    noted(office, "带刘建国的材料", at="2028-01-01T00:00:00Z")
    with office.store.unit() as db:
        name_expiry.hide(db, office.group, office.stage.now - timedelta(days=1))
    assert notes_of(office)[0] == "带刘建国的材料"
    hidden(office)
    assert notes_of(office)[0] == "带刘＊＊的材料"


def test_a_plan_sent_in_private_grows_old() -> None:
    """Its title and its file's name; what was read from it with the names of the words beside."""
    office = Office()
    with office.store.unit() as db:
        source = plans.Source("f", "看望困难职工刘建国.docx")
        told = ("走访刘建国家", plans.Stage.CLOSED)
        for chat_id in (PRIVATE, -5):
            plans.begin(db, office.group, (chat_id, None), source, told[1], office.stage.now, title=told[0])
    hidden(office)
    found = [
        (row["title"], row["file_name"]) for row in office.store.db.query("select * from plans order by id")
    ]
    assert found[0] == ("走访刘＊＊家", "看望困难职工刘＊＊.docx")
    assert found[1] == ("走访刘建国家", "看望困难职工刘建国.docx")


def test_whose_telling_is_taken_out_goes_from_their_notes() -> None:
    """Also where only the name stands."""
    office = Office()
    office.item("走访", "2026-11-27 10:00")
    with office.store.unit() as db:
        person = people.upsert_person(db, 501, "周敏", None, None, office.stage.now, in_private=True)
        db.execute("update events set said = ?, chat_id = ?, author_id = ?", [TEXT, PRIVATE, person.id])
    noted(office, "带刘建国的材料")
    with office.store.unit() as db:
        name_expiry.hide_told_by(db, office.group, person.id)
    assert tables_with(office.store.db, "刘建国") == set()
