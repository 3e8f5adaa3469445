"""What is done on an item's page is done by the chat's handlers: rights, receipts in the group, the way back."""

import json
import re
from datetime import timedelta
from html import unescape

import pytest

from handlers.budgets import budget_command
from handlers.routing import features
from storage.core import audit_log, drafts, people
from storage.events import queries as events_queries
from tests.unit.bot.web.house import Browser, House
from tests.unit.bot.web.test_administration import send, told
from tests.unit.handlers.stage import CHAT, LI, WANG, ZHOU
from union.core.kinds import CATEGORIES
from union.events.model import Event, Status
from union.settings.choices import code_of

pytestmark = pytest.mark.anyio


def events(house: House) -> list[Event]:
    return [each for number in range(1, 9) if (each := event(house, number))]


def event(house: House, number: int = 1) -> Event | None:
    return events_queries.numbered(house.office.store.db, house.first, number)


def in_group(house: House) -> list[str]:
    """All the group was told, changes of its messages among them."""
    sql = "select params from outbox where chat_id = ? order by id"
    return [json.loads(row["params"]).get("text", "") for row in house.office.store.db.query(sql, [CHAT])]


async def with_meeting(browser: Browser) -> str:
    """#1, made on the page of a new item."""
    return await add(browser, "下周三下午3点在三楼会议室开工会小组长例会")


async def add(browser: Browser, text: str, day: str = "", clock: str = "") -> str:
    return await told(browser, await send(browser, "/add", {"text": text, "day": day, "clock": clock}))


def ways(page: str, path: str) -> list[dict[str, str]]:
    """What each form of this path holds besides the session's own field."""
    forms = re.findall(rf'<form method="post" action="[^"]*/g/1{path}".*?</form>', page, re.S)
    held = [dict(re.findall(r'name="(\w+)" value="([^"]*)"', form)) for form in forms]
    return [{name: unescape(value) for name, value in each.items() if name != "form"} for each in held]


async def press(browser: Browser, deed: str, ids: str = "1:0", back: str = "/item/1/0") -> str:
    """A button of the item's page, and what is said there."""
    return await told(browser, await send(browser, "/press", {"deed": deed, "ids": ids, "back": back}))


async def change(browser: Browser, what: str, **fields: str) -> str:
    """A field of the item's page."""
    return await told(browser, await send(browser, f"/item/{what}", {"number": "1", "code": "0", **fields}))


async def test_a_sentence_becomes_an_item_and_the_group_hears_the_receipt() -> None:
    """With the buttons it would have had there, and as no reply to anything; each is an item of its own message."""
    house = House()
    browser = await house.entered(LI)
    said = await with_meeting(browser)
    assert said.startswith("已安排 #1 工会小组长例会：11月25日 周三 15:00") and "三楼会议室" in said
    await add(browser, "12月1日前上报经费材料")
    first, second = house.office.sent()
    assert first["text"].startswith("已安排 #1 工会小组长例会") and "reply_parameters" not in first
    assert "item.undo" in str(first["reply_markup"])
    assert [each.author_id for each in events(house)] == [house.people[LI].id] * 2
    with house.office.store.unit() as db:
        made = events_queries.of_same_message(db, house.first, events(house)[0])
    assert second["text"].startswith("已安排 #2") and made in ([], [events(house)[0]])


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [
        ("开工会小组长例会", "", "没看准是哪天"),
        ("11月3日下午3点开例会", "2026-11-03", "已经过去"),
        ("每周开例会", "", "哪一天"),
        ("   ", "2026-11-25", "请写一句"),
    ],
)
async def test_what_is_in_doubt_is_asked_on_the_page_alone(text: str, day: str, said: str) -> None:
    """Nothing is kept, nothing is lost, and the group is not asked."""
    house = House()
    browser = await house.entered(LI)
    answer = await send(browser, "/add", {"text": text, "day": day, "clock": ""})
    shown = unescape((await browser.get(answer.headers["location"])).text)
    assert said in shown and f">{text.strip()}</textarea>" in shown
    assert events(house) == [] and in_group(house) == []


@pytest.mark.parametrize(
    ("text", "day", "clock", "said"),
    [
        ("下午3点到5点开例会", "2026-11-26", "", "11月26日 周四 15:00–17:00"),
        ("下午3点开例会", "2026-11-26", "16:00", "11月26日 周四 16:00"),
        ("下周三开例会", "", "14:30", "11月25日 周三 14:30"),
        ("11月27日前上报材料", "2026-11-30", "", "截止11月30日 周一"),
    ],
)
async def test_what_the_fields_leave_open_the_words_say(text: str, day: str, clock: str, said: str) -> None:
    """An hour is lost neither where the words have it nor where the field has it."""
    assert said in await add(await House().entered(LI), text, day, clock)


