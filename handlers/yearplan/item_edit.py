"""Single items of a plan. 改: one gets another date or name, by a reply to the question for it; and what an earlier plan put on
the calendar and the one sent again does not name: 保留, or 不再列入. Nothing leaves the calendar by itself; it comes back by 恢复.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from handlers.calendar import event_creation
from handlers.calendar.changes import series_change
from handlers.core import message_reading, pending_questions
from handlers.core import press_texts as press_phrases
from handlers.core.messages.command_words import simplified_text
from handlers.core.messages.outgoing_message import Button, Rows, brief, button, page_buttons
from handlers.core.turn import Answers, Deeds, NotDone, Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.events.texts import span
from handlers.reminders import reminder_schedule
from handlers.yearplan import plan_pages
from handlers.yearplan import texts as phrases
from handlers.yearplan.plan_pages import on_plan
from handlers.yearplan.texts import endless, name
from storage.core import drafts
from storage.core.drafts import Draft
from storage.events import queries as events_queries
from storage.reminders import schedule
from storage.yearplan import plan_items, plans
from storage.yearplan.plans import Plan, Stage
from union.core.rights import Action
from union.events.model import Event, Rule, Status
from union.reading.message import Intent
from union.reading.reader import read
from union.reading.replies.title_replies import LONGEST_TITLE, new_title
from union.words import Words
from union.yearplan.proposals import Missing, Proposal, ProposalState, amended

SUBJECT = "plan.item"
NOTHING = ("取消", "不改了", "不用改", "不用改了", "算了不改了", "算了，不改了")
OUT = ("删", "删掉", "删除", "去掉", "不要", "不要了", "不要这项", "不办了", "不选", "不加")
EDGES = " \t\n。.！!吧"
KEPT = timedelta(hours=24)


def _ask(turn: Turn, plan: Plan) -> None:
    one = plan_items.get(turn.db, turn.with_group(), plan.id, turn.press.number(1))
    if one is None or one.state is not ProposalState.PROPOSED:
        raise NotDone(press_phrases.done_before(turn._))
    sent = turn.pressed_row()
    data = {"plan": plan.id, "position": one.position, "page": turn.press.number(2), "card": sent and sent.id}
    pending_questions.ask(turn, SUBJECT, data, KEPT, phrases.ask_change(turn._, one, plan.year or 0))


def _is_answer(turn: Turn) -> bool:
    """In private the next message is the answer where it is a date or says that it is a name."""
    text = turn.said.text
    if simplified_text(text.strip(EDGES)) in (*NOTHING, *OUT) or new_title(text) is not None:
        return True
    message = message_reading.run_reader(turn, read)
    return message.when is not None and message.intent is Intent.NONE and len(text) <= LONGEST_TITLE


def _answered(turn: Turn, draft: Draft) -> bool:
    (plan, one), group = _editable_plan_item(turn, draft), turn.with_group()
    word = simplified_text(turn.said.text.strip(EDGES))
    if word in NOTHING:
        drafts.change(turn.db, draft, {**draft.data, "settled": True})
        facts = {"place": one.position + 1, "title": brief(one.item.title)}
        return turn.tell(turn._("好的，第{place}项「{title}」不改。", **facts))
    if word in OUT:
        _settle(turn, plan, replace(one, ticked=False), draft)
        return True
    year, how = plan.year or 0, (turn.settings.region, group.notice)
    made = amended(one.item, turn.said.text, year, group.wall(turn.said.at), *how)
    if made is None or made.outside:
        question = phrases.ask_change(turn._, one, year)
        if made:
            question = turn._(
                "这个日期不在{year}年度计划里，请回复{year}年的日期，如「4月15日」。", year=year
            )
        return pending_questions.ask_again(turn, draft, question)
    item = replace(made.item, title=event_creation.public(made.item.title)[: event_creation.LONGEST_TITLE])
    _settle(turn, plan, replace(one, item=item, ticked=True, moved_from=None, read=one.as_read), draft)
    return True


def _settle(turn: Turn, plan: Plan, now: Proposal, draft: Draft) -> None:
    """Keep it. A second reply, to the question or to what is said now, changes the item again."""
    plan_items.change(turn.db, turn.with_group(), now)
    draft = drafts.change(turn.db, draft, {**draft.data, "settled": True})
    again, page = pending_questions.begin(turn, SUBJECT, draft.data, KEPT), draft.data["page"]
    back = turn.button(turn._("返回"), "yp.page", plan.id, page, plan_pages.TICKING)
    facts = {"place": now.position + 1, "title": brief(now.item.title)}
    gone = turn._("第{place}项「{title}」已去掉，不加入日历。", **facts)
    said = phrases.changed(turn._, now, plan.year or 0) if now.ticked else gone
    drafts.set_message(turn.db, again, turn.say(said, [[back]]))
    if draft.data["card"] is not None:
        card = plan_pages.card(turn._, turn.db, turn.with_group(), plan, turn.now, page)
        turn.edit(draft.data["card"], *card)


def _editable_plan_item(turn: Turn, draft: Draft) -> tuple[Plan, Proposal]:
    """The item the question is about, while it is not settled, for whoever may change it."""
    group = turn.with_group()
    plan = plans.get(turn.db, group, draft.data["plan"])
    one = plan_items.get(turn.db, group, plan.id, draft.data["position"]) if plan else None
    turn.needs(Action.ADD, phrases.only_officers(turn._))
    if plan is None or one is None or plan.stage is not Stage.OPEN or one.state is not ProposalState.PROPOSED:
        raise NotDone(press_phrases.done_before(turn._))
    return plan, one


next_answers = pending_questions.unreplied(
    {SUBJECT: lambda turn, draft: not draft.data.get("settled") and _answered(turn, draft)}, _is_answer
)
ANSWERS: Answers = {SUBJECT: _answered}


A_PAGE = 6
ALL, ON = "all", "1"


def _show(turn: Turn, plan: Plan) -> None:
    """In a message of its own; with a mark behind the page that message turns."""
    if not plan.missing:
        raise NotDone(press_phrases.done_before(turn._))
    (turn.edit_pressed if len(turn.press.ids) > 2 else turn.say)(*_page(turn, plan, turn.press.number(1)))


def _page(turn: Turn, plan: Plan, page: int) -> tuple[str, Rows]:
    _, group = turn._, turn.with_group()
    last = (len(plan.missing) - 1) // A_PAGE
    page = min(page, last)
    shown = plan.missing[page * A_PAGE : (page + 1) * A_PAGE]
    found = [(one, event) for one in shown if (event := events_queries.get(turn.db, group, one.event_id))]
    new_year = date(plan.year or turn.today.year, 1, 1)  # dates of the plan's year need no year
    facts = {"title": name(_, plan.title), "count": len(plan.missing)}
    head = _(
        "{title}：原计划中有、这份没有的{count}项。点「不再列入」就从日历上撤下，已办的不动；不点照旧。",
        **facts,
    )
    lines = [head, *(line(_, event, new_year, is_out=one.is_out) for one, event in found)]
    rows = [_row(turn, plan, one, event, page) for one, event in found]
    ids = group.id, plan.id
    choices = ((_("全部保留"), "yp.keep"), (_("全部不再列入"), "yp.out"))
    at_once = [button(label, deed, *ids, ALL, page) for label, deed in choices]
    turning = page_buttons(_, page, last, "yp.missing", *ids, behind=(ON,))
    return "\n".join(lines), [row for row in [*rows, turning, at_once] if row]


def _row(turn: Turn, plan: Plan, one: Missing, event: Event, page: int) -> list[Button]:
    ids = (turn.with_group().id, plan.id, one.event_id, page)
    if one.is_out:
        return [button(turn._("恢复 #{number}", number=event.number), "yp.back", *ids)]
    return [
        button(turn._("保留 #{number}", number=event.number), "yp.keep", *ids),
        button(turn._("不再列入 #{number}", number=event.number), "yp.out", *ids),
    ]


def _keep(turn: Turn, plan: Plan) -> None:
    """保留: it is not asked about again; the last answer closes the question."""
    which = turn.press.ids[1]
    keep = _chosen_missing_items(plan, which, is_out=False)
    left = () if which == ALL else tuple(one for one in plan.missing if one not in keep)
    if not keep and which != ALL:
        raise NotDone(press_phrases.done_before(turn._))
    plans.set_missing(turn.db, turn.with_group(), plan.id, left)
    if left:
        turn.edit_pressed(*_page(turn, replace(plan, missing=left), turn.press.number(2)))
    else:
        out = sum(one.is_out for one in plan.missing)
        turn.edit_pressed(settled(turn._, plan.title, len(plan.missing) - out, out), [])


def _change(turn: Turn, plan: Plan, act: Callable[[Turn, Event, Missing], Missing], *, is_out: bool) -> None:
    """不再列入: off the calendar, of a series what has been stays; 恢复: on it again."""
    group = turn.with_group()
    meant = _chosen_missing_items(plan, turn.press.ids[1], is_out)
    events = ((one, events_queries.get(turn.db, group, one.event_id)) for one in meant)
    changed = {one: act(turn, event, one) for one, event in events if event and may_alter(turn, event)}
    if not changed:
        raise NotDone((press_phrases.only_author if meant else press_phrases.done_before)(turn._))
    left = tuple(changed.get(one, one) for one in plan.missing)
    plans.set_missing(turn.db, group, plan.id, left)
    turn.audit("plan.missing", plan.id)
    turn.edit_pressed(*_page(turn, replace(plan, missing=left), turn.press.number(2)))


def _chosen_missing_items(plan: Plan, which: str, is_out: bool) -> list[Missing]:
    """The one named, or all that are not out yet; ValueError for a forged one."""
    wanted = None if which == ALL else int(which)
    return [one for one in plan.missing if one.is_out is is_out and wanted in (None, one.event_id)]


def _take_out(turn: Turn, event: Event, one: Missing) -> Missing:
    if event.rule is None:
        if event.status is Status.OPEN:
            reminder_schedule.take_back(turn, event)
        return replace(one, is_out=True)
    following = occurrences.next_of_event(turn.db, turn.with_group(), event, turn.wall)
    if following is not None:
        series_change.end_before(turn, following)
    return replace(one, is_out=True, rrule=event.rule.rrule)


def _bring_back(turn: Turn, event: Event, one: Missing) -> Missing:
    group = turn.with_group()
    if event.rule is not None and one.rrule is not None:
        event = replace(event, rule=Rule(one.rrule, event.rule.shift))
        events_queries.change(turn.db, group, event)
    if event.status is Status.CANCELLED:
        event = replace(event, status=Status.OPEN)
        events_queries.close(turn.db, group, event, Status.OPEN, turn.now, turn.me())
    if event.rule is not None or event.until > turn.wall:
        reminder_schedule.plan_reminders(turn.db, group, event, turn.now)
    else:
        schedule.keep_silent(turn.db, group, event, turn.now)
    return replace(one, is_out=False, rrule=None)


DEEDS: Deeds = {
    "yp.edit": on_plan(Action.ADD, _ask, Stage.OPEN),
    "yp.missing": on_plan(Action.SEE, _show, Stage.OPEN),
    "yp.keep": on_plan(Action.PLAN, _keep, Stage.OPEN),
    "yp.out": on_plan(Action.PLAN, partial(_change, act=_take_out, is_out=False), Stage.OPEN),
    "yp.back": on_plan(Action.PLAN, partial(_change, act=_bring_back, is_out=True), Stage.OPEN),
}


def line(_: Words, event: Event, today: date, *, is_out: bool) -> str:
    """「☑ #3 10月 篮球比赛」; the year is said where it is not `today`'s."""
    when = span(_, event.start, event.end, event.grain, today)
    when = endless(_, event.rule, today) if event.rule is not None else when
    facts = {"number": event.number, "when": when, "title": brief(event.title)}
    if is_out:
        return _("☐ #{number} {when} {title}（不再列入）", **facts)
    return _("☑ #{number} {when} {title}", **facts)


def settled(_: Words, title: str, kept: int, out: int) -> str:
    """Nothing is left to be asked."""
    said = [_("保留{count}项", count=kept)] if kept else []
    said += [_("不再列入{count}项", count=out)] if out else []
    return _("{title}：原计划中有、这份没有的，{said}。", title=name(_, title), said=_("，").join(said))
