"""How the figures of a text stand to each other: what was replaced is left out, what is contained is marked 「其中」."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from union.reading.money.sums import Found as Sum
from union.reading.quantities.measures import Found as Count
from union.reading.quantities.replaced_figures import standing
from union.reading.quantities.subtotals import Figure, in_brackets, paid_together, parts, running

PART, FORMER, SO_FAR, ASIDE = "其中", "原为", "至今", "不计"


def counts_that_stand(text: str, counts: Sequence[Count]) -> list[Count]:
    """The quantities that hold, parts and former values marked in `what`."""
    if not counts:
        return []
    figures = [Figure(one.start, one.end, one.measure.unit, one.measure.value) for one in counts]
    marks = _marks(text, figures)
    return [
        one._replace(measure=replace(one.measure, what=_marked(mark, one.measure.what))) if mark else one
        for one, mark in zip(counts, marks, strict=True)
        if mark is not None
    ]


def sums_that_stand(text: str, sums: Sequence[Sum]) -> list[Sum]:
    """The sums that hold, parts and former values marked in `what`; prices are neither."""
    if len(sums) < 2:
        return list(sums)
    figures = [
        Figure(one.start, one.end, f"{one.money.currency}{one.money.per or ''}", Decimal(one.money.minor))
        for one in sums
    ]
    prices = {place for place, one in enumerate(sums) if one.money.per}
    marks = _marks(text, figures)
    for place in paid_together(text, figures, prices):
        marks[place] = PART if marks[place] == "" else marks[place]
    return [
        one._replace(money=replace(one.money, what=_marked(mark, one.money.what)))
        if mark and not one.money.per
        else one
        for one, mark in zip(sums, marks, strict=True)
        if mark is not None
    ]


def _marks(text: str, figures: Sequence[Figure]) -> list[str | None]:
    """For each figure what is to be said of it, None where it no longer holds."""
    gone, former, aside = standing(text, [(one.start, one.end, one.of) for one in figures])
    contained = parts(text, figures) | in_brackets(text, figures, gone)
    marks: list[str | None] = [PART if place in contained else "" for place in range(len(figures))]
    for place in running(text, figures, contained):
        marks[place] = SO_FAR
    for places, mark in ((aside, ASIDE), (former, FORMER), (gone, None)):
        for place in places:
            marks[place] = mark
    return marks


def _marked(mark: str, what: str | None) -> str | None:
    if mark in (FORMER, SO_FAR, ASIDE):
        return mark
    return what if (what or "").startswith(mark) else mark + (what or "")
