"""New items of the calendar: /add, plans in plain sentences, their corrections and their undoing; what is wished for without a day, and a day told right behind."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.calendar import event_creation, minutes_proposal, same_item, several_items, time_question
from handlers.calendar.changes import event_replies, item_parts, last_change
from handlers.calendar.templates import template_card
from handlers.core import message_reading
from handlers.core import not_understood_texts as plain_phrases
from handlers.core import press_texts as press_phrases
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import argument
from handlers.core.messages.outgoing_message import LONGEST_TOLD
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events import texts as phrases
from handlers.events.event_rights import may_alter
from storage.core.outbox import sent_messages
from storage.events import queries as events_queries
from union.core.kinds import Kind
from union.core.period import Grain, is_clock_time
from union.core.rights import Action
from union.events.model import Event, Occurrence, Status
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, Scope
from union.reading.acts.tasks.relative_days import ANY_MEETING
from union.reading.message import Intent, Message
from union.reading.replies.item_details import read_plan
from union.reading.replies.mentions import title_mention_scores
from union.reading.replies.plan_wishes import LONGEST, lacks_day, place_told, wish
from union.reminders.lead_times import is_due_by

WORDS = message_reading.PLAN_WORDS


def add(turn: Turn) -> None:
    """/add 下周三下午3点开例会: whatever it says is a plan."""
    turn.needs(Action.ADD, plain_phrases.readers_only(turn._))
    text = argument(turn.said.text, WORDS)
    if not text:
        turn.say(turn._("请把事情和时间写在一起，例如：\n/add 下周三下午3点在三楼会议室开工会小组长例会"))
    elif len(text) > LONGEST_TOLD:
        turn.say(plain_phrases.too_long(turn._, length=len(text), most=LONGEST_TOLD))
    else:
        message = message_reading.own_words(turn, message_reading.read_words(turn, text))
        if template_card.propose_if_named(turn, text, message.when):
            return
        title = message.title or time_question.title_without(read_plan(text).text, message.when)
        source = replace(event_creation.source_of(turn), text=text)
        several_items.keep_or_ask(turn, replace(message, title=title), source)


def plan(turn: Turn, message: Message) -> None:
    """A plain sentence that plans something: kept, or its time is asked for; in a group never for want of one.

    Of a day gone by when it was written nothing is asked in a group: 「昨天下午3点开会」 may be mere talk.
    """
    message = message_reading.own_words(turn, message)
    when, written = message.last_when, turn.written_on
    if not turn.where.private and (
        when is None or (event_creation.is_time_past(turn, when) and when.start.date() < written)
    ):
        return
    if turn.may(Action.ADD):
        found = message_reading.plans_in(turn, message)
        settled = same_item.settled(turn, found[0]) if len(found) == 1 else None
        if settled is not None:
            item_parts.settle_hour(turn, *settled, found[0].place)
            return
        minutes_proposal.propose_or_keep(turn, found, event_creation.source_of(turn))
    elif turn.where.private:
        turn.say(plain_phrases.readers_only(turn._))


def reedit(turn: Turn, made: Sequence[Event], said: Sequence[Message]) -> None:
    """The message that made items was edited: each follows what it says now, or it is said why they stay."""
    event, message = next((each for each in made if each.status is Status.OPEN), made[0]), said[0]
    if event_creation.clean(turn, message.text.strip()) in (event.said.strip(), read_plan(event.said).text):
        return  # Telegram reports an edit when a link preview loads, too
    if len(said) == 1:
        said = message_reading.plans_in(turn, message_reading.own_words(turn, message))
    is_one = len(made) == len(said) == 1
    items = [event] if is_one else sorted(made, key=lambda each: each.number)
    pairs = list(zip(items, said, strict=False)) if len(items) == len(said) else []
    problem = next((why for each, part in pairs if (why := _unfit(turn, each, part))), None)
    if problem is not None or not pairs:
        about = message_subject.of_event(event.id) if is_one else message_subject.of_items(items[0].id)
        of_other_number = turn._(
            "改后的话和原来安排的对不上，{numbers}都保持原样。要改请写编号，例如「{number} 改到周五」。",
            numbers=turn._("、").join(f"#{event.number}" for event in items),
            number=f"#{items[0].number}",
        )
        turn.say(problem or of_other_number, about=about)
        return
    for each, part in pairs:
        now = event_creation.listed(turn, each, message.text, part.note) if each is items[0] else each
        event_creation.store_change(turn, event_creation.corrected(turn, now, part))
    if not is_one:
        again = [events_queries.get(turn.db, turn.with_group(), each.id) or each for each in items]
        several_items.redraw(turn, again)


def _unfit(turn: Turn, event: Event, message: Message) -> str | None:
    when, _, facts = message.last_when, turn._, event.facts
    if not may_alter(turn, event):
        return press_phrases.only_author(_)
    if event.status is not Status.OPEN:
        return _("#{number} {title}已经处理过了，没有改。", **facts)
    if occurrences.next_of_event(turn.db, turn.with_group(), event, turn.wall) is None:
        return _("#{number} {title}以后的时间已另作安排，没有改。要改请回复后来的那一条。", **facts)
    if when is None or message.intent is Intent.LOG:
        return _("改后的话没看出时间，#{number} {title}保持原样。不办了请点「撤销」。", **facts)
    if event_creation.is_time_past(turn, when):
        words = phrases.span(_, when.start, when.end, when.grain, turn.today)
        return _("{when}已经过去，#{number} {title}保持原样。请再改成以后的时间。", when=words, **facts)
    return None


def undone_by_number(turn: Turn, number: int) -> bool:
    """撤销 #12 where 12 is an item; False when there is none of that number."""
    event = events_queries.numbered(turn.db, turn.with_group(), number)
    if event is None:
        return False
    if not may_alter(turn, event):
        turn.say(press_phrases.only_author(turn._))
    elif event.status is not Status.OPEN:
        turn.say(press_phrases.done_before(turn._))
    else:
        turn.say(*several_items.cancel_events(turn, [event]))
    return True


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
