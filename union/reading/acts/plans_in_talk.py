"""What a message plans or gives to do amid talk: of each of its times to come whether that is said of it, and of what thing.

The rules read a plan where a clause names it with its time; here it may be named anywhere: 「刚吃饭碰到血站的人，献血车能直接开到厂门口。12月9号上午九点开始，
早饭一定要吃」.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from union.core.almanac.days_off import Notice
from union.core.kinds import Kind
from union.core.period import OF_A_DAY, Grain
from union.reading.acts import classification
from union.reading.acts.extraction import Seen, look
from union.reading.acts.thing_named import things_of_time
from union.reading.acts.time_senses import TimeSaid, coming_times, times_weighed
from union.reading.message import Intent, Message
from union.reading.names import people
from union.reading.text.normal_form import simplified
from union.reading.time.dates.reference_time import TimeRead
from union.reading.time.time_choice import chosen

LONGEST, MOST = 400, 4  # signs; plans


class TalkedPlan(NamedTuple):
    """What is planned, how likely that is, and where its time stands in the text as it was written."""

    message: Message
    share: float
    begin: int
    end: int


def names_coming_time(text: str, now: datetime, *, region: str = "CN", notice: Notice | None = None) -> bool:
    """Whether a message names a time at which anything could be planned."""
    return bool(coming_times(look(text, now, region, Intent.EVENT, notice), now))


def plans_in_talk(
    text: str,
    now: datetime,
    *,
    region: str = "CN",
    notice: Notice | None = None,
    planned: tuple[tuple[str, date], ...] = (),
) -> tuple[TalkedPlan, ...]:
    """The plans and tasks of a message, one for each day it names, in its order; `now`: local wall time. None of a long one.

    `planned`: title and day of what was made of it already.
    """
    seen = look(text, now, region, Intent.EVENT, notice)
    if len(text) > LONGEST or seen.best is None:
        return ()
    days, names = [day for _, day in planned], [title for title, _ in planned]
    read = [
        (chosen([each.read for each in times], seen.said.text, seen.counts), times)
        for times in _by_day(times_weighed(seen, now))
    ]
    known = [
        (one, things_of_time(seen, one), times)
        for one, times in read
        if one is not None and one.when.start.date() not in days and _is_exact(one, times)
    ]
    found = dict[int, TalkedPlan]()
    # What may be named of two times is of the one it is more surely of.
    for one, named, times in sorted(known, key=lambda each: -each[1].share):
        if title := named.title(names):
            names.append(title.partition("（")[0])
            found[one.begin] = _plan(seen, one, title, named.who, times)
    return tuple(_with_places(seen, [found[at] for at in sorted(found)][:MOST]))


def _with_places(seen: Seen, found: Sequence[TalkedPlan]) -> Iterator[TalkedPlan]:
    """Each with the place named behind its time and before the next, one alone with any; what is due has none."""
    said, words = seen.said, people.place(seen.words).words
    starts = [0, *(each.begin for each in found[1:]), len(said.raw)]
    for each, start, end in zip(found, starts, starts[1:], strict=False):
        place = next((said.quote(*span) for span in words if start <= said.places[span[0]] < end), None)
        is_due = each.message.when is not None and each.message.when.deadline
        yield each._replace(message=replace(each.message, place=None if is_due else place))


def _is_exact(one: TimeRead, times: Sequence[TimeSaid]) -> bool:
    """A day, or an hour of today; 「主席下午交代」 is none."""
    when = one.when
    is_fine = when.grain in OF_A_DAY or when.deadline or when.rrule is not None
    return is_fine and (when.grain is Grain.MINUTE or any(each.read.has_day for each in times))


def _by_day(found: Sequence[TimeSaid]) -> Iterator[list[TimeSaid]]:
    """A day and the hours said behind it: 「养殖场的车26号到，下午四点」."""
    group = list[TimeSaid]()
    for one in found:
        if one.read.has_day and any(each.read.has_day for each in group):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _plan(seen: Seen, one: TimeRead, title: str, who: str, times: Sequence[TimeSaid]) -> TalkedPlan:
    likeliest, said = max(times, key=lambda each: each.share), seen.said
    is_task = one.when.deadline or (likeliest.tasked > likeliest.planned and not one.has_clock)
    message = Message(
        said.raw,
        Intent.EVENT,
        kind=Kind.DEADLINE if is_task else classification.kind(simplified(title)) or Kind.OTHER,
        title=title,
        when=replace(one.when, deadline=is_task),
        owners=(who,) if who else (),
    )
    begin, end = said.places[one.begin], said.ends[one.end - 1]
    # Words of another language stand in another order.
    return TalkedPlan(message, likeliest.share, min(begin, end), max(begin, end))
