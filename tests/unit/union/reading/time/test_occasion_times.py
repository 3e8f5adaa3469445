"""Times that say what a deed was about or for, not when it was done."""

from datetime import datetime

import pytest

from union.reading.message import Intent
from union.reading.reader import read

ABOUT = [
    ("召开三季度厂务公开会，参会38人", "2026-10-12T10:00"),
    ("三季度厂务公开会，参会38人", "2026-10-12T10:00"),
    ("召开了上半年工作总结会，到会60人", "2026-07-08T10:00"),
    ("召开2026年职代会，代表96人", "2026-03-05T10:00"),
    ("召开2025年度表彰会，表彰先进30人", "2026-01-20T10:00"),
    ("召开11月份例会，参加9人", "2026-11-03T10:00"),
    ("召开10月份安全讲评会，参加30人", "2026-11-03T10:00"),
    ("完成三季度经费审查，审查账目12本", "2026-10-12T10:00"),
]
FOR_FEASTS = [
    ("迎国庆书画摄影展，展出作品110幅，参观260人", "2026-09-28T10:00"),
    ("举办庆五一职工篮球赛，12支队伍参赛", "2026-04-28T10:00"),
    ("庆三八女职工趣味运动会，参加90人", "2026-03-06T10:00"),
    ("迎国庆书画展，参观300人", "2026-10-12T10:00"),
    ("春节前走访慰问困难职工10户，发放慰问金5000元", "2026-01-25T10:00"),
    ("五一前夕走访劳模8户，送去慰问品8份", "2026-04-28T10:00"),
    ("节前走访慰问困难职工9户，发放慰问金4500元", "2026-02-05T10:00"),
    ("中秋节前为职工发放月饼300盒", "2026-09-20T10:00"),
]
A_TITLE = [
    ("今天走访困难职工5户，慰问金2500元，组织元旦联欢会花了3000元", "2026-12-28T10:00"),
    ("今天走访困难职工5户，组织三八节联欢会花了3000元", "2026-03-05T10:00"),
    ("今天慰问了5户，组织国庆晚会花了3000元", "2026-10-05T10:00"),
    ("今天慰问了5户，组织五一联欢会花了3000元", "2026-06-10T10:00"),
    ("元旦联欢会花了3000元", "2026-12-28T10:00"),
    ("春节联欢会花了3000元", "2026-01-20T10:00"),
    ("春节联欢会花了3000元", "2026-02-20T10:00"),
    ("春节联欢会花了3000元", "2026-03-20T10:00"),
    ("五一晚会花了3000元", "2026-06-10T10:00"),
    ("中秋慰问花了3000元", "2026-09-20T10:00"),
]


@pytest.mark.parametrize(("text", "now"), [*ABOUT, *FOR_FEASTS])
def test_what_a_deed_was_about_or_for_is_not_its_day(text: str, now: str) -> None:
    """The day of work told so is the message's own."""
    message = read(text, datetime.fromisoformat(now))

    assert (message.intent, message.when) == (Intent.LOG, None)
    assert all(fact.when is None for fact in message.facts)


@pytest.mark.parametrize(("text", "now"), A_TITLE)
def test_a_feast_in_a_title_dates_nothing(text: str, now: str) -> None:
    """The day said, or the message's own, is the day of every deed told."""
    message = read(text, datetime.fromisoformat(now))

    assert message.intent is Intent.LOG
    assert {one.when.start.date() for one in (message, *message.facts) if one.when} <= {
        datetime.fromisoformat(now).date()
    }


def test_a_bare_meeting_behind_the_command_has_the_day_it_is_told() -> None:
    """A period between verb and object names the meeting, which keeps it in its title."""
    message = read("召开三季度厂务公开会", datetime.fromisoformat("2026-10-12T10:00"), meant=Intent.LOG)

    assert (message.when, message.facts[0].title) == (None, "三季度厂务公开会")


IN_THE_PERIOD = [
    ("10月份走访困难职工12户", "2026-11-05T10:00", "2026-10-01"),
    ("开了10月份例会，参加9人", "2026-11-05T10:00", "2026-10-01"),
    ("三季度召开职代会，代表110人", "2026-10-12T10:00", "2026-07-01"),
    ("开展三季度安全检查，查出隐患5处", "2026-10-12T10:00", "2026-07-01"),
    ("召开2023年职代会，代表110人", "2026-01-05T10:00", "2023-01-01"),
    ("10月9日召开三季度厂务公开会，参会45人", "2026-10-12T10:00", "2026-10-09"),
]


@pytest.mark.parametrize(("text", "now", "day"), IN_THE_PERIOD)
def test_a_period_in_which_it_was_done_stays(text: str, now: str, day: str) -> None:
    """So does a day that was said beside what it was about."""
    message = read(text, datetime.fromisoformat(now))

    assert message.intent is Intent.LOG
    assert message.when is not None
    assert f"{message.when.start:%Y-%m-%d}" == day


