"""What somebody asks to be reminded of: read from words, timed, repeated."""

from datetime import datetime

import pytest

from union.core.groups import Settings
from union.events.model import Rule
from union.reminders.own_reminder import OwnReminder, next_time, postponed_time
from union.reminders.personal_reminders import (
    is_reminder_request,
    is_to_somebody,
    moment_of,
    read_reminder_request,
)

WALL = datetime.fromisoformat("2026-11-20 10:00")  # Friday

READ = [
    ("明天下午3点 交月报", "2026-11-21 15:00", "交月报"),
    ("每周五下午4点提醒我交周报", "2026-11-20 16:00", "交周报"),
    ("提醒我下周二上午去开户行对账", "2026-11-24 10:00", "去开户行对账"),
    ("3天后提醒我", "2026-11-23 09:00", ""),
    ("麻烦明天提醒一下我要带公章", "2026-11-21 09:00", "带公章"),
    ("半小时后提醒我关灯", "2026-11-20 10:30", "关灯"),
    ("今晚提醒我锁门", "2026-11-20 20:00", "锁门"),
    ("中午提醒我打电话", "2026-11-20 12:00", "打电话"),
    ("交月报", None, "交月报"),
]


@pytest.mark.parametrize(("text", "moment", "what"), READ)
def test_time_and_subject_are_told_apart(text: str, moment: str | None, what: str) -> None:
    """A day is at the reminder time, a part of the day two hours into it."""
    asked = read_reminder_request(text, WALL, "CN")
    due = moment_of(asked.when, Settings()) if asked.when else None
    assert due == (datetime.fromisoformat(moment) if moment else None)
    assert asked.text == what


SURE = [
    ("每周五下午4点提醒我交周报", True),
    ("明天下午3点提醒我交月报", True),
    ("提醒我明天下午3点交月报", True),
    ("请提醒我明天下午3点交月报", True),
    ("明天提醒我带材料", False),
    ("小王，明天下午3点提醒我带材料", False),
    ("明天下午3点提醒我们开会", False),
    ("明天下午3点开会，到时提醒我", False),
]


@pytest.mark.parametrize(("text", "sure"), SURE)
def test_in_a_group_it_must_be_meant_for_the_bot(text: str, sure: bool) -> None:
    """Its time and 提醒我 stand side by side, with an hour or a rule; the rest may be said to a colleague."""
    assert is_reminder_request(text, read_reminder_request(text, WALL, "CN")) is sure


@pytest.mark.parametrize(
    ("text", "personal"),
    [("小李，明天提醒我带材料", True), ("明天下午3点开会，到时提醒我", False), ("提醒我们明天开会", False)],
)
def test_what_one_wants_to_be_reminded_of_is_no_plan(text: str, personal: bool) -> None:
    """Nothing of it belongs on the group's calendar."""
    assert is_to_somebody(text) is personal


def weekly(due: str = "2026-11-20 16:00") -> OwnReminder:
    start = datetime.fromisoformat("2026-11-20 16:00")
    return OwnReminder(1, 1, 1, "交周报", start, datetime.fromisoformat(due), Rule("FREQ=WEEKLY;BYDAY=FR"))


def test_a_repeated_one_skips_what_is_gone() -> None:
    """After two weeks away the next Friday is next."""
    assert next_time(weekly(), datetime.fromisoformat("2026-12-05 09:00")) == datetime.fromisoformat(
        "2026-12-11 16:00"
    )


def test_putting_off_does_not_shift_the_series() -> None:
    """An hour later once; further than a week it would only be the next Friday's."""
    one, hour = weekly(), datetime.fromisoformat("2026-11-20 17:00")
    assert postponed_time(one, hour) == hour
    assert postponed_time(one, datetime.fromisoformat("2026-12-20 09:00")) == datetime.fromisoformat(
        "2026-11-27 16:00"
    )
    assert next_time(weekly("2026-11-20 17:00"), hour) == datetime.fromisoformat("2026-11-27 16:00")
