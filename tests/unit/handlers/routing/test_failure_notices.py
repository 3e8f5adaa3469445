"""An update that failed is kept and apologised for; a message that can't arrive is told to who can help."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from handlers.core.messages.outgoing_message import may_repeat
from handlers.core.messages.update_summary import outline
from handlers.core.monitoring.troubles import Trouble
from handlers.core.services import Failure
from handlers.routing import failure_notices
from storage.core import groups, people
from storage.core.outbox import queue
from storage.core.outbox.queue import Outgoing
from tests.unit.handlers.stage import CHAT, LI, ZHOU, Stage, in_private, stage
from union.core.groups import Role
from union.words import words

FAILURE = Failure("KeyError", "worklog.py:57 in file")
OPERATOR = 900
PRIVATE = {"id": LI.user_id, "type": "private", "first_name": "李建国"}
GROUP = {"id": CHAT, "type": "group", "title": "红星机械厂工会"}
BOT = {"id": 7, "is_bot": True, "first_name": "工会小秘"}
PERSON = {"id": LI.user_id, "is_bot": False, "first_name": "李建国"}


def set_aside(
    at: Stage, kind: str, part: dict[str, Any], number: int = 50, failure: Failure = FAILURE
) -> None:
    """An update with this part could not be handled."""
    told = outline({"update_id": number, kind: part}, BOT["id"])
    failure_notices.set_aside(at.services, told, failure, Trouble.SET_ASIDE)


def wrote(text: str, chat: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A message as Telegram sends it."""
    return {"message_id": 3, "date": 1_795_000_000, "chat": chat, "from": PERSON, "text": text, **more}


def kept(at: Stage) -> dict[str, Any]:
    """The one update that was set aside."""
    (row,) = at.store.db.query("select * from failed_updates")
    return dict(row)


def test_a_failed_update_is_noted_and_apologised_for() -> None:
    """In private: the place of the error is kept and neither chat nor words, one line is said, and that once."""
    at = stage()
    for _ in range(2):
        set_aside(at, "message", wrote("走访3户", PRIVATE))
    assert (kept(at)["chat_id"], kept(at)["text"], kept(at)["place"]) == (None, None, FAILURE.place)
    assert len(at.queued(LI.user_id)) == 1
    assert "没有记下" in at.shown(LI.user_id)
    assert "KeyError" not in at.shown(LI.user_id)


def test_what_took_too_long_is_to_be_sent_in_pieces() -> None:
    """Another line than for a mistake of ours: the same words again would take as long."""
    at = stage()
    set_aside(at, "message", wrote("走访3户", PRIVATE), failure=replace(FAILURE, is_slow=True))
    assert "拆成几条" in at.shown(LI.user_id)


REPLY = {"message_id": 2, "date": 1_795_000_000, "chat": GROUP, "from": BOT, "text": "已记录"}


COMMAND = {"entities": [{"type": "bot_command", "offset": 0, "length": 4}]}
ADDRESSED = [COMMAND, {"reply_to_message": REPLY}]
OTHERS_TALK = [
    {},
    {"reply_to_message": REPLY | {"from": PERSON}},
    {"entities": [{"type": "bold", "offset": 0, "length": 4}]},
]


@pytest.mark.parametrize(
    ("more", "answers"), [(each, 2) for each in ADDRESSED] + [(each, 1) for each in OTHERS_TALK]
)
def test_in_a_group_each_command_is_answered_and_other_talk_now_and_then(
    more: dict[str, Any], answers: int
) -> None:
    """It may have been a log: who wrote it hears, but not again and again what was not for the bot."""
    at = stage()
    for number in (50, 51):
        set_aside(at, "message", wrote("/log 走访3户", GROUP, **more), number)
    assert len(at.queued()) == answers
    at.now += timedelta(minutes=11)
    set_aside(at, "message", wrote("/log 走访3户", GROUP, **more), 52)
    assert len(at.queued()) == answers + 1


def test_who_sent_a_correction_hears_too() -> None:
    """An edit that was not handled leaves the log as it was."""
    at = stage()
    set_aside(at, "edited_message", wrote("走访4户", GROUP))
    assert len(at.queued()) == 1


def test_an_answer_shows_what_it_is_to() -> None:
    """Among the others' messages."""
    at = stage()
    set_aside(at, "message", wrote("走访3户", GROUP))
    (row,) = queue.ready(at.store.db, at.services.now())
    assert row.params["reply_parameters"]["message_id"] == 3


@pytest.mark.parametrize(
    "more", [{"from": PERSON | {"is_bot": True}}, {"sender_chat": {"id": -5, "type": "channel"}}]
)
def test_another_bot_hears_nothing(more: dict[str, Any]) -> None:
    """Two bots would answer each other for ever."""
    at = stage()
    set_aside(at, "message", wrote("走访3户", GROUP) | more)
    assert at.queued() == []


def test_a_failed_press_is_answered_by_a_toast() -> None:
    """The spinner goes; nothing is written into the chat."""
    at = stage()
    query = {"id": "9", "from": PERSON, "chat_instance": "1", "data": "1:x:1", "message": REPLY}
    set_aside(at, "callback_query", query)
    assert at.queued() == []
    assert "再按一次" in (at.gateway.toasts[-1] or "")


def a_group(at: Stage) -> None:
    """周敏 is 管理员 and can be reached, 李建国 is 委员 and can be reached."""
    at.write(ZHOU, "早", lambda turn: None)
    for who, role in ((ZHOU, Role.ADMIN), (LI, Role.OFFICER)):
        at.write(who, "早", lambda turn: turn.me(), in_private(who))
        person = people.person_of_user(at.store.db, who.user_id)
        assert person is not None
        people.enrol(at.store.db, at.group(), person, role, at.now)


