"""Sentences about making and changing an item of the calendar."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from handlers.core.messages.outgoing_message import brief
from storage.events.event_parts import Note
from union.attendance.participation_replies import capacity_in
from union.core.almanac.date_format import day_words, span_words, with_lunar
from union.core.period import OF_A_DAY, Grain
from union.events import recurrence_rules
from union.events.model import Event, Occurrence, Rule, Status
from union.events.series_changes import has_thirtieth
from union.reading.message import single_notes
from union.reading.privacy.redaction import mask_names
from union.reminders.lead_times import LEAD, is_due_by, is_hand_in
from union.words import Words, sentence

LONGEST_TITLE = 60
# The answer to 「什么时候」 held no time.
no_time_there = sentence("没看出时间。请回复日期和钟点，例如：11月25日下午3点")
# Shown when 改 is pressed.
how_to_change = sentence(
    "回复这条消息就能改：\n「改到周五下午3点」「推迟两天」「地点改为三楼会议室」「交给李委员」「取消」"
    "「清单：1.… 2.…」「备注：…」「详情」，照片、文件也行\n"
    "也可以直接编辑您发的原话。"
)
label_change = sentence("改")


def quote_of_origin(_: Words, said: str, longest: int) -> str:
    """The words an item was made from, for a group to read: nobody helped is named in them."""
    return _("原话：{said}", said=brief(mask_names(said), longest))


def when_words(_: Words, one: Occurrence, today: date) -> str:
    """「11月25日 周三 15:00」, of a deadline 「截止11月25日 周三」."""
    words = span(_, one.start, one.end, one.event.grain, today)
    return _("截止{when}", when=words) if is_due_by(one.event) else words


def span(_: Words, start: datetime, end: datetime | None, grain: Grain, today: date) -> str:
    """A time with its weekday, and its lunar day near a lunar festival."""
    if grain is Grain.DAY and (end is None or end - start <= timedelta(days=1)):
        return with_lunar(_, start.date(), now=today)
    return span_words(_, start, end, grain, now=today)


def title_line(_: Words, one: Occurrence, today: date) -> str:
    """「#12 工会小组长例会：11月25日 周三 15:00」."""
    return _("#{number} {title}：{when}", when=when_words(_, one, today), **one.event.facts)


def planned(_: Words, one: Occurrence, leads: Sequence[str] | None, today: date) -> str:
    """The echo's first line."""
    return _(
        "已安排 {item}（{leads}）", item=title_line(_, one, today), leads=leads_told(_, one, leads, today)
    )


def changed(_: Words, one: Occurrence, leads: Sequence[str] | None, today: date) -> str:
    """The echo's first line after a correction."""
    return _(
        "已更新 {item}（{leads}）", item=title_line(_, one, today), leads=leads_told(_, one, leads, today)
    )


def leads_told(_: Words, one: Occurrence, leads: Sequence[str] | None, today: date) -> str:
    """The reminders of one; where none lies ahead of what is tomorrow or later, that is not for want of time."""
    is_later = leads == () and one.start.date() > today
    return _("不再提前提醒") if is_later else leads_words(_, leads)


def leads_words(_: Words, leads: Sequence[str] | None) -> str:
    """「提前3天、1天、2小时提醒」; None where none are wanted, () where none lies ahead."""
    if leads is None:
        return _("不提醒")
    before = _("、").join(_lead(_, lead) for lead in leads if lead != "d0")
    if before and "d0" in leads:
        return _("提前{before}和当天提醒", before=before)
    if leads and leads[0].startswith("m") and not leads[0].startswith("min"):
        return _("{days}提醒", days=before)
    if before:
        return _("提前{before}提醒", before=before)
    return _("当天提醒") if leads else _("时间已近，不再提前提醒")


def _lead(_: Words, lead: str) -> str:
    said = LEAD.fullmatch(lead)
    if said is None:
        return lead
    facts = {"number": said["number"]}
    units = {
        "h": _("{number}小时", **facts),
        "min": _("{number}分钟", **facts),
        "m": _("{number}日", **facts),
    }
    return units.get(said["unit"]) or _("{number}天", **facts)


def planned_note(_: Words, event: Event, notes: Sequence[Note], *, are_counted: bool) -> str:
    """What was noted of an item in the message that planned it: where one gathers, what it costs; a limit only where nobody is counted."""
    words = (part for each in notes if each.file is None for part in single_notes(each.text))
    said = (part for part in words if part in event.said)
    return mask_names(_("；").join(part for part in said if not (are_counted and capacity_in(part))))


def details(_: Words, event: Event) -> str:
    """「地点：三楼会议室；负责：李建国」, empty when neither is known."""
    parts = [_("地点：{place}", place=event.place)] if event.place else []
    names = _("、").join(owner.name for owner in event.owners)
    return _("；").join([*parts, _("负责：{names}", names=names)] if names else parts)


def days_of(_: Words, times: Sequence[Occurrence], today: date) -> str:
    """「11月27日 周五、12月4日 周五」, 「12月、2027年1月」."""
    return _("、").join(
        day_words(_, one.start.date(), now=today)
        if one.event.grain in OF_A_DAY
        else span(_, one.start, one.end, one.event.grain, today)
        for one in times
    )


def next_times(_: Words, times: Sequence[Occurrence], today: date) -> str:
    """The next dates of a series, and its last day or how many they are in all where it was said."""
    said = _("重复日程，接下来：{days}", days=days_of(_, times, today))
    rule = times[0].event.rule
    found = recurrence_rules.pattern(rule.rrule) if rule else None
    if found is not None and found.count:
        return _("{said}，共{count}次", said=said, count=found.count)
    until = found.until if found else None
    is_named = until is None or until.date() <= times[-1].start.date()
    if until is None or is_named:
        return said
    return _("{said}，到{day}为止", said=said, day=day_words(_, until.date(), now=today))


def all_times(_: Words, times: Sequence[Occurrence], today: date) -> str:
    """All dates of an item that has several; with their hours where these differ."""
    is_alike = len({(one.start.time(), one.end - one.start) for one in times}) == 1
    is_long = any(one.end - one.start > timedelta(days=1) for one in times)
    days = (
        days_of(_, times, today)
        if is_alike and not is_long
        else _("、").join(span(_, one.start, one.end, one.event.grain, today) for one in times)
    )
    return _("共{count}次：{days}", count=len(times), days=days)


def short_months(_: Words, rule: Rule) -> str:
    """What a series on the 29th to the 31st does in shorter months; empty for any other."""
    if has_thirtieth(rule):
        return _("三十在小月按廿九。")
    return _("没有这一天的月份，算在当月最后一天。") if recurrence_rules.clamps(rule.rrule) else ""


def closed_line(_: Words, one: Occurrence) -> str:
    facts = one.event.facts
    if one.event.rule is not None:
        day = day_words(_, one.start.date(), now=one.start.date())
        facts["title"] = _("{title}（{day}）", title=one.event.title, day=day)
    match one.status:
        case Status.CANCELLED:
            return _("已取消 #{number} {title}", **facts)
        case Status.GIVEN_UP:
            return _("不办了 #{number} {title}", **facts)
        case _ if is_hand_in(one.event):
            return _("✅ 已交 #{number} {title}", **facts)
        case _:
            return _("✅ 已完成 #{number} {title}", **facts)
