"""The pages: who sees what, nothing unescaped, nothing from elsewhere, every number with its logs."""

import logging
import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.config.settings import OFFICE
from bot.web import calendar_pages
from bot.web.guard import HEADERS
from handlers.core.messages.incoming_message import Who
from storage.core import people
from storage.events import queries as events_queries
from storage.worklog import entries
from storage.worklog import photos as saved_photos
from tests.unit.bot.web.house import LINKS, House
from tests.unit.handlers.office import households
from tests.unit.handlers.stage import CHAT, LI, WANG, ZHOU
from union.events.model import Owner
from union.worklog.entries import LogEntry

pytestmark = pytest.mark.anyio
EVERY = (
    "/month", "/month/2026-12", "/week/2026-11-18", "/year/2026", "/agenda", "/agenda?kind=report", "/item/1", "/logs", "/logs?q=慰问&month=2026-11",
    "/logs?page=9999", "/logs?month=x&category=x&author=x", "/log/2", "/reports", "/report/2026-11", "/report/2026",
    "/report/2026-Q4", "/report/2026-11/figure/0.0.0", "/plan", "/plan?year=2027",
)  # fmt: skip
NOWHERE = (
    "/month/2026-13", "/week/x", "/week/9999-12-31", "/year/0", "/year/99999", "/month/9999-01", "/month/x", "/item/2", "/item/9", "/item/99999999999", "/item/1/x", "/log/1",
    "/log/99999999999", "/number/77", "/report/2027-05", "/report/x", "/report/2026-11/figure/x", "/report/2026-11/figure/9.0.0", "/report/2026-11/figure/0.0.0.9", "/report/2026-11/figure/0.0", "/photo/1",
    "/photo/99999999999999999999", "/report/2026-11/file.exe", "/report/2030/file.docx", "/nothing", "/",
)  # fmt: skip
MOST_ASKED = 200  # statements for a page: some forty, for a year's report three times as many
ROUGH = "<script>alert(1)</script>\"'&{{ 7*7 }}"


def furnished(photos: Path | None = None) -> House:
    """An item #1, and a log #2 of the person who is 委员."""
    house = House(photos)
    house.office.item("上报经费材料", "2026-11-25", deadline=True)
    house.office.log(
        households(12, 6000, date(2026, 11, 3)),
        by=house.people[LI],
        text="走访慰问困难职工12户，发放慰问金6000元",
    )
    return house


@pytest.mark.parametrize("who", [ZHOU, LI, WANG], ids=["admin", "officer", "member"])
async def test_every_member_sees_every_page(who: Who) -> None:
    """Each a whole page with strict headers, its own links only, and nobody's secrets."""
    house = furnished()
    browser = await house.entered(who)
    for path in EVERY:
        shown = await browser.see(path)
        assert shown.status_code == 200, path
        assert {name: shown.headers.get(name) for name in HEADERS} == HEADERS
        assert shown.text.startswith("<!doctype html>") and shown.text.rstrip().endswith("</html>")
        for link in LINKS.findall(shown.text):
            assert link in ("#content", f"{OFFICE}/help") or link.startswith(
                (f"{OFFICE}/g/1/", f"{OFFICE}/assets/", "?")
            ), link
        own = re.compile(rf'<script src="{OFFICE}/assets/[0-9a-f]{{10}}/office.js" defer></script>')
        assert len(own.findall(shown.text)) == 1
        shown_text = own.sub("", shown.text)
        assert not re.search(r"\son\w+=|style=|<script|<style|https?://", shown_text)
        assert browser.cookies["gonghui"] not in shown.text


async def test_every_link_leads_somewhere() -> None:
    """Whatever a visitor clicks, from the month on."""
    house = furnished()
    browser = await house.entered(LI)
    seen, waiting = set[str](), [f"{OFFICE}/g/1/month"]
    while waiting:
        path = waiting.pop()
        if path in seen or "/file." in path or path.endswith("/leave") or len(seen) > 150:
            continue
        seen.add(path)
        house.later(seconds=1)
        shown = await browser.get(path)
        assert shown.status_code in (200, 303), path
        if "html" in shown.headers.get("content-type", ""):
            found = [unescape(link) for link in re.findall(r'(?:href|src)="([^"]*)"', shown.text)]
            near = [link for link in found if "/month/" not in link or "/2026-1" in link]
            waiting += [urlsplit(link).path for link in near if link.startswith(OFFICE)]
    assert len(seen) > 20


@pytest.mark.parametrize("path", NOWHERE)
async def test_what_is_not_there_is_not_there(path: str) -> None:
    """Wrong months, numbers of the other sort, huge numbers: a page that says so, never a mistake."""
    house = furnished()
    browser = await house.entered(LI)
    shown = await browser.see(path)
    assert shown.status_code == 404
    assert {name: shown.headers.get(name) for name in HEADERS} == HEADERS


