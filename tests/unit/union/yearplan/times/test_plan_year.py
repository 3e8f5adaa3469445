"""Which stretch of time a plan is for."""

from datetime import date

import pytest

from union.yearplan.model import Line
from union.yearplan.times.plan_year import heading_months, plan_year, said_year, title_of


@pytest.mark.parametrize(
    ("texts", "start", "end"),
    [
        (["2027年工会工作计划"], date(2027, 1, 1), date(2028, 1, 1)),
        (["2027-2028学年度第一学期工会工作计划"], date(2027, 8, 1), date(2028, 8, 1)),
        (["20xx学年第二学期工会工作计划"], date(2027, 1, 1), date(2028, 1, 1)),
        (["工会计划", "九月：", "十月：", "十二月：", "一月："], date(2027, 8, 1), date(2028, 8, 1)),
        (["本学期工会工作安排", "2月份", "4月份", "6月份"], date(2027, 1, 1), date(2028, 1, 1)),
        (["公司计划", "十二月：", "一月：", "二月："], date(2027, 1, 1), date(2028, 1, 1)),
    ],
)
def test_a_school_plan_begins_in_autumn(texts: list[str], start: date, end: date) -> None:
    """By the term its title names, else by months that begin in autumn and turn over the new year."""
    plan = plan_year(2027, texts, heading_months(texts))
    assert (plan.start, plan.end) == (start, end)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2027年工会工作计划", 2027),
        ("二〇二七年工作要点", 2027),
        ("2027-2028学年计划", 2027),
        ("20xx年计划", None),
    ],
)
def test_the_year_a_title_says(title: str, year: int | None) -> None:
    """In figures or signs; a masked year is none."""
    assert said_year(title) == year


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (Line("工会工作计划"), "工会工作计划"),
        (Line("一、工作安排"), ""),
        (Line("工作安排", number="一、"), ""),
        (Line("为做好工作，制定本计划。"), ""),
        (Line("关于工会", level=0), "关于工会"),
    ],
)
def test_the_title_is_a_short_first_line(line: Line, title: str) -> None:
    """A section or a sentence is no title; what the document styles as one is."""
    assert title_of([line, Line("正文")]) == title
