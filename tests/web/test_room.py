"""The room in a real browser, at a phone's width and a desktop's: what people do in a chat app, in several tabs at once."""

import asyncio
import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.web.running import Running
from tests.web.visitor import Visitor
from tests.web.witness import DESKTOP, PHONE, Witness, fits, picture

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page, Route

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
WORK = "今天走访慰问困难职工5户，发放慰问金2500元"


async def come(witness: Witness, size: tuple[int, int] = DESKTOP) -> "Page":
    """A tab of the room, once the talk is there."""
    page = await witness.open(size=size)
    await page.locator(".message").first.wait_for()
    return page


async def write(page: "Page", words: str) -> None:
    """By the keyboard, as everybody does."""
    await page.locator("#words").fill(words)
    await page.keyboard.press("Enter")


def last(page: "Page", words: str) -> "Locator":
    """The newest bubble with these words."""
    return page.locator(".message", has_text=words).last


async def choose(page: "Page", message: "Locator", entry: str) -> None:
    """From the menu beside a message."""
    await message.locator(".more").click()
    await page.get_by_role("menuitem", name=entry, exact=True).click()


async def side(page: "Page", role: str, name: str) -> None:
    """Somebody or a chat; on a phone both lie in a drawer."""
    if await page.locator("#menu").is_visible():
        await page.locator("#menu").click()
        await picture(page, "room-drawer")
    await page.locator("#side").get_by_role(role, name=name).first.click()


@SIZES
async def test_what_one_does_the_other_tab_sees(
    witness: Witness, visitor: Visitor, size: tuple[int, int]
) -> None:
    """Write, press, edit, reply, a photo: at once in both tabs, the other of another person."""
    page, other = await come(witness, size), await come(witness, size)
    await side(other, "radio", "王芳")
    await page.get_by_text("以后再说").click()
    await picture(page, "room")
    await write(page, WORK)
    await last(other, "已记录").filter(has_text="5户").wait_for()
    await last(page, "已记录").get_by_role("button", name="撤销").click()
    await page.locator(".toast", has_text="已撤销").wait_for()
    await last(other, "已编辑").get_by_role("button", name="恢复").wait_for()
    await last(page, "已编辑").get_by_role("button", name="恢复").click()
    await choose(page, page.locator(".message.own", has_text=WORK).last, "修改")
    await write(page, WORK.replace("5户", "6户"))
    await last(other, "已更正").filter(has_text="6户").wait_for()
    await choose(page, last(page, "已更正"), "回复")
    await picture(page, "room-reply")
    await write(page, "日期改昨天")
    await last(other, "11月19日").wait_for()
    await page.locator("#file").set_input_files(
        {"name": "一.png", "mimeType": "image/png", "buffer": _picture()}
    )
    await write(page, "今天给环卫班组送温暖，慰问6人")
    await other.locator(".open-photo").last.click()
    await other.locator("#light").wait_for()
    await picture(other, "room-photo")
    await other.keyboard.press("Escape")
    for each in (page, other):
        await fits(each)


@SIZES
async def test_private_chats_are_private(witness: Witness, size: tuple[int, int]) -> None:
    """The private chat is there before its first word, and nobody else sees what is said in it."""
    page, other = await come(witness, size), await come(witness, size)
    await page.get_by_text("以后再说").click()
    await side(page, "button", "私聊工会小秘")
    await write(page, "/web")
    await last(page, "打开网页").wait_for()
    await picture(page, "room-private")
    await side(page, "radio", "李建国")
    await side(page, "button", "红星机械厂")
    await page.locator("#log", has_text="走访").wait_for()
    for each in (page, other):
        assert "打开网页" not in await each.locator("#log").inner_text()
        await fits(each)


async def test_the_clock_moves_in_every_tab(witness: Witness, visitor: Visitor) -> None:
    """A jump to the next reminder, a stop, a faster pace: seen by all, and the reminder is there."""
    page, other = await come(witness), await come(witness, PHONE)
    due = (await visitor.view())["targets"]["到下一个提醒"]
    before = len(await visitor.messages())
    await page.get_by_role("button", name="到下一个提醒").click()
    await visitor.rest()
    said = (await visitor.messages())[before:]
    assert said and (await visitor.view())["now"] >= due
    for each in (page, other):
        await each.locator(f"#m{said[-1]['message_id']}").wait_for()
    await page.get_by_role("radio", name="停住").click()
    await other.locator("#setting").click()
    await other.locator("#speeds [aria-checked=true]", has_text="停").wait_for()
    await other.get_by_role("radio", name="一秒走一小时").click()
    await page.locator("#speeds [aria-checked=true]", has_text="×3600").wait_for()
    await other.get_by_role("radio", name="停住").click()
    await picture(other, "room-clock")


