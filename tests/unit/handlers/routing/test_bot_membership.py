"""The bot comes, goes, comes back; who becomes 管理员; what it says about what it sees."""

import json
from datetime import timedelta
from typing import Any

import pytest
from telegram import Update

from handlers.core.messages.incoming_message import News
from handlers.core.messages.update_reader import incoming
from handlers.people import administrator as people_administrator
from handlers.routing import basic_commands
from handlers.routing.bot_membership import changed, membership
from handlers.settings import settings_command
from tests.unit.handlers.stage import (
    CHAT,
    LI,
    SUPERGROUP,
    WANG,
    ZHOU,
    Stage,
    administrator,
    in_group,
    in_private,
    stage,
)
from union.core.groups import Role


def add_bot(at: Stage, by: Any = ZHOU, chat_id: int = CHAT, status: str = "member") -> None:
    """Somebody adds the bot; the chat's administrators are those the gateway lists."""
    at.bot_moves(lambda turn: changed(turn, at.gateway.listed), "left", status, by, in_group(chat_id))


def kick_bot(at: Stage) -> None:
    """Somebody removes the bot."""
    at.bot_moves(lambda turn: changed(turn, []), "member", "kicked")


def take(at: Stage, who: Any) -> str | None:
    """「由我管理」 is pressed."""
    return at.press(
        who,
        "由我管理",
        {people_administrator.DEED: lambda turn: people_administrator.take(turn, at.gateway.listed)},
    )


def test_the_adder_manages() -> None:
    """Who adds the bot is 管理员, and is told so by name, without any title of the union."""
    at = stage()
    add_bot(at)
    member = at.member(ZHOU)
    assert member is not None and member.role is Role.ADMIN
    assert "周敏，本群设置由您管理" in at.shown()
    assert "主席" not in at.shown()


def test_the_creator_manages_too() -> None:
    """The chat's creator is 管理员 when Telegram tells who it is; other administrators are not."""
    at = stage()
    at.gateway.listed = [administrator(LI, creator=True), administrator(WANG)]
    add_bot(at)
    assert [at.member(who) is not None for who in (ZHOU, LI, WANG)] == [True, True, False]
    assert "周敏、李建国，本群设置由几位管理" in at.shown()


def test_the_greeting_is_said_once() -> None:
    """Telegram also tells of a joining where the bot was already."""
    at = stage()
    add_bot(at)
    add_bot(at)
    assert len(at.queued()) == 1


def test_the_greeting_says_what_is_kept() -> None:
    """What is stored stands in the greeting, with /privacy."""
    at = stage()
    add_bot(at)
    assert "闲聊一概不存" in at.shown() and "/privacy" in at.shown()


def test_with_privacy_mode_the_greeting_says_how_to_change_it() -> None:
    """Privacy mode on: what arrives, both ways out, and examples that work meanwhile."""
    at = stage(sees_all=False)
    add_bot(at)
    for words in ("/setprivacy", "Disable", "设为群管理员", "/log "):
        assert words in at.shown()


@pytest.mark.parametrize(("sees_all", "status"), [(True, "member"), (False, "administrator")])
def test_who_sees_everything_says_nothing_of_privacy_mode(sees_all: bool, status: str) -> None:
    """Privacy mode off, or added as an administrator of the chat: plain sentences work."""
    at = stage(sees_all=sees_all)
    add_bot(at, status=status)
    assert "/setprivacy" not in at.shown() and "/log" not in at.shown()


def test_an_anonymous_adder_is_replaced_by_who_presses_first() -> None:
    """「由我管理」 is for the chat's administrators; the first of them becomes 管理员, the next is too late."""
    at = stage()
    at.gateway.listed = [administrator(LI), administrator(WANG)]
    add_bot(at, by=None)
    assert at.labels() == ["由我管理", "私聊我"]
    assert "只有这个 Telegram 群的管理员可以点" in (take(at, ZHOU) or "")
    assert take(at, LI) == "好的，本群设置由您管理"
    assert take(at, WANG) == "本群已经有管理员了"
    roles = [member and member.role for member in map(at.member, (ZHOU, LI, WANG))]
    assert roles == [None, Role.ADMIN, None]


