"""An item out of a message that was understood: who, when, where; kept with its reminders and said back, also when it changes."""

import re
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from operator import attrgetter

from handlers.attendance import attendance_card, sign_up
from handlers.calendar import event_receipt
from handlers.core import hooks, speakers
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events import conflicts, occurrences
from handlers.events.event_rights import may_alter
from handlers.events.texts import title_line
from handlers.reminders import reminder_schedule
from storage.care import visits_due
from storage.events import event_parts, times
from storage.events import queries as events_queries
from storage.reminders import schedule
from union.attendance.listed_people import listed_people
from union.core.groups import Person
from union.core.kinds import Kind
from union.core.period import A_DAY, Grain, is_clock_time, own_end
from union.core.records import dataclass, replace
from union.events.model import Event, Owner, Rule, Status, rewritten
from union.events.recurrence import SHIFT_REACH, first_start
from union.events.recurrence import occurrences as occurrences_of
from union.events.recurrence_rules import pattern
from union.events.series_changes import carried
from union.reading.acts import classification
from union.reading.acts.changes.people_said import is_name, people_in
from union.reading.acts.extraction import Seen, look
from union.reading.acts.tasks.bare_titles import DEED_ALONE, bare_title, titled_by_thing, with_person_meant
from union.reading.acts.tasks.doers import led_by_people
from union.reading.acts.tasks.duty_lists import is_called_by_itself
from union.reading.acts.tasks.task_objects import whole_title
from union.reading.acts.thing_named import doer_named, with_thing
from union.reading.english.translation import is_english
from union.reading.english.vocabulary import with_capitals
from union.reading.message import NOTES_APART, Intent, Message, When, due_by
from union.reading.names.people import ONESELF
from union.reading.privacy.redaction import helped_names, hide_names, mask_names, mask_private
from union.reading.replies.bare_times import in_same_part
from union.reading.replies.item_details import Plan, read_plan
from union.reading.replies.mentions import title_overlap
from union.reading.text.normal_form import EitherScript, in_script_of_text, normal, simplified
from union.reminders.lead_times import HAND_IN, is_due_by, is_turn_of_year
from union.worklog.event_links import SPANS

LONGEST_TITLE, LONGEST_PLACE, LONGEST_NAME = 80, 40, 30
LONGEST_LINE, LONGEST_NOTE = 60, 300
FEWEST_SIGNS = 3
MOST_OWNERS, A_YEAR, JUST_NOW = 5, timedelta(days=366), timedelta(hours=1)
ASKED = EitherScript(
    r"^(?:can|could|would|will|may|get|ask|let|have|pls|please)[ ·](?=[A-Za-z])", any_case=True
)
TO_ME = EitherScript(
    r"(?:[交给发报回拿送](?:上来|过来)?)[给返到畀俾]{0,2}我(?!们|哋|[家妈爸的])|\b(?:to|with)\sme\b",
    any_case=True,
)
ON_ME = EitherScript(r"包在[给返到畀俾]{0,2}我(?!们|哋)")
ANEW = EitherScript(  # what tells that a plan is one made before
    r"推[迟后]|延[期后]|搁|押后|缓|改[到在为于期成]|[定落][了啦喽咗在于下]|敲定|确定|有[了咗]?(?:信|日子|着落|谱|眉目|准)|终于|总算|松口|批[了下]|腾出|重[新启办开]|再次|又[能可要]|还是|老(?:地方|时间)|恢复|修好|能[打办开搞用]|可以[打办开搞]|照[打开办旧常样]|不变|返[来黎嚟]|补[办上开]"
)
OF_ITS_SORT = EitherScript(
    r"比赛|大赛|竞赛|决赛|会议|大会|例会|活动|讲座|培训|课程?|检查|慰问|职工|员工|工会|[春夏秋冬]季|年度?|第?[一二三四五六七八九十\d]{1,4}[届次期]|的|[赛会班]"
)
YEARS_END = re.compile("年[底末尾]|[岁歲]末")


