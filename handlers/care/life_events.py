"""五必访: a life event told in the group or in private proposes a visit; nothing is planned before somebody says so."""

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.branches import branch_assignment
from handlers.calendar import event_creation
from handlers.care import rules, visit_answers, visit_card
from handlers.care import texts as phrases
from handlers.core import message_reading
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events import occurrences
from storage.care import visits_due
from storage.care.visits_due import Care, State
from storage.events import queries as events_queries
from union.care.visit_rules import last_day, rule_of
from union.core.kinds import Kind
from union.core.records import dataclass, replace
from union.core.rights import Action
from union.events.model import Event, Status
from union.reading.acts.life_events import closing, events_told
from union.reading.life.life_event import LifeEvent, Likeness
from union.reading.life.told_visits import same_person
from union.reading.message import Intent, Message
from union.reading.privacy.redaction import masked_person
from union.reading.text.normal_form import EitherScript

SAME = timedelta(days=30)  # the same thing of the same person told again within this is no other
MOST = 5  # visits proposed for one message
GOING = EitherScript("去看|看望|看看|探望|探视|慰问|走访|吊唁|医院|送行|随礼")
EDGES = " \t\n，,。.；;、！!？?：:…～~"
BOTH, OFF = "both", "off"


@dataclass(frozen=True, slots=True)
class Heard:
    """The life events of a message that are to be acted on, and what else it says; None for nothing else.

    `day`: when somebody means to go, where the message says so; `over`: the visit to somebody told to be well again.
    """

    found: tuple[LifeEvent, ...] = ()
    rest: Message | None = None
    day: date | None = None
    over: Event | None = None


def sounds_like(turn: Turn) -> bool:
    """Whether private words tell a life event, whatever the group."""
    return bool(events_told(turn.said.text, turn.said.at.replace(tzinfo=None)))


def read_life_events(turn: Turn, message: Message) -> Heard:
    """What of a message tells of a life event, by the group's settings; the rest is read as a message of its own."""
    if turn.settings.care == OFF or not turn.may(Action.LOG):
        return Heard(rest=message)
    said, found = closing(turn.said.text), _message_life_events(turn)
    over = visit_answers.open_illness_visit(turn, said) if said is not None else None
    wanted = [each for each in found if rule_of(turn.settings.care_rules, each.occasion).visited]
    if not wanted:
        return Heard(rest=None if over is not None and message.intent is Intent.NONE else message, over=over)
    if not turn.where.private and turn.settings.care != BOTH:
        rules.tell_once(turn)
        wanted = []
    # The message without what tells the life events; None where nothing is left
    told = {at for event in found for at in range(event.start, event.end)}
    text = "".join(sign for at, sign in enumerate(turn.said.text) if at not in told).strip(EDGES)
    rest = message_reading.read_words(turn, text) if text else None
    day = _day_to_go(turn, wanted, rest)
    # Of words like 「大家有空去看看」 nobody is asked when.
    is_vague = rest is not None and rest.intent is Intent.EVENT and rest.when is None
    is_for_us = rest is not None and rest.intent in (Intent.LOG, Intent.EVENT, Intent.QUESTION)
    return Heard(
        tuple(wanted[:MOST]), rest if is_for_us and not is_vague and day is None else None, day, over
    )


def _message_life_events(turn: Turn) -> tuple[LifeEvent, ...]:
    """The life events a message tells; in a group those it surely tells."""
    found = message_reading.run_reader(turn, events_told)
    return found if turn.where.private else tuple(each for each in found if each.is_sure)


def follow(turn: Turn) -> None:
    """A message that made an entry or item was edited: its cards follow too."""
    propose(turn, read_life_events(turn, message_reading.read_words(turn, turn.said.text)))


def propose(turn: Turn, told: Heard) -> None:
    """A card for each; what is known already is answered in private, and in a group not at all."""
    if told.over is not None:
        visit_answers.ask_whether_over(turn, told.over)
    if not told.found and not turn.said.edited:
        return
    before = visits_due.of_message(turn.db, turn.with_group(), turn.where.chat_id, turn.said.message_id)
    for event in told.found:
        care = _care(turn, event, told.day)
        # What the message told before it was edited: of the same person, else an open card it may be changed into
        same = [each for each in before if each.occasion is care.occasion]
        of_person = (each for each in same if each.person == care.person)
        mine = next(of_person, None) or next((each for each in same if each.state is State.OFFERED), None)
        if mine is not None:
            before.remove(mine)
            _change(turn, mine, care, event)
        else:
            _offer(turn, event, care)
    for gone in (each for each in before if each.state is State.OFFERED):
        visits_due.settle(turn.db, turn.with_group(), gone, State.GONE, turn.now)
        visit_card.redraw(turn, replace(gone, state=State.GONE))


