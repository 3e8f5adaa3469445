"""What else a log tells as over beside the item it fulfils: other days of a series, other items, tasks done in a clause of their own.

「体检两批都做完，22号35人，今天41人」, 「名单老牛给我了，今天走了12户」, 「最后一次法律咨询来了6个」.
"""

from collections.abc import Sequence
from datetime import timedelta

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.worklog import event_link_question, log_entry
from storage.care import visits_due
from storage.events import queries as events_queries
from union.core.rights import Action
from union.events.model import Event, Occurrence, Status
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.message import Intent, Message
from union.reading.text.normal_form import EitherScript
from union.reminders.lead_times import is_due_by
from union.worklog import told_ends
from union.worklog.entries import LogEntry
from union.worklog.several_ends import each_over, is_last_of_all
from union.worklog.told_ends import Ending

# 「装配那插排都糊巴了」 ends nothing.
ENDS = EitherScript(r"[完好齐齊妥定掂到埋][了喇啦咗晒]|[给給俾交发發报報送递遞寄贴貼挂掛]")
BEHIND, AHEAD = timedelta(days=20), timedelta(days=30)
A_SERIES = timedelta(days=100)  # how far back times nobody told of are over with its last one


def told_in(turn: Turn, text: str) -> Message:
    """What the clauses of words that do not look ahead tell as done."""
    return log_entry.as_log(message_reading.read_words(turn, told_ends.told_part(text), Intent.LOG))


def endings(turn: Turn, text: str) -> list[Ending]:
    """The open times that may be over with what the writer tells, the likeliest first."""
    group = turn.with_group()
    wall = group.wall(turn.said.at)
    if (
        told_ends.telling(text, None, wall, None, "") is None
    ):  # far cheaper than to read the day and the figures
        return []
    if any(each.deed is ChangeDeed.OWNER for each in read_changes(text)):  # 「交给伟业跟」 is not over
        return []
    near = _seen(turn, events_queries.open_ones(turn.db, group))
    told = told_ends.told_in(log_entry.entry_of(turn, told_in(turn, text)), text, wall) if near else None
    return told_ends.endings(told, [one for event in near for one in _times(turn, event)]) if told else []


def _seen(turn: Turn, events: Sequence[Event]) -> list[Event]:
    hidden = {each.event_id for each in visits_due.open_visits(turn.db, turn.with_group())}
    return [each for each in events if each.id not in hidden]


def _times(turn: Turn, event: Event) -> Sequence[Occurrence]:
    if event.rule is None:
        return [occurrences.whole(event)]
    group = turn.with_group()
    wall = group.wall(turn.said.at)
    found = occurrences.ahead(turn.db, group, event, wall - BEHIND, BEHIND + AHEAD)
    return [one for one in found if one.status is Status.OPEN]


def beside(turn: Turn, entry: LogEntry, fulfils: Occurrence | None, *, is_all: bool) -> list[Occurrence]:
    """The open times that are surely over with a log, but the one it fulfils."""
    events = () if entry.undone else event_link_question.around(turn, entry)
    if not events:
        return []
    group = turn.with_group()
    wall = group.wall(entry.said_at)
    times = [one for event in events for one in event_link_question.times_near(turn, event, entry)]
    if fulfils is not None and fulfils.event.rule is not None and is_last_of_all(entry.text):
        times += occurrences.ahead(turn.db, group, fulfils.event, wall - A_SERIES, A_SERIES)
    found = each_over(entry, times, fulfils, wall)
    found += [one for one in _in_clauses(turn, entry, is_all=is_all) if one not in found and one != fulfils]
    seen = _seen(turn, [each.event for each in found]) if found and turn.may(Action.FINISH) else []
    return [one for one in found if one.event in seen]


def with_others(
    turn: Turn, entry: LogEntry, fulfils: Occurrence | None, *, is_all: bool
) -> tuple[Occurrence | None, list[Occurrence]]:
    """What a log fulfils, if need be the first of the others that are over with it, and the rest of those."""
    others = beside(turn, entry, fulfils, is_all=is_all)
    return (others[0], others[1:]) if fulfils is None and others else (fulfils, others)


def _in_clauses(turn: Turn, entry: LogEntry, *, is_all: bool) -> list[Occurrence]:
    """What is due, told as done in clauses without any figure: 「凭证也理好了」; `is_all`: nobody else looks at what ends in them."""
    parts = told_ends.clauses(entry.text)
    bare = [each for each in parts if told_ends.FIGURE.search(each) is None] if len(parts) > 1 else []
    said = [each for each in bare if ENDS.search(each) is not None and (is_all or not _finishes(each))]
    ended = [found[0] for each in said if len(found := endings(turn, each)) == 1]
    return [each.one for each in ended if each.is_sure and not each.is_part and is_due_by(each.one.event)]


def _finishes(words: str) -> bool:
    return any(each.deed is ChangeDeed.FINISH for each in read_changes(words))
