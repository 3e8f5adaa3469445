"""The picture of a month: readable on a phone by everybody, whatever its items are called."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from tests.unit.union.calendar.test_month_grid import TODAY, february, item
from union.calendar.month_grid import MonthGrid, MonthSheet, month_grid
from union.calendar.month_picture import image
from union.calendar.month_picture.image import drawn, render
from union.calendar.month_picture.layout import TALLEST
from union.core.files import picture_canvas as colours
from union.core.files.picture_canvas import WIDTH, Canvas
from union.core.kinds import Kind
from union.core.period import Grain
from union.words import words

_ = words()
SMALLEST = 26  # pixels of 1080: some 9 points on a phone


def texts(canvas: Canvas) -> list[str]:
    """Everything written in the picture."""
    [axes] = canvas.figure.axes
    return [each.get_text() for each in axes.texts]


def sheet(grid: MonthGrid, *lines: str) -> MonthSheet:
    """Of a group with a long name."""
    return MonthSheet("红星机械厂工会委员会" * 5, grid, lines)


def full() -> MonthGrid:
    """Eighty items, some of any look, most on three days."""
    found = [item(number, f"2026-02-{number % 3 + 20}") for number in range(1, 70)]
    found += [item(number, "2026-02-03", "2026-02-19") for number in range(70, 75)]
    return february(*found, *(item(number, "2026-02-01", grain=Grain.MONTH) for number in range(75, 81)))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio of two colours."""
    dark, light = sorted(_luminance(colour) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.slow
def test_the_picture_is_as_wide_as_a_phone_shows_and_the_same_each_time() -> None:
    """1080 pixels, at most twice as high, the same bytes for the same sheet."""
    first = render(sheet(full(), "共80项"), _)
    with Image.open(BytesIO(first)) as image:
        assert image.width == WIDTH and image.height <= TALLEST
    assert first == render(sheet(full(), "共80项"), _)


@pytest.mark.slow
@pytest.mark.parametrize("grid", [february(), full()], ids=["empty", "full"])
def test_everything_can_be_read_and_stands_inside(grid: MonthGrid) -> None:
    """No text is smaller than 26 pixels, none reaches over the edge."""
    canvas = drawn(sheet(grid, "已完成" * 40), _)
    [axes] = canvas.figure.axes
    renderer = canvas.figure.canvas.get_renderer()  # type: ignore[attr-defined]
    for text in axes.texts:
        box = text.get_window_extent(renderer)
        assert round(text.get_fontsize() * 100 / 72) >= SMALLEST
        assert box.x0 >= 0 and box.x1 <= WIDTH and box.y0 >= 0, text.get_text()


@pytest.mark.parametrize("kind", list(Kind))
def test_words_on_a_kinds_colours_can_be_read(kind: Kind) -> None:
    """At least 4.5 to 1, on the label and on its sign."""
    look = image.of_kind(kind)
    assert contrast(look.words, look.ground) >= 4.5
    assert contrast(look.sign, look.sign_ground) >= 4.5


def test_all_other_words_can_be_read_too() -> None:
    """Late and done items, dates of neighbouring months, days off, today."""
    pairs = [(look.words, look.ground) for look in (image.OVERDUE, image.DONE)]
    pairs += [(look.sign, look.sign_ground) for look in (image.OVERDUE, image.DONE)]
    grounds = (colours.PAPER, colours.SHADE, colours.TODAY)
    pairs += [(ink, ground) for ink in (colours.INK, colours.FAINT, colours.FREE) for ground in grounds]
    pairs += [(colours.FAINT, colours.PAPER), (colours.PAPER, colours.WORKED), (colours.PAPER, colours.FREE)]
    assert min(contrast(*pair) for pair in pairs) >= 4.5


def test_an_item_has_its_kinds_sign_and_the_legend_says_what_it_means() -> None:
    """Colour alone tells nothing; what the month has not, the legend has not."""
    said = texts(drawn(sheet(february(item(1, "2026-02-05", deadline=True), item(2, "2026-02-20"))), _))
    assert said.count("事") == 3 and "其他事项 2" in said and "已过期限" in said
    assert not [text for text in said if text.startswith("慰问走访") or text == "已完成"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("例会", ["例会"]),
        ("职工技能比武决赛", ["职工技能", "比武决赛"]),
        ("各分会困难职工家庭走访慰问", ["各分会困", "难职工家…"]),
        ("🎉🎉", ["#1"]),
        ("會員大會㗎", ["會員大", "會㗎"]),
        ("Committee\nouting\x00", ["Commit", "tee outing"]),
    ],
)
def test_a_days_label_holds_the_beginning_of_its_title(title: str, expected: list[str]) -> None:
    """On two lines where one is too short; nothing the font has no sign for."""
    one = item(1, "2026-02-25")
    titled = replace(one, event=replace(one.event, title=title))
    grid = month_grid(date(2026, 2, 1), [titled], TODAY, "CN", None)
    said = texts(drawn(sheet(grid), _))
    place = said.index("事") + 1  # the label's sign; the legend's comes after it
    assert said[place : place + len(expected)] == expected


def test_a_quarters_item_says_so_in_the_months_line() -> None:
    """「本月内：」 stands only where there is one."""
    said = texts(drawn(sheet(february(item(1, "2026-01-01", grain=Grain.QUARTER))), _))
    assert "本月内：" in said and "事项1（第一季度）" in said
    assert "本月内：" not in texts(drawn(sheet(february()), _))
