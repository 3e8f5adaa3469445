"""A reply to a message about an item changes it: 完成, 改到周五下午3点, 推迟两天, 地点改为…, 交给…, 取消."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.attendance import attendance_card
from handlers.calendar import additions, event_creation
from handlers.calendar.changes import (
    attendance_replies,
    completion,
    handover,
    item_parts,
    last_change,
    occurrence_status,
    people_told,
    series_change,
)
from handlers.calendar.changes.occurrence_status import (
    change,
    changed_text,
    closed_text,
    restore_button,
    say,
    settle,
)
from handlers.core import message_reading
from handlers.core import not_understood_texts as plain_phrases
from handlers.core import press_texts as press_phrases
from handlers.core.messages import command_words, message_subject
from handlers.core.messages.message_subject import About
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import NotDone, Turn
from handlers.events import conflicts, occurrences
from handlers.events import texts as agenda_phrases
from handlers.events.event_rights import may_alter
from handlers.events.owned_items import number_and_words
from storage.attendance import headcounts
from storage.events import queries as events_queries
from union.attendance.participation_replies import read_part
from union.core.almanac.date_format import day_words
from union.core.groups import Group
from union.core.kinds import Kind
from union.core.period import A_WEEK
from union.core.rights import Action
from union.events import model
from union.events.model import Occurrence, Status
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.false_changes import denies_cancelling
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, Scope
from union.reading.message import Intent, When
from union.reading.replies.amendments import is_unchanged, ordinal_and_words
from union.reading.replies.changed_times import as_reply, change_as_reply, new_time
from union.reading.replies.correction_lessons import kind_name, named_kind
from union.reading.replies.item_details import read_addition
from union.reading.replies.item_replies import Reply, Verb, read_reply, read_reply_to
from union.reading.replies.lead_time_replies import asked_leads
from union.reading.replies.mentions import title_overlap
from union.reading.replies.remarks import OF_DAY
from union.reading.replies.title_replies import new_title

MOST_TIMES = 31  # of a series, among which a day is looked for
MOST_CHANGES = 6  # of one item in one reply; nobody means more
CLOSING = {
    Verb.GIVE_UP: Status.GIVEN_UP,
    Verb.CANCEL: Status.CANCELLED,
    Verb.UNDO: Status.CANCELLED,
}


def replied(turn: Turn, mark: str) -> bool:
    """Do what the reply asks; of unknown ones talk in a group is left alone, the others are answered with help."""
    group, subject = turn.group, message_subject.read(mark)
    return group is not None and subject is not None and answer(turn, group, subject, turn.said.text)


def replied_to_several(turn: Turn, mark: str) -> bool:
    """A reply to a message about several items names one by its number: 「#2 改到周五下午3点」."""
    group, named = turn.group, number_and_words(turn.said.text, turn.said.at)
    if group is None:
        return False
    event = named and events_queries.numbered(turn.db, group, named[0])
    text = named[1] if named else turn.said.text
    counted = None if named else ordinal_and_words(text)
    if counted is not None:
        event, text = _nth_of_message(turn, mark, counted[0]), counted[1]
    if event is not None:
        return answer(turn, group, About("event", event.id), text)
    if any(each.own for each in read_changes(text)):
        return False  # 「这个会改到21日」 says of which, like any message
    reply = read_reply(text, turn.written, None, group.notice)
    if not (reply or read_part(text) or read_addition(text) or new_title(text)):
        return _not_understood(turn)
    return turn.tell(turn._("这条里有几个日程，请写明编号，例如：#12 {said}", said=brief(turn.said.text)))


def _nth_of_message(turn: Turn, mark: str, nth: int) -> model.Event | None:
    """The item a message put down in that place, where the reply is to what was said of all it put down."""
    made = _made_by_message(turn, mark)
    return made[nth] if -1 <= nth < len(made) and made else None


def _made_by_message(turn: Turn, mark: str) -> Sequence[model.Event]:
    group, first = turn.with_group(), message_subject.numbers(mark, "items")
    event = events_queries.get(turn.db, group, first[0]) if first else None
    return events_queries.of_same_message(turn.db, group, event) if event else []


