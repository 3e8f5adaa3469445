"""The guided tour in a real browser: from the first click to the month's report as a Word file in hand."""

from typing import TYPE_CHECKING

import docx
import pytest

from tests.web.visitor import Visitor
from tests.web.witness import DESKTOP, PHONE, Witness, figures, fits, picture

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
STEPS = 8


async def do(page: "Page", words: str) -> None:
    """Press a button of the tour's card."""
    await page.locator("#tour").get_by_role("button", name=words, exact=True).click()


async def done(page: "Page", step: int) -> None:
    """Wait until the card says that this step is done; then on to the next."""
    card = page.locator("#tour", has_text=f"{step}/{STEPS}")
    await card.locator(".done").wait_for()
    await picture(page, f"tour-{step}")
    await fits(page)
    await do(page, "下一步" if step < STEPS else "完成")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_a_newcomer_goes_from_the_first_click_to_the_report(
    witness: Witness, visitor: Visitor, size: tuple[int, int]
) -> None:
    """Eight steps by the card's own buttons; what the Word file sums up is what the group was told."""
    page = await witness.open(size=size)
    await do(page, "开始引导")
    await do(page, "下一步")
    await do(page, "替我写")
    await done(page, 2)
    await page.locator(".spot", has_text="撤销").click()
    await page.locator(".toast:not([hidden])").wait_for()
    await page.locator(".spot", has_text="恢复").click()
    await done(page, 3)
    await do(page, "替我写")
    await done(page, 4)
    await do(page, "拨到它的提醒")
    await page.locator(".message .spot").click()
    await done(page, 5)
    await do(page, "替我写")
    await done(page, 6)
    await do(page, "拨到月底")
    await page.locator("#tour .advice").wait_for()
    async with page.expect_download() as coming:
        await page.locator("a.document.spot").click()
    saved = await (await coming.value).path()
    assert (await coming.value).suggested_filename.endswith(".docx")
    await done(page, 7)
    await do(page, "替我写")
    await done(page, 8)
    await page.locator("#tour").wait_for(state="hidden")
    said = await visitor.find(lambda one: "11月月报" in one.get("text", ""))
    _same_figures(docx.Document(str(saved)), said["text"])


def _same_figures(paper: "docx.document.Document", said: str) -> None:
    """The sums: the talk's part above its lists, and the paper's paragraphs and tables, which name the unit at their head."""
    cells = [cell.text.replace(",", "") for table in paper.tables for row in table.rows for cell in row.cells]
    told, written = figures(said), figures("\n".join([*(one.text for one in paper.paragraphs), *cells]))
    assert {one for one in told - written if one.removesuffix("元") not in cells} == set()
    assert {"12户", "6000元"} <= figures(said)
    assert len(told) > 10
