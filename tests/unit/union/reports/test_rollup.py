"""三级汇总: the table of the branches adds up, and names who has not handed anything up."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.union.reports.digest_samples import entry, fact, measure, november, yuan
from union.core.report_section import AddedFigure
from union.reports.model import digest
from union.reports.rollup import ALL, BranchFigures, figures_of, section, summed
from union.words import words

DAY = date(2026, 11, 5)
SUMS = st.lists(
    st.tuples(st.sampled_from([("工作", "项"), ("慰问走访", "户"), ("支出", "元")]), st.integers(0, 10**7)),
    unique_by=lambda each: each[0],
)


@given(st.lists(SUMS, min_size=2, max_size=6))
def test_the_last_row_is_the_sum_of_the_others(branches: list[list[tuple[tuple[str, str], int]]]) -> None:
    """Each figure with its like, none with another."""
    came = [
        BranchFigures(
            f"单位{place}",
            tuple(AddedFigure(what, Decimal(value), unit) for (what, unit), value in each),
        )
        for place, each in enumerate(branches)
    ]
    found = section(came, [], words())
    assert found is not None
    told = [each.branch for each in came if each.sums]
    assert [row[0] for row in found.rows(words())[1:]] == [*told, *([ALL] if told else [])]
    for one in summed(came):
        figures = [each for each in found.figures if (each.what, each.unit) == (one.what, one.unit)]
        parts = [each.value for each in figures if each.of != ALL]
        assert [each.value for each in figures if each.of == ALL] == [sum(parts)] == [one.value]


def test_who_has_not_handed_up_is_named() -> None:
    """And whose figures are not final."""
    came = [BranchFigures("三车间", (AddedFigure("工作", Decimal(2), "项"),), is_final=False)]
    found = section(came, ["五车间"], words())
    assert found is not None
    assert found.told == "1个单位，工作2项；未定稿：三车间；未报：五车间"
    assert found.rows(words()) == [["单位", "工作"], ["三车间", "2项"]]


def test_a_group_without_branches_has_no_such_section() -> None:
    """Nothing is said of it."""
    assert section([], [], words()) is None


def test_people_are_told_as_helped_and_as_attendances() -> None:
    """Who came to several deeds came each time; who was helped came to none."""
    facts = (
        fact("教育培训", "培训", DAY, measure("35", "人", "参加"), yuan(800)),
        fact("文体活动", "篮球赛", DAY, measure("60", "人", "参赛")),
        fact("帮扶慰问", "看望", DAY, measure("3", "人", "住院职工"), yuan(900, "慰问金")),
    )
    entries = tuple(entry(number, one) for number, one in enumerate(facts, 1))
    sums = figures_of(digest(november(entries=entries)), "三车间", is_final=True).sums
    told = {each.what: f"{each.value:f}{each.unit}" for each in sums}
    assert told == {"工作": "3项", "支出": "1700元", "慰问": "3人次", "参加": "95人次"}