def answer(turn: Turn, group: Group, subject: About, text: str) -> bool:
    """Do what is said about an item, or say why not; False when it says nothing about it."""
    one = occurrences.of_subject(turn.db, group, subject, turn.now)
    if one is not None and any(_is_of_another(turn, one, each) for each in read_changes(text)):
        return False
    if one is None:
        return _answer_about_gone_item(turn, text)
    text = model.without_own_part(text) if model.is_shared(one) else text
    left = people_told.rest_of_reply(turn, one.event, text)
    if left is not None:
        return not left or answer(turn, group, subject, left) or True
    if (
        item_parts.joined(turn, one, text)
        or item_parts.renamed_or_several(turn, one, text)
        or _is_of_its_rest(turn, one, subject, text)
    ):
        return True
    kind = named_kind(text)
    if one.status is Status.OPEN and occurrence_status.asks_later(text):
        return occurrence_status.offer_later(turn, one)
    if one.status is Status.OPEN and kind is not None:
        return _has_kind(turn, one, kind)
    reply = read_reply_to(text, turn.written, one.start, group.notice)
    found = read_changes(text)
    once = _time_named(turn, one, found)
    if once is not None:
        return changed(turn, once, replace(found[0], scope=Scope.ONE))
    if reply is None or len(found) > 1 or any(each.place for each in found):
        done = [changed(turn, one, each) for each in found] if len(found) <= MOST_CHANGES else []
        return any(done) or item_parts.amended(turn, one, text) or _not_understood(turn)
    return carry_out_reply(turn, group, subject, text, reply)


def _has_kind(turn: Turn, one: Occurrence, kind: Kind) -> bool:
    if not may_alter(turn, one.event):
        raise NotDone(press_phrases.only_author(turn._))
    if kind is not one.event.kind:
        message_reading.teach_kind(turn, one.event, kind)
        change(turn, one, replace(one.event, kind=kind))
    item, name = agenda_phrases.title_line(turn._, one, turn.today), turn._(kind_name(kind) or kind.value)
    return say(turn, one, turn._("已更新 {item}\n按{kind}提醒", item=item, kind=name))


def _is_of_another(turn: Turn, one: Occurrence, change: ItemChange) -> bool:
    """「勞工處嗰個恢復返」 in reply to what was said of the dinner."""
    named = [change.own] if change.deed is ChangeDeed.REOPEN and change.own else []
    if not named or title_overlap(one.event.title, named):
        return False
    gone = events_queries.closed_since(turn.db, turn.with_group(), Status.CANCELLED, turn.said.at - A_WEEK)
    return any(title_overlap(each.title, named) for each in (*occurrences.open_items(turn), *gone))


def _time_named(turn: Turn, one: Occurrence, found: Sequence[ItemChange]) -> Occurrence | None:
    """「30号那天取消」, 「明天的课停一下，挪到后天」: of a series the time on that day, and no other."""
    deeds = [each.deed for each in found] if one.event.rule is not None else []
    if deeds not in ([ChangeDeed.CANCEL], [ChangeDeed.MOVE]):
        return None
    day = next((day for words in (found[0].own, *found[0].before) if (day := _day_in(turn, words))), None)
    if day is None:
        return None
    times = occurrences.coming(turn.db, turn.with_group(), one.event, turn.wall, MOST_TIMES)
    return next((each for each in times if each.start.date() == day.start.date()), None)


def _answer_about_gone_item(turn: Turn, text: str) -> bool:
    reply = read_reply_to(text, turn.written, None, turn.notice)
    if reply is None and asked_leads(text) is None:
        return _not_understood(turn)
    return turn.tell(press_phrases.gone(turn._))


