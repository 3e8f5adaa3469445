"""Requests: who sees them, what becomes of them when people come and go, and what is kept when something fails."""

from datetime import timedelta

import pytest

from handlers.core.job_context import Desk
from handlers.core.messages.incoming_message import Who
from handlers.core.messages.update_summary import outline
from handlers.core.monitoring.troubles import Trouble
from handlers.core.services import Failure
from handlers.privacy import privacy_command
from handlers.requests import request_job
from handlers.routing import failure_notices, free_text, handler_table
from handlers.routing.references.earlier_messages import edited
from storage.core import groups, people
from storage.core.outbox import queue
from storage.core.outbox.queue import get_waiting
from storage.core.outbox.sent_messages import ABOUT
from storage.privacy import data_register, erasure, export
from storage.requests import queries as requests_queries
from tests.unit.handlers.stage import CHAT, LI, OTHER_CHAT, ZHOU, Stage, command, in_private, stage
from union.core.groups import Person, Role
from union.requests.lifecycle import Request, RequestState, Step

WANG = Who(103, "王芳", None, "zh-hans")
LIU = Who(104, "刘强", None, "zh-hans")
ROLES = {ZHOU: Role.ADMIN, LI: Role.OFFICER, WANG: Role.OFFICER, LIU: Role.MEMBER}


@pytest.fixture
def at() -> Stage:
    """The committee."""
    return committee()


def committee() -> Stage:
    """A group that wants requests: 周敏 is 管理员, 李建国 负责人, 王芳 委员, 刘强 群成员; all have private chats."""
    one = stage()
    with one.store.unit() as db:
        groups.create(db, CHAT, "红星机械厂工会", one.now)
        for who, role in ROLES.items():
            person = people.upsert_person(
                db, who.user_id, who.name, who.username, who.language, one.now, in_private=True
            )
            people.enrol(db, one.group(), person, role, one.now, by_hand=True)
        people.set_chief(db, one.group(), person_of(one, LI), True)
        groups.change_setting(db, one.group(), "requests", True)
    return one


def person_of(at: Stage, who: Who) -> Person:
    found = people.person_of_user(at.store.db, who.user_id)
    assert found is not None
    return found


def say(at: Stage, who: Who, text: str, **more: object) -> None:
    """In private, as PTB would hand it in."""
    word = command("request") if text.startswith(("/request", "诉求")) else free_text.in_private
    at.write(who, text, word, in_private(who), **more)


def press(at: Stage, who: Who, label: str) -> str | None:
    return at.press(who, label, dict(handler_table.DEEDS), in_private(who))


def asks(at: Stage, text: str = "食堂没热饭", how: str = "实名提交") -> None:
    say(at, LIU, f"诉求：{text}")
    press(at, LIU, how)


def look(at: Stage, hours: int = 0) -> None:
    """Time passes, and the round looks."""
    at.now += timedelta(hours=hours)
    with at.store.unit() as db:
        request_job.look(Desk(at.services, db, at.now, at.group()))


def one(at: Stage, number: int = 1) -> Request:
    found = requests_queries.get(at.store.db, at.group(), number)
    assert found is not None
    return found


def heard(at: Stage, who: Who) -> str:
    return "\n".join(at.queued(who.user_id))


def give(at: Stage, who: Who) -> None:
    with at.store.unit() as db:
        requests_queries.give(db, at.group(), one(at), person_of(at, who))


def test_only_the_chief_hears_of_one_and_the_group_nothing(at: Stage) -> None:
    """A 管理员 who is not 负责人 sees none, by number neither; nothing is said in the group."""
    asks(at)
    say(at, ZHOU, "诉求 1号")
    assert "食堂没热饭" in heard(at, LI)
    assert "食堂没热饭" not in heard(at, ZHOU) + heard(at, WANG)
    assert at.queued(CHAT) == []


def test_a_new_chief_has_what_is_open_and_the_former_nothing_more(at: Stage) -> None:
    """By the next round; buttons in the former one's chat do nothing."""
    asks(at)
    with at.store.unit() as db:
        people.set_chief(db, at.group(), person_of(at, LI), False)
        people.set_chief(db, at.group(), person_of(at, WANG), True)
    look(at)
    look(at)
    assert heard(at, WANG).count("食堂没热饭") == 1
    assert press(at, LI, "开始办理") == "您没有这个权限，请联系本群管理员"
    assert one(at).state is RequestState.RECEIVED


