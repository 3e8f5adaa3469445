"""The calendar: the month, as a grid of weeks on a wide screen and on paper, as a list of days on a phone; a week, a year;
what is open and late.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.routing import BaseRoute

from bot.web.page_base import Missing, Office, Page
from handlers.calendar.changes import completion
from handlers.calendar.views import day_lines, due_list
from handlers.events import occurrences
from handlers.office.web_session import Visitor
from handlers.reminders import texts as reminders_texts
from storage.core import people
from union.calendar import day_contents
from union.calendar.day_contents import CalendarDay, is_late
from union.calendar.month_grid import month_grid
from union.calendar.month_grid import visible_occurrences as standing
from union.core.kinds import Kind, kind_sign, kind_words
from union.core.period import A_DAY
from union.core.records import dataclass
from union.core.rights import Action
from union.events.model import Occurrence, Status, is_shared
from union.questions import calendar_range
from union.questions.calendar_range import View
from union.reminders.lead_times import is_due_by

NAMES = ("kind", "owner", "branch")


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One time of an item; `finish`: the ids of its 完成, where the visitor may press that."""

    one: Occurrence
    code: str
    words: str
    owners: str
    is_late: bool
    finish: str


def line(guest: Visitor, one: Occurrence, words: str) -> ItemLine:
    code, owners = occurrences.code(one), guest.turn._("、").join(each.name for each in one.event.owners)
    late, finish = is_late(one, guest.group.day(guest.turn.now)), f"{one.event.id}:{code}"
    return ItemLine(one, code, words, owners, late, finish if may_finish(guest, one) else "")


