"""What an item's message shows of who comes: a line of counts and a row of buttons, where the item asks at all."""

from collections import Counter
from datetime import datetime, timedelta

from handlers.attendance import texts as phrases
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Button, button
from handlers.core.turn import Turn
from handlers.events import occurrences
from storage.attendance import headcounts, sign_ups
from storage.core.outbox import sent_messages
from storage.engine.database import Database
from storage.events import queries as events_queries
from union.attendance.headcount import Answer, Style, is_its_day, style_of
from union.attendance.participation_replies import capacity_in
from union.attendance.sign_up_list import Capacity, Lists, lists
from union.core.groups import Group
from union.core.kinds import Kind
from union.core.records import dataclass
from union.events.model import Event, Occurrence
from union.words import Words

SIGNED_IN_AT = (Kind.MEETING, Kind.TRAINING)
ROW = {Answer.YES: "part.yes", Answer.LEAVE: "part.leave", Answer.MAYBE: "part.maybe"}


@dataclass(frozen=True, slots=True)
class Gathering:
    """One time of an item that asks who comes, as things stand.

    `capacity`: set, or read from the item's words; `closes`: wall time until which one may enter; `needed`: the quorum;
    `told`: how many are expected, as somebody said.
    """

    one: Occurrence
    style: Style
    terms: headcounts.Terms
    capacity: Capacity | None
    answers: Counter[Answer]
    signed_in: int
    lists: Lists
    closes: datetime | None = None
    needed: int | None = None
    told: int | None = None


def gathering_of(db: Database, group: Group, one: Occurrence) -> Gathering | None:
    """What is known of those who come; None for an item that asks nobody."""
    terms = headcounts.terms(db, group, one.event)
    capacity = capacity_of(one.event, terms)
    style = style_of(one.event, limited=capacity is not None, chosen=terms.style)
    if style is Style.NONE:
        return None
    answers = Counter(each.answer for each in headcounts.answers(db, group, one))
    signed_in = len(headcounts.signed_in(db, group, one))
    found = lists(sign_ups.entries(db, group, one), capacity)
    closes = group.wall(terms.closes_at) if terms.closes_at else None
    expected, told = (
        headcounts.headcount_of(db, group, one).expected,
        headcounts.stated_headcount(db, group, one).expected,
    )
    needed = terms.quorum.needed(expected) if terms.quorum else None
    return Gathering(one, style, terms, capacity, answers, signed_in, found, closes, needed, told)


def capacity_of(event: Event, terms: headcounts.Terms) -> Capacity | None:
    """How many places there are; None for no limit."""
    limit = terms.capacity or capacity_in(event.said)
    return limit if limit and limit.number else None


def coming(db: Database, group: Group, event: Event, now: datetime) -> Occurrence | None:
    """The time of an item one speaks of when saying who comes: of a series today's, else the next."""
    midnight = datetime.combine(group.day(now), datetime.min.time())
    return occurrences.next_of_event(db, group, event, midnight - timedelta(microseconds=1))


def gathering_at_hand(db: Database, group: Group, event: Event, now: datetime) -> Gathering | None:
    """Those who come to that time of it; None where none is to come, or it asks nobody."""
    one = coming(db, group, event, now)
    return gathering_of(db, group, one) if one is not None else None


def counts(_: Words, found: Gathering) -> str:
    """「参加9人，请假1人」, 「已报名12人（限20人）」; empty while there is nothing to count."""
    said, here = found.answers, phrases.signed_in(_, found.signed_in)
    if found.style is not Style.ANSWER:
        own = sum(each.people or 1 for each in found.lists.entered)
        other = found.told if found.told != own else None
        total = _("一共{count}人", count=other) if other else ""
        return phrases.joined(_, [phrases.lists(_, found.lists, found.capacity, found.closes), total, here])
    told = [
        _("参加{count}人", count=said[Answer.YES]) if said[Answer.YES] else "",
        _("请假{count}人", count=said[Answer.LEAVE]) if said[Answer.LEAVE] else "",
        _("待定{count}人", count=said[Answer.MAYBE]) if said[Answer.MAYBE] else "",
    ]
    needed = _("到会{count}人有效", count=found.needed) if found.needed else ""
    return phrases.joined(_, [*told, here, needed])


def counts_of(_: Words, db: Database, group: Group, one: Occurrence) -> str:
    """The same of one time of an item; empty where it asks nobody."""
    found = gathering_of(db, group, one)
    return counts(_, found) if found else ""


def counts_now(turn: Turn, one: Occurrence) -> str:
    """The same of a time as it is after a change."""
    return counts_of(turn._, turn.db, turn.with_group(), one)


def rows(_: Words, group: Group, found: Gathering, code: str) -> list[list[Button]]:
    """参加, 请假, 待定, or 报名 and 退出."""
    choices = [(_("报名"), "part.enter"), (_("退出"), "part.out")]
    if found.style is Style.ANSWER:
        choices = [(phrases.answer_words(_, each), deed) for each, deed in ROW.items()]
    return [[button(label, deed, group.id, found.one.event.id, code) for label, deed in choices]]


def sign_in_button(_: Words, group: Group, one: Occurrence, wall: datetime) -> list[Button]:
    """签到 of a meeting or training on its day, else nothing."""
    is_open = one.event.kind in SIGNED_IN_AT and is_its_day(one, wall)
    ids = group.id, one.event.id, occurrences.code(one)
    return [button(_("签到"), "part.here", *ids)] if is_open else []


def echo_of(db: Database, group: Group, one: Occurrence) -> int | None:
    """The outbox row of the item's echo where that is the one message with live counts: a one-off's, in the group."""
    if one.event.rule is not None or events_queries.chat_of(db, group, one.event) != group.chat_id:
        return None
    return next(iter(sent_messages.row_ids_about(db, group.id, message_subject.of_event(one.event.id))), None)


def has_counts(db: Database, group: Group, one: Occurrence, sent: sent_messages.Sent | None = None) -> bool:
    """Whether a reminder is the one message with live counts: that sent, or one still to be sent."""
    if echo_of(db, group, one) is not None:
        return False
    first = reminder_of(db, group, one)
    return first is None or (sent is not None and first.id == sent.id)


def is_change_shown(turn: Turn, before: Gathering) -> bool:
    """Whether a message in the group shows by itself what was just changed: no line is said beside it. Who waits is told."""
    where = (turn.db, turn.with_group(), before.one)
    now = None if turn.where.private else gathering_of(*where)
    if now is None or now.lists.waiting or counts(turn._, before) == counts(turn._, now):
        return False
    return echo_of(*where) is not None or reminder_of(*where) is not None


def reminder_of(db: Database, group: Group, one: Occurrence) -> sent_messages.Sent | None:
    """The first reminder of this time alone in the group: it has the live counts where no echo has."""
    mark = message_subject.of_event(one.event.id, one.original)
    return sent_messages.first_reminder(db, group.id, group.chat_id, mark)