async def test_the_program_stops_and_comes_back(witness: Witness, demo: Running) -> None:
    """The page says so, tries again by itself, and everything is still there."""
    witness.expected += [
        "net::ERR_CONNECTION_REFUSED",
        "net::ERR_INCOMPLETE_CHUNKED",
        "net::ERR_EMPTY_RESPONSE",
    ]
    page = await come(witness)
    await write(page, WORK)
    await last(page, "已记录").filter(has_text="5户").wait_for()
    demo.stop()
    await page.locator("#trouble", has_text="连不上房间").wait_for()
    await picture(page, "room-stopped")
    demo.again()
    await page.locator("#trouble").wait_for(state="hidden")
    await last(page, "已记录").filter(has_text="5户").get_by_role("button", name="撤销").click()
    await page.locator(".toast", has_text="已撤销").wait_for()


async def test_a_new_beginning_clears_every_tab(witness: Witness) -> None:
    """「重新开始」 asks first; then what was said is gone in both tabs, and the sample month is there."""
    page, other = await come(witness), await come(witness, PHONE)
    await write(page, "这句话不会留下")
    await last(other, "这句话不会留下").wait_for()
    await page.get_by_role("button", name="重新开始").click()
    await picture(page, "room-restart")
    await page.locator("#sure").get_by_role("button", name="重新开始").click()
    for each in (page, other):
        await each.locator("#log", has_text="这句话不会留下").wait_for(state="detached")
        await each.locator(".message", has_text="慰问困难职工8户").first.wait_for()
    # the sample month is through: on a busy machine that takes a while
    await page.locator("#jumps button:enabled").first.wait_for(timeout=60_000)


async def test_words_written_before_the_room_is_there_stay(witness: Witness) -> None:
    """On a slow machine somebody begins to write before the first answer has come."""
    page = await come(witness)
    held = asyncio.Event()

    async def slowly(route: "Route") -> None:
        await held.wait()
        await route.continue_()

    await page.route("**/room/state?*", slowly)
    await page.reload()
    await page.locator("#words").fill(WORK)
    held.set()
    await page.locator(".message").first.wait_for()
    await page.unroute_all(behavior="ignoreErrors")
    assert await page.locator("#words").input_value() == WORK


async def test_the_keyboard_is_enough(witness: Witness) -> None:
    """Another person, into the composer by the skip link, a message, its button, its menu, its course."""
    page = await come(witness)
    await tab_to(page, "aria-checked", "true")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.locator("#subtitle", has_text="我是李建国").wait_for()
    await tab_to(page, "class", "skip", back=True)
    await page.keyboard.press("Enter")
    assert await focused(page, "id") == "words"
    await page.keyboard.type(WORK)
    await page.keyboard.press("Enter")
    await last(page, "已记录").filter(has_text="5户").wait_for()
    await tab_to(page, "data-label", "撤销", back=True)
    await page.keyboard.press("Enter")
    await page.locator(".toast", has_text="已撤销").wait_for()
    await tab_to(page, "class", "more", back=True)
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.locator("#inspector h3").first.wait_for()
    assert await focused(page, "id") == "inspector-title"
    await page.keyboard.press("Escape")
    await page.locator("#inspector").wait_for(state="hidden")


async def focused(page: "Page", attribute: str) -> str:
    """What has the focus."""
    found = await page.evaluate("(name) => document.activeElement.getAttribute(name) || ''", attribute)
    return str(found)


async def tab_to(page: "Page", attribute: str, value: str, *, back: bool = False) -> None:
    """Press Tab until there; whoever needs a hundred has no way."""
    for _ in range(100):
        await page.keyboard.press("Shift+Tab" if back else "Tab")
        if await focused(page, attribute) == value:
            return
    pytest.fail(f"no way to {value} by the keyboard")


def _picture() -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (600, 400), "#a33").save(kept, "PNG")
    return kept.getvalue()
