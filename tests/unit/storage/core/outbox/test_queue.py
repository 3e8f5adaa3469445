"""The outbox: who goes first, what waits for what, and what becomes of a row."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from storage.core import groups
from storage.core.outbox import queue
from storage.core.outbox.queue import Lane, Outgoing, Waiting
from storage.engine.database import Database
from storage.privacy import data_register
from union.core.groups import Settings

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
CHAT, OTHER = -4001, 101


def put(db: Database, text: str = "好", chat_id: int = CHAT, now: datetime = NOW, **more: Any) -> int:
    """A message that is queued for sure."""
    row_id = queue.enqueue_outgoing(db, Outgoing(chat_id, "sendMessage", {"text": text}, **more), now)
    assert row_id is not None
    return row_id


def edit(db: Database, target: int, text: str, method: str = "editMessageText", **more: Any) -> int | None:
    return queue.enqueue_outgoing(db, Outgoing(CHAT, method, {"text": text}, edits=target, **more), NOW)


def first(db: Database, now: datetime = NOW) -> Waiting:
    """The one row that may go now."""
    (row,) = queue.ready(db, now)
    return row


def send(db: Database, message_id: int = 1, now: datetime = NOW) -> Waiting:
    """The next row reaches Telegram."""
    row = first(db, now)
    assert queue.sending(db, row)
    queue.sent(db, row, row.message_id or message_id, now)
    return row


def fail(db: Database, seconds: float, error: str = "TimedOut", doubtful: bool = False) -> Waiting:
    """The next row is tried, and must be tried again."""
    row = first(db)
    queue.sending(db, row)
    queue.retry(db, row, NOW + timedelta(seconds=seconds), error, doubtful=doubtful)
    return row


def texts(db: Database, now: datetime = NOW, busy: tuple[int, ...] = ()) -> list[str]:
    return [row.params["text"] for row in queue.ready(db, now, busy)]


def state(db: Database, row_id: int | None) -> str:
    return str(next(iter(db.query("select state from outbox where id = ?", [row_id])))["state"])


def test_a_row_comes_back_as_it_was_put(db: Database) -> None:
    """Method, words, place and marks survive the file."""
    group_id = groups.create(db, CHAT, "工会", NOW)
    row_id = put(
        db, "走访12户", group_id=group_id, topic=5, lane=Lane.REMINDER, mark="（可能重复）", joinable={"number": 3}
    )  # fmt: skip
    assert first(db) == Waiting(
        row_id, group_id, CHAT, 5, Lane.REMINDER, "sendMessage", {"text": "走访12户"}, None, None, None,
        False, "（可能重复）", {"number": 3}, 0, NOW,
    )  # fmt: skip


def test_lanes_then_age_decide_within_a_chat(db: Database) -> None:
    """Answers to presses, then reminders, answers, reports; the oldest of a lane first."""
    for lane in (Lane.DIGEST, Lane.ANSWER, Lane.REMINDER, Lane.ANSWER, Lane.PRESS):
        put(db, lane.name, lane=lane)
    order = [send(db).params["text"] for _ in range(5)]
    assert order == ["PRESS", "REMINDER", "ANSWER", "ANSWER", "DIGEST"]


def test_each_chat_has_its_own_turn(db: Database) -> None:
    """One row of every chat at a time; a busy chat is left out and holds up nobody."""
    put(db, "群1")
    put(db, "群2")
    put(db, "私", OTHER)
    assert texts(db) == ["群1", "私"]
    assert texts(db, busy=(CHAT,)) == ["私"]


def test_more_urgent_chats_come_first(db: Database) -> None:
    """Between chats the lane counts before the age as well, and no more are asked for than wanted."""
    put(db, "月报", CHAT, lane=Lane.DIGEST)
    put(db, "提醒", OTHER, lane=Lane.REMINDER)
    assert [row.params["text"] for row in queue.ready(db, NOW, limit=1)] == ["提醒"]


def test_a_chat_waits_for_its_first_row(db: Database) -> None:
    """What must be tried again holds up what stands behind it, so that the order stays."""
    put(db, "一")
    put(db, "二")
    fail(db, 10)
    assert texts(db) == []
    assert texts(db, NOW + timedelta(seconds=10)) == ["一"]


def test_what_is_meant_for_later_holds_up_nothing(db: Database) -> None:
    """A notice for tomorrow morning lets this evening's answers pass."""
    put(db, "明早的通知", not_before=NOW + timedelta(hours=11))
    put(db, "今晚的回答")
    assert send(db).params["text"] == "今晚的回答"
    assert texts(db) == []
    assert texts(db, NOW + timedelta(hours=11)) == ["明早的通知"]


