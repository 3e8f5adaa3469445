"""How the figures of a text stand to each other: what was replaced is left out, what is contained is marked 「其中」."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from union.core.lazy_regex import Regex
from union.reading.money.sums import Found as Sum
from union.reading.money.unmarked_sums import is_product
from union.reading.quantities.measures import Found as Count
from union.reading.quantities.replaced_figures import standing
from union.reading.quantities.subtotals import (
    Figure,
    in_brackets,
    new_since,
    paid_together,
    parts,
    running,
    totals_of_lines,
)

PART, FORMER, SO_FAR, ASIDE, CHECKED = "其中", "原为", "至今", "不计", "合计行"

EQUALS = Regex(r"[,(]?(?::|=|共计?|合计|总计|一共|是|为){1,2}")


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
    for place in (*paid_together(text, figures, prices), *_worked_out(text, sums)):
        marks[place] = PART if marks[place] == "" else marks[place]
    return [
        one._replace(money=replace(one.money, what=_marked(mark, one.money.what)))
        if mark and not one.money.per
        else one
        for one, mark in zip(sums, marks, strict=True)
        if mark is not None
    ]


def _worked_out(text: str, sums: Sequence[Sum]) -> list[int]:
    """The places of products beside the one sum they make: 「支出2600元：4×500+3×200」, 「4×500+3×200=2600元」."""
    plain = [one for one in sums if not one.money.per]
    products = [one for one in plain if is_product(one.money)]
    totals = [one for one in plain if not is_product(one.money)]
    if not products or len(totals) != 1:
        return []
    total = totals[0]
    is_beside = any(
        EQUALS.fullmatch(text[min(one.end, total.end) : max(one.start, total.start)]) for one in products
    )
    is_of = is_beside or total.money.minor == sum(one.money.minor for one in products)
    return [place for place, one in enumerate(sums) if one in products] if is_of else []


def _marks(text: str, figures: Sequence[Figure]) -> list[str | None]:
    """For each figure what is to be said of it, None where it no longer holds.

    The figures of a line of totals are only held against the lines above it: right ones say no more.
    """
    totals = totals_of_lines(text, figures)
    if not totals:
        return _marks_of(text, figures)
    rest = iter(_marks_of(text, [one for place, one in enumerate(figures) if place not in totals]))
    marks = {place: None if is_right else CHECKED for place, is_right in totals.items()}
    return [marks[place] if place in marks else next(rest) for place in range(len(figures))]


def _marks_of(text: str, figures: Sequence[Figure]) -> list[str | None]:
    gone, former, aside = standing(text, [(one.start, one.end, one.of) for one in figures])
    contained = parts(text, figures) | in_brackets(text, figures, gone)
    so_far = running(text, figures, contained)
    contained -= new_since(text, figures, so_far)
    marks: list[str | None] = [PART if place in contained else "" for place in range(len(figures))]
    for place in so_far:
        marks[place] = SO_FAR
    for places, mark in ((aside, ASIDE), (former, FORMER), (gone, None)):
        for place in places:
            marks[place] = mark
    return marks


def _marked(mark: str, what: str | None) -> str | None:
    if mark in (FORMER, SO_FAR, ASIDE, CHECKED):
        return mark
    return what if (what or "").startswith(mark) else mark + (what or "")
