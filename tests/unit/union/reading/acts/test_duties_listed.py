"""Who does what by when, under a heading of any words: in columns, inline with numbers, one behind the other."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts
from union.reading.message import ActKind

NOW = datetime(2027, 2, 16, 10)
PEOPLE = ("周敏", "李建国", "王芳", "赵磊", "葉穎怡", "Mary Lim", "Faizal")


def _tasks(text: str) -> list[tuple[str | None, tuple[str, ...], str]]:
    acts = read_acts(text, NOW, Context(people=PEOPLE)).acts
    return [
        (one.title, one.owners, f"{one.whens[0].start:%m-%d}") for one in acts if one.kind is ActKind.TASKED
    ]


def test_a_heading_in_brackets_over_numbered_items() -> None:
    """A festival in a title is no day where another is said; what somebody does of a thing stands in brackets."""
    said = "【办公会】1.三八节节目，周敏拿初稿，2月24日；2.活动室换灯，赵磊，这周五；3.上年决算由李建国核，26日前报王芳"
    assert _tasks(said) == [
        ("三八节节目（拿初稿）", ("周敏",), "02-24"),
        ("活动室换灯", ("赵磊",), "02-19"),
        ("核上年决算", ("李建国",), "02-26"),
    ]


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        (
            "春节团拜：赵磊订车，2月20日前；周敏写稿子，2月18日前",
            [("订车", ("赵磊",), "02-20"), ("写稿子", ("周敏",), "02-18")],
        ),
        (
            "委員會①會刊，穎怡排版，3月2日前；②探訪路線，王芳和赵磊，2月20日",
            [("會刊（排版）", ("葉穎怡",), "03-02"), ("探訪路線", ("王芳", "赵磊"), "02-20")],
        ),
        (
            "For the family day: Mary book the bus by 20 Feb, Faizal do the prize list by 25 Feb",
            [("book the bus", ("Mary Lim",), "02-20"), ("do the prize list", ("Faizal",), "02-25")],
        ),
    ],
)
def test_a_heading_that_names_only_what_it_is_for(text: str, tasks: list[object]) -> None:
    """It is no title and plans nothing, whatever its words."""
    assert _tasks(text) == tasks


@pytest.mark.parametrize(
    "text",
    [
        "春游：3月20日上午9点，赵磊和周敏一起来",
        "赵磊：2月20日前交表，王芳也是",
        "食堂菜单：周一红烧肉，周二鱼",
    ],
)
def test_what_stands_above_a_plan_is_no_such_heading(text: str) -> None:
    """A day in it, a name, or nobody who is given anything."""
    assert len(_tasks(text)) < 2


@pytest.mark.parametrize(
    "text",
    [
        "瑜伽班：3月4日、3月11日、3月18日（均为星期四）晚上6点30分，地点：活动室。",
        "合唱队：3月3日、10日晚上7点，会所",
    ],
)
def test_what_stands_before_a_colon_and_is_nobody_is_held_then(text: str) -> None:
    """It is neither a task nor whoever has one."""
    (act,) = read_acts(text, NOW, Context(people=PEOPLE)).acts
    assert (act.kind, act.title, act.owners) == (ActKind.PLANNED, text[:3], ())


def test_a_body_with_a_deed_behind_its_day_has_a_task() -> None:
    """「宣传部：」 is told to hand something in."""
    assert _tasks("宣传部：3月3日交稿") == [("交稿", ("宣传部",), "03-03")]


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        (
            "2月例会纪要（今日，到会6人，赵磊出差）：（一）慰问名单由周敏2月24日前收齐；（二）李建国2月26日前约厂方座谈。",
            [("慰问名单收齐", ("周敏",), "02-24"), ("约厂方座谈", ("李建国",), "02-26")],
        ),
        (
            "Notes of the exco, 16 Feb. Attendance 6.\n(a) Mary Lim lists the expired lockers by 24 Feb.\n(b) Faizal draws up the trip budget by 26 Feb.",
            [
                ("lists the expired lockers", ("Mary Lim",), "02-24"),
                ("draws up the trip budget", ("Faizal",), "02-26"),
            ],
        ),
        (
            "Exco decided: (i) Faizal drafts the letter to HR by 24 Feb (ii) Mary Lim gets two quotes by 26 Feb",
            [("drafts the letter to HR", ("Faizal",), "02-24"), ("gets two quotes", ("Mary Lim",), "02-26")],
        ),
    ],
)
def test_minutes_with_bracketed_marks(text: str, tasks: list[tuple[str, tuple[str, ...], str]]) -> None:
    """Who came stands in brackets or a line of its own; a name of two words is one, also before 「lists」."""
    assert _tasks(text) == tasks


def test_a_weekday_in_brackets_is_no_mark() -> None:
    """「12日（一）…20日（二）」 lists nothing."""
    said = "2月22日（一）晚上七点例会，李建国2月23日（二）前把议程发给我"
    assert "（" not in "".join(title or "" for title, _, _ in _tasks(said))
