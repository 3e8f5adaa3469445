"""Settings: everybody sees them, a 管理员 changes them by button or by words, and they hold at once."""

from datetime import UTC, datetime, time
from typing import Any

import pytest

from handlers.calendar import add_command
from handlers.core.messages.incoming_message import Who
from handlers.reminders import reminder_schedule
from handlers.settings import settings_command
from storage.core import people
from storage.events import queries as events_queries
from storage.reminders import schedule
from tests.unit.handlers.stage import LI, NOW, ZHOU, Stage, in_group, stage
from union.core.almanac.days_off import of_place
from union.core.groups import Role
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Rule


def a_group(*, admin: bool = True) -> Stage:
    """周敏 is 管理员."""
    at = stage()
    at.write(ZHOU, "早", lambda turn: None)
    with at.store.unit() as db:
        person = people.upsert_person(db, ZHOU.user_id, ZHOU.name, None, None, NOW)
        people.enrol(db, at.group(), person, Role.ADMIN if admin else Role.OFFICER, NOW)
    return at


def say(at: Stage, text: str, who: Who | None = ZHOU, **more: Any) -> str:
    """Somebody says it; what the bot answers."""
    at.write(who, text, settings_command.show, **more)
    return at.shown()


def tap(at: Stage, *labels: str, who: Who = ZHOU) -> str | None:
    """Press one button after the other; the last toast."""
    return [at.press(who, label, settings_command.DEEDS) for label in labels][-1]


def test_everybody_sees_what_holds() -> None:
    """An officer sees every value, and whom to ask."""
    at = a_group()
    shown = say(at, "/settings", LI)
    for line in ("提醒时间：9:00", "免打扰：21:00–8:00", "回执：整行", "地区：中国大陆", "找本群管理员"):
        assert line in shown
    assert at.labels() == []


@pytest.mark.parametrize(
    ("setting", "choice", "field", "value"),
    [
        ("提醒时间", "8:30", "reminder_time", time(8, 30)),
        ("月报时间", "16:00", "digest_time", time(16, 0)),
        ("免打扰", "22:00–7:00", "quiet_from", time(22, 0)),
        ("免打扰", "不设", "quiet_until", time(0, 0)),
        ("回执", "只点👌", "receipts", "reaction"),
        ("节日卡片", "关", "festival_cards", False),
        ("仅限委员记录", "开", "officers_only", True),
        ("群里点名", "开", "names_in_group", True),
    ],
)
def test_a_choice_by_button_holds(setting: str, choice: str, field: str, value: object) -> None:
    """Open the setting, press the choice: it holds, is audited, and the same message shows it."""
    at = a_group()
    say(at, "/settings")
    assert tap(at, setting, choice) == "已改"
    assert getattr(at.group().settings, field) == value
    noted = "quiet" if field.startswith("quiet_") else field
    assert noted in [
        row["subject"].partition(":")[0] for row in at.store.db.query("select subject from audit")
    ]
    assert len(at.queued()) == 1


@pytest.mark.parametrize(
    ("choice", "region", "zone", "language"),
    [("香港", "HK", "Asia/Hong_Kong", "zh_Hant"), ("馬來西亞", "MY", "Asia/Kuala_Lumpur", "zh_Hans")],
)
def test_a_region_brings_all_at_once(choice: str, region: str, zone: str, language: str) -> None:
    """Zone, words and holidays follow it; with the region goes the currency of what is written from now on."""
    at = a_group()
    say(at, "/settings")
    assert tap(at, "地区", choice) == "已改"
    chosen = at.group().settings
    assert (chosen.region, chosen.timezone, chosen.language) == (region, zone, language)
    assert at.group().notice == of_place(region)


def test_another_region_moves_what_has_not_been_sent() -> None:
    """A series that goes round days off, and reports, follow the new place's holidays; what moved is listed."""
    at = a_group()
    rule = Rule("FREQ=MONTHLY;BYMONTHDAY=25", "next")
    event = Event(
        0,
        0,
        "会费收缴",
        Kind.REPORT,
        datetime.fromisoformat("2026-11-25"),
        Grain.DAY,
        rule=rule,
        said="会费收缴",
    )
    with at.store.unit() as db:
        event = events_queries.add(db, at.group(), event, at.now)
        reminder_schedule.plan_reminders(db, at.group(), event, at.now)
    say(at, "设置 地区 香港")
    changed, moved = at.queued()[-2:]
    assert changed.startswith("已改，地區：香港")  # where Traditional is read
    assert moved.startswith("按香港的公眾假期，改期")
    assert "#1 会费收缴：12月25日 星期五→12月28日 星期一" in moved
    waiting = [row.due for row in schedule.waiting(at.store.db, at.group(), event)]
    assert datetime(2026, 12, 28, 1, tzinfo=UTC) in waiting


