"""A template laid out for a day and not taken over yet: its steps, their places on the card, their owners."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from handlers.calendar import event_creation
from handlers.core.turn import Turn
from handlers.events import event_groups
from handlers.events.event_groups import ProposedStep
from storage.core import people
from storage.core.drafts import Draft
from union.calendar import templates
from union.calendar.templates import Anchor, DatedStep, Template
from union.core.grain import Grain
from union.core.records import dataclass
from union.events.model import Check, Event, Owner


@dataclass(frozen=True, slots=True)
class Proposal:
    """A template on a day, its steps by day."""

    template: Template
    anchor: Anchor
    steps: Sequence[ProposedStep]

    @property
    def pack(self) -> str:
        """What its items carry."""
        return templates.pack_name(self.template, self.anchor)

    @property
    def open_steps(self) -> list[ProposedStep]:
        """Those that can still become items."""
        return [each for each in self.steps if each.may_be_ticked]


def lay_out(turn: Turn, template: Template, anchor: Anchor) -> Proposal:
    """The template on that day, by the group's calendar, beside what the group has planned already."""
    group, pack = turn.with_group(), templates.pack_name(template, anchor)
    items = (
        (template.steps.index(each.step), _item(turn, template, each, pack))
        for each in templates.dated(template, anchor, group.notice)
    )
    return Proposal(
        template, anchor, event_groups.proposed(turn.db, group, pack, items, past_before=turn.today)
    )


def _item(turn: Turn, template: Template, dated: DatedStep, pack: str) -> Event:
    step = dated.step
    return Event(
        id=0, number=0, title=step.title, kind=step.kind, start=dated.start, end=dated.end, grain=dated.grain,
        owners=_owners(turn, template, step.owner), pack=pack, said=step.title, topic=turn.where.topic,
        checks=tuple(Check(text) for text in step.checks),
    )  # fmt: skip


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
