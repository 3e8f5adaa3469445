"""Settings, roster and signing on the pages: by whom, what they leave behind, and nothing twice."""

import re
from datetime import date
from html import unescape
from typing import Any

import httpx
import pytest

from bot.config.settings import OFFICE
from handlers.core.messages.incoming_message import Who
from handlers.reports import approval, month_post
from handlers.settings import texts
from storage.core import groups, people
from storage.feeds import subscriptions
from storage.reports import publication
from tests.unit.bot.web.house import CHEN, Browser, House
from tests.unit.handlers.office import households
from tests.unit.handlers.stage import LI, WANG, ZHOU, in_private
from union.core.groups import Member, Role, Settings
from union.reports.model import Digest
from union.settings.choices import OFFERED, SECTIONS, code_of
from union.words import words

pytestmark = pytest.mark.anyio
FORMS: dict[str, dict[str, str]] = {
    "/settings": {"name": "signing", "was": "off", "code": "on"},
    "/settings/leads": {"name": "meeting", "was": "default", "code": "none"},
    "/settings/letterhead": {"name": "paper_signer", "was": "", "text": "王建国"},
    "/settings/topic": {"name": "digest_topic"},
    "/settings/feed/renew": {"was": ""},
    "/settings/feed/stop": {"was": ""},
    "/settings/logins/end": {},
    "/roles/role": {"person": "3", "was": "member/1", "code": "officer"},
    "/roles/branch": {"person": "3", "was": "", "text": "一车间"},
    "/roles/title": {"person": "3", "was": "", "text": "主席"},
    "/roles/chief": {"person": "3", "code": "on"},
    "/roles/list": {"text": "一车间、二车间"},
    "/signing/publish": {"month": "2026-11", "code": "x"},
    "/signing/return": {"month": "2026-11", "text": "数字不对"},
    "/signing/remark": {"month": "2026-11", "text": "多谢"},
    "/signing/again": {"month": "2026-11"},
}


async def send(browser: Browser, path: str, fields: dict[str, str], **headers: str) -> httpx.Response:
    """A form of this session's."""
    data = {"form": await browser.token(), **fields}
    return await browser.post(f"{OFFICE}/g/1{path}", data=data, headers=headers)


async def told(browser: Browser, answer: httpx.Response) -> str:
    """What the page says after a form."""
    assert answer.status_code == 303, answer.status_code
    shown = await browser.get(answer.headers["location"])
    found = re.search(r'<p class="said" role="status">(.*?)</p>', shown.text, re.S)
    return unescape(re.sub(r"<[^>]+>", "", found[1])) if found else ""


def state(house: House) -> list[list[dict[str, object]]]:
    """All that a form could change."""
    tables = ("groups", "memberships", "digests", "feeds", "audit", "outbox", "web_visits")
    found = [[dict(row) for row in house.office.store.db[table].rows] for table in tables]
    return [[{name: each[name] for name in each if name != "seen_at"} for each in rows] for rows in found]


def held(house: House) -> Settings:
    group = groups.get(house.office.store.db, house.first.id, Settings())
    assert group is not None
    return group.settings


def member(house: House, who: Who) -> Member:
    found = people.member_of(house.office.store.db, house.first, house.people[who].id)
    assert found is not None
    return found


def audited(house: House) -> list[str]:
    return [f"{row['action']} {row['subject']}" for row in house.office.store.db["audit"].rows]


