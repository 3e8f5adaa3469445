"""Takes bot/web/pictures/*.png, the pictures of README, of docs/manual.md and of the office's /help: the demo's own sample group in a real browser.

`make pictures`; needs Chromium and fonts for Chinese and for emoji (fonts-noto-cjk, fonts-noto-color-emoji), or the pictures show boxes.
The demo lives in a folder of its own, which is thrown away. On a phone's pages a picture is twice as fine as it is shown.
"""

import asyncio
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

from tests.web import running
from tests.web.visitor import Visitor
from tests.web.witness import FLAGS, Witness, entered

if TYPE_CHECKING:
    from playwright.async_api import Page

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "bot" / "web" / "pictures"
DESK, PHONE, FINE = (1180, 820), (400, 1400), 2
REPORT, WIDEST = "2026-11", 800
MOST_BYTES, COLOURS = 80_000, 96  # so that the files stay small
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
GLYPHS = ("zh", "und-zsye")  # Chinese; emoji
# What the talk of the group is pictured by: a name, who writes, what; the bot's answer is in the picture.
SAID = (
    ("log", "李建国", "今天走访慰问困难职工12户，发放慰问金6000元"),
    ("meeting", "周敏", "下周三下午3点在三楼会议室开工会小组长例会，王芳负责"),
    ("doubt", "王芳", "我和小谢下午去医院看了摔伤的刘工，买了水果牛奶共268元"),
)
# Only the room's own page has these beside a message.
UNSEEN = ".look, .more, .day { display: none !important; }"


@dataclass
class Studio:
    """The demo under way: who speaks in it, and whoever looks at it."""

    visitor: Visitor
    witness: Witness

    async def come(self, **wishes: Any) -> "Page":
        """The group once the sample month stands in it, with no pointer over anything."""
        page = await self.witness.open(**wishes)
        await page.get_by_role("button", name="以后再说").click()
        await page.mouse.move(0, 0)
        await page.locator(".message").last.wait_for()
        return page

    async def room(self) -> None:
        """As README begins; then what is said on a phone."""
        page = await self.come(size=DESK)
        await page.screenshot(path=PICTURES / "group.png")
        phone = await self.come(size=PHONE, device_scale_factor=FINE, bypass_csp=True)  # for UNSEEN
        await phone.add_style_tag(content=UNSEEN)
        for name, who, words in SAID:
            number = await self.visitor.as_(who).write(words)
            answer = await self.visitor.answer_to(number)
            await shot(phone, name, number, answer["message_id"])
        due = len(await self.visitor.messages())
        await self.visitor.jump("到下一个提醒")
        await self.visitor.rest()
        reminder = (await self.visitor.messages())[due]
        await shot(phone, "reminder", reminder["message_id"], reminder["message_id"])

    async def office(self) -> None:
        """A month on a desk and in the hand, and the picture of the report."""
        page = await entered(self.witness, self.visitor, "周敏", size=DESK)
        await page.screenshot(path=PICTURES / "month.png")
        report = await page.request.get(page.url.removesuffix("month") + f"report/{REPORT}/file.png")
        (PICTURES / "report.png").write_bytes(await report.body())
        phone = await entered(
            self.witness, self.visitor, "周敏", size=(PHONE[0], DESK[1]), device_scale_factor=FINE
        )
        await phone.screenshot(path=PICTURES / "hand.png")


async def shot(page: "Page", name: str, first: int, last: int) -> None:
    """The talk from one message to another, with a little ground around."""
    await page.locator(f"#m{last}").wait_for()
    await page.wait_for_timeout(500)  # a bubble comes slowly into sight
    begin, end = [await page.locator(f"#m{number}").bounding_box() for number in (first, last)]
    assert begin is not None and end is not None
    top = begin["y"] - 4
    height = end["y"] + end["height"] + 8 - top
    await page.screenshot(
        path=PICTURES / f"{name}.png", clip={"x": 0, "y": top, "width": PHONE[0], "height": height}
    )


def shrink(picture: Path) -> None:
    """Few colours, and no wider than it is shown."""
    from PIL import Image

    seen = Image.open(picture).convert("RGB")
    if picture.stem == "report":
        seen = seen.resize((WIDEST, seen.height * WIDEST // seen.width), Image.Resampling.LANCZOS)
    seen.quantize(COLOURS, dither=Image.Dither.NONE).save(picture, optimize=True)
    if picture.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{picture.name} 太大：{picture.stat().st_size} 字节")


async def take(address: str) -> None:
    """All of them, in a real browser."""
    from playwright.async_api import async_playwright

    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    async with (
        async_playwright() as playwright,
        await playwright.chromium.launch(executable_path=program, args=FLAGS) as browser,
        Witness(browser, address).closing() as witness,
        httpx.AsyncClient(base_url=address) as client,
    ):
        studio = Studio(await Visitor(client).come_in(), witness)
        await studio.room()
        await studio.office()


def main() -> None:
    """Start the demo, take its pictures, end the demo."""
    for language in GLYPHS:
        if not subprocess.run(["fc-list", f":lang={language}"], capture_output=True, check=True).stdout:
            raise SystemExit(f"没有这种字体：{language}")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        demo = running.start(Path(folder), "--port", "0", "--at", running.AT)
        try:
            asyncio.run(take(demo.address))
        finally:
            demo.stop()
    for picture in PICTURES.glob("*.png"):
        shrink(picture)


if __name__ == "__main__":
    main()
