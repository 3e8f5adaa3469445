"""Every page and the room as people see them: axe-core finds no serious fault in light or dark, nothing is too wide, nothing moves for whoever wants none of it."""

import pytest

from tests.web.visitor import Visitor
from tests.web.witness import ANY, DESKTOP, PHONE, Witness, entered, fits, link_of, office, sound

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
ADMIN = "周敏"
PAGES = (
    "month", "month/2026-12", "week/2026-11-18", "year/2026", "add", "agenda", "logs", "log/1", "item/12", "reports", "report/2026-10",
    "report/2026-11", "plan", "roles", "roles/2", "settings", "settings/leads", "settings/letterhead", "signing", "history", "logs?q=职工",
    "month?kind=meeting", "agenda?owner=1", "report/2026", "plan?year=2027", "item/17",
)  # fmt: skip
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
SIGHT = """(() => document.getAnimations().filter((one) => one.playState === "running").length)()"""


async def draft(witness: Witness, visitor: Visitor) -> None:
    """A report that waits for its signature."""
    page = await entered(witness, visitor, ADMIN)
    await page.goto(f"{office(page)}/settings")
    await page.locator("#signing").get_by_role("button").click()
    await page.locator(".said").wait_for()
    await visitor.jump("到月底")
    await visitor.rest()


@SCHEMES
async def test_every_page_of_the_office(witness: Witness, visitor: Visitor, scheme: str) -> None:
    """As the 管理员, who is the 负责人 too, sees it; on a phone and on a desktop."""
    witness.expected += ["status of 404"]
    await draft(witness, visitor)
    page = await entered(witness, visitor, ADMIN, color_scheme=scheme)
    base = office(page)
    for number, path in enumerate(PAGES):
        width, height = PHONE if (number + (scheme == "dark")) % 2 else DESKTOP
        await page.set_viewport_size({"width": width, "height": height})
        await page.goto(f"{base}/{path}")
        await sound(page, "office-" + path.replace("/", "-"), ANY)
    await page.goto(f"{base}/no/such/page")
    await sound(page, "office-missing", ANY)
    await page.goto(f"{base}/report/2026-10")
    await page.locator("a.figure").first.click()
    await sound(page, "office-figure", ANY)
    await page.goto(f"{base.partition('/g/')[0]}/help")
    await sound(page, "office-help", ANY)
    await page.goto(await link_of(visitor, ADMIN))
    await sound(page, "office-door", ANY)


async def test_every_page_in_both_widths_and_three_languages(witness: Witness, visitor: Visitor) -> None:
    """Longer words and narrower screens: nothing is pushed sideways."""
    await draft(witness, visitor)
    page = await entered(witness, visitor, ADMIN)
    base = office(page)
    for language in ("en", "zh_Hant"):
        await page.goto(f"{base}/month?lang={language}")
        for path in PAGES:
            await page.goto(f"{base}/{path}")
            for width, height in (PHONE, DESKTOP):
                await page.set_viewport_size({"width": width, "height": height})
                await fits(page)
        await sound(page, f"office-signing-{language}", ANY)


@SCHEMES
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_the_room_in_all_its_states(witness: Witness, scheme: str, size: tuple[int, int]) -> None:
    """The talk, the drawer, a menu, the course of a message, commands, a question, a photo, the tour."""
    page = await witness.open(size=size, color_scheme=scheme)
    await page.locator(".message").first.wait_for()
    await sound(page, "room-start")
    await page.locator(".more").last.click()
    await sound(page, "room-menu")
    await page.keyboard.press("Escape")
    await page.locator(".look").last.click()
    await page.locator("#inspector h3").first.wait_for()
    await sound(page, "room-inspector")
    await page.locator("#inspector-off").click()
    await page.locator("#words").fill("/")
    await page.locator("#orders li").first.wait_for()
    await sound(page, "room-commands")
    await page.locator("#words").fill("")
    await page.locator(".open-photo").last.click()
    await sound(page, "room-light")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="开始引导").click()
    await page.locator(".dots").wait_for()
    await sound(page, "room-tour")
    if await page.locator("#menu").is_visible():
        await page.locator("#menu").click()
        await sound(page, "room-drawer")
    await page.locator("#restart").click()
    await sound(page, "room-question")


async def test_nothing_moves_for_whoever_wants_none_of_it(witness: Witness) -> None:
    """With reduced motion no animation, no smooth scrolling; without, there are some."""
    calm, lively = await witness.open(), await witness.open(reduced_motion="no-preference")
    for page in (calm, lively):
        await page.locator(".message").first.wait_for()
        await page.get_by_role("button", name="开始引导").click()
        await page.locator(".spot").wait_for()
    assert await calm.evaluate(SIGHT) == 0
    assert await lively.evaluate(SIGHT) > 0
