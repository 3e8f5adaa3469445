"""Chromium driven over its own pipe (DevTools protocol): no driver and no package is needed for it.

Commands are lines of JSON ended by NUL, written to the browser's descriptor 3 and read from its 4.
"""

import asyncio
import base64
import contextlib
import itertools
import json
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]
PATIENCE = 10.0
LOOK = 0.03
LARGEST = 64 * 1024 * 1024  # a screenshot comes as one line
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
    "--disable-default-apps", "--hide-scrollbars", "--lang=zh-CN", "--remote-debugging-pipe",
]  # fmt: skip
# Puts the pipes where Chromium looks for them, then becomes Chromium.
BECOME = "import os, sys; os.dup2(int(sys.argv[1]), 3); os.dup2(int(sys.argv[2]), 4); os.execv(sys.argv[3], sys.argv[3:])"


class Page:
    """One tab. What it asked the network for and what went wrong in it is kept."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[Json]] = {}
        self._session = ""
        self.requests: list[str] = []
        self.troubles: list[str] = []

    async def listen(self) -> None:
        """Take in what the browser says, for ever."""
        while True:
            said = json.loads((await self._reader.readuntil(b"\0"))[:-1])
            if "id" in said:
                self._answers.pop(said["id"]).set_result(said)
            else:
                self._note(said["method"], said["params"])

    async def tell(self, method: str, **params: Any) -> Json:
        """One command; the browser's answer."""
        number = next(self._numbers)
        command = {"id": number, "method": method, "params": params}
        if self._session:
            command["sessionId"] = self._session
        self._answers[number] = asyncio.get_running_loop().create_future()
        self._writer.write(json.dumps(command).encode() + b"\0")
        async with asyncio.timeout(PATIENCE):
            answer = await self._answers[number]
        assert "error" not in answer, answer["error"]
        result: Json = answer["result"]
        return result

    async def attach(self, downloads: Path) -> None:
        """Open the tab and ask to be told of everything."""
        target = (await self.tell("Target.createTarget", url="about:blank"))["targetId"]
        attached = await self.tell("Target.attachToTarget", targetId=target, flatten=True)
        await self.tell("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            await self.tell(f"{domain}.enable")

    async def open(self, address: str, width: int, height: int, *, dark: bool = False) -> None:
        """Show an address on a screen of this size; up to 500 wide it is a phone's."""
        await self.look(width, height, dark=dark)
        await self.tell("Page.navigate", url=address)

    async def look(self, width: int, height: int, *, dark: bool = False) -> None:
        """Change the screen."""
        await self.tell(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width <= 500,
        )  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        await self.tell("Emulation.setEmulatedMedia", features=[scheme])

    async def value(self, expression: str) -> Any:
        """What this JavaScript comes to."""
        found = await self.tell(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    async def until(self, expression: str) -> Any:
        """The same, once it is true."""
        async with asyncio.timeout(PATIENCE):
            while not (found := await self.value(expression)):
                await asyncio.sleep(LOOK)
        return found

    async def tap(self, words: str) -> None:
        """A real click in the middle of the last visible button or link of exactly these words."""
        spot = await self.until(f"""(() => {{
            const all = [...document.querySelectorAll("button, a")].filter((one) =>
                one.offsetParent && !one.disabled && one.firstChild?.textContent === {json.dumps(words)});
            all.at(-1)?.scrollIntoView({{ block: "nearest" }});
            const box = all.at(-1)?.getBoundingClientRect();
            return box && [box.x + box.width / 2, box.y + box.height / 2];
        }})()""")
        where = {"x": spot[0], "y": spot[1], "button": "left", "clickCount": 1}
        await self.tell("Input.dispatchMouseEvent", type="mousePressed", **where)
        await self.tell("Input.dispatchMouseEvent", type="mouseReleased", **where)

    async def picture(self, path: Path) -> None:
        """Save what is seen as a PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        shot = await self.tell("Page.captureScreenshot")
        path.write_bytes(base64.b64decode(shot["data"]))

    def _note(self, method: str, params: Json) -> None:
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.troubles.append(str(params["exceptionDetails"]))
        elif method == "Runtime.consoleAPICalled" and params["type"] in ("error", "warning"):
            self.troubles.append(str(params["args"]))
        elif method == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
            self.troubles.append(str(params["entry"]))


@contextlib.asynccontextmanager
async def browser(program: str, profile: Path) -> AsyncIterator[Page]:
    """Chromium with a fresh profile and one tab; downloads land in the profile's directory `downloads`."""
    to_browser, from_us = os.pipe()
    to_us, from_browser = os.pipe()
    flags = [*FLAGS, f"--user-data-dir={profile}"]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", BECOME, str(to_browser), str(from_browser), program, *flags,
        pass_fds=(to_browser, from_browser), stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    os.close(to_browser)
    os.close(from_browser)
    page = Page(await _reading(to_us), await _writing(from_us))
    listening = asyncio.create_task(page.listen())
    try:
        await page.attach(profile / "downloads")
        yield page
    finally:
        listening.cancel()
        process.kill()
        await process.wait()


async def _reading(descriptor: int) -> asyncio.StreamReader:
    reader = asyncio.StreamReader(limit=LARGEST)
    protocol = asyncio.StreamReaderProtocol(reader)
    await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, os.fdopen(descriptor, "rb", 0))
    return reader


async def _writing(descriptor: int) -> asyncio.StreamWriter:
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.connect_write_pipe(
        lambda: asyncio.StreamReaderProtocol(asyncio.StreamReader()), os.fdopen(descriptor, "wb", 0)
    )
    return asyncio.StreamWriter(transport, protocol, None, loop)
