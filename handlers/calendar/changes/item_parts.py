"""What of an item is otherwise by now: its time, and in a reply that names parts of it in no known form of a change its name, place and people."""

from collections.abc import Sequence

from handlers.calendar import additions, event_creation
from handlers.calendar.changes import handover, last_change, occurrence_status, series_change
from handlers.calendar.changes.occurrence_status import (
    change,
    changed_text,
    closed_text,
    is_open_to,
    restore_button,
    say,
    settle,
)
from handlers.core import speakers
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Rows
from handlers.core.turn import Turn
from handlers.events import conflicts, occurrences
from handlers.events import texts as agenda_phrases
from handlers.events.event_rights import may_alter
from handlers.reminders import reminder_schedule
from storage.events import queries as events_queries
from union.core.almanac.date_format import day_words
from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.core.records import replace
from union.events.model import Event, Occurrence, Status
from union.reading.acts.changes.numbered_details import going_in, place_in
from union.reading.acts.changes.numbered_orders import (
    SIGN,
    NumberedPart,
    beside_number,
    is_plain_statement,
    is_pointed_at,
)
from union.reading.message import When
from union.reading.replies.agenda_notes import read_agenda
from union.reading.replies.amendments import (
    WHERE,
    Amendments,
    is_note,
    is_supposed,
    is_unchanged,
    read_amendments,
    same_as_number,
    without_name,
)
from union.reading.replies.remarks import is_remark, tells_more_of_item
from union.reading.replies.title_edits import edited_title, read_title_edit
from union.reading.text.normal_form import simplified
from union.reminders.lead_times import is_due_by

SEVERAL = 2
# 「会场订好了」 tells no place: it follows 在 or is one by its last sign.
PLACED = Regex(
    rf"{WHERE}[^,，]{{0,12}}?(?:[在是喺系为到成:：改换补漏写加]|\b(?:is|at|to|in|now)\b)|喺|\b(?:add|put|set|note)\s[^,.]{{0,8}}\b{WHERE}\s\S",
    any_case=True,
)
# 「議程寫入去#1度」: what was told of the one that goes stays beside the other.
CARRIED = Regex(
    r"(?:议程|议题|内容|备注)[^,，。]{0,4}(?:写|放|搬|加|记|并|归)|(?:move|put|add)[^,.]{0,20}agenda",
    any_case=True,
)
# 「唔好改日子呀，20號前買就啱」: what was changed is not what was asked for.
NOT_ASKED = Regex(
    r"(?:不是|没|唔系|唔好|别|冇|不要|无|未)(?:叫|让|要|说|讲)?(?:你|你们)?(?:改|换|挪|推|动)(?:个|咗|了)?(?:日子|日期|时间|期|名|地)|not (?:asking )?(?:to )?(?:chang|mov)\w{1,4} (?:the )?(?:date|day|time|name|title|place|venue)",
    any_case=True,
)
# Beside what is told of an item it wants nothing: 「不是24号」, 「唔好寫漏地址」, 「太难看了」, "pls put the address".
IDLE = Regex(
    r"^(?:[^，,]{0,6}?(?:不是|唔系|唔係|并非|别|唔好|不要|记得|写[返上落进]|麻烦|谢谢|唔该)|太|真|我[是]?[说讲指]|我的?意思|之前|原来|刚才|not\b|i mean|sorry|thanks|pls|please|can\b)"
    r"|[这那嗰呢][个项条次场][^，,改加换]{0,6}$|^(?:same|the rest|go with|stick (?:to|with)|let'?s (?:do|go))\b",
    any_case=True,
)


def renamed_or_several(turn: Turn, one: Occurrence, text: str) -> bool:
    """Whether a reply gives the item a name, or several parts; then all of it is done at once."""
    said = _parts_said(turn, one, text)
    going = going_in(text) if said.place else ""
    fewest = 1 if NOT_ASKED.search(simplified(text)) else SEVERAL
    is_meant = bool(said.title or said.note or going) or (said.count >= fewest and not said.rest)
    return is_meant and _amended(turn, one, said, going)


def amended(turn: Turn, one: Occurrence, text: str) -> bool:
    """Whether a reply is nothing but parts of the item; then they are as it says."""
    said = _parts_said(turn, one, text)
    is_told = one.start > turn.wall and not turn.incoming.anonymous and tells_more_of_item(text)
    if said.count == 0 and (is_note(text) or is_told) and additions.may_note(turn, one):
        additions.note(turn, one, text)
        return True
    # 「周敏负责收齐报名表，11月24日前」 is another thing's day.
    is_whole = not said.rest or (said.when is None and all(map(is_remark, said.rest)))
    return said.count > 0 and is_whole and _amended(turn, one, said)


