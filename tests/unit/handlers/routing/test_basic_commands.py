"""The bot's own commands, and what happens to the chat itself."""

from dataclasses import replace

import pytest
from telegram import Update

from handlers.calendar import time_question
from handlers.calendar.changes import series_change
from handlers.core import group_choice
from handlers.core.messages.incoming_message import News, Who
from handlers.core.messages.update_reader import incoming
from handlers.privacy import privacy_command
from handlers.routing import basic_commands
from handlers.routing.command_menu import HELP, ORDER
from handlers.routing.features import COMMANDS
from storage.core import drafts, groups, people
from storage.core.outbox.queue import Outgoing, enqueue_outgoing
from tests.unit.handlers.stage import (
    CHAT,
    LI,
    OTHER_CHAT,
    SUPERGROUP,
    WANG,
    ZHOU,
    Stage,
    in_group,
    in_private,
    stage,
)
from union.core.groups import Person, Role


def known(at: Stage, who: Who = LI, role: Role = Role.OFFICER) -> Person:
    """Somebody on the group's roster."""
    at.write(who, "大家早", lambda turn: None)
    person = people.upsert_person(at.store.db, who.user_id, who.name, who.username, who.language, at.now)
    people.enrol(at.store.db, at.group(), person, role, at.now)
    return person


MOVES = {
    "to, then from": (News(moved_to=SUPERGROUP), CHAT, News(moved_from=CHAT), SUPERGROUP),
    "from, then to": (News(moved_from=CHAT), SUPERGROUP, News(moved_to=SUPERGROUP), CHAT),
}


@pytest.mark.parametrize("order", MOVES)
def test_a_group_that_becomes_a_supergroup_stays_one_group(order: str) -> None:
    """Two service messages in either order: one group, found by both ids, and nothing is said."""
    at = stage()
    known(at)
    number = at.group().id
    first, first_chat, second, second_chat = MOVES[order]
    at.happen(basic_commands.chat_changed, first, first_chat)
    at.happen(basic_commands.chat_changed, second, second_chat)
    assert at.store.db.table("groups").count == 1
    assert [at.group(chat).id for chat in (CHAT, SUPERGROUP)] == [number, number]
    assert at.group().chat_id == SUPERGROUP
    assert at.queued() + at.queued(SUPERGROUP) == []


def test_what_waits_moves_along() -> None:
    """Messages queued for the old id go to the new one."""
    at = stage()
    known(at)
    with at.store.unit() as db:
        enqueue_outgoing(db, Outgoing(CHAT, "sendMessage", {"text": "早"}, group_id=at.group().id), at.now)
    at.happen(basic_commands.chat_changed, News(moved_to=SUPERGROUP))
    assert at.queued(SUPERGROUP) == ["早"]


def test_the_operators_list_holds_after_a_move() -> None:
    """A group the operator listed is served under its new id as well."""
    at = stage(allowed=[CHAT])
    known(at)
    at.happen(basic_commands.chat_changed, News(moved_from=CHAT), SUPERGROUP)
    at.write(LI, "/start", basic_commands.start, in_group(SUPERGROUP))
    assert len(at.queued(SUPERGROUP)) == 1


def test_a_new_title_is_followed() -> None:
    """The chat has another name."""
    at = stage()
    known(at)
    at.happen(basic_commands.chat_changed, News(), title="红星机械厂工会委员会")
    assert at.group().title == "红星机械厂工会委员会"


def test_who_left_is_a_stranger_in_private() -> None:
    """Who left the group has no group any more; what happens is silent."""
    at = stage()
    person = known(at)
    at.happen(basic_commands.chat_changed, News(left=LI.user_id), who=LI)
    assert at.member(LI) is None
    assert people.groups_of(at.store.db, person) == []
    assert at.queued() == []


def test_who_writes_again_is_back() -> None:
    """A former member who writes in the group has their old place again."""
    at = stage()
    known(at)
    at.happen(basic_commands.chat_changed, News(left=LI.user_id), who=LI)
    at.write(LI, "我回来了", lambda turn: None)
    member = at.member(LI)
    assert member is not None and member.role is Role.OFFICER


