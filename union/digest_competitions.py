"""Which competitions a period saw, and what the log says of their results."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from union.agenda import Occurrence, Status
from union.kinds import Kind
from union.period import Period
from union.worklog import Fact, LogEntry

HELD = ("赛", "比武", "练兵", "运动会")
# 「召开竞赛动员会」 speaks of a competition that is still to come.
AHEAD = ("动员", "筹备", "方案", "报名", "部署", "启动", "宣讲")
CLAUSE = re.compile(r"[^，,。；;！!？?\n]+")
RESULT = re.compile(r"第[一二三四五六七八九十\d]+名|[特一二三]等奖|[冠亚季]军|优胜|夺[得冠]|获奖|名次|成绩")


@dataclass(frozen=True, slots=True)
class Competition:
    """A competition held: the log or item it stands under, and the clauses of the log that give results."""

    number: int
    day: date
    title: str
    results: tuple[str, ...] = ()


def competitions(
    entries: Iterable[LogEntry], occurrences: Iterable[Occurrence], period: Period
) -> tuple[Competition, ...]:
    """Competitions told in the log, then those ticked off on the calendar that no log tells of."""
    logged: list[Competition] = []
    told: set[int | None] = set()
    events = {each.event.id: each for each in occurrences if each.event.kind is Kind.COMPETITION}
    for entry in entries:
        found = _told(entry, period, known=entry.event_id in events)
        if found is not None:
            told.add(entry.event_id)
            logged.append(found)
    ticked = (
        Competition(each.event.number, each.start.date(), each.event.title)
        for each in events.values()
        if each.status is Status.DONE and each.event.id not in told and not _among(each, logged)
    )
    return tuple(sorted((*logged, *ticked), key=lambda each: (each.day, each.number)))


def _among(occurrence: Occurrence, logged: list[Competition]) -> bool:
    """Whether a log of the same day tells of this item under its name."""
    title, day = occurrence.event.title, occurrence.start.date()
    return any(each.day == day and (title in each.title or each.title in title) for each in logged)


def _told(entry: LogEntry, period: Period, *, known: bool) -> Competition | None:
    if entry.undone:
        return None
    facts = [fact for fact in entry.facts if period.first <= fact.day < period.end and (known or _held(fact))]
    if not facts:
        return None
    return Competition(entry.number, facts[0].day, facts[0].title, _results(entry.text, facts[0].title))


def _held(fact: Fact) -> bool:
    return any(word in fact.title for word in HELD) and not any(word in fact.title for word in AHEAD)


def _results(text: str, title: str) -> tuple[str, ...]:
    clauses = (clause.strip() for clause in CLAUSE.findall(text))
    return tuple(clause for clause in clauses if RESULT.search(clause) and clause not in title)
