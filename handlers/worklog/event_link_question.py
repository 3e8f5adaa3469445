"""Which item of the calendar an entry fulfils, and which visits of 五必访 it tells of: found by likelihood, asked with one button under its echo."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from handlers.core.messages.keyboards import Button
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.worklog import duplicate_question, texts
from storage.branches import branch_list
from storage.care import visits_due
from storage.care.visits_due import Care
from storage.events import queries as events_queries
from storage.events import times
from storage.worklog import entries
from union.attendance.collecting import is_of_one
from union.branches.coverage import VISITS
from union.core.rights import Action
from union.events import model
from union.events.model import Event, Occurrence, Status
from union.reading.acts.classification import category
from union.reading.life.life_event import Likeness
from union.reading.life.told_visits import tells_of
from union.reading.privacy.redaction import mask_names
from union.reading.text.normal_form import normal
from union.words import Words
from union.worklog import told_ends
from union.worklog.bare_reports import just_held
from union.worklog.entries import LogEntry
from union.worklog.event_links import (
    FURTHEST,
    MOST,
    Candidate,
    Reason,
    is_worth_a_look,
    likely,
    surely,
)

LONGEST = timedelta(days=31)  # a card nobody answered for longer is of another time


LONGEST_TITLE = 20

TIE, NONE, UNTIE, REOPEN = "log.tie", "log.tienone", "log.untie", "log.reopen"
MOST_LOGS = 5  # of an item, as its 详情 names them


def likeness(turn: Turn, entry: LogEntry) -> Mapping[int, Likeness]:
    """How surely it tells of each open visit, by the item's id; none is left out."""
    if not turn.around(entry).visits:
        return {}
    group = turn.with_group()
    visits = turn.once(("open visits", group.id), lambda: visits_due.open_visits(turn.db, group))
    return {
        each.event_id: tells_of(entry.text, each.occasion, each.person, each.branch or None)
        for each in visits
        if each.event_id is not None
    }


def sure_offers(turn: Turn, entry: LogEntry) -> list[Care]:
    """The proposals of the last weeks nobody has answered that it surely tells of."""
    if not turn.around(entry).visits:
        return []
    first = max(fact.day for fact in entry.facts) - LONGEST
    return [
        each
        for each in visits_due.offered(turn.db, turn.with_group())
        if each.day >= first
        and tells_of(entry.text, each.occasion, each.person, each.branch or None) is Likeness.SURE
    ]


def fulfilled(turn: Turn, entry: LogEntry) -> Occurrence | None:
    """The time of the item the entry is tied to, None where it is tied to none."""
    group = turn.with_group()
    event = events_queries.get(turn.db, group, entry.event_id) if entry.event_id is not None else None
    if event is None:
        return None
    return occurrences.find(turn.db, group, event, moment(entry.event_time)) or occurrences.whole(event)


def moment(time: str) -> datetime | None:
    """The original start behind `Occurrence.key`; None for a one-off item."""
    return datetime.fromisoformat(time) if time else None


def lines(turn: Turn, entry: LogEntry) -> list[str]:
    """What stands below the echo of an entry that is tied."""
    one = fulfilled(turn, entry)
    if one is None:
        return []
    if not entry.undone:
        return [tied(turn._, one, len(model.left(one)) if model.is_shared(one) else 0)]
    if one.status is not Status.DONE:
        return []
    return [turn._("日程 #{number} {title}仍记为已完成。", **_named(one))]


def logs_of(turn: Turn, one: Occurrence) -> list[str]:
    """The newest entries that fulfil it, a line each."""
    found = entries.tied_to(turn.db, turn.with_group(), one.event.id, one.key)[-MOST_LOGS:]
    return [turn._("记录：{line}", line=texts.one_line(turn._, entry, turn.today)) for entry in found]


def rows(turn: Turn, entry: LogEntry, found: Sequence[Candidate] | None = None) -> list[list[Button]]:
    """The question, or the way back from its answer."""
    one = fulfilled(turn, entry)
    if one is not None and entry.undone:
        reopen = turn.button(turn._("#{number} 也恢复为未完成", number=one.event.number), REOPEN, entry.id)
        return [[reopen]] if one.status is Status.DONE else []
    if one is not None:
        return [[turn.button(turn._("不是 #{number}，撤回", number=one.event.number), UNTIE, entry.id)]]
    return _question(turn, entry, candidates(turn, entry) if found is None else found)


def candidates(turn: Turn, entry: LogEntry) -> Sequence[Candidate]:
    """Open times the entry has likely fulfilled; none once that was answered, or for who may finish nothing."""
    if entry.undone or entry.fulfils_none or entry.event_id is not None:
        return ()
    visits = likeness(turn, entry)
    near = [each for each in around(turn, entry) if each.id not in visits]
    if not (near or visits) or not turn.may(Action.FINISH):
        return ()
    worth = [each for each in near if is_worth_a_look(each, entry.facts, entry.text)]
    times = [one for event in worth for one in times_near(turn, event, entry)]
    named = likely(entry.facts, entry.text, times, entry.author_id, entry.author)
    found = _weighed(turn, entry, near, named)
    told = {each.one.event.id for each in found} | {*visits}
    return [*_visits(turn, visits), *_of_branches(turn, entry, near, told), *found][:MOST]


