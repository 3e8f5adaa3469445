"""How many came to what was held: said by an officer (应到15人，实到12人), or counted by 签到."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from union.attendance.headcount import Headcount
from union.events.model import Occurrence, Status

# Who came to an item: by its id and the original start of the time meant.
Counts = Mapping[tuple[int, datetime], Headcount]


@dataclass(frozen=True, slots=True)
class Turnout:
    """Who came to one item: `present` people of `expected`, None where nobody said of how many."""

    number: int
    day: date
    title: str
    present: int
    expected: int | None = None


def turnouts(occurrences: Iterable[Occurrence], counts: Counts) -> tuple[Turnout, ...]:
    """Of the items not called off those of which it is known how many came, in order of time."""
    found = [
        Turnout(each.event.number, each.start.date(), each.event.title, count.present, count.expected)
        for each in occurrences
        if each.status not in (Status.CANCELLED, Status.GIVEN_UP)
        and (count := counts.get((each.event.id, each.original), Headcount())).present is not None
    ]
    return tuple(sorted(found, key=lambda each: (each.day, each.number)))
