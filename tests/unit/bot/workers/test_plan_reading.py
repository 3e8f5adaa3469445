"""A plan read in a child process: the plan or the refusal arrives, progress is told, nothing is left running."""

import asyncio
from datetime import date

import pytest

from bench.long_plan import long_plan
from bot.workers import client, process
from tests.unit.bot.workers.planted import hurried
from union.core.almanac.days_off import Notice
from union.core.files.refusal import Refused, Unreadable
from union.yearplan.documents.plan_lines import lines_of
from union.yearplan.model import YearUnknown
from union.yearplan.reader import read_plan

TEXT = "2027年工会工作计划\n1、3月份召开职工代表大会。\n2、8月底前完成职工体检。"
NOTICE = Notice(frozenset({date(2027, 3, 8)}), frozenset())


@pytest.mark.slow
def test_the_plan_is_the_one_read_at_hand() -> None:
    """Words that were pasted come as bytes; the year may be left to the title."""
    found = asyncio.run(client.read_plan(TEXT.encode(), "", year=None, notice=NOTICE))
    assert found == read_plan(lines_of(TEXT.encode()), year=None, notice=NOTICE)
    assert found.items


@pytest.mark.slow
def test_progress_is_told_while_the_loop_goes_on() -> None:
    """None of all once the file is open, all at the end; the loop keeps ticking meanwhile."""
    content = long_plan(40)
    told: list[tuple[int, int]] = []

    async def ticks_meanwhile() -> int:
        ticks = 0
        reading = asyncio.ensure_future(
            client.read_plan(
                content, "计划.docx", year=2027, told=lambda done, total: told.append((done, total))
            )
        )
        while not reading.done():
            await asyncio.wait({reading}, timeout=0.01)
            ticks += 1
        await reading
        return ticks

    assert asyncio.run(ticks_meanwhile()) > 5
    total = len(lines_of(content))
    assert told == sorted(told)
    assert (told[0], told[-1]) == ((0, total), (total, total))


@pytest.mark.slow
def test_what_cannot_be_read_is_said_by_its_reason() -> None:
    """As if it had been read at hand."""
    with pytest.raises(Unreadable) as caught:
        asyncio.run(client.read_plan(b"%PDF-1.7", "计划.pdf", year=2027))
    assert caught.value.reason is Refused.PDF


@pytest.mark.slow
def test_a_plan_of_no_year_is_asked_about() -> None:
    """Neither given nor said."""
    with pytest.raises(YearUnknown):
        asyncio.run(client.read_plan("3月份开会。".encode(), "计划.txt", year=None))


def test_reading_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child is killed, and it is said that there is too much of it."""
    monkeypatch.setattr(process, "TASKS", hurried("plan"))
    with pytest.raises(Unreadable) as caught:
        asyncio.run(client.read_plan(TEXT.encode(), "计划.txt", year=2027))
    assert caught.value.reason is Refused.TOO_MUCH
