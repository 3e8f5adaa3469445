"""Which times of a series, or which items, a change names that means more than one; and which one of several it fits."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.calendar.changes import event_replies, item_parts, last_change, occurrence_status, series_change
from handlers.core import message_reading
from handlers.core.messages.message_subject import About
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.routing.references.candidate_times import Candidate, day_of, fitted, times_of
from handlers.routing.references.resolver import candidates
from union.core.groups import Person
from union.core.period import Grain
from union.events.model import Event, Occurrence, Status
from union.reading.acts.changes.change_verbs import A_TIME
from union.reading.acts.changes.changes import AND
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, Scope, change_of_one_item
from union.reading.message import Intent, When
from union.reading.numbers.numerals import whole_number
from union.reading.replies.changed_times import change_as_reply, due_behind
from union.reading.replies.item_replies import later
from union.reading.replies.mentions import is_day_of, mentions, title_mention_scores
from union.reading.text.normal_form import EitherScript, normal
from union.reminders.lead_times import is_due_by

OF_TWO = (ChangeDeed.SWAP, ChangeDeed.JOIN)
OF_PLACE = EitherScript(r"地点|场地|地方")
THE_TWO = EitherScript(
    r"(?P<day>[^,。;]{0,8}?)(?:[那这]?两(?:[个场项班轮次件]|(?=[讲培会活比]))|俩)(?P<what>[\u4e00-\u9fff]{0,4}?)(?:活动|安排|日程)?(?:都|一起|全部?)?(?:的?(?:日子|时间|日期))?$"
)
BOTH = EitherScript(r"(?<=[\u4e00-\u9fff]{2})两[个场次项][\u4e00-\u9fff]{1,5}$")  # 「普法和女工两个讲座」
OF_DAY = EitherScript(r"日[期子]|\bdates?\b", any_case=True)  # 「swap dates」 leaves each its hour
EVERY = EitherScript(r"\s?(?:每|逢)")
TWO, MOST_TIMES = 2, 60  # times of a series that are off at once
OFF = EitherScript(
    r"这?(?P<count>[一两俩三四五六七八九十]|\d{1,2})(?:个?(?P<times>[次回场节期堂])|个?(?P<unit>[天周]|星期|礼拜|(?<=个)月))"
)
DAYS = EitherScript(r"\d{1,2}[号日]?(?:(?:[和、,跟同]\s?|(?<=[号日]))\d{1,2}[号日]?){1,5}(?:两[天场次])?")
ONWARD = EitherScript("开始|起(?=[,，都就不停]|$)|往后|以后|今后")
LAST, OF_END = "最后", EitherScript(r"(?:最?后面?|末尾?)[这那]?[一两俩三四五六七八九\d]{1,2}[天次回场节期堂]")
ENTIRE = EitherScript(r"(?:整体|整个|全部|通通|一起|[两三几]项|[两三几]天|[都全]){1,2}$")
OTHERWISE = EitherScript(r"更正|纠正|订正|[改延推宽顺缓拖挪调]|提[前早]|往[前后]|再[收开给]")
SPAN = EitherScript(
    r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|(?:下|本|这)个?月)(?=的?(?:周|星期|礼拜|都|全|$))"
)
SIGNS_UP = EitherScript(r"报名|登记|名单|接龙|sign|name|regist|rsvp|nominat", any_case=True)
CLOSING = EitherScript(rf"^报名\D{{0,6}}?(?P<when>{A_TIME}.{{1,30}})$")

OWN_HOUR = EitherScript(
    r"(?:钟点|时间|几点|钟数|时段)(?:都|还|也|各|按|照|自|的|是){0,4}(?:不[变动]|照旧|原来|各按各|几点)"
)
TILL = EitherScript(rf"(?P<does>[上练打跳排学搞唱办开做讲教]?)[到至完了](?P<day>{A_TIME}.{{1,10}}?)就?$")

PUSHED = EitherScript(
    r"(?:(?:往后|向后|后面)[^,。;]{0,4}|顺延?|全部?都?|整体|一起|everything[^,。;]{0,4}|all[^,。;]{0,6})(?:顺|推迟?|延|挪|push|by|back)?·?(?P<weeks>[一1两2三3四4]|a·)个?(?:周|星期|礼拜|week)"
)


def end_series_by_date(turn: Turn, change: ItemChange) -> bool:
    """Whether a series ends with its last time up to a day or month ahead: 「合唱排练到12月底结束」; then it does."""
    is_end = change.deed in (ChangeDeed.FINISH, ChangeDeed.CANCEL)
    said = TILL.search(change.own) if is_end else None
    if said is None or (change.deed is ChangeDeed.CANCEL and not said["does"]):  # 「11月26号到12月5号停练」
        return False
    when = message_reading.read_words(turn, said["day"], Intent.EVENT).when
    if when is None or when.until <= turn.wall:
        return False
    named = replace(change, deed=ChangeDeed.CANCEL, own=change.own[: said.start()])
    series = [one for each in candidates(turn, named) if (one := each.one).event.rule and each.is_sure]
    event = series[0].event if len(series) == 1 else None
    if event is None:
        return False
    times = occurrences.coming(turn.db, turn.with_group(), event, turn.wall, MOST_TIMES)
    left = [each for each in times if each.start < when.until]
    end = series_change.end_series_after(turn, left[-1]) if left else None
    return end is not None and occurrence_status.say(turn, left[-1], *end)


def of_days(turn: Turn, change: ItemChange) -> list[Occurrence]:
    """「瑜伽停两周」, 「球7月12号到8月8号停练」: of one series the times that are off; none where nothing says how many.

    「街站20和22不摆了」 names its days one by one (named_days.py).
    """
    if change.deed is not ChangeDeed.CANCEL:
        return []
    is_onward = change.scope is Scope.FOLLOWING and ONWARD.search(change.text)  # 「下周开始都不办了」
    if is_onward or DAYS.search(change.own):
        return []
    amount = OFF.search(change.own) or OFF.search(change.new)
    named = replace(change, own=OFF.sub("", change.own).strip())
    sure = [each.one for each in candidates(turn, named) if each.is_sure]
    if len(sure) != 1 or sure[0].event.rule is None:
        return []
    times = occurrences.coming(turn.db, turn.with_group(), sure[0].event, turn.wall, MOST_TIMES)
    return _paused(turn, change, amount, [each for each in times if each.start >= sure[0].start])


def occurrence_by_ordinal(turn: Turn, event: Event, ordinal: str) -> Occurrence | None:
    """「最后那趟」, 「第二天」 of a series with an end: that of its times."""
    times = sorted(times_of(turn, event), key=lambda each: each.start)
    place = len(times) if ordinal == LAST else whole_number(ordinal) or 0
    return times[place - 1] if len(times) < MOST_TIMES and 0 < place <= len(times) else None


def first_since(turn: Turn, one: Occurrence, change: ItemChange) -> Occurrence:
    """「从下周起」, 「从2月25号起」: the first time of the series from then on; under another rule it begins on that day."""
    when = message_reading.read_words(turn, change.since, Intent.EVENT).when
    if when is None or one.event.rule is None:
        return one
    times = occurrences.coming(turn.db, turn.with_group(), one.event, turn.wall, MOST_TIMES)
    first = next((each for each in times if each.start.date() >= when.start.date()), one)
    is_day = when.grain is Grain.DAY and EVERY.match(change.new) is not None
    return replace(first, start=datetime.combine(when.start, first.start.time())) if is_day else first


def has_new_rule(turn: Turn, one: Occurrence, change: ItemChange) -> bool:
    """Give the series the rule that was said from that time on; False where none was said."""
    reply = change_as_reply(change, turn.written, one.start, turn.notice)
    when = reply.when if reply is not None and may_alter(turn, one.event) else None
    if when is None or when.rrule is None or one.event.rule is None:
        return False
    last_change.remember(turn, one)
    series_change.change(turn, one, when, since=True)
    return True


def goes_on_since(turn: Turn, change: ItemChange) -> Occurrence | None:
    """「2月的周二都不上了，从25号起改到每周四」: the series some times of which were just called off."""
    one = last_change.item(turn) if change.since and change.goes_on else None
    if one is None or one.event.rule is None or one.event.status is not Status.OPEN:
        return None
    return occurrences.next_of_event(turn.db, turn.with_group(), one.event, turn.wall)


def _paused(
    turn: Turn, change: ItemChange, amount: re.Match[str] | None, times: Sequence[Occurrence]
) -> list[Occurrence]:
    """The next so many times, those of so many weeks from the next one on, or those up to a day or within a span."""
    group = turn.with_group()
    span = SPAN.search(change.own)
    if span is not None:  # 「2月份的周二都不上了」
        month = message_reading.read_words(turn, span[0], Intent.EVENT).when
        ends = month.until if month else None
        return [each for each in times if month and ends and month.start <= each.start < ends]
    said = mentions(change, turn.written, group.notice, turn.settings.region)
    when = (
        message_reading.read_words(turn, change.new, Intent.EVENT).when if change.new else day_of(list(said))
    )
    if amount is not None and (amount["times"] or OF_END.search(change.own)):
        count = whole_number(amount["count"]) or 0
        return list(
            times[-count:] if OF_END.search(change.own) and len(times) < MOST_TIMES else times[:count]
        )
    if amount is not None and times:
        end = later(times[0].start, whole_number(amount["count"]) or 0, amount["unit"], group.notice)
    elif when is None or (when.grain is Grain.DAY and when.end is None and not change.new):
        return []
    else:
        end = when.until
    return [each for each in times if end is not None and each.start < end]


def side_by_side(turn: Turn, change: ItemChange) -> list[Occurrence]:
    """「篮球赛和拔河都」: the items named one beside the other, the replied one for an empty place; none where one is not sure."""
    pieces, found = AND.split(BOTH.sub("", change.own)), list[Occurrence]()
    if change.deed not in OF_TWO and _is_one_name(turn, pieces):
        return []
    deed = ChangeDeed.MOVE if change.deed in OF_TWO else change.deed
    for piece in pieces if len(pieces) > 1 else ():
        if not piece.strip():
            about = turn.replied_about()
            one = occurrences.of_subject(turn.db, turn.with_group(), about, turn.now) if about else None
            found += [one] if one is not None else []
            continue
        each = replace(change, own=piece, before=(), deed=deed)
        sure = [one for one in candidates(turn, each) if one.is_sure]
        found += [sure[0].one] if len(sure) == 1 else []
    is_each = len({one.event.id for one in found}) == len(pieces)
    return found if is_each and len(pieces) > 1 else []


def _is_one_name(turn: Turn, pieces: Sequence[str]) -> bool:
    """Whether all of them are the name of one item: "Meeting with management" moves no other meeting."""
    said = [each.strip() for each in pieces if each.strip()]
    titles = [normal(each.title).text for each in occurrences.open_items(turn)]
    return len(said) > 1 and any(all(each in title for each in said) for title in titles)


def named_pair(turn: Turn, change: ItemChange) -> list[Occurrence]:
    """「明天那两场」, 「两轮谈判」, 「俩培训」: the two things of that day, or of that name; none where there are more or fewer."""
    said = THE_TWO.search(change.own)
    if said is None:
        return []
    deed = ChangeDeed.MOVE if change.deed in OF_TWO else change.deed
    named = replace(change, own=said["day"], before=(), deed=deed)
    day = day_of(list(mentions(named, turn.written, turn.notice)))
    events = occurrences.open_items(turn)
    times = [
        one
        for event in events
        if not is_due_by(event) and said["what"] in normal(event.title).text
        for one in times_of(turn, event)
        if one.start > turn.written and (day is None or is_day_of(day, one.start, one.end))
    ]
    is_meant = day is not None or bool(said["what"])
    return times if is_meant and len(times) == len({one.event.id for one in times}) == TWO else []


def all_items_with_name(turn: Turn, change: ItemChange) -> list[Occurrence]:
    """「运动会整体顺延一周」: everything ahead whose title has the name, where it is more than one thing."""
    named = ENTIRE.sub("", change.own)
    if named == change.own or len(named) < TWO or change.deed not in (ChangeDeed.SHIFT, ChangeDeed.CANCEL):
        return []
    found = [each.one for each in candidates(turn, replace(change, own=named))]
    if len(found) == 1 and found[0].event.rule is not None:
        return []  # 「讲座全取消」: the series, and not its next time
    return [one for one in found if normal(named).text in normal(one.event.title).text]


def of_closing(turn: Turn, change: ItemChange) -> tuple[Occurrence, ItemChange] | None:
    """「好几个组没齐，报名延到14号中午12点」: the sign-up whose closing is an item of its own."""
    said = CLOSING.search(change.new)
    words = " ".join((*change.before, change.text))
    is_plan = change.before and not OTHERWISE.search(words)  # 「年夜饭2月5号，报名1月28号截止」
    if said is None or is_plan:
        return None
    when = said["when"].removesuffix("截止")
    moved = replace(change, deed=ChangeDeed.MOVE, own=f"{change.own}报名", new=when)
    due = (each.one for each in candidates(turn, moved) if each.is_sure and is_due_by(each.one.event))
    sure = [one for one in due if SIGNS_UP.search(one.event.title)]  # 「book the bus for the trip」 is none
    return (sure[0], moved) if len(sure) == 1 else None


def at_the_hour(turn: Turn, change: ItemChange, sure: Sequence[Candidate]) -> Sequence[Candidate]:
    """「周四那个提前半小时 两点半开始」: of several on that day the one whose hour it fits."""
    if len(sure) < TWO or change.deed is not ChangeDeed.SHIFT:
        return sure
    wall, bare = turn.written, replace(change, after=())
    fits = [
        each
        for each in sure
        if len({change_as_reply(one, wall, each.one.start) for one in (change, bare)}) == 1
    ]
    return fits if len(fits) == 1 else sure


def swapped(turn: Turn, change: ItemChange, several: Sequence[Occurrence]) -> bool:
    """Two items take each other's place, or time, or are held at one; whether they did."""
    if len(several) != TWO or not all(may_alter(turn, one.event) for one in several):
        return False
    if change.deed is ChangeDeed.JOIN:
        return _joined(turn, change, *several)
    first, second = several
    keeps_hour = any(each.search(turn.said.text) for each in (OWN_HOUR, OF_DAY))
    for one, other in ((first, second), (second, first)):
        if OF_PLACE.search(change.text):
            new = replace(change, deed=ChangeDeed.PLACE, quoted=other.event.place or "")
            event_replies.changed(turn, one, new)
        else:
            like = one if keeps_hour else other
            start = datetime.combine(other.start, like.start.time())
            end = start + (like.end - like.start) if like.event.end else None
            item_parts.move(turn, one, When(change.text, start, end, like.event.grain))
    return True


