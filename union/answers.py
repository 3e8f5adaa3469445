"""What a question about figures comes to: the sums that answer it, each with its logs. No words live here."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from union.digest_comparison import FACTS, MONEY, Headline
from union.digest_sections import PEOPLE, unit_order
from union.figures import Amount, Filed, by_unit, figures, total
from union.understanding.questions import Question

UNIT = "unit:"
TIMES, HELD = "times", ("次", "场", "场次")
# 「几次会」 means meetings: 例会, 座谈会, 会议; neither 工会 nor 会员.
MEETING = re.compile(r"(?<!工)(?<!委员)会(?!员|计|费|籍|长|务)")
MEETINGS = ("会", "会议")
# 「记了几条」, 「几项工作」 ask about everything.
EVERYTHING = ("记", "记录", "登记", "工作")


def meant(question: Question, filed: Iterable[Filed]) -> list[Filed]:
    """The facts asked about: by category where the question names one, else by the words used."""
    return [each for each in filed if _is_meant(question, each)]


def answer(question: Question, filed: Sequence[Filed]) -> tuple[Headline, ...]:
    """The figures asked for, out of the facts asked about; empty when there are none."""
    sums = figures(filed)
    if question.wants == MONEY:
        return _headlines(MONEY, by_unit(sums.money))
    measures = by_unit(sums.measures)
    if question.wants == "people":
        return _headlines("people", {unit: measures[unit] for unit in PEOPLE if unit in measures})
    if question.wants.startswith(UNIT):
        unit = question.wants.removeprefix(UNIT)
        return _headlines("people", {unit: measures[unit]} if unit in measures else {})
    return _count(question, filed, sums.facts.values())


def _is_meant(question: Question, filed: Filed) -> bool:
    if question.category is not None:
        return filed.fact.category == question.category
    if question.subject is None or question.subject in EVERYTHING:
        return True
    fact = filed.fact
    counted = [each.what for each in fact.measures] + [each.what for each in fact.money]
    return any(_speaks_of(question.subject, words) for words in (fact.title, *counted) if words)


def _speaks_of(subject: str, words: str) -> bool:
    return MEETING.search(words) is not None if subject in MEETINGS else subject in words


def _count(question: Question, filed: Sequence[Filed], facts: Iterable[Amount]) -> tuple[Headline, ...]:
    """How often a thing was done, or how many facts there are when nothing in particular is asked about."""
    if not filed:
        return ()
    if question.subject is None or question.subject in EVERYTHING:
        return (Headline(FACTS, "", total(facts)),)
    return (Headline(TIMES, "次", total(_times(each) for each in filed)),)


def _times(filed: Filed) -> Amount:
    """「召开例会3次」 is three times, a fact that says no number once."""
    said = [each for each in filed.fact.measures if each.unit in HELD]
    value = sum((each.value for each in said), Decimal(0)) if said else Decimal(1)
    return Amount(value, any(each.approx for each in said), (filed.number,))


def _headlines(kind: str, amounts: dict[str, Amount]) -> tuple[Headline, ...]:
    return tuple(Headline(kind, unit, amounts[unit]) for unit in sorted(amounts, key=unit_order))
