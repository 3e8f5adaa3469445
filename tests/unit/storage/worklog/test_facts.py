"""Facts and their figures come back from the file exactly as they went in."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from storage.core import groups
from storage.engine.database import Database
from storage.worklog import entries
from storage.worklog.facts import LARGEST, read_facts
from union.core.groups import Group, Settings
from union.reading.message import Measure, Money
from union.worklog.entries import Fact, LogEntry

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
DAY = date(2026, 11, 18)


@pytest.fixture
def group(db: Database) -> Group:
    found = groups.get(db, groups.create(db, -4001, "工会", NOW), Settings())
    assert found is not None
    return found


def kept(db: Database, group: Group, *facts: Fact) -> tuple[Fact, ...]:
    """The facts of an entry, read again."""
    entry = entries.add(db, group, LogEntry(0, 0, "李", None, "…", NOW, facts, -4001, 3), NOW)
    found = entries.get(db, group, entry.id)
    assert found == entry, "what was just filed is echoed without being read again"
    return found.facts


FULL = Fact(
    "帮扶慰问",
    "走访慰问",
    DAY,
    (
        Measure("12户", Decimal(12), "户", what="困难职工"),
        Measure("600余人次", Decimal(600), "人次", approx=True),
        Measure("1.5至2小时", Decimal("1.5"), "小时", Decimal(2)),
        Measure("0.125%", Decimal("0.125"), "%"),
    ),
    (
        Money("6000元", 600_000, what="慰问金"),
        Money("每户500元", 50_000, per="户"),
        Money(None, 600_000),
        Money("HK$1.5-2万", 1_500_000, "HKD", 2_000_000, approx=True),
    ),
)


def test_every_part_comes_back(db: Database, group: Group) -> None:
    """Order, ranges, approximations, what a price is for, a figure that nobody wrote."""
    second = Fact("文体活动", "趣味运动会", date(2026, 11, 19))
    assert kept(db, group, FULL, second) == (FULL, second)
    assert kept(db, group) == ()


HUGE = 10**30


def test_a_figure_beyond_measure_is_kept_as_the_largest(db: Database, group: Group) -> None:
    """Whatever an officer types, the message is filed."""
    fact = Fact(
        "其他", "…", DAY,
        (Measure("…", Decimal(HUGE), "户", Decimal(HUGE)), Measure("…", Decimal(-HUGE), "户")),
        (Money("…", HUGE, minor_max=HUGE), Money("…", -HUGE)),
    )  # fmt: skip
    [found] = kept(db, group, fact)
    largest = Decimal(LARGEST) / 1000
    assert [(each.value, each.value_max) for each in found.measures] == [(largest, largest), (-largest, None)]
    assert [(each.minor, each.minor_max) for each in found.money] == [(LARGEST, LARGEST), (-LARGEST, None)]


def test_thousandths_are_kept_and_finer_parts_rounded(db: Database, group: Group) -> None:
    """Three places behind the point are more than any report has."""
    fact = Fact("其他", "…", DAY, (Measure("…", Decimal("3.14159"), "公里"),))
    assert kept(db, group, fact)[0].measures[0].value == Decimal("3.142")


def test_only_the_current_version_counts(db: Database, group: Group) -> None:
    """Facts of earlier versions stay in the file and out of the entry."""
    entry = entries.add(db, group, LogEntry(0, 0, "李", None, "…", NOW, (FULL,), -4001, 3), NOW)
    changed = Fact("民主管理", "职代会", DAY)
    entries.revise(db, group, replace(entry, facts=(changed,)), NOW, "edited", None)
    assert read_facts(db, group, [entry.id]) == {entry.id: (changed,)}
    assert db.table("facts").count == 2


def test_no_group_reads_anothers_facts(db: Database, group: Group) -> None:
    """Though it knows the number of the entry."""
    entry = entries.add(db, group, LogEntry(0, 0, "李", None, "…", NOW, (FULL,), -4001, 3), NOW)
    other = groups.get(db, groups.create(db, -4002, "乙", NOW), Settings())
    assert other is not None
    assert read_facts(db, other, [entry.id]) == {}
