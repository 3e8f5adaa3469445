"""How many lines and signs a document may have; counted while they are read, so that no more is ever held."""

from collections.abc import Iterable

from union.core.files.refusal import Refused, Unreadable
from union.yearplan.model import Line

MOST_LINES = 20_000  # four times a plan of 200 pages
MOST_SIGNS = 2_000_000


def bounded(lines: Iterable[Line]) -> tuple[Line, ...]:
    """All of them; raises Unreadable for more than a plan can have."""
    kept, signs = [], 0
    for line in lines:
        kept.append(line)
        signs += len(line.number) + len(line.text)
        if len(kept) > MOST_LINES or signs > MOST_SIGNS:
            raise Unreadable(Refused.TOO_MUCH)
    return tuple(kept)
