"""What is found in a sentence, as short lines; the texts with planted slips."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from union.reports.checkup.check import checked
from union.reports.checkup.told_figures import Flaw

TODAY = date(2026, 11, 20)
PLANTED = Path(__file__).parents[4] / "data" / "planted"
MARK = re.compile(r"\[\[\w+:(?P<wrong>.*?)=>(?P<right>.*?)\]\]")


def found(text: str) -> list[str]:
    """「percent 69.6%」: the kind and what it should be."""
    return [f"{each.kind} {each.right}".strip() for each in checked(text, TODAY)]


class Planted(NamedTuple):
    """A text with its slips and where they stand, and the same without."""

    name: str
    text: str
    spots: tuple[tuple[int, int], ...]
    clean: str

    def hits(self, flaws: tuple[Flaw, ...]) -> int:
        """How many of the slips something found stands on."""
        return sum(any(one.start < end and start < one.end for one in flaws) for start, end in self.spots)

    def beside(self, flaws: tuple[Flaw, ...]) -> int:
        """How much was found where nothing was planted."""
        return sum(not any(one.start < end and start < one.end for start, end in self.spots) for one in flaws)


def planted(name: str) -> Iterator[Planted]:
    """The texts of one set: with a the rules were written, the others were held out until they were measured by them."""
    for path in sorted(PLANTED.glob(f"{name}*.txt")):
        raw, text, spots, last = path.read_text(), "", [], 0
        for match in MARK.finditer(raw):
            text += raw[last : match.start()]
            spots.append((len(text), len(text) + len(match["wrong"])))
            text, last = text + match["wrong"], match.end()
        yield Planted(path.stem, text + raw[last:], tuple(spots), MARK.sub(r"\g<right>", raw))
