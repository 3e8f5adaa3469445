"""The picture of 走访情况: every branch in words that can be read, however many there are and whatever they are called."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image

from tests.unit.union.calendar.month_picture.test_drawing import SMALLEST, contrast, texts
from union.branches import coverage_picture as picture
from union.branches.coverage import BranchSum, Reach, Sheet
from union.branches.coverage_picture import TALLEST, drawn, render
from union.core.branches import Branch
from union.core.files.picture_canvas import DPI, WIDTH
from union.core.period import Months
from union.words import words

_ = words()
TODAY = date(2026, 11, 20)
HALF = Months().of_key("2026-H2")


def sheet(count: int, name: str = "{}车间") -> Sheet:
    """Branches of every sort: never reached, long ago, of late."""
    assert HALF is not None
    rows = []
    for place in range(count):
        branch, last = (
            Branch(place, name.format(place + 1), people=86, place=place),
            TODAY - timedelta(place + 1),
        )
        if place % 3 == 0:
            rows.append(Reach(branch))
        elif place % 3 == 1:
            rows.append(Reach(branch, date(2025, 12, 30)))
        else:
            rows.append(Reach(branch, last, last, (last,), (last,), (BranchSum("人", Decimal(30)),)))
    return Sheet("红星机械厂工会", HALF, TODAY, tuple(sorted(rows, key=lambda each: each.place)), 2)


def test_it_is_a_phones_width_and_never_too_high() -> None:
    """Of very many the last are counted, not drawn; the same sheet gives the same bytes."""
    few, many = sheet(3), sheet(90)
    with Image.open(BytesIO(render(few, _))) as image:
        assert image.width == WIDTH and image.height <= TALLEST
    assert render(few, _) == render(few, _)
    canvas = drawn(many, _)
    said = texts(canvas)
    shown = [each.branch.name for each in many.rows if each.branch.name in said]
    assert shown == [each.branch.name for each in many.rows][: len(shown)]
    assert f"另有{90 - len(shown)}个小组图上排不下，文字版发 /coverage" in said
    assert canvas.figure.get_figheight() * DPI <= TALLEST


def test_dates_and_counts_are_written_out() -> None:
    """What was reached when, how long ago, and of how many."""
    said = texts(drawn(sheet(3), _))
    assert {"11月17日", "3天前", "2025年12月30日", "325天前", "86人中30人", "没有记录"} <= set(said)
    assert "2026年下半年，截至11月20日 周五；3个小组，走到1个" in said


@pytest.mark.slow
def test_every_text_is_large_and_dark_enough() -> None:
    """At least 26 of 1080 pixels, and a contrast of 4.5."""
    canvas = drawn(sheet(40, "铆焊装配联合工段第二作业班组工会小组{}"), _)
    [axes] = canvas.figure.axes
    assert all(round(each.get_fontsize() * DPI / 72) >= SMALLEST for each in axes.texts)
    grounds = (picture.PAPER, picture.NEVER_GROUND)
    assert all(
        contrast(colour, ground) >= 4.5
        for colour in (picture.INK, picture.FAINT, picture.NEVER)
        for ground in grounds
    )