def tell_parts(
    turn: Turn, one: Occurrence, text: str, *, may_be_timed: bool = False, is_whole: bool = False
) -> bool:
    """Whether words beside the number or the name of an item tell its name, its place or what it is about; then it is so.

    `may_be_timed`: also a time alone; `is_whole`: of a place nothing else is told.
    """
    said = _parts_said(turn, one, text)
    is_placed = (
        said.place and one.event.rule is None and (PLACED.search(simplified(text)) or place_in(said.place))
    )
    is_timed = said.when is not None and one.event.rule is None and not said.rest
    is_meant = bool(said.title or said.note or is_placed) or (is_timed and may_be_timed)
    if not is_meant or (said.owner and not said.title) or one.status is not Status.OPEN:
        return False
    return _amended(turn, one, said, going_in(text) if said.rest else "")


def beside_answer(turn: Turn, one: Occurrence, text: str) -> Amendments:
    """What an answer says of the item beside its yes, without the time it has by then and what only says that the rest stays."""
    said = _parts_said(turn, one, text)
    rest = tuple(each for each in said.rest if not (IDLE.search(simplified(each)) or is_unchanged(each)))
    is_its = said.when is not None and (
        said.when.start == one.start
        or (said.when.grain is not Grain.MINUTE and said.when.start.date() == one.start.date())
    )
    return replace(said, rest=rest, when=None if is_its else said.when)


def tell_beside_answer(turn: Turn, one: Occurrence, text: str) -> None:
    """Do what an answer says beside its yes; what is no part of the item is its note: 「同意，下雨就改体育馆」."""
    said = beside_answer(turn, one, text)
    if said.count:
        _amended(turn, one, replace(said, rest=()))
    if said.rest:
        now = occurrences.of_subject(turn.db, turn.with_group(), message_subject.about_time(one), turn.now)
        additions.note(turn, now or one, turn._("，").join(said.rest))


def tell_part(turn: Turn, part: NumberedPart, *, may_be_timed: bool = False) -> bool:
    """Whether a part of a message tells its name, its place or its agenda; then it is so. `may_be_timed`: or its time alone."""
    is_one = len(part.numbers) == 1 and is_plain_statement(part.words)
    one = open_item(turn, part.numbers[0]) if is_one else None
    # "change #4 to Friday 4pm" is read as a reply is, which knows the item's own week.
    is_first = part.words.startswith(SIGN)
    may_be_timed = may_be_timed if is_first else is_pointed_at(part)
    return one is not None and tell_parts(turn, one, beside_number(part), may_be_timed=may_be_timed)


def open_item(turn: Turn, number: int) -> Occurrence | None:
    """What has the number, where it is open."""
    event = events_queries.numbered(turn.db, turn.with_group(), number)
    if event is None or event.status is not Status.OPEN:
        return None
    return occurrences.of_subject(
        turn.db, turn.with_group(), message_subject.About(message_subject.EVENT, event.id), turn.now
    )


def joined(turn: Turn, one: Occurrence, text: str) -> bool:
    """Whether a reply says that the item is another one told again: it goes, and the other takes place when and where this said."""
    number = same_as_number(text)
    other = open_item(turn, number) if number else None
    if other is None or other.event.id == one.event.id:
        return False
    event = other.event
    if not is_open_to(turn, one) or not may_alter(turn, event):
        return True
    settled = settle(turn, one, Status.CANCELLED)
    say(turn, settled, closed_text(turn, settled), [[restore_button(turn, settled)]])
    last_change.remember(turn, other)
    if one.event.place and one.event.place != event.place:
        other = change(turn, other, replace(event, place=one.event.place))
    if _takes_its_time(one, other):
        move(turn, other, When(text, one.start, one.end if one.event.end else None, one.event.grain))
    elif other.event != event:
        say(turn, other, changed_text(turn, other), last_change.rows(turn))
    if CARRIED.search(simplified(text)):
        additions.note(turn, other, read_agenda(one.event.said)[1] or one.event.said)
    return True


def joined_in_reply(turn: Turn) -> bool:
    """Whether a reply says of an item that it is another one told again, before anybody hears a sign-up in it: 「同#1係同一個會嚟」."""
    about = turn.replied_about() if same_as_number(turn.said.text) else None
    if about is None or about.subject != message_subject.EVENT or turn.group is None:
        return False
    one = occurrences.of_subject(turn.db, turn.group, about, turn.now)
    return one is not None and joined(turn, one, turn.said.text)


def _takes_its_time(one: Occurrence, other: Occurrence) -> bool:
    """Whether what was told again says anew when it is: a task does not to a meeting, a bare day nothing of its hour."""
    is_same_day = one.start.date() == other.start.date() and one.event.grain is not Grain.MINUTE
    is_once = one.event.rule is None and other.event.rule is None
    is_alike = is_due_by(one.event) is is_due_by(other.event)
    return is_once and is_alike and one.start != other.start and not is_same_day


def _parts_said(turn: Turn, one: Occurrence, text: str) -> Amendments:
    """What it says, without the clauses that only call the item by its name; asked twice of a reply."""
    return turn.once(("parts said", one.event.id, one.original, text), lambda: _read_parts(turn, one, text))