@pytest.mark.parametrize("fraction", [0, 1, 500_000, 999_999])
def test_nothing_goes_a_moment_early(db: Database, fraction: int) -> None:
    """Stored moments are whole seconds: they are rounded so that a wait is never shortened."""
    now = NOW + timedelta(microseconds=fraction)
    put(db, "稍后", now=now, not_before=now + timedelta(seconds=3))
    assert texts(db, now + timedelta(seconds=3) - timedelta(microseconds=1)) == []
    assert texts(db, now + timedelta(seconds=4)) == ["稍后"]


@pytest.mark.parametrize("held", [False, True])
def test_no_wait_is_cut_short_by_a_fraction(db: Database, held: bool) -> None:
    """Another try, and a chat that Telegram holds, wait their whole time."""
    now = NOW + timedelta(milliseconds=900)
    put(db, now=now)
    if held:
        queue.hold_chat(db, CHAT, now + timedelta(seconds=5))
    else:
        row = first(db, now)
        queue.sending(db, row)
        queue.retry(db, row, now + timedelta(seconds=5), "TimedOut")
    assert texts(db, now + timedelta(seconds=4.999)) == []
    assert texts(db, now + timedelta(seconds=6)) == ["好"]


def test_an_answer_need_not_wait_for_the_next_second(db: Database) -> None:
    """What is due at once is due within the second it was queued in."""
    put(db, now=NOW + timedelta(microseconds=700_000))
    assert len(queue.ready(db, NOW + timedelta(microseconds=700_000))) == 1


def test_a_held_chat_is_held_altogether(db: Database) -> None:
    """retry_after is for the chat: what is queued later, and more urgent, waits as well; others don't."""
    put(db, "一")
    fail(db, 30, queue.HELD)
    queue.hold_chat(db, CHAT, NOW + timedelta(seconds=30))
    put(db, "急", lane=Lane.PRESS)
    put(db, "别处", OTHER)
    assert texts(db) == ["别处"]
    assert texts(db, NOW + timedelta(seconds=29)) == ["别处"]
    assert set(texts(db, NOW + timedelta(seconds=30))) == {"急", "别处"}


def test_the_hold_outlives_the_edit_that_met_it(db: Database) -> None:
    """A later edit replaces the held one; the chat's wait is not replaced with it."""
    target = put(db)
    send(db)
    edit(db, target, "旧")
    fail(db, 30, queue.HELD)
    queue.hold_chat(db, CHAT, NOW + timedelta(seconds=30))
    edit(db, target, "新", lane=Lane.PRESS)
    put(db, "急", lane=Lane.PRESS)
    assert texts(db) == []
    assert texts(db, NOW + timedelta(seconds=30)) == ["新"]


def test_next_try_is_the_next_moment_of_any_row(db: Database) -> None:
    """The earliest wait ahead; none where everything is due or nothing waits."""
    assert queue.next_try(db, NOW) is None
    put(db)
    assert queue.next_try(db, NOW) is None
    put(db, not_before=NOW + timedelta(minutes=9))
    put(db, chat_id=OTHER, not_before=NOW + timedelta(minutes=5))
    assert queue.next_try(db, NOW) == NOW + timedelta(minutes=5)
    assert queue.next_try(db, NOW + timedelta(minutes=5)) == NOW + timedelta(minutes=9)


def test_a_key_is_used_once(db: Database) -> None:
    """The same reminder can't be queued twice, not even after it was sent."""
    put(db, key="reminder/1")
    assert (
        queue.enqueue_outgoing(db, Outgoing(OTHER, "sendMessage", {"text": "又"}, key="reminder/1"), NOW)
        is None
    )
    send(db)
    assert (
        queue.enqueue_outgoing(db, Outgoing(CHAT, "sendMessage", {"text": "又"}, key="reminder/1"), NOW)
        is None
    )


