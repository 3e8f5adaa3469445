"""The office's door in a real browser: strangers, another group's link, links used twice or too late, whoever has left."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.clock import host_now
from storage.core import groups, people
from storage.engine.database import open_store
from tests.web import running
from tests.web.running import Running
from tests.web.visitor import Visitor
from tests.web.witness import PHONE, Witness, entered, link_of, office, picture
from union.core.groups import Role, Settings

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
ADMIN, OFFICER, SECOND = "周敏", "李建国", "第二机床厂工会"
PATHS = (
    "/month",
    "/agenda",
    "/logs",
    "/log/1",
    "/reports",
    "/report/2026-10",
    "/plan",
    "/roles",
    "/settings",
    "/signing",
)


@pytest.fixture
def demo(seed: Path, tmp_path: Path) -> Iterator[Running]:
    """A demo whose database has a second group, which 李建国 is in and 周敏 is not."""
    begun = running.start_copy(seed, tmp_path / "demo", before=_second_group)
    yield begun
    begun.stop()
    assert begun.complaints() == []


def _second_group(folder: Path) -> None:
    store = open_store(folder / "data" / "demo" / "gonghui.db", "test")
    with store.unit() as db:
        group = groups.get(db, groups.create(db, -4000777, SECOND, host_now()), Settings())
        person = people.person_of_user(db, 1002)
        assert group is not None and person is not None
        people.enrol(db, group, person, Role.ADMIN, host_now())
    store.close()


async def _shut(page: "Page", path: str, code: int) -> None:
    """There is nothing here, and not a word of any group."""
    answer = await page.goto(path)
    assert answer is not None and answer.status == code, path
    told = await page.locator("body").inner_text()
    assert "/web" in told or code == 404
    for words in ("红星", SECOND, "困难职工", ADMIN, OFFICER):
        assert words not in await page.content()


async def test_a_stranger_sees_nothing(witness: Witness) -> None:
    """No session, made-up links: the way to /web, and nothing of any group."""
    witness.expected += ["status of 401", "status of 404"]
    page = await witness.open("/", size=PHONE)
    for path in PATHS:
        await _shut(page, f"/office/g/1{path}", 401)
    await picture(page, "door-stranger")
    for link in ("x", "1.2.3.abc", "%00", "../settings"):
        await _shut(page, f"/office/enter/{link}", 404)


async def test_another_groups_pages_are_nowhere(witness: Witness, visitor: Visitor) -> None:
    """An address of another group is as missing as one of no group; their link carries no further than their group."""
    witness.expected += ["status of 404"]
    page = await entered(witness, visitor, ADMIN)
    assert office(page) == f"{witness.address}/office/g/1"
    for path in PATHS:
        await _shut(page, f"/office/g/2{path}", 404)
        await _shut(page, f"/office/g/99{path}", 404)
    visitor.as_(OFFICER)
    number = await visitor.write("/web", chat=visitor.me)
    asked = await visitor.find(
        lambda one: one["message_id"] > number and SECOND in str(one.get("reply_markup")), visitor.me
    )
    await visitor.post("press", chat=visitor.me, message=asked["message_id"], data=SECOND)
    said = await visitor.find(lambda one: "打开网页" in str(one.get("reply_markup")), visitor.me)
    theirs = await witness.open(said["reply_markup"]["inline_keyboard"][0][0]["url"])
    await theirs.get_by_role("button", name="进入", exact=True).click()
    await theirs.wait_for_url("**/g/2/month")
    assert SECOND in await theirs.locator("header").inner_text()
    assert "红星" not in await theirs.content()
    for path in PATHS:
        await _shut(theirs, f"/office/g/1{path}", 404)


async def test_a_link_is_good_once(witness: Witness, visitor: Visitor) -> None:
    """Looking does not use it up, entering does: for the second browser and for the first."""
    witness.expected += ["status of 404"]
    link = await link_of(visitor, ADMIN)
    first, second = await witness.open(link), await witness.open(link, size=PHONE)
    await first.reload()
    await first.get_by_role("button", name="进入", exact=True).click()
    await first.wait_for_url("**/month")
    await second.get_by_role("button", name="进入", exact=True).click()
    await second.get_by_text("只能用一次").wait_for()
    await picture(second, "door-used")
    for page in (first, second):
        await _shut(page, link, 404)
    await first.goto("/office/g/1/month")
    assert "周敏" in await first.locator("header").inner_text()


async def test_links_and_sessions_run_out(witness: Witness, visitor: Visitor) -> None:
    """A link after a quarter of an hour, a session after half a day of nothing: by the demo's own clock."""
    witness.expected += ["status of 401", "status of 404"]
    link = await link_of(visitor, ADMIN)
    page = await entered(witness, visitor, ADMIN)
    room = await witness.open(size=PHONE)
    await room.locator("#setting").click()
    await room.get_by_role("button", name="+1 小时").click()
    await visitor.rest()
    await _shut(await witness.open(), link, 404)
    await page.reload()
    assert "周敏" in await page.locator("header").inner_text()
    await room.get_by_role("button", name="+1 天").click()
    await visitor.rest()
    await _shut(page, "/office/g/1/month", 401)


async def test_out_is_out(witness: Witness, visitor: Visitor) -> None:
    """「退出」, the way back in the browser, another tab of it, an old form; and 「让所有网页登录失效」 from elsewhere."""
    witness.expected += ["status of 401"]
    page, theirs = await entered(witness, visitor, ADMIN), await entered(witness, visitor, ADMIN, size=PHONE)
    tab = await page.context.new_page()
    await tab.goto(f"{office(page)}/settings")
    await page.get_by_role("button", name="退出").click()
    await page.get_by_text("/web").first.wait_for()
    await page.go_back()
    assert "红星" not in await page.content()
    await tab.locator("#signing").get_by_role("button").click()
    await tab.get_by_text("/web").first.wait_for()
    await theirs.goto(f"{office(theirs)}/settings")
    assert "打开" in await theirs.locator("#signing").inner_text()
    await theirs.get_by_role("button", name="让所有网页登录失效").click()
    await theirs.get_by_text("/web").first.wait_for()
    await _shut(theirs, "/office/g/1/month", 401)
