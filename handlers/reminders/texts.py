"""Sentences of the reminders that go out by themselves."""

from collections.abc import Sequence
from datetime import date, datetime

from handlers.events.texts import closed_line, when_words
from union.attendance.expected_replies import OF_ALL
from union.core.almanac.date_format import moment_words
from union.core.period import UNDATED
from union.events.model import Event, Occurrence, Owner, Status, done_count, progress
from union.reminders.lead_times import is_due_by, is_hand_in
from union.words import Words, sentence

MOST_MISSED = 5  # named one by one
label_private = sentence("私聊接收提醒")  # Button that opens the private chat
for_you = sentence("{group}，由您负责：")  # Above the private copy: which committee it is about
for_chief = sentence("{group}，已过期限尚未完成：")  # Above what a 负责人 hears in private


def line(_: Words, one: Occurrence, today: date) -> str:
    """「#12 工会小组长例会：11月25日 周三 15:00，三楼会议室（还有3天）」."""
    event = one.event
    if one.status is not Status.OPEN:
        return closed_line(_, one)
    where = _("，{place}", place=event.place) if event.place else ""
    found, ticked, done = [time_left_words(_, one, today)], progress(one), done_count(one)
    if ticked is not None:
        found.append(_("清单{done}/{total}", done=ticked[0], total=ticked[1]))
    if done:
        found.append(_("已完成{done}人，还差{missing}人", done=done, missing=len(event.owners) - done))
    named = {**event.facts, "when": when_words(_, one, today), "where": where}
    return _("#{number} {title}：{when}{where}（{left}）", **named, left=_("，").join(found))


def time_left_words(_: Words, one: Occurrence, today: date) -> str:
    """「还有3天」「明天」「今天」「已过期限2天」."""
    first, last = one.start.date(), one.last_moment.date()
    days = (first - today).days
    if one.start >= UNDATED:
        return _("还没到")
    if last < today:
        days = (today - last).days
        return _("已过期限{days}天", days=days) if is_due_by(one.event) else _("已过{days}天", days=days)
    if first <= today <= last != first:
        return _("今天结束") if last == today else _("还有{days}天结束", days=(last - today).days)
    return {0: _("今天"), 1: _("明天")}.get(days) or _("还有{days}天", days=days)


def late(_: Words, due: datetime, now: datetime) -> str:
    """Said of a reminder that goes out well after its time."""
    if due.date() == now.date():
        return _("（迟发，原定{time}）", time=f"{due:%H:%M}".removeprefix("0"))
    return _("（迟发，原定{moment}）", moment=moment_words(_, due, now=now.date()))


def missed(_: Words, titles: Sequence[str]) -> str:
    """What was not called to mind in time, for nobody could use it any more."""
    listed = _("、").join(titles[:MOST_MISSED])
    if len(titles) > MOST_MISSED:
        return _("已过时未提醒：{titles} 等{count}项", titles=listed, count=len(titles))
    return _("已过时未提醒：{titles}", titles=listed)


def numbered(_: Words, one: Occurrence, *, dated: bool) -> str:
    """Which item of several a button means: 「13」, 「13（11月27日）」 where a series stands there twice."""
    number, day = one.event.number, one.start.date()
    if not dated:
        return str(number)
    return _("{number}（{month}月{day}日）", number=number, month=day.month, day=day.day)


def label_done(_: Words, event: Event) -> str:
    """Button; what all hand in is settled when it is complete."""
    if any(OF_ALL.match(owner.name) for owner in event.owners):
        return _("交齐")
    return _("已交") if is_hand_in(event) else _("完成")


def missing_names(_: Words, owners: Sequence[Owner]) -> str:
    """Who has still to do his share, in private only."""
    return _("，等{names}", names=_("、").join(owner.name for owner in owners))
