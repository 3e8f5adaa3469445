"""Links and sessions: for one person, once, for a while; and out at once when the person is."""

import pytest

from bot.config.settings import OFFICE
from bot.web.site import keys_of
from handlers.office import web_command
from storage.core import groups, people
from tests.unit.bot.web.house import CHEN, SUN, Browser, House
from tests.unit.handlers.stage import LI, WANG, ZHOU, in_private
from union.core.groups import Role

pytestmark = pytest.mark.anyio


async def code(browser: Browser, path: str = "/month", group: int = 1) -> int:
    return (await browser.see(path, group)).status_code


async def test_a_link_only_asks_and_its_button_enters() -> None:
    """A preview, a scanner or a second look uses nothing up; the button does, and keeps a strict cookie."""
    house = House()
    link, browser = house.link(LI), house.browser()
    for _again in range(3):
        asked = await browser.get(link)
        assert asked.status_code == 200 and "李建国" in asked.text and not browser.cookies
    entered = await browser.post(link)
    assert entered.headers["location"] == f"{OFFICE}/g/1/month"
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and f"Path={OFFICE}" in cookie
    assert "Secure" not in cookie  # the demo is http
    assert await code(browser) == 200


async def test_a_link_opens_once() -> None:
    """Whoever finds it later, in a log or over a shoulder, has nothing."""
    house = House()
    link = house.link(LI)
    assert (await house.browser().post(link)).status_code == 303
    for method in ("GET", "POST"):
        again = await house.browser().request(method, link)
        assert again.status_code == 404 and "set-cookie" not in again.headers
        assert "李建国" not in again.text and house.first.title not in again.text


async def test_a_link_is_good_for_a_quarter_of_an_hour() -> None:
    """Not a second longer."""
    house = House()
    link = house.link(LI)
    house.later(minutes=14, seconds=59)
    assert (await house.browser().get(link)).status_code == 200
    house.later(seconds=1)
    assert (await house.browser().post(link)).status_code == 404


def changed_letter(link: str) -> str:
    """The link with another letter in the midst of its signature: the last one holds bits that base64 throws away."""
    at = len(link) - 10
    return link[:at] + ("a" if link[at] != "a" else "b") + link[at + 1 :]


async def test_forged_links_open_nothing() -> None:
    """Another key, a changed letter, another person's or group's visit, another purpose, and anything at all."""
    house = House()
    link = house.link(LI)
    own = house.services.key
    house.services.key = keys_of("2:other")
    foreign = house.link(LI)
    house.services.key = own
    browser = await house.entered(LI)
    tries = [
        foreign, changed_letter(link), house.forged(), house.forged(group_id=2),
        house.forged(person_id=house.people[ZHOU].id), house.forged(visit_id=-1), house.forged(group_id="1; drop"),
        f"{OFFICE}/enter/{browser.cookies['gonghui']}", f"{OFFICE}/enter/x", f"{OFFICE}/enter/{'x' * 4000}",
    ]  # fmt: skip
    for wrong in tries:
        assert (await house.browser().post(wrong)).status_code == 404, wrong


async def test_a_forged_cookie_is_nobody() -> None:
    """A link's own letters are no session, nor is anything else."""
    house = House()
    link = house.link(LI).rpartition("/")[2]
    for cookie in ("", "x", link, "x" * 5000):
        browser = house.browser()
        browser.cookies.set("gonghui", cookie)
        assert await code(browser) == 401


async def test_a_session_ends_when_idle_and_after_a_week() -> None:
    """Twelve hours without a look, seven days with one every hour."""
    house = House()
    browser = await house.entered(LI)
    house.later(hours=11, minutes=59)
    assert await code(browser) == 200
    house.later(hours=12, minutes=1)
    assert await code(browser) == 401
    browser = await house.entered(LI)
    for _hour in range(16):
        house.later(hours=10, minutes=29)
        assert await code(browser) == 200
    house.later(hours=5)
    assert await code(browser) == 401


async def test_who_leaves_the_group_is_out_at_once() -> None:
    """The roster is asked at every request, and for the link too."""
    house = House()
    browser, link = await house.entered(LI), house.link(LI)
    house.leave(LI)
    assert await code(browser) == 401
    assert (await house.browser().post(link)).status_code == 404


async def test_a_group_the_bot_is_not_in_is_closed() -> None:
    """Also one the operator does not serve."""
    house = House()
    browser = await house.entered(LI)
    with house.office.store.unit() as db:
        groups.set_active(db, house.first, False)
    assert await code(browser) == 401
    with house.office.store.unit() as db:
        groups.set_active(db, house.first, True)
    house.services.allowed_chats = frozenset({-1})
    assert await code(browser) == 401


