"""Every page, form and feed there is, visited by everybody: with their session, another group's, a former member's, none.

Routes are asked of the application itself: one without an entry here fails.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

import httpx
import pytest
from starlette.routing import Route

from bot.config import settings
from bot.telegram.update_intake import Intake
from bot.web.app import web_app
from bot.web.site import keys_of
from handlers.feeds import feed_content
from handlers.feeds.feed_content import FeedContext, source_of
from handlers.office import web_session
from handlers.office.web_session import LINK, Pass
from storage.core import people
from storage.feeds import subscriptions
from storage.office import web_sessions
from tests.walk.needs import PLAN, Need
from tests.walk.world import ANYBODY, OURS, STANDINGS, THEIRS, WHO, World
from union.core.groups import Role
from union.core.rights import Action, Place, Standing

pytestmark = pytest.mark.anyio
ORIGIN = "http://127.0.0.1"
A = Action
WEB, SETTINGS, ROLES, SIGN = Need(A.WEB), Need(A.SETTINGS), Need(A.ROLES), Need(A.SIGN)
FINISH = Need(A.FINISH)
OPEN = Need(
    None
)  # shows nothing of any group: the way in, assets, what signs itself (webhook, Mini App, feeds)
VISITORS = tuple(name for name in STANDINGS if name != "anonymous")


@dataclass(frozen=True)
class Entry:
    """The row a route stands under, what stands in its path and form; `must`: by who may something is changed."""

    need: Need
    path: dict[str, object] = field(default_factory=dict)
    form: dict[str, object] = field(default_factory=dict)
    must: bool = False


def entries(world: World) -> dict[str, Entry]:
    """By method and path as the application knows it."""
    person = {"person": world.all.people["other"].id}
    signed = {"month": "2026-10"} | {"code": world.books.code, "text": "少了两户"}
    role = person | {"code": "leader", "text": "一分会", "was": "officer/1"}
    number: dict[str, object] = {"number": 1}
    month, item = {"key": "2026-11"}, {"number": 5, "code": "0"}
    g = "/g/{group:int}"
    return {
        "GET /": OPEN_ENTRY, "GET /help": OPEN_ENTRY, "GET /feed/{token}.ics": OPEN_ENTRY, "GET /assets/{mark}/{name}": OPEN_ENTRY,
        "GET /enter/{link}": OPEN_ENTRY, "POST /enter/{link}": OPEN_ENTRY, "GET /app": OPEN_ENTRY, "POST /app": OPEN_ENTRY,
        f"POST {g}/leave": Entry(WEB, must=True),
        f"GET {g}/month": Entry(WEB), f"GET {g}/month/{{key}}": Entry(WEB, month),
        f"GET {g}/week/{{day}}": Entry(WEB, {"day": "2026-11-18"}), f"GET {g}/year/{{year:int}}": Entry(WEB, {"year": 2026}),
        f"GET {g}/agenda": Entry(WEB), f"GET {g}/item/{{number:ours}}": Entry(WEB, item),
        f"GET {g}/item/{{number:ours}}/{{code}}": Entry(WEB, item),
        f"GET {g}/logs": Entry(WEB), f"GET {g}/log/{{number:ours}}": Entry(WEB, number),
        f"GET {g}/number/{{number:ours}}": Entry(WEB, number), f"GET {g}/photo/{{photo:ours}}": Entry(WEB, {"photo": 1}),
        f"GET {g}/reports": Entry(WEB), f"GET {g}/report/{{key}}": Entry(WEB, month),
        f"GET {g}/report/{{key}}/figure/{{code}}": Entry(WEB, month | {"code": "0"}),
        f"GET {g}/report/{{key}}/file.{{form}}": Entry(WEB, month | {"form": "pdf"}),  # none made: files have tests of their own
        f"GET {g}/plan": Entry(WEB), f"GET {g}/history": Entry(Need(A.ALTER)), **acts(g),
        f"GET {g}/roles": Entry(WEB), f"GET {g}/roles/{{person:ours}}": Entry(ROLES, person),
        f"POST {g}/roles/role": Entry(ROLES, form=role, must=True),
        f"POST {g}/roles/branch": Entry(ROLES, form=role | {"was": ""}, must=True),
        f"POST {g}/roles/title": Entry(ROLES, form=role | {"was": ""}, must=True),
        f"POST {g}/roles/chief": Entry(ROLES, form=person | {"code": "on"}, must=True),
        f"GET {g}/settings": Entry(WEB), f"GET {g}/settings/leads": Entry(WEB), f"GET {g}/settings/letterhead": Entry(WEB),
        f"POST {g}/settings": Entry(SETTINGS, form={"name": "reminder_time", "code": "1000", "was": "0900"}),
        f"POST {g}/settings/leads": Entry(SETTINGS, form={"name": "meeting", "code": "d1", "was": "default"}),
        f"POST {g}/settings/letterhead": Entry(SETTINGS, form={"name": "paper_number", "text": "1号", "was": ""}, must=True),
        f"POST {g}/settings/topic": Entry(SETTINGS, form={"name": "digest_topic"}),
        f"POST {g}/settings/feed/renew": Entry(Need(A.FEED_OF_ALL)), f"POST {g}/settings/feed/stop": Entry(Need(A.FEED_OF_ALL)),
        f"POST {g}/settings/logins/end": Entry(Need(A.WEB_OF_ALL), must=True),
        f"GET {g}/signing": Entry(SIGN), f"POST {g}/signing/publish": Entry(SIGN, form=signed, must=True),
        f"POST {g}/signing/return": Entry(SIGN, form=signed, must=True),
        f"POST {g}/signing/remark": Entry(SIGN, form=signed, must=True),
        f"POST {g}/signing/again": Entry(SIGN, form={"month": "2026-09"}, must=True),
    }  # fmt: skip


def acts(g: str) -> dict[str, Entry]:
    """What is done on the pages of items and entries."""
    fields = {"number": 5, "code": "0", "was": "", "text": "二楼"}
    return {
        f"GET {g}/add": Entry(Need(A.ADD)),
        f"POST {g}/add": Entry(Need(A.ADD), form={"text": "11月27日下午3点开例会", "day": "", "clock": ""}, must=True),
        f"POST {g}/press": Entry(FINISH, form={"deed": "ev.snooze", "ids": "1:0:1d", "back": "/agenda"}),
        f"POST {g}/item/move": Entry(FINISH, form=fields | {"day": "2027-01-08", "clock": "", "was": "x"}),
        f"POST {g}/roles/list": Entry(Need(A.BRANCHES), form={"text": "一车间、二车间"}),
        f"POST {g}/item/set": Entry(FINISH, form=fields | {"name": "place"}),
        f"POST {g}/log/say": Entry(Need(A.CHANGE_OWN), form={"number": 1, "text": "应该是15户"}),
        f"POST {g}/item/back": Entry(FINISH, form=fields | {"draft": 1}),
        f"POST {g}/plan/file": Entry(PLAN, form={"text": "2027年工会工作计划\n3月组织女职工活动", "year": ""}, must=True),
    }  # fmt: skip


OPEN_ENTRY = Entry(OPEN)


def filled(path: str, values: Mapping[str, object]) -> str:
    """A route's path with what stands in it."""
    return re.sub(r"{(\w+)(?::int)?}", lambda found: str(values.get(found[1], "x")), path)


