"""What was told without its title ends the item that all signs together speak for, and nothing else."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Occurrence, Owner, Status
from union.worklog.ending_choice import clauses, endings, telling, told_part

EVENING, ME = datetime(2026, 12, 10, 20, 30), 7


def an_item(number: int, title: str, start: datetime, **more: object) -> Occurrence:
    """One open time; `more` as an Event has it."""
    made = Event(number, number, title, Kind.ACTIVITY, start, Grain.MINUTE, said=title, author_id=1)
    event = replace(made, **more)  # type: ignore[arg-type]
    return Occurrence(event, start, start, event.until, Status.OPEN)


def a_task(number: int, title: str, day: datetime, owner: int = ME) -> Occurrence:
    """Something one person owes by a day."""
    owners = (Owner("李秀梅", owner),)
    return an_item(number, title, day, kind=Kind.DEADLINE, grain=Grain.DAY, deadline=True, owners=owners)


DUMPLINGS = an_item(1, "食堂包汤圆", datetime(2026, 12, 10, 18))
CHECK = an_item(2, "女工体检", datetime(2026, 12, 10, 8), place="社区卫生院")
MATCH = an_item(3, "和电厂篮球赛", datetime(2026, 12, 10, 17))
LIST = a_task(4, "上报困难职工名单", datetime(2026, 12, 11))
GLOVES = a_task(5, "走访13户困难职工", datetime(2026, 12, 30))


def ended(text: str, *items: Occurrence, day: date | None = None) -> list[int]:
    """The numbers of what surely ended with it."""
    told = telling(text, day, EVENING, ME, "李秀梅")
    found = endings(told, items) if told is not None else []
    return [each.one.event.number for each in found if each.is_sure and not each.is_part]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("糯米粉用了20斤，坐了九桌", DUMPLINGS),
        ("卫生院这边收摊，查了61个，两个血压偏高", CHECK),
        ("58比51，赢得不轻松", MATCH),
        ("单子盖了章，搁在主席桌上了", LIST),
    ],
)
def test_what_took_place_is_told_by_what_was_there(text: str, item: Occurrence) -> None:
    """By food, by place and figure, by its score, by where the paper lies."""
    assert ended(text, item) == [item.event.number]


def test_a_form_is_not_over_with_what_it_is_for() -> None:
    """Money given is no form for it; the form itself, or that it is in, is."""
    form = a_task(6, "大病补助金申请表", datetime(2026, 12, 12))
    assert ended("补助金500也给了", form) == []
    assert ended("补助金申请表交上去了", form) == [6]


def test_of_two_that_day_it_is_the_one_the_words_are_at_home_with() -> None:
    """A score is of the match."""
    assert ended("58比51，赢得不轻松", DUMPLINGS, MATCH) == [3]


def test_nothing_of_another_day() -> None:
    """Yesterday's evening ends nothing of today."""
    assert ended("糯米粉用了20斤，坐了九桌", DUMPLINGS, day=date(2026, 12, 9)) == []


def test_nothing_that_has_not_begun() -> None:
    """A match of tomorrow is not over."""
    assert ended("58比51，赢得不轻松", an_item(3, "篮球赛", datetime(2026, 12, 11, 17))) == []


@pytest.mark.parametrize(
    "text",
    [
        "我婆婆家包汤圆，坐了两桌",
        "听说电厂篮球赛58比51",
        "卫生院停电了，排队的30个人都走了",
        "名单交了吗",
        "快递到了3件，都放门卫了",
        "车停好了，钥匙在门卫",
    ],
)
def test_talk_beside_it_ends_nothing(text: str) -> None:
    """Homes, hearsay, trouble, questions, parcels."""
    assert ended(text, DUMPLINGS, CHECK, MATCH, LIST) == []


def test_figures_alone_end_no_task() -> None:
    """Something must be finished, or lie somewhere."""
    assert ended("困难职工27户", LIST) == []


def test_somebody_elses_task_is_not_ended_by_its_figures() -> None:
    """Its owner speaks for it."""
    assert ended("表写完了，3页", a_task(4, "上报困难职工名单", datetime(2026, 12, 11), owner=8)) == []


@pytest.mark.parametrize("text", ["河东7户都走完了，还差两户", "镇上4户走完了，米油都送到手上"])
def test_a_part_of_it_ends_nothing(text: str) -> None:
    """What is lacking, or fewer than there are to be."""
    assert ended(text, GLOVES) == []


def test_the_last_of_it_ends_it() -> None:
    """「一户不落」 says that no more are lacking."""
    assert ended("山里那两户昨天也走到了，这下一户不落", GLOVES) == [5]


def test_what_lies_ahead_is_no_part_of_what_is_told() -> None:
    """「发票明天拿来」"""
    assert told_part("灯换好了，花了430元，发票明天拿来") == "灯换好了, 花了430元"


def test_an_english_item_is_known_by_its_words_as_they_are_spelt() -> None:
    """By half of them at least, and a series counts once."""
    walk = an_item(21, "crane safety walk", datetime(2026, 12, 10, 10))
    last = an_item(21, "crane safety walk", datetime(2026, 12, 3, 10))
    assert ended("walk 6 cranes today, 2 spoilt", walk, last) == [21]
    assert ended("walk to the mrt 20 min", walk, last) == []


