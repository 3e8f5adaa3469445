"""Lines of totals and columns of shares."""

from tests.unit.union.reports.checkup.looked_through import found

TABLE = """项目	预算	支出	执行率
活动	200000	186000	93%
帮扶	80000	76000	{share}
培训	60000	51000	85%
合计	340000	{total}	92.1%"""


def test_a_total_is_the_sum_of_its_column() -> None:
    """Each column by itself."""
    assert found(TABLE.format(share="95%", total="331000")) == ["sum 313000"]
    assert found(TABLE.format(share="95%", total="313000")) == []


def test_a_share_is_of_the_two_columns_that_make_the_others() -> None:
    """Which columns these are, the other rows tell."""
    assert found(TABLE.format(share="85%", total="313000")) == ["percent 95%"]


def test_a_row_of_words_is_no_table_of_figures() -> None:
    """A plan with months and owners."""
    assert found("月份	活动	负责人\n3月	插花	王芳\n5月	篮球赛	李建国\n合计	2	2") == []