@pytest.mark.parametrize("path", FORMS)
async def test_only_who_may_changes_anything(path: str) -> None:
    """委员 and 群成员 are refused, and so is the 管理员's own form without its token, or from another site."""
    house = House()
    with house.office.store.unit() as db:  # a 负责人 who is none of the three
        people.set_chief(db, house.second, house.people[CHEN], True)
    for who in (LI, WANG):
        browser = await house.entered(who)
        before = state(house)
        assert (await send(browser, path, FORMS[path])).status_code == 403
        assert state(house) == before
    browser = await house.entered(ZHOU)
    token, before = await browser.token(), state(house)
    for fields, headers in (
        (FORMS[path], {}),
        ({**FORMS[path], "form": "x"}, {}),
        ({**FORMS[path], "form": token[:-1] + ("0" if token[-1] != "0" else "1")}, {}),
        ({**FORMS[path], "form": token}, {"Sec-Fetch-Site": "cross-site"}),
        ({**FORMS[path], "form": token}, {"Origin": "https://elsewhere.example"}),
    ):
        assert (await browser.post(f"{OFFICE}/g/1{path}", data=fields, headers=headers)).status_code == 403
    assert (await browser.post(f"{OFFICE}/g/2{path}", data={"form": token, **FORMS[path]})).status_code == 404
    assert (await house.browser().post(f"{OFFICE}/g/1{path}", data=FORMS[path])).status_code == 401
    assert state(house) == before


async def test_every_setting_has_a_form_and_its_trace() -> None:
    """All that the chat offers, with the chat's own words and its line in the audit."""
    house = House()
    browser = await house.entered(ZHOU)
    for name, codes in OFFERED.items():
        now = code_of(held(house), name)
        wanted = "小红" if name == "nickname" else next(code for code in codes if code != now)
        fields = {"name": name, "was": now, "code": wanted}
        if name == "quiet":
            fields = {"name": name, "was": now, "from": "22:00", "until": "07:00"}
            wanted = "2200-0700"
        assert (await told(browser, await send(browser, "/settings", fields))).startswith("已改，"), name
        assert code_of(held(house), name) == wanted
    assert {f"setting {name}" for name in OFFERED} <= {each.partition(":")[0] for each in audited(house)}


async def test_a_wrong_value_is_refused_in_the_chats_words() -> None:
    """A time in the quiet hours, no time at all, no such setting."""
    house = House()
    browser = await house.entered(ZHOU)
    silent = {"name": "reminder_time", "was": "0900", "code": "23:00"}
    assert "免打扰" in await told(browser, await send(browser, "/settings", silent))
    wrong = {"name": "reminder_time", "was": "0900", "code": "25:00"}
    assert "时间请写成" in await told(browser, await send(browser, "/settings", wrong))
    for fields in ({"name": "colour", "was": "", "code": "red"}, {"name": "signing"}, {}):
        assert (await send(browser, "/settings", fields)).status_code == 404
    assert held(house) == Settings() and audited(house) == []


async def test_a_stale_form_changes_nothing() -> None:
    """Somebody changed it in the chat meanwhile: the page says what holds now. The same wish twice is one change."""
    house = House()
    browser = await house.entered(ZHOU)
    fields = {"name": "reminder_time", "was": "0900", "code": "10:00"}
    assert "10:00" in await told(browser, await send(browser, "/settings", fields))
    assert await told(browser, await send(browser, "/settings", fields)) == "没有变化"
    assert "别处已经改过，现在是：10:00" in await told(
        browser, await send(browser, "/settings", {**fields, "code": "08:30"})
    )
    assert code_of(held(house), "reminder_time") == "1000"
    assert audited(house) == ["setting reminder_time:0900"]


async def test_another_region_moves_what_lies_on_its_holidays() -> None:
    """As in the chat, and the page says what moved."""
    house = House()
    house.office.item("交材料", "2026-12-24", deadline=True)
    house.office.item("开会", "2026-12-25")
    browser = await house.entered(ZHOU)
    await send(browser, "/settings", {"name": "region", "was": "CN", "code": "HK"})
    assert (held(house).region, held(house).timezone) == ("HK", "Asia/Hong_Kong")