def swap_owners(turn: Turn, change: ItemChange) -> bool:
    """「我跟张伟换一下」: two people take on what the other answers for; of several things the one that is named.

    False where it names no two people, or not one thing of each: then two items may be meant.
    """
    pieces = AND.split(change.own) if change.deed is ChangeDeed.SWAP else []
    found = [person for each in pieces if (person := _person_in(turn, each)) is not None]
    if len(pieces) != TWO or len({each.id for each in found}) != TWO:
        return False
    open_items = occurrences.open_items(turn)
    own = [_thing_of(turn, [e for e in open_items if e.has_owner(each.id, each.name)]) for each in found]
    things = [one for one in own if one is not None]
    if len(things) != TWO:
        return False
    for one, to in zip(things, reversed(found), strict=True):
        event_replies.changed(turn, one, change_of_one_item(ChangeDeed.OWNER, change.text, to.name))
    return True


def _person_in(turn: Turn, words: str) -> Person | None:
    person, _called = message_reading.person_in(turn, words.replace("·", " "))
    return turn.me() if person is None and "我" in words else person


def _thing_of(turn: Turn, items: Sequence[Event]) -> Occurrence | None:
    """The only one of them, or the only one the message names."""
    named = title_mention_scores([each.title for each in items], turn.said.text)
    best = [each for each, score in zip(items, named, strict=True) if score > 0 or len(items) == 1]
    return occurrences.at_hand(turn.db, turn.with_group(), best[0], turn.written) if len(best) == 1 else None


