"""The nightly backup: asked for by the round, made in a child, told to the operator when it could not be."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.config.settings import Config, load
from bot.operations.backups import Order, newest
from bot.scheduling import background_tasks
from bot.scheduling.background_tasks import Nightly
from handlers.core.monitoring.troubles import Trouble
from handlers.worklog import log_command
from storage.engine.database import open_store
from tests.unit.handlers.stage import ZHOU, Stage, stage

TOKEN = "7000000001:AAroomroomroomroomroomroomroomroomroom0"
MORNING = datetime(2026, 11, 20, 1, tzinfo=UTC)


def scene(folder: Path) -> tuple[Stage, Config]:
    """A bot that came into its first group this morning."""
    path = folder / "config.toml"
    path.write_text(f'[telegram]\ntoken = "{TOKEN}"\n', encoding="utf-8")
    settings = load(path, {})
    open_store(settings.storage.path, "x").close()
    made = stage()
    made.now = MORNING
    made.write(ZHOU, "/log 走访困难职工3户", log_command.log)
    return made, settings


async def asked(night: Nightly) -> None:
    """What the round asks for is made."""
    night.tick()
    task = asyncio.create_task(night.run())
    while night._wanted.is_set():
        await asyncio.sleep(0.02)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.mark.anyio
async def test_once_a_day_also_after_days_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not on the first day, after half past three, once; then again when the bot was away for a week."""
    bot, settings = scene(tmp_path)
    made: list[Order] = []

    async def child(order: Order) -> None:
        made.append(order)
        folder = settings.backup.directory
        folder.mkdir(exist_ok=True)
        (folder / f"gonghui-7000000001-{(bot.now + timedelta(hours=8)):%Y%m%d-%H%M%S}.db").touch()

    monkeypatch.setattr(background_tasks, "back_up", child)
    night = Nightly(settings, bot.services)
    found = []
    for hours in (0, 18, 19, 24, 7 * 24, 7 * 24 + 1):
        bot.now = MORNING + timedelta(hours=hours)
        await asked(night)
        found.append(len(made))
    assert found == [0, 0, 1, 1, 2, 2]


@pytest.mark.slow
@pytest.mark.anyio
async def test_one_that_fails_is_told_and_tried_again_later(tmp_path: Path) -> None:
    """The folder being a file the operator hears; when it is one again the backup is made and that is told too."""
    bot, settings = scene(tmp_path)
    night = Nightly(settings, bot.services)
    bot.now = MORNING + timedelta(days=1)
    settings.backup.directory.write_text("in the way")
    await asked(night)
    assert bot.services.troubles.is_open(Trouble.BACKUP)
    settings.backup.directory.unlink()
    await asked(night)
    assert not settings.backup.directory.exists()
    bot.now += background_tasks.AGAIN
    await asked(night)
    assert newest(settings.backup.directory, 7000000001) == datetime(2026, 11, 21, 9, 15)
    assert not bot.services.troubles.is_open(Trouble.BACKUP)
