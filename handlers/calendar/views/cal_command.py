"""The calendar as text, turned by editing its message; and what somebody asks of it."""

from collections.abc import Sequence
from functools import partial

from handlers.calendar.views import day_lines, due_list, month_picture_job
from handlers.core.button_press import permitted_deed, unforged
from handlers.core.command_limits import heavy
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import argument, simplified_text
from handlers.core.messages.outgoing_message import Button, Rows, brief, page_buttons
from handlers.core.turn import Deeds, Turn
from handlers.events import absences, occurrences
from handlers.events.texts import quote_of_origin
from union.core import message_layout
from union.core.almanac.date_format import day_words
from union.core.period import is_clock_time
from union.core.rights import Action
from union.events.model import Event, Occurrence
from union.events.recurrence_rules import pattern
from union.questions import calendar_range
from union.questions.calendar_range import Size, View, of_codes, time_of_picture
from union.reading.questions.report_periods import PLACE_ASKED, DaysAsked
from union.reading.replies.mentions import title_overlap
from union.reading.text.normal_form import EitherScript, normal
from union.reminders.lead_times import is_due_by
from union.words import in_signs

CAL_WORDS = ("日历", "行事历", "看日程")
THIS_MONTH = "本月"
CAL = "cal"  # the mark of a calendar's message
HOUR_ASKED = EitherScript(r"几点|幾點|什么时间|\bwhat time", any_case=True)
EACH_ASKED = EitherScript("哪几[天日次晚]")
FEW_SIGNS = 3  # beside its title: no more than a day
DAY_SAID = EitherScript(r"(?P<day>\d{1,2})\s?[号號日]")
MOST, LONGEST = 5, 80  # items said when somebody asks for one by name


def cal(turn: Turn) -> None:
    """/cal, 看日程 下周: the days asked for, with their items."""
    text = argument(turn.said.text, CAL_WORDS)
    pictured = time_of_picture(simplified_text(text))
    asked = text if pictured is None else pictured or THIS_MONTH
    shown = calendar_range.view(asked, turn.wall, turn.notice)
    if shown is None:
        turn.say(day_lines.not_understood(turn._, asked))
    elif turn.may(Action.SEE) and pictured is None:
        _say(turn, shown)
    elif turn.may(Action.SEE):
        heavy(partial(month_picture_job.ask, first=shown.first.replace(day=1)))(turn)


def answer(turn: Turn, asked: DaysAsked) -> None:
    """「下周有什么安排」, 「技能比武排在几号」, 「离重阳节还有几天」."""
    if asked.is_count:
        day, count = day_words(turn._, asked.first, now=turn.today), (asked.first - turn.today).days
        turn.say(turn._("距{day}还有{count}天", day=day, count=count))
    else:
        _say(turn, View(asked.first, asked.end))


def say_items(turn: Turn, found: Sequence[Occurrence], subject: str) -> None:
    """When the next of these are; each series once, of one that is nothing but its dates each of them."""
    nearest: dict[tuple[int, object], Occurrence] = {}
    for one in found:
        dates = pattern(one.event.rule.rrule).dates if one.event.rule else ()
        is_each = bool(dates) or EACH_ASKED.search(turn.said.text)
        nearest.setdefault((one.event.id, one.start if is_each else None), one)
    lines = [day_lines.dated_line(turn._, one, turn.today) for one in list(nearest.values())[:MOST]]
    asks_where = PLACE_ASKED.search(turn.said.text) is not None
    held = [one.event for one in nearest.values() if not is_due_by(one.event)]
    event = found[0].event if len({each for each, _start in nearest}) == 1 else None
    if event is not None and _is_said_day_current(event):
        # Where neither the place nor the title says what was asked the words that gave the item may.
        is_meant = not title_overlap(event.title, [normal(turn.said.text).text])
        said = event.said[max(event.said.find(event.title[:4]), 0) :]
        is_asked = asks_where and bool(held) and not event.place
        if (is_asked or is_meant) and len(said) > len(event.title) + FEW_SIGNS:
            lines.append(quote_of_origin(turn._, said, LONGEST))
        elif is_asked:
            lines.append(turn._("还没有说在哪里。"))
    if len(held) == 1 and HOUR_ASKED.search(turn.said.text) and not is_clock_time(held[0].grain):
        lines.append(turn._("还没有说几点。"))
    none = turn._("日程里还没有「{subject}」", subject=brief(in_signs(subject, turn._)))
    about = [message_subject.About(message_subject.EVENT, each.id) for each in held]
    mark = message_subject.aside(about[0], turn.now) if len(held) == len(nearest) == 1 else None
    turn.say("\n".join(lines) or none, about=mark)


