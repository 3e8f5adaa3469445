"""A day without the bot, then everything at once: filed under its own date, answered in few messages, reminders first."""

import asyncio
import resource
from datetime import datetime, timedelta
from time import perf_counter

import pytest

from tests.stage import ZONE, Stage

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
BEGIN = datetime(2026, 11, 19, 10, tzinfo=ZONE)
LETTERS = 2500
MEGABYTES = 60  # more than before the burst
FIRST = 10  # messages that may leave while the last batch is read, which is before anything is reminded of


@pytest.mark.slow(seconds=25)
async def test_messages_of_a_whole_day(capsys: pytest.CaptureFixture[str]) -> None:
    """In order and once, each under the day it was written; the answers joined; the reminder not behind them."""
    stage = Stage(BEGIN)
    await stage.open()
    stage.group("红星厂工会", ["周敏"])
    await stage.settle()
    zhou, group = stage.person("周敏"), stage.groups[0]
    stage.room.write(zhou, group, "11月20日前上报职代会材料")
    await stage.settle()
    stage.away = True
    for number in range(LETTERS):
        stage._hour.at = BEGIN + timedelta(days=1) * number / LETTERS
        stage.room.write(zhou, group, f"走访慰问困难职工{number + 1}户")
    stage.said()
    stage.room.calls.clear()
    stage._read = 0
    memory, began = _memory(), perf_counter()
    serving = asyncio.create_task(stage.program.serve())
    while len(stage.room.updates) > LETTERS / 2:
        await asyncio.sleep(0.1)
    half = perf_counter() - began
    while stage.room.updates:
        await asyncio.sleep(0.1)
    read = perf_counter() - began
    for _ in range(20):
        stage._hour.at += timedelta(seconds=4)
        stage.program.tick()
        await asyncio.sleep(0.2)
    said, grown = stage.said(), _memory() - memory
    with capsys.disabled():
        print(f"{LETTERS} read in {read:.1f} s, {len(said)} lines said, {grown} MB more")
    try:
        assert not serving.done()
        _check(stage, said)
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
    assert read < 4 * half and grown < MEGABYTES  # the more there is, the longer, but not more than that


def _check(stage: Stage, said: list[str]) -> None:
    db, zone = stage.store.db, ZONE
    rows = list(db.query("select number, said_at from logs order by id"))
    assert [row["number"] for row in rows] == list(range(2, LETTERS + 2))
    days = [datetime.fromisoformat(row["said_at"]).astimezone(zone).date() for row in rows]
    assert days == [(BEGIN + timedelta(days=1) * number / LETTERS).date() for number in range(LETTERS)]
    counted = db.query("select thousandths from measures order by fact_id")
    assert [row["thousandths"] for row in counted] == [1000 * (number + 1) for number in range(LETTERS)]
    messages = [line for line in said if line.startswith("小秘：")]
    joined = [line for line in messages if "#2–" in line or "条：" in line]
    assert len(messages) < LETTERS / 50 and joined
    reminder = next(number for number, line in enumerate(messages) if "今日提醒" in line)
    assert reminder <= FIRST


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
