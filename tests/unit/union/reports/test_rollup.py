"""三级汇总: the table of the branches adds up, and names who has not handed anything up."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from union.core.report_section import AddedFigure
from union.reports.rollup import ALL, BranchFigures, section, summed
from union.words import words

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
    found = section(came, [])
    assert found is not None
    for one in summed(came):
        figures = [each for each in found.figures if each.what.startswith(one.what) and each.unit == one.unit]
        parts = [each.value for each in figures if each.of != ALL]
        assert [each.value for each in figures if each.of == ALL] == [sum(parts)] == [one.value]


def test_who_has_not_handed_up_is_named() -> None:
    """And whose figures are not final."""
    came = [BranchFigures("三车间", (AddedFigure("工作", Decimal(2), "项"),), is_final=False)]
    found = section(came, ["五车间"])
    assert found is not None
    assert found.told == "1个单位，工作2项；未定稿：三车间；未报：五车间"
    assert found.rows(words()) == [["单位", "工作（项）"], ["三车间", "2项"]]


def test_a_group_without_branches_has_no_such_section() -> None:
    """Nothing is said of it."""
    assert section([], []) is None
