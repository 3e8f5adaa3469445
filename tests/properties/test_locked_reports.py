"""A locked report stands as it was, whatever is done afterwards to what it was made from."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from handlers.reports.report_snapshot import Reports
from handlers.routing.report_sections import SECTIONS
from storage.core import groups
from storage.events import queries as events_queries
from storage.worklog import entries
from tests.properties.test_report_sums import TOLD, Told, office_with
from tests.unit.handlers.office import Office, at, households
from union.core import period as periods
from union.reports.ledger import Ledger
from union.reports.model import Digest
from union.reports.report_json import as_json
from union.reports.text.parts import as_text
from union.words import words

NOVEMBER = periods.month(2026, 11)
DAY = date(2026, 11, 12)


def report(office: Office) -> Digest:
    """November's, as any command shows it."""
    return Reports(office.store.db, office.stage.group(), office.stage.now, SECTIONS).report(NOVEMBER)


def ledger(office: Office) -> Ledger:
    """The rows of its .xlsx."""
    return (
        Reports(office.store.db, office.stage.group(), office.stage.now, SECTIONS).gathered(NOVEMBER).ledger()
    )


def rewrite(office: Office) -> None:
    """Every log says something else."""
    for entry in entries.happened(office.store.db, office.group, date(2026, 9, 1), date(2027, 2, 1)):
        office.revise(entry, households(999, 77, DAY, "其他"))


def take_back(office: Office) -> None:
    """Every log is taken back."""
    for entry in entries.happened(office.store.db, office.group, date(2026, 9, 1), date(2027, 2, 1)):
        office.undo(entry)


def add_more(office: Office) -> None:
    """补报, and a log of a month before, which moves 环比 and 累计."""
    office.log(households(5, 500, DAY), late_for="2026-11")
    office.log(households(5, 500, date(2026, 10, 9)), late_for="2026-10")


def change_calendar(office: Office) -> None:
    """Items are renamed, finished and added."""
    for event in events_queries.open_ones(office.store.db, office.group):
        with office.store.unit() as db:
            events_queries.change(db, office.group, replace(event, title="另一件事"))
        office.finish(event)
    office.item("补做的事", "2026-11-20")


def change_group(office: Office) -> None:
    """Another title and other settings."""
    with office.store.unit() as db:
        groups.rename(db, office.group, "改名后的工会", forum=False)
        groups.change_setting(db, office.group, "digest_time", time(16))
        groups.change_setting(db, office.group, "timezone", "Asia/Tokyo")
        groups.change_setting(db, office.group, "lock_workday", 9)


def change_people(office: Office) -> None:
    """Somebody is bound to report now."""
    office.officer("王芳", 611)


CHANGES: list[Callable[[Office], None]] = [
    rewrite,
    take_back,
    add_more,
    change_calendar,
    change_group,
    change_people,
]


@given(st.lists(TOLD, max_size=8), st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4))
def test_a_locked_report_stands(told: list[Told], changes: list[Callable[[Office], None]]) -> None:
    """To the unit, in every form of it."""
    office = office_with(told)
    office.item("读书分享会", "2026-11-20")
    office.round("2026-11-30 17:00")
    office.round("2026-12-03 17:00")
    locked, rows = report(office), ledger(office)
    for number, change in enumerate(changes):
        office.stage.now = at(f"2026-12-{number + 5:02d} 10:00")
        change(office)
    office.round("2026-12-20 10:00")
    again = report(office)
    assert again == locked
    assert ledger(office) == rows
    assert as_json(again) == as_json(locked)
    assert as_text(again, words()).text == as_text(locked, words()).text
