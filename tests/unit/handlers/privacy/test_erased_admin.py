"""Somebody who is 管理员 of two groups asks to be forgotten: both go on, neither keeps the name."""

from handlers.core.turn import Turn
from handlers.people import administrator
from handlers.privacy import privacy_command
from handlers.routing import failure_notices, free_text
from storage.core import people
from storage.core.outbox import queue
from storage.core.outbox.queue import Outgoing, enqueue_outgoing
from storage.feeds import subscriptions
from storage.privacy import erasure
from tests.unit.handlers.stage import CHAT, LI, NOW, OTHER_CHAT, ZHOU, Stage, in_group, in_private, stage
from union.core.groups import Role

BOTH = {CHAT: "红星机械厂工会", OTHER_CHAT: "东风机械厂工会"}


def two_groups() -> Stage:
    """周敏 is 管理员 of both and has filed something in each; 李建国 is an officer of both."""
    at = stage()
    for chat, title in BOTH.items():
        for who in (ZHOU, LI):
            at.write(who, f"今天走访困难职工{5 + (who is LI)}户", free_text.in_group, in_group(chat, title))
        with at.store.unit() as db:
            person = people.person_of_user(db, ZHOU.user_id)
            assert person is not None
            people.enrol(db, at.group(chat), person, Role.ADMIN, NOW)
    at.write(ZHOU, "在吗", free_text.in_private, in_private(ZHOU))
    return at


def test_both_groups_keep_the_work_and_lose_the_name() -> None:
    """No cell of the database holds it; the other officer's rows and the figures are as before."""
    at = two_groups()
    sums = "select group_id, sum(thousandths) as n from measures group by group_id"
    before = list(at.store.db.query(sums))
    with at.store.unit() as db:
        person = people.person_of_user(db, ZHOU.user_id)
        assert person is not None
        erasure.erase_person(db, person)
    left = "\n".join(at.store.db.conn.iterdump())
    assert "周敏" not in left and "zhoumin" not in left and "李建国" in left
    assert list(at.store.db.query(sums)) == before
    for chat in BOTH:
        assert people.admins(at.store.db, at.group(chat)) == []
        assert at.member(LI, chat) is not None


def test_each_group_finds_a_new_one() -> None:
    """Who asks is told which groups will have none; afterwards each offers 「由我管理」."""
    at = two_groups()
    at.write(ZHOU, "/erase", privacy_command.erase, in_private(ZHOU))
    assert all(title in at.shown(ZHOU.user_id) for title in BOTH.values())
    with at.store.unit() as db:
        person = people.person_of_user(db, ZHOU.user_id)
        assert person is not None
        erasure.erase_person(db, person)
    offered = list[bool]()

    def look(turn: Turn) -> None:
        offered.append(bool(administrator.rows(turn)))

    for chat, title in BOTH.items():
        at.write(LI, "早", look, in_group(chat, title))
    assert offered == [True, True]


OPERATOR = 900


def told_unreachable(at: Stage) -> None:
    """李建国 is 管理员 too; a message to 周敏 can't arrive, so he and the operator hear of it, in rows of no group."""
    at.services.operator_chat = OPERATOR
    with at.store.unit() as db:
        group, li = at.group(), people.person_of_user(db, LI.user_id)
        assert li is not None
        people.enrol(db, group, li, Role.ADMIN, NOW)
        people.set_reachable(db, li, True)
        row_id = enqueue_outgoing(
            db, Outgoing(ZHOU.user_id, "sendMessage", {"text": "提醒"}, group_id=group.id), NOW
        )
        assert row_id is not None
        failure_notices.undeliverable(at.services, db, queue.get_waiting(db, row_id), NOW)
    assert "周敏" in at.shown(LI.user_id) and str(ZHOU.user_id) in at.shown(OPERATOR)


def test_nobody_is_left_named_as_unreachable() -> None:
    """Neither name nor number stands in what others were told of it."""
    at = two_groups()
    told_unreachable(at)
    with at.store.unit() as db:
        person = people.person_of_user(db, ZHOU.user_id)
        assert person is not None
        erasure.erase_person(db, person)
    assert "周敏" not in "\n".join(at.store.db.conn.iterdump())
    assert at.queued(OPERATOR) == []


def test_who_is_of_no_group_any_more_is_gone_with_a_calendar_of_their_own() -> None:
    """It names no group, so it keeps nobody known; what the operator heard goes too."""
    at = two_groups()
    told_unreachable(at)
    with at.store.unit() as db:
        person = people.person_of_user(db, ZHOU.user_id)
        assert person is not None
        subscriptions.make(db, person, "seed", "hash", NOW)
        for chat in BOTH:
            erasure.erase_group(db, at.group(chat))
    assert at.store.db.table("people").count == at.store.db.table("feeds").count == 0
    assert at.queued(OPERATOR) == []
