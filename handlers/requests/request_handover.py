"""An officer's open requests go along when everything is handed over; only by the officer, or by a 负责人."""

from collections.abc import Sequence

from handlers.core.turn import Turn
from handlers.requests import request_card
from storage.core import people
from storage.requests import queries as requests_queries
from union.core.groups import Person, in_charge
from union.requests.lifecycle import Request


def moving(turn: Turn, of: Person | None) -> list[Request]:
    """The open requests that were given to somebody, where whoever speaks may pass them on."""
    group, me = turn.with_group(), turn.me()
    if of is None or me is None or not _may(turn, me, of):
        return []
    return requests_queries.open_of(turn.db, group, of)


def hand_over(turn: Turn, found: Sequence[Request], to: Person) -> list[int]:
    """They are another's from now on, who has their cards; their numbers."""
    desk, group = turn.desk(), turn.with_group()
    for one in found:
        requests_queries.give(turn.db, group, one, to)
        now = requests_queries.get(turn.db, group, one.number)
        if now is not None:
            request_card.tell_owner(desk, now, to)
    return [one.number for one in found]


def give_back(turn: Turn, numbers: Sequence[int], of: Person, to: Person) -> int:
    """Those that nobody has given to others since are the former officer's again; how many."""
    group = turn.with_group()
    found = [one for one in requests_queries.open_of(turn.db, group, to) if one.number in numbers]
    for one in found:
        requests_queries.give(turn.db, group, one, of)
    return len(found)


def _may(turn: Turn, me: Person, of: Person) -> bool:
    """A 管理员 who is not 负责人 may move items, but must not come to read requests by it."""
    chiefs = [each.person.id for each in in_charge(people.roster(turn.db, turn.with_group()))]
    return me.id == of.id or me.id in chiefs