def test_taking_charge_leaves_the_greeting() -> None:
    """The greeting stays readable and leads into the private chat; only the button that is done with goes."""
    at = stage()
    at.gateway.listed = [administrator(LI)]
    add_bot(at, by=None)
    take(at, LI)
    assert at.queued(method="editMessageText") == []
    sql = "select params from outbox where method = 'editMessageReplyMarkup'"
    (left,) = [json.loads(row["params"]) for row in at.store.db.query(sql)]
    assert [[each["text"] for each in row] for row in left["reply_markup"]["inline_keyboard"]] == [["私聊我"]]
    assert "由李建国管理" in at.shown()


def test_coming_back_keeps_everything() -> None:
    """Removed: inactive. Added again: active, the same group, a short word instead of the greeting."""
    at = stage()
    add_bot(at)
    number = at.group().id
    kick_bot(at)
    assert at.group().active is False
    add_bot(at)
    assert (at.group().id, at.group().active) == (number, True)
    assert "以前的记录和日程都在" in at.shown()
    assert "大家好" not in at.shown()


def test_adding_it_again_makes_no_admin_of_anybody() -> None:
    """Where there is a 管理员, who adds the bot again becomes one only as an administrator of the chat."""
    at = stage()
    add_bot(at)
    kick_bot(at)
    add_bot(at, by=WANG)
    assert at.member(WANG) is None
    kick_bot(at)
    at.gateway.listed = [administrator(WANG)]
    add_bot(at, by=WANG)
    assert at.member(WANG) is not None


def test_a_rise_to_administrator_is_said_once() -> None:
    """Made administrator: it sees ordinary messages now. No longer: it does not. Other changes are silent."""
    at = stage(sees_all=False)
    add_bot(at)
    for before, after in (("member", "administrator"), ("administrator", "administrator")):
        at.bot_moves(lambda turn: changed(turn, []), before, after)
    assert len(at.queued()) == 2
    assert "现在能看到本群的普通消息" in at.shown()
    at.bot_moves(lambda turn: changed(turn, []), "administrator", "member")
    assert "看不到普通消息" in at.shown()


def test_a_rise_changes_nothing_without_privacy_mode() -> None:
    """With privacy mode off the bot saw everything before: silence."""
    at = stage(sees_all=True)
    add_bot(at)
    at.bot_moves(lambda turn: changed(turn, []), "member", "administrator")
    assert len(at.queued()) == 1


def test_blocked_in_private_is_not_written_to() -> None:
    """Blocked: not reachable. Started again: reachable."""
    at = stage()
    at.write(LI, "/start", basic_commands.start, in_private(LI))
    reachable = []
    for before, after in (("member", "kicked"), ("kicked", "member")):
        at.bot_moves(lambda turn: changed(turn, []), before, after, LI, in_private(LI))
        reachable.append(at.store.db.execute("select reachable from people").fetchone()[0])
    assert reachable == [0, 1]


def test_a_group_that_is_not_served_is_told_its_number() -> None:
    """The operator named other groups: one line with the chat's id, no group is kept, nobody manages."""
    at = stage(allowed=[-99])
    add_bot(at)
    assert str(CHAT) in at.shown() and "运维" in at.shown()
    assert at.store.db.table("groups").count == 0
    at.write(ZHOU, "/start", basic_commands.start)
    assert len(at.queued()) == 1


def test_a_group_known_from_a_message_is_greeted_when_the_joining_is_told() -> None:
    """The service message of the joining may come first: the greeting still does."""
    at = stage()
    at.happen(basic_commands.chat_changed, News(came=(7,)))
    add_bot(at)
    assert "大家好" in at.shown()


def test_becoming_a_supergroup_brings_no_second_greeting() -> None:
    """Telegram tells of joining the supergroup, before or after the news that it is the group we know."""
    for joined_first in (True, False):
        at = stage()
        add_bot(at)
        at.deliver()
        steps = [
            lambda at=at: add_bot(at, chat_id=SUPERGROUP),
            lambda at=at: at.happen(basic_commands.chat_changed, News(moved_to=SUPERGROUP)),
        ]
        for step in steps if joined_first else reversed(steps):
            step()
        assert at.queued(SUPERGROUP) == []
        assert at.group(SUPERGROUP).id == at.group(CHAT).id


