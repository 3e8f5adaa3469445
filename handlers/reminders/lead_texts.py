"""Sentences about how long before an item people are told: in the settings, and for one item."""

from collections.abc import Sequence
from datetime import date, datetime

from handlers.events.texts import leads_words, title_line
from union.core.almanac.date_format import moment_words
from union.core.kinds import Kind, kind_words
from union.events.model import Occurrence
from union.reminders.lead_times import read
from union.words import Words


def told(_: Words, line: str) -> str:
    """What a group has chosen: 「会议提前3天、2小时提醒；其他按默认」."""
    chosen = [
        _("{kind}{leads}", kind=kind_words(_, kind), leads=of_kind(_, leads))
        for kind, leads in read(line).items()
    ]
    return _("；").join([*chosen, _("其他按默认")]) if chosen else _("按默认")


def of_kind(_: Words, leads: Sequence[str]) -> str:
    """「提前3天、2小时提醒」; 「不提醒」 of none."""
    return leads_words(_, leads) if leads else _("不提醒")


def ask_kind(_: Words, line: str) -> str:
    """Which kind is to be changed."""
    return _(
        "每类日程提前多久提醒，现在：{now}\n点一类来改，或直接发：/settings 提醒提前 会议 3天、1天、2小时",
        now=told(_, line),
    )


def ask_leads(_: Words, kind: Kind, leads: Sequence[str]) -> str:
    """The choices of one kind."""
    return _(
        "{kind}：现在{leads}\n也可以直接发：/settings 提醒提前 {kind} 5天、1天",
        kind=kind_words(_, kind),
        leads=of_kind(_, leads),
    )


def choice(_: Words, leads: Sequence[str] | None, *, ticked: bool) -> str:
    """A button's label; None: back to the usual."""
    words = _("默认") if leads is None else of_kind(_, leads)
    return _("✓ {choice}", choice=words) if ticked else words


def changed(_: Words, kind: Kind, leads: Sequence[str]) -> str:
    """After a change in words."""
    return _("已改，{kind}：{leads}", kind=kind_words(_, kind), leads=of_kind(_, leads))


def how_to_write(_: Words) -> str:
    """「设置 提醒提前 会议 早点」."""
    kinds = _("、").join(kind_words(_, kind) for kind in Kind)
    return _(
        "请写类别和提前多久（最多60天），例如：/settings 提醒提前 会议 3天、1天、2小时；"
        "不要提醒写「不提醒」，改回来写「默认」。\n类别有：{kinds}",
        kinds=kinds,
    )


def label_back(_: Words) -> str:
    """Button."""
    return _("‹ 返回")


def of_item(_: Words, one: Occurrence, leads: Sequence[str], next_at: datetime | None, today: date) -> str:
    """After 「提前5天和1天提醒」: what holds for the item, and when it is told of next."""
    item = title_line(_, one, today)
    if next_at is None:
        return _(
            "{item}\n改为{leads}；这些时间都已经过了，不会再提前提醒。",
            item=item,
            leads=leads_words(_, leads),
        )
    return _(
        "{item}\n改为{leads}，下次提醒：{moment}",
        item=item,
        leads=leads_words(_, leads),
        moment=moment_words(_, next_at, now=today),
    )


def silent(_: Words, one: Occurrence, today: date, *, due_by: bool) -> str:
    """After 「不用提醒」."""
    item = title_line(_, one, today)
    if due_by:
        return _("{item}\n到期前不再提醒；过了期限还没完成的，仍会提。", item=item)
    return _("{item}\n不再提醒。要恢复请回复「恢复提醒」。", item=item)


def no_clock(_: Words) -> str:
    """Hours before an item of which only the day is known."""
    return _("这一项没有写几点，没法按小时提前。请写天数，例如「提前1天提醒」，或先回复「改到…下午3点」。")
