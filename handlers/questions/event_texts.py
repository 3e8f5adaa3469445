"""Sentences about one item that somebody asked about."""

from collections.abc import Sequence
from datetime import date

from handlers.core.messages.text_limits import brief
from union.core.almanac.date_format import day_words
from union.events.model import Occurrence, Status
from union.words import Words


def item(_: Words, one: Occurrence, owners: Sequence[str], day: date, today: date, late: int) -> str:
    """「#33 交互助保障名单：王芳负责，11月16日 周一截止，未完成，已过期限4天」."""
    by = _("、").join(brief(each) for each in owners)
    parts = [_("{names}负责", names=by) if by else _("没有写谁负责")]
    when = day_words(_, day, now=today)
    parts.append(_("{day}截止", day=when) if one.event.deadline else when)
    parts.append(_state(_, one.status, is_ahead=not one.event.deadline and day >= today))
    if late:
        parts.append(_("已过期限{days}天", days=late))
    return _(
        "#{number} {title}：{said}",
        number=one.event.number,
        title=brief(one.event.title),
        said=_("，").join(parts),
    )


def _state(_: Words, status: Status, *, is_ahead: bool) -> str:
    if status is Status.DONE:
        return _("已完成")
    if status is Status.OPEN:
        return _("还没到") if is_ahead else _("未完成")
    return _("已取消") if status is Status.CANCELLED else _("不办了")