def test_who_was_given_it_and_left_has_it_no_more(at: Stage) -> None:
    """It is the 负责人's again, who hears of it once."""
    asks(at)
    give(at, WANG)
    with at.store.unit() as db:
        people.leave(db, at.group(), person_of(at, WANG), at.now)
    look(at)
    look(at)
    assert one(at).owner_id is None
    assert heard(at, LI).count("已不在名册里") == 1


def test_a_handover_takes_them_along_and_can_be_undone(at: Stage) -> None:
    """Of the officer's own; only counted in what is shown."""
    asks(at)
    give(at, WANG)
    say_handover(at, WANG)
    assert "会员的诉求1件" in at.shown(WANG.user_id) and "食堂" not in at.shown(WANG.user_id)
    press(at, WANG, "交给李建国")
    assert one(at).owner_id == person_of(at, LI).id
    press(at, WANG, "撤销")
    assert one(at).owner_id == person_of(at, WANG).id


def say_handover(at: Stage, who: Who) -> None:
    at.write(who, "把王芳的事项交给李建国", free_text.in_private, in_private(who))


def test_an_admin_comes_to_none_by_a_handover(at: Stage) -> None:
    """Who is not 负责人 may move another's items, not their requests."""
    asks(at)
    give(at, WANG)
    say_handover(at, ZHOU)
    assert "没有未完成的事项" in at.shown(ZHOU.user_id)


def test_whoever_is_erased_leaves_a_number_without_words(at: Stage) -> None:
    """It is withdrawn, still counted, and nobody's; an export of the group by its 管理员 never held it."""
    asks(at)
    with at.store.unit() as db:
        told = export.of_group(db, at.group(), whole=False)
        mine = export.of_person(db, person_of(at, LIU), at.group())
        assert [told[table] for table in ("requests", "request_steps", "request_box")] == [[], [], []]
        assert [row["text"] for row in mine["requests"]] == ["食堂没热饭"] and "code_hash" not in mine[
            "requests"
        ][0]
    say(at, LI, "/request")
    press(at, LI, "开始办理")
    at.deliver()
    assert heard(at, LI).count("食堂没热饭") == 2
    with at.store.unit() as db:
        erasure.erase_person(db, person_of(at, LIU))
    assert [row for row in at.store.db.table("outbox").rows if "食堂没热饭" in row["params"]] == []
    left = one(at)
    assert (left.text, left.state, left.person_id, left.anonymous) == (
        "",
        RequestState.WITHDRAWN,
        None,
        False,
    )


def test_whoever_had_it_is_erased_and_the_request_stays(at: Stage) -> None:
    """The words are the member's, not the officer's."""
    asks(at)
    give(at, WANG)
    with at.store.unit() as db:
        erasure.erase_person(db, person_of(at, WANG))
    assert (one(at).text, one(at).owner_id) == ("食堂没热饭", None)


def test_a_group_that_was_two_counts_on(at: Stage) -> None:
    """Its own series first, then what was filed under the double; none is lost."""
    asks(at)
    with at.store.unit() as db:
        groups.create(db, OTHER_CHAT, "红星机械厂工会", at.now)
        requests_queries.add(db, at.group(OTHER_CHAT), "班车挤", at.group().day(at.now), 3, None, "hash")
        data_register.absorb(db, at.group(), OTHER_CHAT)
    assert [one(at, number).text for number in (1, 2)] == ["食堂没热饭", "班车挤"]


def test_they_are_answered_though_the_bot_is_out_of_the_group(at: Stage) -> None:
    """What was asked waits for an answer; new ones have no door."""
    asks(at)
    with at.store.unit() as db:
        groups.set_active(db, at.group(), False)
    press(at, LI, "答复")
    say(at, LI, "下周办")
    press(at, LI, "发出")
    assert one(at).state is RequestState.ANSWERED and "下周办" in heard(at, LIU)
    say(at, LIU, "诉求：班车挤")
    assert "提诉求" in spoken(at, LIU)


