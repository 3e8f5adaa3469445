"""Who says of himself, or is said, to do what is planned; beside a time and a thing of the office that plans it."""

from datetime import datetime

import pytest

from union.reading.acts.extraction import look
from union.reading.acts.tasks.doers import shared_out, with_doer, with_doers
from union.reading.acts.tasks.own_plans import announces, member_who_does
from union.reading.acts.tasks.resolutions import counted_items
from union.reading.message import Intent
from union.reading.privacy.redaction import helped_names
from union.reading.reader import read

NOW = datetime(2026, 12, 1, 9)
PEOPLE = ("王芳", "李建国", "陈静", "赵敏", "黃志強")


@pytest.mark.parametrize(
    ("said", "region"),
    [
        ("我下星期二朝早去沙田車廠探班,10點到", "HK"),
        ("我周五上午去二车间走一圈，9点到", "CN"),
        ("音响20号下午调，我来弄", "CN"),
        ("我約咗公司1月6號下晝3點,喺總部見", "HK"),
        ("I am meeting the drivers at Bedok depot next Tue 3pm", "SG"),
    ],
)
def test_announced(said: str, region: str) -> None:
    """A day with its hour or part, a thing or a place of work, and himself."""
    if region == "SG":
        assert with_doer(read(said, NOW, region=region, meant=Intent.EVENT), PEOPLE).owners == ("我",)
    else:
        assert announces(look(said, NOW, region, Intent.EVENT))


@pytest.mark.parametrize(
    "said",
    [
        "我周四下午3点去看牙医",
        "我星期四去睇牙醫",
        "我周六带孩子去游乐园，10点到",
        "我今晚7点去接孩子",
        "我聽日下晝3點去剪頭髮",
        "我周日晚上7点去看电影",
        "我周五下午可能去二车间，3点",
        "i'm going to the gym at 7pm tmr",
    ],
)
def test_his_own_life(said: str) -> None:
    """Nothing of the office's, or not settled."""
    assert not announces(look(said, NOW, "CN", Intent.EVENT))


def test_members_as_subjects() -> None:
    """A member who does it owns it; one it is about does not."""
    assert member_who_does("志強同廠方約見面", PEOPLE) == ("黃志強", "同廠方約見面")
    assert member_who_does("建国生日会", PEOPLE) is None


def test_each_thing_has_its_own_doer() -> None:
    """Of two plans in one message only one was given to somebody."""
    whole = "拔河报名15号截止，哨子陈静帮忙采购一下，18号之前到位"
    plan = read(whole, NOW, meant=Intent.EVENT)
    first, second = (
        type(plan)(whole, plan.intent, title=title, when=plan.when) for title in ("拔河报名", "哨子采购")
    )
    assert [one.owners for one in with_doers((first, second), PEOPLE)] == [(), ("陈静",)]


def test_shared_out_and_in_charge() -> None:
    """Several who each do a part, and several named together."""
    found = shared_out("春节米油25号前发完，陈静管采购建国管登记", PEOPLE)
    assert found is not None
    assert found.owners == ("陈静", "李建国")
    assert shared_out("陈静管采购", PEOPLE) is None
    plan = with_doer(read("12月21号走访赵敏和建国负责", NOW, meant=Intent.EVENT), PEOPLE)
    assert plan.owners == ("赵敏", "李建国")
    assert helped_names("21号元旦慰问赵敏和建国负责") == ()
    assert helped_names("21号慰问困难职工赵敏") == ("赵敏",)


def test_a_counted_list() -> None:
    """As many as the heading says; any other text stays as it is."""
    assert (
        counted_items("会上定了两件事：年前发米油、20号开职代会")
        == "会上定了2件事：\n1. 年前发米油\n2. 20号开职代会"
    )
    for text in ("买三样东西：苹果、香蕉", "今天两件事都办完了", "三个人：张三、李四、王五"):
        assert counted_items(text) == text
