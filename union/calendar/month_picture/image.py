"""The picture of a month: a PNG as wide as a phone shows it. Where everything stands is layout.py's.

Under it the legend: what the colours and signs mean, only those it has.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, time

from union.calendar.month_grid import GridEntry, Look, MonthGrid, MonthSheet
from union.calendar.month_picture.layout import (
    COLUMN,
    NAMES_ROW,
    SIDE,
    UNIT,
    WHOLE_ROW,
    WIDTH,
    DayCell,
    Frame,
    Label,
    MonthLayout,
    flowing,
    layout,
)
from union.core.almanac.date_format import span_words
from union.core.files import picture_canvas as colours
from union.core.files.picture_canvas import INK, LATE, PAPER, Canvas, fitted, printable, text_width
from union.core.kinds import Kind, kind_sign, kind_words
from union.core.period import A_DAY, Grain
from union.core.records import dataclass
from union.words import Words

SIZE, ROW, SIGN, GAP, APART = 26, 44, 32, 8, 22


@dataclass(frozen=True, slots=True)
class Colours:
    """Of a label: its ground and words, and the ground and words of the sign in front."""

    ground: str
    words: str
    sign_ground: str
    sign: str


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
        found.append(LegendMark(kind_sign(_, kind), of_kind(kind), words))
    looks = {entry.look for entry in entries}
    if Look.LATE in looks:
        found.append(LegendMark("", OVERDUE, _("已过期限")))
    if Look.DONE in looks:
        found.append(LegendMark("✓", DONE, _("已完成")))
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
    placed = layout(
        sheet.grid,
        frame,
        lambda entry: min(SIGN + 2 * LABEL_GAP + text_width(whole_title(entry, _), SMALL) + EDGE, WIDEST),
        lines_of,
    )
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
        is_shaded = cell.day.is_free and cell.day.inside
        if cell.day.is_today or is_shaded:
            ground = colours.TODAY if cell.day.is_today else colours.SHADE
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


def _draw_day(canvas: Canvas, cell: DayCell, _: Words) -> None:
    day, x, y = cell.day, cell.box.x + 8, cell.box.y
    color = colours.FREE if day.is_free else colours.INK
    color, number = color if day.inside else colours.FAINT, str(day.day.day)
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


SMALL = 26  # the smallest text of the picture
LONGEST = 60  # characters of a title that are looked at
LABEL_GAP, EDGE, ROUND = 5, 4, 6
GOES_ON = "›"
WIDEST = 520  # a label of the whole month


def title_of(entry: GridEntry) -> str:
    """What the label says; an item whose title has nothing that can be drawn is called by its number."""
    return printable(entry.title[:LONGEST]).strip() or f"#{entry.number}"


def lines_of(entry: GridEntry) -> int:
    """One line or two for the label of a single day."""
    return 1 if text_width(title_of(entry), SMALL) <= _first_room(COLUMN - 4) else 2


def whole_title(entry: GridEntry, _: Words) -> str:
    """What a label of the whole month says: 「年终总结（四季度）」 where it belongs to more than the month."""
    if entry.grain in (Grain.QUARTER, Grain.HALF, Grain.YEAR):
        days = (entry.first, entry.last + A_DAY)
        first, end = (datetime.combine(day, time.min) for day in days)
        span = span_words(_, first, end, entry.grain, now=entry.first)
        return _("{title}（{span}）", title=title_of(entry), span=span)
    return title_of(entry)


def draw_label(canvas: Canvas, label: Label, _: Words) -> None:
    """Ground, sign, words."""
    box, entry = label.box, label.entry
    look = {Look.LATE: OVERDUE, Look.DONE: DONE}.get(entry.look) or of_kind(entry.kind)
    canvas.rounded(box.x, box.y, box.width, box.height, ROUND, look.ground)
    sign = "✓" if entry.look is Look.DONE else kind_sign(_, entry.kind)
    height = UNIT - 4
    canvas.rounded(box.x + 2, box.y + 2, SIGN - 2, height - 4, ROUND - 2, look.sign_ground)
    canvas.text(box.x + 1 + SIGN / 2, box.y + height / 2, sign, SMALL, color=look.sign, align="center")
    first, second = _words(label, whole_title(entry, _))
    if not label.ends:
        right, middle = box.x + box.width - EDGE, box.y + box.height - height / 2
        canvas.text(right, middle, GOES_ON, SMALL, color=look.words, align="right")
    canvas.text(box.x + SIGN + LABEL_GAP, box.y + height / 2, first, SMALL, color=look.words)
    if second:
        canvas.text(box.x + EDGE, box.y + height / 2 + UNIT - 1, second, SMALL, color=look.words)


def _words(label: Label, title: str) -> tuple[str, str]:
    room, kept = _first_room(label.box.width), 0.0 if label.ends else EDGE + text_width(GOES_ON, SMALL)
    if label.lines == 1:
        return fitted(title, SMALL, room - kept), ""
    # As much of the title as a line holds; no single sign is left for the next
    end = 1
    while end < len(title) and text_width(title[: end + 1], SMALL) <= room:
        end += 1
    first = title[: end - 1] if end > 2 and end == len(title) - 1 else title[:end]
    return first, fitted(title[len(first) :].lstrip(), SMALL, label.box.width - 2 * EDGE - kept)


def _first_room(width: float) -> float:
    return width - SIGN - LABEL_GAP - EDGE / 2


KINDS: Mapping[Kind, tuple[str, str]] = {
    Kind.VISIT: ("#7A3E9D", "#F1E6F7"),
    Kind.COMPETITION: ("#A14A00", "#FCE8D6"),
    Kind.MEETING: ("#1F5FA8", "#DFEBF8"),
    Kind.TRAINING: ("#006A66", "#D6F0EE"),
    Kind.ACTIVITY: ("#2C7231", "#E0F2DF"),
    Kind.REPORT: ("#6A5A00", "#F6EFC4"),
    Kind.DEADLINE: ("#3B4754", "#E1E6EB"),
    Kind.FESTIVAL: ("#A3197C", "#FBE3F3"),
    Kind.OTHER: ("#5B6470", "#ECEEF1"),
}
DONE = Colours("#F3F5F7", "#5B6672", "#F3F5F7", "#5B6672")
OVERDUE = Colours(LATE, PAPER, PAPER, LATE)


def of_kind(kind: Kind) -> Colours:
    """Of an item of this kind that is still ahead."""
    strong, pale = KINDS[kind]
    return Colours(pale, INK, strong, PAPER)
