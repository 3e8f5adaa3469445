"""Who is 管理员 of a group: who added the bot, the chat's creator, or the first administrator to press 由我管理."""

import re
from collections.abc import Sequence

from telegram import Update

from handlers.core import group_choice
from handlers.core.button_press import pressed
from handlers.core.messages.incoming_message import Who
from handlers.core.messages.outgoing_message import VERSION, Rows, markup
from handlers.core.messages.update_reader import incoming
from handlers.core.services import Administrator
from handlers.core.turn import NotDone, Turn
from handlers.core.update_transaction import Context, take_turn
from storage.core import people
from storage.core.outbox.queue import Outgoing
from union.core.groups import Role
from union.core.rights import may_take_charge

DEED = "charge.take"
PATTERN = rf"^{VERSION}:{re.escape(DEED)}:"


def rows(turn: Turn) -> Rows:
    """The button 「由我管理」 in a group that has no 管理员; none otherwise."""
    if turn.where.private or people.admins(turn.db, turn.with_group()):
        return []
    return [[turn.button(turn._("由我管理"), DEED)]]


def give(turn: Turn, administrators: Sequence[Administrator]) -> None:
    """Make who added the bot 管理员, and the chat's creator; roles given by hand are left alone.

    Where there is a 管理员 from before, only an administrator of the chat becomes one by adding the bot again.
    """
    who = turn.incoming.who
    listed = [each.user_id for each in administrators if not each.bot]
    taken = people.admins(turn.db, turn.with_group())
    if who is not None and (not taken or who.user_id in listed):
        _make_admin(turn, who)
    for each in administrators:
        if each.creator and not each.bot:
            _make_admin(turn, Who(each.user_id, each.name, each.username, language=None))


async def taking(update: Update, context: Context) -> None:
    """PTB's callback for 「由我管理」: Telegram is asked who the chat's administrators are, then it is decided."""
    services = context.services
    came = incoming(update, services.face.id)
    if came is None:
        return
    administrators = [] if came.where.private else await services.gateway.administrators(came.where.chat_id)
    take_turn(services, came, pressed({DEED: lambda turn: take(turn, administrators)}))


def take(turn: Turn, administrators: Sequence[Administrator]) -> None:
    """「由我管理」 was pressed: the first of the chat's administrators becomes 管理员."""
    group, person = turn.with_group(), turn.me()
    in_charge = [member.person.user_id for member in people.admins(turn.db, group)]
    listed = [each.user_id for each in administrators]
    if in_charge:
        raise NotDone(turn._("本群已经有管理员了"))
    if person is None or not may_take_charge(person.user_id, listed, in_charge):
        raise NotDone(turn._("只有这个 Telegram 群的管理员可以点，请让群主或群管理员来点"))
    people.enrol(turn.db, group, person, Role.ADMIN, turn.now)
    turn.audit("take_charge", f"person:{person.id}")
    turn.toast = turn._("好的，本群设置由您管理")
    drop_buttons(turn)
    text = turn._("本群设置由{name}管理：/settings 设置，/roles 分工。大家直接说工作就行，用法见 /help。")
    turn.say(text.format(name=person.name))


def drop_buttons(turn: Turn) -> None:
    """The pressed message keeps its text and the way into the private chat; nothing else can be pressed any more."""
    row = turn.pressed_row()
    if row is not None:
        left = {"reply_markup": markup([[group_choice.start_button(turn)]])}
        turn.put(Outgoing(turn.where.chat_id, "editMessageReplyMarkup", left, edits=row.id))


def _make_admin(turn: Turn, who: Who) -> None:
    group = turn.with_group()
    person = people.upsert_person(turn.db, who.user_id, who.name, who.username, who.language, turn.now)
    member = people.member(turn.db, group, person)
    if member is None or not member.by_hand:
        people.enrol(turn.db, group, person, Role.ADMIN, turn.now)