async def test_whatever_people_wrote_is_text() -> None:
    """Titles, names, words, headings and what is looked for: no mark of theirs is HTML, no brace a template."""
    house = House()
    with house.office.store.unit() as db:
        db.execute("update groups set title = ?", [f"群{ROUGH}"])
        db.execute("update people set name = ?", [f"名{ROUGH}"])
        db.execute("update memberships set title = ?, branch = ?", [ROUGH, ROUGH])
    house.office.item(f"事{ROUGH}", "2026-11-20", deadline=True)
    fact = households(1, 100, date(2026, 11, 3))
    house.office.log(fact, by=house.people[LI], text=f"话{ROUGH}", branch=ROUGH)
    browser = await house.entered(LI)
    for path in (*EVERY, "/logs?q=" + ROUGH.replace("&", "%26").replace("{", "%7B")):
        shown = (await browser.see(path)).text
        assert (
            "<script>" not in shown
            and shown.count("<script") == 1
            and 'alert(1)&lt;/script&gt;"' not in shown
        ), path
        assert "{{ 7*7 }}" in unescape(shown) or "49" not in shown
    assert "&lt;script&gt;alert(1)" in (await browser.see("/log/2")).text


async def test_logs_are_filtered_by_month_category_person_and_words() -> None:
    """Each narrows; undone ones are left out; what is chosen stays chosen on the next page."""
    house = furnished()
    for number in range(40):
        house.office.log(households(number, 100, date(2026, 10, 9), "女职工"), text=f"活动{number}")
    undone = house.office.log(households(1, 1, date(2026, 10, 9), "女职工"))
    house.office.undo(undone)
    browser = await house.entered(LI)

    async def numbers(query: str) -> list[str]:
        return re.findall(r"/log/(\d+)", (await browser.see(f"/logs?{query}")).text)

    assert len(await numbers("")) == 30 and len(await numbers("page=2")) == 11
    assert await numbers("month=2026-11") == ["2"]
    assert len(await numbers("month=2026-10")) == 30
    assert await numbers("category=帮扶慰问") == ["2"]
    assert await numbers(f"author={house.people[LI].id}") == ["2"]
    assert await numbers("q=活动7") == ["10"]
    nothing = (await browser.see("/logs?q=走访 活动7")).text
    assert "没有符合的记录" in nothing and 'href="/office/g/1/logs">看全部' in nothing
    turned = (await browser.see("/logs?month=2026-10&category=女职工")).text
    assert "month=2026-10&amp;category=%E5%A5%B3%E8%81%8C%E5%B7%A5&amp;page=2" in turned


HELPED = "慰问困难职工刘大山1户，慰问金500元"


async def test_names_of_helped_people_are_for_those_who_may() -> None:
    """What was told in private is masked for all but its author and the 管理员; nobody finds it by the name."""
    house = House()
    fact = households(1, 500, date(2026, 11, 3))
    house.office.log(fact, by=house.people[LI], text=HELPED)
    for who, sees in ((ZHOU, True), (LI, True), (WANG, False)):
        browser = await house.entered(who)
        for path in ("/logs", "/log/1", "/report/2026-11", "/report/2026-11/figure/0.0.0", "/logs?q=刘大山"):
            shown = (await browser.see(path)).text.replace('value="刘大山"', "")
            if path in ("/logs", "/log/1"):
                assert ("刘大山" in shown) == sees, (who, path)
            elif "figure" not in path:
                assert "刘大山" not in shown


async def test_saved_photos_are_shown_as_far_as_their_words_are(tmp_path: Path) -> None:
    """Of the group to all; sent in private to the author and the 管理员; of another group to nobody."""
    house = furnished(tmp_path)
    fact = households(1, 500, date(2026, 11, 3))
    private = LogEntry(
        0,
        0,
        "李建国",
        house.people[LI].id,
        "慰问",
        house.stage.now,
        (fact,),
        chat_id=LI.user_id,
        message_id=9,
    )
    with house.office.store.unit() as db:
        private = entries.add(db, house.first, private, house.stage.now)
        shared = entries.numbered(db, house.first, 2)
        assert shared is not None
        for place, entry in enumerate((shared, private), 1):
            row = {
                "group_id": 1,
                "log_id": entry.id,
                "chat_id": CHAT,
                "message_id": place,
                "file_id": f"f{place}",
            }
            db["photos"].insert(row | {"unique_id": f"u{place}", "created_at": "2026-11-20T02:00:00Z"})
            path = saved_photos.path_of(1, place)
            saved_photos.write(tmp_path, path, b"\xff\xd8jpeg")
            saved_photos.saved(db, house.first, place, path)
    for who, codes in ((ZHOU, [200, 200]), (LI, [200, 200]), (WANG, [200, 404])):
        browser = await house.entered(who)
        assert [(await browser.see(f"/photo/{place}")).status_code for place in (1, 2)] == codes
    assert 'src="/office/g/1/photo/1"' in (await browser.see("/log/2")).text
    assert "另有1张照片" in (await browser.see(f"/log/{private.number}")).text
    saved_photos.sweep(tmp_path, frozenset())
    assert (await browser.see("/photo/1")).status_code == 404