def changed(turn: Turn, one: Occurrence, change: ItemChange) -> bool:
    """Do to one time of an item what was said of it in plain words; False where the words give nothing to do."""
    group = turn.with_group()
    if change.deed is ChangeDeed.PLACE and is_unchanged(change.quoted or change.new):
        return False
    change = replace(change, place="" if is_unchanged(change.place) else change.place)
    if (of_series := OF_SERIES.get(change.deed)) is not None:
        return of_series(turn, one, change)
    match change.deed:
        case ChangeDeed.BACK:
            return last_change.undo_change(turn)
        case ChangeDeed.REOPEN:
            last_change.remember(turn, one)
            completion.reopen_in_words(turn, one, _day_anew(turn, one, change))
            return True
        case ChangeDeed.TITLE:
            last_change.remember(turn, one)
            return occurrence_status.renamed(turn, one, change.quoted, last_change.rows(turn))
        case ChangeDeed.TERMS:
            limit = attendance_card.capacity_of(one.event, headcounts.terms(turn.db, group, one.event))
            words = as_reply(change, limit.number if limit else 0)
            return _is_of_its_rest(turn, one, About("event", one.event.id), words)
    if change.deed is ChangeDeed.UNDATED and one.event.rule is not None:  # a time of a series is off
        change = replace(change, deed=ChangeDeed.CANCEL if change.scope is Scope.ONE else ChangeDeed.LATER)
    reply = change_as_reply(change, turn.written, one.start, group.notice)
    if reply is None and change.deed is ChangeDeed.LATER:
        return occurrence_status.offer_later(turn, one)
    is_denied = change.deed is ChangeDeed.CANCEL and denies_cancelling(turn.said.text)
    if reply is None or is_denied:
        return False
    subject = message_subject.about_time(one)
    text = change.text if reply.verb is Verb.MOVE else ""
    following = None if change.scope is Scope.UNSAID else change.scope is Scope.FOLLOWING
    return carry_out_reply(turn, group, subject, text, reply, following=following)


def _end_after(turn: Turn, one: Occurrence, _change: ItemChange) -> bool:
    end = series_change.end_series_after(turn, one)
    return end is not None and say(turn, one, *end)


def _keep_alone(turn: Turn, one: Occurrence, change: ItemChange) -> bool:
    named = new_time(change, turn.written, one.start, turn.notice)
    day = named.when.start.date() if named is not None and named.when is not None else None
    kept = series_change.cancel_all_but_day(turn, one, day) if day is not None else None
    return kept is not None and say(turn, kept, changed_text(turn, kept))


def _add_sessions(turn: Turn, one: Occurrence, said: ItemChange) -> bool:
    event = series_change.with_sessions(turn, one, said)
    if event is None:
        return False
    last_change.remember(turn, one, is_whole=True)
    now = change(turn, one, event)
    times = occurrences.coming(turn.db, turn.with_group(), event, turn.wall, MOST_TIMES)
    shown = times[0] if times else now
    lines = [
        changed_text(turn, shown),
        agenda_phrases.all_times(turn._, times, turn.today),
        conflicts.of_event(turn, event),
    ]
    return say(turn, shown, "\n".join(filter(None, lines)), last_change.rows(turn))


OF_SERIES = {
    ChangeDeed.LAST: _end_after,
    ChangeDeed.ONLY: _keep_alone,
    ChangeDeed.MORE: _add_sessions,
    ChangeDeed.PARTED: _add_sessions,
}


def _day_anew(turn: Turn, one: Occurrence, change: ItemChange) -> When | None:
    """「11月6号前重新交」, 「还是要开，12号下午3点可以」: the day it is wanted by now, or is held on."""
    said = (change.new, change.own, *(each for each in change.after if OF_DAY.search(each)))
    days = (_day_in(turn, words) for words in said)
    return next((each for each in days if each and each.start.date() != one.start.date()), None)


def cancel_occurrences(turn: Turn, times: Sequence[Occurrence]) -> None:
    """These times of a series do not take place: which, and when it goes on."""
    first, group = times[0], turn.with_group()
    last_change.remember(turn, first, times[1:])
    settled = [settle(turn, each, Status.CANCELLED) for each in times]
    going_on = occurrences.coming(turn.db, group, first.event, times[-1].start, 1)
    lines = [
        closed_text(turn, settled[0]),
        agenda_phrases.all_times(turn._, times, turn.today),
        agenda_phrases.next_times(turn._, going_on, turn.today) if going_on else "",
    ]
    say(turn, settled[0], "\n".join(filter(None, lines)))


def _day_in(turn: Turn, words: str) -> When | None:
    """The day words name, where it is not over."""
    when = message_reading.read_words(turn, words, Intent.EVENT).when if words else None
    return when if when is not None and not event_creation.is_time_past(turn, when) else None


