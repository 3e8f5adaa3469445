"""What was wished for, a document or a picture: noted in a transaction, made outside of any, sent in another.

It is tried some times; then it is given up, in words.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from handlers.core.job_context import Desk
from handlers.core.messages.outgoing_message import may_repeat
from handlers.core.monitoring.errors import place_of
from handlers.core.services import Services
from storage.core.drafts import KeptWish, Wishes
from storage.core.outbox import queue
from union.core.groups import Group

log = logging.getLogger(__name__)
MOST_TRIES = 3
REST_SECONDS = 0.01  # after a wish that took no child; at a month's end there are a thousand
W = TypeVar("W", bound=KeptWish)
Made = TypeVar("Made")


async def fulfil(
    services: Services,
    wishes: Wishes[W],
    make: Callable[[W, Group], Awaitable[Made]],
    keep: Callable[[Desk, W, Made], None],
    give_up: Callable[[Desk, W], None],
) -> None:
    """Every wish of a kind, one after another; what fails by RuntimeError or OSError is left for the next round.

    `keep` and `give_up` run in a transaction of their own, once the wish is ended.
    """
    with services.store.looking() as db:
        found = wishes.every(db)
    for wish in found:
        with services.store.reading() as db:
            group = services.group(db, wish.group_id)
        if group is None:
            continue
        try:
            made = await make(wish, group)
        except (RuntimeError, OSError) as error:
            log.error("a %s was not made: %s at %s", wishes.subject, type(error).__name__, place_of(error))
            _failed(services, wishes, wish, group, give_up)
            continue
        with services.store.unit(waits=False) as db:  # the sender does, before anybody sees it
            group = services.group(db, wish.group_id)
            # While it was being made, another wish may have taken this one's place.
            if group is not None and wishes.stands(db, group, wish):
                wishes.end(db, group, wish)
                keep(Desk(services, db, services.now(), group), wish, made)
        services.wake()
        if made is None:
            await asyncio.sleep(REST_SECONDS)


def _failed(
    services: Services, wishes: Wishes[W], wish: W, group: Group, give_up: Callable[[Desk, W], None]
) -> None:
    """Leave it for the next round, or give it up when it was tried often enough."""
    with services.store.unit() as db:
        if wishes.tried(db, group, wish).tries < MOST_TRIES:
            return
        wishes.end(db, group, wish)
        give_up(Desk(services, db, services.now(), group), wish)
    services.wake()


def chat_of(wanted: KeptWish, group: Group) -> int:
    """Where it goes; the group may have become a supergroup meanwhile, so its present chat is taken."""
    return group.chat_id if wanted.chat_id < 0 else wanted.chat_id


def send(
    desk: Desk,
    wanted: KeptWish,
    file: tuple[str, bytes],
    told: str,
    method: str = "sendDocument",
    **more: Any,
) -> tuple[int | None, int]:
    """The file, name and bytes, under what is told of it; its outbox row and its number. `more`: as of an Outgoing."""
    file_id = queue.add_file(desk.db, desk.group, *file, desk.now)
    out = queue.Outgoing(
        chat_of(wanted, desk.group), method, {"caption": told}, queue.Lane.DIGEST, desk.group.id, wanted.topic,
        file_id=file_id, mark=may_repeat(desk._), **more,
    )  # fmt: skip
    return queue.enqueue_outgoing(desk.db, out, desk.now), file_id


def say(desk: Desk, wanted: KeptWish, text: str) -> None:
    chat_id = chat_of(wanted, desk.group)
    out = queue.Outgoing(chat_id, "sendMessage", {"text": text}, group_id=desk.group.id, topic=wanted.topic)
    queue.enqueue_outgoing(desk.db, out, desk.now)
