"""Reports: which there are, one with every number opening to its logs, and its files, made by the child process."""

import logging
from collections import OrderedDict
from collections.abc import Iterable
from datetime import date
from functools import partial
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.web.log_pages import listed
from bot.web.page_base import Busy, Missing, Office, Page, TurnedAway
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
from union.core.records import dataclass, replace
from union.reports.document_names import Form
from union.reports.model import Digest
from union.reports.sections import Section
from union.reports.text import figure_texts, list_sections
from union.reports.text import title as title_of
from union.reports.text.figure_texts import SaidFigure
from union.reports.text.group_message import lists
from union.words import Words

log = logging.getLogger(__name__)
MONTHS_SHOWN = 24
A_MINUTE, MOST_KEPT = 60, 8
TYPES = {
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.REVIEW: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.PNG: "image/png",
}


def routes(office: Office) -> list[BaseRoute]:
    """The list, a report, a figure's logs, a file."""
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
            "report": report,
            "summary": figure_texts.summary(report, turn._),
            "figures": _figures_of(report, turn._),
            "plan": list_sections.plan(report, turn._),
            "added": [each.line(turn._) for each in report.added],
            "planned": list_sections.planned(report, turn._),
            "lists": [(heading, lines) for heading, lines, _worth in lists(report, turn._)],
            "codes": {name: code for code, name, _numbers in month_post.parts_of(report, turn._)},
            "before": named(before),
            "after": named(after) if after.first <= group.day(turn.now) else None,
            "longer": [named(each) for each in (group.months.longer(period) if period.is_month else ())],
        }
        return Page("report.html", title_of.heading(report, turn._, year=True), values, "reports")

    def figure(self, guest: Visitor, request: Request) -> Page:
        """The logs behind a number."""
        turn, group = guest.turn, guest.group
        period = _period(group, group.day(turn.now), request.path_params["key"])
        report = self._made(guest, period)
        found_at = _figures_of(report, turn._).figure(request.path_params["code"])
        if found_at is None:
            raise Missing
        row, figure = found_at
        choice = EntryFilter(find_command.EVER.first, find_command.EVER.end, numbers=figure.logs)
        values = {
            "period": period,
            "figure": figure,
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


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A line of figures under a name; `listed`: percentages and the like, that no sum contains, with their logs."""

    name: str
    figures: tuple[SaidFigure, ...]
    listed: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """All the figures of a report as a page shows them, in its order."""

    whole: FigureLine
    beside: tuple[FigureLine, ...]
    sections: tuple[FigureLine, ...]
    late: tuple[FigureLine, ...]
    months: tuple[FigureLine, ...]

    def figure(self, code: str) -> tuple[FigureLine, SaidFigure] | None:
        """The figure of a code, with the line it stands in: 上月's sums are not this month's."""
        parts = (self.whole, *self.beside, *self.sections, *self.late, *self.months)
        every = (
            (part, each) for part in parts for figure in part.figures for each in (figure, *figure.parts)
        )
        return next((found for found in every if found[1].code == code), None)


def _figures_of(digest: Digest, _: Words) -> ReportFigures:
    """The figures of a report."""
    return ReportFigures(
        _part("o", title_of.this(digest.period, _), figure_texts.headline_figures(digest.overview, _)),
        _parts("b", figure_texts.beside(digest, _)),
        tuple(_section(f"s{place}.", each, _) for place, each in enumerate(digest.sections)),
        tuple(_section(f"l{place}.", each, _) for place, each in enumerate(digest.late)),
        () if digest.period.is_month else _parts("m", figure_texts.month_figures(digest, _)),
    )


def _part(
    code: str, name: str, figures: Iterable[SaidFigure], listed: tuple[tuple[str, int], ...] = ()
) -> FigureLine:
    """With a code for each figure, and for those it is made of."""
    return FigureLine(name, _coded(code, figures), listed)


def _parts(code: str, found: Iterable[tuple[str, Iterable[SaidFigure]]]) -> tuple[FigureLine, ...]:
    return tuple(_part(f"{code}{place}.", name, figures) for place, (name, figures) in enumerate(found))


def _coded(code: str, figures: Iterable[SaidFigure]) -> tuple[SaidFigure, ...]:
    return tuple(
        replace(each, code=f"{code}{place}", parts=_coded(f"{code}{place}p", each.parts))
        for place, each in enumerate(figures)
    )


def _section(code: str, section: Section, _: Words) -> FigureLine:
    listed = tuple((f"{each.what}{each.text}", each.number) for each in section.listed)
    return _part(code, _(section.category), figure_texts.section_figures(section, _), listed)


def _period(group: Group, today: date, key: str) -> Period:
    """A period that has begun."""
    period = group.months.of_key(key)
    if period is None or period.key != key or period.first > today:
        raise Missing
    return period


async def _file(office: Office, request: Request) -> Response:
    """The file as a download, made by a worker."""
    services, form_said, key = office.services, request.path_params["form"], request.path_params["key"]
    try:
        with services.store.reading() as db:
            guest = office.visitor(db, request)
            form = _form(form_said)
            period = _period(guest.group, guest.group.day(guest.turn.now), key)
        wanted = Wanted(guest.group.id, 0, None, period.key, form=form)
        async with office.workers.turn():
            made = await document_job.document(services, wanted, guest.group, make, make_apart)
    except TurnedAway as why:
        return office.turned_away(request, why)
    except (ChildError, OSError) as error:
        log.error("a document failed: %s", type(error).__name__)
        made = None
    if made is None:
        return office.turned_away(request, Busy())
    name = quote(made.name)
    return Response(
        made.content, media_type=TYPES[form],
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
    )  # fmt: skip


def _form(said: str) -> Form:
    try:
        return Form(said)
    except ValueError as error:
        raise Missing from error