def _is_said_day_current(event: Event) -> bool:
    """Whether the words that gave an item name no other day than its own: of one that was moved they would mislead."""
    named = {int(each["day"]) for each in DAY_SAID.finditer(event.said)}
    return bool(event.said) and (not named or event.start.day in named)


def due(turn: Turn) -> None:
    """/due, 待办: what is late and what falls due within 30 days."""
    if turn.may(Action.SEE):
        card = due_list.page_of(turn, 0)
        turn.say(card.body.text, card.rows, about=card.mark)


def _say(turn: Turn, shown: View) -> None:
    text, rows = _page(turn, shown, 0)
    turn.say(text, rows, about=CAL)


def _turn_to(turn: Turn, ids: tuple[str, ...]) -> None:
    """Which days and which page stands in the button: officers who turn the same message don't get in a tangle."""
    first, end, page = ids
    unforged(page.isascii() and page.isdigit())
    turn.edit_pressed(*_page(turn, of_codes(first, end), int(page)))


def _page(turn: Turn, shown: View, page: int) -> tuple[str, Rows]:
    group, today = turn.with_group(), turn.today
    found = occurrences.between_dates(turn.db, group, shown.first, shown.end)
    pages = message_layout.pages(day_lines.blocks(turn._, group, shown, found, today))
    last = len(pages) - 1
    page = min(page, last)
    above = day_lines.above(turn._, group, shown, found, today) if page == 0 else []
    away = absences.lines(turn._, turn.db, group, shown.first, shown.end, today) if page == 0 else []
    below = [] if found else [day_lines.nothing(turn._)]
    lines = [day_lines.header(turn._, shown, today, page, last), *above, *away, *pages[page].lines, *below]
    return "\n".join(lines), _rows(turn, shown, page, last)


def _rows(turn: Turn, shown: View, page: int, last: int) -> Rows:
    today = turn.today
    ids = (turn.with_group().id, *calendar_range.codes(shown))
    turning = page_buttons(turn._, page, last, "cal.show", *ids)
    earlier, later, _now = day_lines.LABELS[shown.size]
    around = [_button(turn, earlier(turn._), calendar_range.earlier(shown))]
    around.append(_button(turn, later(turn._), calendar_range.later(shown)))
    now = {
        Size.DAY: calendar_range.of_day(today),
        Size.WEEK: calendar_range.of_week(today),
        Size.MONTH: calendar_range.of_month(today.year, today.month),
    }
    views = [_button(turn, day_lines.LABELS[size][2](turn._), each) for size, each in now.items()]
    if shown.size is Size.MONTH:
        views.append(turn.button(day_lines.label(turn._), "cal.draw", f"{shown.first:%Y%m}"))
    return [row for row in (turning, around, views) if row]


def _button(turn: Turn, label: str, shown: View) -> Button:
    return turn.button(label, "cal.show", *calendar_range.codes(shown), 0)


def _draw(turn: Turn, ids: tuple[str, ...]) -> None:
    (month,) = ids
    month_picture_job.ask(turn, of_codes(f"{month}01", f"{month}02").first)
    turn.toast = day_lines.being_drawn(turn._)


def _turn_due(turn: Turn, _ids: tuple[str, ...]) -> None:
    card = due_list.page_of(turn, turn.press.number())
    turn.edit_pressed(card.body.text, card.rows)
    turn.mark_pressed(card.mark)


DEEDS: Deeds = {
    "cal.show": permitted_deed(Action.SEE, _turn_to),
    "cal.draw": heavy(permitted_deed(Action.SEE, _draw)),
    "due.page": permitted_deed(Action.SEE, _turn_due),
}