async def test_lead_times_letterhead_and_topics() -> None:
    """The settings with pages of their own."""
    house = House()
    browser = await house.entered(ZHOU)
    answer = await send(browser, "/settings/leads", {"name": "meeting", "was": "default", "code": "d1"})
    assert "会议" in await told(browser, answer) and held(house).leads == "meeting=d1"
    again = await send(browser, "/settings/leads", {"name": "meeting", "was": "default", "code": "none"})
    assert "别处已经改过" in await told(browser, again)
    assert (
        await send(browser, "/settings/leads", {"name": "meeting", "was": "d1", "code": "d99"})
    ).status_code == 404
    named = {"name": "paper_addressee", "was": "", "text": " 市总\n工会 "}
    assert "市总 工会" in await told(browser, await send(browser, "/settings/letterhead", named))
    cleared = {"name": "paper_addressee", "was": "市总 工会", "text": ""}
    await send(browser, "/settings/letterhead", cleared)
    assert held(house).paper_addressee == ""
    private = {"name": "paper_addressee", "was": "", "text": "市总 138\u20071234\u20075678"}
    await send(browser, "/settings/letterhead", private)
    assert held(house).paper_addressee == "市总 ****5678"
    with house.office.store.unit() as db:
        groups.change_setting(db, house.first, "digest_topic", 7)
    assert "月报发回主群" in (await browser.see("/settings")).text
    await send(browser, "/settings/topic", {"name": "digest_topic"})
    assert held(house).digest_topic is None


async def test_the_roster_is_changed_as_in_the_chat() -> None:
    """Role, branch, title, 负责人; the last 管理员 stays; whoever leaves meanwhile is not there."""
    house = House()
    browser = await house.entered(ZHOU)
    wang = str(house.people[WANG].id)
    await send(browser, "/roles/role", {"person": wang, "was": "member/1", "code": "leader"})
    await send(browser, "/roles/branch", {"person": wang, "was": "", "text": "一车间"})
    await send(browser, "/roles/title", {"person": wang, "was": "", "text": "女工委员"})
    said = await told(browser, await send(browser, "/roles/chief", {"person": wang, "code": "on"}))
    assert said == f"已改。{WANG.name}：组长（一车间），女工委员，负责人"
    assert (
        await told(browser, await send(browser, "/roles/chief", {"person": wang, "code": "on"}))
    ) == "没有变化"
    stale = {"person": wang, "was": "member/1", "code": "member"}
    assert "别处已经改过，现在是：组长" in await told(browser, await send(browser, "/roles/role", stale))
    last = {"person": str(house.people[ZHOU].id), "was": "admin/1", "code": "officer"}
    assert "只有这一位管理员" in await told(browser, await send(browser, "/roles/role", last))
    assert member(house, ZHOU).role is Role.ADMIN and member(house, WANG).branch == "一车间"
    assert len(audited(house)) == 3
    house.leave(WANG)
    for path in ("/roles/role", "/roles/chief"):
        assert (await send(browser, path, {**FORMS[path], "person": wang})).status_code == 404
    assert (await browser.see(f"/roles/{wang}")).status_code == 404
    assert (await send(browser, "/roles/title", {"person": "x", "was": "", "text": "y"})).status_code == 404


async def test_the_others_look_and_have_no_form() -> None:
    """委员 and 群成员 read what holds and who does what, as in the chat."""
    house = House()
    for who in (LI, WANG):
        browser = await house.entered(who)
        for path in ("/settings", "/settings/leads", "/settings/letterhead", "/roles"):
            shown = (await browser.see(path)).text
            assert shown.count("<form") == 1 and "/leave" in shown  # 「退出」 alone
        assert (await browser.see(f"/roles/{house.people[ZHOU].id}")).status_code == 403
        assert (await browser.see("/signing")).status_code == 403
        assert "/signing" not in (await browser.see("/month")).text


