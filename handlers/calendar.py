"""The calendar as text, paged by editing, and the list of what is due."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from handlers import due_list, occurring
from handlers.cards import Button, button
from handlers.chinese import argument
from handlers.phrases import calendar as phrases
from handlers.phrases import press as press_phrases
from handlers.phrases.quoting import fitting
from handlers.turn import Turn
from union import festivals, workdays
from union.agenda import Occurrence
from union.calendar_view import View, of_month, view
from union.digest_layout import utf16
from union.rights import Action
from union.understanding.days_asked import DaysAsked
from union.workdays import Notice

CAL_WORDS = ("日历", "看日程")
MOST = 5  # items said when somebody asks for one by name
LONGEST = 3600  # UTF-16 units; Telegram takes 4,096


def cal(turn: Turn) -> None:
    """/cal, 看日程 下周: the days asked for, with their items."""
    text = argument(turn.said.text, CAL_WORDS)
    shown = view(text, turn.with_group().day(turn.now))
    if shown is None:
        turn.say(phrases.not_understood(turn._, text))
    elif turn.may(Action.SEE):
        turn.say(_text(turn, shown), _pager(turn, shown))


def answer(turn: Turn, asked: DaysAsked) -> None:
    """「下周有什么安排」, 「技能比武排在几号」, 「离重阳节还有几天」."""
    today = turn.with_group().day(turn.now)
    if asked.is_count:
        turn.say(phrases.days_left(turn._, asked.first, today))
    elif asked.subject is None:
        shown = View(asked.first, asked.end)
        turn.say(_text(turn, shown), _pager(turn, shown))
    else:
        turn.say(_named(turn, asked, asked.subject, today))


def _named(turn: Turn, asked: DaysAsked, subject: str, today: date) -> str:
    """When the next items of a name are; each series once."""
    nearest: dict[int, Occurrence] = {}
    for one in occurring.within(turn.db, turn.with_group(), asked.first, asked.end):
        if subject in one.event.title:
            nearest.setdefault(one.event.id, one)
    lines = [phrases.dated_line(turn._, one, today) for one in list(nearest.values())[:MOST]]
    return "\n".join(lines) or phrases.none_named(turn._, subject)


def due(turn: Turn) -> None:
    """/due, 待办: what is late and what falls due within 30 days."""
    if turn.may(Action.SEE):
        card = due_list.page_of(turn, 0)
        turn.say(card.body.text, card.rows, about=card.mark)


def _turn_month(turn: Turn) -> None:
    press = turn.incoming.press
    year, month = (press.number(0), press.number(1)) if press else (0, 0)
    if not turn.may(Action.SEE):
        turn.toast = press_phrases.not_allowed(turn._)
        return
    if not (1900 < year < 2200 and 1 <= month <= 12):
        raise ValueError("a month that no button of ours names")
    shown = of_month(year, month)
    turn.edit_pressed(_text(turn, shown), _pager(turn, shown))


def _turn_page(turn: Turn) -> None:
    press = turn.incoming.press
    if press is None or not turn.may(Action.SEE):
        turn.toast = press_phrases.not_allowed(turn._)
        return
    card = due_list.page_of(turn, press.number())
    turn.edit_pressed(card.body.text, card.rows)
    turn.mark_pressed(card.mark)


def _text(turn: Turn, shown: View) -> str:
    group = turn.with_group()
    today = group.day(turn.now)
    found = occurring.within(turn.db, group, shown.first, shown.end)
    head = phrases.header(turn._, shown.first, shown.end, shown.month, today)
    days = _days(turn, shown, found, today)
    return "\n".join([head, *_fitting(turn, days), *([] if found else [phrases.nothing(turn._)])])


def _days(turn: Turn, shown: View, found: Sequence[Occurrence], today: date) -> list[tuple[str, int]]:
    """The text of each day that has something to show, with the number of its items."""
    group, blocks = turn.with_group(), []
    named: dict[date, tuple[str, ...]] = {}
    for day, name in festivals.between(shown.first, shown.end, group.settings.region):
        named[day] = (*named.get(day, ()), name)
    for offset in range((shown.end - shown.first).days):
        day = shown.first + timedelta(days=offset)
        items = [one for one in found if max(one.start.date(), shown.first) == day]
        if items or day in named:
            off = _unusual(day, group.notice) if group.settings.region == "CN" else None
            head = phrases.day_line(turn._, day, today, off, named.get(day, ()))
            lines = [head, *(phrases.item_line(turn._, one) for one in items)]
            blocks.append(("\n".join(lines), len(items)))
    return blocks


def _fitting(turn: Turn, days: Sequence[tuple[str, int]]) -> list[str]:
    """As many days as a message holds; how many items are left out is said."""
    kept: list[str] = []
    length = 0
    for place, (text, _count) in enumerate(days):
        if length + utf16(text) >= LONGEST:
            begun = fitting(text.split("\n"), LONGEST - length)
            left = sum(count for _text, count in days[place:]) - max(0, len(begun) - 1)
            return [*kept, *begun, phrases.too_many(turn._, left)]
        length += utf16(text) + 1
        kept.append(text)
    return kept


def _unusual(day: date, notice: Notice | None) -> bool | None:
    """True for a weekday off, False for a worked weekend day, None for an ordinary day."""
    works = workdays.is_workday(day, notice)
    return None if works == (day.weekday() < 5) else not works


def _pager(turn: Turn, shown: View) -> list[list[Button]]:
    group = turn.with_group()
    today = group.day(turn.now)
    year, month = shown.month or (shown.first.year, shown.first.month)
    now = of_month(today.year, today.month).month
    labels = (phrases.label_previous_month, phrases.label_this_month, phrases.label_next_month)
    before, after = of_month(year, month - 1).month, of_month(year, month + 1).month
    return [
        [
            button(label(turn._), "cal.month", group.id, *(target or ()))
            for label, target in zip(labels, (before, now, after), strict=True)
        ]
    ]


DEEDS: dict[str, Callable[[Turn], None]] = {"cal.month": _turn_month, "due.page": _turn_page}
