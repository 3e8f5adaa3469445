"""How much speaks for union work told or planned, and what against it: grounds with points (union/data/evidence.toml).

The words stand in the file, the signs a message shows beside its words are measured in intent_features.py.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.data import table
from union.reading.names.helped_names import SURNAMES

NEARLY = 20  # points that may be wanting where it is asked about
NAMED = Regex(rf"(?<=[{SURNAMES}])大[姐哥]")  # 「韩大姐」 is somebody's name, 「大姐」 is talked to
MORE = 1.5  # what several words of one ground count, of one


class Goal(StrEnum):
    """What is weighed: whether work is told, or planned."""

    LOG = "log"
    PLAN = "plan"


class Ground(NamedTuple):
    """One reason with its points, below nought where it speaks against; `words` those that were said."""

    name: str
    points: float
    words: tuple[str, ...] = ()


class Scale(NamedTuple):
    """Everything that was put on the scale, and how many points are enough."""

    grounds: tuple[Ground, ...]
    enough: float

    @property
    def points(self) -> float:
        """The sum."""
        return sum(one.points for one in self.grounds)

    @property
    def is_enough(self) -> bool:
        """Whether more speaks for it than is needed."""
        return self.points >= self.enough

    @property
    def is_nearly_enough(self) -> bool:
        """Whether a few points more would do."""
        return self.points >= self.enough - NEARLY


def weigh(goal: Goal, heard: Mapping[str, tuple[str, ...]], signs: Mapping[str, float]) -> Scale:
    """The words heard and the signs seen, each with its points for the goal; what weighs nothing is left out."""
    weights = _weights(goal)
    spoken = [
        Ground(name, weights[name] * (MORE if len(words) > 1 else 1), words) for name, words in heard.items()
    ]
    shown = [Ground(name, weights[name] * much) for name, much in signs.items() if much]
    return Scale(tuple(one for one in (*spoken, *shown) if one.points), table("evidence")["enough"][goal])


def heard(text: str) -> dict[str, tuple[str, ...]]:
    """The words of a text by ground, each once; a longer word hides the shorter one inside it."""
    found: dict[str, dict[str, None]] = {}
    words, lengths, hidden = _words(), _lengths(), 0
    for place, sign in enumerate(NAMED.sub("__", text)):
        if sign not in lengths or place < hidden:
            continue
        for length in lengths[sign]:
            if (word := text[place : place + length]) in words:
                for name in words[word]:
                    found.setdefault(name, {})[word] = None
                hidden = place + len(word)
                break
    return {name: tuple(said) for name, said in found.items()}


@cache
def _weights(goal: Goal) -> dict[str, float]:
    return {name: ground.get(goal, 0) for name, ground in table("evidence").items()}


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Every word with the grounds it is one of."""
    grounds: dict[str, list[str]] = {}
    for name, ground in table("evidence").items():
        for word in ground.get("words", "").split():
            grounds.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in grounds.items()}


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """How long the words are by their first sign, longest first."""
    lengths: dict[str, set[int]] = {}
    for word in _words():
        lengths.setdefault(word[0], set()).add(len(word))
    return {sign: tuple(sorted(found, reverse=True)) for sign, found in lengths.items()}