def test_an_edit_waits_for_its_message(db: Database) -> None:
    """It can be queued before Telegram has given a number, and then carries it."""
    target = put(db, "已记录")
    edit(db, target, "已撤销", lane=Lane.PRESS)
    assert send(db, message_id=77).params["text"] == "已记录"
    assert first(db).message_id == 77


def test_waiting_edits_collapse_into_the_last(db: Database) -> None:
    """Only the newest words of one kind of edit are sent."""
    target = put(db)
    send(db)
    for text in ("一", "二", "三"):
        edit(db, target, text)
    edit(db, target, "键盘", method="editMessageReplyMarkup")
    assert [send(db).params["text"] for _ in range(2)] == ["三", "键盘"]
    assert queue.ready(db, NOW) == []


def test_an_overtaken_edit_does_not_come_last(db: Database) -> None:
    """An edit that failed while a newer one was queued is dropped, whatever their lanes."""
    target = put(db)
    send(db)
    old = edit(db, target, "旧")
    row = first(db)
    queue.sending(db, row)
    edit(db, target, "新", lane=Lane.PRESS)
    queue.retry(db, row, NOW + timedelta(seconds=1), "TimedOut", doubtful=True)
    assert state(db, old) == "replaced"
    assert send(db).params["text"] == "新"
    assert queue.ready(db, NOW + timedelta(minutes=1)) == []


def test_an_overtaken_edit_is_dropped_after_a_crash_too(db: Database) -> None:
    """The same when the program died between the two."""
    target = put(db)
    send(db)
    old = edit(db, target, "旧")
    queue.sending(db, first(db))
    edit(db, target, "新", lane=Lane.PRESS)
    queue.recover(db)
    assert state(db, old) == "replaced"


def test_an_edit_of_a_dead_message_is_dropped(db: Database) -> None:
    """Whether it was queued before the message died or after."""
    target = put(db)
    waiting = edit(db, target, "改")
    queue.dead(db, first(db), "Forbidden")
    assert (state(db, target), state(db, waiting)) == ("dead", "dead")
    assert edit(db, target, "再改") is None
    assert queue.enqueue_outgoing(db, Outgoing(CHAT, "editMessageText", {}, edits=999), NOW) is None


def test_a_row_replaced_since_it_was_read_is_not_sent(db: Database) -> None:
    """Between looking and sending a newer edit may have come."""
    target = put(db)
    send(db)
    edit(db, target, "旧")
    row = first(db)
    edit(db, target, "新")
    assert not queue.sending(db, row)
    assert state(db, row.id) == "replaced"


def test_a_row_replaced_since_it_was_read_is_not_put_off(db: Database) -> None:
    """An edit that steps aside for five minutes would come back over the later one."""
    target = put(db)
    send(db, message_id=77)
    old = edit(db, target, "旧")
    row = first(db)
    edit(db, target, "新")
    queue.postpone(db, row, NOW + timedelta(minutes=5))
    assert state(db, old) == "replaced"


def answer(db: Database, group_id: int, number: int, **more: Any) -> int:
    """An echo that may be joined with others."""
    return put(db, f"已记录 #{number}", group_id=group_id, joinable={"number": number}, **more)


def test_answers_of_one_place_join(db: Database) -> None:
    """Same chat, topic and group; what is not joinable, or elsewhere, or not due, stays apart."""
    ours, theirs = groups.create(db, CHAT, "甲", NOW), groups.create(db, -4002, "乙", NOW)
    wanted = [answer(db, ours, 1), answer(db, ours, 2)]
    put(db, "别的话", group_id=ours)
    answer(db, ours, 3, topic=5)
    answer(db, ours, 4, chat_id=OTHER)
    answer(db, theirs, 5)
    answer(db, ours, 6, not_before=NOW + timedelta(seconds=3))
    assert [row.id for row in queue.joinable(db, first_of(db, CHAT), NOW)] == wanted


def first_of(db: Database, chat_id: int) -> Waiting:
    return next(row for row in queue.ready(db, NOW) if row.chat_id == chat_id)


