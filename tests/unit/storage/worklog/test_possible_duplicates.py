"""Entries that may be one are found by day and category, with work that does not grow with the number of logs."""

from datetime import date, timedelta

import pytest

from storage.worklog import entries, facts, possible_duplicates
from tests.unit.handlers.office import Office, households

DAY = date(2026, 11, 20)


def test_only_like_entries_of_that_day_are_compared() -> None:
    """A shared figure or the very words; what was taken back, another day, another category are none."""
    office = Office()
    same = office.log(households(12, 6000, DAY))
    office.log(households(12, 6000, DAY - timedelta(days=1)))
    office.log(households(12, 6000, DAY, "女职工"))
    office.undo(office.log(households(12, 6000, DAY)))
    new = office.log(households(12, 6000, DAY))
    assert [each.id for each in possible_duplicates.similar_logs(office.store.db, office.group, new)] == [
        same.id
    ]


def test_a_pair_is_asked_about_until_it_is_answered() -> None:
    """The later one is named; one that was taken back leaves nothing to ask."""
    office = Office()
    one, two = office.log(households(12, 6000, DAY)), office.log(households(12, 6000, DAY))
    db, group, month = office.store.db, office.group, (date(2026, 11, 1), date(2026, 12, 1))
    with office.store.unit():
        possible_duplicates.ask(db, group, one, two)
    assert possible_duplicates.unanswered(db, group, *month) == [two.number]
    office.undo(one)
    assert possible_duplicates.unanswered(db, group, *month) == []


def steps(office: Office) -> int:
    """Thousands of SQLite's own steps for filing an entry and looking for what is like it."""
    counted = [0]

    def count() -> int:
        counted[0] += 1
        return 0

    db, group = office.store.db, office.group
    office.store.db.conn.set_progress_handler(count, 100)
    entry = office.log(households(12, 6000, DAY))
    possible_duplicates.similar_logs(db, group, entry)
    list(facts.paid_before(db, group, entry, entry.facts[0].category, entry.facts[0].day))
    entries.get(db, group, entry.id)
    office.store.db.conn.set_progress_handler(None, 0)
    return counted[0]


@pytest.mark.slow
@pytest.mark.parametrize("more", [1500])
def test_the_work_does_not_grow_with_the_number_of_logs(more: int) -> None:
    """Every question finds its rows by an index."""
    office = Office()
    for back in range(300):
        office.log(households(3 + back % 7, 1000, DAY - timedelta(days=1 + back)))
    before = steps(office)
    for back in range(more):
        office.log(households(3 + back % 7, 1000, DAY - timedelta(days=301 + back)))
    assert steps(office) < 1.5 * before
