"""Things given out beside an event: what is to be done is named before whoever does it."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts
from union.reading.message import ActKind

NOW = datetime(2026, 11, 20, 10)
PEOPLE = ("陈国强", "黄丽珍", "梁伟明", "周敏")


def _tasks(text: str) -> list[tuple[str | None, tuple[str, ...], str]]:
    acts = read_acts(text, NOW, Context(people=PEOPLE)).acts
    return [
        (act.title, act.owners, f"{act.whens[0].start:%m-%d}") for act in acts if act.kind is ActKind.TASKED
    ]


def test_each_thing_beside_an_event_is_somebodys() -> None:
    """By its own day, also where that stands in the clause behind."""
    text = "年会12月9日晚上6点，二楼礼堂。主持词丽珍12月2号写好，音响老梁6号借来，抽奖券周敏看着印，8号送到"
    assert _tasks(text) == [
        ("主持词写好", ("黄丽珍",), "12-02"),
        ("音响借来", ("梁伟明",), "12-06"),
        ("印抽奖券", ("周敏",), "12-08"),
    ]


def test_what_is_to_be_there_the_day_before_is_due_on_the_eve() -> None:
    """However the eve is called."""
    for eve in ("头一天", "头天", "前一天", "提前一天"):
        assert _tasks(f"登山12月5日上午8点。饮用水国强{eve}备好") == [("饮用水备好", ("陈国强",), "12-04")]


def test_a_day_told_of_all_is_that_of_each() -> None:
    """The writer's own things with them."""
    assert _tasks("述职报告国强写，收支报告周敏写，都是11月28号前交给我") == [
        ("写述职报告", ("陈国强",), "11-28"),
        ("写收支报告", ("周敏",), "11-28"),
    ]
    text = "妇委会12月8号做香囊，材料包我来订，茶点丽珍负责，都卡在5号之前弄好"
    assert _tasks(text) == [("订材料包", ("我",), "12-05"), ("茶点", ("黄丽珍",), "12-05")]


def test_a_task_behind_what_was_done_is_none_of_it() -> None:
    """Work told stays told."""
    text = "今天包饺子来了40人，真热闹～照片伟明23号挑好发我"
    assert _tasks(text) == [("照片挑好", ("梁伟明",), "11-23")]


def test_numbered_lines_name_their_people_behind() -> None:
    """Under a heading that only counts them."""
    text = "换届前还有几件：\n1 选票定稿 国强 4号\n2 开水 丽珍 7号"
    assert [one[1:] for one in _tasks(text)] == [(("陈国强",), "12-04"), (("黄丽珍",), "12-07")]


@pytest.mark.parametrize(
    "text",
    [
        "听说国强去外地出差",
        "生日蛋糕国强吃了一大半",
        "国强12号结婚",
        "孩子我8号去接",
        "三车间国强12号去医院体检",
        "昨天国强送来了一箱苹果",
    ],
)
def test_what_people_do_is_no_task(text: str) -> None:
    """Nothing is named that they are to see to."""
    assert _tasks(text) == []


def test_a_title_is_without_when_it_was_fixed() -> None:
    """「秋游定…」, 「体检定两天」."""
    for text in ("秋游定12月5号、6号两批，早上8点集合", "职工体检定两天，12月5号、6号，早上8点"):
        (act,) = read_acts(text, NOW, Context(people=PEOPLE)).acts
        assert act.title in ("秋游", "职工体检")


def test_what_everybody_hands_in_is_hers_who_gathers_it() -> None:
    """In a list and by itself."""
    for lead in ("", "3. "):
        said = f"{lead}12月3日前，各分会报送摸底表，由丽珍汇总。"
        assert [(owners, day) for _, owners, day in _tasks(said)] == [(("黄丽珍",), "12-03")]


def test_a_paper_for_a_feast_is_due_on_its_own_day() -> None:
    """And named by what it is, not by 「理一理」."""
    for verb in ("理一理", "琢磨琢磨"):
        said = f"还有五一值班慰问名单，国强你{verb}，11月27号之前给我"
        assert _tasks(said) == [("五一值班慰问名单", ("陈国强",), "11-27")]


def test_a_matter_before_whoever_sees_to_it_is_named() -> None:
    """As an item of a list, or by what is to be done with a thing; why it is he is no matter."""
    assert _tasks("议定：①油烟管道清洗，国强12月8日前催后勤落实；②旧栏杆拆除，周敏12月9日前联系物业") == [
        ("油烟管道清洗 催后勤落实", ("陈国强",), "12-08"),
        ("旧栏杆拆除 联系物业", ("周敏",), "12-09"),
    ]
    assert _tasks("车棚漏雨整改，周敏盯一下，12月9日前让基建回话") == [("车棚漏雨整改", ("周敏",), "12-09")]
    assert _tasks("会员信息更新，各小组12月9日前报周敏")[0][0] == "会员信息更新报周敏"
    assert _tasks("你跟他们熟，国强12月8日前催后勤落实")[0][0] == "催后勤落实"
