"""What the room refuses, and which exception of python-telegram-bot that becomes."""

from datetime import UTC, datetime, timedelta

import pytest
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    InputMediaVideo,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)

pytestmark = pytest.mark.anyio


def keyboard(data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("完成", callback_data=data)]])


@pytest.mark.parametrize("token", ["no-colon", "7000000001:wrong"])
async def test_wrong_token(scene, stranger, token: str) -> None:
    """A malformed token and an unknown one are both InvalidToken."""
    with pytest.raises(InvalidToken):
        await stranger(scene.room, token).initialize()


async def test_unknown_method(bot: Bot) -> None:
    """A method the room does not know is 404."""
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendTelepathy")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Message text is empty"),
        (" ", "Text must be non-empty"),
        ("字" * 4097, "Message is too long"),
    ],
)
async def test_texts_refused(bot: Bot, scene, text: str, reason: str) -> None:
    """Empty and overlong texts are refused in Telegram's words."""
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(scene.group.id, text)
    assert reason.lower() in refused.value.message.lower()


async def test_markup_is_refused(bot: Bot, scene) -> None:
    """The bot gives entities; words that are to be parsed are a mistake of ours, and heard of."""
    with pytest.raises(BadRequest, match="Unsupported parse_mode"):
        await bot.send_message(scene.group.id, "<b>合计</b>", parse_mode="HTML")


async def test_length_counts_characters(bot: Bot, scene) -> None:
    """4096 characters are one message, faces count once."""
    sent = await bot.send_message(scene.group.id, "😀" * 4096)
    assert len(sent.text) == 4096


async def test_caption_too_long(bot: Bot, scene) -> None:
    """A caption has 1024 characters at most."""
    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.send_document(scene.group.id, b"x", caption="字" * 1025, filename="a.txt")


@pytest.mark.parametrize(("data", "fits"), [("户" * 21 + "a", True), ("户" * 21 + "ab", False)])
async def test_callback_data_is_64_bytes(bot: Bot, scene, data: str, fits: bool) -> None:
    """callback_data is measured in bytes, not characters."""
    if fits:
        await bot.send_message(scene.group.id, "x", reply_markup=keyboard(data))
        return
    with pytest.raises(BadRequest, match="Button_data_invalid"):
        await bot.send_message(scene.group.id, "x", reply_markup=keyboard(data))


async def test_unmodified_edit(bot: Bot, scene) -> None:
    """An edit that changes nothing is refused."""
    sent = await bot.send_message(scene.group.id, "一", reply_markup=keyboard("a"))
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_text("一", scene.group.id, sent.message_id, reply_markup=keyboard("a"))


async def test_edit_of_a_persons_message(bot: Bot, scene) -> None:
    """The bot edits its own messages only."""
    said = scene.room.write(scene.li, scene.group, "我写的")
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("我改的", scene.group.id, said["message_id"])


async def test_edit_of_a_missing_message(bot: Bot, scene) -> None:
    """A deleted message cannot be edited."""
    with pytest.raises(BadRequest, match="to edit not found"):
        await bot.edit_message_text("x", scene.group.id, 999)


async def test_reply_to_a_missing_message(bot: Bot, scene) -> None:
    """A reply needs its message, unless it may go without."""
    with pytest.raises(BadRequest, match="to be replied not found"):
        await bot.send_message(scene.group.id, "x", reply_to_message_id=999)
    await bot.send_message(scene.group.id, "x", reply_to_message_id=999, allow_sending_without_reply=True)


async def test_deleting_what_is_not_the_bots(bot: Bot, scene) -> None:
    """In a group only an administrator deletes others' messages."""
    said = scene.room.write(scene.li, scene.group, "我写的")
    with pytest.raises(BadRequest, match="can't be deleted"):
        await bot.delete_message(scene.group.id, said["message_id"])
    scene.room.promote(scene.group, scene.room.bot)
    assert await bot.delete_message(scene.group.id, said["message_id"])


async def test_deleting_after_two_days(bot: Bot, scene) -> None:
    """After 48 hours the bot's own message stays."""
    sent = await bot.send_message(scene.group.id, "x")
    scene.watch.pass_by(hours=49)
    with pytest.raises(BadRequest, match="can't be deleted for everyone"):
        await bot.delete_message(scene.group.id, sent.message_id)


async def test_unknown_chat(bot: Bot) -> None:
    """Nobody has this id."""
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(-5, "x")


async def test_no_conversation_before_start(bot: Bot, scene) -> None:
    """A bot cannot write first to a user it only knows from a group."""
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(scene.li.id, "x")
    scene.room.start(scene.li)
    await bot.send_message(scene.li.id, "x")


