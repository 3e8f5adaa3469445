"""How likely a log ends one time of an item: signs, each with a weight that was learned, and every two of them together.

The weights stand in union/data/ending_likelihood.toml, made by `python -m tools.ended_weights` of the logs filed in lives that may be looked at.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from union.core.kinds import Kind
from union.core.records import dataclass
from union.data import table
from union.events.model import Event, Occurrence
from union.reading.acts.classification import category
from union.reading.acts.opinion import Opinion, Sense
from union.reading.table_acts import OTHER
from union.reading.text.normal_form import normal
from union.reminders.lead_times import is_due_by
from union.worklog.entries import LogEntry
from union.worklog.event_links import OVER, SPANS, is_doer_named, title_fit
from union.worklog.item_likelihood import ANEW, CHANGED, MOST_WORDS, OF_LOGS, fit, in_pairs, named_with_origin

NEAR, SOON, LATE = 3, timedelta(days=3), timedelta(days=10)
JUST_HELD = timedelta(hours=14)
TALK = (Sense.CHATTER, Sense.ASKED)
NO_OPINION = Opinion(dict.fromkeys(Sense, 0.0))


@dataclass(frozen=True, slots=True)
class LogBeside:
    """A log, and beside how many items its day is that of something held; `wall` is local time when it was written."""

    entry: LogEntry
    wall: datetime
    held: int
    most_words: float


def log_with_name_scores(
    entry: LogEntry, wall: datetime, times: Sequence[Occurrence]
) -> tuple[LogBeside, Mapping[int, float]]:
    """The log, and how surely it names each of these items, by their ids."""
    events: list[Event] = list({one.event.id: one.event for one in times}.values())
    words = dict(
        zip((each.id for each in events), named_with_origin(events, entry.text), strict=True)
        if events
        else ()
    )
    held = sum(_is_held_on_log_day(one, entry, wall) for one in times)
    return LogBeside(entry, wall, held, max(words.values(), default=0.0)), words


def likelihood(told: LogBeside, one: Occurrence, words: float, said: Opinion | None) -> float:
    """From 0 to 1; `words`: how surely the log names the item, `said`: what its message does, about that item."""
    return fit(signs(told, one, words, said or NO_OPINION), table("ending_likelihood")["weights"])


def signs(told: LogBeside, one: Occurrence, words: float, said: Opinion) -> dict[str, float]:
    """What speaks for or against it, each from 0 to 1 or 2, and every two of these together."""
    event, entry, wall = one.event, told.entry, told.wall
    is_due, begun, today = is_due_by(event), one.start <= wall, wall.date()
    first, away = one.start.date(), _days_away(one, entry)
    sort = category(normal(event.title).text)
    is_owner = _is_owners(event, entry)
    found = {
        "fit": title_fit(event.title, entry.facts, entry.text),
        "words": min(words, MOST_WORDS),
        "most": float(0 < words >= told.most_words),
        "its day": float(away == 0 and not is_due and event.grain not in SPANS),
        "near": float(0 < away <= NEAR and not is_due),
        "far": float(away > NEAR and not is_due),
        "just held": float(begun and not is_due and wall - one.start <= JUST_HELD),
        "begun": float(begun and not is_due),
        "ahead": float(not begun and not is_due),
        "due": float(is_due),
        "due soon": float(is_due and first <= today + SOON),
        "overdue": float(is_due and first < today),
        "due far": float(is_due and first > today + LATE),
        "series": float(event.rule is not None),
        "owner": float(is_owner),
        "of others": float(bool(event.owners) and not is_owner),
        "author": float(entry.author_id is not None and event.author_id == entry.author_id),
        "another sort": float(sort not in (None, OTHER, *(each.category for each in entry.facts))),
        "alone": float(told.held == 1 and _is_held_on_log_day(one, entry, wall)),
        "counted": float(any(each.measures for each in entry.facts)),
        "over": float(OVER.search(normal(entry.text).text) is not None),
        "meeting": float(event.kind is Kind.MEETING),
        "finished": said.share(Sense.FINISHED),
        "told": said.share(Sense.TOLD),
        "partly": said.share(Sense.PARTLY),
        "anew": said.share(*ANEW),
        "of logs": said.share(*OF_LOGS),
        "changed": said.share(*CHANGED),
        "talk": said.share(*TALK),
    }
    return in_pairs(found)


def _is_owners(event: Event, entry: LogEntry) -> bool:
    """Whether an owner tells it, or it names one as having done it."""
    is_named = any(is_doer_named(each.name, entry.text) for each in event.owners)
    return is_named or event.has_owner(entry.author_id, entry.author)


def _days_away(one: Occurrence, entry: LogEntry) -> int:
    first, last = one.start.date(), one.last_moment.date()
    return min(
        0 if first <= fact.day <= last else min(abs((fact.day - first).days), abs((fact.day - last).days))
        for fact in entry.facts
    )


def _is_held_on_log_day(one: Occurrence, entry: LogEntry, wall: datetime) -> bool:
    """Whether it has begun, on a day the log tells of."""
    return not is_due_by(one.event) and one.start <= wall and _days_away(one, entry) == 0
