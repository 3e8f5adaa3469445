"""The parts of the report's picture: the work by category, and month by month; each knows its height before it is drawn."""

from collections.abc import Mapping, Sequence

from union.core.files.picture_canvas import FAINT, INK, Canvas, fitted, text_width
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
        """The whole of the bar."""
        return sum(length for _colour, length in self.pieces)


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows under a heading; `aside_head` stands above a column of words at the right; `swatches`: it is the legend."""

    heading: str
    bars: Sequence[Bar]
    aside_head: str = ""
    swatches: bool = False

    @property
    def height(self) -> int:
        """In pixels, with the room below."""
        return HEAD + ROW * len(self.bars) + GAP

    def draw(self, canvas: Canvas, left: float, right: float, top: float) -> None:
        """Between these edges; every figure beside its bar, never upon another's."""
        canvas.text(left, top + HEAD / 2, fitted(self.heading, HEADING, right - left), HEADING)
        if self.aside_head:
            canvas.text(right, top + HEAD / 2, self.aside_head, VALUE, color=FAINT, align="right")
        frame = self._frame(left, right)
        for place, bar in enumerate(self.bars):
            _draw_bar(canvas, bar, frame, top + HEAD + ROW * (place + 0.5), self.swatches)

    def _frame(self, left: float, right: float) -> "_Frame":
        label = max((text_width(bar.label, LABEL) for bar in self.bars), default=0)
        said = max((text_width(bar.said, VALUE) for bar in self.bars), default=0)
        aside = max((text_width(bar.aside, VALUE) for bar in self.bars), default=0)
        begin = left + label + GAP + (SWATCH + GAP if self.swatches else 0)
        end = right - (aside + 2 * GAP if aside else 0) - said - GAP
        longest = max((bar.length for bar in self.bars), default=0)
        return _Frame(left, right, begin, max(0.0, end - begin), longest or 1)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where labels and asides stand, where bars begin, how wide the longest is, and what that means."""

    left: float
    right: float
    begin: float
    width: float
    longest: float


def _draw_bar(canvas: Canvas, bar: Bar, frame: _Frame, middle: float, swatch: bool) -> None:
    x = frame.left
    if swatch and bar.pieces:
        canvas.box(x, middle - SWATCH / 2, SWATCH, SWATCH, bar.pieces[0][0])
        x += SWATCH + GAP
    canvas.text(x, middle, bar.label, LABEL, color=INK if bar.length else FAINT)
    end = _draw_pieces(canvas, bar, frame, middle)
    canvas.text(end + GAP, middle, bar.said, VALUE, color=INK if bar.length else FAINT)
    if bar.aside:
        canvas.text(frame.right, middle, bar.aside, VALUE, align="right")


def _draw_pieces(canvas: Canvas, bar: Bar, frame: _Frame, middle: float) -> float:
    """The bar; returns where it ends. A piece says its own figure where there are several and it has room."""
    x = frame.begin
    for (colour, length), wide in zip(bar.pieces, _pixels(bar, frame), strict=True):
        canvas.box(x, middle - BAR / 2, wide, BAR, colour)
        figure = f"{length:.0f}"
        if len(bar.pieces) > 1 and text_width(figure, SMALL) + GAP <= wide:
            ink = INK if colour in LIGHT else "#FFFFFF"
            canvas.text(x + wide / 2, middle, figure, SMALL, color=ink, align="center")
        x += wide
    return x


def _pixels(bar: Bar, frame: _Frame) -> list[float]:
    """How long each piece is drawn: what is not nothing can be seen, and all together stay in the frame."""
    wide = [max(LEAST, length / frame.longest * frame.width) if length else 0.0 for _c, length in bar.pieces]
    return [each * min(1.0, frame.width / sum(wide)) for each in wide] if sum(wide) else wide


def stacked(parts: Mapping[str, SummedAmount]) -> tuple[tuple[str, float], ...]:
    """Pieces of a bar by category, in the order of reports; the group's own ones share the colour of 其他."""
    colours = dict(zip(CATEGORIES, COLOURS, strict=True))
    return tuple((colours.get(name, COLOURS[-1]), float(parts[name].value)) for name in ordered(parts))
