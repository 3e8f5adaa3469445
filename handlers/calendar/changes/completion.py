"""完成 of an item, of several owners each his share, which the author or an admin may finish for all; 恢复: what was finished, given up or
cancelled is on the calendar again, by button, by reply or by number.
"""

from dataclasses import replace
from datetime import timedelta

from handlers.calendar import event_creation
from handlers.calendar.changes import occurrence_status as finishing_phrases
from handlers.calendar.changes.occurrence_status import closed_text, restore_button, settle
from handlers.core import press_texts as press_phrases
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Button
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import answers_for, may_alter
from handlers.reminders import reminder_schedule
from handlers.reminders import texts as reminders_texts
from handlers.reminders.reminder_card import item_row
from storage.events import event_parts, times
from storage.events import queries as events_queries
from union.core.records import dataclass
from union.core.rights import Action
from union.events import model
from union.events.model import Occurrence, Owner, Status
from union.events.recurrence_rules import pattern
from union.reading.message import When
from union.worklog.whole_ends import tells_everything_finished

REACH, WORD = timedelta(days=200), "恢复"


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of 完成: the item as it stands now, what is said of it, its buttons.

    `asks`: nothing has changed, the buttons say what can be done.
    """

    one: Occurrence
    text: str
    rows: list[list[Button]]
    asks: bool = False


def finish(turn: Turn, one: Occurrence) -> Finished:
    """The item is done, or one owner's share of it; who is no owner is asked about all.

    「四户都走完了，可以销了」 is all of it, by an owner or by whoever answers for it.
    """
    if not model.is_shared(one):
        return _closed(turn, one)
    own = own_share(turn, one)
    is_said = turn.incoming.press is None and tells_everything_finished(turn.said.text)
    if is_said and (own is not None or answers_for(turn, one.event)):
        return _closed(turn, one)
    if own is None:
        return _shared_item_question(turn, one)
    if one.key in own.done:
        facts = {**one.event.facts, "missing": len(model.unfinished_owners(one))}
        text = turn._("#{number} 您的一份已经完成，还差{missing}人", **facts)
        back = occurrences.button_of(turn, one, finishing_phrases.label_back(turn._), "ev.back")
        return Finished(one, text, [[*share_rows(turn, one)[-1], back]], asks=True)
    turn.enrol()
    event_parts.set_share(turn.db, turn.with_group(), one, own, turn.now, done=True)
    one = reloaded_occurrence(turn, one)
    missing = model.unfinished_owners(one)
    if not missing:
        return _closed(turn, one)
    who = turn.incoming.who.name if turn.incoming.who else own.name
    facts = {**one.event.facts, "missing": len(missing)}
    text = turn._("#{number} {title}：{who}已完成，还差{missing}人", **facts, who=who)
    names = reminders_texts.missing_names(turn._, missing) if turn.where.private else ""
    return Finished(one, text + names, share_rows(turn, one))


def finish_whole(turn: Turn, one: Occurrence) -> Finished:
    """The item is done for all its owners."""
    return _closed(turn, one)


def take_back(turn: Turn, one: Occurrence, own: Owner) -> Finished:
    """An owner's share is open again."""
    event_parts.set_share(turn.db, turn.with_group(), one, own, turn.now, done=False)
    one = reloaded_occurrence(turn, one)
    text = turn._(
        "已撤回，#{number} 还差{missing}人",
        number=one.event.number,
        missing=len(model.unfinished_owners(one)),
    )
    return Finished(one, text, [item_row(turn._, turn.with_group(), one, turn.wall)])


def own_share(turn: Turn, one: Occurrence) -> Owner | None:
    """The owner the writer is, also one so far known by name only."""
    person = turn.me()
    if person is None:
        return None
    known = model.share_of(one, person.id)
    named = (each for each in one.event.owners if each.person_id is None and each.name == person.name)
    return known or next(named, None)


def share_rows(turn: Turn, one: Occurrence) -> list[list[Button]]:
    """完成 for the other owners; 全部完成 and 撤回我的完成 below."""
    below = (turn._("全部完成"), "ev.doneall"), (turn._("撤回我的完成"), "ev.unshare")
    buttons = [occurrences.button_of(turn, one, *each) for each in below]
    return [item_row(turn._, turn.with_group(), one, turn.wall), buttons]


def reloaded_occurrence(turn: Turn, one: Occurrence) -> Occurrence:
    """The same time of the item as it stands now."""
    group = turn.with_group()
    event = events_queries.get(turn.db, group, one.event.id)
    return (event and occurrences.find(turn.db, group, event, one.original)) or one