def test_a_supergroup_is_greeted_after_a_moment() -> None:
    """The greeting waits for the news that it might be a group we know."""
    at = stage()
    add_bot(at, chat_id=SUPERGROUP)
    sql = "select next_try_at > created_at as waits from outbox"
    assert [row["waits"] for row in at.store.db.query(sql)] == [1]


def test_the_region_is_asked_of_who_may_be_elsewhere() -> None:
    """Telegram in Traditional Chinese or English: the greeting asks for the region; a press settles it."""
    at = stage()
    ho = ZHOU._replace(language="zh-hant")
    add_bot(at, by=ho)
    assert "所在的地区" in at.shown()
    assert "已改" in (at.press(ho, "香港", settings_command.DEEDS) or "")
    assert at.group().settings.timezone == "Asia/Hong_Kong"
    assert at.labels() == []


def test_on_the_mainland_no_region_is_asked() -> None:
    """One question less."""
    at = stage()
    add_bot(at)
    assert at.labels() == ["私聊我"] and "地区" not in at.shown()


MEMBER = {"user": {"id": 7, "is_bot": True, "first_name": "工会小秘"}, "status": "member"}
LEFT = MEMBER | {"status": "left"}
GROUP = {"id": CHAT, "type": "group", "title": "红星机械厂工会"}


def an_update(chat: dict[str, Any], by: dict[str, Any]) -> Update:
    """my_chat_member as Telegram sends it."""
    told = {
        "chat": chat,
        "from": by,
        "date": 1_795_000_000,
        "old_chat_member": LEFT,
        "new_chat_member": MEMBER,
    }
    return Update.de_json({"update_id": 5, "my_chat_member": told}, None)


def test_my_chat_member_is_read() -> None:
    """A person adds the bot: who and where are known."""
    came = incoming(an_update(GROUP, {"id": 101, "is_bot": False, "first_name": "周敏"}), 7)
    assert came is not None and came.who is not None and came.presence is not None
    assert (came.who.user_id, came.where.chat_id, came.presence.came_in) == (101, CHAT, True)


def test_an_anonymous_adder_is_nobody() -> None:
    """An anonymous administrator is GroupAnonymousBot, which nobody is."""
    came = incoming(an_update(GROUP, {"id": 1087968824, "is_bot": True, "first_name": "Group"}), 7)
    assert came is not None
    assert (came.who, came.anonymous, came.by_bot) == (None, True, False)


def test_channels_are_none_of_our_business() -> None:
    """The bot in a channel stays deaf."""
    by = {"id": 101, "is_bot": False, "first_name": "周敏"}
    assert incoming(an_update(GROUP | {"type": "channel"}, by), 7) is None


class Asked:
    """What PTB hands to a callback, as far as ours looks."""

    def __init__(self, at: Stage) -> None:
        self.services = at.services


@pytest.mark.anyio
async def test_telegram_is_asked_for_the_administrators() -> None:
    """The callback reads the administrators before its transaction, so the creator is known."""
    at = stage()
    at.gateway.listed = [administrator(LI, creator=True)]
    update = an_update(GROUP, {"id": 101, "is_bot": False, "first_name": "周敏"})
    await membership(update, Asked(at))  # type: ignore[arg-type]
    assert at.member(LI) is not None


def test_who_takes_charge_is_written_down() -> None:
    """Taking charge stands in the audit."""
    at = stage()
    at.gateway.listed = [administrator(LI)]
    add_bot(at, by=None)
    take(at, LI)
    assert [row["action"] for row in at.store.db.query("select action from audit")] == ["take_charge"]


def test_the_start_offers_charge_where_nobody_manages() -> None:
    """A group known only from its messages has no 管理员: /start there shows the button."""
    at = stage()
    at.write(LI, "/start", basic_commands.start)
    assert at.labels() == ["由我管理", "私聊我"]
    at.now += timedelta(minutes=1)
    at.gateway.listed = [administrator(LI)]
    take(at, LI)
    at.write(LI, "/start", basic_commands.start)
    assert at.labels() == ["私聊我"]
