"""Blanks behind figures, which the normal text leaves out (「12 户」), where they part clauses: 「每户300 都发了」."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from union.core.lazy_regex import compiled
from union.reading import lexicon
from union.reading.numbers.numerals import CHINESE
from union.reading.text.normal_form import Normal

BLANKS = (" ", "\u3000", "\xa0")
MORE = "多余来几好左右以上把度成分秒年月日号点时周岁"


class Parted(NamedTuple):
    """A normal text with those blanks put back, and where they stand in it, ascending."""

    said: Normal
    blanks: Sequence[int]

    def before(self, place: int) -> int:
        """A place of this text in the one without the blanks."""
        return place - bisect_left(self.blanks, place)


def parted(said: Normal) -> Parted:
    """The text with a blank wherever one was written behind a figure that no unit follows."""
    if not any(blank in said.raw for blank in BLANKS):
        return Parted(said, ())
    gaps = [
        at for at in range(1, len(said.text)) if _is_gap(said, at) and not _goes_on().match(said.text, at)
    ]
    if not gaps:
        return Parted(said, ())
    text, places, ends = list(said.text), list(said.places), list(said.ends)
    for at in reversed(gaps):
        text.insert(at, " ")
        places.insert(at, said.ends[at - 1])
        ends.insert(at, said.places[at])
    whole = Normal(said.raw, "".join(text), places, ends)
    return Parted(whole, [at + count for count, at in enumerate(gaps)])


def _is_gap(said: Normal, at: int) -> bool:
    return said.text[at - 1].isdigit() and said.places[at] > said.ends[at - 1] and said.text[at] >= "\u4e00"


@cache
def _goes_on() -> re.Pattern[str]:
    """A figure's unit, its word for money or the rest of its number."""
    limits = lexicon.unit_limits()
    units = [re.escape(unit) + limits.get(unit, "") for unit in lexicon.units()]
    return compiled("|".join((f"[{CHINESE}{MORE}块]", *map(re.escape, lexicon.currencies()), *units)))