async def test_a_day_beside_the_sentence_settles_it() -> None:
    """The day and the hour of the fields, the rest from the words."""
    house = House()
    browser = await house.entered(LI)
    assert "已安排 #1 工会小组长例会：11月26日 周四 14:30" in await add(
        browser, "开工会小组长例会，李建国负责", "2026-11-26", "14:30"
    )
    (made,) = events(house)
    assert [owner.person_id for owner in made.owners] == [house.people[LI].id]


async def test_a_pressed_button_changes_the_groups_own_message() -> None:
    """完成 and 恢复 edit the receipt as a press there would, and say no second thing."""
    house = House()
    browser = await house.entered(LI)
    await with_meeting(browser)
    assert await press(browser, "ev.done") == "✅ 已完成 #1 工会小组长例会（李建国 10:00）"
    assert house.office.edits()[-1].startswith("✅ 已完成 #1") and len(house.office.posts()) == 1
    made = event(house)
    assert made is not None and made.status is Status.DONE
    assert await press(browser, "ev.done") == "已经处理过了"
    assert "已恢复 #1" in await press(browser, "ev.restore")
    assert "推迟到11月21日" in await press(browser, "ev.snooze", "1:0:1d")
    assert len(house.office.posts()) == 1


async def test_a_new_time_is_heard_in_the_group_and_can_be_taken_back() -> None:
    """改期, then 撤回上一次改动; the item's page offers it once."""
    house = House()
    browser = await house.entered(LI)
    await with_meeting(browser)
    was = "2026-11-25T15:00"
    said = await change(browser, "move", was=was, day="2026-11-27", clock="16:00")
    assert said.startswith("已改期 #1 工会小组长例会：11月27日 周五 16:00")
    assert house.office.posts()[-1] == said
    (draft,) = ways((await browser.see("/item/1")).text, "/item/back")
    assert "11月25日 周三 15:00" in await told(browser, await send(browser, "/item/back", draft))
    assert ways((await browser.see("/item/1")).text, "/item/back") == []
    assert await told(browser, await send(browser, "/item/back", draft)) == "已经处理过了"


async def test_name_place_and_owner_are_fields() -> None:
    """Each said in the group; who answers for it from now on hears of it in private."""
    house = House()
    browser = await house.entered(ZHOU)
    await with_meeting(browser)
    with house.office.store.unit() as db:
        people.set_reachable(db, house.people[LI], True)
    assert "#1 组长碰头会" in await change(
        browser, "set", name="title", was="工会小组长例会", text="组长碰头会"
    )
    assert "二楼" in await change(browser, "set", name="place", was="三楼会议室", text="二楼")
    assert "负责：李建国" in await change(browser, "set", name="owner", was="", text="李建国")
    assert [said[:4] for said in house.office.posts()[1:]] == ["已更新 "] * 3
    assert "周敏把这一项交给您" in house.office.posts(LI.user_id)[-1]


async def test_what_cannot_be_is_said_on_the_page_alone() -> None:
    """A time gone by, a form shown before somebody else changed it, one that changes nothing."""
    house = House()
    browser = await house.entered(LI)
    await with_meeting(browser)
    heard, was = in_group(house), "2026-11-25T15:00"
    assert "已经过去" in await change(browser, "move", was=was, day="2026-11-02", clock="")
    assert "刚才别处已经改过" in await change(
        browser, "move", was="2026-11-24T15:00", day="2026-11-27", clock=""
    )
    assert await change(browser, "move", was=was, day="2026-11-25", clock="15:00") == "没有变化"
    assert "刚才别处已经改过" in await change(browser, "set", name="title", was="例会", text="碰头会")
    await press(browser, "ev.cancel1")
    assert await change(browser, "set", name="place", was="三楼会议室", text="二楼") == "已经处理过了"
    assert in_group(house)[: len(heard)] == heard and len(house.office.posts()) == 1


async def test_of_a_series_one_time_or_all_that_follow() -> None:
    """By its code: one is cancelled alone; 以后都这样 moves the rest."""
    house = House()
    browser = await house.entered(LI)
    await add(browser, "每周三下午3点开例会")
    code = "202611251500"
    shown = (await browser.see(f"/item/1/{code}")).text
    assert "只取消这一次" in shown and "以后都取消" in shown
    assert "已取消" in await press(browser, "ev.cancel1", f"1:{code}", f"/item/1/{code}")
    later = {"number": "1", "code": "202612021500", "was": "2026-12-02T15:00", "following": "on"}
    answer = await send(browser, "/item/move", {**later, "day": "2026-12-03", "clock": "15:00"})
    assert "以后都改为" in await told(browser, answer)