def test_a_former_admin_comes_back_as_an_officer() -> None:
    """Leaving ends being 管理员; so does being thrown out."""
    at = stage()
    known(at, ZHOU, Role.ADMIN)
    at.happen(basic_commands.chat_changed, News(left=ZHOU.user_id))
    at.happen(basic_commands.chat_changed, News(came=(ZHOU.user_id,)))
    member = at.member(ZHOU)
    assert member is not None and member.role is Role.OFFICER


def test_the_bot_itself_left() -> None:
    """A service message that the bot was removed ends the group's activity; a new message begins it again."""
    at = stage()
    known(at)
    at.happen(basic_commands.chat_changed, News(left=at.services.face.id))
    assert at.group().active is False
    at.write(LI, "走访3户", lambda turn: None)
    assert at.group().active is True


def test_another_bot_may_bring_the_news() -> None:
    """What happens to the chat counts, whoever did it."""
    at = stage()
    known(at)
    message = {
        "message_id": 9,
        "date": 1_795_000_000,
        "chat": {"id": CHAT, "type": "group", "title": "红星机械厂工会"},
        "from": {"id": 8, "is_bot": True, "first_name": "保安"},
        "left_chat_member": {"id": LI.user_id, "is_bot": False, "first_name": "李建国"},
    }
    came = incoming(Update.de_json({"update_id": 1, "message": message}, None), 7)
    assert came is not None and came.by_bot
    at.come(basic_commands.chat_changed, came)
    assert at.member(LI) is None


SERVICE = {
    "migrate_to_chat_id": SUPERGROUP,
    "migrate_from_chat_id": CHAT,
    "left_chat_member": {"id": 5, "is_bot": False, "first_name": "李"},
    "new_chat_members": [{"id": 5, "is_bot": False, "first_name": "李"}],
    "new_chat_title": "新名",
    "forum_topic_created": {"name": "慰问", "icon_color": 7322096},
}


@pytest.mark.parametrize("kind", [*SERVICE, "text"])
def test_service_messages_are_told_from_written_ones(kind: str) -> None:
    """News is what nobody wrote."""
    body = {"message_id": 9, "date": 1_795_000_000, "chat": {"id": CHAT, "type": "group", "title": "红"}}
    body |= {"from": {"id": 5, "is_bot": False, "first_name": "李"}, kind: SERVICE.get(kind, "你好")}
    came = incoming(Update.de_json({"update_id": 1, "message": body}, None), 7)
    assert came is not None
    assert (came.news is None) is (kind == "text")


def test_start_in_private_makes_somebody_reachable() -> None:
    """/start is the permission to write in private; the newcomer is told what to do first."""
    at = stage()
    at.write(LI, "/start hello", basic_commands.start, in_private(LI))
    person = people.person_of_user(at.store.db, LI.user_id)
    assert person is not None and person.reachable
    assert "把我加到工会群" in at.shown(LI.user_id)
    assert at.labels(LI.user_id) == ["加到工会群"]


def test_start_in_private_for_somebody_of_a_group() -> None:
    """Who is on a roster hears what the private chat is good for."""
    at = stage()
    known(at)
    at.write(LI, "/start", basic_commands.start, in_private(LI))
    assert "提醒会私下发给您" in at.shown(LI.user_id)


def test_start_in_a_group_is_one_line() -> None:
    """No speech in a group."""
    at = stage()
    known(at, ZHOU, Role.ADMIN)
    at.write(LI, "/start", basic_commands.start)
    assert at.queued() == ["我在。直接说工作和日程就行，用法见 /help。"]
    (row,) = at.store.db.query("select params from outbox where method = 'sendMessage'")
    assert '"text": "私聊我", "url": "https://t.me/gonghui_bot?start=group-1"' in row["params"]


