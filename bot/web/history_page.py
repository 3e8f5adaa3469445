"""Who changed what, newest first: items, entries, settings, roles, plans, budgets, reports.

Each change has the button that takes it back, which is the chat's own or the form of its page; where there is none, why.
A button of the chat that stands on a page is pressed here, done by the chat's own table of deeds and heard in the group.
"""

import re
from collections.abc import Mapping
from datetime import datetime

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.routing import BaseRoute

from bot.web.log_pages import action_labels
from bot.web.page_base import Done, Missing, Office, Page, code, demand
from handlers.calendar.changes import handover, last_change
from handlers.core import press_texts
from handlers.core.button_press import pressed
from handlers.core.messages import message_subject
from handlers.core.messages.message_subject import About
from handlers.core.messages.outgoing_message import Press
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.office import page_turn
from handlers.office.web_session import Visitor
from handlers.routing.handler_table import DEEDS
from handlers.settings import texts as setting_texts
from handlers.worklog import event_link_question, log_command
from storage.budgets import queries as budgets_queries
from storage.core import audit_log, drafts
from storage.core.audit_log import Deed
from storage.core.drafts import Draft
from storage.events import queries as events_queries
from storage.worklog import entries
from storage.yearplan import plan_items
from union.core.almanac.date_format import moment_words
from union.core.records import dataclass, field
from union.core.rights import Action
from union.events.model import Event
from union.settings.choices import OFFERED, code_of
from union.words import Words
from union.yearplan.proposals import ProposalState

MOST = 200
CLOSED = ("done", "cancelled", "given_up")
PLAN_ACTS = {"plan": (ProposalState.ACCEPTED, "yp.undo"), "plan.undo": (ProposalState.PROPOSED, "yp.redo")}
Kept = Mapping[tuple[int, datetime], Draft]
PAGES = {"setting": "/settings", "plan": "/plan", "plan.undo": "/plan", "return": "/signing", "sign": "/reports", "amend": "/reports"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Back:
    """How a change is taken back: a form with its button, or `why` there is none."""

    why: str = ""
    path: str = ""
    label: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)


def routes(office: Office) -> list[BaseRoute]:
    return [office.page("/history", _history, Action.ALTER), office.form("/press", _press)]


def _history(guest: Visitor, request: Request) -> Page:
    """For those who may change the group's calendar: what it was changed by."""
    turn, group, known = guest.turn, guest.group, action_labels(guest.turn._)
    found = audit_log.latest(turn.db, group, [*known], MOST)
    kept = last_change.remembered(turn)
    # Of a setting with two fields the older row says what it was.
    rows = {(each.action, each.subject.partition(":")[0], each.at): each for each in found}
    lines = [(moment_words(turn._, group.wall(each.at), now=None), each.name or turn._("管理员（匿名）"),
              _change_text(turn._, known, each), _page(each), _undo_option(turn, each, kept)) for each in rows.values()]  # fmt: skip
    return Page("history.html", turn._("改动记录"), {"lines": lines}, "logs")


def _change_text(_: Words, named: dict[str, str], deed: Deed) -> str:
    """「完成 #12」, 「改了设置：提醒时间」."""
    subject, what = deed.subject.partition(":")[0], named[deed.action]
    if deed.action == "setting":
        labels = {name: label for label, name in setting_texts.setting_labels(_).items()}
        return _("{what}：{name}", what=what, name=labels[subject]) if subject in labels else what
    return f"{what} {subject}" if subject.startswith("#") else what


def _page(deed: Deed) -> str:
    subject, _, rest = deed.subject.partition(":")
    if subject.startswith("#"):
        return f"/number/{subject[1:]}"
    return f"/roles/{rest}" if subject == "person" and rest.isdigit() else PAGES.get(deed.action, "")


def _undo_option(turn: Turn, deed: Deed, kept: Kept) -> Back:
    subject, _, rest = deed.subject.partition(":")
    if deed.action in ("plan", "plan.undo") and rest:
        return _of_plan(turn, deed)
    if deed.action == "budget":
        change = budgets_queries.change(turn.db, turn.with_group(), int(rest))
        stands = change is not None and budgets_queries.is_newest(turn.db, turn.with_group(), change)
        return _pressed(turn, "budget.undo", f"{rest}:{rest}", Action.BUDGET, stands=stands)
    if deed.action == "handover":
        number = int(subject) if subject.isdigit() else 0
        draft = drafts.get(turn.db, number, turn.with_group().chat_id)
        stands = draft is not None and draft.subject == handover.HANDED
        return _pressed(turn, "handover.undo", number, Action.LOG, stands=stands)
    if subject.startswith("#"):
        event = events_queries.numbered(turn.db, turn.with_group(), int(subject[1:]))
        return _of_item(turn, deed, event, rest, kept) if event else _of_log(turn, deed)
    return _of_setting(turn, subject, rest) if deed.action == "setting" else Back(_why(turn._, deed.action))


