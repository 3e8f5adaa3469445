"""The branches of a committee (工会小组, 车间, 科室, 班组) as values; union/reading/names/branches.py finds them in a text."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from union.core.records import dataclass

EVERYONE = "各小组"  # kept as the branch of a log that is about all of them


class By(StrEnum):
    """How it is known to which branch a log belongs; "" where to none."""

    NOBODY = ""
    SAID = "said"
    LEARNED = "learned"  # by a word somebody's correction has taught
    LEADER = "leader"  # the author leads it, and the words name none
    ITEM = "item"  # of the item that it fulfils
    HAND = "hand"  # somebody said so, and it stays


@dataclass(frozen=True, slots=True)
class Branch:
    """One branch; `number` is ours. `aliases`: other names; `learned`: words corrections have taught.

    `people`: how many belong to it, where the admin said so; `active`: not given up; `place`: in the list.
    """

    number: int
    name: str
    aliases: tuple[str, ...] = ()
    learned: tuple[str, ...] = ()
    people: int | None = None
    active: bool = True
    place: int = 0


class Mention(NamedTuple):
    """A branch and where it stands in the text."""

    branch: Branch
    start: int
    end: int
    learned: bool = False


class NamedBranches(NamedTuple):
    """What a text says of branches."""

    branches: tuple[Branch, ...] = ()
    mentions: tuple[Mention, ...] = ()
    everyone: bool = False

    @property
    def by(self) -> By:
        if not self.branches:
            return By.NOBODY
        met = {each.branch.number for each in self.mentions if each.learned}
        return By.LEARNED if met >= {each.number for each in self.branches} else By.SAID

    @property
    def words(self) -> str | None:
        if self.everyone:  # of one branch alone the whole is nothing more: 「全校会员126人」
            return EVERYONE if len(self.branches) > 1 else None
        return joined_names(self.branches)


def joined_names(branches: Sequence[Branch]) -> str | None:
    """Their names as they are shown and kept; None of none."""
    return "、".join(each.name for each in branches) or None
