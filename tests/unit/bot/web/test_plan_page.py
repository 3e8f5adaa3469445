"""A plan's file on its page: read by a worker as one sent in the chat is, ticked in the group, and kept nowhere."""

import pytest

from bot.config.settings import OFFICE
from bot.web.guard import LARGEST_FILE
from tests.papers import docx_of, packed
from tests.unit.bot.web.house import Browser, House
from tests.unit.bot.web.test_administration import told
from tests.unit.handlers.stage import LI, WANG
from union.core.files.refusal import MOST_PLAN_BYTES

pytestmark = pytest.mark.anyio
PLAN = "2027年工会工作计划\n一、3月组织开展女职工活动\n二、6月上报经费使用情况"
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//
BEGIN:VEVENT
UID:a1
DTSTAMP:20261101T000000Z
DTSTART:20261203T060000Z
SUMMARY:工会小组长例会
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


async def upload(browser: Browser, content: bytes, name: str = "计划.docx", year: str = "") -> str:
    """What the page says of a file."""
    data = {"form": await browser.token(), "year": year}
    path = f"{OFFICE}/g/1/plan/file"
    return await told(browser, await browser.post(path, data=data, files={"file": (name, content)}))


async def test_a_word_file_is_read_and_proposed_in_the_group() -> None:
    """One message there with its boxes; of the file nothing is kept but its name, and what its lines say."""
    house = House()
    said = await upload(await house.entered(LI), docx_of(PLAN), "二〇二七 计划.docx")
    assert said == "读好了：《2027年工会工作计划》：2项，已选2项。请到群里核对勾选。"
    (post,) = house.office.sent()
    assert "女职工活动" in post["text"] and "yp.adopt" in str(post["reply_markup"])
    (plan,) = house.office.store.db["plans"].rows
    assert (plan["state"], plan["year"], plan["file_name"]) == ("open", 2027, "二〇二七 计划.docx")
    assert (plan["file_id"], plan["text"], plan["person_id"]) == (None, None, house.people[LI].id)


async def test_a_calendar_file_is_read_too() -> None:
    """By its content, whatever it is called."""
    house = House()
    assert "请到群里核对勾选" in await upload(await house.entered(LI), CALENDAR.encode(), "日历.txt")
    assert "工会小组长例会" in house.office.sent()[0]["text"]


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "计划.doc", "docx"),
        (b"%PDF-1.7\n", "计划.pdf", "PDF 读不了"),
        (packed({"word/document.xml": b"<w:document"}), "计划.docx", "打不开"),
        (docx_of(PLAN) + bytes(MOST_PLAN_BYTES), "计划.docx", "文件太大（最大5MB）"),
        (b"", "计划.txt", "没有文字"),
        (docx_of("工会工作计划\n3月组织开展女职工活动\n6月上报经费使用情况"), "计划.docx", "没写是哪一年"),
        (docx_of("2027年工会工作计划\n大家辛苦了"), "计划.docx", "没有读到有时间的工作"),
    ],
)
async def test_why_a_file_is_not_read_is_said_on_the_page_alone(content: bytes, name: str, why: str) -> None:
    """With the form below to try again; the group hears nothing and nothing is kept."""
    house = House()
    browser = await house.entered(LI)
    assert why in await upload(browser, content, name)
    assert house.office.posts() == [] and list(house.office.store.db["plans"].rows) == []
    assert 'type="file"' in (await browser.see("/plan")).text


async def test_words_that_are_pasted_are_read_the_same_way() -> None:
    """A file that was not chosen comes as an empty one; of nothing that was pasted it is said."""
    house = House()
    browser = await house.entered(LI)
    data, none = {"form": await browser.token(), "year": "", "text": PLAN}, {"file": ("", b"")}
    path = f"{OFFICE}/g/1/plan/file"
    assert "2项，已选2项" in await told(browser, await browser.post(path, data=data, files=none))
    assert "没有文字" in await told(browser, await browser.post(path, data={**data, "text": " "}, files=none))
    (plan,) = house.office.store.db["plans"].rows
    assert (plan["state"], plan["text"]) == ("open", None)


async def test_a_year_that_is_not_written_can_be_chosen() -> None:
    """Beside the file, before it is sent again."""
    house = House()
    browser = await house.entered(LI)
    nameless = docx_of("工会工作计划\n3月组织开展女职工活动\n6月上报经费使用情况")
    assert "请到群里核对勾选" in await upload(browser, nameless, year="2027")
    (plan,) = house.office.store.db["plans"].rows
    assert plan["year"] == 2027


async def test_only_an_officer_of_the_group_sends_a_file() -> None:
    """A 群成员, a stranger and a form of another session are turned away; what is no file is nowhere."""
    house = House()
    path, files = f"{OFFICE}/g/1/plan/file", {"file": ("计划.docx", docx_of(PLAN))}
    assert (await house.browser().post(path, files=files)).status_code == 401
    member, officer = await house.entered(WANG), await house.entered(LI)
    assert 'type="file"' not in (await member.see("/plan")).text
    data = {"form": await member.token(), "year": ""}
    assert (await member.post(path, data=data, files=files)).status_code == 403
    assert (await officer.post(path, data=data, files=files)).status_code == 403
    own = {"form": await officer.token(), "year": "", "file": "x"}
    assert (await officer.post(path, data=own)).status_code == 404
    assert list(house.office.store.db["plans"].rows) == []


async def test_a_file_beyond_all_bounds_is_not_taken_in() -> None:
    """Four times what is read; other forms take no file of that size."""
    browser = await House().entered(LI)
    for path, most in (("/plan/file", LARGEST_FILE), ("/add", 1_000_000)):
        answer = await browser.post(f"{OFFICE}/g/1{path}", files={"file": ("x.txt", bytes(most))})
        assert answer.status_code == 413
