"""The sentence of the year plan an item comes from, as 详情 and /why show it."""

from handlers.core.messages.text_limits import brief
from handlers.core.turn import Turn
from handlers.yearplan import texts as phrases
from storage.yearplan import plan_items, plans
from union.events.model import Event


def of_event(turn: Turn, event: Event) -> str:
    """「计划原文：…（《2027年工会工作计划》）」; empty for an item of no plan."""
    group = turn.with_group()
    said = plan_items.of_event(turn.db, group, event)
    plan = plans.get(turn.db, group, said.plan_id) if said else None
    if said is None or plan is None or not said.item.quote:
        return ""
    return turn._(
        "计划原文：{quote}（{title}）",
        quote=brief(said.item.quote, phrases.LONGEST_QUOTE),
        title=phrases.name(turn._, plan.title),
    )
