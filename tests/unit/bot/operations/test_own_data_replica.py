"""An erasure beside a running replica: the log is emptied all the same, and the replica begins with nothing of it."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.operations import replica, replica_process
from bot.operations.replica_process import Replicating
from bot.scheduling.background_tasks import care_for_data
from storage.core import groups
from storage.engine.database import open_store
from storage.privacy import erasure
from tests.seeded import traces
from tests.unit.bot.operations.test_replica import config, litestream
from tests.unit.handlers.stage import stage
from union.core.groups import Settings

NOW = datetime(2026, 11, 18, 2, tzinfo=UTC)
STONE = "紫水晶"


@pytest.mark.slow
@pytest.mark.anyio
async def test_the_replica_forgets_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is brought back from it afterwards holds nothing that was erased, and all the rest."""
    litestream()
    settings = config(tmp_path)
    monkeypatch.setattr(replica_process, "LOOK_SECONDS", 1.0)
    store = open_store(settings.storage.path, "x")
    with store.unit() as db:
        for number, title in enumerate((STONE * 9, "留下的工会")):
            groups.create(db, -4001 - number, title, NOW)
    services = replace(stage().services, store=store)
    keeper = asyncio.create_task(Replicating(settings, services, tmp_path / "s").run())
    copies = tmp_path / "copies"
    try:
        async with asyncio.timeout(60):
            while not list(copies.rglob("*.ltx")):
                await asyncio.sleep(0.1)
            with store.unit() as db:
                group = groups.get(db, 1, Settings())
                assert group is not None
                erasure.erase_group(db, group)
                erasure.note(db, erasure.GROUP, erasure.BY_ADMIN, 1, NOW)
            while erasure.unfinished(store.db):
                await care_for_data(services, settings)
            while replica.asked_anew(settings).exists() or not list(copies.rglob("*.ltx")):
                await asyncio.sleep(0.1)
            await asyncio.sleep(2)
    finally:
        keeper.cancel()
        await asyncio.gather(keeper, return_exceptions=True)
    back = tmp_path / "back" / "gonghui.db"
    back.parent.mkdir()
    replica.fetch(settings, back)
    whole = traces(settings.storage.path.parent, [STONE])[0] + traces(copies, [STONE])[0]
    store.close()
    assert whole + traces(back.parent, [STONE])[0] == []
    assert traces(back.parent, ["留下的工会"])[0] != []