def _day_to_go(turn: Turn, found: Sequence[LifeEvent], rest: Message | None) -> date | None:
    """The day on which somebody means to go: 「老刘住院了，周六去看他」."""
    when = rest.when if rest is not None and rest.intent is not Intent.LOG else None
    if rest is None or len(found) != 1 or when is None or when.rrule is not None:
        return None
    is_visit = GOING.search(rest.text) is not None and rest.kind in (None, Kind.VISIT)
    return when.last_day if is_visit and when.last_day >= turn.with_group().day(turn.said.at) else None


def _care(turn: Turn, event: LifeEvent, day: date | None) -> Care:
    group, me = turn.with_group(), turn.me()
    wall = group.wall(turn.said.at)
    rule = rule_of(turn.settings.care_rules, event.occasion)
    due = day or last_day(rule, wall, event.when, group.notice)
    return Care(
        0,
        event.occasion,
        masked_person(event.person),
        wall.date(),
        max(due, wall.date()),
        event.relation or "",
        _branch(turn, event.branch or ""),
        event_creation.public(event.words)[: event_creation.LONGEST_NAME],
        event.when.start.date() if event.when else None,
        teller_id=me.id if me else None,
        at=(turn.where.chat_id, turn.said.message_id),
    )


def _branch(turn: Turn, said: str) -> str:
    """The branch as the group's list calls it, else as it was said."""
    known = branch_assignment.branches_named(turn, said)
    return known[0].name if len(known) == 1 else event_creation.public(said)[: event_creation.LONGEST_NAME]


def _change(turn: Turn, before: Care, care: Care, event: LifeEvent) -> None:
    """The message was edited: its card or its item follows; what was declined or done stays."""
    if before.state is State.ACCEPTED:
        visit_answers.follow(turn, before, care)
    if before.state is not State.OFFERED:
        return
    same = (before.person, before.branch, before.words, before.first)
    if same != (care.person, care.branch, care.words, care.first):
        care = replace(care, id=before.id)
        visits_due.change(turn.db, turn.with_group(), care)
        visit_card.take_name(turn, care)
        visit_card.keep_name(turn, care, event.person)
        visit_card.redraw(turn, care)


def _offer(turn: Turn, event: LifeEvent, care: Care) -> None:
    group = turn.with_group()
    known = _same_earlier_visit(turn, care)
    if known is not None and not turn.where.private and not _is_moved(turn, known, care):
        return
    if known is not None and known.state is State.OFFERED and known.at == care.at:
        return
    state = State.OFFERED if known is None else State.GONE
    care = replace(care, state=state, id=visits_due.add(turn.db, group, replace(care, state=state), turn.now))
    visit_card.keep_name(turn, care, event.person)
    if known is None:
        visit_card.say(turn, care, doubtful=not event.is_sure)
    else:
        _say_known(turn, known, care)


def _is_moved(turn: Turn, known: Care, care: Care) -> bool:
    """Whether the day told now is another than a visit is planned for: 「婚礼改到10月2日」; one set by hand stays."""
    event = _item(turn, known)
    if event is None or event.status is not Status.OPEN or care.first is None:
        return False
    return care.first != known.first and event.start.date() == known.due != care.due


def _same_earlier_visit(turn: Turn, care: Care) -> Care | None:
    """The same thing told of the same person within a month; what was taken back or declined is asked anew in private."""
    for other in visits_due.told_since(turn.db, turn.with_group(), care.occasion, care.day - SAME):
        stands = other.state is State.OFFERED or _item(turn, other) is not None
        if _is_same_person(turn, other, care) and (stands or not turn.where.private):
            return other
    return None


def _is_same_person(turn: Turn, one: Care, other: Care) -> bool:
    """Whether both are of one person; of forms that may be two people in a group only where the branches say so too."""
    how = same_person(one.person, other.person) if one.person and other.person else Likeness.NONE
    if one.branch and other.branch and one.branch != other.branch:
        return False
    return how is Likeness.SURE or (
        how is Likeness.MAYBE and (turn.where.private or one.branch == other.branch)
    )


def _item(turn: Turn, care: Care) -> Event | None:
    """The item of an accepted visit, unless it was taken back."""
    event = events_queries.get(turn.db, turn.with_group(), care.event_id or 0)
    return None if event is None or event.status is Status.CANCELLED else event


def _say_known(turn: Turn, known: Care, care: Care) -> None:
    """「这件事已在#31 …，由王芳去」, with the way to a visit of its own."""
    event = _item(turn, known)
    other = [turn.button(turn._("不是同一件事，另排"), "care.other", care.id)]
    if event is None:
        text = turn._(
            "{told}：已经问过要不要安排，还没人答。安排？", told=visit_card.life_event_for_chat(turn, known)
        )
        turn.say(
            text, [*visit_card.rows(turn._, turn.with_group(), known), other], about=visit_card.mark(known)
        )
        return
    owners = turn._("、").join(owner.name for owner in event.owners)
    text = phrases.standing(turn._, occurrences.of_whole_event(event), owners, turn.today)
    turn.say(text, [other], about=message_subject.of_event(event.id))