def test_help_shows_sentences_and_every_command_by_its_subject() -> None:
    """Six examples; the subjects' pages are made from the table of commands: none is missing, none is invented."""
    at = stage()
    at.write(LI, "/help", basic_commands.help_)
    assert at.shown().count("\n· ") == 6 and "/" not in at.shown()
    pages = []
    for subject in HELP:
        at.press(LI, subject, basic_commands.DEEDS)
        pages.append(at.shown())
    assert all(len(page) < 500 for page in pages)
    for command in COMMANDS:
        assert sum(f"/{command.name} {command.words[0]}" in page for page in pages if command.words) in (0, 1)
        assert any(f"/{command.name}" in page for page in pages)
    assert sorted(ORDER) == sorted(command.name for command in COMMANDS)


def test_privacy_says_what_how_long_and_who() -> None:
    """What is kept, how long, who sees it, how it goes."""
    at = stage()
    at.write(LI, "/privacy", privacy_command.privacy)
    for word in ("保存什么", "13个月", "7天", "90天", "谁看得到", "部署", "本群现存", "导出", "删除"):
        assert word in at.shown()


def a_question(at: Stage, who: Who, chat_id: int, subject: str) -> None:
    """The bot has asked somebody something."""
    with at.store.unit() as db:
        person = people.upsert_person(db, who.user_id, who.name, None, None, at.now)
        drafts.begin(db, chat_id, subject, {}, at.now, at.now, person=person)


def test_cancel_gives_up_what_was_asked() -> None:
    """/cancel: the open question goes, today's choice of group, the way back of a series and another's question stay."""
    at = stage()
    a_question(at, LI, CHAT, time_question.WHEN)
    a_question(at, LI, CHAT, group_choice.CHOSEN)
    a_question(at, LI, CHAT, series_change.ENDED)
    a_question(at, WANG, CHAT, time_question.WHEN)
    at.write(LI, "/cancel", basic_commands.cancel)
    assert at.queued() == ["好的，刚才问您的就算了，没有记下。已经记下的不受影响（要撤回请用 /undo）。"]
    left = list(at.store.db.query("select subject from drafts order by id"))
    assert [row["subject"] for row in left] == [group_choice.CHOSEN, series_change.ENDED, time_question.WHEN]


@pytest.mark.parametrize("who", [LI, None])
def test_cancel_with_nothing_open(who: Who | None) -> None:
    """/cancel says so, also to an anonymous administrator."""
    at = stage()
    at.write(who, "/cancel", basic_commands.cancel)
    assert at.queued() == ["现在没有等您回答的问题。要撤回一条记录请用 /undo。"]


@pytest.mark.parametrize(
    ("text", "answered"),
    [("/weather", False), ("/weather@other_bot", False), ("/weather@Gonghui_Bot 明天", True)],
)
def test_an_unknown_command_in_a_group(text: str, answered: bool) -> None:
    """Silence, for it may be another bot's; unless it names this one."""
    at = stage()
    at.write(LI, text, basic_commands.unknown_command)
    assert bool(at.queued()) is answered


def test_an_unknown_command_in_private() -> None:
    """Help in one line."""
    at = stage()
    at.write(LI, "/weather", basic_commands.unknown_command, in_private(LI))
    assert "没有这个命令" in at.shown(LI.user_id)


def test_service_messages_in_private_are_silent() -> None:
    """A pinned message in a private chat concerns no group."""
    at = stage()
    at.happen(basic_commands.chat_changed, News(), chat_id=LI.user_id, who=LI, private=True)
    assert at.queued(LI.user_id) == []


def test_groups_do_not_mix() -> None:
    """Leaving one group leaves the other alone."""
    at = stage()
    known(at)
    at.write(LI, "早", lambda turn: None, in_group(OTHER_CHAT))
    person = people.person_of_user(at.store.db, LI.user_id)
    other = groups.of_chat(at.store.db, OTHER_CHAT, at.services.defaults)
    assert person is not None and other is not None
    people.enrol(at.store.db, other, replace(person), Role.LEADER, at.now)
    at.happen(basic_commands.chat_changed, News(left=LI.user_id), chat_id=OTHER_CHAT, who=LI)
    assert at.member(LI) is not None and at.member(LI, OTHER_CHAT) is None
