"""Sentences of /holidays: what is known, what was read of a notice, what moved."""

from collections.abc import Sequence
from datetime import date

from union.core.almanac.date_format import day_words
from union.core.almanac.regional_holidays import DayOff
from union.core.groups import REGIONS
from union.festivals.notice_texts import name, rows, trouble
from union.festivals.notice_values import Arrangement, HolidayNotice, Moved, Problem, Subject, Trouble
from union.words import Words

MOST_TROUBLES = 8
MOST_MOVED = 40


def overview(_: Words, year: int, parts: Sequence[Arrangement], *, announced: bool) -> str:
    """One year as known."""
    if announced:
        head = _("{year}年放假", year=year)
    else:
        head = _("{year}年放假：待公布，先按法定节日", year=year)
    return "\n".join([head, *rows(_, parts, year)])


def elsewhere(_: Words, region: str, year: int, days: Sequence[DayOff]) -> str:
    """One year of another place: each day off, and whether the moon may still move it."""
    head = _("{year}年{region}公众假期", year=year, region=_(REGIONS[region].name))
    return "\n".join([head, *(_day_off(_, one) for one in days)])


def _day_off(_: Words, one: DayOff) -> str:
    facts = {"day": day_words(_, one.day, now=one.day), "names": _("、").join(_(name) for name in one.names)}
    if one.in_lieu:
        return _("· {day} {names}（补假）", **facts)
    return _("· {day} {names}（以公布为准）", **facts) if one.estimated else _("· {day} {names}", **facts)


def read(_: Words, notice: HolidayNotice) -> str:
    """What was read, before it is taken over."""
    lines = [_("读到{year}年放假安排，请核对：", year=notice.year), *rows(_, notice.parts, notice.year)]
    if not notice.whole:
        lines.append(_("没有写到{missing}，这些照原来的。", missing=name(_, notice.missing)))
    return "\n".join([*lines, _("由管理员按「采用」，之前不会改动任何日程。")])


def troubles(_: Words, problems: Sequence[Problem]) -> str:
    """Why nothing can be taken over."""
    if problems[0].trouble is Trouble.NO_NOTICE:
        return trouble(_, problems[0])
    lines = [
        _("这份通知有读不通的地方，没有采用："),
        *(f"· {trouble(_, one)}" for one in problems[:MOST_TROUBLES]),
    ]
    if len(problems) > MOST_TROUBLES:
        lines.append(_("……另有{left}处", left=len(problems) - MOST_TROUBLES))
    return "\n".join(lines)


def adopted(_: Words, notice: HolidayNotice) -> str:
    """The table once it holds."""
    return "\n".join([_("已采用{year}年放假安排：", year=notice.year), *rows(_, notice.parts, notice.year)])


def moved(_: Words, found: Sequence[Moved], today: date) -> str:
    """What lies on another day now."""
    if not found:
        return _("没有日程、提醒和月报因此改期。")
    return "\n".join([_("因放假安排改期 {count} 项：", count=len(found)), *moved_lines(_, found, today)])


def moved_lines(_: Words, found: Sequence[Moved], today: date) -> list[str]:
    """A line for each of them, as many as a message holds."""
    lines = [_line(_, one, today) for one in found[:MOST_MOVED]]
    if len(found) > MOST_MOVED:
        lines.append(_("……另有{left}项，请看 /cal", left=len(found) - MOST_MOVED))
    return lines


def _line(_: Words, one: Moved, today: date) -> str:
    if one.event is not None and one.subject in (Subject.LEFT_OUT, Subject.ADDED):
        event = one.event
        day = _day(_, one.before, today)
        facts = {"number": event.number, "title": event.title, "day": day, "count": one.count}
        if one.subject is Subject.LEFT_OUT:
            return _("#{number} {title}：从{day}起少{count}次", **facts)
        return _("#{number} {title}：从{day}起多{count}次", **facts)
    days = _("{before}→{after}", before=_day(_, one.before, today), after=_day(_, one.after, today))
    if one.event is None:
        month = int(one.month.key[-2:]) if one.month else 0
        if one.subject is Subject.LOCK:
            return _("{month}月月报定稿：{days}", month=month, days=days)
        return _("{month}月月报：{days}", month=month, days=days)
    if one.subject is Subject.REMINDER:
        return _("#{number} {title}：提醒 {days}", number=one.event.number, title=one.event.title, days=days)
    return _("#{number} {title}：{days}", number=one.event.number, title=one.event.title, days=days)


def _day(_: Words, day: date, today: date) -> str:
    return day_words(_, day, now=today)
