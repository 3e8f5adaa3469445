"""Errands without a day of their own, and what sounds like one."""

from datetime import date

import pytest

from union.reading.acts.tasks.errands import due, errands, thing_of

PEOPLE = ("周敏", "李建国", "王芳", "赵磊", "葉穎怡", "Mary Lim", "Ah Seng", "Faizal")


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("王芳到时候记得准备水果", ["王芳到时候记得准备水果"]),
        ("李建国负责拍照", ["李建国负责拍照"]),
        ("改到17号，王芳把会议室定一下", ["王芳把会议室定一下"]),
        ("赵磊当天带上账本 王芳订10份茶点", ["赵磊当天带上账本", "王芳订10份茶点"]),
        ("投影仪赵磊去借", ["投影仪赵磊去借"]),
        ("穎怡同會所講聲", ["穎怡同會所講聲"]),
        ("Faizal pls call the alley", ["Faizal pls call the alley"]),
        ("Mary bring the list that day. Ah Seng order tea for 10", ["Mary bring the list that day", "Ah Seng order tea for 10"]),
        ("Faizal and Mary set up the chairs", ["Faizal and Mary set up the chairs"]),
        ("验收货物，王芳负责", []),
        ("王芳你晚饭去哪吃", []),
        ("建国请客啊", []),
        ("赵磊帮我带杯奶茶", []),
        ("王芳真能干", []),
        ("王芳订婚啦", []),
        ("周敏负责主持", []),
        ("会议室王芳订好了", []),
        ("Mary buy me kopi leh", []),
        ("Ah Seng take leave again", []),
        ("Faizal you eat already?", []),
    ],
)  # fmt: skip
def test_who_is_told_to_do_something(text: str, given: list[str]) -> None:
    """Of somebody known; what is asked, told or between two of them is none."""
    assert [each.words for each in errands(text, PEOPLE)] == given


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("座谈会的录音笔赵磊去借，2支，花费别超100", ("2支", "花费别超100")),
        ("奖状王芳去印，10张，总共别超过200块", ("10张", "总共别超过200块")),
        ("茶点赵磊准备，200元以内", ("200元以内",)),
        ("奖品王芳去买，80份，每份25元，送到三车间", ("80份", "每份25元")),
        ("茶点赵磊准备，花了200元", ()),
    ],
)
def test_how_many_and_for_how_much_belong_to_it(text: str, terms: tuple[str, ...]) -> None:
    """What is told behind it does not."""
    assert [each.terms for each in errands(text, PEOPLE)] == [terms]


@pytest.mark.parametrize("text", ["大家记得带笔记本", "大家都穿运动鞋", "everyone pls bring staff pass"])
def test_what_everybody_is_to_bring(text: str) -> None:
    """Nobody's task; of the weather it is talk."""
    assert [each.is_of_all for each in errands(text, PEOPLE)] == [True]
    assert not list(errands(f"{text}，明天下雨", PEOPLE))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("王芳到时候记得准备水果", "3月30日前王芳准备水果"),
        ("赵磊提前一天把水买好", "3月29日前赵磊把水买好"),
        ("Kavitha bring the mics that day", "Kavitha bring the mics by 30 Mar"),
        ("Get Faizal to book the room", "Faizal to book the room by 30 Mar"),
    ],
)
def test_it_is_due_by_the_day_of_what_it_is_for(words: str, said: str) -> None:
    """As somebody would give it."""
    assert due(words, date(2027, 3, 30)) == said


def test_a_task_is_named_by_its_thing() -> None:
    """Two who prepare something do not have the same task."""
    assert [thing_of(each) for each in ("准备茶点", "book bus", "会议纪要", "借座谈会的音响")] == [
        "茶点",
        "bus",
        "会议纪要",
        "音响",
    ]
