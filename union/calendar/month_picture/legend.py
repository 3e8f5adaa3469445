"""What the colours and signs of a month's picture mean; only those it has."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from union.calendar.month_grid import Look, MonthGrid
from union.calendar.month_picture import colours
from union.calendar.month_picture.colours import Colours
from union.calendar.month_picture.layout import SIDE, WIDTH, flowing
from union.core.files.picture_canvas import Canvas, text_width
from union.core.kind_labels import kind_sign, kind_words
from union.core.kinds import Kind
from union.words import Words

SIZE, ROW, SIGN, GAP, APART = 26, 44, 32, 8, 22


@dataclass(frozen=True, slots=True)
class LegendMark:
    """A sign on its colours, and what it means; without a sign the words stand upon the colour that means it."""

    sign: str
    look: Colours
    said: str

    @property
    def width(self) -> float:
        """In pixels."""
        if not self.sign:
            return 2 * GAP + text_width(self.said, SIZE)
        return SIGN + GAP + text_width(self.said, SIZE)


def marks(grid: MonthGrid, _: Words) -> list[LegendMark]:
    """The kinds in their order with how many there are, then what is late and what is done."""
    entries = grid.entries
    kinds = Counter(entry.kind for entry in entries)
    found = [
        LegendMark(
            kind_sign(_, kind),
            colours.of_kind(kind),
            _("{kind} {count}", kind=kind_words(_, kind), count=kinds[kind]),
        )
        for kind in Kind
        if kind in kinds
    ]
    looks = {entry.look for entry in entries}
    if Look.LATE in looks:
        found.append(LegendMark("", colours.OVERDUE, _("已过期限")))
    if Look.DONE in looks:
        found.append(LegendMark("✓", colours.DONE, _("已完成")))
    return found


def height(found: Sequence[LegendMark]) -> int:
    """Of all rows, in pixels."""
    return ROW * (_places(found)[-1][0] + 1) if found else 0


def draw(canvas: Canvas, found: Sequence[LegendMark], top: float) -> None:
    """Row by row."""
    for mark, (row, x) in zip(found, _places(found), strict=True):
        left, middle = SIDE + x, top + ROW * (row + 0.5)
        if not mark.sign:
            canvas.rounded(left, middle - SIGN / 2, mark.width, SIGN, 6, mark.look.ground)
            canvas.text(left + GAP, middle, mark.said, SIZE, color=mark.look.words)
            continue
        canvas.rounded(left, middle - SIGN / 2, SIGN, SIGN, 6, mark.look.sign_ground)
        canvas.text(left + SIGN / 2, middle, mark.sign, SIZE, color=mark.look.sign, align="center")
        canvas.text(left + SIGN + GAP, middle, mark.said, SIZE, color=colours.INK)


def _places(found: Sequence[LegendMark]) -> list[tuple[int, float]]:
    return flowing([mark.width for mark in found], WIDTH - 2 * SIDE, APART)
