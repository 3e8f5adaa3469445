"""The demo's page in a real browser: what a newcomer taps, at a phone's and a desktop's width."""

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.web.browser import PATIENCE, Page, browser

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "out"
LAST = "[...document.querySelectorAll('.message')].filter((one) => one.querySelector('.name')).at(-1)?.textContent"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A demo begun at a fixed moment, as `make demo` starts it."""
    program = subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--no-browser", "--at", "2026-11-20T10:00"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert program.stdout is not None
    try:
        yield program.stdout.readline().strip()
    finally:
        program.terminate()
        program.communicate(timeout=PATIENCE)


@pytest.fixture
async def page(needs: Callable[..., str], tmp_path: Path) -> AsyncIterator[Page]:
    """One tab of Chromium."""
    async with browser(needs("chromium", "chromium-browser", "google-chrome"), tmp_path / "profile") as tab:
        yield tab


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 900)])
async def test_a_newcomer_logs_undoes_and_gets_the_report(
    page: Page, address: str, tmp_path: Path, width: int, height: int
) -> None:
    """记一条 → echo with buttons → 撤销 → toast and edited bubble → 到月底 → 月报 → a Word file."""
    await page.open(address, width, height)
    await page.tap("记一条")
    await page.until(f"/已记录.*12户.*6000元/.test({LAST} ?? '')")
    await page.picture(PICTURES / f"{width}-echo.png")
    await page.tap("撤销")
    await page.until("!document.querySelector('.toast').hidden")
    await page.until("[...document.querySelectorAll('.bubble')].at(-1).textContent.includes('已编辑')")
    await page.picture(PICTURES / f"{width}-undone.png")
    await page.tap("到月底")
    await page.until(f"({LAST} ?? '').includes('11月月报')")
    await page.until("!!document.querySelector('.log > li:last-child a.document')")
    await page.picture(PICTURES / f"{width}-report.png")
    await page.tap("DOCX")
    assert (await _downloaded(tmp_path / "profile" / "downloads")).startswith(b"PK")
    assert page.troubles == []
    assert {urlsplit(one).hostname for one in page.requests if not one.startswith("data:")} == {"127.0.0.1"}


async def test_nothing_is_wider_than_the_screen(page: Page, address: str) -> None:
    """Nobody has to push the page sideways."""
    await page.open(address, 360, 800)
    await page.until("!!document.querySelector('.phrase')")
    for width in (360, 390, 768, 1024, 1440):
        await page.look(width, 800)
        assert await page.value("document.documentElement.scrollWidth") <= width


async def _downloaded(directory: Path) -> bytes:
    """The first file that arrives whole."""
    async with asyncio.timeout(PATIENCE):
        while True:
            with contextlib.suppress(FileNotFoundError):
                whole = [path for path in directory.iterdir() if path.suffix == ".docx"]
                if whole:
                    return whole[0].read_bytes()
            await asyncio.sleep(0.05)
