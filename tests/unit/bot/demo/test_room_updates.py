"""How updates reach the bot: confirmed by offset, awaited, filtered, and by privacy mode."""

import asyncio

import pytest
from telegram import Bot
from telegram.error import Conflict

pytestmark = pytest.mark.anyio


async def test_an_update_comes_again_until_confirmed(bot: Bot, scene) -> None:
    """Only an offset above an update takes it out of the queue."""
    for text in ("一", "二", "三"):
        scene.room.write(scene.li, scene.group, text)
    first = await bot.get_updates()
    again = await bot.get_updates()
    assert [u.update_id for u in first] == [u.update_id for u in again]
    rest = await bot.get_updates(offset=first[1].update_id + 1)
    assert [u.message.text for u in rest] == ["三"]


async def test_limit_and_negative_offset(bot: Bot, scene) -> None:
    """`limit` cuts the batch; a negative offset keeps the last ones only."""
    for text in ("一", "二", "三"):
        scene.room.write(scene.li, scene.group, text)
    assert [u.message.text for u in await bot.get_updates(limit=1)] == ["一"]
    assert [u.message.text for u in await bot.get_updates(offset=-1)] == ["三"]
    assert len(scene.room.updates) == 1


async def test_long_poll_ends_with_the_first_update(bot: Bot, scene) -> None:
    """A waiting poll answers as soon as somebody writes."""
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    while scene.room.poll is None:
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    scene.room.write(scene.li, scene.group, "来了")
    async with asyncio.timeout(5):
        assert [u.message.text for u in await poll] == ["来了"]


async def test_a_second_poll_ends_the_first(bot: Bot, scene) -> None:
    """Two programs with one token: the earlier poll gets Conflict."""
    first = asyncio.create_task(bot.get_updates(timeout=30))
    while not any(name == "getUpdates" for name, _ in scene.room.calls):
        await asyncio.sleep(0)
    for _ in range(5):
        await asyncio.sleep(0)
    assert await bot.get_updates() == ()
    with pytest.raises(Conflict, match="terminated by other getUpdates"):
        await first


async def test_chat_member_only_when_asked_and_admin(bot: Bot, scene) -> None:
    """chat_member updates need allowed_updates and the bot an administrator."""
    scene.room.promote(scene.group, scene.room.bot)
    scene.room.confirm(scene.room.updates[-1]["update_id"] + 1)
    scene.room.promote(scene.group, scene.li)
    assert scene.room.updates == []
    await bot.get_updates(allowed_updates=["message", "chat_member"])
    scene.room.promote(scene.group, scene.li, status="member")
    (update,) = await bot.get_updates()
    assert update.chat_member.new_chat_member.user.id == scene.li.id


async def test_edited_message(bot: Bot, scene) -> None:
    """An edit comes as edited_message with the new text and both dates."""
    said = scene.room.write(scene.li, scene.group, "慰问1户")
    scene.watch.pass_by(minutes=3)
    scene.room.edit(scene.li, said["message_id"], scene.group, "慰问2户")
    _, edited = await bot.get_updates()
    assert edited.edited_message.text == "慰问2户"
    assert (edited.edited_message.edit_date - edited.edited_message.date).seconds == 180


async def test_a_deleted_message_tells_nothing(scene) -> None:
    """Telegram has no update for deletion in groups."""
    said = scene.room.write(scene.li, scene.group, "手滑")
    before = len(scene.room.updates)
    scene.room.drop_message(scene.group, said["message_id"])
    assert len(scene.room.updates) == before


async def test_anonymous_admin_writes_as_the_group(bot: Bot, scene) -> None:
    """`from` is GroupAnonymousBot and sender_chat the group."""
    scene.room.write(scene.zhou, scene.group, "匿名一句", as_chat=True)
    (update,) = await bot.get_updates()
    assert update.message.from_user.username == "GroupAnonymousBot"
    assert update.message.sender_chat.id == scene.group.id


async def test_forwarded_message_has_an_origin(bot: Bot, scene) -> None:
    """A forward names whom it comes from."""
    scene.room.write(scene.zhou, scene.group, "转来的", forward_from=scene.li)
    (update,) = await bot.get_updates()
    assert update.message.forward_origin.sender_user.id == scene.li.id


async def test_start_opens_the_private_chat(bot: Bot, scene) -> None:
    """/start with a payload arrives as a command."""
    scene.room.start(scene.li, "g12")
    (update,) = await bot.get_updates()
    assert update.message.text == "/start g12"
    assert update.message.entities[0].type == "bot_command"
    assert update.message.chat.type == "private"


async def test_album_photos_share_a_group(bot: Bot, scene) -> None:
    """Photos of one album carry the same media_group_id."""
    picture = b"\x89PNG\r\n\x1a\n" + b"\x00" * 8 + (8).to_bytes(4) + (8).to_bytes(4)
    for caption in ("合影", None):
        scene.room.send_photo(scene.li, scene.group, picture, caption, media_group_id="7")
    updates = await bot.get_updates()
    assert [u.message.media_group_id for u in updates] == ["7", "7"]
    assert [u.message.caption for u in updates] == ["合影", None]


async def test_very_long_text_is_split_as_clients_do(scene) -> None:
    """10,000 characters arrive as three messages."""
    scene.room.write(scene.li, scene.group, "字" * 10_000)
    assert [len(update["message"]["text"]) for update in scene.room.updates] == [4096, 4096, 1808]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("今天慰问3户", False),
        ("/cal", True),
        ("/cal@gonghui_bot", True),
        ("/cal@other_bot", False),
        ("@gonghui_bot 看日历", False),
    ],
)
async def test_privacy_mode_in_groups(scene, text: str, heard: bool) -> None:
    """With privacy on only commands for this bot arrive from a group."""
    scene.room.reads_all = False
    scene.room.write(scene.li, scene.group, text)
    assert bool(scene.room.updates) is heard


async def test_privacy_mode_lets_replies_service_private_and_admin_through(bot: Bot, scene) -> None:
    """Replies to the bot, service messages, private chats, and everything for an administrator."""
    room = scene.room
    room.reads_all = False
    sent = await bot.send_message(scene.group.id, "哪一天？")
    room.write(scene.li, scene.group, "周三", reply_to=sent.message_id)
    room.join(scene.group, room.add_user("陈晓"))
    room.start(scene.li)
    room.promote(scene.group, room.bot)
    room.write(scene.li, scene.group, "平常话")
    assert len(room.updates) == 5
