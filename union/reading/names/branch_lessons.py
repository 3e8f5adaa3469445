"""The word that a correction teaches for a branch: 「装配线走访3户」 is 三车间's, so 「装配线」 is known next time.

A place of work is known by how it ends; what is one deed's or one person's word teaches nothing.
"""

from collections.abc import Sequence

from union.core.branches import Branch
from union.core.lazy_regex import Regex, either
from union.data import table
from union.reading.names.branch_spelling import plain
from union.reading.names.branches import named

LONGEST, SHORTEST = 6, 2
CHINESE = "[\u4e00-\u9fff]"
PLACES = Regex(
    lambda: "(?P<word>{han}{{1,10}}?(?:{ends}))(?!{goes_on})".format(
        han=CHINESE, **{name: either(table("branches")["lesson"][name]) for name in ("ends", "goes_on")}
    )
)


def place_word(text: str, branches: Sequence[Branch]) -> str | None:
    """The one place of work a text names that is no branch's yet; None where there is none, or are several."""
    if named(text, branches).branches:
        return None
    said = plain(text)
    found = {word for match in PLACES.finditer(said.text) if (word := _bare(match["word"]))}
    return found.pop() if len(found) == 1 else None


def _bare(word: str) -> str | None:
    """Without what stands before a place: 「今天到装配线」 → 「装配线」."""
    data = table("branches")["lesson"]
    cut = max((word.rfind(each) + len(each) for each in data["before"] if each in word), default=0)
    rest = word[cut:]
    is_place = SHORTEST <= len(rest) <= LONGEST and rest not in data["general"]
    return rest if is_place and not rest.endswith(tuple(data["never"])) else None
