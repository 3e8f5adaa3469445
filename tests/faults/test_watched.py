"""The real process as those see it who watch over it: systemd, a monitor, and the operator's own look."""

import asyncio
import json
import socket
import sys
from asyncio.subprocess import PIPE

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.faults.test_process import TOKEN, House, _ended
from tests.faults.test_process import house as house
from tests.unit.bot.web.test_server import free_port

pytestmark = [pytest.mark.anyio, pytest.mark.slow]


async def test_a_bot_at_work_is_seen_to_be_well(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ready and alive to systemd, well to a monitor, and `check` beside it finds nothing wrong; its log is JSON without secrets."""
    port = free_port()
    more = f'[web]\nhealth = true\nhealth_listen = "127.0.0.1:{port}"\n[logs]\nformat = "json"\nlevel = "debug"\n'
    house.config.write_text(house.config.read_text("utf-8") + more, "utf-8")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(house.folder / "notify"))
        ear.settimeout(20)
        monkeypatch.setenv("NOTIFY_SOCKET", str(house.folder / "notify"))
        monkeypatch.setenv("WATCHDOG_USEC", "90000000")
        bot = await house.run()
        house.write(7)
        await house.until(lambda: house.told(house.group, "7户"))
        await asyncio.sleep(0.5)
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            health, metrics = await client.get("/health"), await client.get("/metrics")
        assert (health.status_code, health.json()["problems"]) == (200, [])
        found = {family.name: family for family in text_string_to_metric_families(metrics.text)}
        assert sum(one.value for one in found["gonghui_sends"].samples) >= 2
        check = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "check", "--json", "--config", str(house.config), stdout=PIPE, stderr=PIPE
        )  # fmt: skip
        told, errors = await check.communicate()
        marks = {one["what"]: one["mark"] for one in json.loads(told)["findings"]}
        assert (check.returncode, marks["health"], marks["operator"], errors) == (0, "right", "right", b"")
        bot.terminate()
        code, said = await _ended(bot)
        heard = [ear.recv(100)]
        while heard[-1] != b"STOPPING=1":
            heard.append(ear.recv(100))
    assert code == 0 and heard[:2] == [b"READY=1", b"WATCHDOG=1"]
    assert all(json.loads(line)["time"].endswith("+00:00") for line in said.splitlines())
    assert TOKEN not in said and "走访慰问" not in said
