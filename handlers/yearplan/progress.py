"""/plan alone: how far the year is with its plan, each section with its items; and next year's out of this year's."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.core import press_texts as press_phrases
from handlers.core.button_press import permitted_deed, unforged
from handlers.core.messages.outgoing_message import Button, Rows, brief, fitting, in_rows, page_buttons
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events import occurrences
from handlers.yearplan import plan_pages
from handlers.yearplan import texts as plan_phrases
from handlers.yearplan.promises import accepted, of_year
from storage.events import queries as events_queries
from storage.events import times
from storage.yearplan import plan_items, plans
from storage.yearplan.plans import Plan, Source, Stage
from union.core.rights import Action
from union.events.model import Event, Occurrence, Status
from union.yearplan.model import YearPlan
from union.yearplan.next_year import next_year
from union.yearplan.progress import (
    ProgressPart,
    Tracked,
    in_order,
    owed_deed,
    parts,
    promise_line,
    times_so_far,
    year_asked,
)
from union.yearplan.proposals import ProposalState

LONGEST = 3500  # UTF-16 units of a text
MOST_SECTIONS, IN_A_ROW = 24, 3
A_PAGE = 20
A_YEAR_AND_TERM = timedelta(days=640)  # a school year's plan ends in the summer after


def overview(turn: Turn, year: int | None = None) -> None:
    """The year named, else this one, else next year's where only that has a plan."""
    turn.needs(Action.SEE)
    turn.say(*_overview(turn, year or year_at_hand(turn, turn.today.year)))


def year_at_hand(turn: Turn, this: int) -> int:
    """This year where it has a plan, next year where that has one; a plan on the calendar before one to be settled."""
    years = (this, this + 1)
    followed = (each for each in years if accepted(turn.db, turn.with_group(), each))
    return next(followed, None) or next((each for each in years if _not_settled(turn, each)), this)


def _overview(turn: Turn, year: int) -> tuple[str, Rows]:
    _, found, open_plans = turn._, parts_of(turn, year), _not_settled(turn, year)
    waiting = [plan_phrases.waits(_, plan.title, count=count) for plan, count in open_plans]
    if not found:
        lines = [plan_phrases.nothing_of(_, year=year), *(waiting or ["", plan_phrases.how_to(_)])]
    else:
        lines = [
            plan_phrases.progress_head(_, year, title_of(turn, year), found),
            *(plan_phrases.part_line(_, part) for part in found),
            *_promised(turn, year),
            *waiting,
        ]
    names = (plan_phrases.section_name(_, part.section) for part in found[:MOST_SECTIONS])
    labels = [brief(name, plan_phrases.LONGEST_LABEL) for name in names]
    buttons = [turn.button(label, "yp.section", year, place, 0) for place, label in enumerate(labels)]
    rows = [*in_rows(buttons, IN_A_ROW), *_below(turn, year, open_plans)]
    return "\n".join(fitting(lines, LONGEST)), rows


def _promised(turn: Turn, year: int) -> list[str]:
    found = of_year(turn.db, turn.with_group(), year, turn.now)
    head = turn._("写明次数的（按群里的记录和日程算）：")
    return [head, *(f"· {promise_line(one, turn._)}" for one in in_order(found))] if found else []


def title_of(turn: Turn, year: int) -> str:
    """The plan's; "" where several are followed."""
    followed = {one.plan_id for one in accepted(turn.db, turn.with_group(), year)}
    found = [plan for plan in plans.of_year(turn.db, turn.with_group(), year) if plan.id in followed]
    return found[0].title if len({plan.title for plan in found}) == 1 else ""


def _below(turn: Turn, year: int, open_plans: Sequence[tuple[Plan, int]]) -> list[list[Button]]:
    """Plans not settled, the neighbouring years that have a plan, and next year's."""
    _, this = turn._, turn.today.year
    rows = [
        [turn.button(_("核对{year}年计划", year=year), "yp.page", plan.id, 0, plan_pages.TICKING)]
        for plan, _count in open_plans[:1]
    ]
    known = [each for each in (this - 1, this, this + 1) if accepted(turn.db, turn.with_group(), each)]
    row = [turn.button(_("{year}年计划", year=each), "yp.progress", each) for each in known if each != year]
    if this in known and this + 1 not in known:
        row.append(turn.button(_("按今年计划拟明年"), "yp.next", this))
    return [*rows, row] if row else rows


def _not_settled(turn: Turn, year: int) -> list[tuple[Plan, int]]:
    group = turn.with_group()
    known = (plan for plan in plans.of_year(turn.db, group, year) if plan.stage is Stage.OPEN)
    items = ((plan, plan_items.of_plan(turn.db, group, plan.id, ProposalState.PROPOSED)) for plan in known)
    return [(plan, count) for plan, found in items if (count := sum(one.ticked for one in found))]


