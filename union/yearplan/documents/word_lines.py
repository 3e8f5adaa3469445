"""A .docx as lines: paragraphs in order with their numbers and heading levels, tables in their place.

What the page does not show is left out: tracked deletions, hidden words, the table of contents, notes and comments.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from union.core.files.refusal import Refused, Unreadable
from union.core.files.zip_package import Package
from union.yearplan.documents.table_lines import Spot, lines_of_table
from union.yearplan.documents.word_numbers import Numbers, Styles, is_switch_on, parsed_int, value
from union.yearplan.model import Line

# Deleted or moved away, the older twin of a drawing, codes of fields, small signs above the words, properties.
LEFT_OUT = {"del", "moveFrom", "Fallback", "instrText", "rt", "pPr", "rPr", "sdtPr", "tblPr", "txbxContent"}
SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-"}
LEFT = {"altChunk", "subDoc"}  # stand for another file's words
CONTENTS = "Table of Contents"
WIDEST_CELL = 63  # columns: Word's tables have no more
MOST_COLUMNS = 1000  # other programs' have


def word_lines(package: Package) -> Iterator[Line]:
    """Every line of the document's body; raises Unreadable where words of it stand in another file."""
    name = package.main("word/document.xml")
    root = package.part(name)
    if root is None or root.find("body") is None:
        raise Unreadable(Refused.BROKEN)
    if any(one.tag in LEFT for one in root.iter()):
        raise Unreadable(Refused.ELSEWHERE)
    parts = {one.kind: one.target for one in package.related(name).values() if not one.is_outside}
    styles = Styles(package.part(parts.get("styles", "")))
    page = BlockReader(styles, Numbers(package.part(parts.get("numbering", "")), styles))
    return page.lines(root.iterfind("body/*"))


class BlockReader:
    """Turns blocks into lines; the lists go on from one to the next."""

    def __init__(self, styles: Styles, numbers: Numbers) -> None:
        self._styles, self._numbers = styles, numbers

    def lines(self, blocks: Iterable[Element]) -> Iterator[Line]:
        """The lines of blocks in their order: paragraphs, tables, and what wraps them."""
        for block in blocks:
            if block.tag == "p":
                yield from self._paragraph(block)
            elif block.tag == "tbl":
                yield from self._table(block)
            elif block.tag not in LEFT_OUT:
                parts = block.iterfind("sdtPr/docPartObj/docPartGallery")
                is_contents = any(one.get("val") == CONTENTS for one in parts)
                yield from () if is_contents else self.lines(block)

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        """A line each between its breaks, then the lines of the text boxes anchored in it."""
        own = paragraph.find("pPr")
        style = value(own, "pStyle")
        if self._styles.is_contents(style):
            return
        parts = [part.strip() for part in words_of(paragraph).split("\n")]
        parts = [part for part in parts if part]
        if parts:
            level = self._styles.level(style, own)
            said = self._styles.numbered(style, own)
            number = self._numbers.next(said.number, said.depth, style)
            yield Line(parts[0], number, level)
            yield from (Line(part, level=level) for part in parts[1:])
        for box in _boxes(paragraph):
            yield from self.lines(box)

    def _table(self, table: Element) -> Iterator[Line]:
        """Its rows; a frame of one column is no table, a table within a cell follows the outer one."""
        rows = [row for row in _nearest_elements(table, "tr") if row.find("trPr/del") is None]
        cells = [list(_nearest_elements(row, "tc")) for row in rows]
        if all(len(row) <= 1 for row in cells):
            yield from (line for row in cells for cell in row for line in self.lines(cell))
            return
        free = (parsed_int(value(row.find("trPr"), "gridBefore")) or 0 for row in rows)  # columns at its left
        yield from lines_of_table(_grid(cells, [min(max(each, 0), WIDEST_CELL) for each in free]))
        for inner in (one for row in cells for cell in row for one in _tables(cell)):
            yield from self._table(inner)


def words_of(node: Element) -> str:
    """The visible words below a node; a manual line break is \\n."""
    return "".join(_pieces(node))


def _pieces(node: Element) -> Iterator[str]:
    for child in node:
        if child.tag in LEFT_OUT or (child.tag == "r" and is_switch_on(child.find("rPr/vanish"))):
            continue
        if child.tag == "t":
            yield child.text or ""
        elif child.tag == "br":
            yield "\n" if child.get("type", "textWrapping") == "textWrapping" else ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        else:
            yield from _pieces(child)


def _boxes(node: Element) -> Iterator[Element]:
    """The text boxes below a node, the outermost; each holds blocks of its own, and a table within has its own turn."""
    for child in node:
        if child.tag == "txbxContent":
            yield child
        elif child.tag not in LEFT_OUT and child.tag != "tbl":
            yield from _boxes(child)


def _nearest_elements(node: Element, tag: str) -> Iterator[Element]:
    """The nearest elements of this tag, through content controls and insertions, not through cells or tables."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag not in LEFT_OUT and child.tag not in ("p", "tbl"):
            yield from _nearest_elements(child, tag)


def _tables(cell: Element) -> Iterator[Element]:
    yield from _nearest_elements(cell, "tbl")
    for box in _boxes(cell):
        yield from _nearest_elements(box, "tbl")


def _grid(rows: list[list[Element]], skipped: list[int]) -> list[list[Spot]]:
    """The cells by column; what is merged downward carries its words with it."""
    above: dict[int, str] = {}
    grid = []
    for row, first in zip(rows, skipped, strict=True):
        column, spots = first, []
        for cell in row:
            own = cell.find("tcPr")
            span = min(max(parsed_int(value(own, "gridSpan")) or 1, 1), WIDEST_CELL)
            merged = None if own is None else own.find("vMerge")
            goes_on = merged is not None and merged.get("val", "continue") == "continue"
            text = above.get(column, "") if goes_on else _cell_words(cell)
            above[column] = text
            spots.append(Spot(column, span, text))
            column += span
            if column > MOST_COLUMNS:
                raise Unreadable(Refused.TOO_MUCH)
        grid.append(spots)
    return grid


def _cell_words(cell: Element) -> str:
    """The paragraphs of a cell, a line each, without those of tables within it."""
    paragraphs = (words_of(one).strip() for one in _nearest_elements(cell, "p"))
    boxes = (words_of(one).strip() for box in _boxes(cell) for one in _nearest_elements(box, "p"))
    return "\n".join(said for said in (*paragraphs, *boxes) if said)