def spoken(at: Stage, who: Who) -> str:
    """The last words whispered to somebody."""
    mark = at.queued(who.user_id)[-1]
    return at.services.whispers.told(mark[9:-1]) or ""


def test_switched_off_nothing_is_taken_and_the_chief_hears_once(at: Stage) -> None:
    """That somebody wanted to; not who, not what."""
    with at.store.unit() as db:
        groups.change_setting(db, at.group(), "requests", False)
    for _each in range(2):
        say(at, LIU, "诉求：食堂没热饭")
    assert "还没有开通诉求" in spoken(at, LIU)
    assert [told for told in at.queued(LI.user_id) if "刘强" in told or "食堂" in told] == []
    assert len(at.queued(LI.user_id)) == 1


def test_a_handler_that_fails_keeps_neither_words_nor_chat(at: Stage) -> None:
    """Of nothing written privately: it may have been a request. The apology outlives its sending neither."""
    told = outline(update(LIU, "今天走访3户", 1), 7)
    failure_notices.set_aside(at.services, told, Failure("KeyError", "x.py:1"), Trouble.SET_ASIDE)
    kept = [(row["chat_id"], row["text"]) for row in at.store.db.table("failed_updates").rows]
    assert kept == [(None, None)]
    [row] = at.store.db.query("select about from outbox where key like 'apology/%'")
    assert row["about"] == ABOUT


def update(who: Who, text: str, number: int, message_id: int = 5) -> dict[str, object]:
    chat = {"id": who.user_id, "type": "private"}
    user = {"id": who.user_id, "is_bot": False, "first_name": who.name}
    message = {"message_id": message_id, "date": 1, "chat": chat, "from": user, "text": text}
    return {"update_id": number, "message": message}


def test_an_edit_of_what_was_put_in_is_no_item_and_no_log(at: Stage) -> None:
    """Once it is in, an edit says how to add something; nothing is planned by it."""
    say(at, LIU, "诉求：食堂没热饭", message_id=70)
    press(at, LIU, "匿名提交")
    at.write(LIU, "11月27日下午3点看食堂", edited, in_private(LIU), message_id=70, edited=True)
    assert "已提交的改不了" in spoken(at, LIU)
    assert at.store.db.table("events").count == 0


def test_the_word_that_confirms_an_erasure_is_no_request(at: Stage) -> None:
    """「删除我的」 while one is being written: the question asked last is the one that is answered."""
    say(at, LIU, "诉求：食堂没热饭")
    at.write(LIU, "删除我的", privacy_command.erase, in_private(LIU))
    say(at, LIU, "删除")
    assert "删除\n" not in spoken(at, LIU) and people.person_of_user(at.store.db, LIU.user_id) is None


def test_what_is_taken_back_in_the_box_was_never_there(at: Stage) -> None:
    """No number, no card."""
    say(at, LIU, "诉求：食堂没热饭")
    code = at.services.talks.of(LIU.user_id, at.now)
    assert code is not None
    look(at)
    press(at, LIU, "匿名提交")
    say(at, LIU, f"诉求 {code.code}")
    press(at, LIU, "撤回")
    assert press(at, LIU, "确定撤回") == "已投进信箱，整点转交"
    look(at, hours=1)
    assert at.store.db.table("requests").count == at.store.db.table("request_box").count == 0
    assert at.queued(LI.user_id) == []


def test_an_answer_that_never_arrives_is_told_to_who_handles_it(at: Stage) -> None:
    """Not to the 管理员: it would tell them who asked."""
    asks(at)
    press(at, LI, "答复")
    say(at, LI, "下周办")
    press(at, LI, "发出")
    at.store.db.execute(
        "update outbox set state = 'queued' where about = 'request.mine:1' and params like '%满意%'"
    )
    rows = [
        row["id"]
        for row in at.store.db.query("select id from outbox where state = 'queued' and chat_id = 104")
    ]
    with at.store.unit() as db:
        failure_notices.undeliverable(at.services, db, get_waiting(db, rows[-1]), at.now)
    assert "刘强停用了我" in heard(at, LI)
    assert at.queued(ZHOU.user_id) == []


