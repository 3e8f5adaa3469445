"""「签订集体合同和专项合同各1份」: a figure behind 各 counts each of the things named in a row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from union.understanding import lexicon
from union.understanding.counted import LONGEST, without_verb
from union.understanding.helped_names import SURNAMES
from union.understanding.quantities import Found
from union.understanding.regex import Regex
from union.understanding.related import PART

IN_A_ROW = Regex(r"(?P<row>[^\d,。;:!?\s()□~]{3,40})各(?:自)?$")
AND = Regex(r"、|以及|及(?![时格])|和(?![谐平睦解])|与(?![会])")
PERSON = Regex(rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}")
MOST = 8


def for_each_thing(text: str, counts: Sequence[Found]) -> list[Found]:
    """The quantities, those behind 各 once for each thing; a total of them told beside it contains them."""
    if "各" not in text:
        return list(counts)
    return [each for one in counts for each in _each(text, one, counts)]


def _each(text: str, one: Found, counts: Sequence[Found]) -> Iterator[Found]:
    things, measure = _things(text, one.start), one.measure
    if len(things) < 2 or measure.unit == "%" or (measure.what or "").startswith(PART):
        yield one
        return
    total = measure.value * len(things)
    is_contained = any((other.measure.value, other.measure.unit) == (total, measure.unit) for other in counts)
    for thing in things:
        what = None if PERSON.fullmatch(thing) else thing  # a person's name is no heading of a sum
        yield one._replace(measure=replace(measure, what=PART + (what or "") if is_contained else what))


def _things(text: str, place: int) -> list[str]:
    row = IN_A_ROW.search(text[max(0, place - 48) : place])
    names = AND.split(_deed().sub("", without_verb(row["row"]))) if row else []
    is_named = 2 <= len(names) <= MOST and all(0 < len(name) <= LONGEST for name in names)
    return names if is_named else []


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(lexicon.phrases('deeds'))})了?")
