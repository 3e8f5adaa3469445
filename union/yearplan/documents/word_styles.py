"""What the paragraph styles of a .docx say: heading levels and the list a style numbers by. The text is word_lines.py's."""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from union.core.records import dataclass

HEADING = re.compile(r"(?:heading|标题|標題) ?([1-9])")
CONTENTS = re.compile(r"(?:toc|目录|目錄)(?: ?\d)?(?: heading)?")
BODY_LEVEL = 9  # outline levels 0 to 8 are headings
LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Numbered:
    """The list and the level a paragraph or style is numbered by; None where it does not say."""

    number: str | None = None
    depth: int | None = None


@dataclass(frozen=True, slots=True)
class WordStyle:
    """What one style says itself."""

    name: str
    based_on: str | None
    outline: int | None
    numbered: Numbered


class Styles:
    """The styles of a document by id."""

    def __init__(self, part: Element | None) -> None:
        found = () if part is None else part.iter("style")
        self._styles: Mapping[str, WordStyle] = {one.get("styleId", ""): _style(one) for one in found}

    def level(self, style: str | None, own: Element | None) -> int | None:
        """The heading level of a paragraph: its own, else its style's; 0 is the title, None no heading."""
        said = outline_of(own)
        for one in self._chain(style):
            if said is None and one.name in ("title", "标题", "標題"):
                return 0
            heading = HEADING.fullmatch(one.name)
            said = one.outline if said is None else said
            said = int(heading[1]) - 1 if said is None and heading else said
        return said + 1 if said is not None and said < BODY_LEVEL else None

    def numbered(self, style: str | None, own: Element | None) -> Numbered:
        """The list and level of a paragraph, each from the nearest that names it."""
        said = [numbered_of(own), *(one.numbered for one in self._chain(style))]
        number = next((one.number for one in said if one.number is not None), None)
        return Numbered(number, next((one.depth for one in said if one.depth is not None), None))

    def is_contents(self, style: str | None) -> bool:
        """Whether a paragraph of this style belongs to the table of contents."""
        return any(CONTENTS.fullmatch(one.name) for one in self._chain(style))

    def number_of(self, style: str) -> str | None:
        return self._styles[style].numbered.number if style in self._styles else None

    def _chain(self, style: str | None) -> Iterator[WordStyle]:
        for _step in range(LONGEST_CHAIN):
            if style is None or style not in self._styles:
                return
            yield self._styles[style]
            style = self._styles[style].based_on


def value(parent: Element | None, name: str) -> str | None:
    """The `val` of a child, None without it."""
    child = None if parent is None else parent.find(name)
    return None if child is None else child.get("val")


def whole(said: str | None) -> int | None:
    """A number of the file, None where it is none."""
    return int(said) if said is not None and re.fullmatch(r"-?\d{1,9}", said) else None


def is_on(switch: Element | None) -> bool:
    """Whether a switch of the file is there and not set to off."""
    return switch is not None and switch.get("val", "1") not in ("0", "false", "off")


def outline_of(properties: Element | None) -> int | None:
    """The outline level that paragraph properties name, from 0."""
    return whole(value(properties, "outlineLvl"))


def numbered_of(properties: Element | None) -> Numbered:
    """The list that paragraph properties name."""
    said = None if properties is None else properties.find("numPr")
    return Numbered(value(said, "numId"), whole(value(said, "ilvl")))


def _style(one: Element) -> WordStyle:
    own = one.find("pPr")
    name = (value(one, "name") or "").lower()
    return WordStyle(name, value(one, "basedOn"), outline_of(own), numbered_of(own))
