"""Every Bot API method of the room, called and read by python-telegram-bot."""

import io
from dataclasses import replace

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    MessageEntity,
    ReplyParameters,
    User,
)
from telegram.constants import ChatAction, ChatMemberStatus

from bot.demo.bot_api.methods.commands import commands_for

pytestmark = pytest.mark.anyio

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4) + b"\x08\x02"


def keyboard(label: str = "撤销", data: str = "v1:log:undo:1") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)]])


async def test_get_me_tells_privacy_mode(bot: Bot, scene) -> None:
    """getMe says whether the bot reads everything in groups."""
    scene.room.reads_all = False
    assert (await bot.get_me()).can_read_all_group_messages is False


async def test_a_mention_carries_the_user(bot: Bot, scene) -> None:
    """A text_mention by number shows the user's card, as it stands with Telegram."""
    mark = MessageEntity("text_mention", 0, 3, user=User(scene.li.id, "谁", is_bot=False))
    sent = await bot.send_message(scene.group.id, "李建国 请看", entities=[mark])
    assert sent.entities[0].user.first_name == "李建国"


async def test_entities_are_given(bot: Bot, scene) -> None:
    """They move with trimmed space."""
    mark = MessageEntity("bold", 1, 2)
    sent = await bot.send_message(scene.group.id, " 月报 ", entities=[mark])
    assert (sent.text, sent.entities[0].offset) == ("月报", 0)


async def test_reply_embeds_the_message(bot: Bot, scene) -> None:
    """An answer shows what it answers to."""
    said = scene.room.write(scene.li, scene.group, "下周开会")
    sent = await bot.send_message(scene.group.id, "好", reply_parameters=ReplyParameters(said["message_id"]))
    assert sent.reply_to_message.text == "下周开会"


