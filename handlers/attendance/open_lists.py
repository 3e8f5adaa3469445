"""The lists people enter, and which of them is meant: that of the item replied to or named, else the one on which those stand of
whom it is said, else the open one that was spoken of last.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.attendance import attendance_card, sign_up, told_answers
from handlers.attendance.attendance_card import Gathering
from handlers.core import speakers
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events import occurrences
from storage.attendance import sign_ups
from storage.core import drafts, people
from storage.events import queries as events_queries
from union.attendance.expected_replies import unit_said
from union.attendance.headcount import Style, closes_sign_up, has_occurrence_begun
from union.attendance.list_clauses import PartyDeed
from union.attendance.list_talk import (
    ListTalk,
    Party,
    calls_to_enter,
    items_said,
    may_be_list_talk,
    read_list_talk,
)
from union.attendance.participation_replies import read_part
from union.attendance.sign_up_list import Entry
from union.core.groups import Person
from union.core.kinds import Kind
from union.core.records import dataclass
from union.core.rights import Action
from union.events.model import Event, Status
from union.reading.text.normal_form import simplified
from union.reminders.lead_times import is_due_by

LATELY, AT_ONCE = timedelta(days=7), timedelta(hours=3)
SPOKEN = "list spoken of"
MOST = 12  # lists looked through
CHANGES = (PartyDeed.OUT, PartyDeed.NOW, PartyDeed.MORE, PartyDeed.LESS)


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list that takes entries; `closing`: the item of its last day; `spoken_at`: when it was last spoken of."""

    found: Gathering
    closing: Event | None
    spoken_at: datetime

    @property
    def event(self) -> Event:
        return self.found.one.event


@dataclass(frozen=True, slots=True)
class ListMessage:
    """What is said, and of which list; `is_sure`: it is replied to or named, or those of whom it is said stand on it."""

    talk: ListTalk
    of: OpenList
    is_sure: bool
    wrong: tuple[OpenList, ...] = ()


def message_to_list(turn: Turn) -> ListMessage | None:
    """What the words say to a list of ours; None where they say nothing to any, or it is not known to which."""
    text = turn.said.text
    if (
        not may_be_list_talk(text)
        or turn.said.edited
        or turn.said.forwarded
        or not turn.may(Action.TAKE_PART)
    ):
        return None
    if turn.said.reply_to_bot and read_part(text) is not None:
        return None  # said with the words that every reply to an item knows
    lists = open_lists(turn)
    if not lists or turn.me() is None:
        return None
    names = {*speakers.people_names(turn), *sign_ups.teams(turn.db, turn.with_group())}
    talk = read_list_talk(text, [each.event.title for each in lists], names)
    said = _of_list(turn, talk, lists) if talk is not None else None
    return (
        replace(said, wrong=tuple(each for each in lists if each.event.title in said.talk.wrong))
        if said
        else None
    )


def open_lists(turn: Turn) -> list[OpenList]:
    """Every item to come that people enter for or were asked to; the one spoken of last first."""
    events = occurrences.open_items(turn)
    closings = [each for each in events if closes_sign_up(each)]
    met = [
        each
        for each in events
        if each.kind is not Kind.FESTIVAL and not is_due_by(each) and not closes_sign_up(each)
    ]
    made = (_open_list(turn, each, closings) for each in met if each.rule is None)
    return sorted((each for each in made if each is not None), key=lambda each: each.spoken_at, reverse=True)[
        :MOST
    ]


def _open_list(turn: Turn, event: Event, closings: Sequence[Event]) -> OpenList | None:
    found = attendance_card.gathering_at_hand(turn.db, turn.with_group(), event, turn.now)
    if found is None or found.one.status is not Status.OPEN or has_occurrence_begun(found.one, turn.wall):
        return None
    closing = _closing_of(event, closings)
    is_called = told_answers.event_called_for(turn) == event
    if found.style is not Style.ENTRY and closing is None and not (is_called or calls_to_enter(event.said)):
        return None
    entered = sign_ups.last_entered(turn.db, turn.with_group(), found.one)
    called = turn.said.at if is_called else _moments_spoken(turn).get(event.id)
    closing_at = closing.said_at if closing is not None else None
    moments = (entered, called, event.said_at, closing_at)
    times = [each for each in moments if each is not None]
    return OpenList(found, closing, max(times, default=turn.now - 2 * LATELY))


