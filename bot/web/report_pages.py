"""Reports: which there are, one with every number opening to its logs, and its files, made by the child process.

审签: the drafts that wait, for the 负责人; published, sent back or given a 说明 as in the chat, and at the same time.
"""

import logging
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.web.log_pages import listed
from bot.web.page_base import Act, Busy, Done, Missing, Office, Page, require_found, text
from bot.workers.client import make, make_apart
from bot.workers.protocol import ChildError
from handlers.core.messages.outgoing_message import MESSAGE_UNITS
from handlers.core.turn import Turn
from handlers.office.web_session import Visitor
from handlers.questions import find_command
from handlers.reports import approval, month_post
from handlers.reports.documents import document_job
from storage.reports import publication
from storage.reports.publication import DRAFT, RETURNED, Posted, Wanted
from storage.worklog import facts
from storage.worklog.entry_search import EntryFilter
from union.core.grouping import Latest
from union.core.kinds import CATEGORIES
from union.core.period import Period
from union.core.rights import Action
from union.reports.document import FileForm
from union.reports.model import Digest, Summed
from union.reports.text import figure_texts
from union.reports.text import title as title_of
from union.reports.text.figure_texts import FigureLine, SaidFigure
from union.reports.text.parts import parts
from union.words import Words
from union.worklog.entries import LogEntry
from union.worklog.totals import total

log = logging.getLogger(__name__)
MONTHS_SHOWN = 24
PLACES = re.compile(r"\d{1,3}(?:\.\d{1,3}){2,3}")
A_MINUTE, MOST_KEPT = 60, MONTHS_SHOWN + 8
OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "png": "image/png",
}


class Year(NamedTuple):
    """A row for each month, and the names of the longer periods by key."""

    months: list[dict[str, Any]]
    longer: dict[str, str]


def routes(office: Office) -> list[BaseRoute]:
    pages = _Pages()
    return [
        office.page("/reports", pages.index),
        office.page("/report/{key}", pages.report),
        office.page("/report/{key}/figure/{code}", pages.figure),
        Route("/g/{group:int}/report/{key}/file.{form}", partial(_file, office), methods=["GET"]),
        office.page("/signing", _signing, Action.SIGN),
        office.form("/signing/publish", _while(DRAFT, _publish), Action.SIGN),
        office.form("/signing/return", _while(DRAFT, _give_back), Action.SIGN),
        office.form("/signing/remark", _while(DRAFT, _remark), Action.SIGN),
        office.form("/signing/again", _while(RETURNED, _send_new_draft), Action.SIGN),
    ]


class _Pages:
    """A report takes its time: whoever loads one again and again has the one made before, while nothing was written."""

    def __init__(self) -> None:
        self._kept = Latest[tuple[int, str], tuple[tuple[int, int], Digest]](MOST_KEPT)

    def index(self, guest: Visitor, request: Request) -> Page:
        """Months from this one back, each with how final it is and what it comes to; the longer periods each ends."""
        group, turn = guest.group, guest.turn
        today = group.day(turn.now)
        first = facts.first_day(turn.db, group) or today
        months = [*group.months.between(min(first, today), today)][-MONTHS_SHOWN:]
        rows = [self._row(guest, month) for month in reversed(months)]
        longest = max((sum(amount for _place, amount in row["bar"]) for row in rows), default=0)
        found = defaultdict[str, Year](lambda: Year([], {}))
        for month, row in zip(reversed(months), rows, strict=True):
            found[str(month.year)].months.append(row)
            for each in reversed(group.months.longer(month)):
                name = title_of.period_name(each, turn._, now=title_of.day_of(each))
                found[str(each.year)].longer.setdefault(each.key, name)
        return Page("reports.html", turn._("月报"), {"years": found, "longest": longest or 1}, "reports")

    def _row(self, guest: Visitor, month: Period) -> dict[str, Any]:
        turn, report = guest.turn, self._current_report(guest, month)
        posted = publication.of_period(turn.db, guest.group, month.key)
        waits = {DRAFT: turn._("待审签"), RETURNED: turn._("已退回")}
        parts = [(_colour(each.category), int(each.count.value)) for each in report.sections]
        said = figure_texts.headlines(report.overview, turn._).said(turn._) if report.sections else []
        return {
            "key": month.key,
            "name": title_of.period_name(month, turn._, now=title_of.day_of(month)),
            "state": waits.get(posted.state if posted else "") or title_of.state(report, turn._),
            "said": turn._("，").join(filter(None, said)) or turn._("没有工作记录"),
            "bar": parts,
        }

    def report(self, guest: Visitor, request: Request) -> Page:
        """A report, every number of it a link."""
        turn, group, period = guest.turn, guest.group, _period(guest, request)
        report = self._current_report(guest, period)
        before, after = group.months.before(period), group.months.after(period)

        def named(each: Period) -> tuple[str, str]:
            return each.key, title_of.period_name(each, turn._, now=title_of.day_of(period))

        values = {
            "period": period,
            "summary": figure_texts.summary(report, turn._),
            "tables": figure_texts.tables(report, turn._),
            "parts": parts(report, turn._),
            "before": named(before),
            "after": named(after) if after.first <= group.day(turn.now) else None,
            "longer": [named(each) for each in (group.months.longer(period) if period.is_month else ())],
        }
        return Page("report.html", title_of.heading(report, turn._, year=True), values, "reports")

    def figure(self, guest: Visitor, request: Request) -> Page:
        """The logs behind a figure, each with what it adds, and their sum."""
        turn, period = guest.turn, _period(guest, request)
        report = self._current_report(guest, period)
        row, figure = _figure(figure_texts.tables(report, turn._), request.path_params["code"])
        choice = EntryFilter(find_command.EVER.first, find_command.EVER.end, numbers=figure.logs)
        shown = listed(guest, choice, request.query_params.get("page", ""))
        values = {
            "period": period,
            **shown,
            "sums": _sums(turn._, figure.summed, report, [entry for entry, _words in shown["found"]]),
            "turned": lambda to: f"?page={to}",
        }
        name = title_of.period_name(period, turn._, now=guest.group.day(turn.now))
        title = turn._("{period}报告，{row}：{figure}的依据", period=name, row=row.name, figure=figure.words)
        return Page("figure.html", title, values, "reports")

    def _current_report(self, guest: Visitor, period: Period) -> Digest:
        turn, key = guest.turn, (guest.group.id, period.key)
        mark = turn.services.store.changes, int(turn.now.timestamp()) // A_MINUTE
        known, made = self._kept.get(key, (None, None))
        if made is None or known != mark:
            made = month_post.report_now(turn.desk(), period)
        self._kept[key] = mark, made
        return made