def test_a_whisper_that_never_arrives_is_told_to_nobody(at: Stage) -> None:
    """The operator would hear which chat it was."""
    at.services.operator_chat = 999
    say(at, LIU, "诉求：食堂没热饭")
    with at.store.unit() as db:
        (waiting,) = queue.ready(db, at.now)
        failure_notices.undeliverable(at.services, db, waiting, at.now)
    assert at.queued(999) == []


def test_where_no_chief_can_be_reached_the_group_hears_a_count(at: Stage) -> None:
    """Once a working day; no word of what it is."""
    with at.store.unit() as db:
        people.set_reachable(db, person_of(at, LI), False)
    asks(at)
    for _each in range(2):
        look(at)
    (told,) = at.queued(CHAT)
    assert "有1件诉求等负责人看" in told and "负责人还没有私聊过我" in heard(at, LIU)


def test_more_than_five_a_day_are_asked_to_wait(at: Stage) -> None:
    """By name or not; counted in memory alone."""
    for number in range(5):
        asks(at, f"第{number}件", "匿名提交" if number % 2 else "实名提交")
    say(at, LIU, "诉求：第六件")
    assert "今天已经提了5条" in (press(at, LIU, "实名提交") or "")


def test_what_is_reopened_runs_anew(at: Stage) -> None:
    """Not content, and said why: received again, its days from now."""
    asks(at)
    press(at, LI, "答复")
    say(at, LI, "下周办")
    press(at, LI, "发出")
    at.now += timedelta(days=2)
    press(at, LIU, "不满意")
    say(at, LIU, "太晚")
    again = one(at)
    assert (again.state, again.since, again.opinion) == (RequestState.RECEIVED, at.group().day(at.now), None)
    steps = [each.step for each in requests_queries.steps(at.store.db, at.group(), again)]
    assert steps == [Step.ANSWER, Step.OPINION, Step.REOPENED]


def test_a_reply_about_one_is_not_the_words_of_another(at: Stage) -> None:
    """While a new one is being written, what answers a question about the first goes to the first."""
    asks(at)
    press(at, LI, "问一句")
    say(at, LI, "哪几天？")
    press(at, LI, "发出")
    at.deliver()
    (asked,) = at.store.db.query("select message_id from outbox where params like '%工会想问%'")
    say(at, LIU, "/request")
    say(at, LIU, "这周都没有", reply_to=asked["message_id"], reply_to_bot=True)
    assert [
        each.text
        for each in requests_queries.steps(at.store.db, at.group(), one(at))
        if each.step is Step.MORE
    ] == ["这周都没有"]


def test_a_box_that_can_t_be_opened_is_tried_again(at: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost by it, and the round fails until it goes well, so that the operator hears."""
    look(at)
    asks(at, how="匿名提交")

    def broken(*given: object) -> None:
        raise LookupError

    with monkeypatch.context() as patched:
        patched.setattr("storage.requests.queries.add", broken)
        for hours in (1, 0):
            with pytest.raises(LookupError):
                look(at, hours=hours)
    look(at)
    assert one(at).text == "食堂没热饭"


def test_the_code_is_a_key_though_the_bot_is_out_of_the_group(at: Stage) -> None:
    """What is in the box says that it waits there; what was opened is shown, with nothing to press."""
    look(at)
    say(at, LIU, "诉求：食堂没热饭")
    talk = at.services.talks.of(LIU.user_id, at.now)
    assert talk is not None
    code = talk.code
    press(at, LIU, "匿名提交")
    for active, told in ((False, "没有转交"), (True, "整点转交后")):
        with at.store.unit() as db:
            groups.set_active(db, at.group(), active)
        say(at, LIU, f"诉求 {code}")
        assert told in spoken(at, LIU)
    look(at, hours=1)
    with at.store.unit() as db:
        groups.set_active(db, at.group(), False)
    say(at, LIU, f"诉求 {code}")
    assert "诉求1号 · 已收" in spoken(at, LIU) and at.labels(LIU.user_id) == []