NEWS = a_task(6, "写劳模风采的推文", datetime(2026, 12, 11))
REST = a_task(7, "救助款的余款退回总账", datetime(2026, 12, 12))


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("61个人坐齐了，糯米粉见底，谁有照片", DUMPLINGS),
        ("61个人吃撑了，师傅都不肯走呢", DUMPLINGS),
        ("七点准时上线了，到现在阅读900", NEWS),
        ("4216.80已经回去了，流水发主席了", REST),
    ],
)
def test_what_was_told_before_a_question_or_a_laugh_is_told(text: str, item: Occurrence) -> None:
    """What asks or supposes governs only what stands behind it."""
    assert ended(text, item) == [item.event.number]


@pytest.mark.parametrize(
    "text", ["要是61个人吃撑了，就好了", "听三分厂那边讲，糯米粉用了20斤", "隔壁厂糯米粉用了20斤，坐了九桌"]
)
def test_what_is_supposed_or_told_of_others_ends_nothing(text: str) -> None:
    """However well it fits."""
    assert ended(text, DUMPLINGS) == []


@pytest.mark.parametrize("text", ["总算报上去了", "熬到半夜 终于给书记送过去了", "一共40份一份不少"])
def test_who_owes_one_thing_alone_names_it_no_more(text: str) -> None:
    """A bare end, of a verb like the one it was planned with."""
    assert ended(text, LIST) == [4]
    assert ended(text, LIST, a_task(6, "上报工会预算", datetime(2026, 12, 12))) != [4]


@pytest.mark.parametrize(
    "text", ["午饭订好了", "人到齐了就开饭", "去年那份没盖章就报上去了", "名单实在报不完了"]
)
def test_a_bare_end_of_something_else_ends_nothing(text: str) -> None:
    """Another verb, another year, and what is not over."""
    assert ended(text, LIST) == []


def test_a_visit_hands_in_no_list_of_whom_to_visit() -> None:
    """Gifts are at home with hardship, not with its form."""
    form = a_task(6, "困难职工摸底表", datetime(2026, 12, 18))
    assert ended("今天去医院看了刘老师，带了花和水果，花了286元", form) == []


def test_what_goes_first_in_days_to_come_was_not_done() -> None:
    """The route is ready, nobody has been there."""
    assert told_part("路线排好了，20号上午九点先走城东4户") == "路线排好了"


def test_a_bare_verb_ends_what_was_planned_with_it_in_either_script() -> None:
    items = (a_task(8, "訂好茶水", datetime(2026, 12, 11)),)
    assert ended("訂咗喇", *items) == [8]
    assert ended("睇咗喇", *items) == []


def test_a_word_of_its_title_is_enough_for_what_its_teller_alone_owes() -> None:
    """「名单」 is in many titles; of two that are owed it says of neither."""
    assert ended("名单已经送过去了", LIST) == [4]
    assert ended("名单我9号已经传给书记了", LIST) == [4]
    assert ended("名单已经送过去了", a_task(4, "上报困难职工名单", datetime(2026, 12, 30), 8)) == []


@pytest.mark.parametrize(
    "text", ["总结小王昨天交上去了", "总结建平8号已交工会", "總結王建平琴日已經交咗", "总结老王发给区里了"]
)
def test_who_is_named_with_the_deed_has_done_what_they_owe(text: str) -> None:
    """It counts as told by its owner."""
    task = an_item(
        9, "写年终总结", datetime(2026, 12, 11), grain=Grain.DAY, deadline=True, kind=Kind.DEADLINE
    )
    owned = replace(task.event, owners=(Owner("王建平", 8),), author_id=3)
    assert ended(text, replace(task, event=owned)) == [9]


@pytest.mark.parametrize(
    "text",
    [
        "总结建平答应写",
        "小王还没交总结",
        "建平那份总结写得不错",
        "王师傅家的总闸修好了",
    ],
)
def test_who_is_named_without_a_deed_has_done_nothing(text: str) -> None:
    """Says, promises, has not, and what is praised."""
    task = an_item(
        9, "写年终总结", datetime(2026, 12, 11), grain=Grain.DAY, deadline=True, kind=Kind.DEADLINE
    )
    owned = replace(task.event, owners=(Owner("王建平", 8),), author_id=3)
    assert ended(text, replace(task, event=owned)) == []


def test_an_english_stop_ends_a_clause() -> None:
    """A figure and a time have a dot, too."""
    assert clauses("Met the firm today. They offer 2.1%, we ask 4") == [
        "Met the firm today.",
        "They offer 2.1%",
        "we ask 4",
    ]


@pytest.mark.parametrize(
    ("title", "text"), [("亲子烧烤（订炉）", "炉订好了"), ("親子燒烤（訂爐）", "爐都訂好咗")]
)
def test_the_deed_of_a_title_is_done_with_its_thing(title: str, text: str) -> None:
    assert ended(text, a_task(6, title, datetime(2026, 12, 20))) == [6]


def test_the_same_deed_with_another_thing_ends_nothing() -> None:
    stove = a_task(6, "亲子烧烤（订炉）", datetime(2026, 12, 20))
    assert ended("车订好了，8辆，定金1600", stove) == []
    assert ended("车订好了，炉也订好了", stove) == [6]
