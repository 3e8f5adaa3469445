"""The calendar of some days as lines: for /cal, for the week's plan, the pinned board and the month's picture."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from handlers.core.messages.outgoing_message import brief
from handlers.events import occurrences
from storage.calendar import overviews
from storage.engine.database import Database
from union.calendar import day_contents
from union.calendar.day_contents import CalendarDay, KindTally, is_late, tally
from union.calendar.month_grid import MonthSheet, month_grid, visible_occurrences
from union.core.almanac import festivals, workdays
from union.core.almanac.date_format import (
    clock_words,
    day_words,
    lunar_words,
    moment_words,
    short_day,
    span_words,
)
from union.core.groups import Group
from union.core.message_layout import Block
from union.core.period import MONTHS
from union.events.model import Occurrence, Status
from union.questions.calendar_range import Size, View, of_month
from union.reading.replies.correction_lessons import kind_name
from union.reminders.lead_times import is_due_by
from union.words import Words, sentence, words


def blocks(
    _: Words,
    group: Group,
    shown: View,
    found: Sequence[Occurrence],
    today: date,
    feasts_from: date | None = None,
) -> list[Block]:
    """A block for each day that has an item or a festival, of the festivals only those from a day on.

    A month's header has named the year.
    """
    near = shown.first if shown.size is Size.MONTH else today
    days = day_contents.days(shown.first, shown.end, found, group.settings.region, group.notice)
    return [
        Block(day_line(_, day, near), tuple(item_line(_, one, today) for one in day.items))
        for day in days
        if day.items or feasts_from is None or day.day >= feasts_from
    ]


def above(_: Words, group: Group, shown: View, found: Sequence[Occurrence], today: date) -> list[str]:
    """What is said before the days: what a month has of days off and moons, then the counts."""
    month = month_lines(_, group, shown) if shown.size is Size.MONTH else []
    return [*month, *counts(_, day_contents.tally(found, today))]


def month_lines(_: Words, group: Group, shown: View) -> list[str]:
    """「休：10月1日至7日；班：10月10日」 and 初一, 十五 of a month."""
    how = (shown.first, shown.end, group.notice)
    off = _("、").join(_stretch(_, *ends) for ends in day_contents.holidays(*how))
    worked = _("、").join(short_day(_, day, year=day.year) for day in day_contents.worked_weekends(*how))
    unusual = (_("休：{days}", days=off) if off else "", _("班：{days}", days=worked) if worked else "")
    lines = [
        _("；").join(filter(None, unusual)),
        to_be_announced(_, group, shown),
        _("，").join(
            _("{lunar} {month}月{day}日", lunar=lunar_words(_, day), month=day.month, day=day.day)
            for day in day_contents.moons(shown.first, shown.end)
        ),
    ]
    return [line for line in lines if line]


def to_be_announced(_: Words, group: Group, shown: View) -> str:
    """Said of a month with a holiday while the year's notice is not in, empty otherwise."""
    by_law = festivals.statutory_days(shown.first.year)
    is_open = any(shown.first <= day < shown.end for day in by_law)
    is_open = is_open and not workdays.announced(shown.first.year, group.notice)
    return _("{year}年放假安排待公布，按法定节日和周末显示。", year=shown.first.year) if is_open else ""


def month_sheet(db: Database, group: Group, first: date, now: datetime) -> MonthSheet:
    """The month that begins on `first`, as of now."""
    _, view, today = words(group.settings.language), of_month(first.year, first.month), group.day(now)
    found = visible_occurrences(occurrences.between_dates(db, group, view.first, view.end))
    grid = month_grid(view.first, found, today, group.settings.region, group.notice)
    told = total(_, tally(found, today)) if found else _("这个月还没有日程。直接发一句就能安排。")
    note = to_be_announced(_, group, view)
    return MonthSheet(group.title, grid, (told,), (note,) if note else ())


def stamp(db: Database, group: Group, first: date, now: datetime) -> str:
    """Changes with anything the month is drawn from; the day belongs to it: it is marked, and items grow late."""
    view, settings = of_month(first.year, first.month), group.settings
    trace = overviews.trace(db, group, view.first, view.end)
    return digest(f"{group.day(now)}/{group.title}/{settings.region}/{settings.language}/{trace}")


def digest(text: str) -> str:
    """What tells whether a text is another."""
    return hashlib.sha256(text.encode()).hexdigest()


TITLE, PLACE = 40, 20  # characters of a title and of a place in a line
# No item in the days asked for.
nothing = sentence("这段时间没有日程。直接发一句就能安排，例如：下周三下午3点开例会。")
label = sentence("🖼 图")  # The button under a month's text
being_drawn = sentence("正在画图，马上发来")  # The button was pressed
unmarked_header = sentence("已过，未标记完成 {total} 项")  # Above what is over and was never marked as done
# Buttons by how much is shown: to what is before it, behind it, and now.
LABELS = {
    Size.DAY: (sentence("‹ 前一天"), sentence("后一天 ›"), sentence("今天")),
    Size.WEEK: (sentence("‹ 前一周"), sentence("后一周 ›"), sentence("本周")),
    Size.MONTH: (sentence("‹ 上月"), sentence("下月 ›"), sentence("本月")),
}
LABELS[Size.OTHER] = LABELS[Size.WEEK]
# The message is full; `where` is what to send for the rest.
left_out = sentence("……还有{count}项没有列出，发 {where} 看全部")


