"""Sentences about people's own reminders: /remind and what comes of it."""

from collections.abc import Sequence
from datetime import date, datetime

from union.core.almanac.date_format import moment_words
from union.events.rule_text import rule_words
from union.reminders.own_reminder import OwnReminder
from union.words import Words


def how_to_ask(_: Words) -> str:
    """/remind without a time, or without anything to be reminded of."""
    return _(
        "写上时间和事情，到时我提醒您：\n/remind 明天下午3点 交月报\n每周五下午4点提醒我交周报\n"
        "也可以回复一条消息：提醒我 3天后"
    )


def kept(_: Words, one: OwnReminder, today: date, *, reachable: bool) -> str:
    """What will be told when."""
    line = _("好的，到时提醒您：{item}", item=item(_, one, today))
    if reachable:
        return line
    return _("{line}\n您还没有私聊过我，到时在群里 @ 您；点下面的按钮开始私聊，就只发给您。", line=line)


def item(_: Words, one: OwnReminder, today: date) -> str:
    """「11月27日 周五 16:00 交周报（每周五）」."""
    when = moment_words(_, one.due, now=today)
    if one.rule is None:
        return _("{when} {text}", when=when, text=one.text)
    return _("{when} {text}（{rule}）", when=when, text=one.text, rule=rule_words(_, one.rule, now=today))


def listed(_: Words, found: Sequence[OwnReminder], today: date, more: int) -> str:
    """/remind: what the person still waits for."""
    lines = [
        _("{place}. {item}", place=place, item=item(_, one, today)) for place, one in enumerate(found, 1)
    ]
    rest = [_("还有{count}条", count=more)] if more else []
    return "\n".join([_("您的提醒："), *lines, *rest])


def past(_: Words, moment: datetime, today: date) -> str:
    """A time that has gone by."""
    return _("{moment}已经过去了，请写以后的时间。", moment=moment_words(_, moment, now=today))


def put_off(_: Words, one: OwnReminder, until: datetime, today: date) -> str:
    """After a press of 1小时后 or 明天."""
    return _("{text}\n改到{moment}再提醒您", text=one.text, moment=moment_words(_, until, now=today))


def dropped(_: Words, one: OwnReminder) -> str:
    """After a press of 取消."""
    return _("已取消提醒：{text}", text=one.text)


def over(_: Words) -> str:
    """It was cancelled before."""
    return _("这条提醒已经没有了。")


def label_drop(_: Words, place: int | None = None) -> str:
    """Button."""
    return _("取消") if place is None else _("取消 {place}", place=place)
