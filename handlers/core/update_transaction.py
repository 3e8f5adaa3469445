"""What is done about every update: read it, open one transaction, find its group, act, commit, then wake the sender."""

import asyncio
import re
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from telegram import Update
from telegram.ext import CallbackContext, ExtBot

from handlers.core import hooks
from handlers.core.messages.incoming_message import Incoming
from handlers.core.messages.update_reader import incoming
from handlers.core.services import Services
from handlers.core.turn import Act, NotDone, Turn
from storage.core import groups, people, updates
from storage.engine.database import Database
from union.core.groups import Group
from union.reading.other_languages import load, unloaded
from union.reading.replies.short_replies import read_address

MOST_ASKED = 30  # groups, those that wrote last
NAMED = re.compile(r"/start(?:@\w{1,64})? (?:group|request)-(\d{1,12})")  # the group whose button led here
Callback = Callable[[Update, "Context"], Coroutine[Any, Any, None]]


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """PTB's context with our services."""

    @property
    def services(self) -> Services:
        """What bot/app.py built."""
        found = self.application.bot_data["services"]
        assert isinstance(found, Services)
        return found


def conversation(act: Act) -> Callback:
    """A PTB callback out of a handler: `act` runs inside the update's one transaction."""

    async def callback(update: Update, context: Context) -> None:
        services = context.services
        came = incoming(update, services.face.id)
        if came is not None:
            await _ask_whereabouts(services, came)
            # The words of a language spoken here for the first time are loaded beside the loop: nobody waits for it but its writer.
            missing = unloaded(came.said.text) if came.said is not None else ()
            if missing:
                await asyncio.to_thread(load, missing, services.now().replace(tzinfo=None))
            take_turn(services, came, act)

    return callback


async def _ask_whereabouts(services: Services, came: Incoming) -> None:
    """Have Telegram say in which groups the writer of a private message is, where no roster and no fresh answer does."""
    if came.who is None or not came.where.private:
        return
    user_id, text = came.who.user_id, came.said.text if came.said else ""
    with services.store.reading() as db:
        person, named = people.person_of_user(db, user_id), NAMED.fullmatch(text)
        known = people.groups_of(db, person) if person else []
        wanted = [int(named[1])] if named else []
        wanted += [] if known else groups.lately_heard(db, MOST_ASKED)
        missing = [each for each in dict.fromkeys(wanted) if each not in known]
        unasked = services.whereabouts.unasked(user_id, missing, services.now())
        asked = [group for each in unasked if (group := services.served(db, each)) and group.active]
    if asked:
        found = await services.gateway.is_in([each.chat_id for each in asked], user_id)
        told = {group.id: inside for group, inside in zip(asked, found, strict=True)}
        services.whereabouts.keep(user_id, told, services.now())


def take_turn(services: Services, came: Incoming, act: Act) -> None:
    """Handle one update exactly once; its effect, its id and its replies stand or fall together."""
    now = services.now()
    with services.store.unit(waits=False) as db:  # the intake, the sender and the gateway do
        if updates.first_sight(db, services.face.id, came.update_id, now):
            turn = Turn(services, db, now, came, _group(db, services, came))
            # Who writes or presses is in the group, or in those Telegram names; who is only told of, not yet.
            who = turn.incoming.who
            if turn.group is not None and not _is_about_chat(turn.incoming):
                turn.meet()
            elif turn.where.private and who is not None:
                for group in turn.groups_of_writer():
                    people.restore_membership(turn.db, group, who.user_id)
            _take_name_off(turn)
            if not _is_deaf(turn):
                obey(turn, act)
            hooks.of(turn).after_update(turn)
        else:  # it changes nothing, but a button whose answer was lost in a crash must not go on spinning
            turn = Turn(services, db, now, came, _group_of_update(db, services, came))
            turn.toast = turn._("这一下已经收到，请看上面的结果；没有变化就再按一次")
    services.wake()
    if came.press_id is not None:
        services.gateway.answer(came.press_id, turn.toast, turn.alert)


def obey(turn: Turn, act: Act) -> None:
    """Do it; why it is not done is said."""
    try:
        act(turn)
    except NotDone as why:
        turn.say(str(why))


def _group(db: Database, services: Services, came: Incoming) -> Group | None:
    """The group of the chat, None in private and where the bot does not serve."""
    if came.where.private:
        return None
    found = _group_of_update(db, services, came)
    is_open = services.allowed_chats is None  # to any: its chat is not looked up
    if not (is_open or services.serves(groups.chat_ids(db, found) if found else {came.where.chat_id})):
        return None
    if found is None:
        # That we went out of a chat nobody knows any more: it was erased, and is not to be known again.
        if came.presence is not None and came.presence.went_out:
            return None
        if came.news is not None and came.news.left == services.face.id:
            return None
        # We were added before this database was: the group is known from its first message on.
        groups.create(db, came.where.chat_id, came.where.title, services.now(), forum=came.where.forum)
        return _group_of_update(db, services, came)
    # Whatever was heard before, the bot reads in the group, so it is in it; so is whoever writes or presses (`_meet`).
    if _is_about_chat(came) or found.active or came.said is None:
        return found
    groups.set_active(db, found, True)
    return replace(found, active=True)


def _group_of_update(db: Database, services: Services, came: Incoming) -> Group | None:
    """By the chat's id; a supergroup that tells what it was is the group it was."""
    before = came.news and came.news.moved_from
    moved = groups.of_chat(db, before, services.defaults) if before else None
    return moved or groups.of_chat(db, came.where.chat_id, services.defaults)


def _take_name_off(turn: Turn) -> None:
    """Words said to the bot by name are read without the name."""
    said = turn.incoming.said
    if said is None or not said.text or said.forwarded:
        return
    found = read_address(said.text, turn.services.face.username, turn.settings.nickname)
    if found is not None and (found or not turn.where.private):
        turn.speak_as(replace(said, text=found, addressed=True))


def _is_about_chat(came: Incoming) -> bool:
    return came.presence is not None or came.news is not None


def _is_deaf(turn: Turn) -> bool:
    """Whether the bot has nothing to say here: another bot, a channel, or a group it does not serve."""
    came = turn.incoming
    barred = turn.group is None and not turn.where.private and came.presence is None
    # What happens to the chat counts whoever did it.
    return barred or ((came.by_bot or came.channel) and came.news is None)
