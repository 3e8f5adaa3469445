"""The program serving: in which order things happen when it comes back."""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.clock import host_now
from bot.operations.health_state import Watch
from handlers.core.monitoring.troubles import Troubles
from storage.core import groups, people
from storage.core.outbox import queue as outbox_queue
from storage.core.outbox.queue import Outgoing
from storage.reminders import personal_reminders
from tests.stage import ZONE, Stage
from union.reminders.own_reminder import OwnReminder

BEGIN = datetime(2026, 11, 20, 10, tzinfo=ZONE)


@pytest.mark.slow
@pytest.mark.anyio
async def test_what_was_written_meanwhile_is_read_before_the_round() -> None:
    """An item finished while the bot was away is not called to mind when it comes back."""
    stage = Stage(BEGIN)
    await stage.open()
    stage.group("红星厂工会", ["周敏"])
    await stage.settle()
    stage.room.write(stage.person("周敏"), stage.groups[0], "11月23日前上报职代会材料")
    await stage.settle()
    stage.away = True
    await stage.until(BEGIN + timedelta(days=2, hours=23, minutes=30))
    stage.room.write(stage.person("周敏"), stage.groups[0], "完成 #1")
    stage.said()
    stage.room.fail_next(
        "getUpdates", 502, "Bad Gateway"
    )  # the line is bad at first: time for the round to be rash
    serving = asyncio.create_task(stage.program.serve())
    told: list[str] = []
    async with asyncio.timeout(10):
        while not any("已交 #1" in line for line in told):
            await stage.room.changed.wait(1)
            told += stage.said()
    await stage.room.changed.wait(0.2)
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
    assert not any("今日提醒" in line for line in [*told, *stage.said()])


@pytest.mark.anyio
async def test_the_round_is_made_as_soon_as_everything_is_read() -> None:
    """What fell due while the bot was away is told at once, not half a minute later."""
    stage = Stage(BEGIN)
    await stage.open()
    stage.group("红星厂工会", ["周敏"])
    await stage.settle()
    stage.room.write(stage.person("周敏"), stage.groups[0], "11月23日前上报职代会材料")
    await stage.settle()
    stage.said()
    stage.away = True
    await stage.until(BEGIN + timedelta(days=2, hours=23, minutes=30))
    serving = asyncio.create_task(stage.program.serve())
    told: list[str] = []
    async with asyncio.timeout(5):
        while not any("今日提醒" in line for line in told):
            await stage.room.changed.wait(1)
            told += stage.said()
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


@pytest.mark.anyio
async def test_a_first_round_that_is_late_is_made_at_once() -> None:
    """Where much was to be read the scheduler sees the job late: that must not cost half a minute of silence."""
    stage = Stage(BEGIN)
    await stage.open()
    stage.program._arm_round()
    queue = stage.program._app.job_queue
    assert queue is not None
    (job,) = queue.get_jobs_by_name("round")
    assert job.job.next_run_time <= host_now()
    await stage.close()


@pytest.mark.anyio
async def test_a_clock_set_back_by_a_year_stops_nothing() -> None:
    """Neither the scheduler's round nor what waits in the outbox waits for the year to come round again."""
    stage = Stage(BEGIN)
    await stage.open()
    serving = asyncio.create_task(stage.program.serve())
    queue = stage.program._app.job_queue
    async with asyncio.timeout(5):
        while not (queue and queue.get_jobs_by_name("round")):
            await asyncio.sleep(0.005)
    job = queue.get_jobs_by_name("round")[0].job
    job.modify(next_run_time=host_now() + timedelta(days=365))
    with stage.store.unit() as db:
        ahead = stage.clock.now() + timedelta(days=365)
        outbox_queue.enqueue_outgoing(
            db, Outgoing(stage.person("周敏").id, "sendMessage", {"text": "好"}), ahead
        )
    watch = Watch(
        Troubles(),
        (),
        iter([BEGIN, BEGIN - timedelta(days=365)]).__next__,
        lambda: 0.0,
        stage.program.clock_fell_back,
    )
    watch.look()
    assert job.next_run_time <= host_now()
    assert stage.person("周敏").id in [
        row.chat_id for row in outbox_queue.ready(stage.store.db, stage.clock.now())
    ]
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


@pytest.mark.slow
@pytest.mark.anyio
async def test_a_reminder_for_nine_is_queued_by_a_second_past_nine() -> None:
    """It was written when the scheduler had gone to sleep for half a minute."""
    stage = Stage(datetime(2026, 11, 20, 8, 59, 58, tzinfo=ZONE))
    await stage.open()
    stage.group("红星厂工会", ["周敏"])
    await stage.settle()
    begin, host = stage.clock.now(), host_now()
    stage.clock._host = lambda: begin + (host_now() - host)  # a clock that goes
    serving = asyncio.create_task(stage.program.serve())
    async with asyncio.timeout(10):
        while stage.program._alarm is None or stage.program._alarm.next_run_time <= host_now():
            await asyncio.sleep(0.005)
        nine = datetime(2026, 11, 20, 9)
        with stage.store.unit() as db:
            group = groups.of_chat(db, stage.groups[0].id, stage.program.services.defaults)
            who = people.upsert_person(db, stage.person("周敏").id, "周敏", None, None, stage.clock.now())
            assert group is not None
            own = OwnReminder(0, who.id, stage.groups[0].id, "带上公章", nine, nine)
            personal_reminders.add(db, group, own, None, stage.clock.now())
        sql = "select created_at from outbox where params like '%带上公章%'"
        while not (found := list(stage.store.db.query(sql))):
            await asyncio.sleep(0.02)
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
    assert "2026-11-20T01:00:00Z" <= found[0]["created_at"] <= "2026-11-20T01:00:01Z"
