"""Sums that answer a question without its logs being read: they stand ready, by month and category (storage/worklog/facts.py)."""

from collections.abc import Iterator
from datetime import date

from handlers.core.turn import Turn
from handlers.questions.answer_words import period_words
from handlers.questions.scope import FactsAsked, Scope, gathered
from storage.worklog import facts
from storage.worklog.facts import Span
from union.core.grain import Grain
from union.core.period import Period
from union.questions.answers import answer_of_sums, is_of_sums
from union.reading.questions.work_questions import Question
from union.worklog.totals import FACT, Figures, Part, collected

MOST_DAYS = 366 * 12  # of longer times the logs themselves are asked
BY_DAYS = ("month", "quarter")


def gathered_sums(turn: Turn, scope: Scope, period: Period | None = None) -> FactsAsked:
    """The sums asked about where they stand ready, else the facts; facts too where there is nothing to tell."""
    question, span = scope.question, period or scope.question.period
    if not _stand_ready(scope, span):
        return gathered(turn, scope, period)
    parts = list(_of(question, facts.sums(turn.db, turn.with_group(), _span(span, span))))
    sums = collected(parts)
    if not answer_of_sums(question, sums):
        return gathered(turn, scope, period)
    late = 0
    if span.grain is Grain.MONTH:
        every = _of(question, facts.sums(turn.db, turn.with_group(), Span(span.first, span.end)))
        late = _facts(every) - _facts(parts)
    return FactsAsked((), late, (), question, sums=sums)


def parted_sums(turn: Turn, scope: Scope, by: str) -> dict[str, Figures] | None:
    """The sums of a time month by month, quarter by quarter or by category; None where they do not stand ready."""
    span = scope.question.period
    if not _stand_ready(scope, span) or by not in (*BY_DAYS, "category"):
        return None
    found: dict[str, list[Part]] = {}
    months = turn.with_group().months
    for month in _months(turn, span):
        name = ""
        if by != "category":
            name = period_words(turn, month if by == "month" else months.longer(month)[0])
        for part in _of(scope.question, facts.sums(turn.db, turn.with_group(), _span(month, span))):
            found.setdefault(name or part.key[0], []).append(part)
    return {name: collected(parts) for name, parts in found.items()}


def _stand_ready(scope: Scope, span: Period) -> bool:
    """Whether nobody's own logs and no words are asked for, only days and a category."""
    is_of_all = (
        scope.who is None and not (scope.among or scope.parts) and (span.end - span.first).days <= MOST_DAYS
    )
    return is_of_all and is_of_sums(scope.question)


def _of(question: Question, parts: list[Part]) -> Iterator[Part]:
    return (part for part in parts if question.category in (None, part.key[0]))


def _facts(parts: Iterator[Part] | list[Part]) -> int:
    return sum(int(part.value) for part in parts if part.sort == FACT)


def _months(turn: Turn, span: Period) -> Iterator[Period]:
    day: date = span.first
    while day < span.end:
        month = turn.with_group().months.containing(day)
        yield month
        day = month.end


def _span(days: Period, asked: Period) -> Span:
    """The report's own rule: a month without its 补报."""
    return Span(max(days.first, asked.first), min(days.end, asked.end), asked.grain is not Grain.MONTH)
