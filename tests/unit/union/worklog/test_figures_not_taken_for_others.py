"""What puts no figure of a log right, though it stands beside one: a split, sums in passing, what is not there."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from union.reading.acts.changes.corrections import read_correction
from union.reading.message import Measure, Money
from union.worklog.entries import Fact, LogEntry
from union.worklog.revisions import revision, without_denied
from union.worklog.spoken_corrections import corrected_facts


def entry(text: str, *measures: Measure, money: tuple[int, ...] = ()) -> LogEntry:
    """A log of one fact."""
    sums = tuple(Money(f"{each}元", each * 100, "CNY") for each in money)
    fact = Fact("文体活动", text, date(2026, 12, 1), measures, sums)
    return LogEntry(1, 1, "王芳", 1, text, datetime(2026, 12, 1, tzinfo=UTC), (fact,))


TEAMS, PEOPLE = Measure("6队", Decimal(6), "队"), Measure("48人", Decimal(48), "人")
GAME = entry("跳绳比赛6队48人，奖品720元", TEAMS, PEOPLE, money=(720,))


def test_the_very_unit_first() -> None:
    """「其实是45人」 is of the people, not of the teams."""
    said = read_correction("跳绳其实是45人")
    facts = corrected_facts(GAME, said) if said else None
    assert facts is not None
    assert [each.value for each in facts[0].measures] == [6, 45]


@pytest.mark.parametrize(
    "text", ["收回了500，还差220", "追返咗600,仲爭120", "跟超市那720一起是1500了", "把90去掉"]
)
def test_nothing_is_put_right(text: str) -> None:
    """What became of a sum, what it comes to with another, a figure that is not there."""
    said = read_correction(text)
    assert (corrected_facts(GAME, said) if said else None) is None
    assert revision(GAME, text) is None


def test_a_paid_sum_counts_no_things() -> None:
    """「两台实付2650」."""
    bought = entry("装暖风机2台", Measure("2台", Decimal(2), "台"))
    said = read_correction("两台实付2650")
    assert said is None or corrected_facts(bought, said) is None


def test_a_denied_figure_goes() -> None:
    """Where all others said stand there."""
    facts = without_denied(GAME, "不是6队，只有48人")
    assert facts is not None
    assert [each.value for each in facts[0].measures] == [48]
    assert without_denied(GAME, "不是48人，是45人") is None