@dataclass(frozen=True, slots=True)
class Source:
    """The message an item comes from: its id in the chat (0: written on a page), its words, when (aware UTC) and by whom (None: anonymous)."""

    message_id: int
    text: str
    at: datetime
    author: Person | None


def source_of(turn: Turn) -> Source:
    """This turn's own message; a notice that was put into one sentence as it was written, and a stretch with the list of names it was cut from."""
    text, whole = turn.said.text, turn.said.dictated
    text = uncut if listed_people(uncut := turn.uncut_text(text)) else text
    text = whole if "\n" in whole and "\n" not in text else text
    return Source(turn.said.message_id, text, turn.said.at, turn.me())


def keep(turn: Turn, message: Message, source: Source) -> Event:
    """File a plan whose time is settled, plan its reminders and say it back; what is planned already is named."""
    known = twin(turn, message, source)
    if known is not None:
        say_known(turn, [known])
        return known
    event = keep_unsaid(turn, message, source)
    hooks.of(turn).list_begun(turn, event, source.text)
    turn.heard()
    event_receipt.say(turn, event)
    return event


def twin(turn: Turn, message: Message, source: Source) -> Event | None:
    """The open item that is the same in all that was said, title, time, place and owners, or at which it is talked about."""
    if message.planned_when is None:
        return None
    new = planned(turn, message, source)
    if (meeting := conflicts.meeting_about(turn, new)) is not None:
        return meeting
    alike = attrgetter("title", "start", "end", "grain", "place", "rule", "owners")
    day = new.start.date()
    near = events_queries.touching(turn.db, turn.with_group(), day, day + A_DAY)
    if new.grain in SPANS and is_due_by(new):  # 「一季度总结周敏写」: its span is of its name
        alike, owed = attrgetter("title", "owners"), occurrences.open_items(turn)
        near = [each for each in owed if is_due_by(each) and message.planned_when.text in each.said]
    open_ones = (one for one in near if one.status is Status.OPEN)
    return next(
        (
            one
            for one in open_ones
            if alike(one) == alike(new if new.owners else replace(new, owners=one.owners))
        ),
        None,
    )


def say_known(turn: Turn, known: Sequence[Event]) -> None:
    """They are on the calendar already."""
    items = "\n".join(title_line(turn._, occurrences.of_whole_event(event), turn.today) for event in known)
    mark = message_subject.aside(message_subject.About("event", known[0].id), turn.now)
    turn.say(turn._("已经排过了，没有再排：\n{items}", items=items), about=mark)


def keep_unsaid(turn: Turn, message: Message, source: Source, plan: Plan | None = None) -> Event:
    """File a plan with its checklist, note and reminders; whoever calls says it back."""
    plan = read_plan(source.text) if plan is None else plan
    group, me, names = turn.with_group(), turn.enrol(), helped_names(source.text)
    source = replace(source, author=source.author or me)
    checks = rewritten((), list_lines(plan.lines, names))
    event = replace(planned(turn, message, source), topic=turn.where.topic, checks=checks)
    known = _awaited(turn, message, event)
    if known is not None and may_alter(turn, known):
        store_change(turn, known)
        return known
    at = (turn.where.chat_id, source.message_id)
    event = events_queries.add(turn.db, group, event, turn.now, message=(at[0], at[1] or None))
    if note := NOTES_APART[1].join(filter(None, (message.note, plan.note))):
        words = public(note, names)[:LONGEST_NOTE]
        event_parts.add(turn.db, group, event, words, None, source.author, at, turn.now)
    reminder_schedule.plan_reminders(turn.db, group, event, turn.now)
    return event