def _closed(turn: Turn, one: Occurrence) -> Finished:
    one = settle(turn, one, Status.DONE)
    _close_earlier(turn, one)
    return Finished(one, closed_text(turn, one), [[restore_button(turn, one)]])


def _close_earlier(turn: Turn, last: Occurrence) -> None:
    """With the last time of a series that ends those before it that nobody told of are over, too."""
    group, rule = turn.with_group(), last.event.rule
    found = pattern(rule.rrule) if rule is not None else None
    if found is None or not (found.dates or found.count or found.until):
        return
    near = times.of_event(turn.db, group, last.event, last.start - REACH, last.start + REACH)
    if any(each.status is Status.OPEN and each.start > last.start for each in near):
        return
    for each in near:
        if each.status is Status.OPEN and each.start < last.start:
            settle(turn, each, Status.DONE)


def _shared_item_question(turn: Turn, one: Occurrence) -> Finished:
    facts = {**one.event.facts, "count": len(one.event.owners), "missing": len(model.unfinished_owners(one))}
    if not turn.incoming.anonymous and not answers_for(turn, one.event):
        text = turn._(
            "#{number} 由{count}人分别负责，请他们各自点「{done}」；发起人和管理员可以「全部完成」。",
            **facts,
            done=reminders_texts.label_done(turn._, one.event),
        )
        return Finished(one, text, [], asks=True)
    choices = (turn._("全部完成"), "ev.doneall"), (finishing_phrases.label_back(turn._), "ev.back")
    text = turn._("#{number} 由{count}人分别负责，还差{missing}人。要算全部完成吗？", **facts)
    row = [occurrences.button_of(turn, one, *each) for each in choices]
    return Finished(one, text, [row], asks=True)


def hindrance(turn: Turn, one: Occurrence) -> str | None:
    """Why the writer or presser may not reopen it; what was cancelled is its maker's."""
    if not turn.may(Action.FINISH):
        return press_phrases.not_allowed(turn._)
    is_others = one.status is Status.CANCELLED and not may_alter(turn, one.event)
    return press_phrases.only_author(turn._) if is_others else None


def reopen(turn: Turn, one: Occurrence) -> Occurrence:
    """Open it and plan what still lies ahead."""
    one = settle(turn, one, Status.OPEN)
    if one.status is Status.OPEN and model.is_shared(one) and not model.unfinished_owners(one):
        own = own_share(
            turn, one
        )  # of a shared item the share of who takes it up is open again, else everybody's
        for owner in (own,) if own else one.event.owners:
            event_parts.set_share(turn.db, turn.with_group(), one, owner, turn.now, done=False)
    reminder_schedule.plan_occurrence(turn.db, turn.with_group(), one, turn.now)
    return one


def reopen_in_words(turn: Turn, one: Occurrence, when: When | None = None) -> None:
    """A reply 「恢复」 to a message about the item; `when` is the day it is wanted by anew."""
    problem = hindrance(turn, one)
    if problem is None and one.status is Status.OPEN:
        problem = turn._("#{number} {title}还在日程上，不用恢复。", **one.event.facts)
    if problem is not None:
        turn.say(problem, about=message_subject.of_time(one))
        return
    if when is not None and one.event.rule is None:
        event = event_creation.timed(one.event, when)
        events_queries.change(turn.db, turn.with_group(), event)
        one = replace(occurrences.of_whole_event(event), status=one.status)
    one = reopen(turn, one)
    text = finishing_phrases.restored(turn._, one, turn.today)
    turn.say(text, [item_row(turn._, turn.with_group(), one, turn.wall)], about=message_subject.of_time(one))


def reopened_by_number(turn: Turn, number: int) -> bool:
    """恢复 #12 where 12 is an item, a series as a whole; False when there is none of that number."""
    event = events_queries.numbered(turn.db, turn.with_group(), number)
    if event is None:
        return False
    if event.rule is None or event.status is Status.OPEN:
        reopen_in_words(turn, occurrences.of_whole_event(event))
    else:
        problem = hindrance(turn, occurrences.of_whole_event(event))
        if problem is not None:
            return turn.tell(problem)
        turn.enrol()
        event = reminder_schedule.take_up(turn, event)
        one = occurrences.next_of_event(
            turn.db, turn.with_group(), event, turn.wall
        ) or occurrences.of_whole_event(event)
        text = finishing_phrases.restored(turn._, one, turn.today)
        turn.say(text, about=message_subject.of_event(event.id))
    return True
