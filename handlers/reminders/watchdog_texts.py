"""What the admins hear of the watchdog."""

from collections.abc import Sequence

from union.events.model import Event
from union.words import Words

MOST = 5  # named one by one


def filled(_: Words, group: str, found: Sequence[Event]) -> str:
    """Some reminders had not been planned; they are now."""
    items = [_("#{number} {title}", number=event.number, title=event.title) for event in found[:MOST]]
    listed = _("、").join(items)
    if len(found) > MOST:
        listed = _("{items} 等{count}项", items=listed, count=len(found))
    return _(
        "【{group}】自查发现有提醒漏排，已经补上：{items}。\n以后照常提醒，您不用做什么。",
        group=group,
        items=listed,
    )
