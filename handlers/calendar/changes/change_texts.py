"""Sentences about finishing, putting off and moving an item."""

from collections.abc import Sequence
from datetime import date, datetime

from handlers.core.messages.outgoing_message import brief
from handlers.events.texts import closed_line, title_line
from union.core.almanac.date_format import moment_words
from union.core.grain import is_clock_time
from union.events.model import Event, Occurrence
from union.events.recurrence_rules import pattern
from union.events.rule_text import rule_words
from union.words import Words, sentence, sentence_of

LONGEST_REASON = 100
# /done with nothing behind it.
how_to_finish = sentence("请写编号或名称，例如：完成 #12；也可以回复我的提醒「完成」。")
# A reply to an item that was not understood.
what_can_be_said = sentence(
    "没看懂。回复可以写：完成、取消、改到周五下午3点、推迟两天、地点改为三楼会议室、交给李委员。"
)
anonymous = sentence("管理员（匿名）")  # Who pressed, when Telegram does not say
label_back = sentence("返回")
label_from_now_on = sentence("以后都")  # Button: this and all later times of a series
label_restore = sentence("恢复")
# Of a time of an item and the day of today, which is written without its year.
# An item, or one time of a series, at its new time.
moved = sentence_of("已改期 {item}", "item", title_line)
# One time of a series was moved.
moved_once = sentence_of("已改期（只改这一次） {item}", "item", title_line)
moved_on = sentence_of("以后都改为 {item}", "item", title_line)  # The series goes on at another time.
# An item is of another kind and is reminded of accordingly.
kind_changed = sentence_of("已更新 {item}\n按{kind}提醒", "item", title_line)
restored = sentence_of("已恢复 {item}", "item", title_line)  # Back on the calendar.
# 自定 was pressed.
until_when = sentence_of(
    "{item}\n推迟到什么时候再提醒？请回复这条消息，例如：明天下午3点、两天后、半小时后", "item", title_line
)
# 改期 was pressed.
move_to_when = sentence_of(
    "{item}\n改到什么时候？请回复这条消息，例如：周五下午3点、推迟两天", "item", title_line
)


def closed(_: Words, one: Occurrence, who: str, wall: datetime) -> str:
    """「✅ 已完成 #12 工会小组长例会（李建国 9:05）」."""
    time = f"{wall:%H:%M}".removeprefix("0")
    return _("{item}（{who} {time}）", item=closed_line(_, one), who=who, time=time)


def given_up(_: Words, one: Occurrence, reason: str | None) -> str:
    """Given up by a reply, with the reason as said."""
    if not reason:
        return closed_line(_, one)
    return _("{item}，原因：{reason}", item=closed_line(_, one), reason=brief(reason, LONGEST_REASON))


def put_off(_: Words, one: Occurrence, until: datetime, today: date) -> str:
    """When a reminder comes back."""
    return _(
        "#{number} 推迟到{until}再提醒", number=one.event.number, until=moment_words(_, until, now=today)
    )


def rule_changed(_: Words, event: Event, before: int, today: date) -> str:
    """A series goes on under another rule; where times lie behind it, under another number."""
    rule = rule_words(_, event.rule, now=today) if event.rule else ""
    clock = f" {event.start:%H:%M}" if is_clock_time(event.grain) else ""
    said = _("以后改为{rule}：#{number} {title}", rule=rule + clock, **event.facts)
    if event.number == before:
        return said
    return _("{said}（以前的几次还是 #{before}）", said=said, before=before)


def ask_which_times(_: Words, one: Occurrence, today: date) -> str:
    """Cancelling one time of a series or all that follow."""
    if one.event.rule is not None and pattern(one.event.rule.rrule).dates:
        return _(
            "取消 {item}\n这项有几个日子，只取消这一次，还是以后都取消？", item=title_line(_, one, today)
        )
    return _("取消 {item}\n这是重复日程，只取消这一次，还是以后都取消？", item=title_line(_, one, today))


def no_such_item(_: Words, said: str) -> str:
    """No item of that number or name."""
    return _("没有找到「{said}」这个日程。发 /due 看待办，发 /cal 看日程。", said=brief(said))


def labels_later(_: Words) -> Sequence[tuple[str, str]]:
    """Choices of 推迟, code and label."""
    return (("1h", _("1小时")), ("1d", _("明天")), ("3d", _("3天后")), ("mon", _("下周一")))
