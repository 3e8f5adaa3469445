"""What was decided is still to be done, whose part of a message and which of its places is of which plan."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed

NOW = datetime(2026, 12, 8, 17, 30)
PEOPLE = ("周敏", "刘洋", "马丽", "国强")


def acts(
    text: str, now: datetime = NOW, region: str = "CN"
) -> list[tuple[str, str | None, list[str], tuple[str, ...]]]:
    """Each act by its kind, title, days and owners."""
    found = read_acts(text, now, Context(region=region, people=PEOPLE)).acts
    return [
        (act.kind.value, act.title, [f"{when.start:%m-%d}" for when in act.whens], act.owners)
        for act in found
    ]


def test_what_a_meeting_decided_lies_ahead() -> None:
    """The count is of the meeting; its figures, day and owner are of the visit to come."""
    text = "会开完了，来了11个人，定了元旦送温暖走访20户，每户600，马丽牵头，28到30号三天走完"
    told, planned = acts(text)
    assert told[0] == "Told"
    assert planned[1:] == ("元旦送温暖走访20户", ["12-28"], ("马丽",))


def test_what_was_passed_is_a_plan_of_its_day() -> None:
    """「通过11月21号搞秋游」 at the end of October is no work of last year."""
    told, planned = acts(
        "开完会，12人，通过了11月21号搞秋游，预算2万，国强统筹", datetime(2026, 10, 29, 20, 0)
    )
    assert (told[0], planned[1:]) == ("Told", ("秋游", ["11-21"], ("国强",)))


@pytest.mark.parametrize("text", ["开会9人，定了春节慰问按人均300", "开会来了8人，决定2号搞的活动花了300"])
def test_a_name_or_what_looks_back_is_no_plan(text: str) -> None:
    """A festival names what was decided; 了 says that it is over."""
    assert [kind for kind, *_ in acts(text)] == ["Told"] * len(acts(text))


def test_an_owner_behind_a_closing_day_is_its_own() -> None:
    """The meeting before it is nobody's."""
    found = acts("12月8号下午三点开委员会，12月15号前把困难职工名单报上来，小刘负责", datetime(2026, 12, 1))
    assert [(title, owners) for _, title, _, owners in found] == [("委员会", ()), ("困难职工名单", ("小刘",))]


def test_an_owner_behind_all_is_of_all() -> None:
    """「7日一车间体检，9日机关体检，小刘负责」."""
    found = acts("7日一车间体检，9日机关体检，小刘负责", datetime(2026, 12, 1))
    assert [owners for *_, owners in found] == [("小刘",), ("小刘",)]


def test_what_is_wanted_is_named_before_a_bare_day() -> None:
    """「旅遊巴要訂，國強你訂啦，14號前」 behind a count."""
    told, task = acts("旅行報咗名嘅有31人，旅遊巴要訂，國強你訂啦，14號前", datetime(2026, 10, 8, 19), "HK")
    assert (told[0], task) == ("Told", ("Tasked", "訂旅遊巴", ["10-14"], ("国强",)))


@pytest.mark.parametrize(
    ("text", "due"),
    [("羽毛球赛20号体育馆，报名到10号", "12-10"), ("歌咏比赛25号，报名到周五，找刘洋", "12-11")],
)
def test_a_sign_up_until_a_day(text: str, due: str) -> None:
    """「报名到10号」 closes then."""
    assert [days for *_, days, _ in acts(text)][1] == [due]


def test_a_season_in_a_name_parts_no_item_of_a_list() -> None:
    """「节前慰问一线」 takes place at the time before it."""
    text = "两项安排：\n1、12月29日（周二）下午2:30，工会年度总结会，七楼多功能厅；\n2、12月30日（周三）上午10:00，节前慰问投递一线，投递部集合。"
    assert [(title, days) for _, title, days, _ in acts(text)] == [
        ("工会年度总结会", ["12-29"]),
        ("慰问投递一线", ["12-30"]),
    ]


def test_who_does_it_instead_with_its_day() -> None:
    """The day behind 「instead」 is when it is due, as before."""
    (change, *_) = read_changes("Kumar will collect the uniforms instead, by 9 March.")
    assert (change.deed, change.own, change.new) == (ChangeDeed.OWNER, "uniforms", "Kumar")
