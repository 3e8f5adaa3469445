"""What the browser's tests stand on: Chromium once, the sample month once, for each test a demo of its own."""

import os
from collections.abc import AsyncIterator, Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.web import running
from tests.web.running import Running
from tests.web.visitor import Visitor
from tests.web.witness import FLAGS, Witness

if TYPE_CHECKING:
    from playwright.async_api import Browser


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo that has begun at AT and was stopped."""
    folder = tmp_path_factory.mktemp("seed")
    running.start(folder, "--port", "0", "--at", running.AT).stop()
    return folder


@pytest.fixture
def demo(seed: Path, tmp_path: Path) -> Iterator[Running]:
    """A demo of the test's own, in which the sample month is over."""
    begun = running.start_copy(seed, tmp_path / "demo")
    yield begun
    begun.stop()
    assert not begun.complaints(), begun.complaints()


@pytest.fixture(scope="session")
async def chromium(needs: Callable[..., str]) -> AsyncIterator["Browser"]:
    """The system's Chromium, driven by Playwright."""
    for package in ("playwright", "axe_playwright_python"):
        if find_spec(package) is None:
            say = pytest.fail if os.environ.get("REQUIRE_SYSTEM") == "1" else pytest.skip
            say(f"requirements-ci.lock brings {package}: make .venv/.ci-stamp")
    from playwright.async_api import async_playwright  # CI only

    program = needs("chromium", "chromium-browser", "google-chrome")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
async def witness(chromium: "Browser", demo: Running) -> AsyncIterator[Witness]:
    """Opens tabs; at the end nothing in any of them may have gone wrong."""
    async with Witness(chromium, demo.address).closing() as listening:
        yield listening


@pytest.fixture
async def visitor(demo: Running) -> AsyncIterator[Visitor]:
    """Another tab of the room without a browser: sets the stage, and looks at it."""
    async with httpx.AsyncClient(base_url=demo.address) as client:
        yield await Visitor(client).come_in()
