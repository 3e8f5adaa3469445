"""改: an item of a plan gets another date or name, by a reply to the question for it."""

from dataclasses import replace
from datetime import timedelta

from handlers.calendar import event_creation
from handlers.core import pending_questions
from handlers.core import press_texts as press_phrases
from handlers.core.messages.command_words import plain
from handlers.core.messages.keyboards import Press
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Answers, Deeds, NotDone, Turn
from handlers.yearplan import plan_pages
from handlers.yearplan import texts as phrases
from storage.core import drafts
from storage.core.drafts import Draft
from storage.yearplan import plan_items, plans
from storage.yearplan.plans import Plan, Stage
from union.core.rights import Action
from union.reading.message import Intent
from union.reading.reader import read
from union.reading.replies.item_details import LONGEST_TITLE, new_title
from union.yearplan.proposals import Proposal, ProposalState, amended

SUBJECT = "plan.item"
NOTHING = ("取消", "不改了", "不用改", "不用改了", "算了不改了", "算了，不改了")
OUT = ("删", "删掉", "删除", "去掉", "不要", "不要了", "不要这项", "不办了", "不选", "不加")
EDGES = " \t\n。.！!吧"
KEPT = timedelta(hours=24)


def _ask(turn: Turn, plan: Plan, press: Press) -> None:
    one = plan_items.get(turn.db, turn.with_group(), plan.id, press.number(1))
    if one is None or one.state is not ProposalState.PROPOSED:
        raise NotDone(press_phrases.done_before(turn._))
    sent = turn.pressed_row()
    data = {"plan": plan.id, "position": one.position, "page": press.number(2), "card": sent and sent.id}
    pending_questions.ask(turn, SUBJECT, data, KEPT, phrases.ask_change(turn._, one, plan.year or 0))


def _is_answer(turn: Turn) -> bool:
    """In private the next message is the answer where it is a date or says that it is a name."""
    group, text = turn.with_group(), turn.said.text
    if plain(text.strip(EDGES)) in (*NOTHING, *OUT) or new_title(text) is not None:
        return True
    message = read(text, group.wall(turn.said.at), region=group.settings.region, notice=group.notice)
    return message.when is not None and message.intent is Intent.NONE and len(text) <= LONGEST_TITLE


def _answered(turn: Turn, draft: Draft) -> bool:
    (plan, one), group = _asked_about(turn, draft), turn.with_group()
    word = plain(turn.said.text.strip(EDGES))
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
    again = pending_questions.begin(turn, SUBJECT, draft.data, KEPT)
    drafts.asked_in(turn.db, again, _tell(turn, plan, now, draft))


def _tell(turn: Turn, plan: Plan, one: Proposal, draft: Draft) -> int | None:
    group, page = turn.with_group(), draft.data["page"]
    back = turn.button(turn._("返回"), "yp.page", plan.id, page, plan_pages.TICKING)
    facts = {"place": one.position + 1, "title": brief(one.item.title)}
    gone = turn._("第{place}项「{title}」已去掉，不加入日历。", **facts)
    sent = turn.say(phrases.changed(turn._, one, plan.year or 0) if one.ticked else gone, [[back]])
    if draft.data["card"] is not None:
        turn.edit(draft.data["card"], *plan_pages.card(turn._, turn.db, group, plan, turn.now, page))
    return sent


def _asked_about(turn: Turn, draft: Draft) -> tuple[Plan, Proposal]:
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
DEEDS: Deeds = {"yp.edit": plan_pages.on_plan(Action.ADD, _ask, Stage.OPEN)}
