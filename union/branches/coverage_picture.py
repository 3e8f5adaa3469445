"""The picture of 走访情况: a line of the half-year for each branch, what was longest not reached on top; nobody is named.

A PNG as wide as a phone shows it. Visits are full squares, other activities rings: told apart without colour too.
"""

from datetime import date, timedelta

from union.branches.coverage import Reach, Sheet, ago, people_words, span
from union.calendar.month_picture.layout import SIDE, WIDTH
from union.core.almanac.date_format import short_day
from union.core.files.picture_canvas import ALARM as NEVER
from union.core.files.picture_canvas import FAINT, INK, LINE, PAPER, Canvas, fitted, text_width
from union.core.records import dataclass
from union.words import Words

VISIT, ACTIVITY, NEVER_GROUND = "#1F5FA8", "#A14A00", "#FBE9E7"
GROUP, TITLE, SMALL, NAME = 34, 60, 26, 32  # sizes of text
TOP, GROUP_ROW, TITLE_ROW, LINE_ROW, LEGEND_ROW, MONTHS_ROW = 28, 48, 84, 44, 56, 44
SECTION, FOOT, NOTE_ROW = 56, 30, 40
# Rows with a second line below the name, and where there are many or very many.
TALL, LOW, LOWEST = 88, 52, 40
MANY, VERY_MANY = 16, 31
TALLEST = 2 * WIDTH
NAMES, LINE_FROM, LINE_TO = 292, SIDE + 306, 750
SQUARE, RING = 16, 18


@dataclass(frozen=True, slots=True)
class Axis:
    """Days of the half-year as places on the line."""

    first: date
    end: date

    def x(self, day: date) -> float:
        """The middle of a day."""
        share = ((day - self.first).days + 0.5) / (self.end - self.first).days
        return LINE_FROM + share * (LINE_TO - LINE_FROM)


def render(sheet: Sheet, _: Words) -> bytes:
    """A PNG, 1080 pixels wide and at most twice as high; the same sheet gives the same bytes."""
    return drawn(sheet, _).png()


