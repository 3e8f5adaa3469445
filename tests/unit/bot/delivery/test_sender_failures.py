"""The sender when Telegram refuses, fails or does not answer: doubt, waits, death, a new address."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from telegram.error import TimedOut

from bot.delivery import sender as sending
from bot.delivery.rate_limits import Window
from bot.telegram.http_request import NeverLeft
from storage.core import groups, people
from storage.core.outbox.queue import Lane, Outgoing
from tests.unit.bot.delivery.line import GROUP, LI, MARK, NOW, Answer, Office, Params, refused
from union.core.groups import Settings

pytestmark = pytest.mark.anyio


async def test_a_time_out_is_tried_again_and_marked(office: Office) -> None:
    """Telegram may have had it: the repeat says so."""
    office.line.next_answers(TimedOut())
    office.put("今日提醒")
    await office.sender.drain()
    assert office.states() == ["queued"]
    office.now += timedelta(seconds=1)
    await office.sender.drain()
    assert office.line.texts() == ["今日提醒", f"今日提醒\n{MARK}"]
    assert office.states() == ["sent"]


async def test_a_message_queued_without_a_mark_is_marked_all_the_same(office: Office) -> None:
    """An apology, a notice: whoever composed it, a second copy says what it is."""
    office.sender._composers = replace(office.sender._composers, mark=lambda db, row: "（可能重复）")
    office.line.next_answers(refused(502))
    office.queue(Outgoing(GROUP, "sendMessage", {"text": "刚才那条没处理好"}))
    await office.sender.drain()
    office.now += timedelta(seconds=1)
    await office.sender.drain()
    assert office.line.texts() == ["刚才那条没处理好", "刚才那条没处理好\n（可能重复）"]


async def test_a_refused_connection_leaves_no_doubt(office: Office) -> None:
    """What never left the house is repeated without a mark."""
    office.line.next_answers(NeverLeft("refused"))
    office.put("今日提醒")
    await office.sender.drain()
    office.now += timedelta(seconds=1)
    await office.sender.drain()
    assert office.line.texts() == ["今日提醒", "今日提醒"]


@pytest.mark.parametrize("code", [500, 502, 503, 504])
async def test_trouble_at_telegram_is_tried_again(office: Office, code: int) -> None:
    """However often, with growing waits; nothing behind it overtakes."""
    office.line.next_answers(*[refused(code)] * 3)
    office.put("一")
    office.put("二")
    for seconds in (0, 1, 2):
        office.now += timedelta(seconds=seconds)
        await office.sender.drain()
        await office.sender.drain()
    assert office.line.texts() == ["一", f"一\n{MARK}", f"一\n{MARK}"]
    office.now += timedelta(seconds=4)
    await office.sender.drain()
    assert office.line.texts()[-2:] == [f"一\n{MARK}", "二"]


async def test_a_send_that_never_ends_is_given_up(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own time-out ends it, and it counts as doubtful."""
    monkeypatch.setattr(sending, "SEND_SECONDS", 0.01)
    office.line.gates[GROUP] = asyncio.Event()
    row = office.put()
    await office.sender.drain()
    assert (office.row(row)["state"], office.row(row)["doubtful"]) == ("queued", 1)


@pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")
async def test_the_named_wait_is_obeyed(office: Office) -> None:
    """By the whole chat, also by what comes later and is urgent, and not a moment too short; others go on."""
    office.now = NOW + timedelta(milliseconds=900)
    office.line.next_answers(refused(429, "retry after 30", retry_after=30))
    office.put("一")
    await office.sender.drain()
    office.put("急", lane=Lane.PRESS)
    office.put("别处", chat_id=LI)
    await office.sender.drain()
    assert office.line.texts() == ["一", "别处"]
    office.now += timedelta(seconds=30) - timedelta(milliseconds=1)
    await office.sender.drain()
    assert len(office.line.calls) == 2
    office.now += timedelta(seconds=1)
    await office.sender.drain()
    assert office.line.texts(GROUP) == ["一", "急", "一"]


@pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")
async def test_the_named_wait_holds_what_was_queued_meanwhile(office: Office) -> None:
    """Something urgent that came while the refused message was under way."""

    def refuse(method: str, params: Params) -> Answer:
        office.line.answer = lambda method, params: None
        office.put("急", lane=Lane.PRESS)
        return refused(429, "retry after 30", retry_after=30)

    office.line.answer = refuse
    office.put("一")
    await office.sender.drain()
    assert office.line.texts() == ["一"]


async def test_a_slow_answer_is_not_doubted_at_once(office: Office) -> None:
    """PTB waits as long as we do, not its own five seconds; a connection must be there sooner."""
    office.put()
    await office.sender.drain()
    [patience] = office.line.patience
    assert patience["read_timeout"] == patience["write_timeout"] == sending.SEND_SECONDS
    assert "connect_timeout" in patience
    assert patience["connect_timeout"] != sending.SEND_SECONDS


async def test_an_unchanged_edit_is_done(office: Office) -> None:
    """「message is not modified」 is what was wanted."""
    target = office.put()
    office.line.next_answers(None, refused(400, "message is not modified: specified new …"))
    office.edit(target, "同样")
    await office.sender.drain()
    assert office.states() == ["sent", "sent"]
    assert office.told == []


async def test_an_edit_is_repeated_without_a_mark(office: Office) -> None:
    """A repeated edit is not there twice."""
    target = office.put()
    office.line.next_answers(None, TimedOut())
    office.edit(target, "改")
    await office.sender.drain()
    office.now += timedelta(seconds=1)
    await office.sender.drain()
    assert office.line.texts()[1:] == ["改", "改"]


async def test_a_blocked_person_is_not_written_to(office: Office) -> None:
    """The row dies with its edits, the person counts as unreachable, somebody is told; the rest goes on."""
    with office.store.unit() as db:
        people.upsert_person(db, LI, "李建国", None, None, NOW, in_private=True)
    row = office.put(chat_id=LI)
    office.edit(row, "改", chat_id=LI)
    office.put("群里")
    office.line.answer = lambda method, params: (
        refused(403, "bot was blocked by the user") if params["chat_id"] == LI else None
    )
    await office.sender.drain()
    assert office.states() == ["dead", "dead", "sent"]
    assert office.told == [row]
    person = people.person_of_user(office.store.db, LI)
    assert person is not None
    assert not person.reachable


@pytest.mark.parametrize(
    "answer", [refused(403, "bot was kicked from the group chat"), refused(400, "chat not found")]
)
async def test_a_group_that_threw_us_out_rests(office: Office, answer: tuple[int, Params]) -> None:
    """It is not active any more, so no round writes to it."""
    with office.store.unit() as db:
        groups.create(db, GROUP, "工会", NOW)
    row = office.put()
    office.line.next_answers(answer)
    await office.sender.drain()
    assert office.told == [row]
    assert groups.active(office.store.db, Settings()) == []


async def test_a_bad_message_does_not_close_the_chat(office: Office) -> None:
    """What Telegram will never take is dead and told; the group stays and hears the next."""
    with office.store.unit() as db:
        groups.create(db, GROUP, "工会", NOW)
    bad = office.put("太长")
    office.put("好")
    office.line.next_answers(refused(400, "message is too long"))
    await office.sender.drain()
    assert office.states() == ["dead", "sent"]
    assert office.told == [bad]
    assert len(groups.active(office.store.db, Settings())) == 1


async def test_a_chat_that_moves_in_mid_send_takes_its_rows_along(office: Office) -> None:
    """The row is sent to the new id at once, the group keeps both ids, what waits follows in order."""
    with office.store.unit() as db:
        group_id = groups.create(db, GROUP, "工会", NOW)
    office.put("一", group_id=group_id)
    office.put("二", group_id=group_id)
    office.line.next_answers(refused(400, "group chat was upgraded", migrate_to_chat_id=-100200))
    await office.sender.drain()
    assert office.line.texts(-100200) == ["一", "二"]
    group = groups.of_chat(office.store.db, GROUP, Settings())
    assert group is not None
    assert (group.id, group.chat_id) == (group_id, -100200)


