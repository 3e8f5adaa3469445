"""The parts of the report's picture: the work by category, and month by month; each knows its height before it is drawn."""

from collections.abc import Mapping, Sequence

from union.core.files.picture_canvas import FAINT, INK, LINE, Canvas, fitted, text_width
from union.core.kinds import CATEGORIES
from union.core.records import dataclass
from union.reports.sections import ordered
from union.worklog.totals import SummedAmount

HEADING, LABEL, VALUE, SMALL = 38, 34, 32, 26  # sizes of text
HEAD, ROW, BAR = 76, 60, 38  # heights
GAP, LEAST = 14, 4  # beside a bar; the shortest one that is seen
SWATCH = 24
MONEY = "#B7791F"
# One colour for a category, whatever else a month has.
COLOURS = (
    *("#2F5FA8", "#7FA6D9", "#1B8A7A", "#D9482B", "#F0A030", "#6B4A9C"),
    *("#6FA83A", "#CF4F8F", "#22A6C4", "#7D5A4A", "#8793A0"),
)
LIGHT = {"#7FA6D9", "#F0A030", "#6FA83A", "#22A6C4"}  # dark figures are read better upon these


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its label, what stands beside the bar, the lengths of the bar's pieces by colour."""

    label: str
    said: str
    pieces: tuple[tuple[str, float], ...]
    aside: str = ""

    @property
    def length(self) -> float:
        return sum(length for _colour, length in self.pieces)

    def draw(self, canvas: Canvas, begin: float, width: float, longest: float, middle: float) -> float:
        """The bar, the `longest` of which is so wide; returns where it ends.

        What is not nothing can be seen, and all pieces stay in the width; of several each says its figure where it has room.
        """
        wide = [max(LEAST, length / longest * width) if length else 0.0 for _colour, length in self.pieces]
        share = min(1.0, width / sum(wide)) if sum(wide) else 1.0
        x = begin
        for (colour, length), each in zip(self.pieces, wide, strict=True):
            across, figure = each * share, f"{length:.0f}"
            canvas.box(x, middle - BAR / 2, across, BAR, colour)
            if len(self.pieces) > 1 and text_width(figure, SMALL) + GAP <= across:
                ink = INK if colour in LIGHT else "#FFFFFF"
                canvas.text(x + across / 2, middle, figure, SMALL, color=ink, align="center")
            x += across
        return x


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows under a heading; `aside_head` stands above a column of words at the right; `swatches`: it is the legend.

    `whole`: the length that all of what was planned has, shown behind each bar.
    """

    heading: str
    bars: Sequence[Bar]
    aside_head: str = ""
    swatches: bool = False
    whole: float = 0

    @property
    def height(self) -> int:
        """In pixels, with the room below."""
        return HEAD + ROW * len(self.bars) + GAP

    def draw(self, canvas: Canvas, left: float, right: float, top: float) -> None:
        """Between these edges; every figure beside its bar, never upon another's."""
        beside = text_width(self.aside_head, VALUE) + GAP if self.aside_head else 0
        canvas.text(left, top + HEAD / 2, fitted(self.heading, HEADING, right - left - beside), HEADING)
        if self.aside_head:
            canvas.text(right, top + HEAD / 2, self.aside_head, VALUE, color=FAINT, align="right")
        label = max((text_width(bar.label, LABEL) for bar in self.bars), default=0)
        said = max((text_width(bar.said, VALUE) for bar in self.bars), default=0)
        aside = max((text_width(bar.aside, VALUE) for bar in self.bars), default=0)
        begin = left + label + GAP + (SWATCH + GAP if self.swatches else 0)
        end = right - (aside + 2 * GAP if aside else 0) - said - GAP
        longest = max((self.whole, *(bar.length for bar in self.bars))) or 1
        for place, bar in enumerate(self.bars):
            middle, x, ink = top + HEAD + ROW * (place + 0.5), left, INK if bar.length else FAINT
            if self.swatches and bar.pieces:
                canvas.box(x, middle - SWATCH / 2, SWATCH, SWATCH, bar.pieces[0][0])
                x += SWATCH + GAP
            canvas.text(x, middle, bar.label, LABEL, color=ink)
            width = max(0.0, end - begin)
            if self.whole:
                canvas.box(begin, middle - BAR / 2, width * self.whole / longest, BAR, LINE)
            x = bar.draw(canvas, begin, width, longest, middle)
            canvas.text(x + GAP, middle, bar.said, VALUE, color=ink)
            if bar.aside:
                canvas.text(right, middle, bar.aside, VALUE, align="right")


def stacked(parts: Mapping[str, SummedAmount]) -> tuple[tuple[str, float], ...]:
    """Pieces of a bar by category, in the order of reports; the group's own ones share the colour of 其他."""
    colours = dict(zip(CATEGORIES, COLOURS, strict=True))
    return tuple((colours.get(name, COLOURS[-1]), float(parts[name].value)) for name in ordered(parts))
