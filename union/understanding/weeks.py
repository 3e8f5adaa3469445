"""Weeks as offices count them, from Monday (conventions 1, 2)."""

from datetime import date, timedelta

from union.grain import Grain
from union.understanding.months import steps
from union.understanding.outlook import DAY, Outlook, Span, at_midnight
from union.understanding.reckoning import Pieces

WEEK = timedelta(days=7)
WEEKS = ("周", "星期", "礼拜")
WEEKDAYS = {
    sign: place
    for place, signs in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天7"))
    for sign in signs
}


def monday(outlook: Outlook, which: str) -> date:
    """The first day of this week or of one so many weeks on."""
    today = outlook.today
    return today - today.weekday() * DAY + steps(which) * WEEK


def week_span(pieces: Pieces, outlook: Outlook) -> Span:
    """「下周」."""
    return Span(at_midnight(monday(outlook, pieces["week"].parts["which"])), None, Grain.WEEK)