def bury(at: Stage, chat_id: int, method: str = "sendMessage") -> None:
    """A row of the group's is dead, and the sender says so."""
    with at.store.unit() as db:
        queue.enqueue_outgoing(
            db,
            Outgoing(chat_id, method, {"text": "内部消息", "message_id": 9}, group_id=at.group().id),
            at.now,
        )
        row = next(each for each in queue.ready(db, at.now) if each.chat_id == chat_id)
        queue.dead(db, row, "BadRequest")
        failure_notices.undeliverable(at.services, db, row, at.now)


def test_the_admin_hears_once_a_day() -> None:
    """One line a day for each chat, in private, without the content; other officers hear nothing."""
    at = stage()
    a_group(at)
    for _ in range(2):
        bury(at, CHAT)
    assert len(at.queued(ZHOU.user_id)) == 1
    assert "红星机械厂工会" in at.shown(ZHOU.user_id) and "内部消息" not in at.shown(ZHOU.user_id)
    assert at.queued(LI.user_id) == []
    at.now += timedelta(days=1)
    bury(at, CHAT)
    assert len(at.queued(ZHOU.user_id)) == 2


def test_a_person_who_cannot_be_reached_is_named() -> None:
    """The 管理员 can tell them in person."""
    at = stage()
    a_group(at)
    bury(at, LI.user_id)
    assert "发给李建国的私聊没有送到" in at.shown(ZHOU.user_id)


def test_being_thrown_out_is_said_with_the_remedy() -> None:
    """The sender has found the group closed to us."""
    at = stage()
    a_group(at)
    groups.refused(at.store.db, CHAT)
    bury(at, CHAT)
    assert "重新加进群" in at.shown(ZHOU.user_id)


def test_a_notice_that_fails_makes_no_notice() -> None:
    """What was to tell the 管理员 can't loop; the operator hears of it."""
    at = stage(operator=OPERATOR)
    a_group(at)
    bury(at, CHAT)
    with at.store.unit() as db:
        (row,) = [each for each in queue.ready(db, at.now) if each.chat_id == ZHOU.user_id]
        failure_notices.undeliverable(at.services, db, row, at.now)
    assert len(at.queued(ZHOU.user_id)) == 1
    assert len(at.queued(OPERATOR)) == 2


def test_the_operator_hears_in_numbers() -> None:
    """Neither title nor content, and nothing about the operator's own chat."""
    at = stage(operator=OPERATOR)
    a_group(at)
    bury(at, CHAT)
    bury(at, OPERATOR)
    assert at.queued(OPERATOR)[0].startswith("1 号群发往")
    assert "红星" not in at.queued(OPERATOR)[0]
    assert len(at.queued(OPERATOR)) == 2  # the second is the row that died


@pytest.mark.parametrize("method", ["setMessageReaction", "pinChatMessage"])
def test_small_signs_are_not_worth_a_notice(method: str) -> None:
    """A reaction that could not be set is nobody's business."""
    at = stage(operator=OPERATOR)
    a_group(at)
    bury(at, CHAT, method)
    assert at.queued(ZHOU.user_id) + at.queued(OPERATOR) == []


def test_a_refused_reaction_becomes_a_line() -> None:
    """Where the chat allows no 👌: who wrote hears that it was filed, in a reply, without its words."""
    at = stage()
    a_group(at)
    bury(at, CHAT, "setMessageReaction")
    [said] = at.queued()
    assert said.startswith("已记录") and "内部消息" not in said
    [row] = at.store.db.query("select params from outbox where method = 'sendMessage'")
    assert '"message_id": 9' in row["params"]


def test_at_night_the_notice_waits() -> None:
    """Nobody asked for it: it keeps quiet hours."""
    at = stage()
    at.now = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)  # 23:00 in Shanghai
    a_group(at)
    bury(at, CHAT)
    sql = "select next_try_at from outbox where chat_id = ?"
    (row,) = at.store.db.query(sql, [ZHOU.user_id])
    assert row["next_try_at"] == "2026-11-19T00:00:00Z"


@pytest.mark.parametrize(("hour", "until"), [(12, 12), (22, 24), (3, 8)])
def test_a_group_is_awake_outside_its_quiet_hours(hour: int, until: int) -> None:
    """What nobody asked for goes at once by day; in quiet hours it waits for 08:00 in the group's zone."""
    at = stage()
    a_group(at)
    group = groups.active(at.store.db, at.services.defaults)[0]
    now = datetime(2026, 11, 20, hour, tzinfo=group.zone)
    expected = datetime(2026, 11, 21, 8, tzinfo=group.zone) if until == 24 else now.replace(hour=until)
    with at.store.unit() as db:
        queue.enqueue_outgoing(db, Outgoing(CHAT, "sendMessage", {}, group_id=group.id, unasked=True), now)
        (row,) = queue.ready(db, now)
        assert failure_notices.awake(at.services, db, row, now) == expected


def test_whoever_queued_a_message_it_can_be_marked_as_a_repeat() -> None:
    """An apology has no mark of its own; sent twice over a crash it must not look like a second one."""
    at = stage()
    mark = partial(failure_notices.repeat_mark, at.services)
    set_aside(at, "message", wrote("/log 走访3户", GROUP))
    (row,) = queue.ready(at.store.db, at.services.now())
    assert mark(at.store.db, row) == "（网络不稳，可能重复送达）"
    with at.store.unit() as db:
        people.upsert_person(db, LI.user_id, "Li", None, "zh-hant", at.services.now(), in_private=True)
    in_hers = replace(row, chat_id=LI.user_id, group_id=None)
    assert mark(at.store.db, in_hers) == may_repeat(words("zh_Hant"))