def _awaited(turn: Turn, message: Message, plan: Event) -> Event | None:
    """The item put off until further notice that a plan names, on its new day: 「此前推迟的考察，改为4月7日」, 「拔河定了24号」."""
    if message.planned_when is None or plan.rule is not None:
        return None
    words, title = normal(message.text).text, normal(plan.title).text
    found = [
        each
        for each in events_queries.undated_events(turn.db, turn.with_group())
        if is_due_by(each) is is_due_by(plan)
        and (_is_title_named(each.title, words) or each.title in words)
        and (ANEW.search(words) or title in normal(each.title).text)
    ]
    if len(found) != 1:
        return None
    place, owners = plan.place or found[0].place, plan.owners or found[0].owners
    return replace(timed(found[0], message.planned_when), place=place, owners=owners)


def _is_title_named(title: str, words: str) -> bool:
    """By more than two signs in a row of what is its own, where it has as many: 「工委会」 is not the 女工委's games."""
    own = OF_ITS_SORT.sub("", title) or title
    return title_overlap(own, [words]) >= min(FEWEST_SIGNS, len(own))


def corrected(turn: Turn, event: Event, message: Message) -> Event:
    """The item as its edited message tells it; number, author and status stay."""
    words = source_of(turn).text if message.text == turn.said.text else message.text
    said = planned(turn, message, Source(0, words, turn.said.at, turn.me()))
    return replace(
        said, id=event.id, number=event.number, status=event.status, author_id=event.author_id,
        leads=event.leads, pack=event.pack, topic=event.topic, checks=event.checks,
    )  # fmt: skip


def listed(turn: Turn, event: Event, text: str, note: str = "") -> Event:
    """The item with the checklist and note its edited message has; without any in it they stay."""
    group, plan, names = turn.with_group(), read_plan(text), helped_names(text)
    note = NOTES_APART[1].join(filter(None, (note, plan.note)))
    if plan.lines:
        event_parts.keep_checks(turn.db, group, event, rewritten(event.checks, list_lines(plan.lines, names)))
    if note:
        words, at = public(note, names)[:LONGEST_NOTE], (turn.where.chat_id, turn.said.message_id)
        event_parts.add(turn.db, group, event, words, None, turn.me(), at, turn.now)
    return events_queries.get(turn.db, group, event.id) or event


def timed(event: Event, when: When) -> Event:
    """The item at another time: 「改到周五」 keeps the hour, and a length that was said stays."""
    if event.grain is Grain.HOUR and event.end is not None:
        when = in_same_part(when, event.start, event.end)
    keeps_hour = is_clock_time(event.grain) and when.grain is Grain.DAY
    keeps_hour = keeps_hour and (event.deadline or when.end is None)
    hour = datetime.combine(when.start.date(), event.start.time())
    is_within = when.grain is Grain.HOUR and when.end is not None and when.start <= hour < when.end
    if is_within and event.grain is Grain.MINUTE:  # 「改到29号晚上」 of what begins at seven
        when, keeps_hour = replace(when, end=None), True
    when = due_by(when) if event.deadline else when
    start, grain = when.start, when.grain
    if keeps_hour:
        start, grain = datetime.combine(start.date(), event.start.time()), event.grain
    end = end_of(when)
    if is_turn_of_year(event) and grain is event.grain:
        end = end or own_end(start, grain)
    if end is None and event.end is not None and grain is event.grain:
        end = start + (event.end - event.start)
    rule = Rule(when.rrule, when.shift) if when.rrule else event.rule
    return replace(event, start=start, end=end, grain=grain, rule=rule)


def end_of(when: When) -> datetime | None:
    """Where it was said to end; 年底 is a span with an end, 12月 a month like any other."""
    is_span = when.grain is Grain.MONTH and YEARS_END.search(when.text) is not None
    return own_end(when.start, when.grain) if is_span and when.end is None else when.end


