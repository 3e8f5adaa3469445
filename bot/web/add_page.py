"""A new item: a sentence as one writes it in the chat, with a day and an hour beside it where the words leave them open."""

from dataclasses import replace
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.routing import BaseRoute

from bot.web.form_checks import code, moment, text
from bot.web.page_base import Done, Office, Page
from handlers.calendar import event_creation, several_items
from handlers.core import message_reading
from handlers.core import not_understood_texts as plains
from handlers.core.messages.outgoing_message import LONGEST_TOLD
from handlers.office import page_turn
from handlers.office.page_turn import PageTurn
from handlers.office.web_session import Visitor
from union.core.grain import Grain, is_clock_time
from union.core.rights import Action
from union.events.series_changes import lacks_its_day
from union.reading.message import Intent, Message, When

MOST_ASKED = 400  # characters of a sentence that are shown again


def routes(office: Office) -> list[BaseRoute]:
    return [office.page("/add", _form, Action.ADD), office.form("/add", _add, Action.ADD)]


def _form(guest: Visitor, request: Request) -> Page:
    asked, today = request.query_params, guest.group.day(guest.turn.now)
    values = {
        **{name: asked.get(name, "")[:MOST_ASKED] for name in ("text", "day", "clock")},
        "today": today.isoformat(),
        "longest": LONGEST_TOLD,
    }
    return Page("add.html", guest.turn._("添加日程"), values, "month")


def _add(guest: Visitor, sent: FormData) -> Done:
    """Kept and said in the group as if written there; what is in doubt is asked here, with nothing lost."""
    said, day, clock = text(sent, "text").strip(), code(sent, "day"), code(sent, "clock")
    again = "/add?" + urlencode({"text": said[:MOST_ASKED], "day": day, "clock": clock})
    turn = page_turn.writing(guest.turn, said)
    if len(said) > LONGEST_TOLD:
        return Done(again, plains.too_long(turn._, length=len(said), most=LONGEST_TOLD))
    found = _read(turn, said, day, clock)
    problem = _doubt(turn, found)
    if problem:
        return Done(again, problem)
    several_items.keep(turn, found, event_creation.source_of(turn))
    return Done(f"/month/{min(one.when.start for one in found if one.when):%Y-%m}", turn.told)


def _read(turn: PageTurn, said: str, day: str, clock: str) -> tuple[Message, ...]:
    """What the words plan; a day that was given beside them holds for all they say, an hour for the one thing they plan."""
    message = message_reading.own_words(turn, message_reading.read_words(turn, said, Intent.EVENT))
    found = message_reading.plans_in(turn, message)
    if day:
        return (replace(message, when=_settled(message.when, day, clock), times=(), alternatives=()),)
    if clock and len(found) == 1 and found[0].when:
        when = replace(found[0].when, end=None, grain=Grain.MINUTE)
        at = moment(f"{when.start:%Y-%m-%d}", clock).start
        return (replace(found[0], when=replace(when, start=at)),)
    return found


def _settled(said: When | None, day: str, clock: str) -> When:
    """On this day, at the hour beside the words, else at the hours they say."""
    when = moment(day, clock)
    if said is None or clock or not is_clock_time(said.grain):
        return replace(when, deadline=said is not None and said.deadline)
    later = when.start.date() - said.start.date()
    return replace(said, start=said.start + later, end=said.end and said.end + later, rrule=None, shift=None)


def _doubt(turn: PageTurn, found: tuple[Message, ...]) -> str:
    """What has to be said more exactly; "" where nothing has."""
    whens = [one.last_when for one in found]
    if not any(one.text.strip() for one in found):
        return turn._("请写一句再提交。")
    if any(when is None for when in whens) or any(one.alternatives for one in found):
        return turn._("没看准是哪天，还没有安排。请在下面填上日期。")
    if any(when and event_creation.is_over(turn, when) for when in whens):
        return turn._("这个时间已经过去，还没有安排。请改一下日期。")
    if any(lacks_its_day(event_creation.planned(turn, one, event_creation.source_of(turn))) for one in found):
        return turn._("请写明是每周或每月的哪一天，还没有安排。")
    return ""
