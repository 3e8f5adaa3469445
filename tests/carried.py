"""Robots elsewhere, in the place of the worker: they take everything, but for those whose key says no."""

import json
from collections.abc import Iterable

from bot.workers.mirror_handover import Fate, MirrorFault
from bot.workers.process import Heard
from union.mirrors.destinations import Load

CLOSED = "c105ed"  # a robot that was deleted has this in its key


async def taken(loads: Iterable[Load], heard: Heard) -> None:
    """Each message arrives; at a closed robot the first one is refused."""
    for load in loads:
        closed = CLOSED in load.address.key
        for _part in load.parts[: 1 if closed else None]:
            fate = Fate.REFUSED if closed else Fate.ARRIVED
            heard(json.dumps([load.id, fate, MirrorFault.KEY if closed else MirrorFault.OTHER]))
