"""Sentences of the calendar and of the list of what is due."""

from datetime import date, timedelta

from handlers.phrases.quoting import brief
from union.agenda import Occurrence, Status
from union.dates import day_words, span_words
from union.grain import MONTHS, is_clock_time
from union.leads import is_due_by
from union.words import Words


def header(_: Words, first: date, end: date, month: tuple[int, int] | None, today: date) -> str:
    """「日程 12月」 or 「日程 11月20日 周五 至 11月29日 周日」."""
    if month is not None:
        return _("日程 {year}年{month}月", year=month[0], month=month[1])
    last = end - timedelta(days=1)
    if last == first:
        return _("日程 {day}", day=day_words(_, first, now=today))
    return _(
        "日程 {first} 至 {last}", first=day_words(_, first, now=today), last=day_words(_, last, now=today)
    )


def day_line(_: Words, day: date, today: date, off: bool | None, festivals: tuple[str, ...]) -> str:
    """「10月1日 周四 休 国庆」; `off`: a day off in the week, or worked at a weekend, None for an ordinary day."""
    parts = [day_words(_, day, now=today)]
    if off is not None:
        parts.append(_("休") if off else _("班"))
    return " ".join([*parts, *festivals])


def days_left(_: Words, day: date, today: date) -> str:
    """「距10月18日 周日还有28天」."""
    return _("距{day}还有{count}天", day=day_words(_, day, now=today), count=(day - today).days)


def dated_line(_: Words, one: Occurrence, today: date) -> str:
    """「11月25日 周三 15:00 #12 工会小组长例会」."""
    return _("{day}{item}", day=day_words(_, one.start.date(), now=today), item=item_line(_, one))


def none_named(_: Words, subject: str) -> str:
    """Nobody has planned what was asked for."""
    return _("日程里还没有「{subject}」", subject=brief(subject))


def item_line(_: Words, one: Occurrence) -> str:
    """「　15:00 #12 工会小组长例会，三楼会议室」."""
    event = one.event
    where = _("，{place}", place=event.place) if event.place else ""
    text = _("#{number} {title}{where}", number=event.number, title=event.title, where=where)
    return "　" + " ".join(part for part in (_mark(_, one), _time(_, one), text + _until(_, one)) if part)


def _mark(_: Words, one: Occurrence) -> str:
    if one.status is Status.DONE:
        return _("✅")
    if one.status is Status.GIVEN_UP:
        return _("（不办了）")
    return ""


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


def too_many(_: Words, left: int) -> str:
    """The message is full."""
    return _("……还有{left}项没有列出，请按周查看，例如：/cal 下周", left=left)


def not_understood(_: Words, said: str) -> str:
    """A time that is none."""
    return _("没看懂「{said}」。可以写：/cal 今天、/cal 下周、/cal 12月、/cal 2027-02", said=brief(said))


def due_header(_: Words, total: int, late: int) -> str:
    """Above the list of what is due."""
    if late:
        return _("待办 {total} 项，其中 {late} 项已过期限", total=total, late=late)
    return _("待办 {total} 项", total=total)


def unmarked_header(_: Words, total: int) -> str:
    """Above what is over and was never marked as done."""
    return _("已过，未标记完成 {total} 项", total=total)


def nothing_due(_: Words) -> str:
    """Nothing late, nothing due within a month."""
    return _("没有待办：没有已过期限的事，30天内也没有到期的。发 /cal 看日程。")


def label_previous_month(_: Words) -> str:
    """Button."""
    return _("‹ 上月")


def label_this_month(_: Words) -> str:
    """Button."""
    return _("本月")


def label_next_month(_: Words) -> str:
    """Button."""
    return _("下月 ›")


def label_previous(_: Words) -> str:
    """Button."""
    return _("‹ 上一页")


def label_next(_: Words) -> str:
    """Button."""
    return _("下一页 ›")