def around(turn: Turn, entry: LogEntry) -> Sequence[Event]:
    """The items of the weeks before and behind what it tells."""
    group, days = turn.with_group(), [fact.day for fact in entry.facts]
    first, end = min(days) - FURTHEST, max(days) + FURTHEST
    return turn.once(
        ("around", group.id, first, end), lambda: events_queries.touching(turn.db, group, first, end)
    )


def _weighed(
    turn: Turn, entry: LogEntry, near: Sequence[Event], found: Sequence[Candidate]
) -> Sequence[Candidate]:
    """What everything together speaks for, where the title was not told; the one that was, where both are the same."""
    if len(found) > 1:
        return found
    wall = turn.with_group().wall(entry.said_at)
    if surely(found, entry.text, wall) is not None:
        return found
    times = [one for event in near for one in times_near(turn, event, entry)]
    held = just_held(entry.text, times, wall) if not found else ()
    if len(held) == 1:  # 「开完，到了8个」
        return (Candidate(held[0], 1.0, (Reason.DAY,)),)
    # What names its own sort of work is told by its name: 「消防演练，80人」 is no training of the same day.
    names_itself = category(normal(entry.text).text) is not None
    told = None if names_itself else told_ends.told_in(entry, entry.text, wall)
    ended = told_ends.endings(told, times) if told else []
    ended = [each for each in ended if not each.is_part]
    if found and [each.one.event.id for each in found] != [each.one.event.id for each in ended]:
        return found
    return [Candidate(each.one, each.score, (Reason.ALL,) if each.is_sure else ()) for each in ended]


def surely_fulfilled(turn: Turn, entry: LogEntry, candidates: Sequence[Candidate]) -> Occurrence | None:
    """The item that is over with the entry; None where that is asked about, or there is none."""
    wall = turn.with_group().wall(entry.said_at)
    found = surely(candidates, entry.text, wall) if candidates else None
    if found is None or duplicate_question.rows(turn, entry) or is_of_one(found.one.event, entry.text):
        return None
    return found.one


def _of_branches(
    turn: Turn, entry: LogEntry, near: Sequence[Event], told: Collection[int]
) -> list[Candidate]:
    """Planned visits to just the branches it tells of a visit to, whoever answers for them."""
    days = [fact.day for fact in entry.facts if fact.category == VISITS]
    about = branch_list.of_events(turn.db, turn.with_group()) if days and entry.branches else {}
    meant = [each for each in near if about.get(each.id) == set(entry.branches) and each.id not in told]
    times = (occurrences.whole(each) for each in meant if each.rule is None and each.status is Status.OPEN)
    return [
        Candidate(one, 1.0, (Reason.WORDS,))
        for one in times
        if any(one.start.date() <= day < one.end.date() for day in days)
    ]


def _visits(turn: Turn, visits: Mapping[int, Likeness]) -> list[Candidate]:
    """Visits of 五必访 it tells of, the surest first: whom they are to is in no title for everybody to read."""
    told = sorted((each for each in visits if visits[each]), key=lambda each: (-visits[each], each))
    known = events_queries.of_ids(turn.db, turn.with_group(), told)
    return [Candidate(occurrences.whole(known[each]), float(visits[each]), ()) for each in told]


def times_near(turn: Turn, event: Event, entry: LogEntry) -> list[Occurrence]:
    """A one-off item, or the times of a series around the days the entry tells of."""
    if event.rule is None:
        return [occurrences.whole(event)]
    group, near = turn.with_group(), timedelta(days=7)
    days = [datetime.combine(fact.day, datetime.min.time()) for fact in entry.facts]
    return times.of_event(turn.db, group, event, min(days) - near, max(days) + near)


def _question(turn: Turn, entry: LogEntry, found: Sequence[Candidate]) -> list[list[Button]]:
    asked, is_one = [], len(found) == 1
    for one in (each.one for each in found):
        label = (
            turn._("这是不是 #{number} {title}？记为完成", **_named(one))
            if is_one
            else turn._("是 #{number} {title}，记为完成", **_named(one))
        )
        asked.append([turn.button(label, TIE, entry.id, one.event.id, occurrences.code(one))])
    return asked if len(found) <= 1 else [*asked, [turn.button(turn._("都不是"), NONE, entry.id)]]


def tied(_: Words, one: Occurrence, missing: int) -> str:
    """The line below an echo: what the entry fulfils; `missing` owners have still to do their share."""
    if one.status is Status.DONE:
        return _("✅ 对应日程 #{number} {title}，已完成", **_named(one))
    if missing:
        return _("对应日程 #{number} {title}，还差{count}人完成", **_named(one), count=missing)
    return _("对应日程 #{number} {title}", **_named(one))


def _named(one: Occurrence) -> dict[str, object]:
    return {"number": one.event.number, "title": brief(mask_names(one.event.title), LONGEST_TITLE)}
