"""What took place and nobody told of: the group is asked once, on the next working day's morning, with how many came.

Without an answer it counts as held (union/attendance/headcount.py).
"""

from datetime import date, timedelta

from handlers.attendance import texts as phrases
from handlers.core.job_context import Desk
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Rows, button
from handlers.core.turn import Turn
from handlers.events import occurrences
from storage.attendance import headcounts
from storage.engine.database import Database
from union.attendance.headcount import HELD, closes_sign_up, is_assumed_held
from union.core.almanac.workdays import is_workday, previous_workday
from union.core.groups import Group, is_hushed
from union.events.model import Occurrence, Status
from union.words import Words

MARK = "held"
MOST = 6  # of one message
LONGEST = timedelta(days=10)  # what runs over a holiday began before it


def ask(desk: Desk) -> None:
    """Ask of all that ended since the working day before; its key keeps it from being asked twice."""
    group, today = desk.group, desk.wall.date()
    if is_hushed(today, group.settings) or not is_workday(today, group.notice):
        return
    found = [
        one
        for one in _occurrences_just_over(desk.db, group, today)
        if is_assumed_held(one, desk.wall) and headcounts.headcount_of(desk.db, group, one).present is None
    ]
    if found:
        text, rows = _card(desk._, group, found, today)
        about = f"{MARK}:{today}" if len(found) > 1 else message_subject.of_time(found[0])
        topic = group.settings.reminder_topic
        desk.post(text, rows, topic=topic, key=desk.word_of_day, about=about, silent=True)


def refreshed_question(turn: Turn, mark: str | None) -> tuple[str, Rows] | None:
    """A question about several as things stand now; None for any other message."""
    subject, _colon, day = (mark or "").partition(":")
    if subject != MARK:
        return None
    group, asked = turn.with_group(), date.fromisoformat(day)
    over = _occurrences_just_over(turn.db, group, asked)
    found = [one for one in over if one.status is not Status.OPEN or is_assumed_held(one, turn.wall)]
    return _card(turn._, group, found, asked)


def _occurrences_just_over(db: Database, group: Group, today: date) -> list[Occurrence]:
    since = previous_workday(today, group.notice)
    found = occurrences.between_dates(db, group, since - LONGEST, today)
    return [
        one
        for one in found
        if since <= one.last_moment.date() < today
        and one.event.kind in HELD
        and not closes_sign_up(one.event)
    ]


def _card(_: Words, group: Group, found: list[Occurrence], today: date) -> tuple[str, Rows]:
    lines = [phrases.item(_, one, today) for one in found[:MOST]]
    rows, left = [], [one for one in found if one.status is Status.OPEN]
    for one in (each for each in found[:MOST] if each in left):
        ids = (group.id, one.event.id, occurrences.code(one))
        number = f" #{one.event.number}" if len(found) > 1 else ""
        choices = (_("办了"), "ev.done"), (_("没办"), "ev.giveup")
        rows.append([button(label + number, deed, *ids) for label, deed in choices])
    if len(found) == 1:
        lines.append(_("办了吗？来了几人，回复人数就行；没人答就算办了。"))
    elif left:
        number = str(left[0].event.number)
        lines.append(_("都办了吗？来了几人，回复「#{number} 12人」就行；没人答就算办了。", number=number))
    return "\n".join(lines), rows
