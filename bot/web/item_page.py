"""One item: all there is about it, and what can be done with it, each by the chat's own handlers.

A new one is a sentence as one writes it in the chat, with a day and an hour beside it where the words leave them open.
"""

from dataclasses import replace
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.routing import BaseRoute

from bot.web import calendar_pages
from bot.web.page_base import (
    Done,
    Missing,
    Office,
    Page,
    code,
    moment,
    number,
    require_found,
    text,
    trouble,
)
from handlers.calendar import event_creation, event_details, several_items
from handlers.calendar.changes import completion, event_replies, last_change, occurrence_status
from handlers.core import message_reading, press_texts
from handlers.core import not_understood_texts as plains
from handlers.core.messages.message_subject import About
from handlers.core.messages.outgoing_message import LONGEST_TOLD
from handlers.events import occurrences
from handlers.events import texts as event_texts
from handlers.events.event_rights import answers_for, may_alter
from handlers.office import page_turn
from handlers.office.page_turn import PageTurn
from handlers.office.web_session import Visitor
from handlers.worklog import texts as worklog_texts
from storage.core import drafts, people
from storage.events import queries as events_queries
from storage.worklog import entries
from union.core.groups import Role
from union.core.kinds import Kind
from union.core.period import Grain, is_clock_time
from union.core.rights import Action
from union.events.model import Occurrence, Status, is_shared, is_ticked
from union.events.series_changes import lacks_its_day
from union.reading.message import Intent, Message, When
from union.reading.replies.item_replies import Reply, Verb
from union.reminders.lead_times import is_due_by

MOST_TOLD, LONGEST_OWNERS = 20, 160


def routes(office: Office) -> list[BaseRoute]:
    return [
        office.page("/item/{number:ours}", _item),
        office.page("/item/{number:ours}/{code}", _item),
        office.form("/item/move", _move, Action.FINISH),
        office.form("/item/set", _set_field, Action.FINISH),
        office.form("/item/back", _take_back, Action.FINISH),
        office.page("/add", _form, Action.ADD),
        office.form("/add", _add, Action.ADD),
    ]


def _item(guest: Visitor, request: Request) -> Page:
    turn, group = guest.turn, guest.group
    one = _requested_occurrence(guest, request.path_params["number"], request.path_params.get("code", "0"))
    event, today = one.event, group.day(turn.now)
    told = entries.tied_to(turn.db, group, event.id, one.key)
    values = {
        "one": one,
        "code": occurrences.code(one),
        "is_clock": is_clock_time(event.grain),
        "lines": event_details.lines_of(turn, one),
        "told": [(entry.number, worklog_texts.one_line(turn._, entry, today)) for entry in told[-MOST_TOLD:]],
        "owners": _owners(turn._("、"), one),
        "names": [each.person.name for each in people.roster(turn.db, group) if each.role is not Role.MEMBER],
        **_possible(guest, one),
    }
    title = turn._("#{number} {title}", number=event.number, title=event.title)
    return Page("item.html", title, values, "agenda")


def _possible(guest: Visitor, one: Occurrence) -> dict[str, object]:
    """Which buttons and fields the visitor is shown: what the deeds themselves ask again."""
    turn, is_open = guest.turn, one.status is Status.OPEN
    may_finish, may_change = turn.may(Action.FINISH), may_alter(turn, one.event)
    with_others, own = is_shared(one), completion.own_share(turn, one)
    remembered = last_change.remembered(turn).items()
    kept = [each.id for (event_id, _at), each in remembered if event_id == one.event.id]
    return {
        "may_finish": calendar_pages.may_finish(guest, one),
        "may_finish_all": is_open and may_finish and with_others and answers_for(turn, one.event),
        "has_done": own is not None and with_others and one.key in own.done,
        "may_postpone": is_open and may_finish and one.event.kind is not Kind.FESTIVAL,
        "is_due": is_due_by(one.event),
        "may_change": is_open and may_finish and may_change,
        "may_restore": not is_open and may_finish and (one.status is not Status.CANCELLED or may_change),
        "before": kept[-1] if kept and may_change else None,
        "later": occurrence_status.labels_later(turn._),
        "checks": [(each, is_ticked(one, each)) for each in one.event.checks if is_open and may_finish],
    }


def _requested_occurrence(guest: Visitor, asked: int, said: str) -> Occurrence:
    """The item of a number, of a series the time of this code."""
    turn, group = guest.turn, guest.group
    event = events_queries.numbered(turn.db, group, asked)
    try:
        original = occurrences.read_code(said)
    except ValueError as error:
        raise Missing from error
    about = About("event", event.id, original) if event else None
    return require_found(occurrences.of_subject(turn.db, group, about, turn.now) if about else None)


