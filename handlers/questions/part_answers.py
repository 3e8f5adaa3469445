"""The figures a question asks for, with what must be known of them, and answers that reckon with several: branch by branch with
what lies between them, and what is left of a thing.

Where sums stand ready by month and category (storage/worklog/facts.py) no log is read for them.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from handlers.core.turn import Turn
from handlers.questions import texts as phrases
from handlers.questions.answer_words import period_words, say, words_for
from handlers.questions.scope import FactsAsked, Scope, gathered
from storage.worklog import facts
from storage.worklog.facts import Span
from union.core.period import A_DAY, Grain, Period
from union.questions.answers import AMOUNT, UNIT, answer, answer_of_sums, is_of_sums, terms_of
from union.questions.remainders import CAME, Remainder, remainders, stated
from union.reading.questions.subject_words import has_term
from union.reading.questions.work_questions import LEFT_ASKED, Question
from union.reports.sections import MONEY, Headline
from union.reports.text.figure_texts import headline
from union.worklog.counted_figures import FACT, ReadySum
from union.worklog.totals import Figures, collected

MOST_DAYS = 366 * 12  # of longer times the logs themselves are asked
BY_DAYS = ("month", "quarter")


def gathered_sums(turn: Turn, scope: Scope, period: Period | None = None) -> FactsAsked:
    """The sums asked about where they stand ready, else the facts; facts too where there is nothing to tell."""
    question, span = scope.question, period or scope.question.period
    if not _stand_ready(scope, span):
        return gathered(turn, scope, period)
    parts = list(_sums_of_category(question, facts.sums(turn.db, turn.with_group(), _span(span, span))))
    sums = collected(parts)
    if not answer_of_sums(question, sums):
        return gathered(turn, scope, period)
    late = 0
    if span.grain is Grain.MONTH:
        every = _sums_of_category(
            question, facts.sums(turn.db, turn.with_group(), Span(span.first, span.end))
        )
        late = _facts(every) - _facts(parts)
    return FactsAsked((), late, (), question, sums=sums)


def parted_sums(turn: Turn, scope: Scope, by: str) -> dict[str, Figures] | None:
    """The sums of a time month by month, quarter by quarter or by category; None where they do not stand ready."""
    span = scope.question.period
    if not _stand_ready(scope, span) or by not in (*BY_DAYS, "category"):
        return None
    found: dict[str, list[ReadySum]] = {}
    months = turn.with_group().months
    for month in months.between(span.first, span.end - A_DAY):
        name = ""
        if by != "category":
            name = period_words(turn, month if by == "month" else months.longer(month)[0])
        for part in _sums_of_category(
            scope.question, facts.sums(turn.db, turn.with_group(), _span(month, span))
        ):
            found.setdefault(name or part.key[0], []).append(part)
    return {name: collected(parts) for name, parts in found.items()}


def figures_of(turn: Turn, found: FactsAsked, question: Question) -> tuple[tuple[Headline, ...], list[str]]:
    """The figures, and what must be known about them."""
    asked = found.question or question
    if found.sums is not None:
        return answer_of_sums(asked, found.sums), late_told(turn, found)
    figures = answer(asked, found.filed)
    notes = [phrases.not_said(turn._, found.dropped)] if found.dropped else []
    if not figures and asked.purpose and found.filed:
        figures = answer(asked._replace(purpose=None), found.filed)
        only = turn._("没有单独写「{purpose}」的数，上面是这些记录的全部金额。", purpose=asked.purpose)
        sums = [one for each in found.filed for one in each.fact.money]
        is_it = len(sums) == 1 and all(has_term(asked.purpose, each.text) for each in found.filed)
        notes += [only] if figures and not is_it else []
    for also in asked.also:
        units = {(each.kind, each.unit) for each in figures}
        more = answer(asked._replace(wants=also, purpose=None), found.filed)
        figures = (*figures, *(each for each in more if (each.kind, each.unit) not in units))
    return figures, [*notes, *late_told(turn, found)]


def late_told(turn: Turn, found: FactsAsked) -> list[str]:
    """What was told too late for its month, and is in no sum of it."""
    return [turn._("另有补报{count}项，与月报一致，不计入当月。", count=found.late)] if found.late else []


def _stand_ready(scope: Scope, span: Period) -> bool:
    """Whether nobody's own logs and no words are asked for, only days and a category."""
    return scope.is_whole_group and (span.end - span.first).days <= MOST_DAYS and is_of_sums(scope.question)


def _sums_of_category(question: Question, parts: list[ReadySum]) -> Iterator[ReadySum]:
    return (part for part in parts if question.category in (None, part.key[0]))


