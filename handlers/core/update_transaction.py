"""The stairs every update walks: read it, open one transaction, find its group, act, commit, then wake the sender."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import datetime
from typing import Any

from telegram import Update
from telegram.ext import CallbackContext, ExtBot

from handlers.core import hooks
from handlers.core.messages.incoming_message import Incoming
from handlers.core.messages.update_reader import incoming
from handlers.core.services import Services
from handlers.core.turn import Act, Turn
from storage.core import groups, updates
from storage.engine.database import Database
from union.core.groups import Group
from union.reading.replies.address import read_address

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
            take_turn(services, came, act)

    return callback


def take_turn(services: Services, came: Incoming, act: Act) -> None:
    """Handle one update exactly once; its effect, its id and its replies stand or fall together."""
    now = services.now()
    with services.store.unit(waits=False) as db:  # the intake, the sender and the gateway do
        if updates.first_sight(db, services.face.id, came.update_id, now):
            turn = Turn(services, db, now, came, _group(db, services, came))
            _meet(turn)
            _take_name_off(turn)
            if not _is_deaf(turn):
                act(turn)
            hooks.of(turn).after_update(turn)
        else:
            turn = _seen_before(services, db, now, came)
    services.wake()
    if came.press_id is not None:
        services.gateway.answer(came.press_id, turn.toast, turn.alert)


def _seen_before(services: Services, db: Database, now: datetime, came: Incoming) -> Turn:
    """A redelivery changes nothing, but a press whose answer a crash has swallowed must not spin on in silence."""
    turn = Turn(services, db, now, came, _known(db, services, came))
    turn.toast = turn._("这一下已经收到，请看上面的结果；没有变化就再按一次")
    return turn


def _group(db: Database, services: Services, came: Incoming) -> Group | None:
    """The group of the chat, None in private and where the bot does not serve."""
    if came.where.private:
        return None
    found = _known(db, services, came)
    if services.allowed_chats is not None and not services.serves(_ids(db, found, came)):
        return None
    if found is None:
        if _is_farewell(services, came):
            return None
        # We were added before this database was: the group is known from its first message on.
        groups.create(db, came.where.chat_id, came.where.title, services.now(), forum=came.where.forum)
        return _known(db, services, came)
    return _in_use(db, found, came)


def _ids(db: Database, group: Group | None, came: Incoming) -> set[int]:
    """Every id the chat has or had."""
    return groups.chat_ids(db, group) if group else {came.where.chat_id}


def _is_farewell(services: Services, came: Incoming) -> bool:
    """The news that we went out of a chat nobody knows any more: it was erased, and is not to be known again."""
    went_out = came.presence is not None and came.presence.went_out
    return went_out or (came.news is not None and came.news.left == services.face.id)


def _known(db: Database, services: Services, came: Incoming) -> Group | None:
    """By the chat's id; a supergroup that tells what it was is the group it was."""
    before = came.news and came.news.moved_from
    moved = groups.of_chat(db, before, services.defaults) if before else None
    return moved or groups.of_chat(db, came.where.chat_id, services.defaults)


def _in_use(db: Database, group: Group, came: Incoming) -> Group:
    """Whatever was heard before, the bot reads in the group, so it is in it; so is whoever writes or presses (`_meet`)."""
    if _is_about_chat(came) or group.active or came.said is None:
        return group
    groups.set_active(db, group, True)
    return replace(group, active=True)


def _meet(turn: Turn) -> None:
    """Who writes or presses is in the group; who is only told of, not yet."""
    if turn.group is not None and not _is_about_chat(turn.incoming):
        turn.meet()


def _take_name_off(turn: Turn) -> None:
    """Words said to the bot by name are read without the name."""
    said = turn.incoming.said
    if said is None or not said.text or said.forwarded:
        return
    found = read_address(said.text, turn.services.face.username, turn.settings.nickname)
    if found is not None and (found.rest or not turn.where.private):
        turn.speak_as(replace(said, text=found.rest, addressed=True))


def _is_about_chat(came: Incoming) -> bool:
    return came.presence is not None or came.news is not None


def _is_deaf(turn: Turn) -> bool:
    """Whether the bot has nothing to say here: another bot, a channel, or a group it does not serve."""
    came = turn.incoming
    barred = turn.group is None and not turn.where.private and came.presence is None
    # What happens to the chat counts whoever did it.
    return barred or ((came.by_bot or came.channel) and came.news is None)
