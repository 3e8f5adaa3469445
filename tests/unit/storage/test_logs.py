"""Entries found again for a report: what happened when, what came too late, since when anything is known."""

from datetime import date

from storage import digests, logs
from tests.unit.handlers.office import Office, at, households

NOV_10, DEC_8 = date(2026, 11, 10), date(2026, 12, 8)


def test_entry_over_two_months_counts_in_each_with_its_own_facts() -> None:
    """Each month sees only the facts of its days."""
    office = Office()
    office.log(households(1, 100, NOV_10), households(2, 200, DEC_8))
    for first, end, count in (
        (date(2026, 11, 1), date(2026, 12, 1), 1),
        (date(2026, 12, 1), date(2027, 1, 1), 2),
    ):
        [entry] = logs.happened(office.store.db, office.group, first, end)
        assert [int(fact.measures[0].value) for fact in entry.facts] == [count]


def test_late_entry_counts_from_when_it_was_filed() -> None:
    """补报 belongs to the report that is open when it is filed, whenever the message was written."""
    office = Office()
    with office.store.unit() as db:
        digests.lock(db, office.group, "2026-11", at("2026-12-03 17:00"))
    office.stage.now = at("2026-12-08 10:00")
    office.log(households(1, 100, NOV_10), late_for="2026-11")
    first, end = at("2026-12-03 17:00"), at("2027-01-06 17:00")
    assert len(logs.late_filed(office.store.db, office.group, first, end)) == 1
    assert logs.late_filed(office.store.db, office.group, end, at("2027-02-03 17:00")) == []


def test_entry_moved_into_a_locked_month_counts_from_the_lock() -> None:
    """Filed before the lock, moved to the locked month after: told in the report that follows the lock."""
    office = Office()
    office.log(households(1, 100, NOV_10), late_for="2026-11")
    with office.store.unit() as db:
        digests.lock(db, office.group, "2026-11", at("2026-12-03 17:00"))
    first, end = at("2026-12-03 17:00"), at("2027-01-06 17:00")
    assert len(logs.late_filed(office.store.db, office.group, first, end)) == 1


def test_first_day_is_of_standing_entries() -> None:
    """An entry taken back tells nothing of since when the group reports."""
    office = Office()
    assert logs.first_day(office.store.db, office.group) is None
    office.undo(office.log(households(1, 100, date(2026, 9, 1))))
    office.log(households(1, 100, DEC_8))
    office.log(households(1, 100, NOV_10))
    assert logs.first_day(office.store.db, office.group) == NOV_10
