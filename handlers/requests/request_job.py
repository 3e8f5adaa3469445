"""The clock over requests: the anonymous box is opened at the full hour, cards go out, what is due is called to mind, an answer that never arrived is told; and what a member does to a request, by name or by code."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from handlers.core.job_context import Desk
from handlers.core.messages.outgoing_message import Button, Rows
from handlers.core.services import Services
from handlers.core.turn import Turn
from handlers.reminders.reminder_card import start_link
from handlers.requests import request_card
from handlers.requests import texts as phrases
from storage.core import people
from storage.core.outbox.queue import Waiting
from storage.engine.database import Database
from storage.requests import anonymous_box
from storage.requests import queries as requests_queries
from union.core.almanac.workdays import is_workday
from union.core.groups import Group, Member, Person, in_charge, permitted
from union.requests.lifecycle import OPINIONS, Request, RequestState, Step, due, workdays_left
from union.words import Words, language_of, words

MOST_LISTED = 10
HOUR = timedelta(hours=1)
TOMORROW = 1  # working days left on the day before


def look(desk: Desk) -> None:
    """Safe to call at any moment: everything is said once."""
    _open_box(desk)
    found = requests_queries.open_ones(desk.db, desk.group)
    if not found:
        return
    kept = [_unassign_if_owner_left(desk, one) for one in found]
    roster, told = people.roster(desk.db, desk.group), requests_queries.cards_told(desk.db, desk.group)
    for one in kept:
        wanted = {
            request_card.card_key(desk.group, one, person)
            for person in request_card.handlers_among(roster, one)
            if person.reachable
        }
        if not wanted <= told:
            request_card.tell(desk, one)
    settings, wall = desk.group.settings, desk.wall
    is_begun = wall.time() >= settings.reminder_time and permitted(wall, settings)
    if is_begun and is_workday(wall.date(), desk.group.notice):
        _remind(desk, kept, roster)


def next_opening(desk: Desk) -> datetime | None:
    """The next full hour, if something lies in the box: it is opened then."""
    return None if anonymous_box.is_empty(desk.db, desk.group) else hour_of(desk.now) + HOUR


def hour_of(now: datetime) -> datetime:
    """Its beginning."""
    return now.replace(minute=0, second=0, microsecond=0)


def put_slip_in_box(turn: Turn, group: Group, slip: anonymous_box.Slip) -> None:
    """Into the anonymous box, which from this hour on has something in it."""
    anonymous_box.add_slip(turn.db, group, slip)
    turn.services.opened.setdefault(group.id, hour_of(turn.now))


def _open_box(desk: Desk) -> None:
    """Once an hour has begun in which the box lay shut; never the hour something was put in."""
    if anonymous_box.is_empty(desk.db, desk.group):
        desk.services.opened.pop(desk.group.id, None)
        return
    hour = hour_of(desk.now)
    since = desk.services.opened.setdefault(desk.group.id, hour)
    if hour <= since:  # or the host's clock went back: the hour it shows is a first one again
        desk.services.opened[desk.group.id] = hour
        return
    slips = anonymous_box.take_out_slips(desk.db, desk.group)
    taken_back = {slip.code_hash for slip in slips if slip.step == Step.WITHDRAWN}
    for slip in slips:
        is_new = slip.step == anonymous_box.NEW
        if is_new and slip.code_hash not in taken_back:
            days = desk.group.settings.request_days
            added = requests_queries.add(desk.db, desk.group, slip.text, slip.day, days, None, slip.code_hash)
            request_card.tell(desk, added)
        elif not is_new:
            one = requests_queries.of_code(desk.db, desk.group, slip.code_hash)
            if one is not None:
                take(desk, one, Step(slip.step), slip.text, slip.day)
    desk.services.opened.pop(desk.group.id)


def _unassign_if_owner_left(desk: Desk, one: Request) -> Request:
    """Who was given it may have left: then it is the 负责人's again, and they hear of it."""
    if one.owner_id is None or people.member_of(desk.db, desk.group, one.owner_id):
        return one
    requests_queries.give(desk.db, desk.group, one, None)
    kept = replace(one, owner_id=None)
    request_card.tell_news(desk, kept, "left")
    return kept


