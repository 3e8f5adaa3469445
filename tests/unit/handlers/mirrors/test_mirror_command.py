"""抄送: an address is taken in private alone, by who may, at most five; nothing keeps it as it was written."""

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Chat, Message, Update, User

from handlers.core.job_context import Desk
from handlers.core.messages.update_reader import incoming
from handlers.mirrors import copy_queue
from handlers.mirrors.mirror_command import DEEDS
from handlers.routing import free_text
from storage.core import groups, people
from storage.mirrors import destinations
from storage.privacy import erasure
from tests.unit.handlers.stage import CHAT, LI, OTHER_CHAT, ZHOU, Stage, in_private, stage
from union.core.groups import Role
from union.mirrors.destinations import Content

KEY = "693a91f6-7aaa-4bc4-97a0-0ec2a1b2c3d4"
WECOM = f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={KEY}"
TITLES = {CHAT: "红星厂工会", OTHER_CHAT: "东风厂工会"}


def town(*chats: int) -> Stage:
    """周敏 is 管理员 of these groups, 李建国 a 委员."""
    made = stage()
    made.services.key = lambda purpose: purpose.encode()
    with made.store.unit() as db:
        for chat_id in chats:
            groups.create(db, chat_id, TITLES[chat_id], made.now)
            for who, role in ((ZHOU, Role.ADMIN), (LI, Role.OFFICER)):
                person = people.upsert_person(
                    db, who.user_id, who.name, None, None, made.now, in_private=True
                )
                people.enrol(db, made.group(chat_id), person, role, made.now)
    return made


def paste(made: Stage, text: str, who: Any = ZHOU) -> str:
    """Somebody writes it to the bot in private; the bot's answer."""
    made.write(who, "…", free_text.in_private, in_private(who), address=text)
    return made.queued(who.user_id)[-1]


def names(made: Stage, chat_id: int = CHAT) -> list[str]:
    """The places of a group."""
    return [each.tail for each in destinations.of_group(made.store.db, made.group(chat_id))]


def test_a_pasted_address_is_taken_at_once() -> None:
    """Also when nobody asked for it: there is one group it can be meant for."""
    made = town(CHAT)
    assert paste(made, WECOM).startswith("已加上企业微信 …c3d4")
    assert names(made) == ["c3d4"]
    assert paste(made, WECOM).startswith("企业微信 …c3d4已经在里面了")
    assert KEY not in "\n".join(made.store.db.conn.iterdump())


def test_only_the_admin_may() -> None:
    """Nor does an address in the group do anything but warn."""
    made = town(CHAT)
    assert "管理员" in paste(made, WECOM, LI)
    made.write(ZHOU, "…", free_text.in_group, address=WECOM)
    assert "我没有用它" in made.shown()
    assert names(made) == []
    assert made.press(LI, "删除那条消息", DEEDS) != made.press(ZHOU, "删除那条消息", DEEDS)
    assert len(made.queued(CHAT, "deleteMessage")) == 1


def test_who_is_in_charge_of_two_groups_is_asked_which() -> None:
    """The address is not kept meanwhile: it is to be pasted again."""
    made = town(CHAT, OTHER_CHAT)
    assert "给哪个群" in paste(made, WECOM)
    made.press(ZHOU, "东风厂工会", DEEDS, in_private(ZHOU))
    assert KEY not in "\n".join(made.store.db.conn.iterdump())
    paste(made, WECOM)
    assert (names(made), names(made, OTHER_CHAT)) == ([], ["c3d4"])


def test_five_are_enough() -> None:
    """The sixth is refused in words."""
    made = town(CHAT)
    for number in range(6):
        said = paste(made, f"{WECOM[:-4]}000{number}")
    assert "最多抄送5处" in said
    assert len(names(made)) == 5


@pytest.mark.parametrize("private", [True, False])
def test_nothing_keeps_an_address_as_written(private: bool) -> None:
    """What a handler works with beside it, and what is said of it. (Of an update that failed no words are kept at all.)"""
    chat = Chat(ZHOU.user_id if private else CHAT, "private" if private else "supergroup")
    text = f"记一下 {WECOM} 加签 SEC{'ab12' * 8}"
    message = Message(
        1, datetime(2026, 11, 20, tzinfo=UTC), chat, from_user=User(101, "周敏", False), text=text
    )
    update = Update(1, message=message)
    came = incoming(update, 7)
    assert came is not None and came.said is not None
    assert came.said.address == text
    for told in (came.said.text, repr(came)):
        assert KEY not in told and KEY[:8] not in told and "ab12ab12" not in told
    assert "…c3d4" in came.said.text


def test_a_group_erased_takes_its_places_along() -> None:
    """With the address and what waited for it."""
    made = town(CHAT)
    paste(made, WECOM)
    with made.store.unit() as db:
        erasure.erase_group(db, made.group())
    for table in ("mirrors", "mirror_posts"):
        assert list(made.store.db.query(f"select * from {table}")) == []


def test_what_goes_nowhere_is_not_made() -> None:
    """A report's text takes a tenth of the report's time, and few groups have such a place."""
    made, asked = town(CHAT, OTHER_CHAT), list[str]()
    paste(made, WECOM)
    made.press(ZHOU, TITLES[CHAT], DEEDS, in_private(ZHOU))
    paste(made, WECOM)
    for chat_id in (CHAT, OTHER_CHAT):
        with made.store.unit() as db:
            desk = Desk(made.services, db, made.now, made.group(chat_id))
            copy_queue.copy(
                desk, Content.DIGEST, lambda: asked.append("made") or "月报\n一切如常", "digest:1"
            )
    assert (names(made), asked) == (["c3d4"], ["made"])
