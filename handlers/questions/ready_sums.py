"""The figures a question asks for, with what must be known of them. Where sums stand ready by month and category
(storage/worklog/facts.py) no log is read for them.
"""

from collections.abc import Iterator
from datetime import date

from handlers.core.turn import Turn
from handlers.questions import texts as phrases
from handlers.questions.answer_words import period_words
from handlers.questions.scope import FactsAsked, Scope, gathered
from storage.worklog import facts
from storage.worklog.facts import Span
from union.core.grain import Grain
from union.core.period import Period
from union.questions.answers import answer, answer_of_sums, is_of_sums
from union.reading.questions.work_questions import Question
from union.reports.sections import Headline
from union.worklog.counted_figures import FACT, Part
from union.worklog.totals import Figures, collected

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


def figures_of(turn: Turn, found: FactsAsked, question: Question) -> tuple[tuple[Headline, ...], list[str]]:
    """The figures, and what must be known about them."""
    asked = found.question or question
    if found.sums is not None:
        return answer_of_sums(asked, found.sums), late_told(turn, found)
    figures = answer(asked, found.filed)
    for also in asked.also:
        units = {(each.kind, each.unit) for each in figures}
        more = answer(asked._replace(wants=also, purpose=None), found.filed)
        figures = (*figures, *(each for each in more if (each.kind, each.unit) not in units))
    notes = [phrases.not_said(turn._, found.dropped)] if found.dropped else []
    if not figures and asked.purpose and found.filed:
        figures = answer(asked._replace(purpose=None), found.filed)
        only = turn._("没有单独写「{purpose}」的数，上面是这些记录的全部金额。", purpose=asked.purpose)
        notes += [only] if figures else []
    return figures, [*notes, *late_told(turn, found)]


def late_told(turn: Turn, found: FactsAsked) -> list[str]:
    """What was told too late for its month, and is in no sum of it."""
    return [turn._("另有补报{count}项，与月报一致，不计入当月。", count=found.late)] if found.late else []


def _stand_ready(scope: Scope, span: Period) -> bool:
    """Whether nobody's own logs and no words are asked for, only days and a category."""
    is_of_all = scope.who is None and not (scope.among or scope.parts)
    return is_of_all and (span.end - span.first).days <= MOST_DAYS and is_of_sums(scope.question)


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
