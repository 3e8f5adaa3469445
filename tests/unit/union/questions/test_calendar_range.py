"""Which days somebody asks to see, and which come before and after them."""

from datetime import date, datetime
from time import process_time

import pytest

from union.questions.calendar_range import (
    PICTURE,
    Size,
    View,
    codes,
    earlier,
    later,
    of_codes,
    time_of_picture,
    view,
)

NOW = datetime.fromisoformat("2026-11-18 10:00")  # a Wednesday

ROWS = [
    ("", "2026-11-18", "2026-11-30"),
    ("今天", "2026-11-18", "2026-11-19"),
    ("明天", "2026-11-19", "2026-11-20"),
    ("本周", "2026-11-16", "2026-11-23"),
    ("下周日程", "2026-11-23", "2026-11-30"),
    ("下周的日程", "2026-11-23", "2026-11-30"),
    ("上周", "2026-11-09", "2026-11-16"),
    ("上个月", "2026-10-01", "2026-11-01"),
    ("下月", "2026-12-01", "2027-01-01"),
    ("10月", "2026-10-01", "2026-11-01"),
    ("9月", "2027-09-01", "2027-10-01"),
    ("12月份", "2026-12-01", "2027-01-01"),
    ("2025年9月", "2025-09-01", "2025-10-01"),
    ("2027/3", "2027-03-01", "2027-04-01"),
    ("明年3月", "2027-03-01", "2027-04-01"),
    ("去年5月份", "2025-05-01", "2025-06-01"),
    ("下下周", "2026-11-30", "2026-12-07"),
    ("周六", "2026-11-21", "2026-11-22"),
    ("12月8日至10日", "2026-12-08", "2026-12-11"),
    ("四季度", "2026-10-01", "2027-01-01"),
    ("明年", "2027-01-01", "2028-01-01"),
    ("月底前", "2026-11-18", "2026-12-01"),
    ("明天下午", "2026-11-19", "2026-11-20"),
]


@pytest.mark.parametrize(("said", "first", "end"), ROWS, ids=[row[0] or "nothing" for row in ROWS])
def test_days_asked_for(said: str, first: str, end: str) -> None:
    """Everyday names; a bare month looks ahead, last month excepted."""
    found = view(said, NOW)
    assert found is not None
    assert (found.first.isoformat(), found.end.isoformat()) == (first, end)


@pytest.mark.parametrize("said", ["13月", "火星", "随便看看", "0月", "每周五", "12月开会的日子", "2190年"])
def test_what_names_no_days(said: str) -> None:
    """None, so that the answer can say so."""
    assert view(said, NOW) is None


TURNED = [
    ("今天", Size.DAY, "20261117", "20261119"),
    ("本周", Size.WEEK, "20261109", "20261123"),
    ("1月", Size.MONTH, "20261201", "20270201"),
    ("", Size.OTHER, "20261109", "20261130"),
    ("明年", Size.OTHER, "20261221", "20271227"),
]


@pytest.mark.parametrize(("said", "size", "before", "after"), TURNED, ids=[row[1].name for row in TURNED])
def test_what_comes_before_and_after(said: str, size: Size, before: str, after: str) -> None:
    """Days, weeks and months are turned by their like, other days by the week."""
    shown = view(said, NOW)
    assert shown is not None
    assert shown.size is size
    assert (codes(earlier(shown))[0], codes(later(shown))[0]) == (before, after)


def test_a_month_may_begin_on_a_monday_and_have_four_weeks() -> None:
    """February 2027: no week, no other days."""
    assert View(date(2027, 2, 1), date(2027, 3, 1)).size is Size.MONTH


@pytest.mark.parametrize("said", [row[0] for row in ROWS])
def test_a_button_keeps_the_days(said: str) -> None:
    """What stands in a button reads back as the same days."""
    shown = view(said, NOW)
    assert shown is not None
    assert of_codes(*codes(shown)) == shown


FORGED = [
    ("20261201", "20261201"),
    ("20270101", "20261201"),
    ("20260101", "20290101"),
    ("18000101", "18000102"),
    ("21050101", "21050102"),
    ("2026121", "20261213"),
    ("x", "y"),
    ("", ""),
]


@pytest.mark.parametrize(("first", "end"), FORGED)
def test_forged_days_are_refused(first: str, end: str) -> None:
    """No days, too many, or some the lunar calendar does not know."""
    with pytest.raises(ValueError, match=r".*"):
        of_codes(first, end)


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("图", ""),
        ("12月 图", "12月"),
        ("12月图", "12月"),
        ("图 明年3月", "明年3月"),
        ("日历图", ""),
        ("发张日历图", ""),
        ("给我发一张下月的月历图", "下月"),
        ("看一下12月日程图。", "12月"),
        ("来张去年十二月的日历图吧", "去年十二月"),
        ("下个月的图", "下个月"),
        ("2026-12 图", "2026-12"),
        ("本月", None),
        ("图书角布置", None),
        ("12月", None),
        ("", None),
    ],
)
def test_the_time_of_a_picture(said: str, time: str | None) -> None:
    """Behind 「/cal」, or in a sentence of its own."""
    assert time_of_picture(said) == time


@pytest.mark.parametrize(
    "said", ["图", "这张日历图真好看", "挂历图纸到了", "例会日程图谁来做", "把月历图发给老王"]
)
def test_other_sentences_ask_for_none(said: str) -> None:
    """In a group only a whole sentence that asks is heard."""
    assert PICTURE.fullmatch(said) is None


@pytest.mark.parametrize("piece", ["9", "一", "年9", "的", " ", "的 ", "给我", "月", "日历"])
def test_a_long_message_takes_no_time(piece: str) -> None:
    """Every message is asked whether it wants a picture: 36 digits in a row once took hours."""
    begun = process_time()
    assert time_of_picture((piece * 4096)[:4096] + "!") is None
    assert process_time() - begun < 0.5
