"""The steps of a festival's card beside what the group has already: the item a step is, who answers for it, when it is to be done."""

from dataclasses import dataclass
from datetime import date, datetime, time

from handlers.events import event_groups
from storage.core import people
from storage.engine.database import Database
from storage.events import queries as events_queries
from union.core.almanac.date_format import day_words, span_words
from union.core.groups import Group
from union.events.model import Event, Owner
from union.festivals.packs import Pack, PackStep
from union.words import Words


@dataclass(frozen=True, slots=True)
class PackLine:
    """One step with its place on the card, its owners, and the item it is already."""

    place: int
    step: PackStep
    owners: tuple[Owner, ...] = ()
    event: Event | None = None


def lines(db: Database, group: Group, pack: Pack) -> list[PackLine]:
    """Each step of the pack, in its order."""
    known = event_groups.standing(db, group, pack.name, [(step.title, step.day) for step in pack.steps])
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


def card(_: Words, pack: Pack, today: date) -> str:
    """The card's first line."""
    return _(
        "离{festival}（{day}）还有{days}天，按下列步骤安排？",
        festival=_(pack.festival),
        day=day_words(_, pack.day, now=today),
        days=(pack.day - today).days,
    )


def day_of(_: Words, one: PackStep) -> str:
    """When a step is to be done; its year is the card's."""
    start = datetime.combine(one.day, time())
    end = None if one.end is None else datetime.combine(one.end, time())
    return span_words(_, start, end, one.grain, now=one.day)


def declined(_: Words, pack: Pack, today: date) -> str:
    """The group does not want the steps this year."""
    return _(
        "好的，今年{festival}（{day}）不安排，也不再提醒。",
        festival=_(pack.festival),
        day=day_words(_, pack.day, now=today),
    )
