"""Steps that are items already: so that what is laid out twice, or was planned by hand, stands there once."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from storage.engine.database import Database
from storage.events import queries as events_queries
from union.core.groups import Group
from union.events.model import Event, Status

NEAR = timedelta(days=3)
SIGNS = re.compile(r"[\s，,、。．.·：:；;（）()「」“”\"'!！]")


def standing(db: Database, group: Group, pack: str, wanted: Sequence[tuple[str, date]]) -> dict[int, Event]:
    """By place in `wanted` (title, day): the item of the same pack and title, else of that title within three days.

    What was cancelled stands no more.
    """
    if not wanted:
        return {}
    days = [day for _title, day in wanted]
    own = {plain_title(each.title): each for each in events_queries.in_pack(db, group, pack) if _stands(each)}
    others = [
        each
        for each in events_queries.touching(db, group, min(days) - NEAR, max(days) + NEAR + timedelta(days=1))
        if each.rule is None and _stands(each)
    ]
    found = {}
    for place, (title, day) in enumerate(wanted):
        event = own.get(plain_title(title)) or _near(others, title, day)
        if event is not None:
            found[place] = event
    return found


def _near(others: Sequence[Event], title: str, day: date) -> Event | None:
    return next(
        (
            each
            for each in others
            if plain_title(each.title) == plain_title(title) and abs(each.start.date() - day) <= NEAR
        ),
        None,
    )


def _stands(event: Event) -> bool:
    return event.status is not Status.CANCELLED


def plain_title(title: str) -> str:
    """A title without spaces and stops: by this two are the same."""
    return SIGNS.sub("", title)
