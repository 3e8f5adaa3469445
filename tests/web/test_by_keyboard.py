"""The desk by the keyboard alone: Tab, Enter, arrows, Escape; whoever goes that way always sees where they are."""

from typing import TYPE_CHECKING

import pytest

from tests.web.visitor import Visitor
from tests.web.witness import ANY, DESKTOP, PHONE, Witness, entered, sound

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
ADMIN, MEETING = "周敏", "工会小组长例会"
FAR = 60  # stops of Tab after which nobody goes on
# Where the focus is: whether it is framed, in the window, and under nothing.
SEEN = """(() => {
  const one = document.activeElement, look = getComputedStyle(one), box = one.getBoundingClientRect();
  const framed = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
  const inside = box.width > 4 && box.height > 4 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const line = one.getClientRects()[0], above = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
  const free = one.contains(above) || above?.contains(one);
  return framed && inside && free ? "" : `${one.outerHTML.slice(0, 120)} framed ${framed}, inside ${inside}, free ${free}`;
})()"""


async def reach(page: "Page", selector: str, words: str = "", *, seen: bool = True) -> int:
    """Tab until this has the focus; how many times. `seen`: at each stop the focus is looked for."""
    wanted = page.locator(f"{selector}:focus", has_text=words)
    for stops in range(FAR):
        if await wanted.count():
            return stops
        await page.keyboard.press("Tab")
        assert not seen or (hidden := await page.evaluate(SEEN)) == "", hidden
    raise AssertionError(f"no way to {selector} {words}")


async def past_the_menu(page: "Page") -> None:
    """By the first link of every page, which is seen only by whoever goes by Tab."""
    await reach(page, "a.skip")
    await page.keyboard.press("Enter")
    assert await page.evaluate("document.activeElement.id") == "content"


async def add(page: "Page") -> None:
    """A meeting, from the month: the hour in its sentence, the day beside it."""
    await past_the_menu(page)
    await reach(page, "main a.add")
    await sound(page, "keys-month", ANY)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/add")
    await past_the_menu(page)
    await reach(page, "textarea")
    await page.keyboard.type(f"下午3点在三楼会议室开{MEETING}")
    await reach(page, "input[name=day]")
    await page.keyboard.type("11252026")  # month, day, year: a browser without translations
    await page.keyboard.press("Alt+ArrowDown")  # the browser's own calendar
    await page.keyboard.press("Escape")
    assert await page.locator("input[name=day]").input_value() == "2026-11-25"
    await sound(page, "keys-add", ANY)
    await reach(page, "main button.main")
    await page.keyboard.press("Enter")
    await page.locator(".said", has_text="已安排").wait_for()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_an_item_is_added_moved_and_finished(
    witness: Witness, visitor: Visitor, size: tuple[int, int]
) -> None:
    """What is written outlives Escape; the group hears the receipt, the new time, and that it is done; no fault of accessibility on the way."""
    page = await entered(witness, visitor, ADMIN, size=size)
    await add(page)
    await visitor.find(lambda one: "已安排" in one.get("text", "") and "11月25日 周三 15:00" in one["text"])
    await past_the_menu(page)
    await reach(page, ".grid a.entry" if size == DESKTOP else ".days a.line", MEETING)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/item/**")
    await past_the_menu(page)
    await reach(page, "input[name=clock]")
    await page.keyboard.press("ArrowUp")
    await reach(page, "main form button", "改期")
    await page.keyboard.press("Enter")
    await page.locator(".said", has_text="已改期").wait_for()
    await visitor.find(lambda one: "已改期" in one.get("text", "") and "16:00" in one["text"])
    await sound(page, "keys-item", ANY)
    await past_the_menu(page)
    await reach(page, "main button.main", "完成")
    await page.keyboard.press("Enter")
    await page.locator(".said", has_text="已完成").wait_for()
    await visitor.find(lambda one: "✅ 已完成" in one.get("text", "") and MEETING in one["text"])
    await sound(page, "keys-done", ANY)


async def test_it_goes_without_scripts(witness: Witness, visitor: Visitor) -> None:
    """The same way where the browser runs none."""
    page = await entered(witness, visitor, ADMIN, java_script_enabled=False)
    await reach(page, ".pager a.add", seen=False)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/add")
    await reach(page, "textarea", seen=False)
    await page.keyboard.type(f"11月25日下午3点在三楼会议室开{MEETING}")
    await reach(page, "main button.main", seen=False)
    await page.keyboard.press("Enter")
    await page.locator(".said", has_text="已安排").wait_for()
    await reach(page, ".grid a.entry", MEETING, seen=False)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/item/**")
    await reach(page, "main button.main", "完成", seen=False)
    await page.keyboard.press("Enter")
    await page.locator(".said", has_text="已完成").wait_for()
