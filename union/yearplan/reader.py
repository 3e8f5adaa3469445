"""Reads a yearly plan: lines in, the items of the year out, each beside the words it comes from; as JSON (docs/plan.schema.json).

Stages: numbers and headings (outline) → times → clauses → deeds and the times that govern them → items → no doubles.
"""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from union.core.almanac.days_off import Notice
from union.core.grain import Grain
from union.reading.message_json import when_json
from union.reading.text.normal_form import simplified
from union.yearplan.document_walk import Reader
from union.yearplan.model import Line, PlanItem, YearPlan, YearUnknown
from union.yearplan.times.plan_year import heading_months, plan_year, said_year, title_of
from union.yearplan.times.school_terms import first_week
from union.yearplan.times.stated_time import end_of

LOOK_BACK = 40  # items; a plan repeats itself within a section or between two
ALIKE, SHORT = 0.8, 4
NEAR_LINES = 6
STEPS = 50  # how often it is told how far reading is
Told = Callable[[int, int], None]


class Known(NamedTuple):
    """An item with what is compared of it, reckoned once."""

    item: PlanItem
    first: date
    after: date
    signs: frozenset[str]
    is_bare: bool


def removed(items: Sequence[PlanItem]) -> tuple[PlanItem, ...]:
    """The items without those said before; of two the one with the finer time stays, in the place of the first."""
    left: list[Known] = []
    for item in items:
        is_bare = item.festival is not None and item.title.endswith(("庆祝活动", "节活动", "节系列活动"))
        one = Known(item, item.when.start.date(), end_of(item.when), frozenset(_signs(item.title)), is_bare)
        place = _place(left, one)
        if place is None:
            left.append(one)
        elif _is_better(one, left[place]):
            left[place] = one
    return tuple([one.item for one in left])


def _place(left: Sequence[Known], one: Known) -> int | None:
    """Where the item already stands; most have another time, which is seen at once."""
    has_rule, first, after = one.item.when.rrule is not None, one.first, one.after
    for place in range(len(left) - 1, max(-1, len(left) - LOOK_BACK), -1):
        other = left[place]
        is_far = (
            not (other.first <= first and after <= other.after)
            and not (first <= other.first and other.after <= after)
            and has_rule is (other.item.when.rrule is not None)
        )
        if not is_far and _is_same(other, one):
            return place
    return None


def _is_better(one: Known, other: Known) -> bool:
    if bool(one.item.when.rrule) != bool(other.item.when.rrule):  # 「全年：小组活动，每周一次」
        dated = other if one.item.when.rrule else one
        return (dated.item.when.grain is Grain.YEAR) == bool(one.item.when.rrule)
    length, known = one.after - one.first, other.after - other.first
    return length < known or (length == known and other.is_bare)


def _is_same(first: Known, second: Known) -> bool:
    """Whether two items are one, the time of one within the other's: alike in title, or one only keeps its festival."""
    one, other = first.item, second.item
    if bool(one.when.rrule) != bool(other.when.rrule):
        return one.line == other.line and one.title == other.title
    if one.when.rrule != other.when.rrule:
        return False
    is_near = abs(one.line - other.line) <= NEAR_LINES
    if one.festival != other.festival:
        is_one_kept = not (one.festival and other.festival) and one.line != other.line
        return is_one_kept and is_near and likeness(first, second) >= ALIKE
    if one.title == other.title or (one.festival and is_near and (first.is_bare or second.is_bare)):
        return True
    is_same_time = (first.first, first.after) == (second.first, second.after)
    return is_same_time and likeness(first, second) >= ALIKE


def likeness(first: Known, second: Known) -> float:
    """How much of the shorter title's pairs of signs stand in the other, 0 to 1."""
    shorter = min(len(first.signs), len(second.signs))
    if shorter < SHORT - 1:
        return float(first.item.title == second.item.title)
    return len(first.signs & second.signs) / shorter


def _signs(text: str) -> set[str]:
    plain = text if text.isalnum() else "".join(sign for sign in text if sign.isalnum())
    return {one + other for one, other in pairwise(plain)}


def read_plan(
    lines: Sequence[Line], *, year: int | None, notice: Notice | None = None, told: Told | None = None
) -> YearPlan:
    """The plan's items for its year; `year` goes before the one its title names. YearUnknown where there is none.

    `notice` is the group's calendar of days off; `told(done, all)` hears now and then how many lines are read.
    """
    texts = [simplified(line.text) for line in lines]
    title = title_of(lines)
    said = said_year(simplified(title))
    meant = year if year is not None else said
    if meant is None:
        raise YearUnknown("neither the caller nor the plan's title names a year")
    plan = plan_year(meant, texts, heading_months(texts))
    plan = plan._replace(first_week=first_week(texts, plan))
    reader = Reader(plan, texts, notice)
    step = max(1, len(lines) // STEPS)
    for index, line in enumerate(lines):
        if told is not None and index % step == 0:
            told(index, len(lines))
        if line.text.strip() != title:
            reader.line(index, line, texts[index + 1] if index + 1 < len(texts) else "")
    return YearPlan(title, meant, said, removed(reader.items), tuple(reader.duties))


def as_json(plan: YearPlan) -> dict[str, object]:
    """The object that `plan --json` prints; absent is null, "" or []."""
    return {
        "title": plan.title,
        "year": plan.year,
        "said_year": plan.said_year,
        "items": [_item(one) for one in plan.items],
        "duties": [{"text": one.text, "section": one.section} for one in plan.duties],
    }


def _item(one: PlanItem) -> dict[str, object]:
    return {
        "title": one.title,
        "kind": one.kind.value,
        "when": when_json(one.when),
        "rrule": one.when.rrule,
        "festival": one.festival,
        "owners": list(one.owners),
        "quote": one.quote,
        "section": one.section,
        "line": one.line,
    }
