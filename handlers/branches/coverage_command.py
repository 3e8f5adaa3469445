"""/coverage, 走访情况: when which branch was reached, in words or as a picture, and visits for next month by a button.

Branches only, in private too; who leads one is named on the item that is made, as any owner is. The picture is noted in a
transaction, drawn outside of any in a child process, sent in another.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime, time
from zlib import crc32

from handlers.branches import branch_assignment, coverage_counts
from handlers.branches import texts as phrases
from handlers.calendar import event_receipt
from handlers.calendar.views import day_lines as pictures
from handlers.core import file_jobs
from handlers.core import press_texts as presses
from handlers.core.button_press import permitted_deed, unforged
from handlers.core.command_limits import heavy
from handlers.core.job_context import Desk
from handlers.core.messages.command_words import argument, simplified_text
from handlers.core.messages.outgoing_message import Button, Rows, in_rows, page_buttons
from handlers.core.services import Services
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events import occurrences
from handlers.reminders import reminder_schedule
from storage.branches import branch_list
from storage.branches.coverage import WISHES, WantedCoverage
from storage.events import queries as events_queries
from union.branches.coverage import Sheet, proposed, span
from union.core.branches import Branch
from union.core.groups import Group
from union.core.kinds import Kind
from union.core.period import Grain
from union.core.rights import Action
from union.events.model import Event, Owner, Status
from union.reading.names.branches import named_branches

WORDS = ("走访情况",)
PICTURE = ("图", "图片", "picture")
PAGE, MONTH_CODE = 12, 6
Ids = tuple[str, ...]
Draw = Callable[[Sheet, str], Awaitable[bytes]]


def show(turn: Turn) -> None:
    """The half-year in words; with 图 behind the command as a picture."""
    turn.needs(Action.COVERAGE)
    sheet = _sheet(turn)
    if sheet is None:
        turn.say(phrases.no_branches(turn._))
    elif simplified_text(argument(turn.said.text, WORDS)) in PICTURE:
        heavy(ask)(turn)
    else:
        turn.say(*_view(turn, sheet))


def planned(turn: Turn) -> set[int]:
    """The branches an open visit is on the calendar for."""
    group, listed = turn.with_group(), branch_assignment.active(turn)
    about = branch_list.of_events(turn.db, group)
    visits = (event for event in occurrences.open_items(turn) if event.kind is Kind.VISIT)
    found: set[int] = set()
    for event in visits:
        found |= about.get(event.id) or {each.number for each in named_branches(event.title, listed).branches}
    return found


def _sheet(turn: Turn) -> Sheet | None:
    return coverage_counts.sheet(turn.db, turn.with_group(), turn.today)


def _view(turn: Turn, sheet: Sheet, page: int = 0) -> tuple[str, Rows]:
    shown = sheet.rows[page * PAGE : (page + 1) * PAGE]
    found = proposed(sheet, planned(turn)) if turn.may(Action.ADD) else ()
    month = date(sheet.today.year + sheet.today.month // 12, sheet.today.month % 12 + 1, 1)
    text = phrases.sheet_text(turn._, sheet, shown, page * PAGE)
    if found:
        text = f"{text}\n\n{phrases.proposal(turn._, found, month, sheet.today)}"
    draw = turn.button(pictures.label(turn._), "coverage.draw", f"{sheet.half.first:%Y%m}")
    last = (len(sheet.rows) - 1) // PAGE
    turns = page_buttons(turn._, page, last, "coverage.page", turn.with_group().id)
    return text, [[draw, *turns], *_plan_rows(turn, found, month)]


def _plan_rows(turn: Turn, found: Sequence[Branch], month: date) -> list[list[Button]]:
    code = f"{month:%Y%m}"
    labels = (turn._("{branch}排进{month}月", branch=one.name, month=month.month) for one in found)
    named = zip(labels, found, strict=True)
    rows = in_rows([turn.button(label, "coverage.plan", one.number, code) for label, one in named], 2)
    if len(found) > 1:
        label = turn._("{count}个都排进{month}月", count=len(found), month=month.month)
        rows.append([turn.button(label, "coverage.all", code, _code(found))])
    return rows


def _month(code: str) -> date:
    """The month behind a button; ValueError for one no button of ours names."""
    unforged(len(code) == MONTH_CODE and code.startswith("20"))
    return date(int(code[:4]), int(code[4:]), 1)


def _code(found: Sequence[Branch]) -> int:
    """Tells whether the button's proposals are those of now."""
    return crc32(",".join(str(each.number) for each in found).encode())


def _draw(turn: Turn, ids: Ids) -> None:
    _month(ids[0])
    ask(turn)
    turn.toast = pictures.being_drawn(turn._)


def _plan(turn: Turn, ids: Ids) -> None:
    month = _month(ids[1])
    branch = branch_list.get(turn.db, turn.with_group(), int(ids[0]))
    if branch is None or not branch.active:
        turn.toast = presses.gone(turn._)
    elif month <= turn.today:
        turn.toast = phrases.old_month(turn._)
    elif branch.number in planned(turn):
        turn.toast = turn._("{branch}已经排了走访", branch=branch.name)
    else:
        turn.enrol()
        made = _add_branch_visit(turn, branch, month)
        turn.heard()
        turn.toast = phrases.planned(turn._, count=1)
        _refresh_sheet(turn)
        event_receipt.say(turn, made)


