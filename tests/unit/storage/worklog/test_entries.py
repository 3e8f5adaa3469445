"""Entries are numbered, changed, taken back and found again: by number, message, author, and for a report."""

from dataclasses import replace
from datetime import date

from storage.core import groups
from storage.events import queries as events_queries
from storage.reports import publication
from storage.worklog import entries, facts
from tests.unit.handlers.office import Office, at, households
from union.core.groups import Group

NOV_10, DEC_8 = date(2026, 11, 10), date(2026, 12, 8)


def test_entry_over_two_months_counts_in_each_with_its_own_facts() -> None:
    """Each month sees only the facts of its days."""
    office = Office()
    office.log(households(1, 100, NOV_10), households(2, 200, DEC_8))
    for first, end, count in (
        (date(2026, 11, 1), date(2026, 12, 1), 1),
        (date(2026, 12, 1), date(2027, 1, 1), 2),
    ):
        [entry] = entries.happened(office.store.db, office.group, first, end)
        assert [int(fact.measures[0].value) for fact in entry.facts] == [count]


def test_late_entry_counts_from_when_it_was_filed() -> None:
    """补报 belongs to the report that is open when it is filed, whenever the message was written."""
    office = Office()
    with office.store.unit() as db:
        publication.lock(db, office.group, "2026-11", at("2026-12-03 17:00"))
    office.stage.now = at("2026-12-08 10:00")
    office.log(households(1, 100, NOV_10), late_for="2026-11")
    first, end = at("2026-12-03 17:00"), at("2027-01-06 17:00")
    assert len(entries.late_filed(office.store.db, office.group, first, end)) == 1
    assert entries.late_filed(office.store.db, office.group, end, at("2027-02-03 17:00")) == []


def test_entry_moved_into_a_locked_month_counts_from_the_lock() -> None:
    """Filed before the lock, moved to the locked month after: told in the report that follows the lock."""
    office = Office()
    office.log(households(1, 100, NOV_10), late_for="2026-11")
    with office.store.unit() as db:
        publication.lock(db, office.group, "2026-11", at("2026-12-03 17:00"))
    first, end = at("2026-12-03 17:00"), at("2027-01-06 17:00")
    assert len(entries.late_filed(office.store.db, office.group, first, end)) == 1


def test_first_day_is_of_standing_entries() -> None:
    """An entry taken back tells nothing of since when the group reports."""
    office = Office()
    assert facts.first_day(office.store.db, office.group) is None
    office.undo(office.log(households(1, 100, date(2026, 9, 1))))
    office.log(households(1, 100, DEC_8))
    office.log(households(1, 100, NOV_10))
    assert facts.first_day(office.store.db, office.group) == NOV_10


def other_group(office: Office) -> Group:
    """A second group in the same database."""
    with office.store.unit() as db:
        groups.create(db, -4002, "东方纺织工会", office.stage.now)
    return office.stage.group(-4002)


def test_entries_and_items_share_a_groups_numbers() -> None:
    """#12 is one thing; another group counts by itself."""
    office = Office()
    first = office.log(households(1, 100, NOV_10))
    item = office.item("例会", "2026-11-25")
    third = office.log(households(2, 200, NOV_10))
    assert (first.number, item.number, third.number) == (1, 2, 3)
    other = other_group(office)
    with office.store.unit() as db:
        assert entries.add(db, other, first, office.stage.now).number == 1


def test_an_entry_is_found_by_id_number_and_message() -> None:
    """As it was filed, and by its own group only."""
    office = Office()
    entry = office.log(households(1, 100, NOV_10), text="走访1户，100元")
    db, group, other = office.store.db, office.group, other_group(office)
    found = [
        entries.get(db, group, entry.id),
        entries.numbered(db, group, entry.number),
        entries.of_message(db, group, entry.chat_id, entry.message_id),
        *entries.by_numbers(db, group, [entry.number, 99]),
        *entries.in_chat(db, group, entry.chat_id, 1, 9),
    ]
    assert found == [entry] * 5
    assert entries.get(db, other, entry.id) is None
    assert entries.numbered(db, other, entry.number) is None
    assert entries.of_message(db, other, entry.chat_id, entry.message_id) is None
    assert entries.of_message(db, group, entry.chat_id, 999) is None
    assert entries.in_chat(db, group, entry.chat_id, 2, 9) == []
    assert entries.happened(db, other, NOV_10, DEC_8) == []


def test_a_private_messages_group_is_found_again() -> None:
    """Whether it made an entry or an item: an edit of it goes to the right group."""
    office = Office()
    entry = office.log(households(1, 100, NOV_10))
    item = office.item("例会", "2026-11-25")
    with office.store.unit() as db:
        events_queries.add(db, office.group, item, office.stage.now, message=(101, 8))
    db = office.store.db
    assert entries.group_of_message(db, entry.chat_id, entry.message_id) == office.group.id
    assert entries.group_of_message(db, 101, 8) == office.group.id
    assert entries.group_of_message(db, 101, 9) is None


def test_a_change_is_a_version_more() -> None:
    """The newest words count, the earlier ones stay readable."""
    office = Office()
    entry = office.log(households(1, 100, NOV_10), text="走访1户")
    changed = replace(entry, text="走访2户", facts=(households(2, 200, NOV_10),), late_for="2026-10")
    with office.store.unit() as db:
        entries.revise(db, office.group, changed, office.stage.now, "edited", None)
    found = entries.get(office.store.db, office.group, entry.id)
    assert found == replace(changed, version=2)
    versions = entries.versions(office.store.db, office.group, entry)
    assert [each[:3] for each in versions] == [(1, "走访1户", "filed"), (2, "走访2户", "edited")]


def test_what_is_taken_back_counts_nowhere_and_comes_back_whole() -> None:
    """撤销 and 恢复."""
    office = Office()
    li = office.officer("李建国", 101)
    earlier, entry = (office.log(households(n, 100, NOV_10), by=li) for n in (1, 2))
    span = (date(2026, 11, 1), date(2026, 12, 1))
    db, group = office.store.db, office.group
    assert entries.latest_of(db, group, li) == entry
    assert entries.authors(db, group, *span) == {li.id}
    office.undo(entry)
    assert entries.latest_of(db, group, li) == earlier
    assert [each.id for each in entries.happened(db, group, *span)] == [earlier.id]
    assert entries.numbered(db, group, entry.number) == replace(entry, undone=True)
    office.undo(earlier)
    assert entries.authors(db, group, *span) == set()
    with office.store.unit() as unit:
        entries.set_undone(unit, group, entry, False, office.stage.now, li)
    assert entries.numbered(db, group, entry.number) == entry


def test_an_entry_is_tied_to_the_item_it_fulfils() -> None:
    """And can be untied."""
    office = Office()
    entry, item = office.log(households(1, 100, NOV_10)), office.item("走访", "2026-11-25")
    for event_id in (item.id, None):
        with office.store.unit() as db:
            entries.tie(db, office.group, entry, event_id)
        found = entries.get(office.store.db, office.group, entry.id)
        assert found is not None
        assert found.event_id == event_id