async def test_another_groups_pages_are_nowhere() -> None:
    """404 as for a page that never was, with no word of that group; without a session how to get one."""
    house = House()
    browser = await house.entered(LI)
    for path in (
        "/month",
        "/agenda",
        "/logs",
        "/log/1",
        "/report/2026-11",
        "/photo/1",
        "/plan",
        "/report/2026-11/file.docx",
    ):
        other, none = await browser.see(path, house.second.id), await browser.see("/nothing")
        assert other.status_code == none.status_code == 404
        assert other.text == none.text and house.second.title not in other.text
        closed = await house.browser().see(path, house.second.id)
        assert closed.status_code == 401 and house.second.title not in closed.text


async def test_of_two_groups_each_has_its_own_link() -> None:
    """In private the bot asks which; the session is of that one alone."""
    house = House()
    house.enrol(house.second, LI, Role.OFFICER)
    house.stage.write(LI, "/web", web_command.web, in_private(LI))
    assert house.stage.labels(LI.user_id) == [house.first.title, house.second.title]
    house.stage.press(LI, house.second.title, web_command.DEEDS, in_private(LI))
    house.leave(LI)  # of the first: then /web gives the second's at once
    browser = await house.entered(LI)
    assert await code(browser, group=house.second.id) == 200
    assert await code(browser) == 404


async def test_leaving_ends_the_session_for_good() -> None:
    """The same cookie opens nothing any more."""
    house = House()
    browser = await house.entered(LI)
    cookie = browser.cookies["gonghui"]
    left = await browser.post(f"{OFFICE}/g/1/leave", data={"form": await browser.token()})
    assert left.status_code == 303
    thief = house.browser()
    thief.cookies.set("gonghui", cookie)
    assert await code(thief) == 401


@pytest.mark.parametrize("token", ["", "x", "another's"])
async def test_a_form_needs_its_sessions_token(token: str) -> None:
    """Nothing happens without, and the session goes on."""
    house = House()
    browser, other = await house.entered(LI), await house.entered(ZHOU)
    brought = await other.token() if token == "another's" else token
    cookie = browser.cookies["gonghui"]
    assert (await browser.post(f"{OFFICE}/g/1/leave", data={"form": brought})).status_code == 403
    browser.cookies.set("gonghui", cookie, domain="127.0.0.1", path=OFFICE)
    assert await code(browser) == 200


async def test_the_admin_ends_all_sessions_of_the_group() -> None:
    """Every session, and every link that was not used; another group's go on. An officer can't."""
    house = House()
    mine, theirs, link = await house.entered(LI), await house.entered(CHEN), house.link(WANG)
    house.link(ZHOU)
    house.stage.press(ZHOU, "让所有网页登录失效", web_command.DEEDS, in_private(ZHOU))
    assert await code(mine) == 401
    assert (await house.browser().post(link)).status_code == 404
    assert await code(theirs, group=house.second.id) == 200
    house.link(LI)
    assert "让所有网页登录失效" not in house.stage.labels(LI.user_id)


async def test_strangers_get_no_link() -> None:
    """On no roster: nothing is sent, and nothing kept."""
    house = House()
    house.stage.write(SUN, "/web", web_command.web, in_private(SUN))
    assert house.office.sent(chat_id=SUN.user_id)[-1].get("reply_markup") is None
    assert list(house.office.store.db.query("select * from web_visits")) == []


async def test_without_a_public_address_the_command_says_so() -> None:
    """No link to nowhere."""
    house = House()
    house.services.public_url = ""
    house.stage.write(LI, "/web", web_command.web, in_private(LI))
    assert "没有开通" in house.stage.shown(LI.user_id)


async def test_the_database_holds_nothing_that_opens() -> None:
    """Only hashes; what was issued long ago is forgotten."""
    house = House()
    link = house.link(LI)
    browser = await house.entered(LI)
    kept = str(list(house.office.store.db.query("select * from web_visits")))
    for secret in (link.rpartition("/")[2], browser.cookies["gonghui"]):
        assert secret not in kept
    house.later(days=8)
    house.link(LI)
    assert len(list(house.office.store.db.query("select * from web_visits"))) == 1


async def test_a_removed_right_counts_at_the_next_request() -> None:
    """The name on the page is that of the moment."""
    house = House()
    browser = await house.entered(LI)
    assert "委员" in (await browser.see("/month")).text
    with house.office.store.unit() as db:
        people.enrol(db, house.first, house.people[LI], Role.MEMBER, house.stage.now, by_hand=True)
    assert "群成员" in (await browser.see("/month")).text
