"""Answers that reckon with several sums: branch by branch with what lies between them, and what is left of a thing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from handlers.core.turn import Turn
from handlers.questions import texts as phrases
from handlers.questions.answer_words import say, words_for
from handlers.questions.ready_sums import figures_of
from handlers.questions.scope import Scope, gathered
from union.questions.answers import AMOUNT, UNIT, terms_of
from union.questions.remainders import CAME, Remainder, remainders
from union.reading.questions.work_questions import LEFT_ASKED
from union.reports.sections import MONEY, Headline

Part = tuple[str, Headline]


def told(turn: Turn, scope: Scope) -> bool:
    """By branch where several are asked for and any told, else what is left, or went the way asked for; False for any other."""
    parts = _by_part(turn, scope)
    over = _left(turn, scope)
    what = words_for(turn, scope)
    if any(parts):
        numbers = sorted({number for _name, each in parts for number in each.amount.sources})
        silent = [each for each in scope.parts if each not in {name for name, _sum in parts}]
        say(turn, phrases.by_part(turn._, what, parts, silent, is_gap=scope.is_gap), what, numbers)
    elif over is not None:
        say(turn, [phrases.left(turn._, what, over)], what, over.left.amount.sources)
    elif one_way := _one_way(turn, scope):
        sources = one_way.amount.sources
        say(turn, [phrases.figure(turn._, [one_way], what=what, logs=len(sources))], what, sources)
    else:
        return False
    return True


def is_answerable(turn: Turn, scope: Scope) -> bool:
    """Whether the records say of just this what is asked for."""
    if _by_part(turn, scope) or _left(turn, scope):
        return True
    found = gathered(turn, plain(scope))
    return bool(found.filed) and not found.is_near and bool(figures_of(turn, found, plain(scope).question)[0])


def plain(scope: Scope) -> Scope:
    """Of what is left nobody knows where nothing came: how much there was in all."""
    wants = scope.question.wants
    if not wants.startswith(LEFT_ASKED):
        return scope
    unit = wants.removeprefix(LEFT_ASKED)
    return replace(scope, question=scope.question._replace(wants=f"{UNIT}{unit}" if unit else AMOUNT))


def _by_part(turn: Turn, scope: Scope) -> list[Part]:
    """Each branch that told with its figure, in the one unit most of them have."""
    told = list[Part]()
    for name in scope.parts if len(scope.parts) > 1 else ():
        one = replace(plain(scope), parts=(name,))
        found = gathered(turn, one)
        told += [] if found.is_near else [(name, each) for each in figures_of(turn, found, one.question)[0]]
    by_unit = groupby(sorted(told, key=lambda each: each[1].unit), key=lambda each: each[1].unit)
    return max((list(each) for _unit, each in by_unit), key=len, default=[])


def _left(turn: Turn, scope: Scope) -> Remainder | None:
    """What is left by all the words, else by the last of them, which names the thing: 「慰问的豆油还剩多少」."""
    if not scope.question.wants.startswith(LEFT_ASKED):
        return None
    unit = scope.question.wants.removeprefix(LEFT_ASKED)
    found = [each for one in _ways(scope) for each in remainders(unit, gathered(turn, one).filed)]
    return min(found, key=lambda each: each.gone is None, default=None)


def _one_way(turn: Turn, scope: Scope) -> Headline | None:
    """Of things that came and went only those that went the way asked for: 「月饼发了多少盒」 of 150 bought, 90 given out."""
    question = scope.question
    if not scope.way or not (question.wants == AMOUNT or question.wants.startswith(UNIT)):
        return None
    if not terms_of(question) or question.most or question.per or question.also:
        return None
    found = gathered(turn, scope)
    both = [] if found.is_near else remainders(question.wants.partition(":")[2], found.filed)
    if len(both) != 1 or both[0].gone is None or both[0].came.kind == MONEY:
        return None
    return both[0].came if scope.way == CAME else both[0].gone


def _ways(scope: Scope) -> Iterator[Scope]:
    yield scope
    terms: Sequence[str] = terms_of(scope.question)
    if len(terms) > 1:
        yield replace(
            scope, question=scope.question._replace(terms=tuple(terms[-1:]), subject=terms[-1], category=None)
        )
