"""Rows of reports: what is posted, what is locked, what a report is made from, which files are wanted."""

from datetime import date

import pytest

from storage.core import groups, rows
from storage.events import queries as events_queries
from storage.reports import publication
from storage.reports.publication import Wanted
from tests.unit.handlers.office import Office, at, households
from union.events.model import Override, Status

DAY = date(2026, 11, 10)


def test_report_is_posted_once_and_brought_up_to_date() -> None:
    """A second post of the same month changes what it was made from, not when it was posted."""
    office = Office()
    with office.store.unit() as db:
        publication.post(db, office.group, "2026-11", None, "a", at("2026-11-30 17:00"))
        publication.post(db, office.group, "2026-11", None, "b", at("2026-12-01 17:00"))
    found = publication.of_period(office.store.db, office.group, "2026-11")
    assert found is not None
    assert (found.fingerprint, found.locked) == ("b", False)
    (kept,) = rows.all_rows(office.store.db, "select posted_at from digests")
    assert rows.to_moment(kept["posted_at"]) == at("2026-11-30 17:00")


def test_lock_needs_no_post() -> None:
    """A month may be locked that was never posted; posting afterwards does not open it."""
    office = Office()
    with office.store.unit() as db:
        publication.lock(db, office.group, "2026-11", at("2026-12-03 17:00"))
        publication.post(db, office.group, "2026-11", None, "a", at("2026-12-03 17:00"))
    assert publication.is_locked(office.store.db, office.group, "2026-11")
    assert publication.latest_locked(office.store.db, office.group) == "2026-11"


def test_reports_of_another_group_are_not_seen() -> None:
    """No question about reports reaches another group's."""
    office = Office()
    with office.store.unit() as db:
        other_id = groups.create(db, -999, "别的工会", at("2026-11-02 10:00"))
        publication.lock(db, office.group, "2026-11", at("2026-12-03 17:00"))
    office.log(households(1, 100, DAY))
    other = groups.get(office.store.db, other_id, office.stage.services.defaults)
    assert other is not None
    assert publication.of_period(office.store.db, other, "2026-11") is None
    assert publication.latest_locked(office.store.db, other) is None
    assert publication.first_record_time(office.store.db, other) is None
    before = publication.stamp(office.store.db, other)
    office.log(households(1, 100, DAY))
    assert publication.stamp(office.store.db, other) == before


def test_group_begins_with_its_first_row() -> None:
    """The first entry or item, whichever was kept first."""
    office = Office()
    assert publication.first_record_time(office.store.db, office.group) is None
    office.item("读书分享会", "2026-12-20")
    office.stage.now = at("2026-11-05 10:00")
    office.log(households(1, 100, DAY))
    assert publication.first_record_time(office.store.db, office.group) == at("2026-11-02 10:00")


CHANGES = ["log", "revise", "undo", "item", "finish", "move", "override", "roster"]


@pytest.mark.parametrize("change", CHANGES)
def test_stamp_changes_with_what_a_report_is_made_from(change: str) -> None:
    """Whatever a report tells of changes the stamp; nothing else does."""
    office = Office()
    entry, event = office.log(households(1, 100, DAY)), office.item("读书分享会", "2026-11-20")
    before = publication.stamp(office.store.db, office.group)
    assert publication.stamp(office.store.db, office.group) == before
    with office.store.unit() as db:
        if change == "move":
            db.execute("update events set start = '2026-11-21' where id = ?", [event.id])
        if change == "override":
            moved = Override(event.start, status=Status.DONE)
            events_queries.override(db, office.group, event, moved, office.stage.now, None)
    if change == "log":
        office.log(households(1, 100, DAY))
    if change == "revise":
        office.revise(entry, households(2, 100, DAY))
    if change == "undo":
        office.undo(entry)
    if change == "item":
        office.item("座谈会", "2026-11-21")
    if change == "finish":
        office.finish(event)
    if change == "roster":
        office.officer("李建国", 501)
    assert publication.stamp(office.store.db, office.group) != before


def test_one_wish_for_a_file() -> None:
    """Pressing twice wants one file; the month's own takes the place of one by button, never the other way."""
    office = Office()
    group, now = office.group, office.stage.now
    by_button = Wanted(group.id, group.chat_id, None, "2026-11")
    with office.store.unit() as db:
        publication.want_document(db, group, by_button, now)
        publication.want_document(db, group, by_button, now)
    assert [each.scheduled for each in office.wanted()] == [False]
    with office.store.unit() as db:
        scheduled = Wanted(group.id, group.chat_id, None, "2026-11", scheduled=True)
        publication.want_document(db, group, scheduled, now)
        publication.want_document(db, group, by_button, now)
    assert [each.scheduled for each in office.wanted()] == [True]
