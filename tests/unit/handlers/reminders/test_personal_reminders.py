"""A person's own reminders: kept, listed, told where they hear them, put off, cancelled."""

from typing import Any

import pytest

from bot.scheduling.round import Round
from handlers.core import group_choice
from handlers.core.messages.incoming_message import Where, Who
from handlers.reminders import personal_reminders
from handlers.settings import settings_command
from storage.core import people
from tests.unit.handlers.stage import CHAT, LI, WANG, ZHOU, in_private
from tests.unit.handlers.week import Week, jobs_with, silent


def asks(week: Week, who: Who | None, text: str, where: Where | None = None, **more: Any) -> str:
    """/remind; the answer."""
    week.stage.write(who, text, group_choice.for_group(personal_reminders.remind), where, **more)
    return week.stage.shown(where.chat_id if where else CHAT)


def reachable(week: Week, who: Who) -> None:
    """The bot may write to them in private."""
    person = people.person_of_user(week.stage.store.db, who.user_id)
    assert person is not None
    people.set_reachable(week.stage.store.db, person, True)


def test_it_is_told_in_private_once() -> None:
    """To who can be reached; the group hears nothing."""
    week = Week()
    reachable(week, LI)
    assert "11月19日 周四 15:00 交月报" in asks(week, LI, "/remind 明天下午3点 交月报")
    assert week.at("2026-11-19 14:59") == []
    assert week.at("2026-11-19 15:00") == []
    assert week.told(LI) == ["提醒您：交月报"]
    assert week.at("2026-11-20 15:00") == []
    assert len(week.told(LI)) == 1


def test_it_comes_at_night_when_it_was_wanted_at_night() -> None:
    """In private; the moment is the person's own choice."""
    week = Week()
    reachable(week, LI)
    asks(week, LI, "/remind 今晚10点半 锁门")
    week.at("2026-11-18 22:30")
    assert week.told(LI) == ["提醒您：锁门"]


def test_who_cannot_be_reached_is_named_in_the_group_by_day() -> None:
    """Once, with the name ringing; never in quiet hours."""
    week = Week()
    assert "还没有私聊过我" in asks(week, LI, "/remind 今晚10点半 锁门")
    assert week.at("2026-11-18 22:30") == []
    assert week.at("2026-11-19 08:00") == ["李建国，提醒您：锁门（迟发，原定11月18日 周三 22:30）"]
    assert week.at("2026-11-19 09:00") == []


def test_what_was_asked_in_private_is_not_told_in_the_group() -> None:
    """Who has blocked the bot since hears only that there is something."""
    week = Week()
    asks(week, LI, "/remind 明天下午3点 写检讨", in_private(LI))
    person = people.person_of_user(week.stage.store.db, LI.user_id)
    assert person is not None
    people.set_reachable(week.stage.store.db, person, False)
    assert week.at("2026-11-19 15:00") == ["李建国，您有一条提醒到时间了，请私聊我看"]


def test_a_repeated_one_goes_on_through_restarts() -> None:
    """Every Friday; what was missed while away is told once, late."""
    week = Week()
    reachable(week, LI)
    week.says(LI, "每周五下午4点提醒我交周报")
    week.at("2026-11-20 16:00")
    week.round = Round(week.stage.services, jobs_with(silent))
    week.at("2026-12-05 10:00")
    week.at("2026-12-11 16:00")
    assert week.told(LI) == [
        "提醒您：交周报",
        "提醒您：交周报（迟发，原定11月27日 周五 16:00）",
        "提醒您：交周报",
    ]


def test_a_day_that_has_begun_begins_tomorrow() -> None:
    """「每天上午9点」 said at ten."""
    assert "11月19日 周四 09:00 签到（每天）" in asks(Week(), LI, "/remind 每天上午9点 签到")


