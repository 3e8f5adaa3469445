"""走访情况 in a child process: the same bytes as in this one."""

import asyncio

import pytest

from bot.workers.client import draw_coverage
from tests.unit.union.branches.test_coverage_picture import sheet
from union.branches.coverage_picture import render
from union.words import words


@pytest.mark.slow
def test_a_child_draws_what_we_would() -> None:
    """Same sheet, same bytes, whatever process draws it."""
    assert asyncio.run(draw_coverage(sheet(3), "zh_Hans")) == render(sheet(3), words("zh_Hans"))
