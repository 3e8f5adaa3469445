"""Figures nobody did work with: 「困难职工-3户」, 「走访0户」. What they tell is filed by no one but its writer."""

from collections.abc import Sequence

from union.core.lazy_regex import Regex
from union.reading.money.sums import Found as Sum
from union.reading.quantities.measures import Found as Count

MINUS = Regex(r"[^\d\-~A-Za-z%\s]\s?-$")  # no range, no code, no dash of two, no sign of a list
HEADS = ("户", "家", "人", "名", "位", "人次")  # 「发现隐患0处」 is a finding


def tells_nothing(text: str, counts: Sequence[Count], prices: Sequence[Sum]) -> bool:
    """Whether a count or sum is said with a minus, or there is nobody but noughts."""
    starts = [*(one.start for one in counts), *(one.start for one in prices)]
    if any(MINUS.search(text[max(0, start - 3) : start]) for start in starts):
        return True
    nobody = [one.measure.value == 0 and one.measure.unit in HEADS for one in counts]
    return bool(nobody) and not prices and all(nobody)