def owner(turn: Turn, name: str) -> Owner:
    """Somebody named as answerable, tied to the member of that name if there is exactly one; 「Can Mary」 asks her."""
    name = ASKED.sub("", name, 1)
    person = turn.me() if name in ONESELF else speakers.bearer(turn, name)
    text = turn.incoming.said.text if turn.incoming.said else ""
    called = (person.name if person else in_script_of_text(name, text).lstrip("@"))[:LONGEST_NAME]
    return Owner(called, person.id if person else None)


def owners(turn: Turn, names: Sequence[str]) -> tuple[Owner, ...]:
    """Those named as answerable, each once; of words that are no name those of us whom they hold: 「只留李建国」 is him."""
    found = dict[Owner, None]()
    for name in names:
        one = owner(turn, name)
        if one.person_id is not None or name in ONESELF or is_name(name):
            found[one] = None
            continue
        found |= {owner(turn, each): None for each in people_in(name, speakers.people_names(turn))}
    return tuple(found)[:MOST_OWNERS]


def is_time_past(turn: Turn, when: When) -> bool:
    """Whether a one-off time lies behind us."""
    return when.rrule is None and (due_by(when) if when.deadline else when).until <= turn.wall


def planned(turn: Turn, message: Message, source: Source) -> Event:
    """The item a plan makes, not kept yet."""
    message = led_by_people(message, speakers.people_names(turn)) or message
    when = message.planned_when
    assert when is not None, "an item is kept once its time is settled"
    when = due_by(when) if when.deadline else when
    written = turn.uncut_text(source.text)
    helped = helped_names(source.text)
    ours = [each for each in helped if speakers.is_person_known(turn, each)]
    is_named = is_called_by_itself(message, written)
    called = (
        whole_title(message.title or message.text, written, message) if not is_named else message.title or ""
    )
    is_laid = turn.incoming.said is not None and not is_named
    title = called = _with_thing(turn, written, called, when.start) if is_laid else called
    title = with_person_meant(
        bare_title(title, is_held=when.grain is Grain.MINUTE and not when.deadline), written
    )
    if is_laid and DEED_ALONE.fullmatch(title):
        title = titled_by_thing(title, _planned_before(turn, written))
    kind = message.kind or classification.kind(simplified(called))
    if HAND_IN.search(called) and not HAND_IN.search(title):  # 「节目单交」 is handed in, and called 节目单
        kind = kind if kind not in (None, Kind.DEADLINE, Kind.OTHER) else Kind.REPORT
    names = [each for each in helped if each not in ours]
    rule = Rule(when.rrule, when.shift) if when.rrule else None
    return Event(
        id=0, number=0, title=public(title, names, ours)[:LONGEST_TITLE],
        kind=kind or (Kind.DEADLINE if when.deadline else Kind.OTHER),
        start=first_start(rule, when.start, turn.with_group().wall(source.at)) if rule else when.start,
        end=end_of(when), grain=when.grain, deadline=when.deadline, rule=rule, festival=message.festival,
        place=message.place and public(message.place, names)[:LONGEST_PLACE],
        owners=owners(turn, _owners(turn, message, written)),
        said=clean(turn, source.text), said_at=source.at,
        author_id=source.author.id if source.author else None,
    )  # fmt: skip


def _planned_before(turn: Turn, written: str) -> str:
    """The title of what was put down here last before these words, where that was within the hour."""
    now, known = turn.said.at, occurrences.open_items(turn)
    known = [each for each in known if each.said not in written]
    found = [(at, each) for each in known if (at := each.said_at) and now - JUST_NOW < at <= now]
    return max(found, key=lambda pair: (pair[0], pair[1].number))[1].title if found else ""


def _with_thing(turn: Turn, written: str, title: str, start: datetime) -> str:
    """The title with what the message names beside it; an item is laid beside others before it is kept."""
    found: str = turn.settled(
        ("thing", written, title, start),
        lambda: with_thing(_words_looking_ahead(turn, written), title, start),
    )
    return found


