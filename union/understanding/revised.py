"""Figures that another one takes the place of: 「从120人增加到135人」, 「不是12户，是15户」.

Of a change the former value is kept and marked as such, so that it is shown and never added; a wrong one is left out.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from union.understanding.regex import Regex

# Before and between the two figures of a change. The figure that is left behind stands after 从, 由, 自 or 原来.
FROM = Regex(r"(?:从|由|自|过去|原来|原先|原有)[^,。;!?\d]{0,14}$")
ROSE = Regex(
    r"[^,。;!?\d]{0,4}(?:提高|增加|增长|增|上升|升|涨|提升|扩大|扩充|发展|壮大|下降|降低|降|减少|减|缩减|压缩|缩短|调整|调|变更?|改|扩)"
    r"(?:到|至|为|成)了?(?:现在的?|目前的?|如今的?|约|近)?$"
)
# 「不是12户是15户」, 「12户应为15户」
DENIED = Regex(r"(?:不是|并非|不应是|误报|误记|错报|错写成?|写成)(?:了)?$")
BUT = Regex(r"[,、;]?(?:而是|应该是|应当是|应该为|应是|应为|实际是|实际为|实际|实为|其实是|是)$")
CORRECTED = Regex(r"[,(]?(?:改成|改为|更正为|更正成|订正为|修正为|更改为|应为|应是|应该是|应更正为)$")
NEAR = 24


class Standing(NamedTuple):
    """Which figures of a text were wrong, and which of them are the former values of a change."""

    gone: frozenset[int]
    former: frozenset[int]


def standing(text: str, figures: Sequence[tuple[int, int, str]]) -> Standing:
    """The places, among figures given as (start, end, unit) in order, of those another one has replaced."""
    gone: set[int] = set()
    former: set[int] = set()
    for place, ((start, end, unit), (begin, _, other)) in enumerate(pairwise(figures)):
        if unit != other or not end <= begin <= end + NEAR:
            continue
        before, between = text[max(0, start - NEAR) : start], text[end:begin]
        if FROM.search(before) and ROSE.match(between):
            former.add(place)
        elif CORRECTED.match(between) or (DENIED.search(before) and BUT.match(between)):
            gone.add(place)
    return Standing(frozenset(gone), frozenset(former))
