"""What a task is called and whose it is, wherever its thing and its name stand."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts
from union.reading.message import ActKind

NOW = datetime(2026, 11, 20, 10)
PEOPLE = ("陈国强", "黄丽珍", "梁伟明", "周敏")


@pytest.mark.parametrize(
    ("text", "title", "owners"),
    [
        ("丽珍啊，去年的理赔清单，还有发票，12月4日前整理好给我", "去年的理赔清单整理好", ("黄丽珍",)),
        ("周会计，对账的底单12月4日前拿来", "对账的底单拿来", ("周敏",)),
        ("陈主席，入会申请表我12月3日交到您那儿", "入会申请表", ("我",)),
    ],
)
def test_whoever_is_called_first_answers_for_it(text: str, title: str, owners: tuple[str, ...]) -> None:
    """A name with a particle or an office calls somebody, who sees to what is due; not where the writer takes it."""
    (act,) = read_acts(text, NOW, Context(people=PEOPLE)).acts

    assert act.owners == owners
    assert (act.title or "").startswith(title[:4])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("@周敏 大病互助续保，二车间的名单12月4日前交我", "大病互助续保 二车间的名单"),
        ("家里有高考生的，名单请各车间12月4日前报我", "家里有高考生的名单"),
        ("伟明你认得人，急救讲座的场地你去借，12月4日前把时间敲定", "急救讲座的场地借"),
        ("剩下的那批矿泉水，伟明你找个车，12月4日前送到码头", "剩下的那批矿泉水 找个车"),
        ("会上商量好的：伟明写百日竞赛的倡议书，12月4日前", "写百日竞赛的倡议书"),
    ],
)
def test_a_title_keeps_the_thing(text: str, title: str) -> None:
    """No word for what it is about is lost: of the clause before, of the paper due, behind why it is he who is asked."""
    act = read_acts(text, NOW, Context(people=PEOPLE)).acts[-1]

    assert (act.kind, act.title) == (ActKind.TASKED, title)


@pytest.mark.parametrize(
    "text",
    [
        "陈国强：采购清单，12月4日；周敏：推荐表，12月8日",
        "两件事：国强的采购清单，12月4日；周敏的推荐表，12月8日",
        "职代会筹备分工：（一）采购清单，陈国强，12月4日前；（二）推荐表，周敏，12月8日前。请按期完成。",
    ],
)
def test_a_list_by_people_gives_each_their_own(text: str) -> None:
    """Whoever stands before or behind a thing with its day answers for it; a closing request is no task."""
    acts = read_acts(text, NOW, Context(people=PEOPLE)).acts

    assert [(act.title, act.owners) for act in acts] == [("采购清单", ("陈国强",)), ("推荐表", ("周敏",))]


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        ("年度报表初稿由本人于12月18日前完成。", "年度报表初稿完成", "本人"),
        ("10月经费台账，丽珍12月10号前弄好", "弄好10月经费台账", "黄丽珍"),
        ("对了伟明 那个请示你先起草出来 24号之前放我桌上", "请示先起草出来", "梁伟明"),
        ("丽珍，宣传栏该换了吧？请你周五前弄好", "弄好宣传栏", "黄丽珍"),
        ("伟明，饮水机还没下单吧？请你27日前买好，2000元以内", "买好饮水机", "梁伟明"),
        ("请各代表团于12月22日前提交提案。", "提交提案", "各代表团"),
        ("志愿者名单　周敏　12月26日前", "志愿者名单", "周敏"),
    ],
)
def test_whose_it_is_stands_elsewhere(text: str, title: str, owner: str) -> None:
    """Called in the sentence before, behind an aside, as 本人, in a row; a thing may be named by its month."""
    act = read_acts(text, NOW, Context(people=PEOPLE)).acts[-1]

    assert (act.kind, act.title, act.owners) == (ActKind.TASKED, title, (owner,))


def test_a_rule_up_to_a_day_is_a_plan() -> None:
    """The end of what is to come is no end of anything done, and to bring one's people along is no task."""
    text = "健步走自12月1日起，每周二下午5点在操场举行，至明年5月底结束，请各组组长组织好本组人员参加。"
    acts = read_acts(text, NOW, Context(people=PEOPLE)).acts

    assert [(act.kind, act.title) for act in acts] == [(ActKind.PLANNED, "健步走")]


def test_whom_it_goes_to_names_no_task() -> None:
    """「5号前报给…」 is when and to whom."""
    (act,) = read_acts("各车间报一个节目，12月5号前报给黄丽珍", NOW, Context(people=PEOPLE)).acts
    assert act.message is not None and act.message.title == "节目"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("女工体检24、25号两天，早上八点，职工医院。24号纺纱车间，25号织布车间，都空腹", ["女工体检"]),
        ("两癌筛查12月29 30两天 上午 前纺的29号 其余的30号", ["两癌筛查"]),
        ("慰問演出12月7號、8號兩天下午兩點，12月8號晚上六點開總結會", ["慰問演出", "總結會"]),
    ],
)
def test_who_comes_on_which_day_is_no_plan(text: str, titles: list[str]) -> None:
    """What else takes place that day is."""
    assert [act.title for act in read_acts(text, NOW).acts] == titles
