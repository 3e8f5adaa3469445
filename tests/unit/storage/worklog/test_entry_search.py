"""Entries are found from the newest day on: each version of a text knows the newest day that it tells of."""

from datetime import date
from pathlib import Path

from storage.engine.database import Database, open_store
from storage.privacy import erasure
from storage.worklog import entry_search
from tests.unit.handlers.office import Office, households
from tests.unit.storage.engine.test_upgrade import STAMP, placed

FIRST, END = date(1990, 1, 1), date(2200, 1, 1)
# What a search would say of each version that stands, had its text no day of its own.
WRONG = """select count(*) as wrong from logs join log_versions v on v.log_id = logs.id and v.version = logs.version
           where v.day != coalesce((select max(day) from facts f where f.log_id = v.log_id and f.version = v.version),
             substr(said_at, 1, 10))"""


def found(office: Office, word: str, most: int = 10) -> list[tuple[int, date]]:
    """Number and day of the logs that hold it."""
    hits = entry_search.holding(office.store.db, office.group, [word], FIRST, END, most)
    return [(hit.number, hit.day) for hit in hits]


def wrong(db: Database) -> int:
    """How many standing texts have another day than their facts."""
    return int(next(iter(db.query(WRONG)))["wrong"])


def test_the_newest_days_come_first_whenever_they_were_told() -> None:
    """Of several days the newest counts; of one day the last number comes first; no more than are asked for."""
    office = Office()
    days = [date(2026, 11, 20), date(2026, 12, 8), date(2026, 3, 1), date(2026, 12, 8)]
    for count, day in enumerate(days, 1):
        office.log(households(count, 100, date(2026, 2, 1)), households(count, 100, day), text="走访慰问")
    assert found(office, "走访") == [(4, days[3]), (2, days[1]), (1, days[0]), (3, days[2])]
    assert found(office, "走访", 2) == [(4, days[3]), (2, days[1])]
    assert found(office, "体检") == []


def test_a_changed_entry_is_found_by_its_new_words_on_its_new_day() -> None:
    """And one that tells no fact any more, on the day it was said."""
    office = Office()
    entry = office.log(households(1, 100, date(2026, 12, 8)), text="走访慰问")
    office.revise(entry, households(1, 100, date(2026, 9, 1)))
    assert found(office, "走访") == [(entry.number, date(2026, 9, 1))]
    bare = office.log(households(1, 100, date(2026, 9, 1)), text="座谈")
    office.revise(bare)
    assert found(office, "座谈") == [(bare.number, office.stage.now.date())]
    assert wrong(office.store.db) == 0


def test_nothing_is_found_of_what_was_erased() -> None:
    """The day goes with the words."""
    office = Office()
    li = office.officer("李建国", 101)
    entry = office.log(households(1, 100, date(2026, 9, 1)), by=li, text="走访慰问")
    office.undo(entry)
    assert found(office, "走访") == [(entry.number, date(2026, 9, 1))]
    with office.store.unit() as db:
        erasure.erase_in_group(db, office.group, li)
    assert found(office, "走访") == [] and wrong(office.store.db) == 0


def test_texts_of_an_older_file_have_their_days(tmp_path: Path) -> None:
    """They get them in the upgrade."""
    store = open_store(placed(tmp_path, "0002"), STAMP)
    assert next(iter(store.db.query("select count(*) as texts from log_versions where day != ''")))["texts"]
    assert wrong(store.db) == 0
    store.close()


def test_pages_hold_what_is_of_these_days_now_the_newest_first() -> None:
    """A day that only an earlier version told of is no day of the entry; what is taken back is on no page."""
    office = Office()
    september, october = date(2026, 9, 1), date(2026, 10, 8)
    kept = [office.log(households(1, 100, day)) for day in (october, september, october)]
    moved = office.log(households(1, 100, october))
    office.revise(moved, households(1, 100, september))
    office.undo(office.log(households(1, 100, october)))
    of_october = entry_search.EntryFilter(date(2026, 10, 1), date(2026, 11, 1))
    everything = entry_search.EntryFilter(FIRST, END)
    assert entry_search.count(office.store.db, office.group, of_october) == 2
    assert entry_search.count(office.store.db, office.group, everything) == 4
    pages = [entry_search.page(office.store.db, office.group, everything, 3, skip) for skip in (0, 3)]
    assert [[one.number for one in page] for page in pages] == [[3, 1, moved.number], [kept[1].number]]
    october_page = entry_search.page(office.store.db, office.group, of_october, 3, 0)
    assert [one.number for one in october_page] == [3, 1]


def test_texts_are_met_in_the_order_of_their_days() -> None:
    """SQLite sorts no more than one day at a time: the newest of a long log are found at once."""
    office = Office()
    plans: list[str] = []
    for asked in (
        lambda: entry_search.holding(office.store.db, office.group, ["走访"], FIRST, END, 3),
        lambda: entry_search.page(office.store.db, office.group, entry_search.EntryFilter(FIRST, END), 3, 0),
    ):
        said: list[str] = []
        office.store.db.conn.set_trace_callback(said.append)
        asked()
        office.store.db.conn.set_trace_callback(None)
        (sql,) = [each for each in said if "v.day desc" in each]
        plans += [row[3] for row in office.store.db.conn.execute(f"explain query plan {sql}")]
    assert len([each for each in plans if "USING INDEX log_versions_day" in each]) == 2
