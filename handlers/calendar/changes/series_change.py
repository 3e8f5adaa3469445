"""以后都: a series is ended, or goes on at another time or under another rule (「改为每周四」) from one of its times on.

Its past stays as it was; the next three dates are said. With further sessions an item has its dates one by one (RFC 5545 RDATE).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from handlers.calendar import event_creation
from handlers.calendar.changes import occurrence_status as phrases
from handlers.core import message_reading, pending_questions
from handlers.core import press_texts as press_phrases
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Button, Rows
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events import conflicts, occurrences
from handlers.events import texts as agenda_phrases
from handlers.events.event_rights import may_alter
from handlers.reminders import reminder_schedule
from storage.attendance import headcounts
from storage.core import drafts
from storage.events import event_parts, times
from storage.events import queries as events_queries
from storage.reminders import schedule
from union.core.almanac.date_format import day_words
from union.core.period import is_clock_time
from union.events.model import Event, Occurrence, Rule, Status, copied
from union.events.recurrence import SHIFT_REACH, next_occurrence
from union.events.recurrence_rules import pattern, rule_of_dates
from union.events.rule_text import rule_words
from union.events.series_changes import MOST_DAYS, anew, by_days, moved_to, pushed, rule_ended_before
from union.events.series_changes import since as since_stretch
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, change_of_one_item
from union.reading.acts.extraction import look
from union.reading.message import When
from union.reading.replies.changed_times import change_as_reply
from union.reading.replies.mentions import PART_OF_DAY
from union.reading.text.normal_form import EitherScript, normal
from union.reading.time.dates.reference_time import TimeRead
from union.reminders.lead_times import is_due_by

ENDED = "series.ended"
MOST = 60  # times of a series that are cancelled at once
KEPT = timedelta(days=30)  # how long the end of a series can be taken back
SHOWN = 3
# A stretch of which nobody has named a day yet: 「推到月底」, 「mid Dec」.
SOME_DAY = EitherScript(
    r"[上中下]旬|[月年][初底末]|(?:周|星期|礼拜)(?:内|里|$)|[月季](?:度|份|内)?$|\b(?:early|mid|late|end|week|month)\b",
    any_case=True,
)


def cancel_scope_question(turn: Turn, one: Occurrence) -> tuple[str, Rows]:
    """Cancelling one time of a series or all that follow: the question, and 只这一次 or 以后都."""
    item = agenda_phrases.title_line(turn._, one, turn.today)
    text = turn._("取消 {item}\n这是重复日程，只取消这一次，还是以后都取消？", item=item)
    if one.event.rule is not None and pattern(one.event.rule.rrule).dates:
        text = turn._("取消 {item}\n这项有几个日子，只取消这一次，还是以后都取消？", item=item)
    labels = turn._("只这一次"), phrases.label_from_now_on(turn._), phrases.label_back(turn._)
    deeds = "ev.cancel1", "ev.cancelall", "ev.back"
    return text, [[occurrences.button_of(turn, one, *each) for each in zip(labels, deeds, strict=True)]]


def end_series(turn: Turn, one: Occurrence) -> tuple[str, Rows]:
    """No time of the series from this one on; what to say, and 恢复, which brings back the rule as it was."""
    event = one.event
    data: dict[str, Any] = {"event_id": event.id, "rrule": event.rule.rrule if event.rule else None}
    turn.enrol()
    draft_id = pending_questions.begin(turn, ENDED, data, KEPT)
    end_before(turn, one)
    restore = turn.button(phrases.label_restore(turn._), "series.restore", draft_id)
    text = turn._("已取消 #{number} {title}：以后都不再安排。", **event.facts)
    return text, [[restore]]


def end_series_after(turn: Turn, one: Occurrence) -> tuple[str, Rows] | None:
    """This time of the series is its last one; None where none comes behind it."""
    if one.event.rule is None or not may_alter(turn, one.event):
        return None
    times = occurrences.coming(turn.db, turn.with_group(), one.event, one.start, 2)
    behind = next((each for each in times if each.original > one.original), None)
    if behind is None:
        return None
    _text, rows = end_series(turn, behind)
    day = day_words(turn._, one.start.date(), now=turn.today)
    return turn._("#{number} {title}：{day}是最后一次。", **one.event.facts, day=day), rows


def cancel_all_but_day(turn: Turn, one: Occurrence, day: date) -> Occurrence | None:
    """Of the times ahead the one of that day alone is left, the others are cancelled; None where there are none."""
    is_series = one.event.rule is not None and may_alter(turn, one.event)
    times = occurrences.coming(turn.db, turn.with_group(), one.event, turn.wall, MOST) if is_series else []
    kept = next((each for each in times if each.start.date() == day), None)
    others = [each for each in times if each.start.date() != day and each.status is Status.OPEN]
    if kept is None or not others:
        return None
    for each in others:
        phrases.settle(turn, each, Status.CANCELLED)
    return kept


def one_day(turn: Turn, event: Event, day: date) -> Occurrence | None:
    """That day of an item of several days in a row, which is its days one by one from now on."""
    named = by_days(event) if event.rule is None and may_alter(turn, event) else None
    if named is None or not event.start.date() < day < (event.end or event.start).date():
        return None
    event_creation.store_change(turn, named)
    original = datetime.combine(day, event.start.time())
    return occurrences.find(turn.db, turn.with_group(), named, original)


def push(turn: Turn, one: Occurrence, by: timedelta) -> Occurrence | None:
    """This time and all later ones so much further on, as many as before; None where the series does not end."""
    event = pushed(one.event, one.original, by) if may_alter(turn, one.event) else None
    if event is None:
        return None
    event_creation.store_change(turn, event)
    return occurrences.find(turn.db, turn.with_group(), event, one.original + by)


def offer_move(turn: Turn, one: Occurrence) -> list[list[Button]]:
    """Below a moved time of a series: 以后都, where the rule allows it to be said."""
    if one.event.rule is None or not can_move(one, one.start):
        return []
    return [[occurrences.button_of(turn, one, phrases.label_from_now_on(turn._), "series.move")]]


def _move(turn: Turn) -> None:
    gone = press_phrases.done_before(turn._)
    one = occurrences.of_press(turn, gone)
    if one.event.rule is None or one.status is not Status.OPEN or one.start == one.original:
        raise NotDone(gone)
    if not may_alter(turn, one.event) or not can_move(one, one.start):
        raise NotDone(press_phrases.only_author(turn._))
    new = move_on(turn, one, one.start, None if one.event.end is None else one.end)
    turn.edit_pressed(phrases.moved_on(turn._, new, turn.today))


def can_move(one: Occurrence, start: datetime) -> bool:
    """Whether the rule tells what becomes of the later times when this one is moved."""
    return _rule_on(one, start) is not None


def _rule_on(one: Occurrence, start: datetime) -> Rule | None:
    """The rule from this time on when it is moved; of a rule that counts its times those that are left, one by one."""
    rules = (event.rule for event in (one.event, by_days(one.event)) if event is not None and event.rule)
    return next((rule for each in rules if (rule := moved_to(each, start, one.original))), None)


def move_on(turn: Turn, one: Occurrence, start: datetime, end: datetime | None) -> Occurrence:
    """The series ends before this time, and goes on as an item of its own at another; its first time."""
    new = replace(one.event, rule=_rule_on(one, start), start=start, end=end)
    return occurrences.of_whole_event(go_on(turn, one.event, one, new))


def go_on(turn: Turn, event: Event, cut: Occurrence | None, following: Event) -> Event:
    """End a series before `cut`, and go on as an item of its own, with its checklist, notes and terms."""
    group = turn.with_group()
    if cut is not None:
        end_before(turn, cut)
    before, following = event, replace(following, id=0, number=0, checks=copied(event.checks))
    event = events_queries.add(turn.db, group, following, turn.now)
    event_parts.copy(turn.db, group, before, event)
    terms = headcounts.terms(turn.db, group, before)
    if terms != headcounts.Terms():
        headcounts.set_terms(turn.db, group, event, terms)
    reminder_schedule.plan_reminders(turn.db, group, event, turn.now)
    return event


def end_before(turn: Turn, one: Occurrence) -> None:
    """The times before stay as they were; a series that has none before is cancelled as a whole."""
    event, group = one.event, turn.with_group()
    assert event.rule is not None
    if not times.of_event(turn.db, group, event, event.start - SHIFT_REACH, one.original):
        reminder_schedule.take_back(turn, event)
    else:
        events_queries.change(
            turn.db, group, replace(event, rule=rule_ended_before(event.rule, one.original))
        )
        schedule.withdraw(turn.db, group, event)


def _restore(turn: Turn) -> None:
    group, draft = turn.with_group(), pending_questions.pressed(turn, ENDED)
    event = events_queries.get(turn.db, group, draft.data["event_id"])
    if event is None or event.rule is None:
        raise NotDone(press_phrases.done_before(turn._))
    if not may_alter(turn, event):
        raise NotDone(press_phrases.only_author(turn._))
    drafts.end(turn.db, draft)
    event = replace(event, rule=Rule(draft.data["rrule"], event.rule.shift), status=Status.OPEN)
    events_queries.change(turn.db, group, event)
    reminder_schedule.plan_reminders(turn.db, group, event, turn.now)
    one = occurrences.next_of_event(turn.db, group, event, turn.wall)
    if one is not None:
        turn.edit_pressed(phrases.restored(turn._, one, turn.today))


DEEDS: Deeds = {"series.move": _move, "series.restore": _restore}


def change(turn: Turn, one: Occurrence, when: When, *, since: bool = False) -> None:
    """Give the item the rule that was said, from now on, or from this time of it on."""
    wall, is_series = turn.wall, one.event.rule is not None
    coming = occurrences.next_of_event(turn.db, turn.with_group(), one.event, wall) if is_series else None
    since = since and coming is not None and coming.original < one.original
    first = min(one.start, since_stretch(one.start, when.rrule or "")) if since else wall
    begin = max(wall, datetime.combine(first.date(), datetime.min.time()))
    new = _event_under_new_rule(turn, one, when, begin)
    if new is None:
        text = turn._("照这个规律以后没有日子了，没有改。请再写一次，例如：改为每周四")
        turn.say(text, about=message_subject.of_time(one))
        return
    turn.enrol()
    # Times of the series that lie behind us stay as they are, also in reports.
    behind = times.of_event(turn.db, turn.with_group(), one.event, one.event.start - SHIFT_REACH, wall)
    has_begun = is_series and any(each.start <= wall for each in behind)
    if one.event.rule is None or (begin == wall and not has_begun):
        event_creation.store_change(turn, new)
    else:
        new = go_on(turn, one.event, one if since else coming, new)
    following = occurrences.coming(turn.db, turn.with_group(), new, turn.wall, SHOWN)
    told = rule_words(turn._, new.rule, now=turn.today) if new.rule else ""
    told += f" {new.start:%H:%M}" if is_clock_time(new.grain) else ""
    said = turn._("以后改为{rule}：#{number} {title}", rule=told, **new.facts)
    if new.number != one.event.number:
        said = turn._("{said}（以前的几次还是 #{before}）", said=said, before=one.event.number)
    lines = [
        said,
        agenda_phrases.next_times(turn._, following, turn.today),
        agenda_phrases.short_months(turn._, new.rule) if new.rule else "",
        conflicts.of_event(turn, new),
    ]
    turn.say("\n".join(filter(None, lines)), about=message_subject.of_event(new.id))


def on_each_day(event: Event, when: When) -> When:
    """「改到24、25号」 of what begins at an hour: at that hour on each of these days."""
    is_once = event.rule is None or bool(pattern(event.rule.rrule).dates)
    if when.end is None or when.rrule or event.deadline or not is_once or not is_clock_time(event.grain):
        return when
    if SOME_DAY.search(normal(when.text).text):
        return when
    hour = when.start.time() if is_clock_time(when.grain) else event.start.time()
    first = datetime.combine(when.start.date(), hour)
    starts = [first + timedelta(days=day) for day in range((when.end.date() - first.date()).days)]
    if not 1 < len(starts) <= MOST_DAYS or when.end.time() != datetime.min.time():
        return when
    rrule = rule_of_dates((each, None) for each in starts)
    return replace(when, start=first, end=None, grain=event.grain, rrule=rrule)


def _event_under_new_rule(turn: Turn, one: Occurrence, when: When, begin: datetime) -> Event | None:
    """The item under its new rule, beginning with the first time from then on; None when there is none."""
    group, rule = turn.with_group(), Rule(when.rrule or "", when.shift)
    new = anew(one.event, one.start, when.start, when.grain, rule)
    first = next_occurrence(new, (), begin, group.notice)
    if first is None:
        return None
    return replace(new, start=first.start, end=first.end if new.end is not None else None)


MOST_SESSIONS = 31  # sessions of one item


def with_sessions(turn: Turn, one: Occurrence, change: ItemChange) -> Event | None:
    """The item with the sessions told beside those there are; of one parted they take the place of its own time where that is not said again.

    None where no other time is told, or it is nothing with sessions: a task, a weekly series.
    """
    event, rule = one.event, one.event.rule
    dates = pattern(rule.rrule).dates if rule is not None else {event.start: None}
    if is_due_by(event) or not dates or not may_alter(turn, event):
        return None
    starts = session_starts(turn, change.quoted, one.start) or session_starts(turn, change.text, one.start)
    is_anew = change.deed is ChangeDeed.PARTED and len(starts) > 1 and one.start not in starts
    kept = {start: end for start, end in dates.items() if not (is_anew and start == one.original)}
    found = {**dict.fromkeys(starts), **kept}
    if len(found) <= len(kept) or len(found) > MOST_SESSIONS:
        return None
    first = min(found)
    end = event.end + (first - event.start) if event.end is not None else None
    return replace(event, start=first, end=end, rule=Rule(rule_of_dates(found.items())))


def session_starts(turn: Turn, words: str, base: datetime) -> Sequence[datetime]:
    """When the sessions begin that are told of an item of that time: a day alone keeps its hour, an hour its day."""
    found = message_reading.run_reader(turn, look, words).reads
    reads = [each for each in found if not PART_OF_DAY.fullmatch(each.when.text)]  # 「上下午两场」
    starts = (each for read in _as_one_time(reads) for each in _starts_of(turn, *read, base))
    return sorted({each for each in starts if each > turn.wall})


def _as_one_time(reads: Sequence[TimeRead]) -> Iterator[tuple[str, TimeRead]]:
    """Each time as it is written; one day and one hour that stand apart are one."""
    days, hours = ([each for each in reads if each.has_clock is is_hour] for is_hour in (False, True))
    if len(days) == len(hours) == 1 and not hours[0].has_day and not days[0].rest:
        yield f"{days[0].when.text}{hours[0].when.text}", days[0]
        return
    yield from ((each.when.text, each) for each in reads)


def _starts_of(turn: Turn, words: str, read: TimeRead, base: datetime) -> Iterator[datetime]:
    if read.rest:
        hour = None if is_clock_time(read.when.grain) else base.time()
        for when in (read.when, *read.rest):
            yield datetime.combine(when.start, hour) if hour is not None else when.start
        return
    reply = change_as_reply(
        change_of_one_item(ChangeDeed.MOVE, words, words), turn.written, base, turn.notice
    )
    if reply is not None and reply.when is not None and reply.when.rrule is None:
        has_hour = is_clock_time(reply.when.grain)
        yield reply.when.start if has_hour else datetime.combine(reply.when.start, base.time())
