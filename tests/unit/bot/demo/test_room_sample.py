"""The sample month: messages only, in order, of a size worth looking at."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.demo.bot_api.room import Room
from bot.demo.sample_month import script

START = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)


@pytest.fixture
def played() -> Room:
    moment = [START]
    room = Room(lambda: moment[0])
    for step in script(START):
        moment[0] = step.at
        step.act(room)
    return room


def test_steps_come_in_order_and_before_the_start() -> None:
    """Time never runs back, and nothing is said after the visitor arrives."""
    moments = [step.at for step in script(START)]
    assert moments == sorted(moments)
    assert moments[-1] < START


@pytest.mark.parametrize("hour", [0, 7, 15, 23])
def test_any_start_can_be_played(hour: int) -> None:
    """The month fits before every moment of the day, at the turn of a year too."""
    start = datetime(2027, 1, 1, hour, tzinfo=UTC)
    room = Room(lambda: start)
    for step in script(start):
        step.act(room)
    assert len(room.updates) > 30


def test_the_cast_and_what_they_say(played: Room) -> None:
    """An admin, two officers, a member; photo, edit and talk are among some thirty messages."""
    (group,) = played.chats.values()
    labels = [
        played.journal.table("labels")[str(user.id)] for user in played.users.values() if not user.is_bot
    ]
    assert labels == ["工会主席 · 管理员", "组织委员", "宣传委员", "职工"]
    talk = [m for m in played.messages(group) if "text" in m or "caption" in m]
    assert 30 <= len(talk) <= 45
    assert sum("photo" in message for message in talk) == 1
    assert sum("edit_date" in message for message in talk) == 1


def test_the_month_before_has_something_to_compare(played: Room) -> None:
    """A handful is older than thirty days, the rest is the last month."""
    (group,) = played.chats.values()
    border = (START - timedelta(days=30)).timestamp()
    older = [m for m in played.messages(group) if m["date"] < border and "text" in m]
    assert 5 <= len(older) <= 10


def test_the_bot_hears_everything(played: Room) -> None:
    """The sample enters as updates, by no other door."""
    kinds = [next(iter(update.keys() - {"update_id"})) for update in played.updates]
    assert kinds[0] == "my_chat_member"
    assert kinds.count("edited_message") == 1
