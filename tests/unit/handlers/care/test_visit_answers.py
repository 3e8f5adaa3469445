"""五必访 once somebody answers: planned by a press, done by a log, never a full name in a group."""

from datetime import timedelta

import pytest

from handlers.care import visit_card
from handlers.core.job_context import Desk
from handlers.routing import handler_table
from handlers.routing.features import hear
from storage.care import visits_due
from storage.care.visits_due import State
from storage.events import queries as events_queries
from tests.unit.handlers.stage import CHAT, LI, WANG, ZHOU, in_private
from tests.unit.handlers.visiting_committee import ILL, committee, press, visits, whole_file
from union.core.kinds import Kind
from union.events.model import Status


def test_accepted_it_is_a_deadline_of_the_leader() -> None:
    """A visit due by its day; the 组长 of the branch answers for it and hears in private."""
    at = committee()
    at.write(WANG, ILL, hear)
    press(at, "安排")
    (event,) = visits(at)
    assert (event.title, event.kind, event.deadline) == ("探望住院职工刘＊＊（二车间）", Kind.VISIT, True)
    assert [owner.name for owner in event.owners] == ["李建国"]
    assert event.until.date().isoformat() == "2026-11-22"
    assert at.queued(LI.user_id)[-1].startswith("红星厂工会：王 芳把这一项交给您：\n#1 探望住院职工刘＊＊")
    assert "刘建国" not in whole_file(at)


def test_who_takes_it_answers_for_it_else_who_is_in_charge() -> None:
    """「我去」; of a branch nobody leads the 负责人."""
    at = committee()
    at.write(WANG, "三车间小赵骨折住院了", hear)
    press(at, "我去")
    at.write(WANG, "三车间陈师傅住院了", hear)
    press(at, "安排")
    assert [[owner.name for owner in event.owners] for event in visits(at)] == [["王 芳"], ["周敏"]]


def test_a_full_name_told_in_private_is_told_to_who_goes_only() -> None:
    """The item has the surname; the owner hears the name in private, it stands in the register of the helped."""
    at = committee()
    at.write(WANG, ILL, hear, in_private(WANG))
    assert at.queued(WANG.user_id)[-1].startswith("二车间刘建国住院：")
    press(at, "安排", private=True)
    assert "姓名：刘建国（只在私聊里说）" in at.queued(LI.user_id)[-1]
    assert [event.title for event in visits(at)] == ["探望住院职工刘＊＊（二车间）"]
    assert at.queued(CHAT) == []
    at.write(WANG, "#1 交给周敏", hear)
    assert "姓名：刘建国（只在私聊里说）" in at.queued(ZHOU.user_id)[-1]
    assert "刘建国" not in "".join(at.queued(CHAT))
    at.write(ZHOU, "/care", hear, in_private(ZHOU))
    assert "#1 探望住院职工刘＊＊（二车间）：截止11月21日 周六，姓名：刘建国，由周敏去" in at.shown(
        ZHOU.user_id
    )
    at.write(LI, "/care", hear, in_private(LI))
    assert "刘建国" not in at.shown(LI.user_id)
    row = at.store.db.execute("select name from helped_families").fetchone()
    assert row == ("刘建国",)


def test_declined_nothing_of_the_name_stays_but_the_message() -> None:
    """不用 takes the name with it; with a reason, and with the way back."""
    at = committee()
    at.write(WANG, ILL, hear, in_private(WANG))
    press(at, "不用", private=True)
    assert at.store.db.execute("select count(*) from drafts").fetchone() == (0,)
    assert at.store.db.execute("select count(*) from helped_families").fetchone() == (0,)
    press(at, "恢复", private=True)
    assert at.labels(WANG.user_id) == ["安排", "我去", "改日期", "不用"]


def test_a_log_that_surely_tells_of_it_fulfils_it() -> None:
    """At once, with the way back; another person's visit stays open."""
    at = committee()
    for text in (ILL, "三车间小赵骨折住院了"):
        at.write(WANG, text, hear)
        press(at, "安排")
    at.write(LI, "今天到医院看望二车间老刘，慰问金500元", hear)
    assert "✅ 对应日程 #1 探望住院职工刘＊＊（二车间），已完成" in at.shown()
    assert [event.number for event in visits(at)] == [2]
    at.press(LI, "不是 #1，撤回", handler_table.DEEDS)
    assert [event.number for event in visits(at)] == [1, 2]


