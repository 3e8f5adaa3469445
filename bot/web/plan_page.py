"""The year's plan: how far it is, with the year's budgets; a plan sent as a file or pasted, and ticked in the group.

It is read by a worker and never kept: what it says is proposed in one transaction, or the page says why it is not.
"""

import logging
from functools import partial

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.web.guard import FILE_PATH
from bot.web.page_base import MOST_FIELDS, Done, Office, Page, code, demand, text, whole_number
from bot.workers import client
from bot.workers.protocol import ChildError
from handlers.budgets import budget_command
from handlers.calendar import event_creation
from handlers.office import page_turn
from handlers.office.web_session import Visitor
from handlers.yearplan import plan_pages, progress, promises
from handlers.yearplan import texts as yearplan_texts
from handlers.yearplan.plan_reading_job import PASTED
from storage.yearplan.plans import Source
from union.core.files.refusal import MOST_PLAN_BYTES, Refused, Unreadable, refusal
from union.core.rights import Action
from union.reading.privacy.redaction import keepable, visible
from union.yearplan.model import MOST_SIGNS, YearPlan, YearUnknown

log = logging.getLogger(__name__)
KINDS = (".docx", ".xlsx", ".txt", ".ics")
NEW = "/plan#new"


def routes(office: Office) -> list[BaseRoute]:
    """How far it is (the year is in the question); what a new plan comes in by."""
    return [
        office.page("/plan", _plan),
        Route(f"/g/{{group:int}}{FILE_PATH}", partial(_take, office), methods=["POST"]),
    ]


def _plan(guest: Visitor, request: Request) -> Page:
    turn, group = guest.turn, guest.group
    this, wall = group.day(turn.now).year, group.wall(turn.now)
    asked = whole_number(request.query_params.get("year", "")) or 0
    year = asked if this - 3 <= asked <= this + 1 else progress.year_at_hand(turn, this)
    found = progress.parts_of(turn, year)
    title = progress.title_of(turn, year)
    values = {
        "year": year,
        "head": yearplan_texts.progress_head(turn._, year, title, found) if found else yearplan_texts.nothing_of(turn._, year=year),
        "how_to": "" if found else yearplan_texts.how_to(turn._),
        "longest": MOST_SIGNS,
        "kinds": KINDS,
        "megabytes": MOST_PLAN_BYTES // 1_000_000,
        "coming": (this, this + 1),
        "parts": [
            (part, yearplan_texts.section_name(turn._, part.section),
             [(one.event.number, yearplan_texts.item_line(turn._, one, wall)) for one in part.items])
            for part in found
        ],
        "budgets": budget_command.gauges(turn, year) if turn.may(Action.SEE) else [],
        "years": [each for each in range(this - 3, this + 2) if each == year or promises.accepted(turn.db, group, each)],
    }  # fmt: skip
    return Page("plan.html", turn._("{year}年计划", year=year), values, "plan")


async def _take(office: Office, request: Request) -> Response:
    """No body is read of somebody who may not send one."""
    with office.services.store.reading() as db:
        guest = office.visitor(db, request)
        demand(guest, Action.PLAN)
    async with request.form(max_files=1, max_fields=MOST_FIELDS) as sent:
        office.check_form(guest, sent)
        async with office.workers.turn():
            found = await _plan_or_refusal(guest, sent)
        return office.acted(request, sent, lambda guest, sent: _propose(guest, sent, found), Action.PLAN)


async def _plan_or_refusal(guest: Visitor, sent: FormData) -> YearPlan | str:
    group, _ = guest.group, guest.turn._
    wanted, wall = whole_number(code(sent, "year")), group.wall(guest.turn.now)
    try:
        return await client.read_plan(
            await _content(sent), _name(sent), year=wanted, region=group.settings.region, notice=group.notice,
            wall=wall, zone=group.settings.timezone,
        )  # fmt: skip
    except Unreadable as error:
        reason = error.reason
    except YearUnknown:
        return _("计划里没写是哪一年，请选好年份再交一次。")
    except (ChildError, OSError) as error:
        log.error("a plan was not read: %s", type(error).__name__)
        reason = Refused.BROKEN
    return _("计划没有读成：{why}", why=refusal(_, reason))


async def _content(sent: FormData) -> bytes:
    file = sent.get("file")
    if isinstance(file, UploadFile) and file.filename:
        return await file.read(MOST_PLAN_BYTES + 1)
    return text(sent, "text").encode()


def _name(sent: FormData) -> str:
    file = sent.get("file")
    said = " ".join((file.filename or "").split()) if isinstance(file, UploadFile) else ""
    return keepable(visible(said), private=False)[: event_creation.LONGEST_TITLE] or PASTED


def _propose(guest: Visitor, sent: FormData, found: YearPlan | str) -> Done:
    """To be ticked in the group, as a file that is sent there; where nothing is to be ticked, the page alone says so."""
    if isinstance(found, str):
        return Done(NEW, found)
    turn, source = page_turn.writing(guest.turn), Source(file_name=_name(sent))
    is_there = page_turn.unless_idle(turn, lambda turn: plan_pages.propose(turn, source, found))
    head = turn.told.partition("\n")[0]
    return Done("/plan", turn._("读好了：{head}。请到群里核对勾选。", head=head) if is_there else turn.told)
