"""Sentences about photos that belong to an entry."""

from datetime import date

from handlers.worklog.texts import one_line
from union.words import Words
from union.worklog.entries import LogEntry


def added(_: Words, entry: LogEntry, today: date) -> str:
    """A photo was added to an entry; its line says how many there are."""
    return _("照片已加入 {entry}", entry=one_line(_, entry, today))


def describe(_: Words) -> str:
    """A photo without caption in private."""
    return _("照片收到，还没有记下。请回复本条写一句说明，比如：女职工趣味运动会，60人参加")


def ask_whether(_: Words, entry: LogEntry, today: date) -> str:
    """A photo without caption right after an entry of one's own."""
    return _("这张照片是刚才那条的吗？{entry}", entry=one_line(_, entry, today))


def label_join(_: Words, entry: LogEntry) -> str:
    """Button."""
    return _("是，加到 #{number}", number=entry.number)


def label_other(_: Words) -> str:
    """Button."""
    return _("不是，另写说明")


def send_now(_: Words, entry: LogEntry) -> str:
    """A toast: what comes next is kept with the entry."""
    return _("请发照片：10分钟内您在这里发的照片都加到 #{number}。", number=entry.number)
