"""The pages inside Telegram: its signature as Telegram prescribes, fresh, once; and a session as /web gives."""

import hmac
import json
from datetime import datetime, timedelta
from urllib.parse import urlencode

import httpx
import pytest
from starlette.responses import Response

from bot.config import settings
from bot.config.settings import OFFICE
from bot.web.page_base import Office
from bot.web.page_templates import Drawing
from bot.web.site import mini_app_key, site_of
from handlers.core.messages.incoming_message import Who
from handlers.office import mini_app
from handlers.routing import command_menu
from storage.core import groups
from tests.unit.bot.web.house import CHEN, ORIGIN, SUN, Browser, House
from tests.unit.handlers.stage import LI, WANG, ZHOU
from union.core.groups import Role

pytestmark = pytest.mark.anyio
TOKEN = "1:test"
KEY = hmac.digest(b"WebAppData", TOKEN.encode(), "sha256")
APP = f"{OFFICE}/app"
# Of a bot of others, published with its token in github.com/Telegram-Mini-Apps/init-data-golang, issue 11.
PUBLISHED_TOKEN = "7342037359:AAHI25ES9xCOMPokpYoz-p8XVrZUdygo2J4"
PUBLISHED_AT = datetime.fromisoformat("2024-12-06T18:42:00+00:00")
PUBLISHED = (
    "user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%20%2B%20-%20%3F%20%5C%2F%22%2C%22last_name%22%3A%22"
    "Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22ru%22%2C%22is_premium%22%3Atrue%2C%22"
    "allows_write_to_pm%22%3Atrue%2C%22photo_url%22%3A%22https%3A%5C%2F%5C%2Ft.me%5C%2Fi%5C%2Fuserpic%5C%2F320%5C%2F4FPE"
    "E4tmP3ATHa57u6MqTDih13LTOiMoKoLDRG4PnSA.svg%22%7D&chat_instance=8134722200314281151&chat_type=private&auth_date="
    "1733509682&signature=TYJxVcisqbWjtodPepiJ6ghziUL94-KNpG8Pau-X7oNNLNBM72APCpi_RKiUlBvcqo5L-LAxIc3dnTzcZX_PDg"
    "&hash=a433d8f9847bd6addcc563bff7cc82c89e97ea0d90c11fe5729cae6796a36d73"
)


def home() -> House:
    house = House()
    house.services.mini_app_key = KEY
    return house


def signed(house: House, who: Who, *, ago: float = 0, key: bytes = KEY, **more: str) -> str:
    """`initData` as Telegram gives it, `ago` seconds old."""
    user = {"id": who.user_id, "first_name": who.name, "language_code": who.language or "zh-hans"}
    stamp = str(int((house.stage.now - timedelta(seconds=ago)).timestamp()))
    fields = {"user": json.dumps(user), "auth_date": stamp, "query_id": "AAH", "signature": "x-y_z", **more}
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    return urlencode({**fields, "hash": hmac.new(key, lines.encode(), "sha256").hexdigest()})


async def opened(browser: Browser, data: str, **more: str) -> httpx.Response:
    return await browser.post(APP, data={"data": data, "look": "", "group": "", **more})


async def test_a_published_signature_holds() -> None:
    """One of a real client: `signature` is among what the hash is over, `+`, `\\/` and `%2B` are as they came."""
    house = House()
    house.services.mini_app_key = hmac.digest(b"WebAppData", PUBLISHED_TOKEN.encode(), "sha256")
    house.stage.now = PUBLISHED_AT
    found = mini_app.verified_opening(house.services, PUBLISHED)
    assert found is not None and (found.user_id, found.language) == (279058397, "ru")
    assert (
        mini_app.verified_opening(house.services, PUBLISHED.replace("chat_type=private", "chat_type=sender"))
        is None
    )


async def test_it_opens_a_session_like_a_link() -> None:
    """The very pages, with the standing of that person."""
    house = home()
    browser = house.browser()
    asked = await browser.get(APP)
    assert asked.status_code == 200 and f"{OFFICE}/assets/" in asked.text and "telegram.org" not in asked.text
    answer = await opened(browser, signed(house, LI), look="dark")
    assert answer.headers["location"] == f"{OFFICE}/g/1/month"
    shown = await browser.see("/month")
    assert "李建国" in shown.text and "委员" in shown.text and 'class="dark"' in shown.text
    assert "frame-ancestors 'self' https://web.telegram.org" in shown.headers["content-security-policy"]
    plain = await (await house.entered(ZHOU)).see("/month")
    assert "frame-ancestors 'none'" in plain.headers["content-security-policy"]


