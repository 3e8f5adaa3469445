"""A template laid out for a day and not taken over yet: its steps, their places on the card, their owners.

The boxes live in the buttons: `left_out` has a bit for each step of the template that was unticked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlers.calendar import event_creation
from handlers.core.turn import Turn
from handlers.events import event_groups
from storage.core import people
from storage.core.drafts import Draft
from union.calendar import templates
from union.calendar.templates import Anchor, DatedStep, Template
from union.core.grain import Grain
from union.events.model import Event, Owner


@dataclass(frozen=True, slots=True)
class Line:
    """One step on the card: its bit, where it falls, who answers for it, the item it is already, whether it is past."""

    bit: int
    dated: DatedStep
    owners: tuple[Owner, ...]
    event: Event | None
    past: bool

    @property
    def may_be_ticked(self) -> bool:
        """Whether it can become an item."""
        return self.event is None and not self.past


@dataclass(frozen=True, slots=True)
class Proposal:
    """A template on a day, its lines by day."""

    template: Template
    anchor: Anchor
    lines: tuple[Line, ...]

    @property
    def pack(self) -> str:
        """What its items carry."""
        return templates.pack_name(self.template, self.anchor)

    def ticked(self, left_out: int) -> list[Line]:
        """The lines that become items."""
        return [line for line in self.lines if line.may_be_ticked and not left_out >> line.bit & 1]


def lay_out(turn: Turn, template: Template, anchor: Anchor) -> Proposal:
    """The template on that day, by the group's calendar, beside what the group has planned already."""
    group = turn.with_group()
    dated = templates.dated(template, anchor, group.notice)
    pack, today = templates.pack_name(template, anchor), turn.today
    known = event_groups.standing(turn.db, group, pack, [(each.step.title, each.day) for each in dated])
    lines = (
        Line(
            template.steps.index(each.step), each, _owners(turn, template, each.step.owner), known.get(place),
            past=each.day < today,
        )
        for place, each in enumerate(dated)
    )  # fmt: skip
    return Proposal(template, anchor, tuple(lines))


def keep(template: Template, anchor: Anchor | None) -> dict[str, Any]:
    """A template and the day it is asked for, None when that is still to be said, as plain JSON."""
    data: dict[str, Any] = {
        "name": template.name,
        "own": template.own,
        "steps": templates.plain(template.steps),
    }
    if anchor is not None:
        end = anchor.end.isoformat() if anchor.end else None
        data |= {"start": anchor.start.isoformat(), "grain": anchor.grain.value, "end": end}
    return data


def again(turn: Turn, draft: Draft) -> Proposal:
    """The proposal behind a question, dated by what holds now; ValueError when its day was not said yet."""
    data = draft.data
    if "start" not in data:
        raise ValueError("no day yet")
    end = datetime.fromisoformat(data["end"]) if data["end"] else None
    anchor = Anchor(datetime.fromisoformat(data["start"]), Grain(data["grain"]), end)
    return lay_out(turn, template_of(data), anchor)


def template_of(data: Mapping[str, Any]) -> Template:
    """The template as it was when the question was asked."""
    return Template(data["name"], templates.again(data["steps"]), own=data["own"])


def _owners(turn: Turn, template: Template, owner: str | None) -> tuple[Owner, ...]:
    """Who has that union title; in a template of one's own also somebody of that name."""
    if owner is None:
        return ()
    for member in people.roster(turn.db, turn.with_group()):
        if member.title and owner in member.title:
            return (Owner(member.person.name, member.person.id),)
    return (event_creation.owner(turn, owner),) if template.own else ()
