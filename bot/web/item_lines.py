"""Items in lists and grids of the pages: which of them are asked for, and what a line of each shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request

from handlers.calendar.changes import shared_completion
from handlers.events import occurrences
from handlers.office.web_session import Visitor
from storage.core import people
from union.calendar.day_contents import is_late
from union.core.kinds import Kind, kind_words
from union.core.rights import Action
from union.events.model import Occurrence, Status, is_shared

NAMES = ("kind", "owner", "branch")


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One time of an item; `finish`: the ids of its 完成, where the visitor may press that."""

    one: Occurrence
    code: str
    words: str
    owners: str
    is_late: bool
    finish: str


def line(guest: Visitor, one: Occurrence, words: str) -> ItemLine:
    """As a list shows it."""
    code, owners = occurrences.code(one), guest.turn._("、").join(each.name for each in one.event.owners)
    late = is_late(one, guest.group.day(guest.turn.now))
    return ItemLine(
        one, code, words, owners, late, f"{one.event.id}:{code}" if may_finish(guest, one) else ""
    )


def may_finish(guest: Visitor, one: Occurrence) -> bool:
    """Whether 完成 is the visitor's to press: of several owners each finishes his own share."""
    if one.status is not Status.OPEN or one.event.kind is Kind.FESTIVAL or not guest.turn.may(Action.FINISH):
        return False
    return not is_shared(one) or shared_completion.own_share(guest.turn, one) is not None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which items are asked for: of a kind, answered for by somebody, or by somebody of a branch."""

    asked: dict[str, str]
    choices: dict[str, list[tuple[str, str]]]
    members: dict[int | None, str]  # of each person the branch

    def picks(self, one: Occurrence) -> bool:
        """Whether it is among them."""
        owners = {owner.person_id for owner in one.event.owners}
        return (
            self.asked["kind"] in ("", one.event.kind.value)
            and (not self.asked["owner"] or self.asked["owner"] in map(str, owners))
            and (
                not self.asked["branch"]
                or self.asked["branch"] in {self.members.get(each) for each in owners}
            )
        )

    @property
    def kept(self) -> str:
        """Behind the address of another page of the same kind."""
        given = {name: said for name, said in self.asked.items() if said}
        return f"?{urlencode(given)}" if given else ""


def asked_for(guest: Visitor, request: Request, found: Sequence[Occurrence]) -> Filter:
    """What the address asks for, and what else could be among these."""
    turn, there = guest.turn, {one.event.kind for one in found}
    roster = people.roster(turn.db, guest.group)
    owning = {owner.person_id for one in found for owner in one.event.owners}
    branches = dict.fromkeys(each.branch for each in roster if each.branch)
    choices = {
        "kind": [(kind.value, kind_words(turn._, kind)) for kind in Kind if kind in there],
        "owner": [(str(each.person.id), each.person.name) for each in roster if each.person.id in owning],
        "branch": [(name, name) for name in branches],
    }
    asked = {name: _known(request.query_params.get(name, ""), choices[name]) for name in NAMES}
    return Filter(asked, choices, {each.person.id: each.branch or "" for each in roster})


def _known(said: str, choices: Sequence[tuple[str, str]]) -> str:
    return said if said in dict(choices) else ""