async def test_who_may_not_in_the_chat_may_not_here() -> None:
    """A 群成员 looks at everything and is shown no button; forged, each is refused and nothing changes."""
    house = House()
    await with_meeting(await house.entered(LI))
    browser = await house.entered(WANG)
    assert "<h2>改期</h2>" not in (await browser.see("/item/1")).text
    before = [*events(house)], in_group(house)
    for path, fields in (
        ("/add", {"text": "明天开会", "day": "", "clock": ""}),
        ("/press", {"deed": "ev.done", "ids": "1:0", "back": "/item/1/0"}),
        ("/item/move", {"number": "1", "code": "0", "was": "x", "day": "2026-11-27", "clock": ""}),
        ("/item/set", {"number": "1", "code": "0", "name": "title", "was": "x", "text": "x"}),
        ("/item/back", {"number": "1", "code": "0"}),
    ):
        assert (await send(browser, path, fields)).status_code == 403, path
    assert ([*events(house)], in_group(house)) == before


@pytest.mark.parametrize(
    "fields",
    [
        {"deed": "ev.move", "ids": "1:0", "back": "/item/1/0"},
        {"deed": "digest.lock", "ids": "1", "back": "/item/1/0"},
        {"deed": "ev.done", "ids": "x", "back": "/item/1/0"},
        {"deed": "ev.done", "ids": "1", "back": "/item/1/0"},
        {"deed": "ev.done", "ids": "1:0", "back": "//elsewhere.example"},
        {"deed": "ev.done", "ids": "1:0", "back": "/item/1/0/../../x"},
        {"deed": "ev.done", "ids": "1:0"},
    ],
)
async def test_a_forged_button_is_nowhere(fields: dict[str, str]) -> None:
    """Other deeds than the pages have, ids of none, a way back that leads out."""
    house = House()
    browser = await house.entered(LI)
    await with_meeting(browser)
    assert (await send(browser, "/press", fields)).status_code == 404
    made = event(house)
    assert made is not None and made.status is Status.OPEN


async def filed(house: House) -> Browser:
    """李建国 has filed #1 in the group and looks at its page."""
    house.stage.write(LI, "今天走访困难职工12户，慰问金6000元", features.hear)
    return await house.entered(LI)


async def say(browser: Browser, text: str) -> str:
    """A correction in words."""
    return await told(browser, await send(browser, "/log/say", {"number": "1", "text": text}))


async def test_a_log_is_put_right_in_words_and_by_buttons() -> None:
    """Figures in words, the day and the category by fields: the group's receipt follows, and the page says what was when."""
    house = House()
    browser = await filed(house)
    assert "15户" in await say(browser, "应该是15户")
    assert any("15户" in each for each in house.office.edits())
    assert "11月18日" in await press(browser, "log.day", "1:2026-11-18", "/log/1")
    assert "女职工" in await press(browser, "log.category", f"1:{CATEGORIES.index('女职工')}", "/log/1")
    shown = (await browser.see("/log/1")).text
    assert [f"改了{what}" in shown for what in ("数字", "日期", "类别")] == [True] * 3


async def test_a_log_is_taken_back_and_brought_back() -> None:
    """The receipt in the group shows both, and nothing new is said."""
    house = House()
    browser = await filed(house)
    assert await press(browser, "log.undo", "1", "/log/1") == "已撤销"
    assert "已撤销，不计入月报" in (await browser.see("/log/1")).text
    assert await say(browser, "应该是15户") == "已经处理过了"
    assert await press(browser, "log.redo", "1", "/log/1") == "已恢复"
    assert len(house.office.posts()) == 1 and len(house.office.edits()) > 0


async def test_words_that_put_nothing_right_are_answered_on_the_page_alone() -> None:
    """Talk, and the words of somebody who may not: the group hears nothing."""
    house = House()
    browser, other = await filed(house), await house.entered(WANG)
    heard = in_group(house)
    assert "没看懂要改什么" in await say(browser, "大家辛苦了")
    assert "只有本人或管理员" in await say(other, "应该是15户")
    assert "<h2>改一句</h2>" not in (await other.see("/log/1")).text
    assert in_group(house) == heard