async def test_photo_and_its_download(bot: Bot, scene) -> None:
    """A photo has a thumbnail first and the whole last; getFile leads to its bytes."""
    sent = await bot.send_photo(scene.group.id, PNG, caption="合影")
    assert [(size.width, size.height) for size in sent.photo] == [(90, 67), (640, 480)]
    file = await bot.get_file(sent.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == PNG
    again = await bot.send_photo(scene.group.id, sent.photo[-1].file_id)
    assert again.photo[-1].file_id == sent.photo[-1].file_id


async def test_document_keeps_its_chinese_name(bot: Bot, scene) -> None:
    """A document keeps name, type and bytes."""
    sent = await bot.send_document(scene.group.id, io.BytesIO(b"PK.."), filename="11月月报.docx")
    assert sent.document.file_name == "11月月报.docx"
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"PK.."


async def test_edit_text_replaces_text_and_keyboard(bot: Bot, scene) -> None:
    """An edit without a keyboard takes the old one away."""
    sent = await bot.send_message(scene.group.id, "一", reply_markup=keyboard())
    edited = await bot.edit_message_text("二", scene.group.id, sent.message_id)
    assert (edited.text, edited.reply_markup) == ("二", None)
    assert edited.edit_date is not None


async def test_edit_keyboard_alone(bot: Bot, scene) -> None:
    """New buttons leave the text and set no edit mark."""
    sent = await bot.send_message(scene.group.id, "一", reply_markup=keyboard())
    edited = await bot.edit_message_reply_markup(
        scene.group.id, sent.message_id, reply_markup=keyboard("恢复", "v1:log:redo:1")
    )
    assert edited.reply_markup.inline_keyboard[0][0].text == "恢复"
    assert edited.edit_date is None


async def test_delete_takes_the_message_out(bot: Bot, scene) -> None:
    """A deleted message is gone from the chat."""
    sent = await bot.send_message(scene.group.id, "误发")
    assert await bot.delete_message(scene.group.id, sent.message_id)
    assert scene.room.message(scene.group, sent.message_id) is None


async def test_press_reaches_the_bot_and_its_answer_the_presser(bot: Bot, scene) -> None:
    """A press arrives with data and message; the toast stays with the callback."""
    sent = await bot.send_message(scene.group.id, "已记录 #1", reply_markup=keyboard())
    number = scene.room.press(scene.li, scene.group, sent.message_id, "撤销")
    (update,) = await bot.get_updates()
    assert update.callback_query.data == "v1:log:undo:1"
    assert update.callback_query.message.text == "已记录 #1"
    await bot.answer_callback_query(number, "已撤销", show_alert=True)
    assert scene.room.answer(number) == {"text": "已撤销", "show_alert": True}


async def test_typing_ends_when_the_bot_speaks(bot: Bot, scene) -> None:
    """sendChatAction shows until the next message."""
    await bot.send_chat_action(scene.group.id, ChatAction.TYPING)
    assert scene.group.id in scene.room.typing
    await bot.send_message(scene.group.id, "来了")
    assert scene.group.id not in scene.room.typing


async def test_reaction_is_kept(bot: Bot, scene) -> None:
    """A reaction stands beside the message."""
    said = scene.room.write(scene.li, scene.group, "慰问2户")
    assert await bot.set_message_reaction(scene.group.id, said["message_id"], "👌")
    key = f"{scene.group.id} {said['message_id']}"
    assert scene.room.journal.table("reactions")[key] == ["👌"]


async def test_pin_and_unpin(bot: Bot, scene) -> None:
    """A pinned message is the chat's; the bot is told by a service message; unpin takes the last."""
    sent = await bot.send_message(scene.group.id, "十一月看板")
    await bot.pin_chat_message(scene.group.id, sent.message_id)
    assert scene.group.pinned == [sent.message_id]
    (update,) = await bot.get_updates()
    assert update.message.pinned_message.message_id == sent.message_id
    await bot.unpin_chat_message(scene.group.id)
    assert scene.group.pinned == []


async def test_commands_are_kept_by_scope_and_language(bot: Bot, scene) -> None:
    """The menu of a chat in one language says nothing about the others."""
    scope = BotCommandScopeChat(scene.group.id)
    await bot.set_my_commands([BotCommand("cal", "看日历")], scope=scope, language_code="zh")
    assert [each["command"] for each in commands_for(scene.room, scene.li, scene.group)] == ["cal"]
    assert commands_for(scene.room, replace(scene.li, language_code="en"), scene.group) == []
    await bot.delete_my_commands(scope, "zh")
    assert commands_for(scene.room, scene.li, scene.group) == []


async def test_members_and_administrators(bot: Bot, scene) -> None:
    """The creator is told as such; who is not inside has left."""
    outsider = scene.room.add_user("过客")
    admins = await bot.get_chat_administrators(scene.group.id)
    assert [(a.user.first_name, a.status) for a in admins] == [("周敏", ChatMemberStatus.OWNER)]
    member = await bot.get_chat_member(scene.group.id, outsider.id)
    assert member.status == ChatMemberStatus.LEFT


async def test_an_administrator_has_rights(bot: Bot, scene) -> None:
    """A promoted bot reads its own rights and is told of them."""
    scene.room.promote(scene.group, scene.room.bot)
    (update,) = await bot.get_updates()
    assert update.my_chat_member.new_chat_member.status == ChatMemberStatus.ADMINISTRATOR
    me = await bot.get_chat_member(scene.group.id, scene.room.bot.id)
    assert me.can_delete_messages


async def test_leave_chat(bot: Bot, scene) -> None:
    """The bot that leaves is told it left."""
    await bot.leave_chat(scene.group.id)
    (update,) = await bot.get_updates()
    assert update.my_chat_member.new_chat_member.status == ChatMemberStatus.LEFT


async def test_webhook_methods(bot: Bot) -> None:
    """A webhook's address is kept and taken away."""
    await bot.set_webhook("https://example.org/hook")
    assert (await bot.get_webhook_info()).url == "https://example.org/hook"
    await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""


async def test_topic_message_stays_in_its_topic(bot: Bot, scene) -> None:
    """A message sent into a topic carries its thread id."""
    hall = scene.room.add_group("总厂工会", scene.zhou, supergroup=True)
    scene.room.add_bot(hall, scene.zhou)
    thread = scene.room.add_topic(hall, "月报")
    sent = await bot.send_message(hall.id, "十一月", message_thread_id=thread)
    assert (sent.message_thread_id, sent.is_topic_message) == (thread, True)


async def test_another_photo_in_the_place_of_one(bot: Bot, scene) -> None:
    """editMessageMedia takes an upload or a known file, with its own caption; the old caption goes."""
    sent = await bot.send_photo(scene.group.id, PNG, caption="旧")
    other = PNG[:16] + (1080).to_bytes(4) + (2000).to_bytes(4) + PNG[24:]
    edited = await bot.edit_message_media(
        InputMediaPhoto(other, caption="新"), scene.group.id, sent.message_id
    )
    assert (edited.message_id, edited.caption, edited.photo[-1].width) == (sent.message_id, "新", 1080)
    assert edited.edit_date is not None
    back = await bot.edit_message_media(
        InputMediaPhoto(sent.photo[-1].file_id), scene.group.id, sent.message_id
    )
    assert (back.caption, back.photo[-1].width) == (None, 640)