def parts_of(turn: Turn, year: int) -> tuple[ProgressPart, ...]:
    """The sections of a year's plans with how far each is."""
    wall, followed = turn.wall, accepted(turn.db, turn.with_group(), year)
    standing = events_queries.of_ids(turn.db, turn.with_group(), (one.event_id or 0 for one in followed))
    events = ((one.item.section, standing.get(one.event_id or 0)) for one in followed)
    tracked = (Tracked(name, event, _times(turn, event, year, wall)) for name, event in events if event)
    found = parts(tracked, wall)
    if len(found) == 1 and not found[0].section:
        return (replace(found[0], section=plan_phrases.whole_plan(turn._)),)
    return found


def _times(turn: Turn, event: Event, year: int, wall: datetime) -> tuple[Occurrence, ...]:
    if event.status is Status.CANCELLED:
        return ()
    if event.rule is None:
        return (occurrences.of_whole_event(event),)
    group = turn.with_group()
    first = datetime.combine(turn.today.replace(year=year, month=1, day=1), datetime.min.time())
    return times_so_far(times.of_event(turn.db, group, event, first, first + A_YEAR_AND_TERM), wall)


def _section(turn: Turn, ids: tuple[str, ...]) -> None:
    year, found = _year(ids[0]), parts_of(turn, _year(ids[0]))
    place, page = turn.press.number(1), turn.press.number(2)
    if place >= len(found):
        raise NotDone(press_phrases.gone(turn._))
    part, group = found[place], turn.with_group()
    shown = part.items[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [
        plan_phrases.part_line(turn._, part),
        *(plan_phrases.item_line(turn._, one, turn.wall) for one in shown),
    ]
    last = (len(part.items) - 1) // A_PAGE
    row = page_buttons(turn._, page, last, "yp.section", group.id, year, place)
    back = [turn.button(turn._("返回"), "yp.progress", year)]
    turn.edit_pressed("\n".join(fitting(lines, LONGEST)), [*([row] if row else []), back])


def propose_next(turn: Turn) -> None:
    """Next year's plan out of this year's, to be ticked as any other; one that is not settled yet is shown again."""
    year, group = turn.today.year, turn.with_group()
    turn.needs(Action.ADD, plan_phrases.only_officers(turn._))
    followed = sorted(accepted(turn.db, group, year), key=lambda one: (one.plan_id, one.position))
    if not followed:
        turn.say(turn._("{year}年没有导入过计划，拟不了明年的。发 /plan 加计划文件先导入。", year=year))
        return
    for plan in plans.of_year(turn.db, group, year + 1):
        if plan.stage is Stage.OPEN and plan.source == Source():
            plan_pages.say(turn, plan)
            return
    moved = next_year([one.item for one in followed], group.notice)
    title = turn._("{year}年工作计划（按{last}年拟）", year=year + 1, last=year)
    read = YearPlan(title, year + 1, None, tuple(one.item for one in moved), ())
    plan_pages.propose(turn, Source(), read, moved)


def _propose_next_plan(turn: Turn, ids: tuple[str, ...]) -> None:
    """The button names the year it was made in; in another year it has grown old."""
    if _year(ids[0]) != turn.today.year:
        raise NotDone(press_phrases.gone(turn._))
    propose_next(turn)


def _year(text: str) -> int:
    unforged(text.isascii() and text.isdigit() and 2000 <= int(text[:5]) <= 2099)
    return int(text)


def claimed(turn: Turn, _asked: object) -> bool:
    """In private, or said to the bot, the question needs no command; nor that for something the plan promised."""
    said = turn.said
    is_to_us = turn.where.private or said.reply_to_bot or said.addressed or owed_deed(said.text)
    return bool(is_to_us) and not said.forwarded and answer_if_asked(turn, said.text)


def answer_if_asked(turn: Turn, words: str) -> bool:
    """Whether the words ask for it; then it is told."""
    year, deed = year_asked(words, turn.today.year), owed_deed(words)
    found = of_year(turn.db, turn.with_group(), turn.today.year, turn.now) if deed else ()
    owed = [promise_line(one, turn._) for one in in_order(found) if one.is_of(deed)]
    if year is not None:
        overview(turn, year)
    elif owed:
        turn.needs(Action.SEE)
        turn.say("\n".join(owed))
    return year is not None or bool(owed)


DEEDS: Deeds = {
    "yp.progress": permitted_deed(
        Action.SEE, lambda turn, ids: turn.edit_pressed(*_overview(turn, _year(ids[0])))
    ),
    "yp.section": permitted_deed(Action.SEE, _section),
    "yp.next": permitted_deed(Action.ADD, _propose_next_plan),
}