def drawn(sheet: Sheet, _: Words) -> Canvas:
    count = len(sheet.rows)
    row = TALL if count < MANY else LOW if count < VERY_MANY else LOWEST
    told = _("有{count}条记录合写了几个小组，人数没有分摊到各组。", count=sheet.shared)
    notes = [told] if sheet.shared else []
    head = TOP + GROUP_ROW + TITLE_ROW + LINE_ROW + LEGEND_ROW + MONTHS_ROW
    sections = SECTION * len({each.reached for each in sheet.rows})
    room = TALLEST - head - sections - FOOT - NOTE_ROW * (len(notes) + 1)
    shown = sheet.rows[: int(room // row)]
    left = len(sheet.rows) - len(shown)
    if left:
        notes.append(_("另有{count}个小组图上排不下，文字版发 /coverage", count=left))
    height = head + sections + row * len(shown) + FOOT + NOTE_ROW * len(notes)
    canvas, axis = Canvas(height), Axis(sheet.half.first, sheet.half.end)
    _draw_head(canvas, sheet, _)
    bottom = _draw_rows(canvas, sheet, shown, head, row, axis, _)
    for place, note in enumerate(notes):
        middle = bottom + FOOT / 2 + NOTE_ROW * (place + 0.5)
        canvas.text(SIDE, middle, fitted(note, SMALL, WIDTH - 2 * SIDE), SMALL, color=FAINT)
    return canvas


def _draw_head(canvas: Canvas, sheet: Sheet, _: Words) -> None:
    wide = WIDTH - 2 * SIDE
    canvas.text(SIDE, TOP + GROUP_ROW / 2, fitted(sheet.group_title, GROUP, wide), GROUP, color=FAINT)
    canvas.text(SIDE, TOP + GROUP_ROW + TITLE_ROW / 2, _("走访情况"), TITLE)
    top = TOP + GROUP_ROW + TITLE_ROW
    canvas.text(SIDE, top + LINE_ROW / 2, fitted(span(_, sheet), 30, wide), 30)
    middle = top + LINE_ROW + LEGEND_ROW / 2
    x = SIDE + 0.0
    for visit, words in ((True, _("走访慰问")), (False, _("其他活动"))):
        _mark(canvas, x + RING / 2, middle, visit=visit)
        canvas.text(x + RING + 10, middle, words, SMALL, color=FAINT)
        x += RING + 10 + text_width(words, SMALL) + 36
    canvas.text(WIDTH - SIDE, middle, _("最近一次"), SMALL, color=FAINT, align="right")


def _draw_rows(
    canvas: Canvas, sheet: Sheet, shown: tuple[Reach, ...], head: int, row: int, axis: Axis, _: Words
) -> float:
    top, before = float(head), None
    begin = top - MONTHS_ROW
    for each in shown:
        if each.reached is not before:
            missing = len(sheet.unreached)
            words, color = _("这半年还没走到的 {count}个", count=missing), NEVER
            if each.reached:
                words, color = _("走到过的 {count}个", count=len(sheet.rows) - missing), FAINT
            canvas.text(SIDE, top + SECTION / 2 + 4, words, 30, color=color)
            top, before = top + SECTION, each.reached
        _draw_row(canvas, each, top, row, axis, sheet.today, _)
        top += row
    _draw_months(canvas, axis, begin, top, sheet.today, _)
    return top


def _draw_row(
    canvas: Canvas, each: Reach, top: float, height: int, axis: Axis, today: date, _: Words
) -> None:
    middle = top + height / 2
    if not each.reached:
        canvas.box(SIDE - 8, top + 3, WIDTH - 2 * SIDE + 16, height - 6, NEVER_GROUND)
        canvas.box(SIDE - 8, top + 3, 6, height - 6, NEVER)
    else:
        canvas.box(SIDE, top + height - 1, WIDTH - 2 * SIDE, 1, LINE)
    second = people_words(_, each) if height == TALL else ""
    size = SMALL + 2 if height == LOWEST else NAME
    name = fitted(each.branch.name, size, NAMES - 12)
    canvas.text(SIDE + 8, middle - (18 if second else 0), name, size)
    if second:
        canvas.text(SIDE + 8, middle + 20, fitted(second, SMALL, NAMES - 12), SMALL, color=FAINT)
    lane = {TALL: 14, LOW: 10}.get(height, 9)
    canvas.box(LINE_FROM, middle - 1, LINE_TO - LINE_FROM, 2, LINE)
    for day in each.activities:
        _mark(canvas, axis.x(day), middle + lane, visit=False)
    for day in each.visits:
        _mark(canvas, axis.x(day), middle - lane, visit=True)
    _draw_last(canvas, each, middle, height, today, _)


def _draw_last(canvas: Canvas, each: Reach, middle: float, height: int, today: date, _: Words) -> None:
    """The last day anything reached it and how long ago, written out."""
    right, color = WIDTH - SIDE - 6, INK if each.reached else NEVER
    if each.last is None:
        canvas.text(right, middle, _("没有记录"), 30, color=color, align="right")
        return
    day, days = short_day(_, each.last, year=today.year), (today - each.last).days
    if height == TALL:
        canvas.text(right, middle - 18, day, 30, color=color, align="right")
        canvas.text(right, middle + 20, ago(_, days), SMALL, color=FAINT, align="right")
    else:
        said = _("{day} {ago}", day=day, ago=ago(_, days))
        canvas.text(right, middle, said, SMALL, color=color, align="right")


def _mark(canvas: Canvas, x: float, y: float, *, visit: bool) -> None:
    if visit:
        canvas.box(x - SQUARE / 2, y - SQUARE / 2, SQUARE, SQUARE, VISIT)
        return
    canvas.rounded(x - RING / 2, y - RING / 2, RING, RING, RING / 2, ACTIVITY)
    canvas.rounded(x - RING / 2 + 4, y - RING / 2 + 4, RING - 8, RING - 8, RING / 2 - 4, PAPER)


def _draw_months(canvas: Canvas, axis: Axis, top: float, bottom: float, today: date, _: Words) -> None:
    day = axis.first
    while day < axis.end:
        x = axis.x(day)
        canvas.box(x - 1, top + MONTHS_ROW - 8, 2, 8, FAINT)
        month = (day + timedelta(days=14)).month  # one may begin on the 26th of the month before
        canvas.text(x + 4, top + MONTHS_ROW / 2 - 4, _("{month}月", month=month), SMALL, color=FAINT)
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=min(day.day, 28))
    if axis.first <= today < axis.end:
        y = top + MONTHS_ROW
        while y < bottom:
            canvas.box(axis.x(today) - 1, y, 2, 8, FAINT)
            y += 18
