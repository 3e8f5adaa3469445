"""A browser's tab that is listened to: no complaint of the page, no request elsewhere, none that fails."""

import re
from collections.abc import AsyncIterator, Collection, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.web.running import ROOT
from tests.web.visitor import Visitor

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

PICTURES = ROOT / "out" / "screenshots"
PATIENCE = 40_000  # milliseconds: a jump over a month's end makes documents on the way, and another browser may share the cores
GIVEN_UP = "net::ERR_ABORTED"  # a poll ended by its page, or a page that became a download
INSIDE = ("data", "blob")
GRAVE = ("serious", "critical")  # weights of axe's faults
ANY = ("minor", "moderate", *GRAVE)
PHONE, DESKTOP = (360, 740), (1440, 900)
# A machine with a network would answer; here nothing but ourselves has a name.
FLAGS = ["--no-sandbox", "--lang=zh-CN", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]


@dataclass
class Witness:
    """All tabs of one test. `expected`: words of complaints the test asks for, such as "status of 404"."""

    browser: "Browser"
    address: str
    expected: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    @asynccontextmanager
    async def closing(self) -> AsyncIterator["Witness"]:
        """Close what was opened, then say what went wrong in it."""
        try:
            yield self
        finally:
            for context in list(self.browser.contexts):
                await context.close()
        assert not self.troubles, "\n".join(self.troubles)

    async def open(self, path: str = "/", size: tuple[int, int] = DESKTOP, **wishes: Any) -> "Page":
        """Somebody else's browser at this path; a phone has a finger. `wishes` are Playwright's."""
        width, height = size
        context = await self.browser.new_context(
            base_url=self.address, locale="zh-CN", viewport={"width": width, "height": height},
            has_touch=width < 500, **{"reduced_motion": "reduce", **wishes},
        )  # fmt: skip
        context.set_default_timeout(PATIENCE)
        self.listen(context)
        page = await context.new_page()
        await page.goto(path)
        return page

    def listen(self, context: "BrowserContext") -> None:
        """Keep what nobody should see."""
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("response", self._response)
        context.on("console", self._said)
        context.on("weberror", lambda error: self._note(f"exception: {error.error}"))

    def _note(self, trouble: str) -> None:
        if not any(words in trouble for words in self.expected):
            self.troubles.append(trouble)

    def _request(self, request: "Request") -> None:
        place = urlsplit(request.url)
        if place.scheme not in INSIDE and place.netloc != urlsplit(self.address).netloc:
            self._note(f"elsewhere: {request.url}")

    def _failed(self, request: "Request") -> None:
        if request.failure != GIVEN_UP:
            self._note(f"{request.method} {request.url}: {request.failure}")

    def _response(self, response: "Response") -> None:
        if response.status >= 400:
            self._note(f"status of {response.status}: {response.url}")

    def _said(self, message: "ConsoleMessage") -> None:
        if message.type in ("error", "warning"):
            self._note(f"{message.type}: {message.text} ({message.location.get('url', '')})")


async def picture(page: "Page", name: str) -> None:
    """Keep what is seen: NAME-WIDTH[-dark].png."""
    size = page.viewport_size
    assert size is not None
    dark = await page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    PICTURES.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=PICTURES / f"{name}-{size['width']}{'-dark' if dark else ''}.png")


async def fits(page: "Page") -> None:
    """Nobody has to push the page sideways."""
    await page.locator("body").wait_for()  # right behind a click the new document has no root yet
    wide, shown = await page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= shown, page.url


async def sound(page: "Page", name: str, weights: Collection[str] = GRAVE) -> None:
    """No fault of accessibility of these weights in what is shown now; and a picture of it."""
    from axe_playwright_python.async_playwright import Axe  # CI only

    await picture(page, name)
    await fits(page)
    found = (await Axe().run(page)).response
    assert found["passes"], "axe did not run"
    assert list(_told(found["violations"], weights)) == [], name


def _told(found: list[dict[str, Any]], weights: Collection[str]) -> Iterator[str]:
    for fault in found:
        if fault["impact"] in weights:
            places = [node["html"][:120] for node in fault["nodes"][:3]]
            yield f"{fault['id']}: {fault['help']} {places}"


def figures(text: str) -> set[str]:
    """The numbers with their units, 「12户」, 「6000元」."""
    return set(re.findall(r"\d+(?:\.\d+)?(?:户|人|元|个|条|支|篇|项|天)", text))


async def link_of(visitor: Visitor, name: str) -> str:
    """The address that /web gives this person in private."""
    visitor.as_(name)
    number = await visitor.write("/web", chat=visitor.me)
    said = await visitor.find(
        lambda one: one["message_id"] > number and "打开网页" in str(one.get("reply_markup")), visitor.me
    )
    return str(said["reply_markup"]["inline_keyboard"][0][0]["url"])


async def entered(witness: Witness, visitor: Visitor, name: str, **wishes: Any) -> "Page":
    """This person's browser, past the door."""
    page = await witness.open(await link_of(visitor, name), **wishes)
    await page.get_by_role("button", name="进入", exact=True).click()
    await page.wait_for_url("**/month")
    return page


def office(page: "Page") -> str:
    """Where the pages of this session's group begin."""
    return page.url[: page.url.index("/g/") + 4]
