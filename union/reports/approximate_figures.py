"""Which figures of a report are approximate: the figures as written, that the footnote can name them."""

from collections.abc import Iterable
from dataclasses import dataclass

from union.worklog.counted_figures import is_vague
from union.worklog.totals import Filed


@dataclass(frozen=True, slots=True)
class Vague:
    """A figure that is in a sum though it is approximate: 「230余人次」 of log `number`."""

    number: int
    category: str
    text: str
    is_range: bool = False


def vague(filed: Iterable[Filed]) -> tuple[Vague, ...]:
    """Every approximate figure that was added, each once, by the number of its log."""
    found = dict.fromkeys(one for each in filed for one in _of(each))
    return tuple(sorted(found, key=lambda each: each.number))


def _of(filed: Filed) -> list[Vague]:
    number, category, figures = filed.number, filed.fact.category, filed.counted
    measures = [
        Vague(number, category, each.text, each.value_max is not None)
        for each in figures.measures
        if is_vague(each)
    ]
    money = [
        Vague(number, category, each.text or "", each.minor_max is not None)
        for each in (*figures.money, *figures.income)
        if is_vague(each)
    ]
    return [*measures, *money]
