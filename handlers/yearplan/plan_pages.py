"""The pages of a plan: six items with their sentences, boxes below them, and what may be done with all of them.

What is ticked stands in rows, not in buttons: two officers may work at the same plan.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

from handlers.core import press_texts as press_phrases
from handlers.core.button_press import permitted_deed, unforged
from handlers.core.messages.outgoing_message import (
    Button,
    Entities,
    Rows,
    brief,
    button,
    in_rows,
    page_buttons,
)
from handlers.core.turn import Act, Deeds, NotDone, Turn
from handlers.yearplan import proposals
from handlers.yearplan import texts as phrases
from storage.engine.database import Database
from storage.events import queries as events_queries
from storage.yearplan import plan_items, plans
from storage.yearplan.plans import Plan, Source, Stage
from union.core.groups import Group
from union.core.kinds import Kind, kind_words
from union.core.message_layout import FOLDED, utf16
from union.core.records import dataclass
from union.core.rights import Action
from union.words import Words
from union.yearplan.model import YearPlan
from union.yearplan.next_year import NextYearItem
from union.yearplan.proposals import Proposal, ProposalState, is_past

A_PAGE, IN_A_ROW, KINDS_IN_A_ROW = 6, 3, 2
MOST_DUTIES = 20
MOST_NAMED = 3
TICKING, CHANGING, KINDS = "0", "1", "2"
ON, OFF = "1", "0"
Card = tuple[str, Rows, Entities]  # text, keyboard, formatting
HOW_TO = {TICKING: phrases.how_to_tick, CHANGING: phrases.how_to_change, KINDS: phrases.how_to_choose}


@dataclass(frozen=True, slots=True)
class View:
    """What a card is made of. `left`: how many were not wanted when the plan was sent before; `wall` is now."""

    db: Database
    group: Group
    plan: Plan
    wall: datetime
    found: Sequence[Proposal]
    left: int
    page: int = 0
    mode: str = TICKING

    @property
    def pages(self) -> int:
        """How many there are, one at least."""
        return max(1, -(-len(self.found) // A_PAGE))

    @property
    def shown(self) -> Sequence[Proposal]:
        return self.found[self.page * A_PAGE : (self.page + 1) * A_PAGE]

    @property
    def year(self) -> int:
        return self.plan.year or self.wall.year

    @property
    def is_old(self) -> bool:
        """Whether it is a plan of a year that is over, and all of it lies behind: sent by mistake, or last year's form."""
        return self.year < self.wall.year and all(is_past(one.item, self.wall) for one in self.found)

    def button(self, label: str, deed: str, *ids: object) -> Button:
        return button(label, deed, self.group.id, self.plan.id, *ids)


