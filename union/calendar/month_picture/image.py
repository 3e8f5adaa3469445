"""The picture of a month: a PNG as wide as a phone shows it. Where everything stands is layout.py's.

Under it the legend: what the colours and signs mean, only those it has.
"""

from collections import Counter
from collections.abc import Sequence

from union.calendar.month_grid import GridDay, Look, MonthGrid, MonthSheet
from union.calendar.month_picture import labels
from union.calendar.month_picture.labels import SMALL, Colours, draw_label, lines_of, width_of
from union.calendar.month_picture.layout import (
    NAMES_ROW,
    SIDE,
    WHOLE_ROW,
    WIDTH,
    DayCell,
    Frame,
    MonthLayout,
    flowing,
    layout,
)
from union.core.files import picture_canvas as colours
from union.core.files.picture_canvas import Canvas, fitted, text_width
from union.core.kinds import Kind, kind_sign, kind_words
from union.core.records import dataclass
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
        return GAP + (SIGN if self.sign else GAP) + text_width(self.said, SIZE)


def _marks(grid: MonthGrid, _: Words) -> list[LegendMark]:
    entries = grid.entries
    kinds, found = Counter(entry.kind for entry in entries), list[LegendMark]()
    for kind in (each for each in Kind if each in kinds):
        words = _("{kind} {count}", kind=kind_words(_, kind), count=kinds[kind])
        found.append(LegendMark(kind_sign(_, kind), labels.of_kind(kind), words))
    looks = {entry.look for entry in entries}
    if Look.LATE in looks:
        found.append(LegendMark("", labels.OVERDUE, _("已过期限")))
    if Look.DONE in looks:
        found.append(LegendMark("✓", labels.DONE, _("已完成")))
    return found


def _height(found: Sequence[LegendMark]) -> int:
    return ROW * (_places(found)[-1][0] + 1) if found else 0


def _draw_legend(canvas: Canvas, found: Sequence[LegendMark], top: float) -> None:
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


GROUP, TITLE, LINE, NAMES, DATE = 34, 60, 30, 28, 34  # sizes of text
TOP, GROUP_ROW, TITLE_ROW, LINE_ROW, HEAD_END = 28, 48, 84, 44, 12
FOOT_GAP, NOTE_ROW, BOTTOM = 18, 40, 26
WIDE = WIDTH - 2 * SIDE
NOTE_LINES = 2


def render(sheet: MonthSheet, _: Words) -> bytes:
    """A PNG, 1080 pixels wide and at most twice as high; the same sheet gives the same bytes."""
    return drawn(sheet, _).png()


def drawn(sheet: MonthSheet, _: Words) -> Canvas:
    """The picture before it is made into bytes."""
    notes = sheet.notes[:NOTE_LINES]
    marks = _marks(sheet.grid, _)
    head = TOP + GROUP_ROW + TITLE_ROW + LINE_ROW * len(sheet.lines) + HEAD_END
    foot = FOOT_GAP + _height(marks) + NOTE_ROW * len(notes) + BOTTOM
    intro = _("本月内：")
    frame = Frame(head, foot, text_width(intro, SMALL))
    placed = layout(sheet.grid, frame, lambda entry: width_of(entry, _), lines_of)
    canvas = Canvas(placed.height)
    _draw_head(canvas, sheet, _)
    _draw_grid(canvas, placed, _)
    if sheet.grid.whole:
        canvas.text(SIDE, head + WHOLE_ROW / 2 - 4, intro, SMALL)
    for label in placed.labels:
        draw_label(canvas, label, _)
    for more in placed.more:
        said = _("+{count}", count=more.count)
        canvas.text(more.box.x + 8, more.box.y + more.box.height / 2, said, SMALL, color=colours.FAINT)
    top = placed.grid_end + FOOT_GAP
    _draw_legend(canvas, marks, top)
    for place, note in enumerate(notes):
        middle = top + _height(marks) + NOTE_ROW * (place + 0.5)
        canvas.text(SIDE, middle, fitted(note, SMALL, WIDE), SMALL, color=colours.FAINT)
    return canvas


def _draw_head(canvas: Canvas, sheet: MonthSheet, _: Words) -> None:
    first = sheet.grid.first
    title = _("{year}年{month}月", year=first.year, month=first.month)
    canvas.text(SIDE, TOP + GROUP_ROW / 2, fitted(sheet.group_title, GROUP, WIDE), GROUP, color=colours.FAINT)
    canvas.text(SIDE, TOP + GROUP_ROW + TITLE_ROW / 2, title, TITLE)
    for place, line in enumerate(sheet.lines):
        middle = TOP + GROUP_ROW + TITLE_ROW + LINE_ROW * (place + 0.5)
        canvas.text(SIDE, middle, fitted(line, LINE, WIDE), LINE)


def _draw_grid(canvas: Canvas, placed: MonthLayout, _: Words) -> None:
    for cell in placed.cells:
        if ground := _ground(cell.day):
            canvas.box(cell.box.x, cell.box.y, cell.box.width, cell.box.height, ground)
    top, bottom = placed.cells[0].box.y, placed.grid_end
    for y in (*dict.fromkeys(cell.box.y for cell in placed.cells), bottom):
        canvas.box(SIDE, y - 1, WIDE, 2, colours.LINE)
    for cell in placed.cells[1:7]:
        canvas.box(cell.box.x - 0.5, top, 1, bottom - top, colours.LINE)
    names = (_("一"), _("二"), _("三"), _("四"), _("五"), _("六"), _("日"))
    for place, name in enumerate(names):
        cell = placed.cells[place]
        color = colours.FREE if place > 4 else colours.FAINT
        middle = cell.box.x + cell.box.width / 2
        canvas.text(middle, placed.names + NAMES_ROW / 2, name, NAMES, color=color, align="center")
    for cell in placed.cells:
        _draw_day(canvas, cell, _)


def _ground(day: GridDay) -> str | None:
    if day.is_today:
        return colours.TODAY
    return colours.SHADE if day.is_free and day.inside else None


def _draw_day(canvas: Canvas, cell: DayCell, _: Words) -> None:
    day, x, y = cell.day, cell.box.x + 8, cell.box.y
    color = _color(day)
    number = str(day.day.day)
    if day.is_today:
        middle = cell.box.x + 28
        canvas.rounded(middle - 24, y + 4, 48, 42, 21, colours.INK)
        canvas.text(middle, y + 25, number, DATE, color=colours.PAPER, align="center")
    else:
        canvas.text(x, y + 25, number, DATE, color=color)
    if day.off is not None and day.inside:
        mark, ground = (_("休"), colours.FREE) if day.off else (_("班"), colours.WORKED)
        right = cell.box.x + cell.box.width
        canvas.rounded(right - 40, y + 8, 34, 34, 6, ground)
        canvas.text(right - 23, y + 25, mark, SMALL, color=colours.PAPER, align="center")
    name_color = color if day.is_named or not day.inside else colours.FAINT
    canvas.text(x, y + 60, fitted(_(day.name), SMALL, cell.box.width - 12), SMALL, color=name_color)


def _color(day: GridDay) -> str:
    if not day.inside:
        return colours.FAINT
    return colours.FREE if day.is_free else colours.INK
