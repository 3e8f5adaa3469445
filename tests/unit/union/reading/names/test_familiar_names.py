"""What colleagues call each other: taken where one on the roster fits, nobody's where two do."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts
from union.reading.acts.tasks.assignments import roster_names_by_form

PEOPLE = ("唐秀琼", "曾莉", "冯桂芳", "罗强", "邓瑶", "牟晓波", "陈强", "欧阳秀珍")
NOW = datetime(2027, 4, 8, 11, 20)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("瑶瑶", "邓瑶"),
        ("冯嬢", "冯桂芳"),
        ("波娃儿", "牟晓波"),
        ("莉姐", "曾莉"),
        ("阿波", "牟晓波"),
        ("桂芳", "冯桂芳"),
        ("罗队", "罗强"),
        ("珍姐", "欧阳秀珍"),
        ("秀珍", "欧阳秀珍"),
        ("强哥", None),
    ],
)
def test_who_is_called_so(said: str, name: str | None) -> None:
    """强哥 may be either of two."""
    assert roster_names_by_form(PEOPLE).get(said) == name


@pytest.mark.parametrize(
    ("words", "owners"),
    [
        ("瑶瑶15号之前把参赛名单给我", ("邓瑶",)),
        ("端午粽子6月7号发 冯嬢管", ("冯桂芳",)),
        ("瑶瑶下周三到区总参加培训", ("邓瑶",)),
        ("中秋慰问品9月22日前发放到位，责任人曾莉、罗强。", ("曾莉", "罗强")),
    ],
)
def test_whose_it_is(words: str, owners: tuple[str, ...]) -> None:
    """Said before the deed, behind it, or with the word for it."""
    (act,) = read_acts(words, NOW, Context(people=PEOPLE)).acts
    assert act.owners == owners


def test_a_meeting_without_marks() -> None:
    """Lines of minutes that begin with 1, 2 and a blank are its tasks, the line of who came is of the meeting."""
    text = "委员会纪要\n到会6人 请假1人（牟晓波）\n1 五一游园定在5月4号下午两点 天府绿道 罗强牵头\n2 高温物资 波娃儿5月20号前把各岗位人数摸底"
    told = [(act.title, act.owners) for act in read_acts(text, NOW, Context(people=PEOPLE)).acts if act.whens]
    assert told == [("五一游园", ("罗强",)), ("各岗位人数摸底", ("牟晓波",))]


def test_minutes_in_one_line_name_who_is_in_charge_behind_the_day() -> None:
    """「计划12.5前唐晓燕」: each clause with a day of its own is a task, whose the name at its end is."""
    text = "要办的：采购计划12.5前罗强，摸底12.10前牟晓波，方案12月底前罗强"
    told = [(act.title, act.owners) for act in read_acts(text, NOW, Context(people=PEOPLE)).acts]
    assert [one[0] for one in told] == ["采购计划", "摸底", "方案"]
    assert [one[1] for one in told] == [("罗强",), ("牟晓波",), ("罗强",)]
