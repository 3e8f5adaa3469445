"""What a plan says twice is proposed once: in a heading and below it, in its text and in its table."""

from collections.abc import Sequence
from datetime import timedelta

from union.yearplan.stated import end_of
from union.yearplan.values import PlanItem

LOOK_BACK = 40  # items; a plan repeats itself within a section or between two
ALIKE, NEARLY, SHORT = 0.8, 0.5, 4
NEAR_LINES = 6


def removed(items: Sequence[PlanItem]) -> tuple[PlanItem, ...]:
    """The items without those said before; of two the one with the finer time stays, in its place."""
    left: list[PlanItem] = []
    for one in items:
        place = next(
            (i for i in range(len(left) - 1, max(-1, len(left) - LOOK_BACK), -1) if _is_same(left[i], one)),
            None,
        )
        if place is None:
            left.append(one)
        elif _length(one) < _length(left[place]) or (
            _length(one) == _length(left[place]) and _is_bare(left[place])
        ):
            left[place] = one
    return tuple(left)


def _is_same(first: PlanItem, second: PlanItem) -> bool:
    if first.festival != second.festival and first.festival and second.festival:
        return False
    if first.when.rrule != second.when.rrule or not _meet(first, second):
        return False
    if first.title == second.title:
        return True
    if first.festival != second.festival and _meet(first, second) and first.line != second.line:
        return abs(first.line - second.line) <= NEAR_LINES and likeness(first.title, second.title) >= ALIKE
    is_feast = (
        first.festival is not None
        and first.festival == second.festival
        and (_is_bare(first) or _is_bare(second))
        and abs(first.line - second.line) <= NEAR_LINES
    )
    same_time = (first.when.start, end_of(first.when)) == (second.when.start, end_of(second.when))
    return is_feast or (same_time and likeness(first.title, second.title) >= ALIKE)


def _is_bare(item: PlanItem) -> bool:
    """A festival's item that says no deed but that it is kept."""
    return item.festival is not None and item.title.endswith(("庆祝活动", "节活动", "节系列活动"))


def _meet(first: PlanItem, second: PlanItem) -> bool:
    """Whether the time of the one lies in that of the other."""
    a, b = (first.when.start.date(), end_of(first.when)), (second.when.start.date(), end_of(second.when))
    return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])


def _length(item: PlanItem) -> timedelta:
    return end_of(item.when) - item.when.start.date()


def likeness(first: str, second: str) -> float:
    """How much of the shorter title's pairs of signs stand in the other, 0 to 1."""
    one, other = _signs(first), _signs(second)
    if min(len(one), len(other)) < SHORT - 1:
        return float(first == second)
    return len(one & other) / min(len(one), len(other))


def _signs(text: str) -> set[str]:
    plain = "".join(sign for sign in text if sign.isalnum())
    return {plain[i : i + 2] for i in range(len(plain) - 1)}