def _colour(category: str) -> int:
    """The place of its colour in the sheet; a group's own ones share that of 其他."""
    return CATEGORIES.index(category) if category in CATEGORIES else len(CATEGORIES) - 1


def _sums(
    _: Words, summed: Summed | None, report: Digest, found: Sequence[LogEntry]
) -> dict[str, object] | None:
    """What each of these logs adds, the figure, and what they come to as they are now."""
    if summed is None:
        return None
    shares = [summed.of_log(entry, report) for entry in found]
    return {
        "each": [figure_texts.share(summed, one, _) if one.value else "—" for one in shares],
        "whole": figure_texts.share(summed, summed.amount, _),
        "now": figure_texts.share(summed, total(shares), _),
    }


def _figure(tables: Sequence[tuple[str, Sequence[FigureLine]]], code: str) -> tuple[FigureLine, SaidFigure]:
    """The figure of a code, its places in table, line, figure and part, 「0.1.2」, with the line it stands in."""
    if not PLACES.fullmatch(code):
        raise Missing
    table, row, place, *part = map(int, code.split("."))
    try:
        line = tables[table][1][row]
        figure = line.figures[place]
        return line, figure.parts[part[0]] if part else figure
    except IndexError as error:
        raise Missing from error


def _period(guest: Visitor, request: Request) -> Period:
    """The one of the address, that has begun."""
    key = request.path_params["key"]
    period = guest.group.months.of_key(key)
    if period is None or period.key != key or period.first > guest.group.day(guest.turn.now):
        raise Missing
    return period


async def _file(office: Office, request: Request) -> Response:
    services, said = office.services, request.path_params["form"]
    with services.store.reading() as db:
        guest = office.visitor(db, request)
        form = require_found(next((each for each in FileForm if each.value == said), None))
        period = _period(guest, request)
    wanted = Wanted(guest.group.id, 0, None, period.key, form=form)
    try:
        async with office.workers.turn():
            made = await document_job.document(services, wanted, guest.group, make, make_apart)
    except (ChildError, OSError) as error:
        log.error("a document failed: %s", type(error).__name__)
        made = None
    if made is None:
        raise Busy
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(made.name)}"}
    return Response(made.content, media_type=TYPES[form.ending], headers=headers)


Found = tuple[Period, Posted]


def _signing(guest: Visitor, request: Request) -> Page:
    shown = [_draft(guest, key) for key in publication.waiting(guest.turn.db, guest.group)]
    values = {"drafts": shown, "longest": approval.LONGEST}
    return Page("signing.html", guest.turn._("审签月报"), values, "signing")


def _draft(guest: Visitor, key: str) -> dict[str, object]:
    """One month's draft as it is now, with the code by which it is signed."""
    turn, group, desk = guest.turn, guest.group, guest.turn.desk()
    month = require_found(group.months.of_key(key))
    row = require_found(publication.of_period(turn.db, group, key))
    told = month_post.report_now(desk, month)
    return {
        "key": key,
        "name": title_of.period_name(month, turn._, now=desk.wall.date()),
        "text": month_post.report_text(told, turn._, MESSAGE_UNITS)[0],
        "foot": approval.foot(turn._, **month_post.facts(desk, month, turn._)),
        "code": month_post.code_of(told),
        "is_draft": row.state == DRAFT,
        "remarks": row.remarks,
    }


def _while(state: str, act: Callable[[Turn, FormData, Found], str]) -> Act:
    """A form about a month's draft while that stands so: pressed in the chat meanwhile, it is over here too."""

    def acted(guest: Visitor, sent: FormData) -> Done:
        turn, month = guest.turn, guest.group.months.of_key(text(sent, "month"))
        if month is None or turn.me() is None:
            raise Missing
        row = publication.of_period(turn.db, guest.group, month.key)
        if row is None or row.state != state:
            return Done("/signing", approval.settled(turn._))
        return Done("/signing", act(turn, sent, (month, row)))

    return acted


def _publish(turn: Turn, sent: FormData, found: Found) -> str:
    """Only the very draft the page showed."""
    return approval.sign(turn, *found, text(sent, "code")) or turn._("已发布")


def _give_back(turn: Turn, sent: FormData, found: Found) -> str:
    said = approval.keepable(text(sent, "text"))
    if not said:
        return turn._("请写一句再提交。")
    return approval.too_long(turn._, said) or approval.give_back(turn, *found, said)


def _remark(turn: Turn, sent: FormData, found: Found) -> str:
    """An empty field removes the 说明."""
    said = approval.keepable(text(sent, "text"))
    return approval.too_long(turn._, said) or approval.remark(turn, *found, said)


def _send_new_draft(turn: Turn, sent: FormData, found: Found) -> str:
    month, row = found
    approval.show_anew(turn.desk(), month, row.shown + 1)
    return turn._("新稿已送审。")