async def test_a_chat_of_no_group_moves_too(office: Office) -> None:
    """Whatever waits for the old id goes to the new one."""
    office.put("一")
    office.line.next_answers(refused(400, "group chat was upgraded", migrate_to_chat_id=-100200))
    await office.sender.drain()
    assert office.line.texts(-100200) == ["一"]


async def test_a_deletion_keeps_the_messages_number(office: Office) -> None:
    """Telegram answers only yes; the row still says which message it was."""
    target = office.put()
    gone = office.queue(Outgoing(GROUP, "deleteMessage", {}, edits=target))
    await office.sender.drain()
    assert office.row(gone)["message_id"] == office.row(target)["message_id"]


async def test_a_lost_topic_costs_only_the_topic(office: Office) -> None:
    """The message goes to the main chat."""
    office.put(topic=5)
    office.line.next_answers(refused(400, "message thread not found"))
    await office.sender.drain()
    assert office.states() == ["sent"]
    assert "message_thread_id" not in office.line.calls[1][1]


async def test_a_lost_topic_where_there_was_none_is_final(office: Office) -> None:
    """It is not tried for ever."""
    office.put()
    office.line.next_answers(refused(400, "message thread not found"))
    await office.sender.drain()
    assert office.states() == ["dead"]


async def passing(office: Office, minutes: float) -> None:
    """So much time, with a look every second."""
    for _ in range(int(minutes * 60)):
        await office.sender.drain()
        office.now += timedelta(seconds=1)


async def test_a_mistake_of_ours_kills_only_its_row(office: Office) -> None:
    """A row nobody can send steps aside, dies after three rounds and is told; its chat goes on."""
    bad = office.queue(Outgoing(GROUP, "noSuchMethod", {}))
    office.put("好")
    await passing(office, 14)
    assert office.states() == ["dead", "sent"]
    assert office.told == [bad]


async def test_a_row_always_refused_holds_up_its_chat_for_seconds(office: Office) -> None:
    """500 to this one and nothing else: others pass it after seven seconds; ten minutes later it is dead and told."""
    office.line.answer = lambda method, params: refused(500) if "坏" in params["text"] else None
    bad = office.put("坏")
    office.put("别处", chat_id=LI)
    office.put("好")
    await passing(office, 0.2)
    assert office.states() == ["queued", "sent", "sent"]
    await passing(office, 9)
    assert office.states()[0] == "queued"
    await passing(office, 3)
    assert office.states()[0] == "dead" and office.told == [bad]
    assert len(office.line.texts()) == 2 + 12


@pytest.mark.slow
async def test_while_telegram_takes_nothing_nothing_is_given_up(office: Office) -> None:
    """Hours of 502 kill no row, and are not hammered; when they end everything goes."""
    office.line.answer = lambda method, params: refused(502)
    for text in ("一", "二", "三"):
        office.put(text)
    await passing(office, 120)
    assert office.states() == ["queued"] * 3 and len(office.line.calls) < 120 * 4
    office.line.answer = lambda method, params: None
    await passing(office, 6)
    assert office.states() == ["sent"] * 3


@pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")
async def test_several_chats_refused_in_a_row_hold_all(office: Office) -> None:
    """Telegram means the whole bot then: no fourth chat is tried before the wait is over."""
    office.line.answer = lambda method, params: refused(429, "retry after 30", retry_after=30)
    for chat in range(2000, 2010):
        office.put("好", chat_id=chat)
    office.sender._pace._all.append(Window(1, 0.5))
    await passing(office, 0.4)
    assert len(office.line.calls) == 3
    office.line.answer = lambda method, params: None
    await passing(office, 0.5)
    assert office.states() == ["sent"] * 10


@pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")
async def test_refusals_with_successes_between_are_the_chats_own(office: Office) -> None:
    """Three groups written to too often hold up nobody else."""
    office.line.answer = lambda method, params: (
        refused(429, "retry after 30", retry_after=30) if int(params["chat_id"]) % 2 else None
    )
    for chat in range(2000, 2010):
        office.put("好", chat_id=chat)
    office.sender._pace._all.append(Window(1, 0.5))
    await passing(office, 0.3)
    assert office.states() == ["sent", "queued"] * 5