def _remind(desk: Desk, found: Sequence[Request], roster: Sequence[Member]) -> None:
    """The working day before, the day itself, and each working day when late: one message a person and day."""
    told: dict[int, tuple[Person, list[tuple[int, Request]]]] = {}
    unseen = 0
    for one in found:
        left = workdays_left(due(one, desk.group.notice), desk.wall.date(), desk.group.notice)
        for person in _reminded(desk, one, left, roster):
            told.setdefault(person.id, (person, []))[1].append((left, one))
        unseen += not any(each.reachable for each in request_card.handlers_among(roster, one))
    for person, mine in told.values():
        _tell(desk, person, sorted(mine, key=lambda each: (each[0], each[1].number)))
    if unseen:
        link = [[Button(desk._("私聊我"), url=start_link(desk.services.face))]]
        text = desk._("有{count}件诉求等负责人看：请负责人点下面的按钮私聊我，再发 /request。", count=unseen)
        desk.post(text, link, key=desk.word_of_day)


def _reminded(desk: Desk, one: Request, left: int, roster: Sequence[Member]) -> Iterable[Person]:
    """Whom it concerns today; nobody on the day it came."""
    if left > TOMORROW or one.since >= desk.wall.date():
        return ()
    chiefs = [each.person for each in in_charge(roster)]
    owner = next((each.person for each in roster if each.person.id == one.owner_id), None)
    if owner is None or not owner.reachable:
        return chiefs
    if left >= 0:
        return [owner]
    return {each.id: each for each in (owner, *chiefs)}.values()


def _tell(desk: Desk, person: Person, mine: Sequence[tuple[int, Request]]) -> None:
    _, group = words(language_of(person.language)), desk.group
    shown = mine[:MOST_LISTED]
    lines = [phrases.line(_, one, left, request_card.owner_name(desk.db, one)) for left, one in shown]
    late = sum(left < 0 for left, _one in mine)
    text = phrases.reminder(_, group.title, late, lines, len(mine) - len(shown))
    key = f"requests.due:{group.id}:{person.id}:{desk.wall.date()}"
    rows = request_card.request_buttons(_, group, [one for _left, one in shown])
    desk.tell(person, text, rows, key=key, about=requests_queries.LIST)


def report_unreachable(services: Services, db: Database, row: Waiting, now: datetime) -> bool:
    """Whether the row was about somebody's own request; then it is said to those who handle it."""
    group = services.group(db, row.group_id)
    number = requests_queries.number_told(db, group, row.id) if group else None
    if group is None or number is None:
        return False
    one, member = requests_queries.get(db, group, number), people.person_of_user(db, row.chat_id)
    if one is None or member is None:
        return True
    desk = Desk(services, db, now, group)
    for person in request_card.handlers_of(db, group, one):
        _ = words(language_of(person.language))
        key = f"request.unheard:{row.id}:{person.id}"
        desk.tell(person, phrases.unreachable(_, one, member.name), key=key, about=request_card.mark(one))
    return True


# An opinion is seen on the card, and nobody is rung for it.
HEARD = (Step.MORE, Step.REOPENED, Step.WITHDRAWN)


def can(one: Request, step: Step) -> bool:
    if step is Step.MORE:
        return one.state is not RequestState.WITHDRAWN
    return one.is_open if step is Step.WITHDRAWN else one.state is RequestState.ANSWERED


def rows(_: Words, one: Request, rate: Callable[[str, str], Button], more: Button, drop: Button) -> Rows:
    """What can be done with it now: `rate` makes the button of an opinion by its label and code."""
    opinions = [rate(label, code) for code, label in phrases.opinions(_)] if can(one, Step.OPINION) else []
    last = [each for step, each in ((Step.MORE, more), (Step.WITHDRAWN, drop)) if can(one, step)]
    return [row for row in (opinions, last) if row]


def take(desk: Desk, one: Request, step: Step, text: str, day: date) -> bool:
    """Take the step, if it can be taken; whether it was. `text` of an opinion is its code."""
    if not can(one, step) or (step is Step.OPINION and text not in OPINIONS):
        return False
    group = desk.group
    if step is Step.MORE and is_text_added(desk.db, group, one, text):
        return True
    person = people.get(desk.db, one.person_id) if one.person_id else None
    requests_queries.happened(desk.db, group, one, step, day, text, person)
    match step:
        case Step.OPINION:
            requests_queries.set_opinion(desk.db, group, one, text)
        case Step.REOPENED:
            requests_queries.begin_anew(desk.db, group, one, desk.wall.date(), group.settings.request_days)
        case Step.WITHDRAWN:
            requests_queries.set_state(desk.db, group, one, RequestState.WITHDRAWN)
    now = requests_queries.get(desk.db, group, one.number) if step in HEARD else None
    if now is not None:
        request_card.tell_news(desk, now, step.value)
    else:
        request_card.refresh(desk, one.number)
    return True


def is_text_added(db: Database, group: Group, one: Request, text: str) -> bool:
    """Whether these words were added already: then they were sent twice."""
    return any(
        each.step is Step.MORE and each.text == text for each in requests_queries.steps(db, group, one)
    )