async def test_the_feed_is_renewed_and_stopped_once() -> None:
    """The page never shows the address; pressed twice the second does nothing."""
    house = House()
    with house.office.store.unit() as db:
        subscriptions.make(db, house.first, "seed", "hash-of-the-first", house.stage.now)
    browser = await house.entered(ZHOU)
    page = (await browser.see("/settings")).text
    mark = re.search(r'name="was" value="(hash-of-the-)"', page)
    assert mark is not None
    renewed = await told(browser, await send(browser, "/settings/feed/renew", {"was": mark[1]}))
    assert "已换新" in renewed
    again = subscriptions.of_group(house.office.store.db, house.first)
    assert "没有再改" in await told(browser, await send(browser, "/settings/feed/renew", {"was": mark[1]}))
    assert subscriptions.of_group(house.office.store.db, house.first) == again and again is not None
    await send(browser, "/settings/feed/stop", {"was": again.hash[:12]})
    stopped = subscriptions.of_group(house.office.store.db, house.first)
    assert stopped is not None and stopped.stopped
    assert again.seed not in page


async def test_all_logins_end_with_ones_own() -> None:
    """The page it leads to asks for /web again."""
    house = House()
    browser, other = await house.entered(ZHOU), await house.entered(LI)
    answer = await send(browser, "/settings/logins/end", {})
    assert (await browser.get(answer.headers["location"])).status_code == 401
    assert (await other.see("/month")).status_code == 401


def drafted() -> House:
    """November waits for 周敏's signature, in private and on the page."""
    house = House()
    house.office.log(
        households(12, 6000, date(2026, 11, 3)), by=house.people[LI], text="走访慰问困难职工12户"
    )
    with house.office.store.unit() as db:
        groups.change_setting(db, house.first, "signing", True)
    house.office.group = house.first = house.stage.group()
    house.office.round("2026-11-30 17:00")
    return house


async def draft_code(browser: Browser) -> str:
    found = re.search(r'name="code" value="(\w+)"', (await browser.see("/signing")).text)
    assert found is not None
    return found[1]


def posts(house: House) -> int:
    sql = "select count(*) as n from outbox where about = 'digest:2026-11' and edits is null"
    return int(next(iter(house.office.store.db.query(sql)))["n"])


async def test_a_report_is_signed_once_wherever() -> None:
    """On the page twice, then in the chat: the group has one post."""
    house = drafted()
    browser = await house.entered(ZHOU)
    shown = (await browser.see("/signing")).text
    assert "12户" in shown and "发布即定稿" in shown
    fields = {"month": "2026-11", "code": await draft_code(browser)}
    assert await told(browser, await send(browser, "/signing/publish", fields)) == "已发布"
    assert await told(browser, await send(browser, "/signing/publish", fields)) == "这一稿已处理过了"
    assert posts(house) == 1 and audited(house)[-1] == "sign 2026-11"
    row = publication.of_period(house.office.store.db, house.first, "2026-11")
    assert row is not None and row.locked
    assert "没有等着审签的月报" in (await browser.see("/signing")).text


async def test_signed_in_the_chat_first_the_page_is_too_late() -> None:
    """The other way round."""
    house = drafted()
    browser = await house.entered(ZHOU)
    fields = {"month": "2026-11", "code": await draft_code(browser)}
    token = await browser.token()
    house.stage.press(ZHOU, "发布", approval.DEEDS, in_private(ZHOU))
    assert posts(house) == 1
    for path, more in (("publish", {}), ("return", {"text": "不对"}), ("remark", {"text": "多谢"})):
        answer = await browser.post(f"{OFFICE}/g/1/signing/{path}", data={"form": token, **fields, **more})
        assert await told(browser, answer) == "这一稿已处理过了"
    assert posts(house) == 1


async def test_what_changed_after_the_page_was_shown_is_not_signed() -> None:
    """Only what the 负责人 has seen is published."""
    house = drafted()
    browser = await house.entered(ZHOU)
    old = await draft_code(browser)
    house.office.log(households(3, 900, date(2026, 11, 4)), by=house.people[LI], text="走访3户")
    answer = await send(browser, "/signing/publish", {"month": "2026-11", "code": old})
    assert "请看过新稿再发布" in await told(browser, answer) and posts(house) == 0
    again = {"month": "2026-11", "code": await draft_code(browser)}
    assert await told(browser, await send(browser, "/signing/publish", again)) == "已发布"