def _owners(turn: Turn, message: Message, written: str) -> tuple[str, ...]:
    """Whom a plan names; of what is due and names nobody by rule, whoever of us its message most likely gives it to."""
    when = message.planned_when
    if message.owners or when is None or not when.deadline or turn.incoming.said is None:
        return message.owners

    def ask() -> str:
        return doer_named(_words_looking_ahead(turn, written), when.start)

    who = ONESELF[0] if ON_ME.search(message.text) else turn.settled(("doer", written, when.start), ask)
    is_known = bool(who) and who not in ONESELF and speakers.is_person_known(turn, who)
    is_ours = is_known or (who in ONESELF and not TO_ME.search(message.text))  # 「节目单22号前报给我」
    return (who,) if is_ours else ()


def settle_owners(turn: Turn, found: Sequence[Message], source: Source) -> None:
    """Whoever one of several plans names by rule is nobody's of the others, however likely its words make it."""
    written = turn.uncut_text(source.text)
    for one in found if any(each.owners for each in found) else ():
        when = one.planned_when
        if when is not None and not one.owners:
            turn.settled(("doer", written, when.start), str)


def _words_looking_ahead(turn: Turn, written: str) -> Seen:
    """The words of a plan, as they look ahead."""
    if is_english(written):
        written = with_capitals(written, speakers.people_names(turn))
    return look(written, turn.written, turn.settings.region, Intent.EVENT, turn.notice)


def public(text: str, names: Collection[str] = (), ours: Collection[str] = ()) -> str:
    """On one line, as the whole group may read it in lists and reminders, also what was planned in private.

    `names`: of those whom the message it was cut from tells of as helped; `ours`: of colleagues, which stay: 「元旦慰问赵敏负责」.
    """
    plain = mask_private(text)
    hidden = {*helped_names(plain), *names}.difference(ours)
    return " ".join(hide_names(plain, hidden).split())


def list_lines(lines: Sequence[str], names: Collection[str] = ()) -> tuple[str, ...]:
    """The lines of a checklist as they are kept."""
    return tuple(public(line, names)[:LONGEST_LINE] for line in lines)


def clean(turn: Turn, text: str) -> str:
    """Without long numbers of people, and in a group without names of those who were helped."""
    masked = mask_private(text)
    return masked if turn.where.private else mask_names(masked)


def store_change(turn: Turn, event: Event) -> None:
    """Keep a changed item, plan its reminders anew and bring its echo up to date."""
    group = turn.with_group()
    before = events_queries.get(turn.db, group, event.id)
    if before is not None and before.rule != event.rule and event.rule and pattern(event.rule.rrule).dates:
        keep_settled(turn, before, event)  # the 9th at another hour is the 9th still
    events_queries.change(turn.db, group, event)
    schedule.withdraw(turn.db, group, event)
    reminder_schedule.plan_reminders(turn.db, group, event, turn.now)
    # A visit of 五必访 is due in the period of its last day, wherever it is moved
    care = visits_due.of_event(turn.db, group, event.id)
    if care is not None:
        last_day = occurrences.of_whole_event(event).last_moment.date()
        visits_due.keep_day(turn.db, group, care, last_day, turn.now)
    one = attendance_card.coming(turn.db, group, event, turn.now)
    if one is not None:
        # Of another kind, or with 「限20人」 in its words, it asks differently who comes.
        sign_up.carry_over(turn, one)
    event_receipt.redraw(turn, event)


def keep_settled(turn: Turn, before: Event, after: Event) -> None:
    """What is done of a series stays done under its new rule, on the day it was done."""
    group = turn.with_group()
    changes = events_queries.overrides(turn.db, group, before) if before.rule and after.rule else ()
    settled = [one.original for one in changes if one.status is not Status.OPEN]
    if settled:
        window = min(before.start, after.start) - SHIFT_REACH, max(settled) + A_YEAR
        was = list(occurrences_of(before, changes, *window, group.notice))
        now = list(occurrences_of(after, (), *window, group.notice))
        times.carry(turn.db, group, after, carried(was, now))
