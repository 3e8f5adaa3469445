"""月历图 through the whole program against the room: pinned, another picture in its place, refused, deleted, moved."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from pathlib import Path

import pytest

from bot.demo.bot_api.values import Json
from tests.brush import PNG
from tests.stage import Stage
from tests.unit.bot.hall import Hall
from union.calendar.month_grid import MonthSheet

pytestmark = pytest.mark.anyio
BEGIN = datetime.fromisoformat("2026-11-20 10:00")


class Pictures(Hall):
    """The group, and what has been drawn for it."""

    def __init__(self, at: datetime, path: Path) -> None:
        super().__init__(at, path)
        self.sheets: list[MonthSheet] = []
        self.calls: list[tuple[str, Mapping[str, str]]] = []

    async def settle(self) -> None:
        """Keep what was called."""
        await Stage.settle(self)
        self.calls += self.room.calls
        self.room.calls.clear()

    def pictures(self) -> list[Json]:
        """Every picture in the chat, oldest first."""
        return [each for each in self.room.messages(self.chat) if "photo" in each]

    def changes(self) -> int:
        """How often another picture took the place of one."""
        return sum(method == "editMessageMedia" for method, _params in self.calls)

    def told(self, words: str) -> int:
        """How many messages of the chat hold these words."""
        return sum(words in each.get("text", "") for each in self.room.messages(self.chat))


@pytest.fixture
async def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Pictures]:
    """Friday morning, with the picture switched on; drawing takes no child here."""
    stage = Pictures(BEGIN, tmp_path / "hall.db")

    async def draw(sheet: MonthSheet, language: str) -> bytes:
        stage.sheets.append(sheet)
        return PNG + f"{language}{len(stage.sheets)}".encode()

    monkeypatch.setattr("bot.app.draw_month", draw)
    await stage.open()
    stage.group("红星厂工会", ["周敏", "李建国"])
    await stage.settle()
    await stage.says("/settings 月历图 开")
    yield stage
    await stage.close()


async def test_it_is_posted_once_and_pinned_silently(hall: Pictures) -> None:
    """At once when it is switched on; nobody's phone rings; another look draws nothing more."""
    await hall.later(hours=3)
    (picture,) = hall.pictures()
    assert hall.chat.pinned == [picture["message_id"]]
    assert picture["caption"].endswith("11月20日 周五 10:00更新")
    [sent] = [params for method, params in hall.calls if method == "sendPhoto"]
    assert sent["disable_notification"] == "true"
    assert len(hall.sheets) == 1


@pytest.mark.slow
async def test_changes_are_drawn_together_ten_minutes_apart(hall: Pictures) -> None:
    """In the same message, which stays pinned; what changes nothing on it draws nothing."""
    for line in ("11月26日下午3点开工会小组长例会", "11月28日组织职工健步走活动", "#1 地点改为四楼会议室"):
        await hall.says(line)
        await hall.later(minutes=2)
    assert hall.changes() == 0
    await hall.rounds(3)
    assert hall.changes() == 1
    [picture] = hall.pictures()
    assert "共2项" in picture["caption"]
    assert [entry.title for entry in hall.sheets[-1].grid.entries] == ["工会小组长例会", "职工健步走活动"]
    await hall.says("#1 地点改为三楼会议室")
    await hall.later(hours=2)
    assert hall.changes() == 1


@pytest.mark.slow
async def test_each_morning_another_day_is_marked_and_never_at_night(hall: Pictures) -> None:
    """What changes after nine waits for the morning."""
    await hall.until(datetime.fromisoformat("2026-11-20 21:30"))
    await hall.says("11月26日下午3点开工会小组长例会")
    await hall.until(datetime.fromisoformat("2026-11-21 07:30"))
    assert hall.changes() == 0
    await hall.until(datetime.fromisoformat("2026-11-21 09:30"))
    assert hall.changes() == 1
    days = [day for week in hall.sheets[-1].grid.weeks for day in week.days if day.is_today]
    assert [day.day.day for day in days] == [21]


@pytest.mark.slow
async def test_a_wish_outlives_the_program(hall: Pictures) -> None:
    """The message goes on after a restart."""
    await hall.says("11月26日下午3点开工会小组长例会")
    await hall.stop()
    await hall.start()
    await hall.rounds(6)
    assert len(hall.pictures()) == 1 and hall.changes() == 1


async def test_without_the_right_it_is_said_once(hall: Pictures) -> None:
    """When the bot becomes administrator it pins."""
    await hall.says("/settings 月历图 关")
    hall.chat.open_pins = False
    await hall.says("/settings 月历图 开")
    await hall.rounds(3)
    assert hall.told("没有置顶消息的权限") == 1
    assert hall.chat.pinned == []
    hall.room.promote(hall.chat, hall.room.bot, hall.zhou)
    await hall.settle()
    await hall.rounds(2)
    assert hall.told("没有置顶消息的权限") == 1
    assert hall.chat.pinned == [hall.pictures()[-1]["message_id"]]


@pytest.mark.slow
async def test_a_deleted_picture_comes_back_after_an_hour(hall: Pictures) -> None:
    """Nobody tells the bot that it was deleted: the change that fails does."""
    await hall.later(minutes=15)
    hall.room.drop_message(hall.chat, hall.pictures()[-1]["message_id"])
    await hall.says("11月26日下午3点开工会小组长例会")
    await hall.rounds(3)
    assert hall.pictures() == []
    await hall.later(minutes=61)
    await hall.rounds(1)
    (picture,) = hall.pictures()
    assert hall.chat.pinned[-1:] == [picture["message_id"]]


@pytest.mark.slow
async def test_a_new_month_has_a_new_picture(hall: Pictures) -> None:
    """In the morning, not at midnight; the old one is unpinned, and gone where the bot may delete it."""
    await hall.until(datetime.fromisoformat("2026-12-01 07:00"))
    november = hall.chat.pinned
    await hall.until(datetime.fromisoformat("2026-12-01 08:01"))
    new = hall.pictures()[-1]
    assert new["caption"].startswith("2026年12月日程图")
    assert hall.chat.pinned == [new["message_id"]] != november


@pytest.mark.slow
async def test_an_administrator_deletes_the_old_picture(hall: Pictures) -> None:
    """Telegram lets others delete only what is younger than two days."""
    hall.room.promote(hall.chat, hall.room.bot, hall.zhou)
    await hall.until(datetime.fromisoformat("2026-12-01 08:01"))
    captions = [picture["caption"][:8] for picture in hall.pictures()]
    assert captions == ["2026年12月"]


@pytest.mark.slow
async def test_it_is_pinned_anew_in_the_supergroup(hall: Pictures) -> None:
    """What stands in the chat's former self can't be changed."""
    await hall.later(hours=2)
    hall.groups[-1] = hall.room.migrate(hall.chat)
    await hall.settle()
    await hall.rounds(2)
    (picture,) = [each for each in hall.pictures() if "日程图" in each["caption"]]
    assert hall.chat.pinned == [picture["message_id"]]


async def test_switched_off_it_is_unpinned_and_stays(hall: Pictures) -> None:
    """And switched on again it is pinned again, without another message."""
    await hall.says("/settings 月历图 关")
    assert hall.chat.pinned == []
    await hall.later(hours=2)
    await hall.says("/settings 月历图 开")
    (picture,) = hall.pictures()
    assert hall.chat.pinned == [picture["message_id"]]
