"""Items that were laid out together: by a festival's card or by a template. What ties them is `Event.pack`. On their card: a line and a box each.

Steps that are items already are found, so that what is laid out twice, or was planned by hand, stands there once.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from handlers.core.messages.outgoing_message import Button
from handlers.core.turn import Turn
from storage.calendar import templates
from storage.engine.database import Database
from storage.events import queries as events_queries
from union.calendar.templates import Anchor, at_day, built_in, dated, read_pack_name, template_named
from union.core.almanac.date_format import span_words
from union.core.groups import Group
from union.core.records import dataclass
from union.events.model import Event, Owner, Status
from union.festivals import packs
from union.words import Words

MARKS = ("plan", "pack")
NEAR = timedelta(days=3)
SIGNS = re.compile(r"[\s，,、。．.·：:；;（）()「」“”\"'!！]")


def read_mark(mark: str | None) -> str | None:
    """The pack behind the mark of an adopted card, 「plan:职代会@2027-03-20」 or 「pack:中秋:2027」; None for another message."""
    kind, _colon, pack = (mark or "").partition(":")
    return pack.replace(":", "") if kind in MARKS else None


def of_pack(db: Database, group: Group, pack: str | None) -> list[Event]:
    """Everything laid out under this name, by day; nothing for None."""
    return events_queries.in_pack(db, group, pack) if pack else []


def other_events(db: Database, group: Group, event: Event) -> list[Event]:
    """What stands beside an item in its laying out."""
    found = of_pack(db, group, event.pack)
    return [each for each in found if each.id != event.id and each.status is not Status.CANCELLED]


def laid_out(group: Group, pack: str | None) -> date | None:
    """The day the steps of a pack are counted from; None for no pack, or a festival its year does not have."""
    template = read_pack_name(pack or "")
    if template is not None:
        return template[1]
    festival = _festival(group, pack) if pack else None
    return festival.day if festival else None


def step_days(db: Database, group: Group, pack: str) -> dict[str, date]:
    """Where the steps of a pack lie by the group's calendar as it is now, by title."""
    read = read_pack_name(pack)
    if read is None:
        festival = _festival(group, pack)
        return {step.title: step.day for step in festival.steps} if festival else {}
    name, day = read
    template = template_named(name, [*templates.of_group(db, group).values(), *built_in()])
    anchor = Anchor(at_day(day))
    return {one.step.title: one.at.day for one in dated(template, anchor, group.notice)} if template else {}


def _festival(group: Group, pack: str) -> packs.Pack | None:
    return packs.pack(pack[:-4], int(pack[-4:]), group.settings.region, group.notice)


def standing(db: Database, group: Group, pack: str, wanted: Sequence[tuple[str, date]]) -> dict[int, Event]:
    """By place in `wanted` (title, day): the item of the same pack and title, else of that title within three days.

    What was cancelled stands no more.
    """
    if not wanted:
        return {}
    days = [day for _title, day in wanted]
    own = {
        plain_title(each.title): each
        for each in events_queries.in_pack(db, group, pack)
        if _is_not_cancelled(each)
    }
    first, end = min(days) - NEAR, max(days) + NEAR + timedelta(days=1)
    near_by = events_queries.touching(db, group, first, end)
    others = [each for each in near_by if each.rule is None and _is_not_cancelled(each)]
    found = {}
    for place, (title, day) in enumerate(wanted):
        called = plain_title(title)
        near = (each for each in others if abs(each.start.date() - day) <= NEAR)
        event = own.get(called) or next((each for each in near if plain_title(each.title) == called), None)
        if event is not None:
            found[place] = event
    return found


def _is_not_cancelled(event: Event) -> bool:
    return event.status is not Status.CANCELLED


def plain_title(title: str) -> str:
    """A title without spaces and stops: by this two are the same."""
    return SIGNS.sub("", title)


@dataclass(frozen=True, slots=True)
class ProposedStep:
    """One step: its bit in the buttons, the item it would be, the item it is already, whether it is past."""

    bit: int
    item: Event
    event: Event | None = None
    is_past: bool = False

    @property
    def may_be_ticked(self) -> bool:
        return self.event is None and not self.is_past

    def is_unticked(self, left_out: int) -> bool:
        return bool(left_out >> self.bit & 1)


def proposed(
    db: Database, group: Group, pack: str, items: Iterable[tuple[int, Event]], past_before: date | None = None
) -> list[ProposedStep]:
    """The steps by their bits, each with the item of this pack or of its title near its day that stands already."""
    items = list(items)
    wanted = [(item.title, item.start.date()) for _bit, item in items]
    known = standing(db, group, pack, wanted)
    return [
        ProposedStep(bit, item, known.get(place), past_before is not None and item.start.date() < past_before)
        for place, (bit, item) in enumerate(items)
    ]


def ticked(steps: Iterable[ProposedStep], left_out: int) -> list[ProposedStep]:
    """Those that become items."""
    return [each for each in steps if each.may_be_ticked and not each.is_unticked(left_out)]


def boxes(
    turn: Turn,
    deed: str,
    steps: Iterable[ProposedStep],
    left_out: int,
    *ids: object,
    behind: Sequence[object] = (),
) -> list[list[Button]]:
    """A button each for those that may be ticked; what a press leaves out stands between `ids` and those `behind` it."""
    rows = []
    for each in (step for step in steps if step.may_be_ticked):
        box = turn._("☐ {title}") if each.is_unticked(left_out) else turn._("☑ {title}")
        label = box.format(title=each.item.title)
        rows.append([turn.button(label, deed, *ids, left_out ^ 1 << each.bit, *behind)])
    return rows


def line(_: Words, step: ProposedStep, day: str, left_out: int) -> str:
    facts = {"day": day, "title": step.item.title}
    if step.event is not None:
        return _("＝ {day} {title}（已有 #{number}）", number=step.event.number, **facts)
    if step.is_past:
        return _("－ {day} {title}（已过）", **facts)
    if step.is_unticked(left_out):
        return _("✗ {day} {title}（不要）", **facts)
    if step.item.owners:
        return _("· {day} {title}（{owners}）", owners=_owner_names(_, step.item.owners), **facts)
    return _("· {day} {title}", **facts)


def event_line(_: Words, event: Event, now: date) -> str:
    when = span_words(_, event.start, event.end, event.grain, now=now)
    if event.owners:
        owners = _owner_names(_, event.owners)
        return _("#{number} {day} {title}（{owners}）", **event.facts, day=when, owners=owners)
    return _("#{number} {day} {title}", **event.facts, day=when)


def _owner_names(_: Words, owners: Sequence[Owner]) -> str:
    return _("、").join(owner.name for owner in owners)
