"""Sentences about two entries that may tell of the same work."""

from datetime import date

from handlers.phrases.worklog import is_dated, told
from union.dates import day_words
from union.words import Words
from union.worklog import LogEntry


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


def merged(_: Words, other: LogEntry) -> str:
    """Below the entry that was taken back because it tells of the same."""
    return _("与 #{number} 是同一件事，只算 #{number}。", number=other.number)