async def test_blocked_by_the_user(bot: Bot, scene) -> None:
    """A blocked bot is told it is, and may write again once unblocked."""
    scene.room.start(scene.li)
    scene.room.block_bot(scene.li)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(scene.li.id, "x")
    scene.room.unblock_bot(scene.li)
    await bot.send_message(scene.li.id, "x")


async def test_kicked(bot: Bot, scene) -> None:
    """A removed bot gets one update and no word in."""
    scene.room.kick_bot(scene.group, scene.zhou)
    scene.room.write(scene.li, scene.group, "它走了")
    assert [sorted(update) for update in scene.room.updates] == [["my_chat_member", "update_id"]]
    with pytest.raises(Forbidden, match="kicked from the group chat"):
        await bot.send_message(scene.group.id, "x")


async def test_migrated(bot: Bot, scene) -> None:
    """The old id names the new one; both chats say so by a service message."""
    new = scene.room.migrate(scene.group)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(scene.group.id, "x")
    assert moved.value.new_chat_id == new.id
    before, after = await bot.get_updates()
    assert before.message.migrate_to_chat_id == new.id
    assert after.message.migrate_from_chat_id == scene.group.id
    await bot.send_message(new.id, "x")


async def test_old_presses(bot: Bot, scene) -> None:
    """A press is answered once and soon, or not at all."""
    sent = await bot.send_message(scene.group.id, "x", reply_markup=keyboard("a"))
    first = scene.room.press(scene.li, scene.group, sent.message_id, "完成")
    await bot.answer_callback_query(first)
    second = scene.room.press(scene.li, scene.group, sent.message_id, "完成")
    scene.watch.pass_by(hours=1)
    for number in (first, second, "123"):
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_callback_query(number)


async def test_long_answers_to_a_press(bot: Bot, scene) -> None:
    """A toast holds 200 characters."""
    sent = await bot.send_message(scene.group.id, "x", reply_markup=keyboard("a"))
    number = scene.room.press(scene.li, scene.group, sent.message_id, "a")
    with pytest.raises(BadRequest, match="Message_too_long"):
        await bot.answer_callback_query(number, "字" * 201)


async def test_small_refusals(bot: Bot, scene) -> None:
    """Wrong action, reaction, file, command and thread are each refused."""
    chat = scene.group.id
    said = scene.room.write(scene.li, scene.group, "x")["message_id"]
    with pytest.raises(BadRequest, match="Wrong parameter action"):
        await bot.send_chat_action(chat, "dreaming")
    with pytest.raises(BadRequest, match="Reaction_invalid"):
        await bot.set_message_reaction(chat, said, "🧧")
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.get_file("nonsense")
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([BotCommand("日历", "看日历")])
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(chat, "x", message_thread_id=77)
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(chat, b"not a picture")


async def test_faults_on_demand(bot: Bot, scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next call fails as ordered, once; another chat is not touched."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    other = scene.room.add_group("别群", scene.zhou)
    scene.room.add_bot(other, scene.zhou)
    scene.room.fail_next(
        "sendMessage", 429, "Too Many Requests: retry after 7", {"retry_after": 7}, chat_id=scene.group.id
    )
    await bot.send_message(other.id, "x")
    with pytest.raises(RetryAfter) as wait:
        await bot.send_message(scene.group.id, "x")
    assert wait.value.retry_after == timedelta(seconds=7)
    await bot.send_message(scene.group.id, "x")


async def test_fault_after_the_effect(bot: Bot, scene) -> None:
    """An answer lost on the way leaves the message in the chat: the bot's doubt is real."""
    scene.room.fail_next("sendMessage", 502, "Bad Gateway", after_effect=True)
    with pytest.raises(NetworkError):
        await bot.send_message(scene.group.id, "到了吗")
    assert scene.room.messages(scene.group)[-1]["text"] == "到了吗"


async def test_webhook_forbids_polling(bot: Bot) -> None:
    """getUpdates and a webhook exclude each other."""
    await bot.set_webhook("https://example.org/hook")
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()


async def test_dates_are_the_rooms(bot: Bot, scene) -> None:
    """Messages carry the room's time, not the host's."""
    scene.watch.moment = datetime(2027, 2, 1, 8, 30, tzinfo=UTC)
    assert (await bot.send_message(scene.group.id, "x")).date == scene.watch.moment


async def test_media_that_is_none(bot: Bot, scene) -> None:
    """The room takes photos and documents in the place of others, and knows which files it has."""
    sent = await bot.send_message(scene.group.id, "一")
    for media in (InputMediaPhoto("AgADnowhere"), InputMediaVideo("AgADnowhere")):
        with pytest.raises(BadRequest):
            await bot.edit_message_media(media, scene.group.id, sent.message_id)
