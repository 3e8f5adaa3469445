"""A picture drawn in pixels, as wide as a phone shows without zooming, in a font that has Chinese.

matplotlib's `Figure` with Agg and one pair of axes in pixels: no pyplot, nothing global but the font it is told of.
"""

from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.ft2font import FT2Font
from matplotlib.patches import FancyBboxPatch, Rectangle

from union.core import message_layout as signs

WIDTH, MARGIN = 1080, 48  # pixels
DPI = 100
# The house's colours (bot/web/assets/tokens.css): words, quieter ones, lines, grounds, today.
INK, FAINT, LINE, PAPER, SHADE, TODAY = "#1B1F27", "#566070", "#D5D9E0", "#FFFFFF", "#F5F6F8", "#FFF4D6"
FREE, LATE, WORKED, ALARM = "#00635E", "#C62828", "#8A4B00", "#B3261E"
MORE = "…"
RAISED = 0.08  # of a text's size: Chinese signs reach below the baseline and look too low otherwise


@cache
def font_path() -> str:
    """Noto Sans SC, out of the wheel zhplot; importing that would change matplotlib's settings."""
    found = find_spec("zhplot")
    if found is None or found.origin is None:
        raise RuntimeError("zhplot with its Chinese font is not installed")
    return str(Path(found.origin).parent / "fonts" / "NotoSansSC-Regular.ttf")


@cache
def _glyphs() -> frozenset[int]:
    return frozenset(FT2Font(font_path()).get_charmap())


@cache
def _font(size: int) -> FontProperties:
    """The font at so many pixels."""
    path = font_path()
    if all(each.fname != path for each in fontManager.ttflist):
        fontManager.addfont(path)
    return FontProperties(fname=path, size=size * 72 / DPI)


def printable(text: str) -> str:
    """The text without what the font has no sign for."""
    return "".join(sign for sign in signs.printable(text) if ord(sign) in _glyphs())


def text_width(text: str, size: int) -> float:
    width: float = _ruler().get_text_width_height_descent(text, _font(size), False)[0]
    return width


def fitted(text: str, size: int, width: float) -> str:
    """The text cut so that it takes at most so many pixels."""
    text = printable(text)
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + MORE, size) > width:
        text = text[:-1]
    return text + MORE


class Canvas:
    """A white picture of so many pixels in height; x to the right, y down from the top."""

    def __init__(self, height: int) -> None:
        self.figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=PAPER)
        self._canvas: Any = FigureCanvasAgg(self.figure)  # matplotlib types it only in part
        self._axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(height, 0)

    def text(
        self, x: float, y: float, text: str, size: int, *, color: str = INK, align: str = "left"
    ) -> None:
        """The text beside x, its middle at y."""
        self._axes.text(
            x, y - size * RAISED, printable(text), fontproperties=_font(size), color=color, parse_math=False,
            horizontalalignment=align, verticalalignment="center_baseline",
        )  # fmt: skip

    def box(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """A filled rectangle, x and y its corner at the top left."""
        # `add_patch` would reckon the axes' limits anew, which stand.
        self._axes.add_artist(Rectangle((x, y), width, height, facecolor=color, linewidth=0))

    def rounded(self, x: float, y: float, width: float, height: float, radius: float, color: str) -> None:
        """The same with round corners."""
        style = f"round,pad=0,rounding_size={radius}"
        self._axes.add_artist(
            FancyBboxPatch((x, y), width, height, boxstyle=style, facecolor=color, linewidth=0)
        )

    def png(self) -> bytes:
        """The picture; the same drawing gives the same bytes."""
        file = BytesIO()
        self._canvas.print_png(file, metadata={"Software": None})
        return file.getvalue()


@cache
def _ruler() -> Any:
    canvas: Any = FigureCanvasAgg(Figure(dpi=DPI))
    return canvas.get_renderer()
