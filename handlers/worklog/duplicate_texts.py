"""Sentences about two entries that may tell of the same work."""

from datetime import date

from handlers.worklog.texts import is_dated, told
from union.core.almanac.date_format import day_words
from union.words import Words
from union.worklog.entries import LogEntry


def ask(_: Words, other: LogEntry, today: date) -> str:
    """「和 #41（王芳，11月6日 帮扶慰问：12户、6000元）像是同一件事，算一次吗？」."""
    work = told(_, other, today)
    if not is_dated(other):
        work = f"{day_words(_, min(fact.day for fact in other.facts), now=today)} {work}"
    return _(
        "和 #{number}（{author}，{work}）像是同一件事，算一次吗？没定之前两条都计。",
        number=other.number,
        author=other.author,
        work=work,
    )


def other_is_fuller(_: Words, stays: LogEntry, goes: LogEntry) -> str:
    """An alert: the one to be taken back is somebody else's."""
    return _(
        "#{stays} 写得更全，该撤销的是 #{goes}，请{author}或管理员来点。",
        stays=stays.number,
        goes=goes.number,
        author=goes.author,
    )
