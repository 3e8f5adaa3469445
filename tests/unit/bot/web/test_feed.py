"""The calendar feeds by HTTP: who gets what, when nothing is sent again, and what is the same for every wrong address."""

import gzip
import json
import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest
from icalendar import Calendar
from starlette.applications import Starlette

from bot.web import calendar_feed
from bot.web.site import keys_of
from bot.workers.client import make_feed
from bot.workers.protocol import ChildError
from handlers.calendar import add_command
from handlers.core import group_choice
from handlers.core.messages.incoming_message import Who
from handlers.core.sealed_secrets import unsealed
from handlers.feeds import feed_command
from handlers.feeds.feed_content import FeedContext
from storage.core import groups, people
from storage.engine.database import Store, open_store
from storage.events import queries as events_queries
from storage.privacy import data_register
from tests.unit.handlers.stage import LI, SUPERGROUP, ZHOU, Stage, in_private, stage
from union.core.groups import Role
from union.events.model import Owner, Status

pytestmark = pytest.mark.anyio
ADDRESS = re.compile(r"https://gh\.example(/feed/\S+\.ics)")
SHOW = group_choice.for_group(feed_command.show)


class Reading:
    """A committee of two with an item each, and a program that reads its feeds; `made` counts files made."""

    def __init__(self) -> None:
        self.stage: Stage = stage()
        self.stage.services.public_url = "https://gh.example"
        self.stage.services.key = keys_of("1:test")
        self.made = 0
        self.broken = False
        app = Starlette(routes=calendar_feed.routes(self.stage.services, self._make))
        transport = httpx.ASGITransport(app=app)
        self.client = httpx.AsyncClient(
            transport=transport, base_url="https://gh.example", headers={"Accept-Encoding": "identity"}
        )
        for who, text in ((ZHOU, "12月3日下午3点开例会"), (LI, "12月8日下午2点消防培训")):
            self.stage.write(who, text, add_command.add)
            self.stage.write(who, "/feed", SHOW, in_private(who))
        with self.stage.store.unit() as db:
            group, zhou = self.stage.group(), self._person(ZHOU)
            people.enrol(db, group, zhou, Role.ADMIN, self.stage.now)
            event = events_queries.numbered(db, group, 2)
            assert event is not None
            events_queries.change(db, group, replace(event, owners=(Owner("李建国", self._person(LI).id),)))

    def open(self, who: Who, label: str) -> str:
        """Press a button of the card; the address it then shows last."""
        self.stage.write(who, "/feed", SHOW, in_private(who))
        self.stage.press(who, label, feed_command.DEEDS, in_private(who))
        shown = unsealed(self.stage.services.key, who.user_id, self.stage.shown(who.user_id))
        return next(iter(ADDRESS.findall(shown)[-1:]), "")

    async def get(self, address: str, method: str = "GET", **headers: str) -> httpx.Response:
        """A program knocks."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.client.request(method, address, headers=told)

    async def titles(self, address: str) -> list[str]:
        """What it reads."""
        answer = await self.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
        return sorted(str(one["summary"]) for one in Calendar.from_ical(answer.content).walk("VEVENT"))

    def finish(self, number: int, status: Status) -> None:
        """An item is settled."""
        with self.stage.store.unit() as db:
            event = events_queries.numbered(db, self.stage.group(), number)
            assert event is not None
            events_queries.close(db, self.stage.group(), event, status, self.stage.now, None)

    def _person(self, who: Who) -> people.Person:
        found = people.person_of_user(self.stage.store.db, who.user_id)
        assert found is not None
        return found

    async def _make(self, store: Store, house: FeedContext, hashed: str, now: datetime) -> bytes | None:
        self.made += 1
        if self.broken:
            raise ChildError("feed failed")
        return await make_feed(store, house, hashed, now)


async def test_the_group_reads_everything_and_an_officer_their_own() -> None:
    """Two addresses, two calendars."""
    reading = Reading()
    assert await reading.titles(reading.open(ZHOU, "开通本群日历")) == ["例会", "消防培训"]
    assert await reading.titles(reading.open(LI, "开通我的日历")) == ["消防培训"]


async def test_what_has_not_changed_is_neither_sent_nor_made_again() -> None:
    """A strong tag, the date for programs without tags, HEAD; after a change another tag, file and SEQUENCE."""
    reading = Reading()
    address = reading.open(ZHOU, "开通本群日历")
    first = await reading.get(address)
    tag, since = first.headers["etag"], first.headers["last-modified"]
    assert (await reading.get(address, If_None_Match=f'"x", W/{tag}')).status_code == 304
    assert (await reading.get(address, If_Modified_Since=since)).status_code == 304
    assert (await reading.get(address, If_Modified_Since="yesterday")).status_code == 200
    head = await reading.get(address, "HEAD")
    assert (head.status_code, head.headers["etag"], head.content) == (200, tag, b"")
    assert reading.made == 1
    reading.stage.now += timedelta(minutes=5)
    reading.finish(1, Status.DONE)
    changed = await reading.get(address, If_None_Match=tag, If_Modified_Since=since)
    assert changed.status_code == 200
    assert (changed.headers["etag"] != tag, changed.headers["last-modified"] > since) == (True, True)
    done = next(one for one in Calendar.from_ical(changed.content).walk("VEVENT") if "✓" in one["summary"])
    assert (done["sequence"], done["dtstamp"].dt) == (1, reading.stage.now.replace(microsecond=0))
    assert reading.made == 2


async def test_packed_it_has_a_tag_of_its_own() -> None:
    """A strong tag names one sequence of bytes; either tag says that the program has it."""
    reading = Reading()
    address = reading.open(ZHOU, "开通本群日历")
    plain, packed = await reading.get(address), await reading.get(address, Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content  # httpx unpacks
    assert packed.headers["etag"] not in ("", plain.headers["etag"])
    assert (await reading.get(address, If_None_Match=packed.headers["etag"])).status_code == 304


async def test_every_wrong_address_gets_the_same() -> None:
    """Renewed, stopped, guessed, malformed, of a group the bot has left: 404 with the same bytes and headers."""
    reading = Reading()
    old = reading.open(ZHOU, "开通本群日历")
    new = reading.open(ZHOU, "换新地址（本群）")
    assert await reading.titles(new)
    own = reading.open(LI, "开通我的日历")
    reading.open(LI, "停用（我的）")
    with reading.stage.store.unit() as db:
        groups.set_active(db, reading.stage.group(), False)
    wrong = (old, new, own, f"/feed/{'A' * 43}.ics", "/feed/x.ics", "/feed/%E2%80%A8%00.ics")
    answers = [await reading.get(each) for each in wrong]
    assert {each.status_code for each in answers} == {404}
    assert len({(each.content, str(each.headers)) for each in answers}) == 1


async def test_who_has_left_the_group_reads_nothing_of_it() -> None:
    """At once, also with the tag of what was read before."""
    reading = Reading()
    address = reading.open(LI, "开通我的日历")
    tag = (await reading.get(address)).headers["etag"]
    with reading.stage.store.unit() as db:
        people.leave(db, reading.stage.group(), reading._person(LI), reading.stage.now)
    assert (await reading.get(address, If_None_Match=tag)).status_code == 200
    assert await reading.titles(address) == []


async def test_names_and_addresses_outlive_a_move_to_a_supergroup() -> None:
    """The chat's id changes, the UIDs and the address do not."""
    reading = Reading()
    address = reading.open(ZHOU, "开通本群日历")
    before = _uids((await reading.get(address)).content)
    with reading.stage.store.unit() as db:
        data_register.move(db, reading.stage.group(), SUPERGROUP)
    assert (
        before
        == _uids((await reading.get(address)).content)
        == {
            "event-1@7.gonghui-bot",
            "event-2@7.gonghui-bot",
        }
    )