def _read_parts(turn: Turn, one: Occurrence, text: str) -> Amendments:
    edit, title = read_title_edit(text), simplified(one.event.title)
    anew = edited_title(one.event.title, edit) if edit is not None else ""
    if anew:
        return Amendments(title=anew)
    words = without_name(text, one.event.title)
    said = read_amendments(words, turn.written, one.start, turn.notice)
    rest = tuple(each for each in said.rest if not _calls_it(simplified(each), title))
    is_person = bool(said.title) and speakers.bearer(turn, said.title) is not None  # 「就叫张伟吧」
    rest = tuple(each for each in rest if not IDLE.search(simplified(each))) if said.count else rest
    return replace(said, rest=rest, title="" if is_person else said.title)


def _calls_it(words: str, title: str) -> bool:
    return title in words or words.removeprefix("就是") in title


def _amended(turn: Turn, one: Occurrence, said: Amendments, going: str = "") -> bool:
    """`going`: who goes there, which is its note."""
    if not is_open_to(turn, one):
        return True
    last_change.remember(turn, one)
    event = replace(
        one.event,
        title=event_creation.public(said.title) if said.title else one.event.title,
        place=event_creation.public(said.place) if said.place else one.event.place,
    )
    now = change(turn, one, event) if event != one.event else one
    noted = tuple(each for each in said.rest if each not in going and (is_remark(each) or is_supposed(each)))
    unused = _unused(turn, said, (going, *noted))
    if said.owner:
        handover.give(turn, now, said.owner, last_change.rows(turn))
    if said.when is not None:
        move(turn, now, said.when, beside=unused)
    elif unused or (not said.owner and (event != one.event or not said.note)):
        say(turn, now, "\n".join(filter(None, (changed_text(turn, now), unused))), last_change.rows(turn))
    remark = turn._("，").join(noted)
    for words in (turn._("议程：{text}", text=said.note) if said.note else "", going, remark):
        if words:
            additions.note(turn, now, words)
    return True


def _unused(turn: Turn, said: Amendments, used: Sequence[str]) -> str:
    rest = [each for each in said.rest if not any(each in words for words in used)]
    return turn._("没用上：{words}", words=turn._("、").join(rest)) if rest else ""


def settle_hour(turn: Turn, event: Event, when: When, place: str | None) -> None:
    """An item gets its hour, and the place told with it."""
    one = occurrences.of_whole_event(event)
    last_change.remember(turn, one)
    if place:
        one = change(turn, one, replace(event, place=event_creation.public(place)))
    move(turn, one, when)


def move(turn: Turn, one: Occurrence, when: When, *, following: bool = False, beside: str = "") -> None:
    """Tell it and do it: a one-off item moves as a whole; of a series only this time does, unless a new rule was said."""
    when = series_change.on_each_day(one.event, when)
    if when.rrule:
        series_change.change(turn, one, when, since=following)
        return
    end = one.end if one.event.end is not None else None
    event = event_creation.timed(replace(one.event, start=one.start, end=end), when)
    if event_creation.is_time_past(turn, replace(when, start=event.start, end=event.end, grain=event.grain)):
        words = agenda_phrases.span(turn._, event.start, event.end, event.grain, turn.today)
        say(turn, one, turn._("{when}已经过去，没有改。请回复新的时间。", when=words))
        return
    turn.enrol()
    if one.event.rule is None:
        moved = occurrences.of_whole_event(change(turn, one, event).event)
        item = agenda_phrases.title_line(turn._, moved, turn.today)
        text = "\n".join(filter(None, (turn._("已改期 {item}", item=item), beside)))
        _say_moved(turn, moved, text, last_change.rows(turn))
    elif following and series_change.can_move(one, event.start):
        say_moved_on(turn, series_change.move_on(turn, one, event.start, event.end))
    else:
        group = turn.with_group()
        turn.audit(occurrence_status.CHANGED, f"#{event.number}")
        moved = occurrences.move(turn.db, group, one, event.start, event.end, turn.now)
        reminder_schedule.plan_occurrence(turn.db, group, moved, turn.now)
        item = agenda_phrases.title_line(turn._, moved, turn.today)
        rows = [*series_change.offer_move(turn, moved), *last_change.rows(turn)]
        text = turn._("已改期（只改这一次） {item}", item=item)
        if moved.start.date() != one.start.date():  # which of its times it was
            was = day_words(turn._, one.start.date(), now=turn.today)
            text = turn._("已改期（只改这一次，原{was}） {item}", was=was, item=item)
        _say_moved(turn, moved, text, rows)


def say_moved_on(turn: Turn, new: Occurrence) -> None:
    """Tell from which time on a series goes on otherwise."""
    _say_moved(turn, new, occurrence_status.moved_on(turn._, new, turn.today))


def _say_moved(turn: Turn, moved: Occurrence, text: str, rows: Rows = ()) -> None:
    say(turn, moved, "\n".join(filter(None, (text, conflicts.of_times(turn, [moved])))), rows)
