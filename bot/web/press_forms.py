"""Buttons of the chat as buttons of a page: pressed here, done by the chat's own table of deeds and heard in the group."""

import re

from starlette.datastructures import FormData
from starlette.routing import BaseRoute

from bot.web.page_base import Done, Missing, Office, code, demand
from handlers.core.button_press import pressed
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Press
from handlers.events import occurrences
from handlers.office import page_turn
from handlers.office.web_session import Visitor
from handlers.routing.handler_table import DEEDS
from handlers.worklog.event_link_question import UNTIE
from union.core.rights import Action

ITEM, LOG = Action.FINISH, Action.CHANGE_OWN  # what each of them needs at least; more is asked by the deed
NEEDED = {
    **dict.fromkeys(("ev.done", "ev.doneall", "ev.unshare", "ev.giveup", "ev.restore", "ev.snooze"), ITEM),
    **dict.fromkeys(("ev.cancel1", "ev.cancelall", "check.tick"), ITEM),
    **dict.fromkeys(("log.undo", "log.redo", "log.category", "log.day", "log.version", UNTIE), LOG),
    "budget.undo": Action.BUDGET,
    "handover.undo": Action.LOG,
    **dict.fromkeys(("yp.undo", "yp.redo"), Action.PLAN),
}
TABLE = {deed: DEEDS[deed] for deed in NEEDED}
BACK = re.compile(r"/[a-z]{1,12}(?:/[0-9-]{1,14}){0,2}")


def routes(office: Office) -> list[BaseRoute]:
    return [office.form("/press", _press)]


def _press(guest: Visitor, sent: FormData) -> Done:
    deed, ids, back = (code(sent, name) for name in ("deed", "ids", "back"))
    ids += f":{code(sent, 'choice')}" if "choice" in sent else ""
    if deed not in TABLE or not BACK.fullmatch(back):
        raise Missing
    demand(guest, NEEDED[deed])
    press = Press(deed, guest.group.id, tuple(ids.split(":")))
    turn = page_turn.pressing(guest.turn, press, _marks(guest, press))
    pressed(TABLE)(turn)
    return Done(back, turn.told)


def _marks(guest: Visitor, press: Press) -> list[str]:
    """What the group's messages about the thing are marked with; a list ticked here is shown in none of them."""
    try:
        if press.deed.startswith("log."):
            return [message_subject.of_log(press.number())]
        if not press.deed.startswith(("ev.", "check.")):
            return []
        about = occurrences.about_press(press)
    except (ValueError, IndexError) as error:
        raise Missing from error
    one = occurrences.of_subject(guest.turn.db, guest.group, about, guest.turn.now)
    if one is None or press.deed == "check.tick":
        return []
    return [message_subject.of_time(one), message_subject.of_event(one.event.id, one.original)]
