"""What one log tells as over beside the item it fulfils: the days of one series, several items, the last time of something."""

from collections.abc import Iterable
from datetime import datetime

from union.core.lazy_regex import Regex
from union.events.model import Occurrence, Status
from union.reading.text.normal_form import normal
from union.reminders.lead_times import is_due_by
from union.worklog import told_ends
from union.worklog.entries import Fact, LogEntry
from union.worklog.event_links import likely, surely

# 「不是最后一次」, 「下周最后一次」 end nothing.
LAST = Regex(
    r"(?<![不非下])(?<!下周)(?<!还有)最后[一这那][次场堂批节课回趟轮](?!前|之前|还|要|定|改)|尾[堂场]|收官|全部(?:都)?[\u4e00-\u9fff]{1,2}完|[两三四五六七八九\d][批次场天轮]都[\u4e00-\u9fff]{0,3}完|\b(?:last|final)\s(?:session|class|round|one)\b",
    any_case=True,
)


def each_over(
    entry: LogEntry, times: Iterable[Occurrence], fulfils: Occurrence | None, wall: datetime
) -> list[Occurrence]:
    """What is surely over with each of several things told: other days of one series (「22号35人，24号41人」), other items.

    `fulfils`: what the whole is tied to already, which is left out.
    """
    known = [
        one
        for one in times
        if one.status is Status.OPEN and not is_due_by(one.event) and one.start <= wall and one != fulfils
    ]
    mine = [one for one in known if fulfils is not None and one.event.id == fulfils.event.id]
    found = mine if is_last_of_all(entry.text) else []
    counted = [fact for fact in entry.facts if fact.measures or fact.money]
    is_beside = fulfils is not None and is_due_by(fulfils.event)  # 「车辆联系好了。今天慰问12户」
    for fact in counted if len(entry.facts) > 1 or is_beside else ():
        on_day = [one for one in known if one.start.date() <= fact.day <= one.last_moment.date()]
        best = surely(likely((fact,), fact.title, on_day, entry.author_id, entry.author), entry.text, wall)
        if best is None and len(entry.facts) > 1:
            found = [*found, *_of_day(entry, fact, on_day, wall)]
        found = [*found, best.one] if best else found
    return list(dict.fromkeys(found))


def _of_day(entry: LogEntry, fact: Fact, on_day: list[Occurrence], wall: datetime) -> list[Occurrence]:
    """The one thing of that day the whole message speaks for: its head names what the figures of each day are of."""
    told = told_ends.telling(entry.text, fact.day, wall, entry.author_id, entry.author)
    ended = told_ends.endings(told, on_day) if told else []
    return [each.one for each in ended if len(ended) == 1 and each.is_sure]


def is_last_of_all(text: str) -> bool:
    """Whether words tell of the last time of something, or that all of it is done: 「尾堂完」, 「两批都做完」."""
    return LAST.search(normal(text).text) is not None
