"""The day a list closes beside an event: what it is called, and that it does not name the event."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts
from union.reading.acts.closing_days import of_event

NOW = datetime(2026, 11, 20, 10)
PEOPLE = ("陈国强", "黄丽珍")


def planned(text: str) -> list[tuple[str | None, str]]:
    acts = read_acts(text, NOW, Context(people=PEOPLE)).acts
    whens = [(act.title, act.message.when) for act in acts if act.message]
    return [(title, f"{when.start:%m-%d}") for title, when in whens if when]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("退休职工团拜12月20号下午3点，小食堂，报名12月8号截止", [("退休职工团拜", "12-20"), ("退休职工团拜报名", "12-08")]),
        ("拔河赛12.19和12.20两天 上午9点 报名截至12.15", [("拔河赛", "12-19"), ("拔河赛报名", "12-15")]),
        ("秋游也定了 11月28号周六 早上七点上车 这个报名25号截止", [("秋游", "11-28"), ("秋游报名", "11-25")]),
        (
            "暑托班12月1号起每周三晚7点，报名11月28日截止",
            [("暑托班", "12-02"), ("暑托班报名", "11-28")],
        ),
        ("青年部12月24号星期四爬山，报名截17号", [("青年部爬山", "12-24"), ("青年部爬山报名", "12-17")]),
        (
            "12月19号上午九点在大礼堂开职代会，提案嘛，12号之前收齐统一交办公室",
            [("职代会", "12-19"), ("提案", "12-12")],
        ),
        (
            "职工体检安排：12月8日8:00，县医院体检中心。报名截止12月1日。分组表由丽珍负责，12月4日前排好",
            [("职工体检", "12-08"), ("职工体检报名", "12-01"), ("分组表", "12-04")],
        ),
    ],
)  # fmt: skip
def test_a_closing_is_that_of_its_event(text: str, found: list[tuple[str, str]]) -> None:
    """A bare sign-up takes the event's name, a place behind the day is no name."""
    assert planned(text) == found


def test_a_closing_alone_keeps_its_own_name() -> None:
    """Without an event before it there is nothing to name it after."""
    assert planned("钓鱼比赛报名12月1日截止") == [("钓鱼比赛报名", "12-01")]


@pytest.mark.parametrize("text", ["本月产量12.19和12.20吨", "两组得分9.15和9.25两场都赢了"])
def test_figures_with_a_point_are_no_days(text: str) -> None:
    """Only what stands before a clock time, or is counted as days, is one."""
    assert planned(text) == []


def test_a_sign_up_with_somebody_is_named_after_the_event() -> None:
    """With whom one signs up names nothing, nor that they set out."""
    assert of_event("报名找我", "秋游出发") == "秋游报名"
    assert of_event("找场地报价", "职工大会") == "找场地报价"


@pytest.mark.parametrize("said", ["想来的找我报名", "要参加的找小李报名", "有兴趣的跟我报名哦"])
def test_whoever_wants_to_come_names_no_sign_up(said: str) -> None:
    """It is the event's."""
    assert of_event(said, "秋游") == "秋游报名"


@pytest.mark.parametrize("said", ["来的路线", "想来的都签到", "有兴趣的书目征集"])
def test_other_words_of_coming_are_a_name(said: str) -> None:
    """Nobody signs up in them."""
    assert of_event(said, "秋游") == said


def test_what_is_taken_in_until_a_day_closes_then() -> None:
    """「截收日期」 of Hong Kong's notices, in the signs of the message."""
    said = "會員大會定於12月20日下午三時舉行，委任代表表格截收日期為12月17日。"
    acts = read_acts(said, datetime(2026, 12, 1, 10), Context("HK")).acts
    assert [(one.title, one.whens[0].deadline) for one in acts] == [
        ("會員大會", False),
        ("委任代表表格", True),
    ]


def test_what_is_due_before_the_event_is_due_on_its_day() -> None:
    assert planned("12月28日下午三点开年终总结会，会前把各组总结交给陈静")[1] == (
        "各组总结交给陈静",
        "12-28",
    )
    assert planned("12月20日文艺汇演，演出前三天把节目单交给赵敏")[1][1] == "12-17"


def test_beside_several_events_whatever_has_a_last_day_is_planned() -> None:
    found = planned("12月5日开会，12日团拜，20日前把会费通知发出去")
    assert [day for _, day in found] == ["12-05", "12-12", "12-20"]
