"""After a restore: each group hears once what may be missing; buttons of that time do nothing."""

from datetime import UTC, datetime, timedelta

from handlers.core import restore_notice
from handlers.core.button_press import pressed
from handlers.core.job_context import Desk
from handlers.core.messages.incoming_message import Incoming
from handlers.core.messages.outgoing_message import Press
from handlers.core.update_transaction import take_turn
from handlers.worklog import log_command
from storage.core.outbox import restores
from tests.unit.handlers.stage import ZHOU, Stage, in_group, stage

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


def back(hours: float) -> Stage:
    """A group whose bot was restored at noon, so many hours being lost."""
    scene = stage()
    scene.now = NOON - timedelta(days=2)
    scene.write(ZHOU, "/log 走访困难职工3户", log_command.log)
    scene.now = NOON
    with scene.store.unit() as db:
        db.execute("update groups set last_message_at = '2026-11-18T04:00:00Z'")
        restores.note(db, NOON - timedelta(hours=hours), NOON)
    return scene


def told(scene: Stage) -> list[str]:
    """What the round says of it, asked twice."""
    before = len(scene.queued())
    for _ in range(2):
        with scene.store.unit() as db:
            restore_notice.tell(Desk(scene.services, db, scene.now, scene.group()))
    return scene.queued()[before:]


def test_a_group_hears_once_what_may_be_missing() -> None:
    """Which hours, and what to do."""
    assert told(back(3)) == [
        "机器人的数据刚从备份恢复。11月20日 09:00到11月20日 12:00之间在这里记的可能不在了，请核对，缺的补发一下；"
        "这段时间的按钮和编号不再有效。"
    ]


def test_nobody_hears_at_night_or_where_nothing_can_be_missing() -> None:
    """It waits for the morning; a group that was silent misses no seconds; one that came later misses nothing."""
    scene = back(3)
    scene.now = NOON + timedelta(hours=11)
    assert told(scene) == []
    assert told(back(0.001)) == []
    scene = back(3)
    scene.store.db.execute("update groups set joined_at = '2026-11-20T05:00:00Z'")
    assert told(scene) == []


def test_a_button_of_the_lost_hours_is_refused() -> None:
    """Its ids may stand for something else by now; one from before works."""
    scene, done = back(3), list[datetime | None]()
    act = pressed({"x": lambda turn: done.append(turn.incoming.pressed_at)})
    for number, written in enumerate((NOON - timedelta(hours=1), NOON - timedelta(hours=4))):
        press = Press("x", scene.group().id, ())
        take_turn(scene.services, Incoming(900 + number, in_group(), ZHOU, None, press, "1", 1, written), act)
    assert done == [NOON - timedelta(hours=4)]
