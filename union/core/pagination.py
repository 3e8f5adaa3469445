"""A long list dealt out to pages that each fit into one message and onto one screen of a phone."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from union.core.message_layout import utf16

LINES = 40
UNITS = 3200  # UTF-16; Telegram takes 4,096, and something stands above and below


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong under one heading; a page that begins amid them has the heading again."""

    head: str
    lines: tuple[str, ...] = ()


@dataclass(slots=True)
class Page:
    """The lines of one page, headings included, and how many lines below a heading it has."""

    lines: list[str] = field(default_factory=list)
    entries: int = 0
    units: int = 0

    def holds(self, *more: str) -> bool:
        """Whether these lines fit, too; an empty page holds anything."""
        units = self.units + sum(utf16(line) + 1 for line in more)
        return not self.lines or (len(self.lines) + len(more) <= LINES and units <= UNITS)

    def add(self, line: str) -> None:
        """One line more."""
        self.lines.append(line)
        self.units += utf16(line) + 1


def pages(blocks: Iterable[Block]) -> list[Page]:
    """At least one page; no heading stands alone at the foot of one."""
    found = [Page()]
    for block in blocks:
        if not found[-1].holds(block.head, *block.lines[:1]):
            found.append(Page())
        found[-1].add(block.head)
        for line in block.lines:
            if not found[-1].holds(line):
                found.append(Page())
                found[-1].add(block.head)
            found[-1].add(line)
            found[-1].entries += 1
    return found