def _joined(turn: Turn, change: ItemChange, one: Occurrence, other: Occurrence) -> bool:
    """「经审会和委员会会议一起开吧，就周三」: the first is held at the time of the second, or of that whose day is said."""
    said = message_reading.read_words(turn, turn.said.text, Intent.EVENT).when
    if said is not None and said.start.date() == one.start.date() != other.start.date():
        one, other = other, one
    item_parts.move(turn, one, When(change.text, other.start, other.end, other.event.grain))
    return True


def pushed(turn: Turn, one: Occurrence, change: ItemChange) -> bool:
    """「那次空过去，往后顺一周」, 「全部推迟一周」: what comes behind goes on as much later, as many times as before."""
    said = PUSHED.search(" ".join([normal(change.text).text, *change.after]))
    if one.event.rule is None or said is None:
        return False
    weeks = whole_number(said["weeks"]) if said["weeks"] else 1
    moved = series_change.push(turn, one, timedelta(weeks=weeks or 1))
    if moved is None:  # a series without an end goes on as it was
        return event_replies.changed(turn, one, replace(change, deed=ChangeDeed.CANCEL, scope=Scope.ONE))
    item_parts.say_moved_on(turn, moved)
    return True


def at_due_behind(turn: Turn, one: Occurrence, change: ItemChange) -> Occurrence:
    """The item, due when whoever takes it on will have it done."""
    anew = due_behind(change, one.event.title)
    if anew is None or not fitted(turn, one, anew) or not event_replies.changed(turn, one, anew):
        return one
    return occurrences.of_subject(turn.db, turn.with_group(), About("event", one.event.id), turn.now) or one
