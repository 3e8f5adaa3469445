"""What must hold for any plan."""

from datetime import date, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import tried
from union.yearplan.documents.plan_lines import lines_of_text
from union.yearplan.model import Cell, Line
from union.yearplan.reader import read_plan
from union.yearplan.times.stated_time import end_of

PIECES = (
    "一、 （二） 3、 1. ① 三月份 ： 一季度 七—八月份 上半年 年底前 月底 每月 每学期 一次 两次 今年 全年 三八 “ ” 五一 国庆 十一 、 ， 。 ； \n 召开 "
    "举办 组织 职代会 比赛 慰问 体检 此项工作 完成 （ ） 由 负责 责任人 时间 20xx年 3.8 节 前 期间 第一学期 学期末 暑假 和 \t | 12 月 日 高温慰问 活动 等"
)
plans = st.lists(st.sampled_from(PIECES.split(" ")), max_size=60).map("".join) | st.text(max_size=200)
YEAR = timedelta(days=366)


@pytest.mark.slow
@given(plans, st.integers(1950, 2099))
@tried(150, deadline=None)
def test_any_text_is_read(text: str, year: int) -> None:
    """No text raises; items lie about the plan's year, quote their line, and their rules can be reckoned."""
    lines = lines_of_text(text)
    plan = read_plan(lines, year=year)
    for item in plan.items:
        first, after = item.when.start.date(), end_of(item.when)
        assert date(year, 1, 1) - YEAR < first < after < date(year + 2, 1, 1) + YEAR
        assert item.title
        assert item.quote in lines[item.line].text
        if item.when.rrule and "RSCALE" not in item.when.rrule:
            rrulestr("RRULE:" + item.when.rrule, dtstart=item.when.start)


@pytest.mark.slow
@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(("月份", "内容", "负责人", "")), plans), min_size=1, max_size=4)
    )
)
@tried(50, deadline=None)
def test_any_table_is_read(rows: list[list[tuple[str, str]]]) -> None:
    """No row of cells raises."""
    lines = [
        Line("\t".join(text for _, text in row), cells=tuple(Cell(*cell) for cell in row)) for row in rows
    ]
    for item in read_plan(lines, year=2027).items:
        assert item.quote in lines[item.line].text
