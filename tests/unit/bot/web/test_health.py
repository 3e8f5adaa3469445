"""What a monitor is told: well or not, and the figures, which are numbers and nobody's."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.config import settings as config_settings
from bot.config.settings import Config
from bot.web.health import health_app
from handlers.core.monitoring.counters import Spot, Spread
from handlers.core.monitoring.troubles import Trouble
from handlers.core.services import Services
from storage.engine.database import open_store
from storage.engine.sqlite_errors import Problem, Unwritable
from tests.stage import ZONE, Stage
from tests.unit.handlers.stage import stage

pytestmark = pytest.mark.anyio
BEGIN = datetime(2026, 11, 20, 10, tzinfo=ZONE)


async def asked(
    services: Services, path: str, settings: Config | None = None, **headers: str
) -> httpx.Response:
    """The answer of the health's own application."""
    app = health_app(services, settings or config_settings.demo())
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1:8081"
    ) as client:
        return await client.get(path, headers=headers)


def figures(text: str) -> dict[tuple[str, str], float]:
    """Each sample by its name and its one label's value, read by the library's own parser."""
    return {
        (sample.name, next(iter(sample.labels.values()), "")): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_a_bot_at_work_is_well_and_counts_what_it_does() -> None:
    """Sends, updates, a reminder half an hour late, what waits: and no name, title or chat among it."""
    at = Stage(BEGIN)
    await at.open()
    at.group("红星厂工会", ["周敏"])
    await at.settle()
    at.room.write(at.person("周敏"), at.groups[0], "11月23日前上报职代会材料")
    await at.settle()
    await at.until(BEGIN + timedelta(days=2, hours=22))
    await at.jump(BEGIN + timedelta(days=2, hours=23, minutes=30))  # half an hour after the day's reminder
    health = await asked(at.program.services, "/health")
    metrics = await asked(at.program.services, "/metrics")
    await at.close()
    told = health.json()
    assert (health.status_code, told["ok"], told["problems"], told["outbox_waiting"]) == (200, True, [], 0)
    assert told["seconds_since"] == {"poll": 0, "round": 0, "commit": 0, "send": 0}
    found = figures(metrics.text)
    assert found["gonghui_sends_total", "sent"] >= 3 and found["gonghui_sends_total", "hold_chat"] == 0
    assert found["gonghui_update_seconds_count", ""] == 3
    late = {where: found["gonghui_reminder_lateness_seconds_bucket", where] for where in ("900.0", "3600.0")}
    assert late["3600.0"] == late["900.0"] + 1 and found["gonghui_reminder_lateness_seconds_sum", ""] == 1800
    assert found["gonghui_outbox_waiting", "reminder"] == 0 and found["gonghui_database_writable", ""] == 1
    assert found["process_resident_memory_bytes", ""] > 10**7
    assert not any(secret in metrics.text for secret in ("红星", "周敏", str(at.groups[0].id), "demo"))


async def test_a_silent_bot_is_ill() -> None:
    """No answer from Telegram, no round: each is named, and the code is one that machines understand."""
    at, demo = stage(), config_settings.demo()
    app = health_app(at.services, demo)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1:8081"
    ) as client:
        assert (await client.get("/health")).status_code == 200  # it has only begun
        at.now += timedelta(minutes=4)
        ill = await client.get("/health")
        assert (ill.status_code, ill.json()["problems"]) == (503, ["poll", "round"])
        at.services.meters.polled_at = at.services.meters.rounded_at = at.now
        assert (await client.get("/health")).status_code == 200


async def test_with_a_webhook_nobody_polls() -> None:
    """Then a bot that was sent nothing for hours is well."""
    at, demo = stage(), config_settings.demo()
    brought = demo.model_copy(update={"telegram": demo.telegram.model_copy(update={"mode": "webhook"})})
    app = health_app(at.services, brought)
    at.now += timedelta(hours=4)
    at.services.meters.rounded_at = at.now
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1:8081"
    ) as client:
        assert (await client.get("/health")).status_code == 200


async def test_a_database_that_takes_nothing_is_said() -> None:
    """After a write that failed, until one succeeds; the figures of the rest are told all the same."""
    at = stage()
    at.services.store.met(Unwritable("disk full", Problem.FULL))
    at.services.troubles.tell(Trouble.FULL)
    at.services.meters.failed(Spot.DATABASE)
    ill = await asked(at.services, "/health")
    found = figures((await asked(at.services, "/metrics")).text)
    assert (ill.status_code, ill.json()["database_writable"]) == (503, False)
    assert found["gonghui_database_writable", ""] == 0
    assert (found["gonghui_trouble", "full"], found["gonghui_trouble", "replica"]) == (1, 0)
    assert found["gonghui_errors_total", "database"] == 1


@pytest.mark.parametrize("path", ["/health", "/metrics"])
async def test_only_our_own_names_are_answered(path: str) -> None:
    """As by the pages: a foreign page could make a name of its own lead here."""
    at, demo = stage(), config_settings.demo()
    public = demo.web.model_copy(update={"public_url": "https://union.example/office"})
    outside = public.model_copy(update={"health_listen": ("0.0.0.0", 8081)})
    for web, host, code in (
        (public, "evil.example", 421),
        (public, "127.0.0.1.evil.example:8081", 421),
        (public, "[::1", 421),
        (public, "", 421),
        (public, "bot:8081", 421),
        (public, "union.example", 200),
        (public, "localhost:9000", 200),
        (public, "[::1]:8081", 200),
        (outside, "bot:8081", 200),
        (outside, "192.168.1.9:8081", 200),
        (outside, "evil.example", 421),
    ):
        settings = demo.model_copy(update={"web": web})
        assert (await asked(at.services, path, settings, Host=host)).status_code == code, host


async def test_a_look_takes_no_lock(tmp_path: Path) -> None:
    """A monitor that asks every second stands in nobody's way, nor does somebody who writes in its."""
    at = Stage(BEGIN, store=open_store(tmp_path / "gonghui.db", "x"))
    await at.open()
    beside = sqlite3.connect(at.store.path, isolation_level=None)
    beside.execute("begin immediate")
    before = at.store.changes
    assert (await asked(at.program.services, "/health")).json()["database_writable"]
    assert at.store.changes == before and at.store.fault is None
    beside.execute("rollback")
    beside.close()
    (tmp_path / "gonghui.db").unlink()
    assert not (await asked(at.program.services, "/health")).json()["database_writable"]
    await at.close()


def test_a_spread_counts_what_lies_at_or_below_each_bound() -> None:
    """As Prometheus means it: cumulative, the bound itself included."""
    spread = Spread((1, 5))
    for seconds in (-3, 1, 4, 60):
        spread.add(seconds)
    assert (spread.cumulative_counts(), spread.total) == ([(1, 2), (5, 3), (float("inf"), 4)], 65)