def _form_target(guest: Visitor, sent: FormData) -> tuple[Occurrence, str, str]:
    """What a form is about, its page, and why it may not be changed by this visitor or any more."""
    one = _requested_occurrence(guest, number(sent, "number"), code(sent, "code"))
    why = "" if may_alter(guest.turn, one.event) else press_texts.only_author(guest.turn._)
    why = why or ("" if one.status is Status.OPEN else press_texts.done_before(guest.turn._))
    return one, f"/item/{one.event.number}/{occurrences.code(one)}", why


def _changed(guest: Visitor, one: Occurrence, reply: Reply, *, following: bool | None = None) -> Done:
    turn = page_turn.writing(guest.turn)
    subject = About("event", one.event.id, one.original if one.event.rule else None)
    event_replies.carry_out_reply(turn, guest.group, subject, "", reply, following=following)
    return _item_redirect(turn, one)


def _item_redirect(turn: PageTurn, one: Occurrence) -> Done:
    """The item again; the calendar where a series goes on as an item of its own."""
    if one.event.rule and completion.reloaded_occurrence(turn, one) is one:
        return Done("/agenda", turn.told)
    return Done(f"/item/{one.event.number}/{occurrences.code(one)}", turn.told)


def _move(guest: Visitor, sent: FormData) -> Done:
    """To another day, at another hour; an hour left empty stays as it is."""
    one, path, why = _form_target(guest, sent)
    turn, when = guest.turn, moment(code(sent, "day"), code(sent, "clock"))
    told = event_texts.when_words(turn._, one, guest.group.day(turn.now))
    anew = event_creation.timed(replace(one.event, start=one.start), when)
    was, wanted = (start.isoformat(timespec="minutes") for start in (one.start, anew.start))
    why = why or trouble(guest.turn, sent, was, wanted, told)
    if not why and event_creation.is_time_past(turn, When("", anew.start, anew.end, anew.grain)):
        why = turn._("这个时间已经过去，没有改。")
    if why:
        return Done(path, why)
    return _changed(guest, one, Reply(Verb.MOVE, when), following=sent.get("following") == "on")


def _set_field(guest: Visitor, sent: FormData) -> Done:
    """Its name, its place, or who answers for it, named as in the chat; who is known hears of it in private."""
    one, path, why = _form_target(guest, sent)
    fields = {
        "title": (one.event.title, event_creation.LONGEST_TITLE, None),
        "place": (one.event.place or "", event_creation.LONGEST_PLACE, Verb.PLACE),
        "owner": (_owners(guest.turn._("、"), one), LONGEST_OWNERS, Verb.OWNER),
    }
    if (name := code(sent, "name")) not in fields:
        raise Missing
    now, longest, verb = fields[name]
    wanted = " ".join(text(sent, "text").split())[:longest]
    why = why or trouble(guest.turn, sent, now, wanted, now)
    if why or not wanted:
        return Done(path, why or guest.turn._("请写一句再提交。"))
    if verb is not None:
        return _changed(guest, one, Reply(verb, None, wanted))
    turn = page_turn.writing(guest.turn)
    last_change.remember(turn, one)
    occurrence_status.renamed(turn, one, wanted)
    return _item_redirect(turn, one)


def _take_back(guest: Visitor, sent: FormData) -> Done:
    """As it was before one of its changes; what was changed later goes with it."""
    turn, wanted = page_turn.writing(guest.turn), number(sent, "draft")
    path = f"/item/{number(sent, 'number')}"
    kept = last_change.remembered(turn).values()
    before = next((each for each in kept if each.id == wanted), None)
    if before is None or not last_change.undo_change(turn, before):
        return Done(path, press_texts.done_before(turn._))
    for each in kept:
        if each.id > wanted and each.data["event_id"] == before.data["event_id"]:
            drafts.end(turn.db, each)
    return Done(path, turn.told)


def _owners(comma: str, one: Occurrence) -> str:
    return comma.join(owner.name for owner in one.event.owners)


MOST_ASKED = 400  # characters of a sentence that are shown again


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
    found = _planned_messages(turn, said, day, clock)
    problem = _doubt(turn, found)
    if problem:
        return Done(again, problem)
    several_items.keep(turn, found, event_creation.source_of(turn))
    return Done(f"/month/{min(one.when.start for one in found if one.when):%Y-%m}", turn.told)


def _planned_messages(turn: PageTurn, said: str, day: str, clock: str) -> tuple[Message, ...]:
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
    if any(when and event_creation.is_time_past(turn, when) for when in whens):
        return turn._("这个时间已经过去，还没有安排。请改一下日期。")
    if any(lacks_its_day(event_creation.planned(turn, one, event_creation.source_of(turn))) for one in found):
        return turn._("请写明是每周或每月的哪一天，还没有安排。")
    return ""
