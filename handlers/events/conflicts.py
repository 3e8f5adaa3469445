"""One line below a new or moved item when somebody is needed elsewhere at that hour, or the day is off."""

from collections.abc import Sequence
from datetime import timedelta

from handlers.core.turn import Turn
from handlers.events import conflict_texts as phrases
from handlers.events import occurrences
from storage.core import people
from union.calendar.conflicts import clash, day_off
from union.core.groups import in_charge
from union.events.model import Event, Occurrence

TIMES, AHEAD = 5, timedelta(days=31)  # of a series


def of_event(turn: Turn, event: Event) -> str:
    """For an item as a whole: of a series its next times."""
    if event.rule is None:
        return of_times(turn, [occurrences.whole(event)])
    group = turn.with_group()
    wall = group.wall(turn.now)
    times = occurrences.coming(turn.db, group, event, wall, TIMES)
    return of_times(turn, [one for one in times if one.start < wall + AHEAD])


def of_times(turn: Turn, times: Sequence[Occurrence]) -> str:
    """For these times of one item; empty when there is nothing to point out."""
    if not times:
        return ""
    group = turn.with_group()
    today, after = group.day(turn.now), times[-1].start.date() + timedelta(days=1)
    others = occurrences.within(turn.db, group, times[0].start.date(), after)
    chiefs = in_charge(people.roster(turn.db, group))
    twice = clash(times, others, [each.person.id for each in chiefs])
    off = day_off(times, group.notice, turn.settings.region)
    found = [phrases.twice(turn._, twice, today)] if twice else []
    if off is not None:
        found.append(phrases.day_off(turn._, off[0], off[1], today))
    return phrases.joined(turn._, found)
