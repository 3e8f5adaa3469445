"""What a message of reminders looks like, when it is sent and whenever one of its buttons is pressed.

Its mark in the outbox names the day and the reminders, so that it can be drawn again.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from handlers.attendance import attendance_card
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Button, Composed, button
from handlers.core.services import Face
from handlers.events import occurrences
from handlers.reminders import texts as phrases
from storage.core.outbox.sent_messages import Sent
from storage.engine.database import Database
from storage.reminders.schedule import DueReminder
from union.attendance.headcount import ANSWERED
from union.core.almanac.date_format import day_words
from union.core.groups import Group, Person
from union.core.kinds import Kind
from union.core.records import dataclass, field, replace
from union.events.model import Occurrence, Status, done_count, unfinished_owners
from union.reminders.lead_times import is_due_by
from union.settings.choices import TOLD
from union.words import Words

TODAY = "today"
IN_TIME = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the message; `late` is the wall time it should have been told, None when in time.

    `part`: who comes, for an item alone in its message; `counts`: whether the counts are shown here.
    `tasks`: how those of the meeting before stand.
    """

    reminder_id: int
    one: Occurrence
    late: datetime | None = None
    part: attendance_card.Gathering | None = None
    counts: bool = False
    tasks: str = ""


@dataclass(slots=True)
class Card:
    """The message: text, entities and rows of buttons."""

    body: Composed
    rows: list[list[Button]]
    mark: str


@dataclass(frozen=True, slots=True)
class CardReader:
    """For whom it is written: in the group with the members who may be named, in private with none.

    `heading` replaces the group's own header; `link` leads to the bot's private chat; `instead`: who stands in for whom.
    """

    words: Words
    group: Group
    wall: datetime
    members: Mapping[int, Person] = field(default_factory=dict)
    in_group: bool = True
    heading: str | None = None
    link: str = ""
    instead: Mapping[int, Person] = field(default_factory=dict)


def draw(reader: CardReader, day: date, entries: Sequence[Entry], last_line: str = "") -> Card:
    """The message about these items as of `day`."""
    _, opening = reader.words, reader.group.settings.reminder_words
    opening = _(TOLD[opening]) if opening in TOLD else opening
    at = day_words(_, day, now=reader.wall.date())
    body = Composed(_("{opening} {day}", opening=opening, day=at) if opening else _("今日提醒 {day}", day=at))
    body.add(f"\n{reader.heading}" if reader.heading else "")
    for entry in entries:
        body.add("\n" + phrases.line(reader.words, entry.one, day))
        if reader.in_group and entry.one.status is Status.OPEN:
            _add_owners(reader, body, entry.one)
        elif entry.one.status is Status.OPEN and done_count(entry.one):
            body.add(phrases.missing_names(reader.words, unfinished_owners(entry.one)))
        if entry.late is not None:
            body.add(phrases.late(reader.words, entry.late, reader.wall))
        if entry.tasks and entry.one.status is Status.OPEN:
            body.add(f"\n{entry.tasks}")
    counted = (each.part for each in entries if each.part and each.counts)
    for line in (*(attendance_card.counts(reader.words, part) for part in counted), last_line):
        body.add(f"\n{line}" if line else "")
    shown = [entry.one for entry in entries if entry.one.event.kind is not Kind.FESTIVAL]
    is_one = len(entries) == 1
    several = item_rows(reader.words, reader.group, shown, reader.wall)
    rows = _single_entry_rows(reader, entries[0]) if is_one and shown else several
    if body.entities and reader.link:
        rows.append([Button(phrases.label_private(reader.words), url=reader.link)])
    mark = f"{TODAY}:{day.isoformat()}:" + ".".join(str(entry.reminder_id) for entry in entries)
    if is_one:
        mark = message_subject.of_event(entries[0].one.event.id, entries[0].one.original)
    return Card(body, rows, mark)


def start_link(face: Face) -> str:
    """Where an officer opens the private chat with the bot."""
    return face.start_link("hello")