def carry_out_reply(
    turn: Turn, group: Group, subject: About, text: str, reply: Reply, *, following: bool | None = None
) -> bool:
    """Do what a reply asks, or say why not. `following`: whether a series shall go on so, where that was said; None where it is asked or offered."""
    one = occurrences.of_subject(turn.db, group, subject, turn.now)
    if one is None:
        return turn.tell(press_phrases.gone(turn._))
    if reply.verb is Verb.DONE and subject.original is None:
        one = occurrences.to_finish(turn.db, group, one, turn.now)
    if reply.verb is Verb.DONE:
        return last_change.finish_as_said(turn, one)
    # A series goes on under a new rule also after its time at hand.
    is_of_series = one.event.rule is not None and reply.when is not None and reply.when.rrule is not None
    status = one.event.status if is_of_series else one.status
    is_allowed = turn.may(Action.FINISH) if reply.verb is Verb.GIVE_UP else may_alter(turn, one.event)
    if turn.said.edited and text and _counts_on(turn, one, text):
        edited = turn._(
            "改过的回复不会再算一次，#{number} 没有动。要改请重新回复，写明日期，例如「改到周五下午3点」。",
            **one.event.facts,
        )
        say(turn, one, edited)
    elif not is_allowed:
        turn.say(press_phrases.only_author(turn._))
    elif status is not Status.OPEN:
        say(turn, one, press_phrases.done_before(turn._), [[restore_button(turn, one)]])
    else:
        last_change.remember(turn, one)
        _obey(turn, one, reply, following)
    return True


def _is_of_its_rest(turn: Turn, one: Occurrence, subject: About, text: str) -> bool:
    """Whether it was about who comes, the reminders, the checklist, a note …: then that is done."""
    if command_words.said_word(text, (completion.WORD,)):
        completion.reopen_in_words(turn, one)
        return True
    return (
        additions.answered(turn, one, text)
        or attendance_replies.answered(turn, one, subject, text)
        or occurrence_status.answered(turn, one, text)
        or occurrence_status.reminds(turn, one, text)
    )


def _counts_on(turn: Turn, one: Occurrence, text: str) -> bool:
    """Whether the new time is counted from the item's own: read a second time it would go further still."""
    wall, later = turn.written, one.start + timedelta(days=1)
    return read_reply(text, wall, one.start, turn.notice) != read_reply(text, wall, later, turn.notice)


def _not_understood(turn: Turn) -> bool:
    """A time that cannot be is said; of other words those judge who hear what is said to the bot."""
    message = message_reading.read_words(turn, turn.said.text)
    if message.intent in (Intent.LOG, Intent.EVENT, Intent.QUESTION) or not message.impossible:
        return False
    return turn.tell(plain_phrases.no_such_time(turn._, message.impossible[0]))


def _obey(turn: Turn, one: Occurrence, reply: Reply, following: bool | None) -> None:
    match reply.verb:
        case Verb.CANCEL if one.event.rule is not None and following:
            text, rows = series_change.end_series(turn, one)
            say(turn, one, text, rows)
        case Verb.CANCEL if one.event.rule is not None and following is not None:
            close(turn, one, reply)
        case Verb.CANCEL | Verb.UNDO if one.event.rule is not None:
            say(turn, one, *series_change.cancel_scope_question(turn, one))
        case Verb.GIVE_UP | Verb.CANCEL | Verb.UNDO:
            close(turn, one, reply)
        case Verb.PLACE if reply.text and one.event.rule is not None and following is False:
            day = day_words(turn._, one.start.date(), now=turn.today)  # the others stay where they are
            additions.note(turn, one, turn._("{day}的地点：{place}", day=day, place=reply.text))
        case Verb.PLACE if reply.text:
            now = change(turn, one, replace(one.event, place=event_creation.public(reply.text)))
            say(turn, now, changed_text(turn, now), last_change.rows(turn))
        case Verb.OWNER if reply.text:
            handover.give(turn, one, reply.text, last_change.rows(turn))
        case _ if reply.when is not None:
            if reply.text and reply.verb is Verb.MOVE:
                one = change(turn, one, replace(one.event, place=event_creation.public(reply.text)))
            item_parts.move(turn, one, reply.when, following=bool(following))
        case _:
            turn.say(occurrence_status.what_can_be_said(turn._))


def close(turn: Turn, one: Occurrence, reply: Reply) -> None:
    """Call it off or give it up, and say so with the way back."""
    one = settle(turn, one, CLOSING[reply.verb], reply.text)
    is_given_up = reply.verb is Verb.GIVE_UP
    text = occurrence_status.given_up_line(turn._, one, reply.text) if is_given_up else closed_text(turn, one)
    say(turn, one, text, [[restore_button(turn, one)]])
