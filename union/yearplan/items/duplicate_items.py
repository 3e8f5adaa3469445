"""What a plan says twice is proposed once: in a heading and below it, in its text and in its table."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from union.core.grain import Grain
from union.yearplan.model import PlanItem
from union.yearplan.times.stated_time import end_of

LOOK_BACK = 40  # items; a plan repeats itself within a section or between two
ALIKE, SHORT = 0.8, 4
NEAR_LINES = 6


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
        one = _known(item)
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


def _known(item: PlanItem) -> Known:
    is_bare = item.festival is not None and item.title.endswith(("庆祝活动", "节活动", "节系列活动"))
    return Known(item, item.when.start.date(), end_of(item.when), frozenset(_signs(item.title)), is_bare)


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
