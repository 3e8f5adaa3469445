# small: figure_answers.py is full, and this is asked before it
"""What was spent, sort by sort, where it is asked so: 「12月份各项花了多少」, "December spending by category"."""

from handlers.core.turn import Turn
from handlers.questions import texts as phrases
from handlers.questions.answer_words import say, words_for
from handlers.questions.scope import Scope, gathered
from union.questions.answers import answer, terms_of
from union.reading.text.normal_form import EitherScript
from union.reports.sections import INCOME

BY_SORT = EitherScript(
    r"各(?:项|类|样)|分(?:项|类|别)|每(?:项|类|一项)|按(?:类别?|项目?)|明细|\b(?:by (?:category|type|item)|breakdown|break down|each category|itemi[sz]ed)\b",
    any_case=True,
)


def told_by_sort(turn: Turn, scope: Scope) -> bool:
    """Whether money is asked for so, of nothing else; then the whole and each sort's share of it are told."""
    question = scope.question
    is_of_all = question.wants == "money" and not (question.category or terms_of(question) or question.versus)
    found = gathered(turn, scope) if is_of_all and BY_SORT.search(turn.said.text) else None
    sorts = sorted({each.fact.category for each in found.filed if each.fact.money}) if found else []
    if found is None or not sorts:
        return False
    what = words_for(turn, scope)
    lines = [
        phrases.figure(
            turn._,
            answer(question, found.filed),
            what=what,
            logs=len({each.number for each in found.filed if each.fact.money}),
        )
    ]
    for sort in sorts:
        filed = [each for each in found.filed if each.fact.category == sort]
        spent = [each for each in answer(question, filed) if each.kind != INCOME]
        numbers = {each.number for each in filed if each.fact.money}
        lines += [phrases.figure(turn._, spent, what=turn._(sort), logs=len(numbers))] if spent else []
    say(turn, lines, what, found.numbers)
    return True
