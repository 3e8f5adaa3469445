"""Weeks as offices count them, from Monday (conventions 1, 2)."""

from datetime import date, timedelta

from union.grain import Grain
from union.understanding.months import steps
from union.understanding.outlook import DAY, Outlook, Span, at_midnight
from union.understanding.reckoning import Pieces

WEEK = timedelta(days=7)


def monday(outlook: Outlook, which: str) -> date:
    """The first day of this week or of one so many weeks on."""
    today = outlook.today
    return today - today.weekday() * DAY + steps(which) * WEEK


def week_span(pieces: Pieces, outlook: Outlook) -> Span:
    """「下周」."""
    return Span(at_midnight(monday(outlook, pieces["week"].parts["which"])), None, Grain.WEEK)