def test_in_doubt_it_is_asked() -> None:
    """Two visits may be meant: buttons, and nothing is done."""
    at = committee()
    for text in (ILL, "三车间刘芳骨折住院了"):
        at.write(WANG, text, hear)
        press(at, "安排")
    at.write(LI, "今天到医院看望刘师傅，慰问金500元", hear)
    assert len([label for label in at.labels() if label.startswith("是 #")]) == 2
    assert len(visits(at)) == 2


def test_a_visit_to_somebody_else_fulfils_nothing() -> None:
    """Neither at once nor by a question."""
    at = committee()
    at.write(WANG, ILL, hear)
    press(at, "安排")
    at.write(LI, "今天看望住院职工陈师傅，慰问金500元", hear)
    assert at.labels()[:2] == ["撤销", "改"]
    assert not any("#1" in label for label in at.labels())


def test_another_day_is_asked_for_and_shown_again() -> None:
    """改日期: the card with that day, nothing on the calendar; a day gone by is refused."""
    at = committee()
    at.write(WANG, "二车间老刘住院了", hear, in_private(WANG))
    press(at, "改日期", private=True)
    at.deliver()
    at.write(WANG, "11月25日", hear, in_private(WANG))
    assert at.shown(WANG.user_id) == "二车间老刘住院：建议11月25日 周三前探望。安排？"
    assert visits(at) == []
    press(at, "安排", private=True)
    assert visits(at)[0].start.date().isoformat() == "2026-11-25"


def test_well_again_who_goes_is_asked_whether_it_is_still_needed() -> None:
    """In private only; 不用去了 takes it off the calendar and out of the figures."""
    at = committee()
    at.write(WANG, "二车间老刘住院了", hear)
    press(at, "安排")
    before = at.queued()
    at.write(WANG, "老刘出院了", hear)
    assert at.queued() == before
    assert "人已经好转、出院的话，还去探望吗？" in at.shown(LI.user_id)
    at.press(LI, "不用去了", handler_table.DEEDS, in_private(LI))
    assert visits(at) == []
    (care,) = visits_due.of_message(at.store.db, at.group(), CHAT, 1)
    assert care.event_id is not None
    event = events_queries.get(at.store.db, at.group(), care.event_id)
    assert event is not None
    assert event.status is Status.CANCELLED


def test_who_need_not_be_visited_is_asked_of_whoever_goes() -> None:
    """The name stands in the clause before; nothing is taken off the calendar unasked."""
    at = committee()
    at.write(WANG, "二车间老刘住院了", hear)
    press(at, "安排")
    at.write(WANG, "不用去看老刘了，他出院了", hear)
    assert at.shown(LI.user_id).endswith("人已经好转、出院的话，还去探望吗？")
    assert len(visits(at)) == 1


def test_who_tells_in_private_is_asked_there() -> None:
    """And hears nothing else; a log that tells of the visit, too, fulfils it and asks nothing."""
    at = committee()
    at.write(WANG, "二车间老刘住院了", hear)
    press(at, "安排")
    before = len(at.queued(WANG.user_id))
    at.write(WANG, "老刘出院了", hear, in_private(WANG))
    assert [text.splitlines()[-1] for text in at.queued(WANG.user_id)[before:]] == [
        "人已经好转、出院的话，还去探望吗？"
    ]
    at.write(WANG, "今天看望老刘，送慰问金500元，老刘出院了", hear, in_private(WANG))
    assert at.shown(WANG.user_id).endswith("✅ 对应日程 #1 探望住院职工老刘（二车间），已完成")


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("我去", State.ACCEPTED),
        ("安排", State.ACCEPTED),
        ("安排。", State.ACCEPTED),
        ("不是", State.DECLINED),
        ("知道了", State.OFFERED),
    ],
)
def test_a_reply_in_words_does_what_the_button_does(words: str, state: State) -> None:
    """Other talk is left alone."""
    at = committee()
    at.write(WANG, "二车间老刘住院了", hear, message_id=70)
    at.deliver()
    (row,) = at.store.db.query("select message_id from outbox where chat_id = ?", [CHAT])
    at.write(WANG, words, hear, reply_to=row["message_id"], reply_to_bot=True)
    (care,) = visits_due.of_message(at.store.db, at.group(), CHAT, 70)
    assert care.state is state