def _facts(parts: Iterator[ReadySum] | list[ReadySum]) -> int:
    return sum(int(part.value) for part in parts if part.sort == FACT)


def _span(days: Period, asked: Period) -> Span:
    """The report's own rule: a month without its 补报."""
    return Span(max(days.first, asked.first), min(days.end, asked.end), asked.grain is not Grain.MONTH)


OfBranch = tuple[str, Headline]


def tell_parts_or_rest(turn: Turn, scope: Scope) -> bool:
    """By branch where several are asked for and any told, else what is left, or went the way asked for; False for any other."""
    parts = _by_part(turn, scope)
    rest, over = _stated(turn, scope), _remainder_asked(turn, scope)
    what = words_for(turn, scope)
    if any(parts):
        numbers = sorted({number for _name, each in parts for number in each.amount.sources})
        silent = [each for each in scope.parts if each not in {name for name, _sum in parts}]
        say(turn, phrases.by_part(turn._, what, parts, silent, is_gap=scope.is_gap), what, numbers)
    elif rest is not None:
        left = turn._("还剩{left}", left=headline(rest, rest.amount, turn._))
        say(turn, [turn._("{what}：{sums}", what=what, sums=left)], what, rest.amount.sources)
    elif over is not None:
        say(turn, [phrases.remainder_line(turn._, what, over)], what, over.left.amount.sources)
    elif one_way := _one_way(turn, scope):
        sources = one_way.amount.sources
        say(turn, [phrases.figure(turn._, [one_way], what=what, logs=len(sources))], what, sources)
    else:
        return False
    return True


def is_answerable(turn: Turn, scope: Scope, *, nearly: bool = False) -> bool:
    """Whether the records say of just this what is asked for; `nearly`: or of what comes nearest to it."""
    if _by_part(turn, scope) or _stated(turn, scope) or _remainder_asked(turn, scope):
        return True
    found = gathered(turn, total_scope(scope))
    is_found = bool(found.filed) and (nearly or not found.is_near)
    return is_found and bool(figures_of(turn, found, total_scope(scope).question)[0])


def total_scope(scope: Scope) -> Scope:
    """Of what is left nobody knows where nothing came: how much there was in all."""
    _, is_left, unit = scope.question.wants.partition(LEFT_ASKED)
    if not is_left:
        return scope
    question = scope.question._replace(wants=f"{UNIT}{unit}" if unit else AMOUNT, told=True)
    return replace(scope, question=question)


def _by_part(turn: Turn, scope: Scope) -> list[OfBranch]:
    """Each branch that told with its figure, in the one unit most of them have."""
    told = list[OfBranch]()
    for name in scope.parts if len(scope.parts) > 1 else ():
        one = replace(total_scope(scope), parts=(name,))
        found = gathered(turn, one)
        told += [] if found.is_near else [(name, each) for each in figures_of(turn, found, one.question)[0]]
    by_unit = groupby(sorted(told, key=lambda each: each[1].unit), key=lambda each: each[1].unit)
    return max((list(each) for _unit, each in by_unit), key=len, default=[])


def _remainder_asked(turn: Turn, scope: Scope) -> Remainder | None:
    """What is left by all the words, else by the last of them, which names the thing: 「慰问的豆油还剩多少」."""
    _, is_left, unit = scope.question.wants.partition(LEFT_ASKED)
    ways = [*_ways(scope)] if is_left else []
    found = [each for one in ways for each in remainders(unit, gathered(turn, one).filed)]
    return min(found, key=lambda each: each.gone is None, default=None)


def _stated(turn: Turn, scope: Scope) -> Headline | None:
    _, is_left, unit = scope.question.wants.partition(LEFT_ASKED)
    found = gathered(turn, scope) if is_left else None
    return None if found is None or found.is_near else stated(unit, found.filed)


def _one_way(turn: Turn, scope: Scope) -> Headline | None:
    """Of things that came and went only those that went the way asked for: 「月饼发了多少盒」 of 150 bought, 90 given out."""
    question = scope.question
    is_of_way = scope.way and (question.wants == AMOUNT or question.wants.startswith(UNIT))
    is_more = any((question.most, question.per, question.also, question.told))
    if is_more or not (is_of_way and terms_of(question)):
        return None
    found = gathered(turn, scope)
    both = [] if found.is_near else remainders(question.wants.partition(":")[2], found.filed)
    if len(both) != 1 or both[0].gone is None or both[0].came.kind == MONEY:
        return None
    return both[0].came if scope.way == CAME else both[0].gone


def _ways(scope: Scope) -> Iterator[Scope]:
    yield scope
    if len(terms := terms_of(scope.question)) > 1:
        yield replace(scope, question=scope.question.of(terms[-1]))