def _closing_of(event: Event, closings: Sequence[Event]) -> Event | None:
    """The last day of its sign-up: what was planned with it, else what is called like it."""
    beside = [each for each in closings if each.said_at == event.said_at]
    called = [each for each in closings if event.title.casefold() in each.title.casefold()]
    alike = [each for each in closings if items_said(each.title, [event.title])]
    return next(iter((*called, *beside, *alike)), None)


def _moments_spoken(turn: Turn) -> dict[int, datetime]:
    """When lists were spoken of here lately, by our id of the item."""
    draft = drafts.latest(turn.db, turn.where.chat_id, None, SPOKEN)
    told = draft.data["at"] if draft is not None and draft.group_id == turn.with_group().id else {}
    return {int(number): datetime.fromisoformat(at) for number, at in told.items()}


def remember(turn: Turn, event: Event) -> None:
    """This list was spoken of just now."""
    told = {
        str(number): at.isoformat() for number, at in _moments_spoken(turn).items() if at >= turn.now - LATELY
    }
    data, group = {"at": told | {str(event.id): turn.now.isoformat()}}, turn.with_group()
    drafts.begin(turn.db, turn.where.chat_id, SPOKEN, data, turn.now, turn.now + LATELY, group=group)


def _of_list(turn: Turn, talk: ListTalk, lists: Sequence[OpenList]) -> ListMessage | None:
    about = turn.replied_about()
    if about is not None and about.subject == "event":
        replied = events_queries.get(turn.db, turn.with_group(), about.id)
        there = next((each for each in lists if replied in (each.event, each.closing)), None)
        return ListMessage(talk, there, is_sure=True) if there is not None else None
    if about is not None and about.subject not in (message_subject.EVENT, *message_subject.SEVERAL):
        return None  # it is said to a log
    named = [each for each in lists if each.event.title in talk.items]
    if named:
        entered = [each for each in named if each.found.style is Style.ENTRY or each.closing is not None]
        return ListMessage(talk, (entered or named)[0], is_sure=True)
    if items_said(turn.said.text, _other_titles(turn, lists)):
        return None
    changed = [each for each in talk.parties if each.deed in CHANGES or each.is_alone]
    told = [each for each in talk.parties if each.people]
    last = next((each for each in lists if not is_list_closed(turn, each.found)), lists[0])
    since = turn.said.at - last.spoken_at
    is_list = last.found.style is Style.ENTRY or last.closing is not None
    is_near = (since <= AT_ONCE and not told_answers.is_other_sought(turn)) or (
        talk.is_plain and is_list and since <= LATELY
    )
    for who in (changed, *(() if is_near else (told,))):
        for each in lists:
            if any(standing(turn, each.found, one) for one in who):
                return ListMessage(talk, each, is_sure=True)
    return ListMessage(talk, last, is_sure=False) if is_near else None


def is_list_closed(turn: Turn, found: Gathering) -> bool:
    return found.terms.closes_at is not None and found.terms.closes_at <= turn.now


def _other_titles(turn: Turn, lists: Sequence[OpenList]) -> list[str]:
    ours = {each.event.id for each in lists} | {each.closing.id for each in lists if each.closing is not None}
    return [each.title for each in occurrences.open_items(turn) if each.id not in ours]


def standing(turn: Turn, found: Gathering, party: Party) -> Entry | None:
    """The entry of whoever is named, the writer's own where nobody is."""
    key = entry_of(turn, party)
    listed = sign_ups.entries(turn.db, turn.with_group(), found.one)
    if not party.who:
        own = [each for each in listed if each == key]
        units = [each for each in listed if each.person_id == key.person_id and unit_said(each.team)]
        own = own or (units if len(units) == 1 else [])  # 「再加2个」 behind 「一车间报12个」
        return own[0] if own else None
    there = next((each for each in listed if each == key or (each.team and party.who in each.team)), None)
    return there or next((each for each in sign_up.said_yes(turn, found.one) if each == key), None)


def entry_of(turn: Turn, party: Party) -> Entry:
    me = turn.me()
    mine = me.id if me is not None else 0
    other = member_called(turn, party.who) if party.who else None
    return Entry(
        other.id if other else mine, "" if other or not party.who else party.who[: sign_up.LONGEST_TEAM]
    )


def member_called(turn: Turn, who: str) -> Person | None:
    spelt = who.replace(" ", "").casefold()
    called = ((each, simplified(each).replace(" ", "").casefold()) for each in speakers.people_names(turn))
    written = next(
        (each for each, name in called if name == spelt or (not spelt.isascii() and name.endswith(spelt))),
        who,
    )
    return people.person_named(turn.db, turn.with_group(), written) or speakers.bearer(turn, written)
