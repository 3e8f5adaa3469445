"""A visit that was accepted becomes an item of the calendar: its title without a full name, its last day, who goes; a log fulfils it."""

from dataclasses import replace
from datetime import datetime, time

from handlers.branches import branch_assignment
from handlers.calendar import event_creation, event_receipt
from handlers.calendar.changes import handover
from handlers.calendar.changes.occurrence_status import name_of_me, settle
from handlers.care import texts as phrases
from handlers.care import visit_card
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events import texts as agenda_phrases
from handlers.reminders import reminder_schedule
from handlers.reminders.reminder_card import item_row
from handlers.worklog import event_link_question
from handlers.worklog.event_link_question import likeness, sure_offers
from storage.branches import branch_list
from storage.care import visits_due
from storage.care.visits_due import Care, State
from storage.core import people
from storage.events import event_parts
from storage.events import queries as events_queries
from storage.helped import name_register
from union.care.visit_rules import VisitRule, Who, rule_of, title
from union.core.branches import Branch
from union.core.groups import Person, in_charge
from union.core.kinds import Kind
from union.core.period import Grain
from union.core.rights import Action
from union.events.model import Event, Occurrence, Owner, Status
from union.reading.life.life_event import Likeness, Occasion
from union.reading.life.told_visits import same_person
from union.reminders.lead_times import chosen
from union.words import language_of, words
from union.worklog.entries import LogEntry

LEADS = ("d7", "d1", "d0")


def accept(turn: Turn, care: Care, goes: Person | None) -> Event:
    """Put it on the calendar; `goes` takes it, else the 组长 of the branch or the 负责人, who hears of it."""
    group, me = turn.with_group(), turn.enrol()
    rule = rule_of(turn.settings.care_rules, care.occasion)
    owner = goes or _default_visitor(turn, care, rule)
    event = reminder_schedule.add_with_reminders(turn.db, group, _event(turn, care, owner, me), turn.now)
    _keep(turn, care, event, me)
    usual = phrases.amount(turn._, rule, turn.currency)
    if usual:
        at = care.at or (turn.where.chat_id, 0)
        event_parts.add(turn.db, group, event, usual, None, me, at, turn.now)
    _drop_sickbed(turn, care)
    turn.heard()
    if owner is not None and (me is None or owner.id != me.id):
        _tell(turn, owner, occurrences.of_whole_event(event), usual)
    return event


def show(turn: Turn, event: Event) -> None:
    """The pressed card is the item's echo from now on; where it was answered in words, that is said."""
    notes = [note.text for note in event_parts.of_event(turn.db, turn.with_group(), event)]
    echo = "\n".join([event_receipt.text_of(turn, event, agenda_phrases.planned), *notes])
    about = message_subject.of_event(event.id)
    turn.show(echo, event_receipt.rows(turn, event), about=about)
    if turn.incoming.press is not None:
        turn.mark_pressed(about)


def _keep(turn: Turn, care: Care, event: Event, me: Person | None) -> None:
    """The proposal is settled; a full name told in private goes into the register of those who are helped."""
    group, name = turn.with_group(), visit_card.take_name(turn, care)
    if name:
        family = name_register.keep(turn.db, group, name, turn.now, branch=care.branch or None, by=me)
        care = replace(care, family_id=family.id)
        visits_due.change(turn.db, group, care)
    visits_due.settle(turn.db, group, care, State.ACCEPTED, turn.now, event.id)
    visits_due.keep_day(turn.db, group, care, event.start.date(), turn.now)
    keep_branch(turn, care, event)


def keep_branch(turn: Turn, care: Care, event: Event) -> None:
    """The item belongs to the branch that was told, where the group knows it."""
    numbers = [each.number for each in branch_assignment.branches_named(turn, care.branch)]
    branch_list.keep_event(turn.db, turn.with_group(), event.id, numbers)


