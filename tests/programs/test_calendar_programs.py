"""The calendar feed read by programs that people use: fetched by vdirsyncer, listed by khal; kept by Radicale over CalDAV.

Every time of a year, in Shanghai and in a zone with summer time: the same starts, ends and names as in our own list.
"""

import asyncio
import json
import re
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from icalendar import Calendar, Component
from starlette.applications import Starlette

from bot.web import calendar_feed
from bot.web.server import listening, server
from bot.web.site import keys_of
from handlers.core.services import Services
from handlers.feeds.feed_content import hash_of, new_seed, token_of
from storage.core import groups
from storage.events import queries as events_queries
from storage.feeds import subscriptions
from tests.feed_samples import NOW, ZH, rich_agenda, written
from tests.unit.handlers.stage import CHAT, Stage, stage
from union.events.model import Status
from union.events.recurrence import occurrences
from union.feeds.model import entry

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
FIRST, END = date(2026, 11, 1), date(2027, 11, 1)
ZONES = ("Asia/Shanghai", "Europe/Berlin")
Line = tuple[str, str, str]
PATIENCE = 300.0


@pytest.fixture(params=ZONES)
def committee(request: pytest.FixtureRequest) -> Stage:
    """A group with the rich agenda in this zone, and a feed with its address."""
    made = stage()
    made.now = NOW
    made.services.public_url, made.services.key = "http://127.0.0.1", keys_of("1:test")
    with made.store.unit() as db:
        groups.create(db, CHAT, "红星厂工会", made.now)
        groups.change_setting(db, made.group(), "timezone", request.param)
        group = made.group()
        for item in rich_agenda():
            event = events_queries.add(db, group, item.event, made.now)
            if event.status is not Status.OPEN:
                events_queries.close(db, group, event, event.status, made.now, None)
            for changed in item.overrides:
                events_queries.override(db, group, event, changed, made.now, None)
        seed = new_seed()
        subscriptions.make(db, group, seed, hash_of(token_of(made.services.key, seed)), made.now)
    return made


def ours(committee: Stage) -> Counter[Line]:
    """Our list of the year, cancelled times left out."""
    db, group = committee.store.db, committee.group()
    low, high = (datetime.combine(day, time()) for day in (FIRST, END))
    found: Counter[Line] = Counter()
    for event in events_queries.touching(db, group, FIRST - timedelta(days=400), END):
        changes = events_queries.overrides(db, group, event)
        for one in occurrences(event, changes, low, high, group.notice):
            if one.status is not Status.CANCELLED and low <= one.start < high:
                found[written(entry(ZH, one))] += 1
    return found


@asynccontextmanager
async def served(services: Services) -> AsyncIterator[str]:
    """The feed's address on a loopback port."""
    with listening("127.0.0.1", 0) as listener:
        program = server(Starlette(routes=calendar_feed.routes(services)))
        running = asyncio.ensure_future(program.serve(sockets=[listener]))
        row = next(iter(services.store.db.query("select seed from feeds")))
        address = (
            f"http://127.0.0.1:{listener.getsockname()[1]}/feed/{token_of(services.key, row['seed'])}.ics"
        )
        try:
            yield address
        finally:
            program.should_exit = True
            await running


async def run(*command: str, **environment: str) -> str:
    """A program's output; it must end well."""
    path = Path(sys.executable).parent / command[0]
    if not path.exists():
        pytest.skip(f"{command[0]} is not installed: requirements-ci.lock brings it")
    made = await asyncio.create_subprocess_exec(
        path, *command[1:], stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **environment},
    )  # fmt: skip
    async with asyncio.timeout(PATIENCE):
        said, _ = await made.communicate()
    assert made.returncode == 0, said.decode()
    return said.decode()


@pytest.mark.slow(seconds=35)
async def test_vdirsyncer_fetches_it_and_khal_lists_it(committee: Stage, tmp_path: Path) -> None:
    """Fetched over HTTP, split into files, read into khal's own database, listed day by day."""
    folder = tmp_path / "vdir" / "feed"
    folder.mkdir(parents=True)
    async with served(committee.services) as address:
        config = tmp_path / "vdirsyncer"
        config.write_text(VDIRSYNCER.format(home=tmp_path, folder=folder, address=address))
        for step in (("discover", "pair"), ("sync",), ("sync",)):
            await run("vdirsyncer", "-c", str(config), *step, HOME=str(tmp_path))
    zone = committee.group().settings.timezone
    (tmp_path / "khal").write_text(KHAL.format(home=tmp_path, folder=folder, zone=zone))
    listed = await run(
        "khal", "-c", str(tmp_path / "khal"), "list", *(word for name in FIELDS for word in ("--json", name)),
        FIRST.isoformat(), (END - timedelta(days=1)).isoformat(), HOME=str(tmp_path),
    )  # fmt: skip
    days = [json.loads(line) for line in listed.splitlines() if line.startswith("[")]
    theirs = _of_khal(one for day in days for one in day)
    assert compared(committee, _with_an_hour(ours(committee)), theirs, "khal")


FIELDS = ("uid", "title", "start", "end", "all-day", "status", "repeat-pattern")
VDIRSYNCER = """[general]
status_path = "{home}/status"
[pair pair]
a = "feed"
b = "files"
collections = null
[storage feed]
type = "http"
url = "{address}"
[storage files]
type = "filesystem"
path = "{folder}"
fileext = ".ics"
"""
KHAL = """[calendars]
[[feed]]
path = {folder}
type = calendar
readonly = True
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = {zone}
default_timezone = {zone}
[sqlite]
path = {home}/khal.db
"""


