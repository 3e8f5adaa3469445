"""What is told to be filed is filed; what is to be done, asked or reminded of is not."""

from datetime import datetime

import pytest

from union.reading.acts.act_kinds import filed_on_order
from union.reading.message import Intent
from union.reading.reader import read

NOW = datetime.fromisoformat("2026-11-20T10:00")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("奖品花了2600，记一下", "奖品花了2600"),
        ("发了姜茶8桶 帮我记上吧", "发了姜茶8桶"),
        ("修灶台花了460，入账。", "修灶台花了460"),
    ],
)
def test_told_to_be_filed(text: str, words: str) -> None:
    """The words before the order, as written."""
    assert filed_on_order(text) == words


@pytest.mark.parametrize(
    "text", ["明天下午3点开会，记一下", "记一下", "买菜的钱，帮我记一下", "提醒我2点开会，记一下"]
)
def test_not_told_to_be_filed(text: str) -> None:
    """Plans, questions, reminders and words without a figure."""
    assert filed_on_order(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "会上定了，春节慰问按每人200发",
        "理事會通過咗，今年助學金每名$1,200",
        "Exco agreed to give $60 per wreath from now on",
        "拟慰问困难职工20户，每户800元",
        "研究慰问标准，每户800元，共20户",
        "预计春游60人，费用9000元",
    ],
)
def test_what_will_be_paid_is_not_paid(text: str) -> None:
    """A rate that was decided is no spending."""
    assert read(text, NOW).intent is not Intent.LOG


def test_what_was_decided_and_paid_is_told() -> None:
    """With whom it was paid to."""
    assert read("会议通过慰问方案，按每户500元慰问了12户", NOW).intent is Intent.LOG


def test_a_fee_that_the_writer_takes_is_no_life_of_his_own() -> None:
    """It stands beside what is planned."""
    assert read("12月19日上午9点羽毛球赛，报名费一人20交我这儿", NOW).intent is Intent.EVENT


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("12月8日搬运慰问品，还差两个人谁能来", Intent.EVENT),
        ("下周五前交经费报表，谁还没给我数", Intent.EVENT),
        ("周末去爬山，谁一起", Intent.NONE),
        ("明天谁去接孩子", Intent.NONE),
    ],
)
def test_a_call_for_hands_behind_a_plan_takes_nothing_from_it(text: str, intent: Intent) -> None:
    """The clause asks; the one before plans."""
    assert read(text, NOW).intent is intent


@pytest.mark.parametrize(
    "text", ["困难职工走访由小梅带队", "例会地点变更：一楼接待室", "急救培训不算安全，归到教育培训"]
)
def test_how_a_thing_is_to_be_is_no_work_done(text: str) -> None:
    """Without a figure and a word of what was done nothing is filed."""
    assert read(text, NOW).intent is not Intent.LOG


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("买圣诞礼物用了3200元，共160份，12月19号派", "12月19号派"),
        ("给4名困难员工子女发助学金8000元，材料月底前补齐", "材料月底前补齐"),
    ],
)
def test_what_is_filed_as_told_ends_before_a_day_to_come(text: str, rest: str) -> None:
    """That day is not last year's, and what it is for is offered."""
    found = read(text, NOW, meant=Intent.LOG)
    assert found.rest == rest and all(one.when is None for one in found.facts)


@pytest.mark.parametrize("text", ["议程：1.学习文件 2.布置4月工作", "Agenda: 1. minutes 2. April visits"])
def test_a_time_of_a_point_of_an_agenda_plans_nothing(text: str) -> None:
    """What stands in front of it does: 「12月12日委员会，议程：…」."""
    assert read(text, NOW).intent is Intent.NONE
    assert read(f"12月12日委员会，{text}", NOW).intent is Intent.EVENT