def _plan_all(turn: Turn, ids: Ids) -> None:
    """All that were proposed, if they still are."""
    month, sheet = _month(ids[0]), _sheet(turn)
    found = proposed(sheet, planned(turn)) if sheet else ()
    if month <= turn.today:
        raise NotDone(phrases.old_month(turn._))
    if not found or str(_code(found)) != ids[1]:
        _refresh_sheet(turn)
        raise NotDone(turn._("建议的小组有变化，请再看一遍"), alert=True)
    turn.enrol()
    made = [_add_branch_visit(turn, branch, month) for branch in found]
    turn.heard()
    turn.toast = phrases.planned(turn._, count=len(made))
    _refresh_sheet(turn)
    undo = turn.button(turn._("撤销"), "coverage.undo", made[0].id, made[-1].id)
    turn.say(phrases.planned_visits_text(turn._, made, month), [[undo]])


def _add_branch_visit(turn: Turn, branch: Branch, month: date) -> Event:
    group, me = turn.with_group(), turn.me()
    leader = branch_assignment.leader_of(turn, branch)
    owners = (Owner(leader.name, leader.id),) if leader else ()
    title = turn._("走访{branch}", branch=branch.name)
    event = Event(
        id=0, number=0, title=title, kind=Kind.VISIT, start=datetime.combine(month, time.min), grain=Grain.MONTH,
        owners=owners, said=title, author_id=me.id if me else None, topic=turn.where.topic,
    )  # fmt: skip
    kept = reminder_schedule.add_with_reminders(turn.db, group, event, turn.now)
    branch_list.keep_event(turn.db, group, kept.id, [branch.number])
    turn.audit("coverage", f"#{kept.number}")
    return kept


def _refresh_sheet(turn: Turn) -> None:
    if (sheet := _sheet(turn)) is not None:
        turn.edit_pressed(*_view(turn, sheet))


def _undo(turn: Turn, ids: Ids) -> None:
    """Those that were made together and are still open."""
    group, first, last = turn.with_group(), int(ids[0]), int(ids[1])
    found = events_queries.of_ids(turn.db, group, range(first, min(last, first + PAGE) + 1)).values()
    mine = [each for each in found if each.kind is Kind.VISIT and turn.may_change(each.author_id)]
    still = [each for each in mine if each.status is Status.OPEN]
    if not still:
        raise NotDone(presses.done_before(turn._) if mine else presses.only_author(turn._))
    for event in still:
        reminder_schedule.take_back(turn, event)
    numbers = turn._("、").join(f"#{each.number}" for each in still)
    turn.edit_pressed(turn._("已撤销 {numbers}", numbers=numbers))


DEEDS: Deeds = {
    "coverage.page": permitted_deed(
        Action.COVERAGE,
        lambda turn, ids: turn.edit_pressed(*_view(turn, turn.there(_sheet(turn)), int(ids[0]))),
    ),
    "coverage.draw": permitted_deed(Action.COVERAGE, _draw),
    "coverage.plan": permitted_deed(Action.COVERAGE, _plan),
    "coverage.all": permitted_deed(Action.COVERAGE, _plan_all),
    "coverage.undo": permitted_deed(Action.COVERAGE, _undo),
}


def ask(turn: Turn) -> None:
    """Somebody wants to see it; it is sent where it was asked for."""
    wanted = WantedCoverage(turn.with_group().id, turn.where.chat_id, turn.where.topic)
    WISHES.add(turn.db, turn.with_group(), wanted, turn.now)


async def draw_wanted(services: Services, draw: Draw) -> None:
    """Draw and queue every picture wanted; `draw` gets a sheet and the language of its words."""

    async def drawn(wanted: WantedCoverage, group: Group) -> tuple[Sheet, bytes] | None:
        with services.store.reading() as db:
            sheet = coverage_counts.sheet(db, group, group.day(services.now()))
        if sheet is None:  # the list was emptied meanwhile
            return None
        services.gateway.show_at_work(wanted.chat_id, wanted.topic, picture=True)
        return sheet, await draw(sheet, group.settings.language)

    await file_jobs.fulfil(services, WISHES, drawn, _send, _give_up)


def _send(desk: Desk, wanted: WantedCoverage, made: tuple[Sheet, bytes] | None) -> None:
    _ = desk._
    if made is None:
        file_jobs.say(desk, wanted, phrases.no_branches(_))
        return
    sheet, content = made
    caption = _("走访情况：{span}\n文字版：/coverage", span=span(_, sheet))
    file_jobs.send(desk, wanted, (_("走访情况.png"), content), caption, "sendPhoto")


def _give_up(desk: Desk, wanted: WantedCoverage) -> None:
    file_jobs.say(
        desk, wanted, desk._("走访情况图没有画出来，稍后再发 /coverage 图 试试；文字版发 /coverage")
    )
