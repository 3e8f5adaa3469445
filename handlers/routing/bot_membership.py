"""The bot comes into a chat, goes, is blocked or made an administrator: the greeting, and who is 管理员.

Telegram is asked for the chat's administrators first; then one transaction does the rest.
"""

from collections.abc import Sequence
from datetime import timedelta

from telegram import Update

from handlers.calendar.views import month_picture_job, pinned_overview
from handlers.core import hooks
from handlers.core.messages import outgoing_message
from handlers.core.messages.update_reader import incoming
from handlers.core.services import Administrator
from handlers.core.turn import Turn
from handlers.core.update_transaction import Context, take_turn
from handlers.people import administrator
from handlers.settings import greeting
from storage.core import groups, people
from storage.core.outbox.queue import Outgoing
from union.words import SOURCE, language_of

SUPERGROUPS = -1_000_000_000_000  # their ids lie below
AFTER_MOVE = timedelta(seconds=3)


async def membership(update: Update, context: Context) -> None:
    """PTB's callback for my_chat_member."""
    services = context.services
    came = incoming(update, services.face.id)
    if came is None or came.presence is None:
        return
    joined = came.presence.came_in and not came.where.private
    administrators = await services.gateway.administrators(came.where.chat_id) if joined else []
    take_turn(services, came, lambda turn: changed(turn, administrators))


def changed(turn: Turn, administrators: Sequence[Administrator]) -> None:
    """The bot's place in a chat has changed; `administrators` are the chat's where it came into a group."""
    presence = turn.incoming.presence
    if presence is None:
        return
    if turn.where.private:
        writable = not presence.went_out
        person = turn.me()
        if person is not None:
            people.set_reachable(turn.db, person, writable)
    elif turn.group is None:
        # The operator has named the groups that may use this bot, and this is none of them.
        if presence.came_in:
            text = turn._(
                "这个机器人只为登记过的群服务，这里暂时用不了。请把群号 {chat_id} 告诉机器人的运维人员。",
                chat_id=turn.where.chat_id,
            )
            turn.put(Outgoing(turn.where.chat_id, "sendMessage", {"text": text}, key=_key(turn, "barred")))
    elif presence.went_out:
        group = turn.with_group()
        # A chat that became a supergroup is left under its old id: the group goes on under the new one.
        if turn.where.chat_id == group.chat_id:
            groups.set_active(turn.db, group, False)
    elif presence.came_in:
        _joined(turn, administrators)
    elif presence.is_administrator is not presence.was_administrator:
        _sees_otherwise(turn, everything=presence.is_administrator)
        desk = turn.desk()
        pinned_overview.BOARD.pin_again(desk)
        month_picture_job.PICTURE.pin_again(desk)


def _joined(turn: Turn, administrators: Sequence[Administrator]) -> None:
    group = turn.with_group()
    groups.set_active(turn.db, group, True)
    groups.rename(turn.db, group, turn.where.title, forum=turn.where.forum)
    administrator.give(turn, administrators)
    hooks.of(turn).keep_group_menu(turn.db, group, turn.now)
    if group.active:
        _greet(turn)
    else:
        turn.say(
            turn._("我回来了，以前的记录和日程都在。发 /due 看待办，/help 看用法。"),
            administrator.rows(turn),
            key=_key(turn, "back"),
        )


def _greet(turn: Turn) -> None:
    """Once in a group's life: Telegram tells of a joining also when a group becomes a supergroup."""
    group, presence = turn.with_group(), turn.incoming.presence
    sees = turn.services.face.sees_all or (presence is not None and presence.is_administrator)
    # Who adds the bot with Telegram in Traditional Chinese or English may be outside the mainland.
    who = turn.incoming.who
    is_abroad = who is not None and language_of(who.language) != SOURCE
    text, rows = greeting.greeting(turn, sees_all=sees, asks_region=is_abroad)
    params = {"text": text} | ({"reply_markup": outgoing_message.markup(rows)} if rows else {})
    # The news that a supergroup is a group we know may come after the news that we joined it.
    at = turn.now + (AFTER_MOVE if group.chat_id < SUPERGROUPS else timedelta())
    key = groups.greeting_key(group.id)
    turn.put(Outgoing(group.chat_id, "sendMessage", params, group_id=group.id, key=key, not_before=at))


def _sees_otherwise(turn: Turn, *, everything: bool) -> None:
    """Administrators see every message; without privacy mode the bot saw them anyway."""
    if not turn.services.face.sees_all:
        text = (
            turn._("我现在能看到本群的普通消息了，直接说工作和日程就行，不用再打命令。")
            if everything
            else turn._("我不再是群管理员，看不到普通消息了。请用 /log、/add，或回复我的消息。")
        )
        turn.say(text, key=_key(turn, "sees"))


def _key(turn: Turn, what: str) -> str:
    """Said once for each time the bot's place changed."""
    presence = turn.incoming.presence
    moment = presence.at.isoformat() if presence else ""
    return f"{what}/{turn.where.chat_id}/{moment}"