async def test_a_draft_is_given_a_word_sent_back_and_shown_again() -> None:
    """说明 with names masked as in the chat; the reason reaches the authors; then anew."""
    house = drafted()
    browser = await house.entered(ZHOU)
    said = {"month": "2026-11", "text": "感谢各车间，卡号 6222020200112233445"}
    assert "写进月报" in await told(browser, await send(browser, "/signing/remark", said))
    row = publication.of_period(house.office.store.db, house.first, "2026-11")
    assert row is not None and "感谢各车间" in row.remarks and "6222020200112233445" not in row.remarks
    empty = {"month": "2026-11", "text": "  "}
    assert await told(browser, await send(browser, "/signing/return", empty)) == "请写一句再提交。"
    back = {"month": "2026-11", "text": "三车间的数不对"}
    assert "已退回" in await told(browser, await send(browser, "/signing/return", back))
    assert "三车间的数不对" in str(house.office.sent(chat_id=LI.user_id)[-1]["text"])
    assert await told(
        browser, await send(browser, "/signing/publish", {"month": "2026-11", "code": "x"})
    ) == ("这一稿已处理过了")
    assert "再看一遍" in (await browser.see("/signing")).text
    assert "新稿已送审" in await told(browser, await send(browser, "/signing/again", {"month": "2026-11"}))
    assert "发布" in (await browser.see("/signing")).text


async def test_a_session_may_turn_so_many_pages_a_minute() -> None:
    """Beyond that it waits a minute; the others don't."""
    house = House()
    browser, other = await house.entered(LI), await house.entered(ZHOU)
    codes = [(await browser.see("/plan")).status_code for _ in range(121)]
    assert set(codes[:120]) == {200} and codes[120] == 429
    assert (await other.see("/plan")).status_code == 200
    house.later(seconds=61)
    assert (await browser.see("/plan")).status_code == 200


async def test_a_report_loaded_again_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until something is written, a minute is over, or another period is asked for."""
    house, made = House(), list[str]()
    make = month_post.report_now

    def counting(*given: Any) -> Digest:
        made.append(given[1].key)
        return make(*given)

    monkeypatch.setattr(month_post, "report_now", counting)
    browser = await house.entered(LI)
    for path in ("/report/2026", "/report/2026", "/report/2026", "/report/2026-11", "/report/2026"):
        assert (await browser.see(path)).status_code == 200
    assert made == ["2026", "2026-11"]
    house.office.log(households(12, 6000, date(2026, 11, 3)), text="走访慰问困难职工12户")
    assert "12户" in (await browser.see("/report/2026")).text
    house.later(seconds=60)
    await browser.see("/report/2026")
    assert made == ["2026", "2026-11", "2026", "2026"]


def test_every_setting_stands_in_one_section() -> None:
    """What /settings tells is what the page shows, grouped; nothing twice, nothing lost."""
    grouped = [name for _title, names in SECTIONS.values() for name in names]
    assert sorted(grouped) == sorted(texts.setting_labels(words()).values())


async def test_a_change_leads_back_to_its_row() -> None:
    """Not to the top of the page: the row is marked by its anchor."""
    house = House()
    browser = await house.entered(ZHOU)
    answer = await send(browser, "/settings", FORMS["/settings"])
    assert answer.headers["location"] == f"{OFFICE}/g/1/settings#signing"
    assert '<li id="signing">' in (await browser.see("/settings")).text


async def test_the_branches_are_listed_and_changed_in_words() -> None:
    """As behind /branches: heard in the group; what changes nothing is said on the page alone."""
    house = House()
    browser = await house.entered(ZHOU)
    said = await told(browser, await send(browser, "/roles/list", {"text": "一车间、二车间"}))
    assert "一车间" in said and house.office.posts()[-1] == said
    assert "二车间" in (await browser.see("/roles")).text
    wrong = await told(browser, await send(browser, "/roles/list", {"text": "一车间"}))
    assert wrong and len(house.office.posts()) == 1