def _with_an_hour(lines: Counter[Line]) -> Counter[Line]:
    """What is due at an hour has no length; khal gives it an hour of its own accord (`default_event_duration`)."""
    found: Counter[Line] = Counter()
    for (start, end, title), count in lines.items():
        if start == end:
            end = str(datetime.fromisoformat(start) + timedelta(hours=1))
        found[start, end, title] += count
    return found


def _of_khal(found: Iterable[dict[str, Any]]) -> Counter[Line]:
    """Each time once, though khal names it on each of its days; its last day of all-day items is inclusive."""
    lines = set()
    for one in found:
        if "CANCELLED" in one["status"]:
            continue
        is_day = one["all-day"] in (True, "True")
        start, end = one["start"], one["end"]
        if is_day:
            end = str(date.fromisoformat(end[:10]) + timedelta(days=1))
            start = start[:10]
        else:
            start, end = f"{start}:00", f"{end}:00"
        lines.add((one["uid"], start, end, one["title"]))
    return Counter(line[1:] for line in lines if FIRST.isoformat() <= line[1][:10] < END.isoformat())


@pytest.mark.slow(seconds=40)
async def test_radicale_keeps_and_expands_it(committee: Stage, tmp_path: Path) -> None:
    """Put by CalDAV, the year asked for again, the server expanding every series by itself.

    In a zone with summer time its library takes minutes for a daily series: there a few speak for all, each put by itself. In
    Shanghai the file is put as a whole, for a thousand items put one by one took minutes, too.
    """
    caldav = pytest.importorskip("caldav", reason="requirements-ci.lock brings it")
    zone = committee.group().settings.timezone
    async with served(committee.services) as address, httpx.AsyncClient() as client:
        file = (await client.get(address)).content
    wanted = ours(committee)
    chosen = (
        None if zone == ZONES[0] else re.compile(r"第\d+项 FREQ=(WEEKLY;BYDAY=WE|MONTHLY;BYMONTHDAY=15)$")
    )
    if chosen:
        wanted = Counter({line: count for line, count in wanted.items() if chosen.search(line[2])})
    async with radicale(tmp_path) as url:
        found = await asyncio.to_thread(_through, caldav, url, file, chosen)
    assert compared(committee, wanted, _of_radicale(found, ZoneInfo(zone)), "Radicale")


@asynccontextmanager
async def radicale(home: Path) -> AsyncIterator[str]:
    """A Radicale of our own on a loopback port."""
    with listening("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
    options = ("--auth-type", "none", "--storage-filesystem-folder", str(home / "radicale"))
    process = await asyncio.create_subprocess_exec(
        Path(sys.executable).parent / "radicale", "--server-hosts", f"127.0.0.1:{port}", *options,
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with asyncio.timeout(30), httpx.AsyncClient() as client:
            while not await _answers(client, f"http://127.0.0.1:{port}/"):
                await asyncio.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        await process.wait()


async def _answers(client: httpx.AsyncClient, url: str) -> bool:
    try:
        return (await client.get(url)).status_code < 500
    except httpx.TransportError:
        return False


def _through(caldav: Any, url: str, file: bytes, chosen: re.Pattern[str] | None) -> list[Component]:
    """The times of the year as the server gives them."""
    with caldav.DAVClient(url, username="officer", password="", timeout=120) as client:
        calendar = client.principal().make_calendar(name="feed")
        if chosen is None:
            put = client.put(str(calendar.url), file.decode(), {"Content-Type": "text/calendar"})
            assert put.status == 201, put.raw
        else:
            for one in _apart(Calendar.from_ical(file)):
                if any(chosen.search(str(each["summary"])) for each in one.walk("VEVENT")):
                    calendar.save_event(one.to_ical().decode())
        low, high = (
            datetime.combine(day, time(), UTC) for day in (FIRST - timedelta(days=3), END + timedelta(days=3))
        )
        found = calendar.search(start=low, end=high, event=True, server_expand=True)
    return [event for each in found for event in Calendar.from_ical(each.data).walk("VEVENT")]


def _apart(whole: Calendar) -> list[Calendar]:
    """A calendar for each UID, with the zones."""
    found: dict[str, Calendar] = {}
    zones = whole.walk("VTIMEZONE")
    for event in whole.walk("VEVENT"):
        name = str(event["uid"])
        if name not in found:
            found[name] = Calendar()
            found[name].add("prodid", "-//test//")
            found[name].add("version", "2.0")
            for zone in zones:
                found[name].add_component(zone)
        found[name].add_component(event)
    return list(found.values())


def _of_radicale(found: Iterable[Component], zone: ZoneInfo) -> Counter[Line]:
    lines = set()
    for one in found:
        if str(one.get("status")) == "CANCELLED":
            continue
        start = one["dtstart"].dt
        end = one["dtend"].dt if "dtend" in one else start
        line = (str(one["uid"]), _wall(start, zone), _wall(end, zone), str(one["summary"]))
        lines.add(line)
    return Counter(line[1:] for line in lines if FIRST.isoformat() <= line[1][:10] < END.isoformat())


def _wall(moment: date, zone: ZoneInfo) -> str:
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return str(moment.astimezone(zone).replace(tzinfo=None))
    return str(moment)


def compared(committee: Stage, wanted: Counter[Line], theirs: Counter[Line], program: str) -> bool:
    """Whether both have the same; the figures are said, for the report."""
    missing, extra = wanted - theirs, theirs - wanted
    zone = committee.group().settings.timezone
    print(f"{program}, {zone}: {wanted.total()} times, {missing.total()} missing, {extra.total()} extra")
    for line in (*sorted(missing)[:12], "--", *sorted(extra)[:12]):
        print(line)
    assert wanted.total() > 60
    return not missing and not extra
