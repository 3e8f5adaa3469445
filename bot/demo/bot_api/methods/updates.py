"""getUpdates and the webhook methods: an offset confirms, a second poll ends the first.
The room never calls a webhook; it only refuses getUpdates while one is set."""

import asyncio

from bot.demo.bot_api.call import BotError, Call, bad_request
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import Json

BATCH = 100
LONGEST_SECONDS = 50
TERMINATED = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def get_updates(room: Room, call: Call) -> list[Json]:
    """Unconfirmed updates from `offset` on; waits up to `timeout` seconds for the first."""
    if room.webhook:
        raise BotError(409, f"Conflict: {WEBHOOK_ACTIVE}")
    mine = object()
    room.poll = mine
    room.changed.ring()
    _allow(room, call)
    offset = call.number("offset")
    if offset > 0:
        room.confirm(offset)
    elif offset < 0 and room.updates:
        kept = room.updates[offset:]
        room.confirm(kept[0]["update_id"])
    limit = min(max(call.number("limit", BATCH), 1), BATCH)
    seconds = min(max(call.number("timeout"), 0), LONGEST_SECONDS)
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while not room.updates and await room.changed.wait(deadline - loop.time()):
        if room.poll is not mine:
            raise BotError(409, f"Conflict: {TERMINATED}")
    return room.updates[:limit]


def set_webhook(room: Room, call: Call) -> bool:
    """Remembers a webhook's address; an empty one takes it away."""
    url = call.text("url")
    if url and not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    room.webhook = url
    _allow(room, call)
    return True


def delete_webhook(room: Room, call: Call) -> bool:
    return set_webhook(room, Call({**call.params, "url": ""}))


def get_webhook_info(room: Room, call: Call) -> Json:
    count = len(room.updates)
    return {"url": room.webhook, "has_custom_certificate": False, "pending_update_count": count}


def _allow(room: Room, call: Call) -> None:
    kinds = call.value("allowed_updates")
    if isinstance(kinds, list):
        # An empty list asks for the default set again (Bot API, getUpdates).
        room.allowed = frozenset(map(str, kinds)) or None