def test_about_an_item_it_tells_how_it_stands() -> None:
    """The item's own line at that moment, wherever it was moved; nothing of an item that is done."""
    week = Week()
    reachable(week, LI)
    week.says(LI, "12月10日下午3点开职代会预备会")
    message = week.last_message()
    week.says(LI, "3天后提醒我", reply_to=message)
    asks(week, LI, "提醒我 4天后", reply_to=message, reply_to_bot=True)
    week.says(LI, "改到12月11日下午2点", reply_to=message)
    week.at("2026-11-21 09:00")
    assert week.told(LI) == ["提醒您：#1 职代会预备会：12月11日 周五 14:00（还有20天）"]
    week.says(LI, "完成 #1")
    week.says(LI, "#1 完成")
    week.at("2026-11-22 09:00")
    assert len(week.told(LI)) == 1


def test_a_colleagues_message_can_be_what_it_is_about() -> None:
    """Its first words are told."""
    week = Week()
    answer = asks(week, LI, "提醒我 明天", reply_to=5, reply_text="记得把发票交给财务\n谢谢")
    assert "记得把发票交给财务" in answer


@pytest.mark.parametrize("text", ["/remind 交月报", "提醒我 明天下午3点", "/remind 早点"])
def test_half_a_request_is_explained(text: str) -> None:
    """What is missing is said with an example."""
    assert "写上时间和事情" in asks(Week(), LI, text)


def test_what_cannot_be_kept_is_said() -> None:
    """The past, and an anonymous administrator."""
    week = Week()
    assert "已经过去了" in asks(week, LI, "/remind 昨天下午3点 交表")
    assert "匿名管理员" in asks(week, None, "/remind 明天下午3点 交表")


def test_the_list_shows_here_what_was_asked_here() -> None:
    """In private all of it."""
    week = Week()
    asks(week, LI, "/remind 明天下午3点 交月报")
    asks(week, LI, "/remind 明天下午4点 买药", in_private(LI))
    assert "买药" not in asks(week, LI, "/remind")
    told = asks(week, LI, "/remind", in_private(LI))
    assert "1. 11月19日 周四 15:00 交月报" in told
    assert "2. 11月19日 周四 16:00 买药" in told


def test_it_is_cancelled_from_the_list() -> None:
    """The list closes up; nothing comes."""
    week = Week()
    asks(week, LI, "/remind 明天下午3点 交月报")
    asks(week, LI, "/remind")
    assert week.press(WANG, "取消 1") == "这是别人的提醒。"
    assert week.press(LI, "取消 1") == "已取消提醒：交月报"
    assert week.at("2026-11-19 15:00") == []


def test_it_is_put_off() -> None:
    """By its own button; then it comes again, once."""
    week = Week()
    reachable(week, LI)
    asks(week, LI, "/remind 明天下午3点 交月报")
    week.at("2026-11-19 15:00")
    week.press(LI, "1小时后再提醒", in_private(LI))
    week.at("2026-11-19 16:00")
    week.at("2026-11-19 18:00")
    assert [text for text in week.told(LI) if text == "提醒您：交月报"] == ["提醒您：交月报"] * 2


def test_who_has_left_the_group_hears_nothing() -> None:
    """Their reminders end."""
    week = Week()
    asks(week, LI, "/remind 明天下午3点 交月报")
    person = people.person_of_user(week.stage.store.db, LI.user_id)
    assert person is not None
    people.leave(week.stage.store.db, week.stage.group(), person, week.stage.now)
    assert week.at("2026-11-19 15:00") == []


def test_another_clock_keeps_the_hour() -> None:
    """At three stays at three."""
    week = Week()
    reachable(week, LI)
    asks(week, LI, "/remind 明天下午3点 交月报")
    week.stage.write(ZHOU, "/settings 时区 乌鲁木齐", settings_command.show)
    week.at("2026-11-19 16:59")
    assert week.told(LI) == []
    week.at("2026-11-19 17:00")
    assert week.told(LI) == ["提醒您：交月报"]
