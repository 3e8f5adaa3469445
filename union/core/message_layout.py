"""Blocks of text laid out as one message of limited length, plain text with formatting spans; a long list dealt out to pages.

A block too many is left out whole, the least important first; no sentence is ever cut. And text as a document can hold it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum

from union.core.records import dataclass, field

BOLD = "bold"
FOLDED = "expandable_blockquote"
SPANS = 100  # Telegram drops what is beyond
LINES = 40
UNITS = 3200  # UTF-16; Telegram takes 4,096, and something stands above and below


@dataclass(frozen=True, slots=True)
class FormatSpan:
    """Formatting of a stretch of text: `kind` is bold or expandable_blockquote; counted in UTF-16 code units."""

    kind: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class TextMessage:
    """A message as Telegram takes it: plain text and its formatting."""

    text: str
    spans: tuple[FormatSpan, ...] = ()


class Worth(IntEnum):
    """What is left out first when a report is too long: the lowest."""

    WORK = 1
    TURNOUT = 2
    MONTHS = 3
    COMING = 4
    LATE = 5
    COMPETITIONS = 6
    UNFINISHED = 7
    OVERDUE = 8
    SUMS = 9
    ALWAYS = 10


@dataclass(frozen=True, slots=True)
class LayoutBlock:
    """A heading and its lines that stand or fall together; `folded` ones share one expandable quote."""

    heading: str
    lines: tuple[str, ...]
    worth: Worth
    folded: bool = False

    @property
    def text(self) -> str:
        return "\n".join(part for part in (self.heading, *self.lines) if part)


def fitted(blocks: Sequence[LayoutBlock], limit: int | None, rest: str) -> TextMessage:
    """The blocks in at most `limit` UTF-16 units; where some had to go, `rest` says at the end where they are."""
    message = laid_out(blocks)
    while limit is not None and utf16(message.text) > limit and blocks:
        least = min(block.worth for block in blocks)
        place = max(place for place, block in enumerate(blocks) if block.worth is least)
        blocks = [*blocks[:place], *blocks[place + 1 :]]
        message = laid_out([*blocks, LayoutBlock("", (rest,), Worth.ALWAYS)])
    return message


def laid_out(blocks: Sequence[LayoutBlock]) -> TextMessage:
    """Blocks under one another, headings bold, the folded ones (neighbours) in one expandable quote."""
    text, bold, folds = "", list[FormatSpan](), list[tuple[int, int]]()
    above = None
    for block in blocks:
        text += _gap(above, block)
        start, above = utf16(text), block
        text += block.text
        if block.heading:
            bold.append(FormatSpan(BOLD, start, utf16(block.heading)))
        if block.folded:
            folds.append((start, utf16(text)))
    quote = [FormatSpan(FOLDED, folds[0][0], folds[-1][1] - folds[0][0])] if folds else []
    return TextMessage(text, tuple([*quote, *bold][:SPANS]))


def points(lines: Sequence[str], most: int | None, more: Callable[[int], str]) -> list[str]:
    """「· …」 of the first so many lines, None: of all; of the others `more` says how many they are."""
    shown = [f"· {line}" for line in lines[:most]]
    return [*shown, more(len(lines) - len(shown))] if len(lines) > len(shown) else shown


def utf16(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _gap(above: LayoutBlock | None, block: LayoutBlock) -> str:
    if above is None:
        return ""
    return "\n" if above.worth is block.worth is Worth.SUMS else "\n\n"


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


# XML 1.0 knows neither control characters nor halves of a surrogate pair.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BREAKS = re.compile(r"[\t\r\n]+")


def printable(text: str) -> str:
    """The text without what no document can hold, on one line."""
    return BREAKS.sub(" ", UNPRINTABLE.sub("", text))
