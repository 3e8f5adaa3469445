"""Who is away: told in a sentence, kept until it is over, shown with the week's items; no item of the calendar.

Kept as an unfinished thing of the group's (storage/core/drafts.py), which goes by itself when its time is over.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from handlers.core import message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.messages.keyboards import button
from handlers.core.turn import Turn
from storage.core import drafts, people
from storage.core.drafts import Draft
from storage.engine.database import Database
from union.core.almanac.date_format import span_words
from union.core.grain import Grain, own_end
from union.core.groups import Group, Person
from union.core.rights import Action
from union.reading.acts.absences import Absence, read_absence
from union.reading.message import Intent, When
from union.words import Words

SUBJECT = "absent"
A_DAY, LONGEST = timedelta(days=1), timedelta(days=190)
MYSELF = ("我", "本人")


def claimed(turn: Turn, words: str) -> bool:
    """Whether the words tell that one of us is away from some day on; then it is kept and said."""
    if turn.said.edited or turn.said.forwarded or not turn.may(Action.LOG):
        return False
    when = message_reading.read_words(turn, words, Intent.EVENT).when
    found = read_absence(words, when.text) if when is not None and when.rrule is None else None
    person = _person(turn, found.who) if found else None
    if found is None or when is None or person is None:
        return False
    first, last = _days(when)
    if last < turn.with_group().day(turn.now) or last - first > LONGEST:
        return False
    _keep(turn, found, person, first, last)
    return True


def away(db: Database, group: Group, day: date) -> Mapping[int, int | None]:
    """Who is away that day, by the person's number, with who stands in for them."""
    return {
        each.person_id: each.data["stand_in"]
        for each in drafts.of_subject(db, group, SUBJECT)
        if each.person_id is not None and _first(each) <= day <= _last(each)
    }


def lines(_: Words, db: Database, group: Group, first: date, end: date, today: date) -> list[str]:
    """「不在：李建国 11月24日 周二 至 11月26日 周四」, of the days shown."""
    return [
        _("不在：{who} {days}", who=each.data["name"], days=_span(_, _first(each), _last(each), today))
        for each in drafts.of_subject(db, group, SUBJECT)
        if _first(each) < end and _last(each) >= first
    ]


def _keep(turn: Turn, found: Absence, person: Person, first: date, last: date) -> None:
    group = turn.with_group()
    stand_in = _person(turn, found.stand_in) if found.stand_in else None
    data = {
        "name": person.name,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "stand_in": stand_in.id if stand_in else None,
    }
    over = group.utc(datetime.combine(last + A_DAY, time.min))
    draft_id = drafts.begin(
        turn.db, turn.where.chat_id, SUBJECT, data, turn.now, over, group=group, person=person
    )
    days = _span(turn._, first, last, group.day(turn.now))
    said = [turn._("已记下：{who} {days}不在，这几天不单独提醒。", who=person.name, days=days)]
    if stand_in is not None:
        said.append(turn._("期间有事找{who}。", who=stand_in.name))
    turn.say("".join(said), [[button(turn._("撤销"), "absent.undo", group.id, draft_id)]])


def _person(turn: Turn, name: str) -> Person | None:
    return turn.me() if name in MYSELF else people.named(turn.db, turn.with_group(), name)


def _days(when: When) -> tuple[date, date]:
    last = (when.end or own_end(when.start, when.grain)) - timedelta(microseconds=1)
    return when.start.date(), max(last, when.start).date()


def _span(_: Words, first: date, last: date, today: date) -> str:
    end = None if first == last else datetime.combine(last + A_DAY, time.min)
    return span_words(_, datetime.combine(first, time.min), end, Grain.DAY, now=today)


def _first(kept: Draft) -> date:
    return date.fromisoformat(kept.data["first"])


def _last(kept: Draft) -> date:
    return date.fromisoformat(kept.data["last"])


def _press_undo(turn: Turn) -> None:
    draft = pending_questions.pressed_by(turn, SUBJECT, Action.LOG, presses.done_before(turn._))
    if draft is not None:
        drafts.end(turn.db, draft)
        turn.edit_pressed(turn._("已撤销：{who}没有不在。", who=draft.data["name"]))


DEEDS: dict[str, Callable[[Turn], None]] = {"absent.undo": _press_undo}
