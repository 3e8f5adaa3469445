"""The steps of a template or of a festival's plan on their card: a line and a box each, beside what the group has planned already.

Which are left out stands in the buttons, a bit a step, so that two officers can't get in a tangle.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from handlers.core.messages.keyboards import Button
from handlers.core.turn import Turn
from handlers.events import event_groups
from storage.engine.database import Database
from union.core.almanac.date_format import span_words
from union.core.groups import Group
from union.core.records import dataclass
from union.events.model import Event, Owner
from union.words import Words


@dataclass(frozen=True, slots=True)
class ProposedStep:
    """One step: its bit in the buttons, the item it would be, the item it is already, whether it is past."""

    bit: int
    item: Event
    event: Event | None = None
    is_past: bool = False

    @property
    def may_be_ticked(self) -> bool:
        """Whether it can become an item."""
        return self.event is None and not self.is_past

    def is_left_out(self, left_out: int) -> bool:
        """Whether it was unticked."""
        return bool(left_out >> self.bit & 1)


def proposed(
    db: Database, group: Group, pack: str, items: Iterable[tuple[int, Event]], past_before: date | None = None
) -> list[ProposedStep]:
    """The steps by their bits, each with the item of this pack or of its title near its day that stands already."""
    items = list(items)
    wanted = [(item.title, item.start.date()) for _bit, item in items]
    known = event_groups.standing(db, group, pack, wanted)
    return [
        ProposedStep(bit, item, known.get(place), past_before is not None and item.start.date() < past_before)
        for place, (bit, item) in enumerate(items)
    ]


def ticked(steps: Iterable[ProposedStep], left_out: int) -> list[ProposedStep]:
    """Those that become items."""
    return [each for each in steps if each.may_be_ticked and not each.is_left_out(left_out)]


def boxes(
    turn: Turn,
    deed: str,
    steps: Iterable[ProposedStep],
    left_out: int,
    *ids: object,
    behind: Sequence[object] = (),
) -> list[list[Button]]:
    """A button each for those that may be ticked; what a press leaves out stands between `ids` and those `behind` it."""
    return [
        [turn.button(_box(turn._, each, left_out), deed, *ids, left_out ^ 1 << each.bit, *behind)]
        for each in steps
        if each.may_be_ticked
    ]


def _box(_: Words, step: ProposedStep, left_out: int) -> str:
    title = step.item.title
    return _("☐ {title}", title=title) if step.is_left_out(left_out) else _("☑ {title}", title=title)


def line(_: Words, step: ProposedStep, day: str, left_out: int) -> str:
    """A step with its day."""
    facts = {"day": day, "title": step.item.title}
    if step.event is not None:
        return _("＝ {day} {title}（已有 #{number}）", number=step.event.number, **facts)
    if step.is_past:
        return _("－ {day} {title}（已过）", **facts)
    if step.is_left_out(left_out):
        return _("✗ {day} {title}（不要）", **facts)
    if step.item.owners:
        return _("· {day} {title}（{owners}）", owners=_names(_, step.item.owners), **facts)
    return _("· {day} {title}", **facts)


def made(_: Words, event: Event, now: date) -> str:
    """A step that has become an item."""
    when = span_words(_, event.start, event.end, event.grain, now=now)
    facts = {"number": event.number, "day": when, "title": event.title}
    if event.owners:
        return _("#{number} {day} {title}（{owners}）", owners=_names(_, event.owners), **facts)
    return _("#{number} {day} {title}", **facts)


def _names(_: Words, owners: Sequence[Owner]) -> str:
    return _("、").join(owner.name for owner in owners)
