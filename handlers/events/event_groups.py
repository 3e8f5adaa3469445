"""Items that were laid out together: by a festival's card or by a template. What ties them is `Event.pack`."""

from datetime import date

from storage.calendar import templates
from storage.engine.database import Database
from storage.events import queries as events_queries
from union.calendar.templates import Anchor, at_day, built_in, dated, meant, read_pack_name
from union.core.groups import Group
from union.events.model import Event, Status
from union.festivals import packs

MARKS = ("plan:", "pack:")


def read_mark(mark: str | None) -> str | None:
    """The pack behind the mark of an adopted card, 「plan:职代会@2027-03-20」 or 「pack:中秋:2027」; None for another message."""
    for each in MARKS:
        if (mark or "").startswith(each):
            return (mark or "")[len(each) :].replace(":", "")
    return None


def of_pack(db: Database, group: Group, pack: str | None) -> list[Event]:
    """Everything laid out under this name, by day; nothing for None."""
    return events_queries.in_pack(db, group, pack) if pack else []


def others(db: Database, group: Group, event: Event) -> list[Event]:
    """What stands beside an item in its laying out."""
    found = of_pack(db, group, event.pack)
    return [each for each in found if each.id != event.id and each.status is not Status.CANCELLED]


def laid_out(db: Database, group: Group, pack: str | None) -> date | None:
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
    template = meant(name, [*templates.of_group(db, group).values(), *built_in()])
    anchor = Anchor(at_day(day))
    return {one.step.title: one.day for one in dated(template, anchor, group.notice)} if template else {}


def _festival(group: Group, pack: str) -> packs.Pack | None:
    return packs.pack(pack[:-4], int(pack[-4:]), group.settings.region, group.notice)