def header(_: Words, shown: View, today: date, page: int = 0, last: int = 0) -> str:
    """「日程 2026年12月（第2页，共3页）」 or 「日程 11月20日 周五 至 11月29日 周日」."""
    first, final = shown.first, shown.end - timedelta(days=1)
    begin, end = day_words(_, first, now=today), day_words(_, final, now=today)
    days = begin if shown.size is Size.DAY else _("{first} 至 {last}", first=begin, last=end)
    days = month_name(_, first) if shown.size is Size.MONTH else days
    if not last:
        return _("日程 {days}", days=days)
    return _("日程 {days}（第{page}页，共{pages}页）", days=days, page=page + 1, pages=last + 1)


def day_line(_: Words, shown: CalendarDay, near: date) -> str:
    """「10月1日 周四 休 国庆」「9月25日 周五（八月十五） 休 中秋」; the year only when it is not that of `near`."""
    day = day_words(_, shown.day, now=near)
    if shown.names_moon:
        day = _("{day}（{lunar}）", day=day, lunar=lunar_words(_, shown.day))
    marks = [] if shown.off is None else [_("休") if shown.off else _("班")]
    return " ".join([day, *marks, *(_(name) for name in shown.festivals)])


def dated_line(_: Words, one: Occurrence, today: date) -> str:
    """「11月25日 周三 15:00 #12 工会小组长例会」."""
    return _("{day}{item}", day=day_words(_, one.start.date(), now=today), item=item_line(_, one, today))


def item_line(_: Words, one: Occurrence, today: date) -> str:
    """「　15:00 #12 工会小组长例会，三楼会议室」."""
    event = one.event
    where = _("，{place}", place=brief(event.place, PLACE)) if event.place else ""
    text = _("#{number} {title}{where}", number=event.number, title=brief(event.title, TITLE), where=where)
    clock = clock_words(_, one.start, one.end, one.event.grain)
    marks = {Status.DONE: _("✅"), Status.GIVEN_UP: _("（不办了）")}
    parts = (
        (marks.get(one.status) or (_("❗已过期限") if is_late(one, today) else "")),
        (_("截止{time}", time=clock) if is_due_by(one.event) else clock),
        text + _until(_, one),
    )
    return "　" + " ".join(part for part in parts if part)


def _until(_: Words, one: Occurrence) -> str:
    first, last = one.start.date(), (one.end - timedelta(microseconds=1)).date()
    if last <= first:
        return ""
    if one.event.grain in MONTHS:
        return _("（{span}）", span=span_words(_, one.start, one.end, one.event.grain, now=first))
    return _("（至{day}）", day=day_words(_, last, now=first))


def not_understood(_: Words, said: str) -> str:
    """A time that is none."""
    return _("没看懂「{said}」。可以写：/cal 今天、/cal 下周、/cal 12月、/cal 明年3月", said=brief(said))


def counts(_: Words, tally: KindTally) -> list[str]:
    """「共12项：会议4、走访3」 and 「已完成5，待办7（其中已过期限1）」; nothing for a single item.

    How they stand goes without saying while all are still to come.
    """
    if tally.total < 2:
        return []
    kinds = _("、").join(
        _("{kind}{count}", kind=_(name) if (name := kind_name(kind)) else _("节日"), count=count)
        for kind, count in tally.kinds
    )
    standing = [] if _is_tally_all_open(tally) else [_standing(_, tally)]
    return [_("共{total}项：{kinds}", total=tally.total, kinds=kinds), *standing]


def total(_: Words, tally: KindTally) -> str:
    """「共12项，已完成5，待办7（其中已过期限1）」, the kinds left to a legend."""
    counted = _("共{total}项", total=tally.total)
    return counted if _is_tally_all_open(tally) else _("，").join([counted, _standing(_, tally)])


def _is_tally_all_open(tally: KindTally) -> bool:
    return (tally.open, tally.late) == (tally.total, 0)


def _standing(_: Words, tally: KindTally) -> str:
    told = [_("已完成{count}", count=tally.done)] if tally.done else []
    if tally.open and tally.late:
        told.append(_("待办{count}（其中已过期限{late}）", count=tally.open, late=tally.late))
    elif tally.open:
        told.append(_("待办{count}", count=tally.open))
    return _("，").join([*told, _("不办了{count}", count=tally.given_up)] if tally.given_up else told)


def late_line(_: Words, one: Occurrence, today: date) -> str:
    """「　#3 上报职代会材料（11月27日 周五）」."""
    day = day_words(_, one.start.date(), now=today)
    return _("　#{number} {title}（{day}）", **one.event.facts, day=day)


def _stretch(_: Words, first: date, last: date) -> str:
    if first == last:
        return short_day(_, first, year=first.year)
    if first.month == last.month:
        return _("{month}月{first}日至{last}日", month=first.month, first=first.day, last=last.day)
    return _(
        "{month}月{first}日至{other}月{last}日",
        month=first.month, first=first.day, other=last.month, last=last.day,
    )  # fmt: skip


def month_name(_: Words, first: date) -> str:
    """「2026年12月」."""
    return _("{year}年{month}月", year=first.year, month=first.month)


def caption(_: Words, first: date, told: str) -> str:
    """「2026年12月日程图\n共12项，已完成5，待办7」, and where the words are."""
    code = f"{first:%Y-%m}"
    return _("{month}日程图\n{told}\n文字版：/cal {code}", month=month_name(_, first), told=told, code=code)


def coming(_: Words, first: date, told: str) -> str:
    """Behind the month's report: what lies ahead."""
    return _("下月日程：{caption}", caption=caption(_, first, told))


def pinned(_: Words, first: date, told: str, wall: datetime) -> str:
    """Under the picture that is kept up."""
    moment = moment_words(_, wall, now=wall.date())
    return _("{caption}\n{moment}更新", caption=caption(_, first, told), moment=moment)


def file_name(_: Words, first: date) -> str:
    """「2026年12月日程图.png」."""
    return _("{month}日程图.png", month=month_name(_, first))
