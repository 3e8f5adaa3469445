"""An open item that a log of its day tells by its title is said to look done, wherever a report names it."""

from datetime import date
from typing import Any

import pytest

from tests.unit.union.reports.digest_samples import at, entry, fact, november, occurrence
from union.core.kinds import Kind
from union.events.model import Occurrence
from union.reports.ledger import ledger
from union.reports.model import digest
from union.reports.report_json import as_json
from union.reports.sections import Imported
from union.reports.text.parts import as_text
from union.words import words
from union.worklog.entries import LogEntry
from union.worklog.event_links import presumed_done

MARK = "（#23 似已办，待确认）"
ITEM = occurrence(1, "职工消防演练", Kind.OTHER, at("2026-11-12"))


def log(title: str = "职工消防演练", day: int = 12, **more: Any) -> LogEntry:
    """One that nobody tied to an item."""
    return entry(23, fact("教育培训", title, date(2026, 11, day)), text=f"举行{title}，60人参加", **more)


@pytest.mark.parametrize("day", [11, 12, 13])
def test_the_day_and_those_beside_it(day: int) -> None:
    """A log of the day, of the one before and the one after."""
    assert presumed_done([ITEM], [log(day=day)]) == {(1, ITEM.start): 23}


@pytest.mark.parametrize(
    "entry_",
    [
        log(day=10),
        log(day=14),
        log("消防知识讲座"),
        log("职工消防演练筹备会"),
        log(undone=True),
        log(fulfils_none=True),
        log(event_id=7),
    ],
    ids=["before", "after", "other", "preparation", "undone", "none of them", "tied"],
)
def test_nothing_else_looks_done(entry_: LogEntry) -> None:
    """Other days, other work, and what was answered already."""
    assert presumed_done([ITEM], [entry_]) == {}


def test_of_two_items_alike_none_looks_done() -> None:
    """Where the log may be of either, the report says nothing."""
    twin = occurrence(2, "职工消防演练", Kind.OTHER, at("2026-11-12"))
    assert presumed_done([ITEM, twin], [log()]) == {}


def _report(item: Occurrence) -> tuple[str, str]:
    """Its text, and that of the year plan, with the item in both."""
    material = november(
        entries=(log(),), occurrences=(item,), overdue=(), imported=Imported({item.event.id: ""}, (item,))
    )
    report = digest(material)
    assert as_json(report)["told"] == [
        {"number": 1, "start": item.start.isoformat("T", "minutes"), "log": 23}
    ]
    assert [row.log for row in ledger(material).items] == [23]
    text = as_text(report, words()).text
    return text, next(line for line in text.splitlines() if line.startswith("年度计划"))


def test_the_report_says_so() -> None:
    """In the count, in the list, and where the year plan names it."""
    text, plan = _report(ITEM)
    assert "未完成1项（其中1项似已办，待确认）" in text
    assert f"职工消防演练{MARK}" in text
    assert plan.endswith(f"未办：#1 职工消防演练{MARK}")


def test_so_does_what_is_past_its_deadline() -> None:
    """「已过期限」 is never said of it without the word."""
    text, _plan = _report(occurrence(1, "职工消防演练", Kind.OTHER, at("2026-11-12"), deadline=True))
    assert "已过期限共1项（其中1项似已办，待确认）" in text
    [line] = [line for line in text.splitlines() if line.startswith("· #1")]
    assert line.endswith(MARK)
