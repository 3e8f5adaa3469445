"""A month in a child process: the same bytes as in this one, and faults are said."""

import asyncio
from typing import Any, cast

import pytest

from bot.workers.client import draw_month
from bot.workers.protocol import ChildError
from tests.unit.union.calendar.test_month_grid import february, item
from union.calendar.month_grid import MonthSheet
from union.calendar.month_picture.image import render
from union.words import words


@pytest.mark.slow
def test_a_child_draws_what_we_would() -> None:
    """Same sheet, same bytes, whatever process draws it."""
    sheet = MonthSheet("红星机械厂工会", february(item(1, "2026-02-05")), ("共1项",))
    assert asyncio.run(draw_month(sheet, "zh_Hans")) == render(sheet, words("zh_Hans"))


@pytest.mark.slow
def test_a_fault_names_no_word_of_the_month() -> None:
    """Only the kind of what went wrong."""
    with pytest.raises(ChildError) as caught:
        asyncio.run(draw_month(cast(Any, "困难职工刘某某")))
    assert "刘" not in str(caught.value)
