"""Who has written in a group is known by name, in memory alone, until something is given to them."""

from datetime import datetime

import pytest

from tests.stage import Stage
from union.core.groups import MOST_OF_GROUP, Speaker, Speakers

pytestmark = pytest.mark.anyio


def _who(number: int) -> Speaker:
    return Speaker(number, f"某{number}")


def test_who_was_silent_longest_is_forgotten_first() -> None:
    """A group of thousands costs no more than its latest hundred."""
    heard = Speakers()
    for number in range(MOST_OF_GROUP + 1):
        assert heard.heard(1, _who(number))
    assert not heard.heard(1, _who(5))
    names = [who.user_id for who in heard.of(1)]
    assert (len(names), 0 in names, names[-1]) == (MOST_OF_GROUP, False, 5)
    heard.forget(5)
    assert 5 not in [who.user_id for who in heard.of(1)] and heard.of(2) == ()
    heard.forget_group(1)
    assert heard.of(1) == ()


async def _told(*lines: tuple[str, str]) -> tuple[list[str], list[str]]:
    """What the bot says to the last line, and the names on the roster."""
    stage = Stage(datetime(2026, 12, 7, 8, 10))
    await stage.open()
    group = stage.group("红星厂工会", ["周敏", "王芳", "李建国"])
    for who, text in lines:
        await stage.settle()
        stage.said()
        stage.room.write(stage.person(who), group, text)
    await stage.settle()
    sql = "select name from memberships join people on people.id = person_id"
    names = [name for (name,) in stage.store.db.execute(sql).fetchall()]
    said = stage.said()
    await stage.close()
    return said, names


async def test_talk_puts_nobody_down() -> None:
    """A greeting brings nobody onto the roster."""
    _said, names = await _told(("王芳", "大家早"), ("李建国", "早"))
    assert not {"王芳", "李建国"} & set(names)


async def test_a_task_puts_its_owner_down() -> None:
    """Given by the short name to who has only greeted so far."""
    said, names = await _told(("李建国", "早"), ("周敏", "建国周五前把慰问名单整理好"))
    assert "负责：李建国" in "\n".join(said) and "李建国" in names


async def test_who_was_named_before_is_known_when_they_write() -> None:
    """The task is theirs from their first word on."""
    said, _names = await _told(
        ("周敏", "李建国周五前把慰问名单整理好"), ("李建国", "好的"), ("李建国", "慰问名单整理好了")
    )
    assert "已完成 #1" in "\n".join(said)
