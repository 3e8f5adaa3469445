"""置顶看板 through the whole program against the room: pinned, edited in place, refused, deleted, moved, restarted."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.demo.bot_api.values import Json
from tests.unit.bot.hall import Hall

pytestmark = pytest.mark.anyio
BEGIN = datetime.fromisoformat("2026-11-20 10:00")


class Boards(Hall):
    """The group with its boards."""

    def boards(self) -> list[Json]:
        """Every board in the chat, oldest first."""
        chat = self.groups[-1]
        return [each for each in self.room.messages(chat) if "看板（" in each.get("text", "")]

    def pinned(self) -> list[int]:
        """What is pinned in the chat."""
        return self.groups[-1].pinned

    def told(self, words: str) -> int:
        """How many messages of the chat hold these words."""
        return sum(words in each.get("text", "") for each in self.room.messages(self.groups[-1]))


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Boards]:
    """Friday morning, with the board switched on."""
    stage = Boards(BEGIN, tmp_path / "hall.db")
    await stage.open()
    stage.group("红星厂工会", ["周敏", "李建国"])
    await stage.settle()
    await stage.says("/settings 置顶看板 开")
    yield stage
    await stage.close()


async def test_it_is_posted_once_and_pinned_silently(hall: Boards) -> None:
    """At once when it is switched on; nobody's phone rings; another look posts nothing more."""
    await hall.later(hours=3)
    (board,) = hall.boards()
    assert hall.pinned() == [board["message_id"]]
    assert board["text"].startswith("2026年11月看板（11月20日 周五 10:00更新）")


@pytest.mark.slow
async def test_several_changes_are_one_edit(hall: Boards) -> None:
    """What is planned within a minute is shown together; a day without change leaves the message alone."""
    await hall.says("11月26日下午3点开工会小组长例会")
    await hall.says("11月28日组织职工健步走活动")
    await hall.later(minutes=2)
    hall.heard.clear()
    await hall.later(hours=8)
    assert [each for each in hall.heard if "看板" in each.text] == []
    assert "#1 工会小组长例会" in hall.boards()[-1]["text"]
    assert "#2 职工健步走活动" in hall.boards()[-1]["text"]
    assert "（11月20日 周五 10:02更新）" in hall.boards()[-1]["text"]


async def test_place_and_name_count_as_changes(hall: Boards) -> None:
    """Also where as many letters stand there afterwards."""
    await hall.says("11月26日下午3点在三楼会议室开例会")
    await hall.later(minutes=2)
    await hall.says("#1 改名为年会")
    await hall.says("#1 地点改为四楼会议室")
    await hall.later(minutes=2)
    assert "#1 年会，四楼会议室" in hall.boards()[-1]["text"]


async def test_it_survives_a_restart(hall: Boards) -> None:
    """The same message goes on."""
    await hall.stop()
    await hall.start()
    await hall.says("11月26日下午3点开工会小组长例会")
    await hall.later(minutes=2)
    (board,) = hall.boards()
    assert "#1 工会小组长例会" in board["text"]
    assert hall.pinned() == [board["message_id"]]


async def test_without_the_right_it_is_said_once(hall: Boards) -> None:
    """Not again with the next month's board; when the bot becomes administrator it pins."""
    group = hall.groups[-1]
    await hall.says("/settings 置顶看板 关")
    group.open_pins = False
    await hall.says("/settings 置顶看板 开")
    await hall.later(minutes=5)
    await hall.until(datetime.fromisoformat("2026-12-01 10:00"))
    assert hall.told("没有置顶消息的权限") == 1
    assert len(hall.boards()) == 2
    assert hall.pinned() == []
    hall.room.promote(group, hall.room.bot, hall.zhou)
    await hall.settle()
    await hall.later(minutes=2)
    assert hall.pinned() == [hall.boards()[-1]["message_id"]]


async def test_a_deleted_board_comes_back_with_the_next_change(hall: Boards) -> None:
    """Nobody tells the bot that it was deleted: the edit that fails does. At most one board comes back an hour."""
    await hall.later(minutes=61)
    hall.room.drop_message(hall.groups[-1], hall.boards()[-1]["message_id"])
    await hall.later(hours=2)
    assert hall.boards() == []
    await hall.says("11月25日下午3点开工会小组长例会")
    await hall.rounds(2)
    assert hall.pinned()[-1:] == [hall.boards()[-1]["message_id"]]
    hall.room.drop_message(hall.groups[-1], hall.boards()[-1]["message_id"])
    await hall.says("11月26日下午3点开工会碰头会")
    await hall.rounds(5)
    assert hall.boards() == []
    await hall.later(minutes=60)
    assert "#2 工会碰头会" in hall.boards()[-1]["text"]


async def test_a_new_month_has_a_new_board(hall: Boards) -> None:
    """In the morning, not at midnight; the old one says that it is over and is unpinned."""
    await hall.until(datetime.fromisoformat("2026-12-01 07:00"))
    assert len(hall.boards()) == 1
    await hall.until(datetime.fromisoformat("2026-12-01 08:01"))
    old, new = hall.boards()
    assert old["text"].startswith("2026年11月看板（不再更新）")
    assert new["text"].startswith("2026年12月看板（12月1日 周二 08:00更新）")
    assert hall.pinned() == [new["message_id"]]


async def test_switched_off_it_is_taken_down_and_on_again_it_is_the_same(hall: Boards) -> None:
    """No second message for a change of mind."""
    await hall.says("/settings 置顶看板 关")
    assert hall.pinned() == []
    assert "不再更新" in hall.boards()[-1]["text"]
    await hall.says("/settings 置顶看板 开")
    (board,) = hall.boards()
    assert hall.pinned() == [board["message_id"]]
    assert "更新）" in board["text"] and "不再更新" not in board["text"]


async def test_a_group_that_moves_has_its_board_in_the_new_chat(hall: Boards) -> None:
    """What stands in the old chat can't be changed any more."""
    hall.groups[-1] = hall.room.migrate(hall.groups[-1])
    await hall.settle()
    await hall.later(minutes=2)
    (board,) = hall.boards()
    assert hall.pinned() == [board["message_id"]]


async def test_it_rests_at_night(hall: Boards) -> None:
    """Switched on late in the evening it comes in the morning; changes at night ring for nobody and are shown."""
    await hall.says("/settings 置顶看板 关")
    hall.room.drop_message(hall.groups[-1], hall.boards()[-1]["message_id"])
    await hall.until(datetime.fromisoformat("2026-11-20 22:00"))
    await hall.says("/settings 置顶看板 开")
    await hall.says("11月26日下午3点开工会小组长例会")
    await hall.until(datetime.fromisoformat("2026-11-21 07:59"))
    assert hall.boards() == []
    await hall.until(datetime.fromisoformat("2026-11-21 08:02"))
    assert "#1 工会小组长例会" in hall.boards()[-1]["text"]