async def test_what_telegram_did_not_sign_opens_nothing() -> None:
    """Another key, a changed, missing or doubled field, too old or too new, no person, no data."""
    house = home()
    good = signed(house, LI)
    other = hmac.digest(b"WebAppData", b"2:other", "sha256")
    wrong = (
        signed(house, LI, key=other),
        signed(house, LI, key=hmac.digest(TOKEN.encode(), b"WebAppData", "sha256")),  # the two swapped
        good.replace(str(LI.user_id), str(ZHOU.user_id)),
        good.replace("&signature=x-y_z", ""),
        f"{good}&user=%7B%22id%22%3A{ZHOU.user_id}%7D",
        f"{good}&more=1",
        good.partition("&hash=")[0],
        good[:-1] + ("0" if good[-1] != "0" else "1"),
        signed(house, LI, ago=3601),
        signed(house, LI, ago=-301),
        signed(house, LI, auth_date="x"),
        signed(house, LI, user="[]"),
        signed(house, LI, user='{"id": "101"}'),
        signed(house, LI, user="{"),
        signed(house, SUN),
        signed(house, Who(999, "谁", None, None)),
        "",
        "x",
        "&".join("a=1" for _ in range(50)),
        "a=" + "x" * 5000,
    )
    for data in wrong:
        browser = house.browser()
        answer = await opened(browser, data)
        assert answer.status_code == 403 and not browser.cookies, data
        assert house.first.title not in answer.text
    assert (await opened(house.browser(), signed(house, LI, ago=3599))).status_code == 303


async def test_it_opens_once() -> None:
    """Who finds it later has nothing; the same window, loaded again, goes on."""
    house = home()
    data, browser = signed(house, LI), house.browser()
    assert (await opened(browser, data)).status_code == 303
    assert (await opened(house.browser(), data)).status_code == 403
    assert (await opened(browser, data)).headers["location"] == f"{OFFICE}/g/1/month"
    zhou = await house.entered(ZHOU)
    assert (await opened(zhou, data)).status_code == 403
    kept = str(list(house.office.store.db["web_openings"].rows))
    assert data.rpartition("hash=")[2] not in kept
    house.later(hours=3)
    assert (await opened(house.browser(), signed(house, LI))).status_code == 303
    assert house.office.store.db["web_openings"].count == 1


async def test_of_several_groups_the_person_chooses() -> None:
    """By a button; a link of a group leads into that one; another's group is no choice."""
    house = home()
    house.enrol(house.second, LI, Role.OFFICER)
    browser, data = house.browser(), signed(house, LI)
    asked = await opened(browser, data)
    assert house.first.title in asked.text and house.second.title in asked.text and not browser.cookies
    assert (await opened(browser, data, group="2")).headers["location"] == f"{OFFICE}/g/2/month"
    by_link = await opened(house.browser(), signed(house, LI, start_param="g1"))
    assert by_link.headers["location"] == f"{OFFICE}/g/1/month"
    foreign = await opened(house.browser(), signed(house, WANG), group="2")
    assert foreign.status_code == 200 and house.second.title not in foreign.text  # asked anew: only their own


async def test_who_may_not_is_not_let_in() -> None:
    """Who has left, a group the bot is not in; and nothing at all where there is no Mini App."""
    house = home()
    house.leave(LI)
    assert (await opened(house.browser(), signed(house, LI))).status_code == 403
    with house.office.store.unit() as db:
        groups.set_active(db, house.second, False)
    assert (await opened(house.browser(), signed(house, CHEN))).status_code == 403
    house.services.mini_app_key = b""
    assert (await opened(house.browser(), signed(house, ZHOU, key=b""))).status_code == 403


async def test_the_button_is_there_where_telegram_takes_it() -> None:
    """In private beside the link; with plain http only in the room."""
    house = home()
    house.link(LI)
    assert house.stage.labels(LI.user_id) == ["打开网页", "在 Telegram 里打开"]
    house.services.mini_app_key = b""
    house.link(LI)
    assert house.stage.labels(LI.user_id) == ["打开网页"]
    demo = settings.demo(ORIGIN)
    assert len(mini_app_key(demo)) == 32
    real = demo.telegram.model_copy(update={"api_base_url": "https://api.telegram.org/bot"})
    assert mini_app_key(demo.model_copy(update={"telegram": real})) == b""
    https = demo.web.model_copy(update={"public_url": "https://gonghui.example.org/office"})
    assert len(mini_app_key(demo.model_copy(update={"telegram": real, "web": https}))) == 32


async def test_the_menu_button_is_set_when_it_changes() -> None:
    """At the first start, not again; taken back when the pages are switched off, and set once more after."""
    house, sent = home(), []
    for address in ("", "https://a.example/app", "https://a.example/app", "", "", "https://a.example/app"):
        with house.office.store.unit() as db:
            command_menu.publish_button(db, house.stage.now, address)
        sent.append(len(house.office.sent("setChatMenuButton", 0)))
    assert sent == [0, 1, 1, 2, 2, 3]
    assert house.office.sent("setChatMenuButton", 0)[0] == {
        "menu_button": {"type": "web_app", "text": "网页", "web_app": {"url": "https://a.example/app"}}
    }


async def test_in_the_web_version_the_cookie_is_that_frames_alone() -> None:
    """Over https: SameSite=None with Partitioned, for it stands in another site's page."""
    house = home()
    answer = await opened(house.browser(), signed(house, LI))
    assert "SameSite=lax" in answer.headers["set-cookie"]  # http: this machine's own
    site = site_of("https://gonghui.example.org/office")
    response = Response()
    Office(house.services, site, Drawing(site)).remember(response, "gonghui", "x", framed=True)
    cookie = response.headers["set-cookie"]
    assert "SameSite=none" in cookie and "Secure" in cookie and cookie.endswith("; Partitioned")
