"""Who is meant by a name in minutes that nobody on the roster bears: asked with buttons, one name after the other."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.core import pending_questions
from handlers.core.messages.outgoing_message import Button, Rows, in_rows
from handlers.core.turn import Deeds, Turn
from storage.core import drafts, people
from storage.events import queries as events_queries
from union.core.groups import Member
from union.core.rights import Action
from union.events.model import Event, Owner
from union.reading.acts.tasks.assignments import BODIES as OF_ALL
from union.reading.acts.tasks.assignments import OFFICERS
from union.reading.names.people import SURNAMES
from union.reading.text.normal_form import EitherScript

BODIES = EitherScript(rf"{OF_ALL}|.{{1,8}}(?:车间|小组|部门?|科|室|组|班|队|分会|工会|厂|公司)|All .{1, 30}")
OWN_NAME = EitherScript(rf"(?:[{SURNAMES}][\u4e00-\u9fff]{{1,2}}|{OFFICERS}|[A-Za-z .]+)")
SUBJECT, KEPT = "owner", timedelta(days=7)
NOBODY, MOST, MOST_OFFERED = 0, 3, 12


def unknown(made: Sequence[Event]) -> list[str]:
    """The owners nobody knows; bodies as 各小组 are no persons."""
    names = dict.fromkeys(owner.name for event in made for owner in event.owners if owner.person_id is None)
    return [name for name in names if not BODIES.fullmatch(name)]


def rows(turn: Turn, event: Event) -> list[list[Button]]:
    """Below one item the button that asks: of who goes by another name than his own, which nobody will ever bear."""
    names = [name for name in unknown([event]) if not OWN_NAME.fullmatch(name)]
    if not names or not offered(turn):
        return []
    return [[turn.button(turn._("{name}是哪位", name=names[0]), "owner.ask", event.id)]]


def _press_ask(turn: Turn) -> None:
    turn.needs(Action.FINISH)
    ask(turn, [turn.there(events_queries.get(turn.db, turn.with_group(), turn.press.number()))])


def ask(turn: Turn, made: Sequence[Event]) -> None:
    """Ask about the first of them."""
    asked = unknown(made)[:MOST]
    if asked and offered(turn):
        data = {"names": asked, "events": [event.id for event in made]}
        draft_id = pending_questions.begin(turn, SUBJECT, data, KEPT)
        drafts.set_message(turn.db, draft_id, turn.say(*_question(turn, asked[0], draft_id)))


def _question(turn: Turn, name: str, draft_id: int) -> tuple[str, Rows]:
    buttons = [turn.button(each.person.name, "owner.who", draft_id, each.person.id) for each in offered(turn)]
    nobody = turn.button(turn._("不在群里"), "owner.who", draft_id, NOBODY)
    question = turn._("「{name}」不在名册里，是哪一位？到时好提醒本人。", name=name)
    return question, [*in_rows(buttons, 3), [nobody]]


def offered(turn: Turn) -> list[Member]:
    """Who something can be given to with a button."""
    return people.officers(turn.db, turn.with_group())[:MOST_OFFERED]


def _press(turn: Turn) -> None:
    draft, who = pending_questions.pressed_by(turn, SUBJECT, Action.FINISH), turn.press.number(1)
    member = turn.there(people.member_of(turn.db, turn.with_group(), who)) if who else None
    name, *left = draft.data["names"]
    said = turn._("好的，「{name}」照原样写。", name=name)
    if member is not None:
        numbers = turn._("、").join(f"#{number}" for number in _assign_to_member(turn, draft, name, member))
        said = turn._("好的，{numbers}由{who}负责。", numbers=numbers, who=member.person.name)
    if left:
        drafts.change(turn.db, draft, {**draft.data, "names": left})
        question, rows = _question(turn, left[0], draft.id)
        turn.edit_pressed(f"{said}\n{question}", rows)
    else:
        pending_questions.close(turn, draft, said)


def _assign_to_member(turn: Turn, draft: drafts.Draft, name: str, member: Member) -> list[int]:
    group, numbers = turn.with_group(), []
    given = Owner(member.person.name, member.person.id)
    for event in events_queries.of_ids(turn.db, group, draft.data["events"]).values():
        owners = [given if each.name == name and each.person_id is None else each for each in event.owners]
        if tuple(owners) != event.owners:
            events_queries.change(turn.db, group, replace(event, owners=tuple(dict.fromkeys(owners))))
            numbers.append(event.number)
    return sorted(numbers)


DEEDS: Deeds = {"owner.who": _press, "owner.ask": _press_ask}
