"""Sentences of the calendar and of the list of what is due."""

from datetime import date, timedelta

from handlers.core.messages.text_limits import brief
from union.calendar.day_contents import CalendarDay, is_late
from union.core.almanac.date_format import day_words, lunar_words, span_words
from union.core.grain import MONTHS, is_clock_time
from union.events.model import Occurrence, Status
from union.questions.calendar_range import Size, View
from union.reminders.lead_times import is_due_by
from union.words import Words

TITLE, PLACE = 40, 20  # characters of a title and of a place in a line


def header(_: Words, shown: View, today: date, page: int = 0, last: int = 0) -> str:
    """「日程 2026年12月（第2页，共3页）」 or 「日程 11月20日 周五 至 11月29日 周日」."""
    first, final = shown.first, shown.end - timedelta(days=1)
    if shown.size is Size.MONTH:
        days = _("{year}年{month}月", year=first.year, month=first.month)
    elif shown.size is Size.DAY:
        days = day_words(_, first, now=today)
    else:
        ends = day_words(_, first, now=today), day_words(_, final, now=today)
        days = _("{first} 至 {last}", first=ends[0], last=ends[1])
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


def days_left(_: Words, day: date, today: date) -> str:
    """「距10月18日 周日还有28天」."""
    return _("距{day}还有{count}天", day=day_words(_, day, now=today), count=(day - today).days)


def dated_line(_: Words, one: Occurrence, today: date) -> str:
    """「11月25日 周三 15:00 #12 工会小组长例会」."""
    return _("{day}{item}", day=day_words(_, one.start.date(), now=today), item=item_line(_, one, today))


def item_line(_: Words, one: Occurrence, today: date) -> str:
    """「　15:00 #12 工会小组长例会，三楼会议室」."""
    event = one.event
    where = _("，{place}", place=brief(event.place, PLACE)) if event.place else ""
    text = _("#{number} {title}{where}", number=event.number, title=brief(event.title, TITLE), where=where)
    parts = (_mark(_, one, today), _time(_, one), text + _until(_, one))
    return "　" + " ".join(part for part in parts if part)


def _mark(_: Words, one: Occurrence, today: date) -> str:
    if one.status is Status.DONE:
        return _("✅")
    if one.status is Status.GIVEN_UP:
        return _("（不办了）")
    return _("❗已过期限") if is_late(one, today) else ""


def _time(_: Words, one: Occurrence) -> str:
    clock = f"{one.start:%H:%M}" if is_clock_time(one.event.grain) else ""
    return _("截止{time}", time=clock) if is_due_by(one.event) else clock


def _until(_: Words, one: Occurrence) -> str:
    """How far an item reaches that fills more than its day."""
    first, last = one.start.date(), (one.end - timedelta(microseconds=1)).date()
    if last <= first:
        return ""
    if one.event.grain in MONTHS:
        return _("（{span}）", span=span_words(_, one.start, one.end, one.event.grain, now=first))
    return _("（至{day}）", day=day_words(_, last, now=first))


def nothing(_: Words) -> str:
    """No item in the days asked for."""
    return _("这段时间没有日程。直接发一句就能安排，例如：下周三下午3点开例会。")


def not_understood(_: Words, said: str) -> str:
    """A time that is none."""
    return _("没看懂「{said}」。可以写：/cal 今天、/cal 下周、/cal 12月、/cal 明年3月", said=brief(said))


def due_header(_: Words, total: int, late: int) -> str:
    """Above the list of what is due."""
    if late:
        return _("待办 {total} 项，其中 {late} 项已过期限", total=total, late=late)
    return _("待办 {total} 项", total=total)


def unmarked_header(_: Words, total: int) -> str:
    """Above what is over and was never marked as done."""
    return _("已过，未标记完成 {total} 项", total=total)


def label_earlier(_: Words, size: Size) -> str:
    """Button."""
    return {Size.DAY: _("‹ 前一天"), Size.MONTH: _("‹ 上月")}.get(size, _("‹ 前一周"))


def label_later(_: Words, size: Size) -> str:
    """Button."""
    return {Size.DAY: _("后一天 ›"), Size.MONTH: _("下月 ›")}.get(size, _("后一周 ›"))


def label_now(_: Words, size: Size) -> str:
    """Button: 今天, 本周, 本月."""
    return {Size.DAY: _("今天"), Size.WEEK: _("本周")}.get(size, _("本月"))