class Site:
    """The pages over the walk's world; a session for everybody, also for who was a member once."""

    def __init__(self) -> None:
        self.world = World()
        services = self.world.stage.services
        services.public_url, services.key = f"{ORIGIN}{settings.OFFICE}", keys_of("1:test")
        self.app = web_app(services, settings.demo(ORIGIN), cast(Intake, None))
        self.entries = entries(self.world)
        self.cases, self.found = 0, list[str]()
        self.cookies = {name: self._session(name) for name in VISITORS}
        self.world.keep()

    def routes(self) -> list[str]:
        """Method and path of every route."""
        found = cast(Any, self.app)._app.routes
        return [f"{method} {each.path}" for each in found if isinstance(each, Route)
                for method in sorted((each.methods or set()) - {"HEAD"})]  # fmt: skip

    def browser(self, cookie: str = "") -> httpx.AsyncClient:
        """One with this session."""
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        cookies = {"gonghui": cookie} if cookie else {}
        return httpx.AsyncClient(transport=transport, base_url=ORIGIN, cookies=cookies)

    def _session(self, name: str) -> str:
        """As if entered while of the group; who is of none any more has it still."""
        group = self.world.others.group if name == "outsider" else self.world.books.group
        services, who = self.world.stage.services, WHO[name]
        with self.world.stage.store.unit() as db:
            person = people.upsert_person(db, who.user_id, who.name, None, who.language, self.world.stage.now)
            is_away = people.member(db, group, person) is None
            if is_away:
                people.enrol(db, group, person, Role.ADMIN, self.world.stage.now)
            secret = web_session.new_secret()
            visit = web_sessions.issue(db, group, person, web_session.hash_of(secret), self.world.stage.now)
            link = web_session.signed_pass(services, LINK, Pass(group.id, person.id, visit, secret))
            entered = web_session.enter(services, db, link)
            if is_away:
                people.leave(db, group, person, self.world.stage.now)
        assert entered is not None
        return entered[1]

    def token(self, name: str) -> str:
        """What the forms of this session bring along."""
        given = web_session.read_pass(self.world.stage.services, web_session.SESSION, self.cookies[name])
        assert given is not None
        return web_session.form_token(self.world.stage.services, given)

    async def visit(self, route: str, name: str, group: int, *, token: str | None = None) -> None:
        """One request by somebody's session, judged."""
        entry, (method, path) = self.entries[route], route.split(" ")
        home, where = self.world.books.group.id, f"{route} of {group} by {name}"
        path = filled(path, {"group": group} | entry.path)
        self.world.db.conn.execute("delete from walked")
        self.world.db.conn.commit()
        form = {key: str(value) for key, value in entry.form.items()} | {"form": token or self.token(name)}
        cookie = self.cookies.get(name, name)
        async with self.browser(cookie) as browser:
            url = f"{settings.OFFICE}{path}"
            answer = await browser.request(method, url, data=form if method == "POST" else None)
        self.cases += 1
        standing = self.world.standing(name, Place.PRIVATE) if name in STANDINGS else Standing.STRANGER
        lets = (
            group == home
            and standing is not Standing.STRANGER
            and entry.need.lets(self.world, name, Place.PRIVATE)
        )
        touched = {(str(table), of) for table, of in self.world.db.conn.execute("select * from walked")}
        self.world.again()
        changed = {of for table, of in touched if of and table not in ANYBODY and table != "web_visits"}
        self._judge(
            where, answer, lets=lets and token is None, changed=changed, touched=bool(touched), entry=entry
        )
        shows = {OURS, THEIRS} - (
            {OURS} if group == home and entry.need.action and standing is not Standing.STRANGER else set()
        )
        shows -= {THEIRS} if name == "outsider" and group == self.world.others.group.id else set()
        self.found += [f"{where} shows {word}" for word in shows if word in answer.text]

    def _judge(
        self, where: str, answer: httpx.Response, *, lets: bool, changed: set[int], touched: bool, entry: Entry
    ) -> None:  # fmt: skip
        if answer.status_code >= 500:
            self.found.append(f"{where} failed: {answer.status_code}")
        allowed = {self.world.books.group.id} if lets else set()
        if where.endswith("by outsider"):  # with his own group's session
            allowed |= {self.world.others.group.id}
        if changed - allowed:
            self.found.append(f"{where} changed {changed}")
        if entry.need.action is None:
            return
        is_in = answer.status_code in (200, 303)
        if not lets and is_in and "by outsider" not in where:
            self.found.append(f"{where} was let in: {answer.status_code}")
        if lets and answer.status_code in (401, 403):
            self.found.append(f"{where} was refused: {answer.status_code}")
        if lets and entry.must and not touched:
            self.found.append(f"{where} did nothing")