PLANS = [
    ("召开四季度厂务公开会", "2026-09-12T10:00", "2026-10-01"),
    ("迎国庆书画摄影展", "2026-09-20T10:00", "2026-10-01"),
    ("迎国庆职工运动会，请各分会报10人参加", "2026-09-20T10:00", "2026-10-01"),
    ("迎国庆书画展征集作品120幅，9月30日开展", "2026-09-20T10:00", "2026-09-30"),
    ("拟春节前走访慰问困难职工10户，发放慰问金5000元", "2026-02-05T10:00", "2026-02-17"),
    ("春节前走访慰问困难职工10户", "2026-02-05T10:00", "2026-02-17"),
    ("春节前，走访困难职工10户，发放慰问金5000元。初八上班后开会", "2026-02-05T10:00", "2026-02-17"),
    ("2月10日前走访慰问困难职工10户，发放慰问金5000元", "2026-02-05T10:00", "2026-02-10"),
]


@pytest.mark.parametrize(("text", "now", "day"), PLANS)
def test_a_feast_ahead_stays_the_time_of_a_plan(text: str, now: str, day: str) -> None:
    """Without figures of what was done or with a word of planning nothing was told."""
    message = read(text, datetime.fromisoformat(now))

    assert message.intent is Intent.EVENT
    assert message.when is not None
    assert f"{message.when.start:%Y-%m-%d}" == day


WHILE_IT_LASTS = [
    ("国庆慰问一线职工30人", "2026-10-05T10:00", None),
    ("国庆节慰问了一线职工30人，慰问金3000元", "2026-10-07T10:00", None),
    ("十一慰问值班人员12人", "2026-10-02T10:00", None),
    ("春节走访困难职工12户，慰问金6000元", "2027-02-08T10:00", None),
    ("五一表彰大会表彰了劳模5人", "2027-05-02T10:00", None),
    ("国庆慰问一线职工30人", "2026-10-01T10:00", "2026-10-01"),
    ("国庆慰问了一线职工30人", "2026-10-09T10:00", "2026-10-01"),
    ("国庆当天慰问一线职工30人", "2026-10-05T10:00", "2026-10-01"),
    ("国庆第二天慰问了一线职工30人", "2026-10-05T10:00", "2026-10-02"),
    ("昨天国庆慰问一线职工30人", "2026-10-05T10:00", "2026-10-04"),
    ("三八节慰问女职工30人", "2027-03-09T10:00", "2027-03-08"),
]


@pytest.mark.parametrize(("text", "now", "day"), WHILE_IT_LASTS)
def test_while_its_days_off_last_a_feast_names_the_occasion(text: str, now: str, day: str | None) -> None:
    """Who tells of 国庆 work on the fifth did it then; a day of the feast that is said is that day."""
    message = read(text, datetime.fromisoformat(now))

    assert message.intent is Intent.LOG
    assert (message.when and message.when.start.date().isoformat()) == day


READY = [
    "后天的运动会奖品买好了，花了1200元",
    "周五联欢会的横幅做好了，280元",
    "25号座谈会的水果已订，320元",
]


@pytest.mark.parametrize("text", READY)
def test_what_was_got_ready_for_a_day_was_done_today(text: str) -> None:
    found = read(text, datetime(2026, 12, 21, 10))
    assert (found.intent, found.when) == (Intent.LOG, None)


def test_what_closes_today_with_what_came_in_is_told() -> None:
    now = datetime(2026, 12, 4, 16)
    assert read("提案征集今天截止，一共收到提案21条", now).intent is Intent.LOG
    assert read("提案征集今天截止，还没交的抓紧", now).intent is not Intent.LOG


def test_a_budget_alone_tells_nothing_done() -> None:
    found = read("走访名单我25号报给主席，慰问品预算6000元", datetime(2026, 12, 1, 9))
    assert found.intent is Intent.EVENT
    assert found.when is not None
    assert f"{found.when.start:%m-%d}" == "12-25"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("元旦联欢会订在30号下午3点", "2026-12-30T15:00"),
        ("春节团拜会5号上午10点", "2027-02-05T10:00"),
        ("元旦联欢会5号下午2点开", "2027-01-05T14:00"),
        ("元旦联欢会筹备会25号下午2点开", "2026-11-25T14:00"),
        ("元旦联欢会节目25号下午2点彩排", "2026-11-25T14:00"),
        ("中秋晚会16号晚上7点", "2026-12-16T19:00"),
    ],
)
def test_what_is_held_for_a_festival_is_held_near_it(text: str, start: str) -> None:
    """A day without a month; what is done for it beforehand is not moved, nor what has no festival at hand."""
    when = read(text, datetime.fromisoformat("2026-11-20T10:00")).when

    assert when is not None
    assert when.start == datetime.fromisoformat(start)
