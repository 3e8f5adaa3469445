"""The steps of a festival's card beside what the group has already: the item a step is, and who answers for it."""

from dataclasses import dataclass

from handlers.events import existing_events
from storage.core import people
from storage.engine.database import Database
from storage.events import queries as events_queries
from union.core.groups import Group
from union.events.model import Event, Owner
from union.festivals.packs import Pack, PackStep


@dataclass(frozen=True, slots=True)
class PackLine:
    """One step with its place on the card, its owners, and the item it is already."""

    place: int
    step: PackStep
    owners: tuple[Owner, ...] = ()
    event: Event | None = None


def lines(db: Database, group: Group, pack: Pack) -> list[PackLine]:
    """Each step of the pack, in its order."""
    known = existing_events.standing(db, group, pack.name, [(step.title, step.day) for step in pack.steps])
    before = last_year(db, group, pack)
    return [
        PackLine(place, step, before.get(step.title, ()), known.get(place))
        for place, step in enumerate(pack.steps)
    ]


def last_year(db: Database, group: Group, pack: Pack) -> dict[str, tuple[Owner, ...]]:
    """Who answered for the steps a year ago, by title; who has left the group since does not any more."""
    here = {member.person.id for member in people.roster(db, group)}
    return {
        event.title: tuple(
            Owner(each.name, each.person_id)
            for each in event.owners
            if each.person_id is None or each.person_id in here
        )
        for event in events_queries.in_pack(db, group, f"{pack.festival}{pack.year - 1}")
    }