@cache
def site() -> Site:
    """One for all."""
    return Site()


def test_every_route_is_walked() -> None:
    """Who adds a page says here which row of the table it stands under."""
    routes = set(site().routes())
    assert {route for route in routes if route not in site().entries} == set()
    assert {route for route in site().entries if route not in routes} == set()


async def walk(found: Site, routes: list[str], visitors: tuple[str, ...]) -> None:
    """Each page of either group, with the own session, another's form token, a forged session."""
    for route in routes:
        for name in visitors:
            for group in (found.world.books.group.id, found.world.others.group.id, 99):
                await found.visit(route, name, group)
            if route.startswith("POST"):
                other = "admin" if name != "admin" else "outsider"
                await found.visit(route, name, found.world.books.group.id, token=found.token(other))
                await found.visit(route, name, found.world.books.group.id, token="x")


async def test_a_part_of_the_walk() -> None:
    """What only few may, by who may not."""
    found = Site()
    routes = [each for each in found.entries if each.startswith("POST /g")]
    await walk(found, routes[::4], ("member", "former", "outsider"))
    await walk(
        found,
        ["GET /g/{group:int}/roles/{person:ours}", "GET /g/{group:int}/signing"],
        ("admin", "chief", "member"),
    )
    assert found.found == []


@pytest.mark.slow
async def test_everybody_visits_everything() -> None:
    """By the table of rights; a refusal shows nothing of the group."""
    found = Site()
    await walk(found, list(found.entries), VISITORS)
    print({"pages": found.cases})
    assert found.found == []


