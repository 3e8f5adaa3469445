"""The office in a real browser, by role: what each sees and may do, on the page and heard in the chat; with and without JavaScript."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pytest

from tests.web.visitor import Visitor
from tests.web.witness import DESKTOP, PHONE, Witness, entered, fits, office, picture

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
SEEN = ["月历", "待办", "工作记录", "月报", "年度计划"]
RULING = ["分工", "设置"]
ADMIN, CHIEF, LEADER, MEMBER = "周敏", "李建国", "王芳", "陈晓"
ROSTER = ("李建国 负责人", "王芳 组长 一车间", "陈晓 群成员")


async def appoint(visitor: Visitor, *wanted: str) -> None:
    """By the 管理员's words in the group."""
    visitor.as_(MEMBER)
    await visitor.answer_to(await visitor.write("今天走访困难职工1户，慰问金500元"))
    visitor.as_(ADMIN)
    for words in wanted:
        said = await visitor.answer_to(await visitor.write(f"分工 {words}"))
        assert "已改" in said["text"], said["text"]


@pytest.mark.parametrize("script", [True, False], ids=["js", "no js"])
async def test_each_sees_what_is_theirs(witness: Witness, visitor: Visitor, script: bool) -> None:
    """管理员, 负责人, 组长, 群成员: the same pages to read; signing for the 负责人, forms for the 管理员, for others a refusal."""
    witness.expected += ["status of 403"]
    await appoint(visitor, *ROSTER)
    for name, more in _menus().items():
        size = DESKTOP if name in (ADMIN, LEADER) else PHONE
        page = await entered(witness, visitor, name, size=size, java_script_enabled=script)
        menu = page.get_by_role("navigation", name="各页").get_by_role("link")
        assert await menu.all_inner_texts() == [*SEEN, *more], name
        assert f"{name} · " in await page.locator("header").inner_text()
        for words in [*SEEN, *more]:
            await page.get_by_role("navigation", name="各页").get_by_role("link", name=words).click()
            assert await page.locator("nav [aria-current=page]").inner_text() == words
            if script:
                await fits(page)
        await _may(page, name)


def _menus() -> Mapping[str, Sequence[str]]:
    return {ADMIN: RULING, CHIEF: ["审签", *RULING], LEADER: RULING, MEMBER: RULING}


async def _may(page: "Page", name: str) -> None:
    """The forms a page has, and what the address alone opens."""
    group = page.url.rpartition("/")[0]
    forms = page.locator("main form")
    await page.goto(f"{group}/settings")
    assert (await forms.count() > 10) is (name == ADMIN)
    await page.goto(f"{group}/roles/4")
    assert (await forms.count() > 2) is (name == ADMIN)
    answer = await page.goto(f"{group}/signing")
    assert answer is not None and answer.status == (200 if name == CHIEF else 403)


async def test_a_setting_of_the_page_is_heard_in_the_chat(witness: Witness, visitor: Visitor) -> None:
    """「仅限委员记录」 switched on without JavaScript: a stranger to the roster is refused in the group at once."""
    page = await entered(witness, visitor, ADMIN, size=PHONE, java_script_enabled=False)
    await page.get_by_role("link", name="设置").click()
    before = await page.locator("#officers_only p").first.inner_text()
    await page.locator("#officers_only").get_by_role("button").click()
    await page.locator(".said", has_text="已改").wait_for()
    assert await page.locator("#officers_only p").first.inner_text() != before
    visitor.as_(MEMBER)
    said = await visitor.answer_to(await visitor.write("/log 今天走访困难职工1户，慰问金500元"))
    assert "委员" in said["text"] and "已记录" not in said["text"]
    await page.locator("#reminder_time input[type=time]").fill("10:30")
    await page.locator("#reminder_time").get_by_role("button").click()
    await page.locator(".said", has_text="10:30").wait_for()
    visitor.as_(ADMIN)
    told = await visitor.answer_to(await visitor.write("/settings"))
    assert "10:30" in str(told)


async def test_a_setting_is_changed_by_the_keyboard_alone(witness: Witness, visitor: Visitor) -> None:
    """Without JavaScript: Tab to the button, Enter; the page says what holds now."""
    page = await entered(witness, visitor, ADMIN, java_script_enabled=False)
    await page.get_by_role("link", name="设置").press("Enter")
    await page.locator("#week_plan").wait_for()
    for _ in range(150):
        await page.keyboard.press("Tab")
        if await page.locator("#week_plan button:focus").count():
            break
    await page.keyboard.press("Enter")
    await page.locator(".said", has_text="已改，周一安排：开").wait_for()


async def test_an_item_is_drawn_to_another_day(witness: Witness, visitor: Visitor) -> None:
    """Where there is a pointer; the group hears of it as of any new time."""
    page = await entered(witness, visitor, ADMIN)
    await page.drag_and_drop(".grid .entry[data-number='24']", "td[data-day='2026-11-27']")
    await page.locator(".said", has_text="已改期 #24").wait_for()
    await visitor.find(lambda one: "已改期 #24" in one.get("text", "") and "11月27日" in one["text"])


async def test_the_report_is_signed_on_the_page(witness: Witness, visitor: Visitor) -> None:
    """审签 switched on by the 管理员, the draft remarked and published by the 负责人 without JavaScript, posted in the group."""
    await appoint(visitor, *ROSTER)
    page = await entered(witness, visitor, ADMIN)
    await page.get_by_role("link", name="设置").click()
    await page.locator("#signing").get_by_role("button").click()
    await page.locator(".said").wait_for()
    await visitor.jump("到月底")
    await visitor.rest()
    assert not [one for one in await visitor.messages() if "11月月报" in one.get("text", "")]
    chief = await entered(witness, visitor, CHIEF, size=PHONE, java_script_enabled=False)
    room = await witness.open()
    await chief.get_by_role("link", name="审签").click()
    await fits(chief)
    await picture(chief, "office-signing")
    await chief.locator("textarea").first.fill("本月数字已经核对。")
    await chief.get_by_role("button", name="保存说明").click()
    await chief.locator(".said").wait_for()
    stale = await chief.context.new_page()
    await stale.goto(chief.url)
    await chief.get_by_role("button", name="发布").click()
    await chief.locator(".said", has_text="发布").wait_for()
    await room.locator(".message", has_text="本月数字已经核对").last.wait_for()
    posted = await visitor.find(lambda one: "11月月报" in one.get("text", ""))
    assert "本月数字已经核对。" in posted["text"]
    await stale.get_by_role("button", name="发布").click()
    await stale.locator(".said").wait_for()
    assert len([one for one in await visitor.messages() if "本月数字已经核对" in one.get("text", "")]) == 1


async def test_a_role_given_on_the_page_holds_at_once(witness: Witness, visitor: Visitor) -> None:
    """The 管理员 makes somebody 负责人 by keyboard alone; their open page has the signing at the next click."""
    page, theirs = await entered(witness, visitor, ADMIN), await entered(witness, visitor, LEADER)
    assert "审签" not in await theirs.locator("header").inner_text()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    assert await page.evaluate("document.activeElement.id") == "content"
    for words in ("分工", LEADER):
        await page.get_by_role("link", name=words).first.focus()
        await page.keyboard.press("Enter")
        await page.wait_for_load_state()
    await page.get_by_role("button", name="设为负责人").focus()
    await page.keyboard.press("Enter")
    await page.locator(".said", has_text="负责人").wait_for()
    await picture(page, "office-person")
    await theirs.reload()
    assert "审签" in await theirs.locator("header").inner_text()
    assert office(page) == office(theirs)
