"""What a secretary is told, at a phone's width: minutes to done, a collection with some missing, leave, a day, a vote."""

from typing import TYPE_CHECKING

import pytest

from tests.web.visitor import Visitor
from tests.web.witness import PHONE, Witness, fits, picture

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
MINUTES = "会上定了：王芳12月8日前统计人数，李建国12月10日前出采购方案，赵丽芳负责联系超市"


async def told(visitor: Visitor, page: "Page", who: str, words: str, answer: str) -> None:
    """Somebody writes, and the page shows what comes of it."""
    await visitor.as_(who).write(words)
    await page.locator(".message", has_text=answer).last.wait_for()


async def kept(page: "Page", name: str) -> None:
    """What is at the end of the talk, as a phone shows it."""
    await page.locator(".message").last.scroll_into_view_if_needed()
    await fits(page)
    await picture(page, f"secretary-{name}")


async def test_a_meeting_and_what_comes_of_it(witness: Witness, visitor: Visitor) -> None:
    """The card of minutes is adopted by its word; each is done by a word; how it stands is asked."""
    page = await witness.open(size=PHONE)
    await page.locator(".message").first.wait_for()
    await page.get_by_text("以后再说").click()
    await told(visitor, page, "周敏", MINUTES, "会上定的3项")
    await kept(page, "minutes")
    await told(visitor, page, "周敏", "采用", "已安排2项")
    await told(visitor, page, "王芳", "人数统计好了，一共186人", "统计人数，已完成")
    await told(visitor, page, "周敏", "上次会上定的事怎么样了", "完成1项，还差1项")
    await kept(page, "tasks")


async def test_a_collection_leave_a_day_and_a_vote(witness: Witness, visitor: Visitor) -> None:
    """All of it in words, as one types on a phone."""
    page = await witness.open(size=PHONE)
    await page.locator(".message").first.wait_for()
    await page.get_by_text("以后再说").click()
    await told(visitor, page, "周敏", "/branches 一车间、二车间、三车间", "个小组")
    await told(visitor, page, "周敏", "各车间12月5日前报困难职工名单", "还差：")
    await told(visitor, page, "王芳", "一车间3户，名单交了", "一车间 ✓")
    await kept(page, "collection")
    await told(visitor, page, "王芳", "我下周休假，有事找李建国", "不在")
    await told(visitor, page, "周敏", "谁下周不在", "王芳")
    await kept(page, "leave")
    await told(visitor, page, "周敏", "下周哪天开委员会合适", "哪天合适")
    await told(visitor, page, "李建国", "周三不行，周四吧", "李建国")
    await kept(page, "day")
    await told(visitor, page, "周敏", "表决：春节慰问标准每人300元，赞成/反对/弃权", "应投")
    await told(visitor, page, "李建国", "赞成", "赞成 1人")
    await kept(page, "vote")
