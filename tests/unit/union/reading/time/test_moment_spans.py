"""Hours said with days in a row, or with a list of days: each day has them."""

from datetime import datetime

import pytest

from union.reading.message import When
from union.reading.reader import read

NOW = datetime(2026, 11, 20, 10)  # a Friday


def said(text: str, region: str = "CN") -> list[str]:
    """「12-08 07:30-11:00」 for each time, with the rule of one that comes back."""
    found = read(text, NOW, region=region)
    return [_short(one) for one in (found.times or ((found.when,) if found.when else ()))]


def _short(one: When) -> str:
    end = (
        ""
        if one.end is None
        else f"{one.end:%H:%M}"
        if one.end.date() == one.start.date()
        else f"{one.end:%m-%d}"
    )
    return f"{one.start:%m-%d %H:%M}" + (f"-{end}" if end else "") + (f" {one.rrule}" if one.rrule else "")


THREE = ["12-08 07:30-11:00", "12-09 07:30-11:00", "12-10 07:30-11:00"]
EACH_DAY = [
    ("体检12月8日至10日 7:30-11:00，职工医院", "CN", THREE),
    ("体检12月8-10日上午7点半到11点", "CN", THREE),
    ("體檢12月8號至10號，朝早七點半至十一點", "HK", THREE),
    ("Health screening 8-10 Dec, 7.30am to 11am, clinic", "SG", THREE),
    ("Health screening Tue 8 Dec to Thu 10 Dec, 7.30am-11am", "SG", THREE),
    ("Health screening 8 to 10 Dec 0730-1100hrs", "SG", THREE),
    ("下周一到周二下午2点急救培训", "CN", ["11-23 14:00", "11-24 14:00"]),
    ("急救培训周一至周二2到4点", "CN", ["11-23 14:00-16:00", "11-24 14:00-16:00"]),
    ("营养讲座12月8日到9日下午2点", "CN", ["12-08 14:00", "12-09 14:00"]),
    ("游泳培训12月8日到9日下午2点", "CN", ["12-08 14:00", "12-09 14:00"]),
    ("12月8日到9日 早上7点半体检", "CN", ["12-08 07:30", "12-09 07:30"]),
    ("course 9-10 Dec 9am, room 3", "SG", ["12-09 09:00", "12-10 09:00"]),
    ("12月8日到15日下午2点到4点办书画展", "CN", ["12-08 14:00-16:00 FREQ=DAILY;UNTIL=20261215T235959"]),
    ("12月8日到10日开展体检，早上7点半", "CN", ["12-08 07:30 FREQ=DAILY;UNTIL=20261210T235959"]),
]


@pytest.mark.parametrize(("text", "region", "times"), EACH_DAY)
def test_hours_are_each_days(text: str, region: str, times: list[str]) -> None:
    """A few days are listed, more come back daily."""
    assert said(text, region) == times


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("春游12月8日至9日早上7点集合", ["12-08 07:00-12-10"]),
        ("12月8日8点至10日17点培训", ["12-08 08:00-12-10"]),
        ("体检改到12月8日至10日上午9点", ["12-08 09:00-12-11"]),
    ],
)
def test_what_is_stayed_at_or_moved_is_one(text: str, times: list[str]) -> None:
    """One hour is when all of it begins."""
    assert said(text) == times


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("夜校开课，逢周二：12月8日、15日、22日，晚上7点半，三楼", "CN"),
        ("瑜伽班逢星期二晚7點半，12月8、15、22號", "HK"),
        ("yoga every Tue: 8, 15 and 22 Dec, 7.30pm", "SG"),
    ],
)
def test_a_weekday_with_its_days_listed_comes_back_on_these_only(text: str, region: str) -> None:
    """With the hour of either."""
    assert said(text, region) == ["12-08 19:30", "12-15 19:30", "12-22 19:30"]


def test_days_that_are_left_out_are_no_list() -> None:
    """The rule stays."""
    assert "FREQ=WEEKLY;BYDAY=TU" in said("每周二下午3点例会，12月8日、15日停")[0]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Roadshow at lobby: Tue 8 Dec n Thu 10 Dec, 1130-1430", ["12-08 11:30-14:30", "12-10 11:30-14:30"]),
        (
            "食堂开放日：12月8号（星期二）和9号（星期三）两天，11.30am 开始，日程",
            ["12-08 11:30", "12-09 11:30"],
        ),
    ],
)
def test_clocks_as_typed_on_a_phone(text: str, times: list[str]) -> None:
    """Four figures and a dash, a point before am."""
    assert said(text, "SG") == times


@pytest.mark.parametrize(
    "text", ["collected 1200-1500 forms", "1500-2000 pax on 8 Dec", "from 2020-2025 we grew"]
)
def test_four_figures_are_not_always_a_clock(text: str) -> None:
    """Numbers of things, years."""
    assert not any(":" in one and " 00:00" not in one for one in said(text, "SG"))


@pytest.mark.parametrize(
    ("text", "region", "times"),
    [
        ("从下周一起连续三天下午2点培训", "CN", ["11-23 14:00 FREQ=DAILY;UNTIL=20261125T235959"]),
        ("12月8日上午9点起连续三天培训", "CN", ["12-08 09:00 FREQ=DAILY;UNTIL=20261210T235959"]),
        ("12月8日起三天，每天上午9点体检", "CN", ["12-08 09:00 FREQ=DAILY;COUNT=3"]),
        ("接下来三个周三晚上7点排练", "CN", ["11-25 19:00 FREQ=WEEKLY;BYDAY=WE;COUNT=3"]),
        ("每周五下午3点读书会，5场", "CN", ["11-20 15:00 FREQ=WEEKLY;BYDAY=FR;COUNT=5"]),
        ("嚟緊三個星期六朝早十點足球友賽", "HK", ["11-21 10:00 FREQ=WEEKLY;BYDAY=SA;COUNT=3"]),
        ("Yoga next 3 Saturdays, 9am", "SG", ["11-21 09:00 FREQ=WEEKLY;BYDAY=SA;COUNT=3"]),
        ("Yoga every Sat 9am for 3 weeks", "SG", ["11-21 09:00 FREQ=WEEKLY;BYDAY=SA;COUNT=3"]),
    ],
)
def test_so_many_are_no_more(text: str, region: str, times: list[str]) -> None:
    """A number of days, weeks or sessions ends what comes back."""
    assert said(text, region) == times


@pytest.mark.parametrize(
    "text", ["讲座12月8日下午2点半和7点半两场", "讲座12月8日2点半和7点半", "讲座12月8日下午2点半、晚上7点半"]
)
def test_two_hours_of_a_day_are_two(text: str) -> None:
    """A bare hour before the first is after noon."""
    assert said(text) == ["12-08 14:30", "12-08 19:30"]


def test_how_often_a_day_ends_nothing() -> None:
    """「每天量体温，3次」."""
    assert "COUNT" not in said("日程：每天早上8点量体温，3次")[0]