def test_a_card_nobody_answered_is_laid_before_the_chief_once() -> None:
    """The next morning, in private; answered there it is settled for all."""
    at = committee()
    at.write(WANG, "二车间老刘住院了", hear)
    for _morning in range(2):
        at.now += timedelta(days=1)
        with at.store.unit() as db:
            visit_card.remind(Desk(at.services, db, at.now, at.group()))
    assert at.queued(ZHOU.user_id) == [
        "「红星厂工会」还没人答：\n二车间老刘住院：建议11月21日 周六前探望。安排？"
    ]
    at.press(ZHOU, "安排", handler_table.DEEDS, in_private(ZHOU))
    assert len(visits(at)) == 1
    assert press(at, "我去") == "已经处理过了"


def test_a_retirement_far_ahead_is_planned_before_it() -> None:
    """With leads of a week and a day."""
    at = committee()
    at.write(WANG, "二车间李师傅3月退休", hear)
    press(at, "安排")
    (event,) = visits(at)
    assert event.start.date().isoformat() == "2027-02-26"
    assert event.leads == ("d7", "d1", "d0")
    assert "提前7天、1天和当天提醒" in at.shown()


def test_a_moved_visit_is_due_where_it_is_moved_to() -> None:
    """改到 moves the day the report counts it on."""
    at = committee()
    at.write(WANG, "二车间老刘住院了", hear)
    press(at, "安排")
    at.write(WANG, "#1 改到12月3日", hear)
    days = [row["due"] for row in at.store.db.query("select due from care_days order by id")]
    assert days == ["2026-11-21", "2026-12-03"]


def test_who_has_died_is_not_visited_in_hospital() -> None:
    """The visit that was due goes with the one to the mourners; another's stays."""
    at = committee()
    for text in ("二车间老刘住院了", "三车间小赵住院了", "二车间老刘昨天去世了"):
        at.write(WANG, text, hear)
        press(at, "安排")
    assert [event.title for event in visits(at)] == [
        "探望住院职工小赵（三车间）",
        "吊唁慰问职工老刘（二车间）",
    ]


def test_a_visit_made_before_anybody_answered_the_card_is_done_and_asked_about_no_more() -> None:
    """Whoever hears of it and simply goes: it is on the calendar as done by them, and counts as due and made."""
    at = committee()
    at.write(WANG, "二车间老刘住院了", hear)
    at.write(LI, "今天到医院看望二车间老刘，送慰问金500元", hear)
    assert "✅ 对应日程 #2 探望住院职工老刘（二车间），已完成" in at.shown(CHAT)
    (care,) = visits_due.with_items(at.store.db, at.group())
    event = events_queries.get(at.store.db, at.group(), care.event_id or 0)
    assert event is not None
    assert (care.state, event.status, [owner.name for owner in event.owners]) == (
        State.ACCEPTED, Status.DONE, ["李建国"],
    )  # fmt: skip
    at.now += timedelta(days=1)
    with at.store.unit() as db:
        visit_card.remind(Desk(at.services, db, at.now, at.group()))
    assert "还没人答" not in "".join(at.queued(ZHOU.user_id))


def test_a_visit_that_two_unanswered_cards_fit_settles_neither() -> None:
    """Nobody is taken for visited by guess."""
    at = committee()
    at.write(WANG, "二车间老刘住院了", hear)
    at.write(WANG, "三车间老刘骨折住院了", hear)
    at.write(LI, "今天到医院看望老刘，送慰问金500元", hear)
    assert len(visits_due.offered(at.store.db, at.group())) == 2
    assert visits(at) == []
