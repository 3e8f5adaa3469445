"""The stairs every update walks: read it, open one transaction, find its group, act, commit, then wake the sender."""

from collections.abc import Callable, Coroutine
from typing import Any

from sqlite_utils import Database
from telegram import Update
from telegram.ext import CallbackContext, ExtBot

from handlers.said import Incoming, incoming
from handlers.services import Services
from handlers.turn import Turn
from storage import groups, updates
from union.groups import Group

Act = Callable[[Turn], None]
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
    with services.store.unit() as db:
        if not updates.first_sight(db, services.face.id, came.update_id, now):
            return
        turn = Turn(services, db, now, came, _group(db, services, came))
        if not _is_deaf(services, turn):
            act(turn)
    services.wake()
    if came.press_id is not None:
        services.gateway.answer(came.press_id, turn.toast, turn.alert)


def _group(db: Database, services: Services, came: Incoming) -> Group | None:
    if came.where.private:
        return None
    found = groups.of_chat(db, came.where.chat_id, services.defaults)
    if found is not None:
        return found
    # We were added before this database was: the group is known from its first message on.
    groups.create(db, came.where.chat_id, came.where.title, services.now(), forum=came.where.forum)
    return groups.of_chat(db, came.where.chat_id, services.defaults)


def _is_deaf(services: Services, turn: Turn) -> bool:
    """Whether the bot has nothing to say here: another bot, a channel, or a group it does not serve."""
    allowed = services.allowed_chats
    barred = allowed is not None and not turn.where.private and turn.where.chat_id not in allowed
    return turn.incoming.by_bot or turn.incoming.channel or barred