def _drop_sickbed(turn: Turn, care: Care) -> None:
    """Who has died is not visited in hospital any more: nobody shall be reminded of that."""
    if care.occasion is not Occasion.BEREAVEMENT or care.relation:
        return
    group = turn.with_group()
    for other in visits_due.open_visits(turn.db, group):
        if (
            other.occasion is not Occasion.ILLNESS
            or not _is_surely_same_person(other, care)
            or other.event_id is None
        ):
            continue
        event = events_queries.get(turn.db, group, other.event_id)
        if event is not None:
            settle(turn, occurrences.of_whole_event(event), Status.CANCELLED, turn._("人已去世，改为吊唁"))


def _is_surely_same_person(one: Care, other: Care) -> bool:
    """Whether both are surely of one person; of one of whom the surname alone stands, the branch says so."""
    is_named = bool(one.branch) and one.person == other.person
    is_sure = is_named or same_person(one.person, other.person) is Likeness.SURE
    return is_sure and one.branch == other.branch


def title_of(turn: Turn, care: Care) -> str:
    """What its item is called, as the whole group may read it."""
    rule = rule_of(turn.settings.care_rules, care.occasion)
    return event_creation.public(title(rule, care.words, care.person, care.branch, turn.settings.language))[
        : event_creation.LONGEST_TITLE
    ]


def life_event_for_group(turn: Turn, care: Care) -> str:
    """What was told, as the whole group may read it."""
    return event_creation.public(phrases.life_event_line(turn._, care))


def _event(turn: Turn, care: Care, owner: Person | None, me: Person | None) -> Event:
    due = max(care.due, turn.today)
    return Event(
        id=0,
        number=0,
        title=title_of(turn, care),
        kind=Kind.VISIT,
        start=datetime.combine(due, time()),
        grain=Grain.DAY,
        deadline=True,
        owners=() if owner is None else (Owner(owner.name[: event_creation.LONGEST_NAME], owner.id),),
        leads=LEADS if chosen(turn.settings.leads, Kind.VISIT) is None else None,
        said=life_event_for_group(turn, care),
        said_at=turn.now,
        author_id=me.id if me else None,
        topic=turn.where.topic,
    )


def _default_visitor(turn: Turn, care: Care, rule: VisitRule) -> Person | None:
    """The 组长 of the branch, as the group's list knows it by any of its names, else who is in charge."""
    known = (
        [*branch_assignment.branches_named(turn, care.branch), Branch(0, care.branch)] if care.branch else []
    )
    led = (branch_assignment.leader_of(turn, each) for each in known if rule.who is Who.LEADER)
    chiefs = (each.person for each in in_charge(people.roster(turn.db, turn.with_group())))
    return next(filter(None, led), None) or next(chiefs, None)


def _tell(turn: Turn, person: Person, one: Occurrence, usual: str) -> None:
    """Who goes hears in private, with the full name where it was told in private."""
    group = turn.with_group()
    _ = words(language_of(person.language))
    lines = [handover.given_to_you(_, group.title, name_of_me(turn), one, turn.today)]
    lines += [*visit_card.for_owner(turn, _, one.event), *([usual] if usual else [])]
    row = item_row(_, group, one, turn.wall)
    handover.tell(turn, person, "\n".join(lines), [row], message_subject.of_time(one))


def fulfil(turn: Turn, entry: LogEntry) -> bool:
    """Tie the entry to the visit it surely tells of, which is done; False where there is none, or one of several."""
    if entry.event_id is not None or not turn.may(Action.FINISH):
        return False
    told = likeness(turn, entry)
    sure = [event_id for event_id, how in told.items() if how is Likeness.SURE]
    if len(sure) == 1:
        event = events_queries.get(turn.db, turn.with_group(), sure[0])
    else:
        event = None if any(told.values()) else _made_unasked(turn, entry)
    if event is not None:
        event_link_question.tie(turn, entry, occurrences.of_whole_event(event))
    return event is not None


def _made_unasked(turn: Turn, entry: LogEntry) -> Event | None:
    """The item of the one visit that was proposed and made before anybody answered: nobody is asked about it after."""
    me = turn.enrol() if turn.may(Action.LOG) else None
    offers = sure_offers(turn, entry) if me is not None else []
    if len(offers) != 1:
        return None
    event = accept(turn, offers[0], me)
    visit_card.redraw(turn, replace(offers[0], state=State.ACCEPTED, event_id=event.id))
    return event
