"""Lead times: how long before an item people are told, by kind and by how finely its time was said.

A lead is a stable name: d7 (days), h2 (hours), min30 (minutes), m1, m20 (that day of the month),
end30 (days before the last day).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from union.core.groups import Settings
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import A_DAY, UNDATED, Grain, is_clock_time, own_end
from union.events import recurrence_rules
from union.events.model import Event, Occurrence, Rule


def chosen(line: str, kind: Kind) -> tuple[str, ...] | None:
    """The leads the group chose for the kind, None where it left them as they are."""
    return read_lead_choices(line).get(kind)


def with_choice(line: str, kind: Kind, leads: Sequence[str] | None) -> str:
    """The line after a choice; None puts the kind back to the design's own."""
    found = {each: own for each, own in read_lead_choices(line).items() if each is not kind}
    if leads is not None:
        found[kind] = tuple(leads)
    return ";".join(f"{each.value}={','.join(found[each])}" for each in Kind if each in found)


@lru_cache(maxsize=256)
def read_lead_choices(line: str) -> Mapping[Kind, tuple[str, ...]]:
    """Every choice of the line, by kind; whatever is no kind of ours is left out."""
    kinds = {each.value: each for each in Kind}
    pairs = (part.partition("=") for part in line.split(";"))
    known = ((kinds[name], leads.split(",")) for name, _, leads in pairs if name in kinds)
    return {kind: tuple(filter(None, leads)) for kind, leads in known}


SHARE = 3  # a lead takes up at most this part of a rule's period
UNITS = {"d": A_DAY, "h": timedelta(hours=1), "min": timedelta(minutes=1)}
HAND_IN = Regex(
    r"交(?![流通接友叉换谈际])|报(?!名|告会|到|销|刊|纸|道|酬|废|警|社|考|修)|提[供报]|递送|送审|\b(?:submit|hand in|turn in|send in)",
    any_case=True,
)
LEAD = Regex(r"(?P<unit>d|h|min|m|end)(?P<number>\d{1,3})")
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
OF_GRAIN = dict.fromkeys((Grain.QUARTER, Grain.HALF, Grain.YEAR), ("end30", "end7")) | {
    Grain.MONTH: ("m1", "m20")
}


def leads_of(kind: Kind, grain: Grain, settings: Settings | None = None) -> tuple[str, ...]:
    """The leads of a kind, the group's own where it has chosen some, longest first.

    Long spans have their grain's, days no hour leads; where nothing chosen fits a day, the kind's own hold.
    """
    if grain in OF_GRAIN:
        return OF_GRAIN[grain]
    own = read_lead_choices(settings.leads).get(kind) if settings else None
    if own == ():
        return ()
    return _fitting(own or (), grain) or _fitting(OF_KIND[kind], grain)


def own_leads(event: Event, settings: Settings | None = None) -> tuple[str, ...]:
    """The item's leads: its own when set, else its kind's; what is due by a day is told like a deadline."""
    if event.start >= UNDATED:
        return ()
    if event.leads is not None:
        return event.leads
    plain_deadline = event.deadline and event.kind is Kind.OTHER
    grain = Grain.DAY if is_turn_of_year(event) else event.grain
    leads = leads_of(Kind.DEADLINE if plain_deadline else event.kind, grain, settings)
    if event.rule is None or recurrence_rules.pattern(event.rule.rrule).dates:
        return leads
    return spaced(leads, event.rule)


def leads_at(one: Occurrence, settings: Settings | None = None) -> tuple[str, ...]:
    """The leads of one time: of dates that were named the first has all, a later one what fits behind the one before."""
    event = one.event
    leads = own_leads(event, settings)
    dates = recurrence_rules.pattern(event.rule.rrule).dates if event.rule and event.leads is None else {}
    before = max((each for each in dates if each < one.original), default=None)
    return leads if before is None else _leads_within_period(leads, one.original - before)


def is_turn_of_year(event: Event) -> bool:
    """Whether a month is meant as the span it is (年底): told of before it begins, not within it like 12月.

    Its end is kept though it is the month's own (handlers/calendar/event_creation.py).
    """
    return event.grain is Grain.MONTH and event.end == own_end(event.start, event.grain)


def spaced(leads: Sequence[str], rule: Rule) -> tuple[str, ...]:
    """The leads of at most a third of the rule's period, so that nothing weekly is told of all week.

    Where none is as short, the shortest; days of the month and the like belong to spans and stay.
    """
    return _leads_within_period(leads, recurrence_rules.period(rule.rrule))


def _leads_within_period(leads: Sequence[str], period: timedelta) -> tuple[str, ...]:
    most = period / SHARE
    kept = tuple(lead for lead in leads if (length := length_of(lead)) is None or length <= most)
    return kept or tuple(leads[-1:])


def length_of(lead: str) -> timedelta | None:
    """How long before the start the lead is; None for one that names a day of its span, or none."""
    said = LEAD.fullmatch(lead)
    unit = UNITS.get(said["unit"]) if said else None
    return unit * int(said["number"]) if said and unit else None


def _fitting(leads: Sequence[str], grain: Grain) -> tuple[str, ...]:
    return tuple(lead for lead in leads if is_clock_time(grain) or not is_of_the_clock(lead))


def is_due_by(event: Event) -> bool:
    """Whether the item stays open past its day until somebody finishes it."""
    return event.deadline or event.kind in (Kind.DEADLINE, Kind.REPORT)


def is_hand_in(event: Event) -> bool:
    """Whether what is due is given to somebody: it is handed in (已交), not finished."""
    return is_due_by(event) and (event.kind is Kind.REPORT or HAND_IN.search(event.title) is not None)


def is_of_the_clock(lead: str) -> bool:
    """Whether the lead is counted in hours or minutes, not in days."""
    return lead.startswith(("h", "min"))


def moment_of(lead: str, occurrence: Occurrence, settings: Settings) -> datetime | None:
    """When the lead falls before any move for days off or quiet hours; None for a name that is no lead."""
    said = LEAD.fullmatch(lead)
    if said is None:
        return None
    number, unit = int(said["number"]), said["unit"]
    if unit in ("h", "min"):
        return occurrence.start - number * UNITS[unit]
    first, last = occurrence.start.date(), occurrence.last_moment.date()
    day = (last if unit == "end" else first) - number * A_DAY
    if unit == "m":
        # The first of the month it begins in, any other day of the month it ends in.
        day = (first if number == 1 else last).replace(day=min(number, 28))
    return datetime.combine(day, settings.reminder_time)