async def test_the_history_tells_who_changed_what() -> None:
    """Newest first, each with its page; a 群成员 is not shown it, and what is kept secret is in none of its lines."""
    house = House()
    browser = await house.entered(LI)
    await with_meeting(browser)
    await change(browser, "move", was="2026-11-25T15:00", day="2026-11-27", clock="")
    await press(browser, "ev.done")
    with house.office.store.unit() as db:
        audit_log.audit(db, house.first, house.people[ZHOU], "helped.erase", "户01", house.stage.now)
    shown = (await browser.see("/history")).text
    assert shown.index("李建国 完成 #1") < shown.index("李建国 改了日程 #1")
    assert "/number/1" in shown and "户01" not in shown
    assert (await (await house.entered(WANG)).see("/history")).status_code == 403


async def test_an_older_change_of_an_item_is_taken_back_from_the_history() -> None:
    """As it was before that change, whatever was changed since; of what came later nothing is left to take back."""
    house = House()
    browser = await house.entered(LI)
    await with_meeting(browser)
    await change(browser, "move", was="2026-11-25T15:00", day="2026-11-27", clock="")
    house.stage.now += timedelta(hours=5)
    await change(browser, "set", name="place", was="三楼会议室", text="二楼")
    house.stage.now += timedelta(hours=5)
    await change(browser, "set", name="title", was="工会小组长例会", text="碰头会")
    newest, middle, oldest = ways((await browser.see("/history")).text, "/item/back")
    said = await told(browser, await send(browser, "/item/back", middle))
    assert "工会小组长例会" in said and "三楼会议室" in said and "11月27日" in said
    assert house.office.posts()[-1] == said
    assert ways((await browser.see("/history")).text, "/item/back") == [oldest]
    assert "已经处理过了" in await told(browser, await send(browser, "/item/back", newest))
    with house.office.store.unit() as db:
        drafts.expire(db, house.stage.now + timedelta(days=8))
    shown = (await browser.see("/history")).text
    assert ways(shown, "/item/back") == [] and "改动前的样子没有留着" in shown


async def test_corrections_of_an_entry_are_taken_back_from_the_history() -> None:
    """Each by itself, an older one too; then the entry, and it comes back."""
    house = House()
    browser = await filed(house)
    await say(browser, "应该是15户")
    house.stage.now += timedelta(minutes=5)
    await say(browser, "应该是18户")
    latest, earlier = ways((await browser.see("/history")).text, "/press")
    assert (latest["ids"], earlier["ids"]) == ("1:2", "1:1")
    house.stage.now += timedelta(minutes=5)
    await send(browser, "/press", earlier)
    assert "12户" in (await browser.see("/log/1")).text
    house.stage.now += timedelta(minutes=5)
    await send(browser, "/press", {**latest, "ids": "1:3"})
    assert "18户" in (await browser.see("/log/1")).text
    await press(browser, "log.undo", "1", "/log/1")
    (redo,) = ways((await browser.see("/history")).text, "/press")
    assert redo["deed"] == "log.redo" and "后来又变过" in (await browser.see("/history")).text
    assert await told(browser, await send(browser, "/press", redo)) == "已恢复"


async def test_a_setting_is_set_back_from_the_history() -> None:
    """By the 管理员, to what it was before that change, an older one too; a span of hours as well; others read why not."""
    house = House()
    browser = await house.entered(ZHOU)
    for was, code in (("0900", "1000"), ("1000", "1030")):
        await send(browser, "/settings", {"name": "reminder_time", "was": was, "code": code})
        house.stage.now += timedelta(minutes=1)
    was = code_of(house.stage.group().settings, "quiet")
    await send(browser, "/settings", {"name": "quiet", "was": was, "from": "23:00", "until": "06:00"})
    quiet, newest, oldest = ways((await browser.see("/history")).text, "/settings")
    assert (newest["code"], oldest["code"], quiet["code"]) == ("1000", "0900", was)
    assert "9:00" in await told(browser, await send(browser, "/settings", oldest))
    await send(browser, "/settings", quiet)
    assert code_of(house.stage.group().settings, "quiet") == was
    theirs = (await (await house.entered(LI)).see("/history")).text
    assert ways(theirs, "/settings") == [] and "管理员" in theirs


async def test_the_plans_page_shows_how_far_the_budgets_are_and_the_history_takes_one_back() -> None:
    """A bar for each, full and no fuller where more was spent; a budget changed again since is not taken back."""
    house = House()
    browser = await house.entered(ZHOU)
    house.stage.write(ZHOU, "/budget 帮扶慰问 30000元", budget_command.budget)
    await filed(house)
    shown = unescape((await browser.see("/plan")).text)
    assert "帮扶慰问：预算30000元，已用6000元（20%），还剩24000元" in shown
    assert '<progress max="3000000" value="600000"' in shown
    (undo,) = ways((await browser.see("/history")).text, "/press")
    assert "已改回" in await told(browser, await send(browser, "/press", undo))
    assert "<progress" not in (await browser.see("/plan")).text
