"""自定 and 改期: the time is asked for, and the reply in words is what happens."""

import pytest

from tests.unit.handlers.stage import LI, ZHOU, in_private
from tests.unit.handlers.week import Week

MEETING, WEEKLY = "下周三下午3点开工会小组长例会", "每周三下午3点开班组长例会"


def reminded(text: str = MEETING, at: str = "2026-11-24 09:00") -> Week:
    """The day before, the reminder is there."""
    week = Week()
    week.says(LI, text)
    week.at(at)
    return week


def asked(label: str, text: str = MEETING) -> tuple[Week, int]:
    """The button was pressed; the question's message."""
    week = reminded(text)
    if label == "自定":
        week.press(LI, "推迟")
    week.press(LI, label)
    return week, week.last_message()


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("今天下午4点", "11-24 16:00"),
        ("两小时", "11-24 11:00"),
        ("半小时后", "11-24 09:30"),
        ("明天上午", "11-25 10:00"),
        ("今晚11点", "11-25 08:00"),
    ],
)
def test_a_reminder_is_put_off_to_any_time(words: str, due: str) -> None:
    """As people say it; out of the night, it goes to the morning."""
    week, question = asked("自定")
    before = week.waiting()
    assert "再提醒" in week.says(LI, words, reply_to=question)
    assert sorted([*before, due]) == week.waiting()


@pytest.mark.parametrize(("words", "answer"), [("尽快", "时间"), ("今天上午8点半", "已经过去了")])
def test_what_is_no_time_ahead_is_asked_again(words: str, answer: str) -> None:
    """And a reply to that is heard, too."""
    week, question = asked("自定")
    assert answer in week.says(LI, words, reply_to=question)
    assert "11月24日 周二 16:00再提醒" in week.says(LI, "今天下午4点", reply_to=week.last_message())


@pytest.mark.parametrize("words", ["周五下午4点", "改到周五下午4点", "推迟到周五下午4点"])
def test_an_item_is_moved_by_the_answer(words: str) -> None:
    """With or without the verb."""
    week, question = asked("改期")
    assert "已改期 #1 工会小组长例会：11月27日 周五 16:00" in week.says(LI, words, reply_to=question)


def test_of_a_series_the_one_time_is_moved() -> None:
    """The others stay where the rule has them."""
    week, question = asked("改期", WEEKLY)
    assert "只改这一次" in week.says(LI, "周五下午4点", reply_to=question)
    assert week.event().start.weekday() == 2


def test_what_was_finished_meanwhile_stays_finished() -> None:
    """The question is older than the press."""
    week, question = asked("自定")
    week.says(ZHOU, "完成 #1")
    week.says(ZHOU, "#1 完成")
    before = week.waiting()
    assert week.says(LI, "今天下午4点", reply_to=question)
    assert week.waiting() == before


def test_in_private_the_next_message_answers() -> None:
    """For oneself only; what is more than a time is another matter."""
    week = Week()
    week.join(LI, reachable=True)
    week.says(ZHOU, "下周三下午3点开工会小组长例会，由李建国负责")
    week.at("2026-11-24 09:00")
    week.press(LI, "推迟", in_private(LI))
    week.press(LI, "自定", in_private(LI))
    assert "已记录" in week.private(LI, "今天走访困难职工5户")
    assert "再提醒" in week.private(LI, "下午4点")
    before = len(week.told(LI))
    assert week.at("2026-11-24 16:00") == []
    assert len(week.told(LI)) == before + 1


def test_who_gives_up_by_button_is_asked_why() -> None:
    """The reason comes in a reply, and is kept."""
    week = Week()
    week.says(LI, "11月20日前上报职代会材料")
    week.at("2026-11-23 09:00")
    week.press(LI, "推迟")
    week.press(LI, "不办了")
    assert "原因可以回复这条补上" in week.stage.shown()
    told = week.says(LI, "原因是：今年改为上级统一组织", reply_to=week.last_message())
    assert told == "不办了 #1 上报职代会材料，原因：今年改为上级统一组织"
    row = next(iter(week.stage.store.db.query("select close_reason from events")))
    assert row["close_reason"] == "今年改为上级统一组织"