def may_finish(guest: Visitor, one: Occurrence) -> bool:
    """Whether 完成 is the visitor's to press: of several owners each finishes his own share."""
    if one.status is not Status.OPEN or one.event.kind is Kind.FESTIVAL or not guest.turn.may(Action.FINISH):
        return False
    return not is_shared(one) or completion.own_share(guest.turn, one) is not None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which items are asked for: of a kind, answered for by somebody, or by somebody of a branch."""

    asked: dict[str, str]
    choices: dict[str, list[tuple[str, str]]]
    members: dict[int | None, str]  # of each person the branch

    def picks(self, one: Occurrence) -> bool:
        owners = [owner.person_id for owner in one.event.owners]
        its = {"kind": [one.event.kind.value], "owner": list(map(str, owners))}
        its["branch"] = [self.members.get(each, "") for each in owners]
        return all(not said or said in its[name] for name, said in self.asked.items())

    @property
    def kept(self) -> str:
        """Behind the address of another page of the same kind."""
        given = {name: said for name, said in self.asked.items() if said}
        return f"?{urlencode(given)}" if given else ""


def filtered_occurrences(
    guest: Visitor, request: Request, found: Sequence[Occurrence]
) -> tuple[Filter, list[Occurrence]]:
    """What the address asks for, and what else could be among these; those it picks."""
    turn, there = guest.turn, {one.event.kind for one in found}
    roster = people.roster(turn.db, guest.group)
    owning = {owner.person_id for one in found for owner in one.event.owners}
    branches = dict.fromkeys(each.branch for each in roster if each.branch)
    choices = {
        "kind": [(kind.value, kind_words(turn._, kind)) for kind in Kind if kind in there],
        "owner": [(str(each.person.id), each.person.name) for each in roster if each.person.id in owning],
        "branch": [(name, name) for name in branches],
    }
    said = {name: request.query_params.get(name, "") for name in NAMES}
    asked = {name: each if each in dict(choices[name]) else "" for name, each in said.items()}
    wanted = Filter(asked, choices, {each.person.id: each.branch or "" for each in roster})
    return wanted, [one for one in found if wanted.picks(one)]


WEEK = timedelta(days=7)
MOST_OF_MONTH = 8  # items a month of the year names


def routes(office: Office) -> list[BaseRoute]:
    return [
        office.page("/month", _month),
        office.page("/month/{key}", _month),
        office.page("/week/{day}", _week),
        office.page("/year/{year:int}", _year),
        office.page("/agenda", _agenda),
    ]


def _month(guest: Visitor, request: Request) -> Page:
    group, turn = guest.group, guest.turn
    _, today = turn._, group.day(turn.now)
    shown = _requested_view(f"{request.path_params.get('key') or f'{today:%Y-%m}'}-01", _month_of)
    around = occurrences.between_dates(turn.db, group, shown.first - WEEK, shown.end + WEEK)
    wanted, around = filtered_occurrences(guest, request, around)
    found = [one for one in around if one.start.date() < shown.end and one.last_moment.date() >= shown.first]
    grid = month_grid(shown.first, around, today, group.settings.region, group.notice, beyond=True)
    kinds = dict.fromkeys(entry.kind for entry in grid.entries)
    known = {(one.event.number, one.key): one for one in around}
    values = {
        "grid": grid,
        "kinds": [(kind, kind_sign(_, kind), kind_words(_, kind)) for kind in kinds],
        "looks": {entry.look.value for entry in grid.entries},
        "sign": lambda entry: kind_sign(_, entry.kind),
        "code": lambda entry: occurrences.code(known[entry.number, entry.key]),
        "was": lambda entry: known[entry.number, entry.key].start.isoformat(timespec="minutes"),
        "days": _days(guest, shown, found),
        "above": day_lines.above(_, group, shown, found, today),
        "earlier": f"/month/{calendar_range.earlier(shown).first:%Y-%m}",
        "later": f"/month/{calendar_range.later(shown).first:%Y-%m}",
        "nothing": day_lines.nothing(_),
        "today": today,
        "near": min(max(today, shown.first), shown.end - A_DAY),
        "wanted": wanted,
    }
    title = _("{year}年{month}月", year=shown.first.year, month=shown.first.month)
    return Page("month.html", title, values, "month")


def _days(
    guest: Visitor, shown: View, found: list[Occurrence]
) -> list[tuple[str, CalendarDay, list[ItemLine]]]:
    group, _, days = guest.group, guest.turn._, list[tuple[str, CalendarDay, list[ItemLine]]]()
    today = group.day(guest.turn.now)
    for day in day_contents.days(shown.first, shown.end, found, group.settings.region, group.notice):
        lines = ((one, day_lines.item_line(_, one, today).strip("　 ")) for one in day.items)
        told = [line(guest, one, words) for one, words in lines]
        days.append((day_lines.day_line(_, day, shown.first), day, told))
    return days


def _requested_view(said: str, view: Callable[[date], View]) -> View:
    """The days around one that is named, which the lunar calendar knows."""
    try:
        return calendar_range.of_codes(*calendar_range.codes(view(date.fromisoformat(said))))
    except (ValueError, OverflowError) as error:
        raise Missing from error


def _month_of(day: date) -> View:
    return calendar_range.of_month(day.year, day.month)


def _week(guest: Visitor, request: Request) -> Page:
    """Seven days from Monday, each with all there is of its items."""
    turn, group = guest.turn, guest.group
    shown = _requested_view(request.path_params["day"], calendar_range.of_week)
    found = standing(occurrences.between_dates(turn.db, group, shown.first, shown.end))
    wanted, picked = filtered_occurrences(guest, request, found)
    there = {day.day: (name, day, lines) for name, day, lines in _days(guest, shown, picked)}
    days = [CalendarDay(shown.first + number * A_DAY) for number in range(7)]
    values = {
        "days": [there.get(day.day, (day_lines.day_line(turn._, day, shown.first), day, [])) for day in days],
        "earlier": f"/week/{shown.first - WEEK}",
        "later": f"/week/{shown.end}",
        "wanted": wanted,
        "today": group.day(turn.now),
        "near": shown.first,
    }
    return Page("week.html", day_lines.header(turn._, shown, group.day(turn.now)), values, "month")


def _year(guest: Visitor, request: Request) -> Page:
    """Twelve months at a glance: how much there is, how much of it is done or late, and the first of it by name."""
    turn, group = guest.turn, guest.group
    year, today = request.path_params["year"], group.day(turn.now)
    spans = [_requested_view(f"{year:04d}-{month:02d}-01", _month_of) for month in range(1, 13)]
    found = standing(occurrences.between_dates(turn.db, group, spans[0].first, spans[-1].end))
    wanted, found = filtered_occurrences(guest, request, found)
    months = []
    for span in spans:
        of_month = [one for one in found if span.first <= one.start.date() < span.end]
        lines = [
            line(guest, one, day_lines.dated_line(turn._, one, today)) for one in of_month[:MOST_OF_MONTH]
        ]
        months.append((span.first, day_contents.tally(of_month, today), lines))
    near = today.replace(year=year, day=1)
    values = {"months": months, "year": year, "wanted": wanted, "today": today, "near": near}
    return Page("year.html", turn._("{year}年", year=year), values, "month")


def _agenda(guest: Visitor, request: Request) -> Page:
    turn, group = guest.turn, guest.group
    _, wall = turn._, group.wall(turn.now)
    wanted, shown = filtered_occurrences(guest, request, due_list.opened(turn.db, group, wall))
    late = [one for one in shown if is_late(one, wall.date())]
    past = [one for one in shown if due_list.is_unmarked(one, wall)]
    due = [one for one in shown if is_due_by(one.event) and one not in late]
    ahead = [one for one in shown if not is_due_by(one.event) and one.end > wall and one not in past]
    parts = [
        (_("已过期限"), late), (_("30天内到期"), due), (_("30天内的安排"), ahead), (_("已过，未标记完成"), past)
    ]  # fmt: skip
    told = [
        (name, [line(guest, one, reminders_texts.line(_, one, wall.date())) for one in part])
        for name, part in parts
        if part
    ]
    return Page("agenda.html", _("待办"), {"parts": told, "wanted": wanted}, "agenda")
