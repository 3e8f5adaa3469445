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


def label_one(_: Words) -> str:
    """Button."""
    return _("是一件，只算一次")


def label_two(_: Words) -> str:
    """Button."""
    return _("不是，各算各的")


def each_has_more(_: Words, earlier: LogEntry, later: LogEntry) -> str:
    """An alert: whichever were taken back, something would be lost."""
    return _(
        "#{earlier} 和 #{later} 各有对方没写的，撤销哪条都会少记，先没有动。请把内容补到一条、编辑另一条，再定。",
        earlier=earlier.number,
        later=later.number,
    )


def other_is_fuller(_: Words, stays: LogEntry, goes: LogEntry) -> str:
    """An alert: the one to be taken back is somebody else's."""
    return _(
        "#{stays} 写得更全，该撤销的是 #{goes}，请{author}或管理员来点。",
        stays=stays.number,
        goes=goes.number,
        author=goes.author,
    )


def merged(_: Words, other: LogEntry) -> str:
    """Below the entry that was taken back because it tells of the same."""
    return _("与 #{number} 是同一件事，只算 #{number}。", number=other.number)
