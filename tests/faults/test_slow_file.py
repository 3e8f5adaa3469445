"""A file that Telegram gives byte by byte holds up nobody: neither another group's words nor another group's file."""

from pathlib import Path

import pytest

from bot.telegram import gateway
from tests import faulty
from tests.faults.wire import wired
from tests.unit.handlers.festivals.test_days_off import NOTICE

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
LOG = "今天走访慰问困难职工12户"


async def test_a_file_that_trickles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Beside it others are answered at once and their files are read; who sent it hears what to do."""
    monkeypatch.setattr(gateway, "DOWNLOAD_SECONDS", 3)
    async with wired(monkeypatch, tmp_path) as wire:
        wire.write(1, LOG)
        alone = await wire.until(lambda: len(wire.said(1, "#1")) == 1)
        wire.front.fault("getFile", faulty.trickle)
        for which in (0, 1):
            wire.room.send_document(
                wire.people[which], wire.groups[which], "通知.txt", NOTICE.encode(), caption="/holidays"
            )
            await wire.until(lambda: bool(wire.front.met))
        wire.write(1, "今天慰问环卫工人30人")
        beside = await wire.until(lambda: len(wire.said(1, "#2")) == 1)
        await wire.until(lambda: len(wire.said(1, "读到2027年放假安排")) == 1, within=20)
        assert wire.said(0, "正在读取…"), "it is still coming"
        await wire.until(lambda: len(wire.said(0, "文件没有取下来，请再发一次。")) == 1, within=20)
        assert beside < 5 * alone + 0.15, (alone, beside)
        assert not wire.said(0, "正在读取…")
