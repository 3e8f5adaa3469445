"""Makes an update that goes wrong as small as it can be made: fields are left out while it still goes wrong."""

import json
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from tests.torture.typed import Json

TRIES = 200
Fails = Callable[[Json], Awaitable[bool]]


async def smallest(update: Json, fails: Fails) -> Json:
    """The update with less in it; as it was when it goes wrong only after others."""
    if not await fails(update):
        return update
    tries, smaller = TRIES, True
    while smaller and tries:
        smaller = False
        for candidate in _without_one(update):
            tries -= 1
            if await fails(candidate):
                update, smaller = candidate, True
                break
            if not tries:
                break
    return update


def _without_one(update: Json) -> Iterator[Json]:
    """The update without one of its fields, or with half of one of its texts."""
    for path in list(_paths(update)):
        copy: Any = json.loads(json.dumps(update))
        holder = copy
        for key in path[:-1]:
            holder = holder[key]
        value = holder[path[-1]]
        if path != ["update_id"]:
            del holder[path[-1]]
            yield copy
        if isinstance(value, str) and len(value) > 1:
            for half in (value[: len(value) // 2], value[len(value) // 2 :]):
                again: Any = json.loads(json.dumps(update))
                place = again
                for key in path[:-1]:
                    place = place[key]
                place[path[-1]] = half
                yield again


def _paths(made: Any) -> Iterator[list[Any]]:
    items = made.items() if isinstance(made, dict) else enumerate(made) if isinstance(made, list) else ()
    for key, value in items:
        yield [key]
        for rest in _paths(value):
            yield [key, *rest]
