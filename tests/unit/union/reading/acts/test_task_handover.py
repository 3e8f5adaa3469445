"""Who takes on what another had, told in words of which none says that it changes hands."""

import pytest

from union.reading.acts.tasks.task_handover import passed_on, shares

PEOPLE = ("王芳", "李建国", "周敏", "陈强")


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("名单让周敏帮忙收一下", [("名单", "周敏")]),
        ("我腰扭了，慰问品找建国买", [("慰问品", "李建国")]),
        ("慰问品搵周敏頂住先", [("慰问品", "周敏")]),
        ("台账周敏先接着", [("台账", "周敏")]),
        ("采购慰问品的事李建国先顶上", [("采购慰问品的事", "李建国")]),
        ("期间名单工作由陈强同志代为办理", [("名单工作", "陈强")]),
        ("名单和台账都交给陈强弄吧", [("名单", "陈强"), ("台账", "陈强")]),
        ("名单给周敏，采购给建国，两个人对调一下", [("名单", "周敏"), ("采购", "李建国")]),
        ("建国你把名单转给我吧", [("名单", "我")]),
        ("采购换成陈强", [("采购", "陈强")]),
        ("板报小陈接着弄 底稿都传给他了", [("板报", "陈强")]),
        ("名单归周敏管了", [("名单", "周敏")]),
        ("我要休假 宣传栏给陈强弄 纪要建国写", [("宣传栏", "陈强"), ("纪要", "李建国")]),
        ("名单我收，台账给周敏", [("名单", "我"), ("台账", "周敏")]),
        ("名单我赶不出来，周敏答应帮我收尾", [("", "周敏")]),
        ("采购清单陈强说替我了", [("采购清单", "陈强")]),
        ("台账我做唔切 周敏應承咗接手", [("", "周敏")]),
        ("宣传册改由陈强发布", [("宣传册", "陈强")]),
        ("名单周敏收得真快", []),
        ("周敏说替我谢谢大家", []),
        ("陈强答应来参加", []),
        ("台账交给陈强做 can?", [("台账", "陈强")]),
        ("要是我去不了，名单就让周敏收", []),  # supposed
        ("名单是不是让周敏收", []),  # asked
        ("别让周敏去买了", []),
        ("名单已经让周敏收好了", []),
        ("上次慰问品就是让建国买的", []),
        ("昨天周敏帮我收了个快递", []),
        ("周敏接了个电话就走了", []),
        ("名单发给周敏看看", []),
        ("慰问品找小林买", []),  # nobody known
    ],
)
def test_who_takes_it_on(text: str, passes: list[tuple[str, str]]) -> None:
    """Only what is to be, and only somebody of ours."""
    assert [(each.own, each.new) for each in passed_on(text, PEOPLE)] == passes


def test_a_new_day_is_told_with_it() -> None:
    """As it is of what a verb hands on."""
    for text in ("台账周敏接着弄，宽到28号", "台账改由周敏接手，时间顺延至28号"):
        assert next(passed_on(text, PEOPLE)).after[0] == "28号前交"


def test_a_title_is_named_by_two_of_its_signs() -> None:
    """Also by those that every second title has."""
    assert shares("收困难职工名单", ["名单不用建国收了"]) and not shares("补台账", ["让周敏顶一下"])


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("检查表还给他，陈强返岗了", []),  # nobody named before
        ("陈强返岗了，检查表还给他", [("检查表", "陈强")]),
        ("我跟周敏对调一下，她订会场，我印贺卡", [("会场", "周敏"), ("贺卡", "我")]),
        ("体检表就麻烦建国了", [("体检表", "李建国")]),
        ("海报陈强一起画", [("海报", "陈强")]),
    ],
)
def test_more_ways_of_handing_on(text: str, passes: list[tuple[str, str]]) -> None:
    """He is the one named before; two who exchange; a plea without a verb; who joins in."""
    assert [(each.own, each.new) for each in passed_on(text, PEOPLE)] == passes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The hawker list pass to Kumar pls", "Kumar"),
        ("Kumar, kindly take over the hawker list", "Kumar"),
        ("hawker list I do lah, Kumar MC", "我"),
        ("Kumar is back so the hawker list goes back to him", "Kumar"),
    ],
)
def test_english_is_read_as_written(text: str, name: str) -> None:
    """Their order of words is not that of the Chinese they stand for."""
    found = list(passed_on(text, ("Kumar", "Siti")))
    assert [each.new for each in found] == [name] and shares("hawker list", [found[0].own])