def with_part(db: Database, group: Group, entry: Entry, sent: Sent | None = None) -> Entry:
    """An item alone in its message in the group asks who comes; `sent`: that message, None before it is sent."""
    counts = attendance_card.has_counts(db, group, entry.one, sent)
    return replace(entry, part=attendance_card.gathering_of(db, group, entry.one), counts=counts)


def lateness(group: Group, row: DueReminder, told_at: datetime) -> datetime | None:
    """When (wall time) a reminder should have gone that went well after its time; None for one in time."""
    return group.wall(row.due) if told_at - row.due > IN_TIME else None


def read_mark(mark: str | None) -> tuple[date, list[int]] | None:
    """Day and reminders of a message about several items; None for any other mark."""
    subject, _, rest = (mark or "").partition(":")
    day, _, ids = rest.partition(":")
    if subject != TODAY:
        return None
    return date.fromisoformat(day), [int(each) for each in ids.split(".")]


def _add_owners(reader: CardReader, body: Composed, one: Occurrence) -> None:
    """Names stand beside what is not yet due only, and only of those a private message does not reach."""
    is_late = one.end < reader.wall
    if is_late and not reader.group.settings.names_in_group:
        return
    _ = reader.words
    known = ((owner, reader.members.get(owner.person_id or 0)) for owner in unfinished_owners(one))
    named = ((owner, person) for owner, person in known if person is None or not person.reachable)
    for place, (owner, person) in enumerate(named):
        body.add(_("、") if place else _("，负责："))
        _add_name(body, owner.name, person)
        if stand_in := reader.instead.get(owner.person_id or 0):
            body.add(_("（代："))
            _add_name(body, stand_in.name, None if stand_in.reachable else stand_in)
            body.add(_("）"))


def _add_name(body: Composed, name: str, person: Person | None) -> None:
    if person is None:
        body.add(name)
    else:
        body.mention(person, name)


def _single_entry_rows(reader: CardReader, entry: Entry) -> list[list[Button]]:
    _, group, one = reader.words, reader.group, entry.one
    row = item_row(_, group, one, reader.wall)
    if one.status is Status.OPEN:
        acts = ((_("改期"), "ev.move"), (_("详情"), "ev.details"))
        row += [button(label, deed, group.id, one.event.id, occurrences.code(one)) for label, deed in acts]
    if entry.part is None:
        return [row]
    rows = [[*attendance_card.sign_in_button(_, group, one, reader.wall), *row]]
    if one.status is Status.OPEN:
        return [*attendance_card.rows(_, group, entry.part, occurrences.code(one)), *rows]
    return rows


def item_rows(
    _: Words, group: Group, shown: Sequence[Occurrence], wall: datetime, *, past: bool = False
) -> list[list[Button]]:
    """A row for each of several items; two times of one series are told apart by their day."""
    counted = Counter(one.event.id for one in shown)
    return [
        item_row(_, group, one, wall, phrases.numbered(_, one, dated=counted[one.event.id] > 1), past=past)
        for one in shown
    ]


def item_row(
    _: Words, group: Group, one: Occurrence, wall: datetime, number: str | None = None, *, past: bool = False
) -> list[Button]:
    """完成 and 推迟 of an open item, 恢复 of a settled one; 不办了 of one that is past and can't be put off.

    What people come to is not finished before it begins.
    """
    ids, tail = (one.event.id, occurrences.code(one)), f" #{number}" if number else ""
    if one.status is not Status.OPEN:
        return [button(_("恢复") + tail, "ev.restore", group.id, *ids)]
    done = button(phrases.label_done(_, one.event) + tail, "ev.done", group.id, *ids)
    if past:
        return [done, button(_("不办了") + tail, "ev.giveup", group.id, *ids)]
    later = button(_("推迟") + tail, "ev.later", group.id, *ids)
    is_to_come = wall < one.start and one.event.kind in ANSWERED and not is_due_by(one.event)
    return [later] if is_to_come else [done, later]