async def test_what_is_cancelled_says_so_for_a_month() -> None:
    """Then it is gone."""
    reading = Reading()
    address = reading.open(ZHOU, "开通本群日历")
    reading.finish(1, Status.CANCELLED)
    assert await reading.titles(address) == ["已取消：例会", "消防培训"]
    reading.stage.now += timedelta(days=31)
    assert await reading.titles(address) == ["消防培训"]


async def test_who_knocks_all_the_time_has_to_wait() -> None:
    """Thirty times a minute is more than any phone."""
    reading = Reading()
    address = reading.open(ZHOU, "开通本群日历")
    codes = [(await reading.get(address)).status_code for _ in range(31)]
    assert codes == [200] * 30 + [429]
    reading.stage.now += timedelta(minutes=1)
    assert (await reading.get(address)).status_code == 200


async def test_a_file_that_can_t_be_made_is_asked_for_again() -> None:
    """No half calendar, and no empty one that a phone would take for the truth."""
    reading = Reading()
    address = reading.open(ZHOU, "开通本群日历")
    reading.broken = True
    answer = await reading.get(address)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "120")
    reading.broken = False
    assert (await reading.get(address)).status_code == 200


async def test_the_database_opens_no_feed() -> None:
    """Neither the feed's row nor the message with the address holds what opens it."""
    reading = Reading()
    token = reading.open(ZHOU, "开通本群日历").removeprefix("/feed/").removesuffix(".ics")
    assert len(token) == 43
    held = "\n".join(reading.stage.store.db.conn.iterdump())
    assert token not in held
    assert json.dumps(token) not in held


async def test_a_child_makes_the_same_file(tmp_path: Path) -> None:
    """From the database's file, by a process that has nothing else."""
    reading = Reading()
    address = reading.open(ZHOU, "开通本群日历")
    content = (await reading.get(address)).content
    path = tmp_path / "gonghui.db"
    store = open_store(path, "x")
    reading.stage.store.db.conn.backup(store.db.conn)
    house = FeedContext(reading.stage.services.defaults, 7)
    hashed = str(next(iter(store.db.query("select hash from feeds")))["hash"])
    made = await make_feed(store, house, hashed, reading.stage.now)
    store.close()
    assert gzip.decompress(made or b"") == content


def _uids(content: bytes) -> set[str]:
    return {str(one["uid"]) for one in Calendar.from_ical(content).walk("VEVENT")}