def card(
    _: Words, db: Database, group: Group, plan: Plan, now: datetime, page: int = 0, mode: str = TICKING
) -> Card:
    """A plan as it stands at an aware moment; a page beyond the last is the last."""
    found = plan_items.of_plan(db, group, plan.id, ProposalState.PROPOSED)
    left = len(plan_items.of_plan(db, group, plan.id, ProposalState.LEFT))
    last = max(0, -(-len(found) // A_PAGE) - 1)
    view = View(db, group, plan, group.wall(now), found, left, min(page, last), mode)
    if found:
        lines, entities = _lines(_, view)
        return "\n".join(lines), _rows(_, view), entities
    is_untouched = not plan_items.of_plan(db, group, plan.id)
    said = (phrases.nothing_found if is_untouched else phrases.nothing_left)(_, plan.title)
    if plan.standing:
        said = phrases.nothing_new(_, plan.title, count=plan.standing)
    asides = _asides(_, view)
    return "\n".join([said, *_missing(_, view)]), [asides] if asides else [], ()


def _lines(_: Words, view: View) -> tuple[list[str], Entities]:
    plan = view.plan
    lines = [phrases.head(_, plan.title, view.found, view.page, view.pages)]
    if plan.said_year is not None and plan.said_year != plan.year:
        lines.append(phrases.other_year(_, said=plan.said_year, year=view.year))
    elif view.is_old:
        lines.append(_("注意：这是{year}年的计划，日期都已过。", year=view.year))
    if plan.standing:
        lines.append(phrases.standing(_, count=plan.standing))
    lines += _missing(_, view)
    lines += [HOW_TO[view.mode](_), ""]
    entities = []
    for one in view.shown:
        # What it stands on the calendar as
        event = events_queries.get(view.db, view.group, one.event_id or 0)
        number = event.number if event else None
        lines.append(phrases.item(_, one, view.year, number, past=is_past(one.item, view.wall)))
        quote = _("原文：{quote}", quote=brief(one.item.quote, phrases.LONGEST_QUOTE))
        offset = utf16("\n".join(lines)) + 1
        entities.append({"type": FOLDED, "offset": offset, "length": utf16(quote)})
        lines.append(quote)
    return lines, entities


def _missing(_: Words, view: View) -> list[str]:
    found = [one.event_id for one in view.plan.missing if not one.is_out]
    named = (events_queries.get(view.db, view.group, each) for each in found[:MOST_NAMED])
    return [phrases.missing(_, [each for each in named if each], len(found))] if found else []


def _rows(_: Words, view: View) -> Rows:
    is_of_kinds = view.mode == KINDS
    rows = _kinds(_, view) if is_of_kinds else in_rows([_box(_, view, one) for one in view.shown], IN_A_ROW)
    ids = view.group.id, view.plan.id
    turning = page_buttons(_, view.page, view.pages - 1, "yp.page", *ids, behind=(view.mode,))
    below = [*rows, turning, _at_once(_, view)]
    if view.mode == TICKING:
        ticked = sum(one.ticked for one in view.found)
        adopt = view.button(_("加入日历（已选{count}项）", count=ticked), "yp.adopt", ticked)
        asides, ends = _asides(_, view), _closing_buttons(_, view)
        is_short = len(asides) + len(ends) <= IN_A_ROW - 1
        below += [[adopt], *([[*asides, *ends]] if is_short else [asides, ends])]
    return [row for row in below if row]


def _box(_: Words, view: View, one: Proposal) -> Button:
    if view.mode == CHANGING:
        return view.button(_("改 {place}", place=one.position + 1), "yp.edit", one.position, view.page)
    tick, wanted = ("☑", OFF) if one.ticked else ("☐", ON)
    label = _("{tick} {place}", tick=tick, place=one.position + 1)
    return view.button(label, "yp.tick", one.position, wanted, view.page)


def _kinds(_: Words, view: View) -> list[list[Button]]:
    counted = Counter(one.item.kind for one in view.found)
    partly = {one.item.kind for one in view.found if not one.ticked}
    buttons = [
        view.button(
            _("{tick} {kind}（{count}）", tick="☑" if (kind not in partly) else "☐", kind=kind_words(_, kind), count=counted[kind]),
            "yp.kind", kind.value, view.page, ON if kind in partly else OFF,
        )
        for kind in Kind
        if counted[kind]
    ]  # fmt: skip
    return in_rows(buttons, KINDS_IN_A_ROW)


def _at_once(_: Words, view: View) -> list[Button]:
    back = view.button(_("返回"), "yp.page", view.page, TICKING)
    if view.mode == CHANGING:
        return [back]
    choices = ((_("全选"), ON), (_("全不选"), OFF))
    every = [view.button(label, "yp.all", switch, view.page, view.mode) for label, switch in choices]
    if view.mode == KINDS:
        return [*every, back]
    change = view.button(_("改"), "yp.page", view.page, CHANGING)
    return [change, *every, view.button(_("按类型"), "yp.page", view.page, KINDS)]


def _asides(_: Words, view: View) -> list[Button]:
    plan, row = view.plan, []
    if plan.duties:
        row.append(view.button(_("未定时间的工作（{count}）", count=len(plan.duties)), "yp.duties", 0))
    if view.left:
        row.append(view.button(_("上次没选的（{count}）", count=view.left), "yp.left"))
    if plan.missing:
        row.append(view.button(_("这份没有的（{count}）", count=len(plan.missing)), "yp.missing", 0))
    return row


def _closing_buttons(_: Words, view: View) -> list[Button]:
    plan, year = view.plan, view.wall.year if view.is_old else None
    if plan.said_year is not None and plan.said_year != plan.year:
        year = plan.said_year
    can_be_read = plan.source.file_id is not None or plan.source.text is not None
    read = [view.button(_("按{year}年读", year=year), "yp.year", year)] if year and can_be_read else []
    return [*read, view.button(_("放弃"), "yp.drop")]


def on_plan(action: Action, act: Callable[[Turn, Plan], None], *stages: Stage) -> Act:
    """A deed about the plan of the pressed button, by whom the table of rights allows it, while it is in one of these stages."""

    def deed(turn: Turn, ids: tuple[str, ...]) -> None:
        plan = plans.get(turn.db, turn.with_group(), turn.press.number())
        if plan is None or plan.stage not in stages:
            raise NotDone(press_phrases.done_before(turn._))
        act(turn, plan)

    return permitted_deed(action, deed)


def show(turn: Turn, plan: Plan, page: int = 0, mode: str = TICKING) -> None:
    """The pressed message becomes this page."""
    unforged(mode in HOW_TO)
    turn.edit_pressed(*card(turn._, turn.db, turn.with_group(), plan, turn.now, page, mode))


def say(turn: Turn, plan: Plan) -> int | None:
    """The first page, in a message of its own."""
    text, rows, entities = card(turn._, turn.db, turn.with_group(), plan, turn.now)
    return turn.say(text, rows, entities=entities)


def propose(turn: Turn, source: Source, read: YearPlan, days_off: Sequence[NextYearItem] = ()) -> bool:
    """A plan that is read already: kept, and shown to be ticked; whether there is anything to tick."""
    db, group, place = turn.db, turn.with_group(), (turn.where.chat_id, turn.where.topic)
    year, title, me = read.year, read.title, turn.me()
    number = plans.begin(db, group, place, source, Stage.OPEN, turn.now, person=me, year=year, title=title)
    proposals.propose(db, group, number, read, turn.now, days_off)
    plan = plans.get(db, group, number)
    if plan is not None:
        plans.set_plan_message(db, group, number, say(turn, plan))
    return bool(plan_items.of_plan(db, group, number, ProposalState.PROPOSED))


def _tick(turn: Turn, plan: Plan) -> None:
    """The button says what the box becomes: pressed by two at once it stays that."""
    place, is_ticked = turn.press.number(1), _switch(turn.press.ids[2])
    plan_items.tick(turn.db, turn.with_group(), plan.id, [place], ticked=is_ticked)
    show(turn, plan, turn.press.number(3))


def _set_all_ticks(turn: Turn, plan: Plan) -> None:
    _tick_those(turn, plan, set(Kind), ticked=_switch(turn.press.ids[1]))
    show(turn, plan, turn.press.number(2), turn.press.ids[3])


def _kind(turn: Turn, plan: Plan) -> None:
    """All of one kind; the others stay as they are, so several may be chosen."""
    _tick_those(turn, plan, {Kind(turn.press.ids[1])}, ticked=_switch(turn.press.ids[3]))
    show(turn, plan, turn.press.number(2), KINDS)


def _tick_those(turn: Turn, plan: Plan, kinds: set[Kind], *, ticked: bool) -> None:
    found = plan_items.of_plan(turn.db, turn.with_group(), plan.id, ProposalState.PROPOSED)
    places = [one.position for one in found if one.item.kind in kinds]
    plan_items.tick(turn.db, turn.with_group(), plan.id, places, ticked=ticked)


def _propose_left_items(turn: Turn, plan: Plan) -> None:
    """What was not wanted last time is proposed after all, not ticked."""
    plan_items.propose_left(turn.db, turn.with_group(), plan.id)
    show(turn, plan)


def _duties(turn: Turn, plan: Plan) -> None:
    """In a message of their own; with a page behind it that message turns."""
    page = turn.press.number(1)
    first, last = page * MOST_DUTIES, (len(plan.duties) - 1) // MOST_DUTIES
    found = plan.duties[first : first + MOST_DUTIES]
    text = phrases.duties(turn._, plan.title, found, first, len(plan.duties))
    row = page_buttons(turn._, page, last, "yp.duties", turn.with_group().id, plan.id, behind=(ON,))
    (turn.edit_pressed if len(turn.press.ids) > 2 else turn.say)(text, [row] if row else [])


def _switch(text: str) -> bool:
    unforged(text in (ON, OFF))
    return text == ON


DEEDS: Deeds = {
    "yp.page": on_plan(
        Action.SEE, lambda turn, plan: show(turn, plan, turn.press.number(1), turn.press.ids[2]), Stage.OPEN
    ),
    "yp.tick": on_plan(Action.ADD, _tick, Stage.OPEN),
    "yp.all": on_plan(Action.ADD, _set_all_ticks, Stage.OPEN),
    "yp.kind": on_plan(Action.ADD, _kind, Stage.OPEN),
    "yp.left": on_plan(Action.ADD, _propose_left_items, Stage.OPEN),
    "yp.duties": on_plan(Action.SEE, _duties, Stage.OPEN),
}