def test_another_region_moves_what_is_counted_in_working_days() -> None:
    """25 December is off in Hong Kong: the first working day after the 24th is Monday there."""
    at = a_group()
    at.write(ZHOU, "/add 12月24日后第一个工作日开委员会会议", add_command.add)
    say(at, "设置 地区 香港")
    assert "#1 委员会会议：12月25日 星期五→12月28日 星期一" in at.queued()[-1]


def test_the_same_region_again_moves_nothing() -> None:
    """Nothing but the answer is said."""
    at = a_group()
    say(at, "设置 地区 中国大陆")
    assert len(at.queued()) == 1


def test_the_present_choice_is_ticked() -> None:
    """What holds stands out among the choices; back leads back."""
    at = a_group()
    say(at, "/settings")
    tap(at, "提醒时间")
    assert [label for label in at.labels() if label.startswith("✓")] == ["✓ 9:00"]
    tap(at, "返回")
    assert "提醒时间" in at.labels()


def test_others_cannot_press() -> None:
    """The press is checked again."""
    at = a_group()
    say(at, "/settings")
    assert "没有这个权限" in (tap(at, "提醒时间", who=LI) or "")


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("设置 提醒时间 8:30", "reminder_time", time(8, 30)),
        ("设置：提醒时间：10：15", "reminder_time", time(10, 15)),
        ("/settings 月报时间 16点半", "digest_time", time(16, 30)),
        ("设置 免打扰 21:30-7:30", "quiet_until", time(7, 30)),
        ("设置 免打扰 关", "quiet_from", time(0, 0)),
        ("设置 节日卡片 关", "festival_cards", False),
        ("设置 地区 新加坡", "region", "SG"),
    ],
)
def test_a_change_in_words(words: str, field: str, value: object) -> None:
    """The setting's name, then the value as people write it; said back in one line."""
    at = a_group()
    say(at, words)
    assert at.queued()[0].startswith("已改，")
    assert getattr(at.group().settings, field) == value


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("设置 提醒时间 25:00", "小时0到23"),
        ("设置 提醒时间 早上", "小时0到23"),
        ("设置 提醒时间", "小时0到23"),
        ("设置 免打扰 22:00-22:00", "起止时间"),
        ("设置 回执 大声", "整行"),
        ("设置 节日卡片 也许", "请写「开」或「关」"),
        ("设置 地区 月球", "中国大陆"),
        ("设置 颜色 红", "没有这项设置"),
        ("设置 提醒时间 23:00", "落在免打扰时段"),
        ("设置 免打扰 8:00-12:00", "落在免打扰时段"),
    ],
)
def test_what_cannot_be_set_is_said(words: str, answer: str) -> None:
    """Nothing changes, and it says how to write it."""
    at = a_group()
    before = at.group().settings
    assert answer in say(at, words)
    assert at.group().settings == before


def test_only_the_admin_changes_by_words() -> None:
    """Words are checked like presses."""
    at = a_group()
    assert "由本群管理员修改" in say(at, "设置 提醒时间 8:30", LI)
    assert at.group().settings.reminder_time == time(9)


def test_topics_are_set_where_the_button_is_pressed() -> None:
    """Inside a topic reminders may be sent to it; then they may be sent back to the main chat."""
    at, topic = a_group(), in_group(topic=77)
    say(at, "/settings", where=topic)
    at.press(ZHOU, "提醒发到本话题", settings_command.DEEDS, topic)
    assert at.group().settings.reminder_topic == 77
    assert at.group().settings.digest_topic is None
    at.press(ZHOU, "提醒发回主群", settings_command.DEEDS, topic)
    assert at.group().settings.reminder_topic is None


def test_outside_topics_nothing_is_said_of_them() -> None:
    """A group without topics never sees the word."""
    at = a_group()
    assert "话题" not in say(at, "/settings") + "".join(at.labels())


def test_an_anonymous_administrator_gets_buttons() -> None:
    """Who writes as the group is nobody; a press tells who it is."""
    at = a_group()
    say(at, "设置 提醒时间 8:30", None)
    assert "提醒时间" in at.labels()
    assert at.group().settings.reminder_time == time(9)


def test_where_nobody_manages_somebody_may_take_charge() -> None:
    """A group without 管理员 shows 「由我管理」."""
    at = a_group(admin=False)
    say(at, "/settings", LI)
    assert at.labels() == ["由我管理"]


@pytest.mark.parametrize(
    "data", ["1:settings.open:1:timezone", "1:settings.put:1:receipts:loud", "1:settings.topic:1:log_topic:1"]
)
def test_forged_choices_change_nothing(data: str) -> None:
    """A button nobody made is refused, not obeyed."""
    at = a_group()
    before = at.group().settings
    say(at, "/settings")
    at.deliver()
    at.store.db.execute("update outbox set params = replace(params, '1:settings.open:1:region', ?)", [data])
    tap(at, "地区")
    assert at.group().settings == before
