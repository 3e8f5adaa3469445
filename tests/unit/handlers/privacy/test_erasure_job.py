"""After an erasure the file is cleansed: a small one at once, a large one at night, and nobody is told before it is done."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from handlers.privacy import erasure_job
from handlers.privacy.erasure_job import finish_erasures
from storage.engine.database import open_store
from storage.privacy import erasure
from tests.unit.handlers.stage import NOW, ZHOU, stage

pytestmark = pytest.mark.anyio
DAY = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)  # noon in Shanghai
NIGHT = datetime(2026, 11, 18, 19, 30, tzinfo=UTC)  # half past three

LATER = datetime(2026, 11, 19, 4, 0, tzinfo=UTC)  # the bot was off all night


@pytest.mark.parametrize(
    ("size", "at", "is_done"), [(0, DAY, True), (1, DAY, False), (1, NIGHT, True), (1, LATER, True)]
)
async def test_when_it_is_done(
    size: int, at: datetime, is_done: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A file above the limit waits for the night in the operator's zone, a day at most; then its person hears of it."""
    calls = list[Path]()

    async def cleanse(path: Path) -> bool:
        calls.append(path)
        return True

    bot = stage()
    bot.services.store = bot.store = open_store(tmp_path / "gonghui.db", "x")
    with bot.store.unit() as db:
        erasure.note(db, erasure.PERSON, erasure.BY_PERSON, 1, NOW, chat_id=ZHOU.user_id, expires=NOW.date())
    monkeypatch.setattr(erasure_job, "SMALL", (tmp_path / "gonghui.db").stat().st_size - size)
    bot.now = at
    await finish_erasures(bot.services, cleanse)
    assert (len(calls), len(bot.queued(ZHOU.user_id))) == (is_done, is_done)
    with bot.store.reading() as db:
        assert bool(erasure.unfinished(db)) is not is_done
    bot.store.close()
