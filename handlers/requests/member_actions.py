"""What a member does to a request that is there, by name or by code: the rows change, and whoever handles it hears."""

from collections.abc import Callable
from datetime import date

from handlers.core.job_context import Desk
from handlers.core.messages.outgoing_message import Button, Rows
from handlers.requests import request_card
from handlers.requests import texts as phrases
from storage.core import people
from storage.engine.database import Database
from storage.requests import queries as requests_queries
from union.core.groups import Group
from union.requests.lifecycle import OPINIONS, Request, RequestState, Step
from union.words import Words

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