@pytest.mark.slow
@pytest.mark.parametrize("cookie", ["", "x", "e30.x", "9" * 4000])
async def test_forged_sessions_open_nothing(cookie: str) -> None:
    """No page of any group without a session of ours."""
    found = site()
    for route, entry in found.entries.items():
        for group in (1, 2):
            method, path = filled(route, {"group": group} | entry.path).split(" ")
            async with found.browser(cookie) as browser:
                answer = await browser.request(method, f"{settings.OFFICE}{path}")
            assert OURS not in answer.text and THEIRS not in answer.text
            assert answer.status_code >= 400 or entry.need.action is None


async def test_a_feed_shows_its_own_group_alone_and_nothing_once_revoked() -> None:
    """By a group's address, by the address of somebody in both, by a revoked one, by one's after one has left."""
    world = World()
    services = world.stage.services
    services.public_url, services.key = ORIGIN, keys_of("1:test")
    app = web_app(services, settings.demo(ORIGIN), cast(Intake, None))
    seeds = {name: feed_content.new_seed() for name in ("ours", "both", "former")}
    tokens = {name: feed_content.token_of(services.key, seed) for name, seed in seeds.items()}
    hashes = {name: feed_content.hash_of(token) for name, token in tokens.items()}
    with world.stage.store.unit() as db:
        subscriptions.make(db, world.books.group, seeds["ours"], hashes["ours"], world.stage.now)
        for name, who in (("both", "author"), ("former", "former")):
            subscriptions.make(db, world.all.people[who], seeds[name], hashes[name], world.stage.now)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=ORIGIN) as client:
        # The tests' database is no file, so no child can make one: what stands in it is asked of its source.
        with world.stage.store.unit() as db:
            house = feed_house(services)
            shown = {name: feed_groups(db, house, hashes[name]) for name in tokens}
            subscriptions.stop(db, cast(Any, subscriptions.of_group(db, world.books.group)), world.stage.now)
        gone = await client.get(f"{settings.OFFICE}/feed/{tokens['ours']}.ics")
    assert shown == {"ours": [world.books.group.id], "both": sorted(world.ids.values()), "former": []}
    assert gone.status_code == 404 and OURS not in gone.text


def feed_house(services: Any) -> Any:
    """What a feed is made by."""
    return FeedContext(services.defaults, services.face.id, services.allowed_chats)


def feed_groups(db: Any, house: Any, hashed: str) -> list[int]:
    """The groups whose items stand behind an address."""
    source = source_of(db, house, hashed)
    return sorted(group.id for group in source.groups) if source else []
