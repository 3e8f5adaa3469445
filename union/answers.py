"""What a question about figures comes to: the sums that answer it, each with its logs. No words live here."""

from collections.abc import Iterable

from union.digest_comparison import FACTS, MONEY, Headline
from union.digest_sections import PEOPLE, unit_order
from union.figures import Amount, Filed, by_unit, figures, total
from union.understanding.questions import Question

UNIT = "unit:"


def answer(question: Question, filed: Iterable[Filed]) -> tuple[Headline, ...]:
    """The figures that were asked for, out of the facts of the period; empty when nobody told of any."""
    sums = figures(each for each in filed if _is_meant(question, each))
    if question.wants == MONEY:
        return _headlines(MONEY, by_unit(sums.money))
    if question.wants == "people":
        people = by_unit(sums.measures)
        return _headlines("people", {unit: people[unit] for unit in PEOPLE if unit in people})
    if question.wants.startswith(UNIT):
        unit = question.wants.removeprefix(UNIT)
        found = by_unit(sums.measures)
        return _headlines("people", {unit: found[unit]} if unit in found else {})
    return (Headline(FACTS, "", total(sums.facts.values())),) if sums.facts else ()


def _is_meant(question: Question, filed: Filed) -> bool:
    """By category where the question names one; else by the words of the fact and of its figures."""
    fact = filed.fact
    if question.category is not None:
        return fact.category == question.category
    if question.subject is None:
        return True
    counted = [each.what for each in fact.measures] + [each.what for each in fact.money]
    said = [fact.title, *(what for what in counted if what)]
    return any(question.subject in words for words in said)


def _headlines(kind: str, amounts: dict[str, Amount]) -> tuple[Headline, ...]:
    return tuple(Headline(kind, unit, amounts[unit]) for unit in sorted(amounts, key=unit_order))
