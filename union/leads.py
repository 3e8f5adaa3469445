"""Lead times: how long before an item people are told, by kind and by how finely its time was said.

A lead is a stable name: d7 (days), h2 (hours), min30 (minutes), m1, m20 (that day of the month),
end30 (days before the last day).
"""

import re
from datetime import date, datetime, timedelta

from union.agenda import Event, Occurrence
from union.grain import Grain, is_clock_time
from union.kinds import Kind
from union.settings import Settings

ONE_DAY = timedelta(days=1)
LEAD = re.compile(r"(?P<unit>d|h|min|m|end)(?P<number>\d{1,3})")
OF_KIND = {
    Kind.VISIT: ("d15", "d7", "d1"),
    Kind.COMPETITION: ("d30", "d7", "d1"),
    Kind.MEETING: ("d3", "d1", "h2"),
    Kind.TRAINING: ("d7", "d1"),
    Kind.ACTIVITY: ("d7", "d1"),
    Kind.REPORT: ("d7", "d3", "d1", "d0"),
    Kind.DEADLINE: ("d7", "d3", "d1", "d0"),
    Kind.FESTIVAL: ("d7", "d0"),
    Kind.OTHER: ("d1",),
}
OF_GRAIN = {
    Grain.MONTH: ("m1", "m20"),
    Grain.QUARTER: ("end30", "end7"),
    Grain.HALF: ("end30", "end7"),
    Grain.YEAR: ("end30", "end7"),
}


def leads_of(kind: Kind, grain: Grain) -> tuple[str, ...]:
    """The leads of a kind (design §4), longest first; long spans have their grain's, days no hour leads."""
    if grain in OF_GRAIN:
        return OF_GRAIN[grain]
    return tuple(lead for lead in OF_KIND[kind] if is_clock_time(grain) or not is_of_the_clock(lead))


def own_leads(event: Event) -> tuple[str, ...]:
    """The item's leads: its own when set, else its kind's; what is due by a day is told like a deadline."""
    if event.leads is not None:
        return event.leads
    plain_deadline = event.deadline and event.kind is Kind.OTHER
    return leads_of(Kind.DEADLINE if plain_deadline else event.kind, event.grain)


def is_due_by(event: Event) -> bool:
    """Whether the item stays open past its day until somebody finishes it."""
    return event.deadline or event.kind in (Kind.DEADLINE, Kind.REPORT)


def is_of_the_clock(lead: str) -> bool:
    """Whether the lead is counted in hours or minutes, not in days."""
    return lead.startswith(("h", "min"))


def moment_of(lead: str, occurrence: Occurrence, settings: Settings) -> datetime | None:
    """When the lead falls before any move for days off or quiet hours; None for a name that is no lead."""
    said = LEAD.fullmatch(lead)
    if said is None:
        return None
    number = int(said["number"])
    if said["unit"] in ("h", "min"):
        unit = timedelta(hours=1) if said["unit"] == "h" else timedelta(minutes=1)
        return occurrence.start - number * unit
    return datetime.combine(_day_of(said["unit"], number, occurrence), settings.reminder_time)


def _day_of(unit: str, number: int, occurrence: Occurrence) -> date:
    first = occurrence.start.date()
    last = max(first, (occurrence.end - timedelta(microseconds=1)).date())
    if unit == "m":
        # The first of the month it begins in, any other day of the month it ends in.
        return (first if number == 1 else last).replace(day=min(number, 28))
    return (last if unit == "end" else first) - number * ONE_DAY
