"""Reports: which there are, one with every number opening to its logs, and its files, made by the child process."""

import logging
import re
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from functools import partial
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.web.log_pages import listed
from bot.web.page_base import Busy, Missing, Office, Page, there
from bot.workers.client import make, make_apart
from bot.workers.protocol import ChildError
from handlers.office.web_session import Visitor
from handlers.questions import find_command
from handlers.reports import month_post
from handlers.reports.documents import document_job
from storage.reports.publication import Wanted
from storage.worklog import facts
from storage.worklog.entry_search import EntryFilter
from union.core.groups import Group
from union.core.period import Period
from union.reports.document_names import Form
from union.reports.model import Digest
from union.reports.text import figure_texts
from union.reports.text import title as title_of
from union.reports.text.figure_texts import FigureLine, SaidFigure
from union.reports.text.parts import parts

log = logging.getLogger(__name__)
MONTHS_SHOWN = 24
PLACES = re.compile(r"\d{1,3}(?:\.\d{1,3}){2,3}")
A_MINUTE, MOST_KEPT = 60, 8
TYPES = {
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.REVIEW: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.PNG: "image/png",
}


def routes(office: Office) -> list[BaseRoute]:
    pages = _Pages()
    return [
        office.page("/reports", _reports),
        office.page("/report/{key}", pages.report),
        office.page("/report/{key}/figure/{code}", pages.figure),
        Route("/g/{group:int}/report/{key}/file.{form}", partial(_file, office), methods=["GET"]),
    ]


def _reports(guest: Visitor, request: Request) -> Page:
    """Months from this one back, with the longer periods each ends."""
    group, turn = guest.group, guest.turn
    today = group.day(turn.now)
    first = facts.first_day(turn.db, group) or today
    month = group.months.containing(today)
    found: dict[str, list[tuple[str, str]]] = {}
    for _place in range(MONTHS_SHOWN):
        for each in (*reversed(group.months.longer(month)), month):
            of_year = found.setdefault(str(each.year), [])
            name = each.key, title_of.period_name(each, turn._, now=title_of.day_of(each))
            if name not in of_year:
                of_year.append(name)
        month = group.months.before(month)
        if month.end <= first:
            break
    return Page("reports.html", turn._("月报"), {"years": found}, "reports")


class _Pages:
    """A report takes its time: whoever loads one again and again has the one made before, while nothing was written."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, str], tuple[tuple[int, int], Digest]] = OrderedDict()

    def report(self, guest: Visitor, request: Request) -> Page:
        """A report, every number of it a link."""
        turn, group = guest.turn, guest.group
        period = _period(group, group.day(turn.now), request.path_params["key"])
        report = self._made(guest, period)
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
        turn, group = guest.turn, guest.group
        period = _period(group, group.day(turn.now), request.path_params["key"])
        report = self._made(guest, period)
        row, figure = _figure(figure_texts.tables(report, turn._), request.path_params["code"])
        choice = EntryFilter(find_command.EVER.first, find_command.EVER.end, numbers=figure.logs)
        values = {
            "period": period,
            **listed(guest, choice, request.query_params.get("page", "")),
            "turned": lambda to: f"?page={to}",
        }
        name = title_of.period_name(period, turn._, now=group.day(turn.now))
        return Page(
            "figure.html",
            turn._("{period}报告，{row}：{figure}的依据", period=name, row=row.name, figure=figure.words),
            values,
            "reports",
        )

    def _made(self, guest: Visitor, period: Period) -> Digest:
        turn, key = guest.turn, (guest.group.id, period.key)
        mark = turn.services.store.changes, int(turn.now.timestamp()) // A_MINUTE
        known, made = self._kept.get(key, (None, None))
        if made is None or known != mark:
            made = month_post.report_now(turn.desk(), period)
        self._kept[key] = mark, made
        self._kept.move_to_end(key)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return made


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


def _period(group: Group, today: date, key: str) -> Period:
    """A period that has begun."""
    period = group.months.of_key(key)
    if period is None or period.key != key or period.first > today:
        raise Missing
    return period


async def _file(office: Office, request: Request) -> Response:
    """The file as a download, made by a worker."""
    services, said, key = office.services, request.path_params["form"], request.path_params["key"]
    with services.store.reading() as db:
        guest = office.visitor(db, request)
        form = there(next((each for each in Form if each.value == said), None))
        period = _period(guest.group, guest.group.day(guest.turn.now), key)
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
    return Response(made.content, media_type=TYPES[form], headers=headers)
