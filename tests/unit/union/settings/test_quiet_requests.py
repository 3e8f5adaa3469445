"""Whoever hears too much says so in their own words."""

import pytest

from union.reminders.personal_reminders import CALL
from union.settings.quiet_requests import Quiet, QuietAsked, read_quiet


@pytest.mark.parametrize(
    "said", ["小秘太吵了", "提醒太多了", "小秘的消息也太多了吧", "机器人好烦", "小秘少说两句", "小秘安静点"]
)
def test_too_many_words_are_wanted_fewer(said: str) -> None:
    """Said of the bot or its reminders."""
    assert read_quiet(said) == QuietAsked(Quiet.LESS)


@pytest.mark.parametrize(
    ("said", "span", "days"),
    [
        ("安静一周", "一周", 7),
        ("小秘安静三天", "三天", 3),
        ("这几天别再提醒了", "这几天", 3),
        ("半个月内别提醒", "半个月", 15),
        ("今天别发消息了", "今天", 1),
        ("到周五别提醒", "到周五", 0),
        ("小秘，12月1日前别再催了", "12月1日前", 0),
        ("别再发提醒了", "", 0),
    ],
)
def test_a_pause_has_the_days_that_were_said(said: str, span: str, days: int) -> None:
    """Counted from today, or by their end, or not said at all."""
    assert read_quiet(said) == QuietAsked(Quiet.PAUSE, span, days)


@pytest.mark.parametrize("said", ["别再提醒这个", "这个不用提醒了", "不要催这件事了", "那个会别提醒了"])
def test_this_is_one_item(said: str) -> None:
    """And not all of them."""
    asked = read_quiet(said)
    assert asked is not None and asked.kind is Quiet.ITEM


@pytest.mark.parametrize("said", ["恢复提醒", "小秘可以说话了", "继续提醒吧", "取消静音", "不用安静了"])
def test_it_may_speak_again(said: str) -> None:
    """What was quieted is taken back."""
    assert read_quiet(said) == QuietAsked(Quiet.BACK)


@pytest.mark.parametrize(
    "said",
    [
        "车间太吵了", "安静一点，开会呢", "别提醒我们组长", "提醒大家周五开会", "太吵了", "这个月别忘了交会费", "安静的阅览室开放了",
        "不用提醒他了他知道", "图书馆安静三天没人来", "不用提醒",
    ],
)  # fmt: skip
def test_talk_of_other_things_quiets_nothing(said: str) -> None:
    """Noise elsewhere, and words to somebody else."""
    assert read_quiet(said) is None


def test_words_that_may_be_said_to_anybody_are_marked() -> None:
    """「安静点」 is about the bot only where it is said to it."""
    asked = [read_quiet(each) for each in ("安静点", "别提醒我", "以后不要再提醒我了")]
    assert [each and each.is_plain for each in asked] == [False] * 3


def test_who_wants_no_reminder_asks_for_none() -> None:
    """「别提醒我」 is no reminder of one's own with these words."""
    assert CALL.search("别再提醒我") is None and CALL.search("明天到时候提醒我") is not None
