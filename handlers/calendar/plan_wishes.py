"""「帮我下周安排个女工插花」 is asked for its day; the day and hour told right behind a plan without them are its own. 「下次例会1月14号，时间不变」:
the next one of what was held lately, at its hour, and at its place where it has none of its own.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.calendar import event_creation, several_items, time_question
from handlers.calendar.changes import event_replies, item_parts, last_change
from handlers.core import message_reading
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from storage.core.outbox import sent_messages
from storage.events import queries as events_queries
from union.core.kinds import Kind
from union.core.period import Grain, is_clock_time
from union.core.rights import Action
from union.events.model import Event, Occurrence
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, Scope
from union.reading.acts.tasks.relative_days import ANY_MEETING
from union.reading.message import Intent
from union.reading.replies.mentions import title_mention_scores
from union.reading.replies.plan_wishes import LONGEST, lacks_day, place_told, wish
from union.reminders.lead_times import is_due_by

JUST_NOW = timedelta(minutes=10)
LATELY, NAMED = timedelta(days=100), 1.0


def wished(turn: Turn, _said: bool) -> bool:
    """Ask for the day of what somebody wants arranged; among people only of what is the union's."""
    said = turn.said
    if said.reply_to is not None or said.forwarded or not turn.may(Action.ADD):
        return False
    message = message_reading.read_words(turn, said.text, Intent.EVENT)
    thing = wish(said.text, message.when, among_people=not (turn.where.private or said.addressed))
    if thing is None:
        return False
    turn.enrol()  # whoever was asked is listened to
    asked = replace(message, title=thing, when=None, alternatives=(), times=())
    time_question.keep_or_ask(turn, asked, event_creation.source_of(turn))
    return True


def day_told(turn: Turn, _said: bool) -> bool:
    """「下周五，下午5点，二中操场」 right behind one's own plan of 「周五」 without an hour, or a question about such an item."""
    said = turn.said
    if said.reply_to is not None or said.forwarded or len(said.text) > LONGEST:
        return False
    event = _last_answered_event(turn) or _just_made(turn)
    if event is None or (is_clock_time(event.grain) or event.deadline or event.rule is not None):
        return False
    message = message_reading.read_words(turn, turn.said.text, Intent.EVENT)
    when, place = message.when, place_told(turn.said.text, message.when)
    if place is None or when is None or when.rrule or lacks_day(when):
        return False
    if not time_question.DAY_SAID.search(when.text):  # 「晚上六点半」 on its day
        when = when.later(event.start.date() - when.start.date())
    last_change.remember(turn, occurrences.of_whole_event(event))
    if place:
        event = replace(event, place=event_creation.public(place))
        events_queries.change(turn.db, turn.with_group(), event)
    item_parts.move(turn, occurrences.of_whole_event(event), when)
    return True


def _last_answered_event(turn: Turn) -> Event | None:
    """The item of the answer given here last, to a question a moment ago."""
    sent = sent_messages.newest_about(turn.db, turn.where.chat_id, turn.now - JUST_NOW)
    about = message_subject.read(sent.about) if sent else None
    is_item = about is not None and about.subject == message_subject.EVENT and about.original is not None
    event = events_queries.get(turn.db, turn.with_group(), about.id) if about and is_item else None
    return event if event is not None and may_alter(turn, event) else None


def _just_made(turn: Turn) -> Event | None:
    me = turn.me()
    event = events_queries.latest_of(turn.db, turn.with_group(), me) if me else None
    is_new = event is not None and event.said_at is not None and turn.said.at - event.said_at <= JUST_NOW
    return event if is_new else None


def next_planned(turn: Turn, words: str) -> bool:
    """Plan the next one, or move it where it is on the calendar already; False where the words name no day to come, or nothing that was held lately."""
    if turn.said.edited or turn.said.forwarded or turn.is_old or not turn.may(Action.ADD):
        return False
    message = message_reading.read_words(turn, words, Intent.EVENT)
    when = message.when
    if when is None or when.rrule or when.start <= turn.wall or when.grain not in (Grain.DAY, Grain.MINUTE):
        return False
    held = _occurrences_of_title(turn, message.title or "")
    ahead = next((one for one in held if one.start > turn.wall), None)
    if ahead is not None:  # the next one stands there, and is moved
        change = ItemChange(ChangeDeed.MOVE, "", (), when.text, (), Scope.ONE, words, quoted=when.text)
        return event_replies.changed(turn, ahead, change)
    if not held:
        return False
    last = held[-1]
    title = last.event.title if ANY_MEETING.fullmatch(message.title or "") else message.title
    if when.grain is Grain.DAY and when.end is None and is_clock_time(last.event.grain):  # at its hour
        start = datetime.combine(when.start.date(), last.start.time())
        when = replace(when, start=start, grain=last.event.grain)
    plan = replace(
        message, intent=Intent.EVENT, title=title, kind=last.event.kind, when=when,
        place=message.place or last.event.place,
    )  # fmt: skip
    several_items.keep_or_ask(turn, plan, event_creation.source_of(turn))
    return True


def _occurrences_of_title(turn: Turn, title: str) -> list[Occurrence]:
    """What was held lately or is to come of that name, of meetings where the words name none."""
    today = turn.today
    found = occurrences.between_dates(turn.db, turn.with_group(), today - LATELY, today + LATELY)
    items = [one for one in found if not is_due_by(one.event)]
    if ANY_MEETING.fullmatch(title):
        return [one for one in items if one.event.kind is Kind.MEETING]
    titles = list(dict.fromkeys(one.event.title for one in items))
    named = {
        each for each, fit in zip(titles, title_mention_scores(titles, title), strict=True) if fit >= NAMED
    }
    return [one for one in items if one.event.title in named]
