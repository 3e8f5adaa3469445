"""Parts and wholes within one fact: what is added, and what is only listed."""

import hashlib
import inspect
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.union.reports.digest_samples import fact, measure, yuan
from union.data import FOLDER
from union.reading.message import Measure, Money
from union.reading.money import flows
from union.worklog import counted_figures
from union.worklog.counted_figures import count_figures, unit_of, value_of
from union.worklog.entries import LogEntry

DAY = date(2026, 11, 5)


def _sorted(*figures: Measure | Money) -> tuple[list[str], list[str]]:
    found = count_figures(fact("教育培训", "事", DAY, *figures))
    return _said([*found.measures, *found.money]), _said(found.listed)


def _said(figures: Iterable[Measure | Money]) -> list[str]:
    return [f"{each.what or ''}{each.text}" for each in figures]


@pytest.mark.parametrize(
    ("figures", "added", "listed"),
    [
        ([measure("120", "人", "参训"), measure("110", "人", "合格")], ["参训120人"], ["合格110人"]),
        ([measure("46", "人", "参赛"), measure("10", "名", "获奖")], ["参赛46人"], ["获奖10名"]),
        ([measure("12", "件", "提案"), measure("8", "件", "立案")], ["提案12件"], ["立案8件"]),
        ([measure("80", "人", "应到"), measure("76", "人", "实到")], ["实到76人"], ["应到80人"]),
        ([measure("50", "人", "报名"), measure("46", "人")], ["46人"], ["报名50人"]),
        ([yuan(12000, "年度预算"), yuan(500, "场地费")], ["场地费500元"], ["年度预算12000元"]),
        ([measure("17", "人", "会员"), measure("876", "人", "会员总数")], ["会员17人"], ["会员总数876人"]),
        ([measure("876", "人", "职工总人数")], [], ["职工总人数876人"]),
        (
            [measure("12", "户", "困难职工"), measure("3", "户", "其中特困")],
            ["困难职工12户"],
            ["其中特困3户"],
        ),
        (
            [measure("45", "人", "参加"), measure("30", "人"), measure("15", "人")],
            ["参加45人"],
            ["30人", "15人"],
        ),
        ([yuan(12600), yuan(6000, "慰问金"), yuan(6600, "慰问品")], ["慰问金6000元", "慰问品6600元"], []),
        (
            [yuan(6000, "其中慰问金"), yuan(6600, "其中慰问品"), yuan(12600)],
            ["慰问金6000元", "慰问品6600元"],
            [],
        ),
    ],
)
def test_a_part_is_listed_and_its_whole_added(
    figures: list[Measure | Money], added: list[str], listed: list[str]
) -> None:
    """What came of those counted, who had been expected, parts that make up the whole: counted once."""
    assert _sorted(*figures) == (added, listed)


@pytest.mark.parametrize(
    "figures",
    [
        [measure("110", "人", "合格")],  # nobody says of how many
        [measure("20", "人", "参训"), measure("30", "人", "优秀")],  # more than those before: others
        [measure("50", "人", "应到")],
        [measure("5", "户", "劳模"), measure("2", "户", "困难职工"), measure("3", "户", "退休职工")],
        [measure("5", "人", "劳模"), measure("6", "人", "困难职工"), measure("30", "人次", "合格")],
        [yuan(3000, "慰问金"), yuan(2000, "慰问品")],
        [yuan(5000), yuan(3000, "慰问金"), yuan(1000, "慰问品")],
    ],
)
def test_what_is_no_part_is_added(figures: list[Measure | Money]) -> None:
    """Alone, larger than what it should be part of, of another unit, or adding up by chance: all of it counts."""
    assert _sorted(*figures)[1] == []


FIGURES = st.lists(
    st.builds(
        measure,
        st.integers(1, 30).map(str),
        st.sampled_from(("人", "名", "户", "%")),
        st.sampled_from((None, "参训", "合格", "其中女职工", "应到", "困难职工")),
        approx=st.booleans(),
    ),
    max_size=6,
)


@given(FIGURES)
def test_no_figure_is_lost_or_told_twice(figures: list[Measure]) -> None:
    """Every figure is either added or listed, and no more is added than was written."""
    found = count_figures(fact("其他", "事", DAY, *figures))
    assert sorted(each.text or "" for each in (*found.measures, *found.listed)) == sorted(
        each.text for each in figures
    )
    for unit in {unit_of(each) for each in found.measures}:
        added = sum((value_of(each) for each in found.measures if unit_of(each) == unit), Decimal(0))
        assert added <= sum((value_of(each) for each in figures if unit_of(each) == unit), Decimal(0))


RULES_AS_WRITTEN = (26, "40843cd7e90d")


def test_other_rules_have_another_number() -> None:
    """Sums are kept as counted: who changes what counts raises `RULES`, or says here that nothing counts otherwise."""
    words = (FOLDER / "money_flows.toml").read_text(encoding="utf-8")
    lines = "".join([*(inspect.getsource(module) for module in (counted_figures, flows)), words]).splitlines()
    code = "\n".join(
        line
        for line in lines
        if line.strip()
        and not line.startswith(("#", "import ", "from "))
        and not line.lstrip().startswith("#")
    )
    assert (counted_figures.RULES, hashlib.sha256(code.encode()).hexdigest()[:12]) == RULES_AS_WRITTEN


@pytest.mark.parametrize(
    ("text", "was", "now", "what"),
    [
        ("调解工伤赔偿1件，追回35000元", 35000, 38000, "追回"),
        ("慰问困难职工，发放慰问金3000元", 3000, 3500, None),
    ],
)
def test_a_sum_put_right_goes_the_way_of_the_one_before(
    text: str, was: int, now: int, what: str | None
) -> None:
    """What was got back for a member is not spent, whatever its figure."""
    before = fact("维权保障", text.partition("，")[0], DAY, yuan(was))
    entry = LogEntry(1, 1, "李建国", 1, text, datetime(2026, 11, 18, tzinfo=UTC), (before,))
    (found,) = counted_figures.with_their_way(entry, (fact("维权保障", before.title, DAY, yuan(now)),))
    assert [each.what for each in found.money] == [what]
