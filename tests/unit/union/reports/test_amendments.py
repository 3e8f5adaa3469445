"""What a 更正稿 says it changes: two reports in, lines out."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.union.reports.digest_samples import entry, fact, measure, november, yuan
from union.reports.amendments import changed
from union.reports.model import Digest, digest
from union.words import words
from union.worklog.entries import Fact, LogEntry

DAY = date(2026, 11, 3)


def visit(households: int, money: int, day: date = DAY, title: str = "走访") -> Fact:
    """「走访12户，慰问金6000元」."""
    return fact("帮扶慰问", title, day, measure(str(households), "户"), yuan(money, "慰问金"))


def report(*entries: LogEntry) -> Digest:
    """November with these logs."""
    return digest(november(entries=entries))


OTHER = entry(2, fact("文体活动", "登山", DAY, measure("30", "人")))
CASES = [
    (entry(1, visit(11, 5500)), ("帮扶慰问：12户→11户，6000元→5500元",)),
    (entry(1, visit(12, 6000)), ()),
    (replace(entry(1, visit(12, 6000)), undone=True), ("帮扶慰问：1项→0项，12户→0户，6000元→0元",)),
    (entry(1, visit(12, 6000, date(2026, 11, 5))), ("#1 日期：11月3日 周二→11月5日 周四",)),
    (entry(1, visit(12, 6000, title="看望")), ("#1 走访→看望职工",)),
    (
        entry(1, fact("文体活动", "走访", DAY, measure("12", "户"), yuan(6000, "慰问金"))),
        ("帮扶慰问：1项→0项，12户→0户，6000元→0元", "文体活动：1项→2项，0户→12户，0元→6000元"),
    ),
    (
        entry(1, fact("帮扶慰问", "走访", DAY, measure("12", "户"), yuan(6000, "慰问品"))),
        ("帮扶慰问：慰问金6000元→0元，慰问品0元→6000元",),
    ),
    (
        entry(1, fact("帮扶慰问", "走访", DAY, measure("12", "户", approx=True), yuan(6000, "慰问金"))),
        ("帮扶慰问：12户→约12户",),
    ),
    (
        entry(1, visit(12, 6000), fact("帮扶慰问", "回访", DAY, measure("98", "%", "满意率"))),
        ("帮扶慰问：1项→2项，增加满意率98%",),
    ),
]


@pytest.mark.parametrize(("now", "lines"), CASES)
def test_every_figure_that_moved_is_named(now: LogEntry, lines: tuple[str, ...]) -> None:
    """By category, before and after; what stays the same is not."""
    assert changed(report(entry(1, visit(12, 6000)), OTHER), report(now, OTHER), words()) == lines


def test_a_late_log_is_named_as_such() -> None:
    """补报 stand apart in the report, so they do here."""
    october = entry(9, fact("其他", "迟报", date(2026, 10, 5), measure("3", "人")), late_for="2026-10")
    less = entry(9, fact("其他", "迟报", date(2026, 10, 5), measure("2", "人")), late_for="2026-10")
    before, after = (digest(november(late=(each,))) for each in (october, less))
    assert changed(before, after, words()) == ("补报 其他：3人→2人",)


def test_another_result_of_a_competition_is_named() -> None:
    """The ranking is in no sum."""
    told = [
        entry(55, fact("劳动竞赛", "技能比武", DAY), text=f"技能比武，{name}获得第一名")
        for name in ("王师傅", "李师傅")
    ]
    lines = changed(report(told[0]), report(told[1]), words())
    assert lines == ("#55 技能比武：王师傅获得第一名→李师傅获得第一名",)