async def test_a_mistake_says_nothing_of_what_was_in_hand(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """500 with all headers; the log has type and place, not the words, not the address, not the secrets."""
    house = furnished()
    browser = await house.entered(LI)

    def broken(*_: object, **how: object) -> None:
        raise KeyError("李建国的话")

    monkeypatch.setattr(calendar_pages, "month_grid", broken)
    with caplog.at_level(logging.DEBUG):
        shown = await browser.see("/month")
    assert shown.status_code == 500 and "李建国" not in shown.text
    assert {name: shown.headers.get(name) for name in HEADERS} == HEADERS
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
    assert len(ours) == 1 and "KeyError" in ours[0] and "李建国" not in ours[0]


async def test_only_what_there_is_can_be_asked() -> None:
    """Other methods, other hosts, assets that are none."""
    browser = await furnished().entered(LI)
    assert (await browser.post(f"{OFFICE}/g/1/month", data={})).status_code == 404
    assert (await browser.get(f"{OFFICE}/g/1/month", headers={"Host": "evil.example"})).text == ""
    assert (await browser.get(f"{OFFICE}/assets/x/office.css")).headers["Content-Type"].startswith("text/css")
    for name in ("frame.html", "..%2Fpages%2Fframe.html", "x"):
        assert (await browser.get(f"{OFFICE}/assets/x/{name}")).status_code == 404


async def test_a_page_is_in_its_visitors_language_where_nobody_is_known_in_the_browsers() -> None:
    """The attribute a screen reader goes by."""
    house = furnished()
    assert 'lang="zh-Hans"' in (await (await house.entered(LI)).see("/month")).text
    for asked, told in (("en-GB,en;q=0.9", "en"), ("zh-TW", "zh-Hant"), ("fr", "zh-Hans"), ("", "zh-Hans")):
        closed = await house.browser(**{"Accept-Language": asked}).get(f"{OFFICE}/")
        assert closed.status_code == 401 and f'lang="{told}"' in closed.text


@pytest.mark.slow
async def test_ten_thousand_logs_are_shown_a_page_at_a_time() -> None:
    """Page, filter, search and figure: neither a page grows with them nor what is asked of the database for it."""
    house = House()
    with house.office.store.unit() as db:
        for number in range(10_000):
            fact = households(number % 90, 100, date(2026, 1 + number % 11, 1 + number % 28))
            entry = LogEntry(
                0, 0, "李建国", house.people[LI].id, f"走访{number}", house.stage.now, (fact,), chat_id=CHAT
            )
            entries.add(db, house.first, entry, house.stage.now)
    browser = await house.entered(LI)
    asked: list[str] = []
    house.office.store.db.conn.set_trace_callback(asked.append)
    for path in (
        "/logs",
        "/logs?page=300",
        "/logs?q=走访77",
        "/logs?month=2026-03",
        "/log/9999",
        "/report/2026/figure/0.0.0",
    ):
        asked.clear()
        shown = await browser.see(path)
        assert shown.status_code == 200
        assert len(shown.text) < 60_000 and 0 < len(asked) < MOST_ASKED, (path, len(asked))


@pytest.mark.slow
@pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("xlsx", b"PK"), ("png", b"\x89PNG")])
async def test_a_reports_files_are_downloads(form: str, begins: bytes) -> None:
    """Made by the child process, named as in the chat; never shown in place."""
    browser = await furnished().entered(WANG)
    file = await browser.see(f"/report/2026-11/file.{form}")
    assert file.status_code == 200 and file.content.startswith(begins)
    assert file.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
    assert {name: file.headers.get(name) for name in HEADERS} == HEADERS


async def test_one_search_finds_entries_and_items() -> None:
    """Both under one another, each with its page."""
    browser = await furnished().entered(LI)
    shown = (await browser.see("/logs?q=经费")).text
    assert "日程里有的" in shown and "/item/1" in shown and "没有符合的记录" in shown
    both = (await browser.see("/logs?q=慰问")).text
    assert "/log/2" in both and "日程里有的" not in both


async def test_lists_are_chosen_from_by_kind_owner_and_branch() -> None:
    """Only what is asked for, on each of them; what nobody could mean is everything."""
    house = furnished()
    event = house.office.item("工会小组长例会", "2026-11-26")
    with house.office.store.unit() as db:
        people.set_branch(db, house.first, house.people[LI], "一车间")
        mine = replace(event, owners=(Owner("李建国", house.people[LI].id),))
        events_queries.change(db, house.first, mine)
    browser = await house.entered(LI)
    for page in ("/agenda", "/month", "/week/2026-11-25", "/year/2026"):
        for asked, both in (
            ("", True),
            ("?owner=x&branch=y", True),
            ("?owner=2", False),
            ("?branch=一车间", False),
        ):
            shown = (await browser.see(f"{page}{asked}")).text
            assert "工会小组长例会" in shown and ("上报经费材料" in shown) is both, (page, asked)


async def test_the_days_around_a_month_show_their_items() -> None:
    """In the grid of November stands what is on the first of December."""
    house = furnished()
    house.office.item("年终总结会", "2026-12-01")
    browser = await house.entered(LI)
    assert "年终总结会" in (await browser.see("/month/2026-11")).text
    assert "年终总结会" not in (await browser.see("/month/2026-10")).text
