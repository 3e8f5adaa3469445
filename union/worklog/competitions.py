"""Which competitions a period saw, and what the log says of their results."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from union.core.kinds import Kind
from union.core.period import Period
from union.core.records import replace
from union.events.item_lines import ItemLine, Lines, of_day
from union.events.model import Occurrence, Status
from union.worklog.entries import Fact, LogEntry

# What was kept of an item, by its id and the original start of the time meant, a line each.
Results = Mapping[tuple[int, datetime], tuple[str, ...]]
HELD = ("赛", "比武", "练兵", "运动会")
# 「召开竞赛动员会」 speaks of a competition that is still to come, 「竞赛表彰先进班组」 of one long over.
AHEAD = ("动员", "筹备", "方案", "报名", "部署", "启动", "宣讲")
OVER = ("表彰",)
CLAUSE = re.compile(r"[^，,。；;！!？?\n]+")
RESULT = re.compile(r"第[一二三四五六七八九十\d]+名|[特一二三]等奖|[冠亚季]军|优胜|夺[得冠]|获奖|名次|成绩")


def competitions(
    entries: Iterable[LogEntry],
    occurrences: Iterable[Occurrence],
    period: Period,
    results: Results | None = None,
) -> Lines:
    """Competitions told in the log, then those ticked off or with results kept that no log tells of.

    Results kept with the item go before the clauses of the log that tell them: nothing stands there twice.
    """
    kept = results or {}
    logged: list[ItemLine] = []
    told: set[int | None] = set()
    kinds = {Kind.COMPETITION: True, Kind.MEETING: False}  # what is kept of a meeting are its votes
    held = [each for each in occurrences if kinds.get(each.event.kind, bool(_kept_results(each, kept)))]
    for entry in entries:
        ours = [each for each in held if each.event.id == entry.event_id]
        found = _logged_contest(entry, period, known=bool(ours))
        if found is not None:
            told.add(entry.event_id)
            ours += [each for each in held if _is_same_contest(each, found)]
            lines = next((lines for each in ours if (lines := _kept_results(each, kept))), ())
            logged.append(replace(found, said=lines) if lines else found)
    ticked = (
        of_day(each.event.number, each.event.title, each.start.date(), _kept_results(each, kept))
        for each in held
        if (each.status is Status.DONE or (each.status is Status.OPEN and _kept_results(each, kept)))
        and each.event.id not in told
        and not any(_is_same_contest(each, one) for one in logged)
    )
    return tuple(sorted((*logged, *ticked), key=lambda each: (each.day, each.number)))


def is_contest(fact: Fact) -> bool:
    """Whether the fact tells of a competition held, not of one being prepared."""
    return any(word in fact.title for word in HELD) and not any(word in fact.title for word in AHEAD + OVER)


def _kept_results(each: Occurrence, kept: Results) -> tuple[str, ...]:
    return kept.get((each.event.id, each.original), ())


def _is_same_contest(occurrence: Occurrence, logged: ItemLine) -> bool:
    title, day = occurrence.event.title, occurrence.start.date()
    return logged.day == day and (title in logged.title or logged.title in title)


def _logged_contest(entry: LogEntry, period: Period, *, known: bool) -> ItemLine | None:
    if entry.undone:
        return None
    facts = [
        fact for fact in entry.facts if period.first <= fact.day < period.end and (known or is_contest(fact))
    ]
    if not facts:
        return None
    day, title = facts[0].day, facts[0].title
    clauses = (clause.strip() for clause in CLAUSE.findall(entry.text))
    results = tuple(clause for clause in clauses if RESULT.search(clause) and clause not in title)
    return of_day(entry.number, title, day, results)