def _pressed(turn: Turn, deed: str, ids: object, right: Action, *, stands: bool) -> Back:
    """A button of the chat, where what it takes back still stands."""
    if not turn.may(right):
        return Back(press_texts.not_allowed(turn._))
    if not stands:
        return Back(turn._("后来又变过，这次不能改回。"))
    label = turn._("恢复") if deed.endswith("redo") else turn._("撤销")
    return Back("", "/press", label, {"deed": deed, "ids": ids, "back": "/history"})


def _why(_: Words, action: str) -> str:
    told = dict.fromkeys(("sign", "amend"), _("已发到群里，改了记录会再发更正稿。"))
    return {**told, "web": _("再用 /web 登录就行。")}.get(action) or _("请点开改回。")


def _of_plan(turn: Turn, deed: Deed) -> Back:
    plan, _, batch = deed.subject.partition(":")
    state, act = PLAN_ACTS[deed.action]
    found = plan_items.batch_of(turn.db, turn.with_group(), int(plan), int(batch))
    return _pressed(turn, act, deed.subject, Action.PLAN, stands=any(one.state is state for one in found))


def _of_item(turn: Turn, deed: Deed, event: Event, code: str, kept: Kept) -> Back:
    """What is settled is opened again; what was changed is as before that change."""
    if not may_alter(turn, event):
        return Back(press_texts.only_author(turn._))
    if deed.action in CLOSED:
        about = About("event", event.id, occurrences.read_code(code or "0"))
        one = occurrences.of_subject(turn.db, turn.with_group(), about, turn.now)
        stands = one is not None and one.status.value == deed.action and bool(code or not event.rule)
        return _pressed(turn, "ev.restore", f"{event.id}:{code or 0}", Action.FINISH, stands=stands)
    before = kept.get((event.id, deed.at))
    if before is None:
        gone = turn._("改动前的样子没有留着，请点开再改。")
        return Back(gone if deed.action == "item" else turn._("请点开改回。"))
    return Back("", "/item/back", turn._("改回这次之前"), {"number": event.number, "draft": before.id})


def _of_log(turn: Turn, deed: Deed) -> Back:
    """Taken back, brought back; of a correction what it was before."""
    group = turn.with_group()
    entry = entries.numbered(turn.db, group, int(deed.subject[1:]))
    if entry is None:
        return Back(turn._("请点开改回。"))
    if (problem := log_command.trouble(turn, entry)) is not None:
        return Back(problem)
    act, stands = {
        "undo": ("log.redo", entry.undone),
        "redo": ("log.undo", not entry.undone),
        "tie": (event_link_question.UNTIE, entry.event_id is not None),
    }.get(deed.action, ("", False))
    if act:
        return _pressed(turn, act, entry.id, Action.CHANGE_OWN, stands=stands)
    corrected = entries.versions(turn.db, group, entry)[1:]
    made = next((each.number for each in corrected if each.at == deed.at), 0)
    if not made or entry.undone:
        return Back(turn._("后来又变过，这次不能改回。"))
    fields = {"deed": "log.version", "ids": f"{entry.id}:{made - 1}", "back": "/history"}
    return Back("", "/press", turn._("改回这次之前"), fields)


def _of_setting(turn: Turn, name: str, before: str) -> Back:
    if not turn.may(Action.SETTINGS):
        return Back(press_texts.not_allowed(turn._))
    if name not in OFFERED or not before:
        return Back(turn._("请点开改回。"))
    told, now = setting_texts.choice(turn._, name, before, ticked=False), code_of(turn.settings, name)
    if now == before:
        return Back(turn._("现在就是这样：{value}", value=told))
    fields = {"name": name, "was": now, "code": before}
    return Back("", "/settings", turn._("改回：{value}", value=told), fields)


ITEM, LOG = Action.FINISH, Action.CHANGE_OWN  # what each of them needs at least; more is asked by the deed
NEEDED = {
    **dict.fromkeys(("ev.done", "ev.doneall", "ev.unshare", "ev.giveup", "ev.restore", "ev.snooze"), ITEM),
    **dict.fromkeys(("ev.cancel1", "ev.cancelall", "check.tick"), ITEM),
    **dict.fromkeys(
        ("log.undo", "log.redo", "log.category", "log.day", "log.version", event_link_question.UNTIE), LOG
    ),
    "budget.undo": Action.BUDGET,
    "handover.undo": Action.LOG,
    **dict.fromkeys(("yp.undo", "yp.redo"), Action.PLAN),
}
TABLE = {deed: DEEDS[deed] for deed in NEEDED}
BACK = re.compile(r"/[a-z]{1,12}(?:/[0-9-]{1,14}){0,2}")


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
