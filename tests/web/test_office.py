"""The office's pages in a real browser: axe finds no fault, nothing is wider than a phone, nothing comes from elsewhere."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from bot.app import Program
from handlers import signing, visiting
from handlers.desk import Desk
from storage import feeds, groups, people
from tests.web.home import home
from union.groups import Group, Person

playwright = pytest.importorskip("playwright.async_api", reason="needs requirements-ci.lock")
axe = pytest.importorskip("axe_playwright_python.async_playwright", reason="needs requirements-ci.lock")

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
PORT = 8127
OFFICE = f"http://127.0.0.1:{PORT}/office"
WINDOWS = (
    (360, "dark", "zh_Hans"), (360, "light", "en"), (1440, "light", "zh_Hans"), (1440, "dark", "zh_Hant"),
)  # fmt: skip
PAGES = (
    "/month", "/agenda", "/logs", "/log/1", "/report/2026-11", "/reports", "/plan", "/item/2", "/roles", "/roles/2",
    "/settings", "/settings/leads", "/settings/letterhead", "/signing", "/nothing",
)  # fmt: skip


@contextlib.asynccontextmanager
async def served(directory: Path) -> AsyncIterator[tuple[Program, Group, Person]]:
    """The demo's pages on a port, with a report that waits for its signature."""
    async with home(directory) as demo:
        program = demo.demo._program
        assert program is not None and program.web is not None
        services = program.services
        with services.store.unit() as db:
            group = groups.active(db, services.defaults)[0]
            admin = people.admins(db, group)[0].person
            groups.change_setting(db, group, "digest_topic", 5)
            groups.change_setting(db, group, "signing", True)
            feeds.make_for_group(db, group, "seed", "hash-of-the-first", services.now())
            group = groups.active(db, services.defaults)[0]
            month = group.months.containing(group.day(services.now()))
            signing.show_anew(Desk(services, db, services.now(), group), month, 1)
        server = uvicorn.Server(uvicorn.Config(program.web, port=PORT, log_level="warning"))
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.05)
        try:
            yield program, group, admin
        finally:
            server.should_exit = True
            await serving


def session(program: Program, group: Group, person: Person) -> str:
    services = program.services
    with services.store.unit() as db:
        cookie = visiting.welcome(services, db, group, person)
    assert cookie is not None
    return cookie


async def faults(page: Any, url: str) -> list[str]:
    """What is wrong with a page: axe's findings, something wider than the window."""
    await page.goto(url)
    found = await axe.Axe().run(page)
    assert found.response["passes"], "axe did not run"
    wide = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    wrong = [
        f"{each['impact']} {each['id']}: {each['nodes'][0]['html'][:90]}"
        for each in found.response["violations"]
    ]
    return [f"{url}: {each}" for each in (*wrong, *(["wider than the window"] if wide else []))]


async def test_pages_are_readable_by_everybody(tmp_path: Path) -> None:
    """No fault of any weight on any page, on phone and desk, light and dark, in three languages; no request elsewhere."""
    trouble: list[str] = []
    async with served(tmp_path) as (program, group, admin), playwright.async_playwright() as play:
        browser = await play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        strange = trouble.append
        for width, look, language in WINDOWS:
            window = await browser.new_context(
                viewport={"width": width, "height": 800}, color_scheme=look, locale="zh-CN"
            )
            cookies = {"gonghui": session(program, group, admin), "gonghui-language": language}
            await window.add_cookies(
                [{"name": name, "value": value, "url": OFFICE} for name, value in cookies.items()]
            )
            page = await window.new_page()
            page.on("request", lambda sent: "127.0.0.1" in sent.url or strange(sent.url))
            page.on("pageerror", lambda error: strange(str(error)))
            for path in PAGES:
                trouble += await faults(page, f"{OFFICE}/g/{group.id}{path}")
            await window.close()
        await browser.close()
    assert trouble == []


async def test_a_setting_is_changed_with_the_keyboard_alone_and_without_javascript(tmp_path: Path) -> None:
    """Tab to the button, Enter; the page says what holds now."""
    async with served(tmp_path) as (program, group, admin), playwright.async_playwright() as play:
        browser = await play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        window = await browser.new_context(java_script_enabled=False)
        await window.add_cookies(
            [{"name": "gonghui", "value": session(program, group, admin), "url": OFFICE}]
        )
        page = await window.new_page()
        await page.goto(f"{OFFICE}/g/{group.id}/settings")
        button = page.locator("#week_plan button")
        assert "打开" in await button.inner_text()
        for _press in range(150):
            await page.keyboard.press("Tab")
            if await page.locator("#week_plan button:focus").count():
                break
        await page.keyboard.press("Enter")
        await page.wait_for_selector("p.said")
        assert await page.inner_text("p.said") == "已改，周一安排：开"
        await browser.close()