def test_a_doubtful_answer_is_not_joined(db: Database) -> None:
    """What may have arrived already goes by itself, or its repeat could not be marked."""
    group_id = groups.create(db, CHAT, "甲", NOW)
    answer(db, group_id, 1)
    fail(db, 0, doubtful=True)
    apart = [answer(db, group_id, 2), answer(db, group_id, 3)]
    row = first(db)
    assert row.doubtful
    assert [part.id for part in queue.joinable(db, row, NOW)] == apart


def test_joined_answers_are_one_message(db: Database) -> None:
    """The parts and what would have edited them are replaced; the whole is sent once."""
    group_id = groups.create(db, CHAT, "甲", NOW)
    one, two = answer(db, group_id, 1), answer(db, group_id, 2)
    changed = edit(db, two, "已撤销")
    parts = queue.joinable(db, first(db), NOW)
    whole = queue.join(db, parts, Outgoing(CHAT, "sendMessage", {"text": "共2条"}), NOW)
    assert {state(db, row) for row in (one, two, changed)} == {"replaced"}
    assert queue.get_waiting(db, whole).params["text"] == "共2条"
    assert texts(db) == ["共2条"]


def test_a_crash_puts_what_was_under_way_in_doubt(db: Database) -> None:
    """Only rows that were being sent are doubtful; they keep their place."""
    put(db, "一", mark="（可能重复）")
    put(db, "二")
    queue.sending(db, first(db))
    assert queue.recover(db) == 1
    assert queue.recover(db) == 0
    row = send(db)
    assert (row.params["text"], row.doubtful, row.mark, row.tries) == ("一", True, "（可能重复）", 1)
    assert not first(db).doubtful


def test_doubt_once_raised_stays(db: Database) -> None:
    """A later failure that surely reached nobody does not take the mark away."""
    put(db)
    fail(db, 0, doubtful=True)
    fail(db, 0, doubtful=False)
    assert first(db).doubtful


def test_a_moved_chat_takes_what_waits_along(db: Database) -> None:
    """Rows under way and waiting go to the new id, with edits of what was not sent yet."""
    new = put(db, "未发")
    edit(db, new, "改未发")
    queue.readdress(db, CHAT, -1001)
    row = send(db, message_id=9)
    assert (row.chat_id, row.params["text"]) == (-1001, "未发")
    assert first(db).message_id == 9


@pytest.mark.parametrize("by_group", [False, True])
def test_messages_under_the_old_id_are_left_alone(db: Database, by_group: bool) -> None:
    """The supergroup counts its messages anew: an edit of an old one would change a stranger."""
    group_id = groups.create(db, CHAT, "甲", NOW)
    target = put(db, "月报", group_id=group_id)
    send(db, message_id=57)
    waiting = edit(db, target, "月报（定稿）")
    if by_group:
        group = groups.get(db, group_id, Settings())
        assert group is not None
        data_register.move(db, group, -1001)
    else:
        queue.readdress(db, CHAT, -1001)
    assert state(db, waiting) == "dead"
    assert (
        queue.enqueue_outgoing(db, Outgoing(-1001, "editMessageText", {"text": "x"}, edits=target), NOW)
        is None
    )
    assert queue.is_through(db, NOW)


def test_without_its_topic_a_row_goes_to_the_chat(db: Database) -> None:
    """A deleted topic costs the topic, not the message."""
    put(db, topic=5)
    row = first(db)
    queue.sending(db, row)
    queue.requeue_row(db, row, None)
    assert first(db).topic is None


def test_a_joined_answer_with_a_key_is_an_error(db: Database) -> None:
    """It may be there already; then the parts stay, also where Python leaves assertions out."""
    part = put(db, joinable={"line": "#1"})
    put(db, chat_id=OTHER, key="k")
    with pytest.raises(ValueError, match="without a key"), db.atomic():
        queue.join(
            db, [queue.get_waiting(db, part)], Outgoing(CHAT, "sendMessage", {"text": "共1条"}, key="k"), NOW
        )
    assert queue.get_waiting(db, part).params["text"] == "好"


def test_a_row_that_waits_no_more_is_an_error(db: Database) -> None:
    """Nothing is sent in place of a row that is not there."""
    with pytest.raises(LookupError, match="no row where there must be one"):
        queue.get_waiting(db, 12)
