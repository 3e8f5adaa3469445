"""The demo as its visitor meets it: it goes on, begins anew, and what is typed is in the report."""

import asyncio
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from bot.clock import host_now
from bot.demo import sample_month, tour
from bot.demo.program import Demo
from bot.demo.visitor_views import PHRASES
from bot.workers import client
from tests.brush import put_away
from tests.effort import some
from tests.web.home import AT, home, report
from tests.web.touring import Walk
from tests.web.visitor import PATIENCE, Json, Visitor

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
MONTH = "2026-11"
MINUTE = timedelta(minutes=1)
ANSWERS = {
    "记一条": "已记录",
    "定个会": "工会小组长例会：11月25日 周三 15:00",
    "设期限": "截止11月30日 周一",
    "问一问": "23户（2条记录）",
    "看日历": "日程 11月20日",
}


@pytest.fixture(scope="module")
def undrawn() -> Iterator[None]:
    """Documents are gathered as ever, but not drawn: a process each takes long."""
    with pytest.MonkeyPatch.context() as patch:
        put_away(patch)
        yield


@pytest.fixture(scope="module")
async def played(tmp_path_factory: pytest.TempPathFactory, undrawn: None) -> Path:
    """A demo that got through its sample and was stopped."""
    directory = tmp_path_factory.mktemp("played") / "demo"
    async with home(directory, AT):
        pass
    return directory


@pytest.fixture
def place(played: Path, tmp_path: Path) -> Path:
    """A copy of it, to go on with."""
    return Path(shutil.copytree(played, tmp_path / "demo"))


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the sample the first acts only, where it matters that it is played and not what it says."""
    monkeypatch.setattr("bot.demo.program.script", lambda start: islice(sample_month.script(start), 12))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The documents are real ones."""
    monkeypatch.setattr("bot.app.make", client.make)
    monkeypatch.setattr("bot.app.make_apart", client.make_apart)
    monkeypatch.setattr("bot.app.draw_month", client.draw_month)


def is_digest(message: Json) -> bool:
    return message.get("text", "").startswith("11月月报")


def is_word_file(message: Json) -> bool:
    return bool(message.get("document", {}).get("file_name", "").endswith(".docx"))


def says(words: str) -> Callable[[Json], bool]:
    return lambda message: words in message.get("text", "")


def sums(found: dict[str, Any]) -> tuple[int, int]:
    """Households visited and yuan given, of the welfare section."""
    (section,) = [one for one in found["sections"] if one["category"] == "帮扶慰问"]
    homes = sum(one["value"] for one in section["sums"] if one["unit"] == "户")
    return homes, sum(one["yuan"] for one in section["money"])


async def test_nothing_the_sample_sends_is_refused(played: Path) -> None:
    """Pictures and files too: the room takes each as Telegram would."""
    with closing(sqlite3.connect(played / "gonghui.db")) as db:
        refused = db.execute("select id, method, error from outbox where state = 'dead'").fetchall()

    assert refused == []


async def test_it_goes_on_where_it_stopped(place: Path) -> None:
    """What was said and what the clock showed are there again; nothing is played twice."""
    async with home(place) as first:
        await first.visitor.write("今天慰问困难职工2户")
        reached = await first.visitor.jump("到下一个提醒")
        await first.visitor.find(lambda one: one["date"] >= int(reached.timestamp()))
        said = await first.visitor.messages()
    async with home(place) as second:
        assert second.progress == []
        assert reached <= second.demo.now() < reached + MINUTE
        assert [one["message_id"] for one in await second.visitor.messages()] == [
            one["message_id"] for one in said
        ]


async def test_at_begins_anew_and_the_same_sample_gives_the_same_report(played: Path, place: Path) -> None:
    """Whatever was done meanwhile is gone, and the report is the first start's to the last figure."""
    async with home(place) as first:
        number = await first.visitor.write("今天慰问困难职工2户")
        await first.visitor.answer_to(number)
    assert report(place, MONTH, AT) != report(played, MONTH, AT)
    async with home(place, AT) as second:
        assert AT <= second.demo.now() < AT + MINUTE
        assert second.progress
    assert report(place, MONTH, AT) == report(played, MONTH, AT)


@pytest.mark.usefixtures("short")
async def test_restart_through_the_page_begins_anew(place: Path) -> None:
    """「重新开始」 forgets what was typed and plays the sample up to the present."""
    async with home(place) as here:
        await here.visitor.write("今天慰问困难职工2户")
        epoch = (await here.visitor.view())["epoch"]
        assert (await here.visitor.post("restart")).status_code == 200
        visitor = await here.visitor.come_in()
        assert (await visitor.view())["epoch"] != epoch
        assert not any(map(says("困难职工2户"), await visitor.messages()))
        assert abs(here.demo.now() - host_now()) < MINUTE
        number = await visitor.write("今天慰问困难职工3户")
        assert "3户" in (await visitor.answer_to(number))["text"]


@pytest.mark.usefixtures("short")
async def test_a_lost_database_begins_anew(place: Path) -> None:
    """A room whose bot remembers nothing would be a riddle: the sample is played again."""
    (place / "gonghui.db").unlink()
    async with home(place) as here:
        assert here.progress
        number = await here.visitor.write("今天慰问困难职工2户")
        assert "已记录" in (await here.visitor.answer_to(number))["text"]


@pytest.mark.usefixtures("short")
async def test_an_unreadable_clock_begins_anew(place: Path) -> None:
    """No traceback for a half-written file."""
    (place / "clock").write_text("gestern", encoding="utf-8")
    async with home(place) as here:
        assert here.progress


@pytest.mark.parametrize("seed", some([1, 2, 3], 1))
async def test_what_the_visitor_types_is_in_the_posted_report(played: Path, place: Path, seed: int) -> None:
    """Random figures of three people: the report posted at 「到月底」 has exactly their sums on top."""
    dice = random.Random(seed)
    homes, yuan = sums(report(played, MONTH, AT))
    async with home(place) as here:
        for name in ("周敏", "李建国", "王芳"):
            more, money = dice.randint(1, 99), dice.randint(100, 99999)
            homes, yuan = homes + more, yuan + money
            here.visitor.as_(name)
            number = await here.visitor.write(f"今天走访慰问困难职工{more}户，发放慰问金{money}元")
            assert f"{more}户" in (await here.visitor.answer_to(number))["text"]
        reached = await here.visitor.jump("到月底")
        posted = await here.visitor.find(is_digest)
    assert f"{homes}户" in posted["text"]
    assert f"{yuan}元" in posted["text"]
    assert sums(report(place, MONTH, reached)) == (homes, yuan)


async def test_a_message_just_before_a_jump_is_in_the_report(place: Path) -> None:
    """The clock waits until what was written before it was pressed is answered."""
    async with home(place) as here:
        await here.visitor.write("今天走访慰问困难职工777户")
        await here.visitor.jump("到月底")
        assert "777户" in (await here.visitor.find(is_digest))["text"]


async def test_a_jump_passes_through_the_reminders_on_the_way(place: Path) -> None:
    """Each is said on its own morning, none late."""
    async with home(place) as here:
        start = (await here.visitor.messages())[-1]["message_id"]
        await here.visitor.jump("到月底")
        await here.visitor.find(is_digest)
        later = [one for one in await here.visitor.messages() if one["message_id"] > start]
    reminders = [one for one in later if says("今日提醒")(one)]
    wall = [datetime.fromtimestamp(one["date"], AT.tzinfo) for one in reminders]
    assert len({moment.date() for moment in wall}) == len(wall) >= 5
    assert {(moment.hour, moment.minute) for moment in wall} == {(9, 0)}
    assert not any(map(says("迟发"), reminders))


async def test_a_jump_during_another_is_refused_in_words(place: Path) -> None:
    """Not lost silently: the second visitor is told why, and the first one's clock arrives."""
    async with home(place) as here:
        other = await here.another().come_in()
        goal = datetime.fromisoformat((await here.visitor.view())["targets"]["到月底"])
        assert (await here.visitor.post("clock", target="到月底")).status_code == 200
        refused = await other.post("clock", target="到节前")
        assert (refused.status_code, refused.json()["error"]) == (400, "时间正在往前走，请等它停下再拨")
        await here.visitor.arrive(goal)
        await here.visitor.find(is_digest)


async def test_a_jump_of_more_than_a_year_is_refused_in_words(place: Path) -> None:
    """Nobody waits minutes for a slip of the finger."""
    async with home(place) as here:
        refused = await here.visitor.post("clock", to="2036-11-20T10:00:00+08:00")
        assert (refused.status_code, refused.json()["error"]) == (400, "一次最多往前拨一年，请分几次拨")


@pytest.mark.parametrize("private", [False, True])
async def test_each_phrase_to_tap_is_answered(place: Path, private: bool) -> None:
    """In the group as in the private chat: filed, planned, dated, counted, listed."""
    async with home(place) as here:
        chat = here.visitor.me if private else here.visitor.group
        for label, text in PHRASES:
            number = await here.visitor.write(text, chat)
            answer = await here.visitor.answer_to(number, chat)
            if private and "私下发给您" in answer["text"]:  # the first word opens the chat
                answer = await here.visitor.answer_to(answer["message_id"], chat)
            assert ANSWERS[label] in answer["text"]


async def test_to_the_festival_leads_to_its_card(place: Path) -> None:
    """The morning the card is shown; without cards there is no such button."""
    async with home(place) as here:
        reached = await here.visitor.jump("到节前")
        card = await here.visitor.find(says("离春节"))
        assert datetime.fromtimestamp(card["date"], AT.tzinfo) == reached
        number = await here.visitor.write("/settings 节日卡片 关")
        await here.visitor.answer_to(number)
        assert "到节前" not in (await here.visitor.view())["targets"]


async def press_when_there(visitor: Visitor, message: int, label: str) -> None:
    """Press a button that comes with an edit under way."""
    async with asyncio.timeout(PATIENCE):
        while (await visitor.post("press", message=message, data=label)).status_code != 200:
            await asyncio.sleep(0.02)


@pytest.mark.slow
async def test_the_guided_tour_can_be_walked_to_the_digest_in_hand(place: Path, drawn: None) -> None:
    """Eight steps by what the tour itself offers: its sentences, its jumps; each is found done, none before."""
    async with home(place) as here:
        visitor, told = here.visitor, {step["key"]: step for step in tour.steps()}
        mark = int(here.demo.now().timestamp())
        walk = Walk(visitor, mark)
        step, reached, until = walk.step, walk.reached, walk.until

        assert ((await step("hello"))["done"], (await step("log"))["done"]) == (True, False)
        await visitor.write(told["log"]["say"])
        answered = await until("log", lambda found: "reply" in found["places"])  # filed first, then answered
        assert answered["done"]
        receipt = answered["places"]["reply"][1]
        assert not (await step("mend"))["done"]
        for label in ("撤销", "恢复"):
            await press_when_there(visitor, receipt, label)
        assert (await reached("mend"))["advice"] == ""
        await visitor.write(told["plan"]["say"])
        await reached("plan")
        await visitor.post("clock", to=(await step("remind"))["jump"])
        reminder = await visitor.find(says("上报职代会材料：截止11月25日 周三（明天）"))
        reminded = await until("remind", lambda found: "reminder" in found["places"])
        number = reminded["number"]
        assert reminded["places"]["reminder"] == [visitor.group, reminder["message_id"]]
        await visitor.post("press", message=reminder["message_id"], data=f"已交 #{number}")
        await reached("remind")
        await visitor.write(told["ask"]["say"])
        await reached("ask")
        await visitor.rest()
        await visitor.jump("到月底")
        document = (await visitor.find(lambda one: one["date"] > mark and is_word_file(one)))["document"]
        assert not (await step("digest"))["done"]
        assert (await visitor.fetch(document["file_id"])).startswith(b"PK")
        await reached("digest")
        await visitor.write(told["own"]["say"])
        await reached("own")


async def test_the_inspector_shows_reading_rows_and_outbox(place: Path) -> None:
    """Of a person's message what was understood, kept and answered; of the bot's what it is about."""
    async with home(place) as here:
        number = await here.visitor.write("今天走访慰问困难职工12户，发放慰问金6000元")
        answer = await here.visitor.answer_to(number)
        async with asyncio.timeout(
            PATIENCE
        ):  # the visitor reads the answer before the bot hears that it arrived
            while True:
                seen = (await here.visitor.post("inspect", message=number)).json()
                if [row["state"] for row in seen["outbox"]] == ["sent"]:
                    break
                await asyncio.sleep(0.02)
        assert seen["understood"]["reading"]["intent"] == "log"
        assert any("有做事的词" in line for line in seen["understood"]["lines"])
        rows = {row["table"]: row["values"] for row in seen["rows"]}
        assert (rows["measures"]["thousandths"], rows["moneys"]["minor"]) == (12000, 600000)
        assert [(row["method"], row["lane"], row["state"]) for row in seen["outbox"]] == [
            ("sendMessage", "answer", "sent")
        ]
        assert seen["updates"][0]["message"]["message_id"] == number
        ours = (await here.visitor.post("inspect", message=answer["message_id"])).json()
        assert {row["table"] for row in ours["rows"]} >= {"logs", "facts"}
        chat = await here.visitor.write("食堂今天有红烧肉")
        talk = (await here.visitor.post("inspect", message=chat)).json()
        assert (talk["understood"]["reading"]["intent"], talk["rows"], talk["outbox"]) == ("none", [], [])
        told = await here.visitor.find(says("今日提醒"))
        why = (await here.visitor.post("inspect", message=told["message_id"])).json()["reasons"]
        assert len(why) == 1
        assert "这次提醒" in why[0]


async def test_two_tabs_see_the_same(place: Path) -> None:
    """What one writes appears in the other, which was waiting for news."""
    async with home(place) as here:
        other = (await here.another().come_in()).as_("王芳")
        seen = await other.view()
        news = asyncio.create_task(other.view(since=seen["version"], epoch=seen["epoch"], wait=20))
        await asyncio.sleep(0)
        await here.visitor.write("明天的会改在二楼")
        async with asyncio.timeout(30):
            assert (await news)["messages"][-1]["text"] == "明天的会改在二楼"


@pytest.mark.usefixtures("undrawn", "short")
async def test_stopped_in_the_middle_of_the_sample_it_plays_it_again(tmp_path: Path) -> None:
    """A month half played is no month: the next start begins anew and gets through."""
    place = tmp_path / "demo"
    stop = asyncio.create_task(_open_and_stay(place))
    async with asyncio.timeout(30):
        while not (place / "room.jsonl").exists() or (place / "room.jsonl").stat().st_size < 5000:
            await asyncio.sleep(0.01)
    stop.cancel()
    with pytest.raises(asyncio.CancelledError):
        await stop
    assert not (place / "clock").exists()
    async with home(place, None) as here:
        assert len([one for one in await here.visitor.messages() if says("大家好")(one)]) == 1


async def test_nothing_is_written_beside_its_directory(place: Path) -> None:
    """All the demo keeps lies in its own place."""
    async with home(place) as here:
        await here.visitor.jump("到月底")
        await here.visitor.find(lambda one: "document" in one)
    assert [path.name for path in place.parent.iterdir()] == ["demo"]


@pytest.mark.usefixtures("undrawn", "short")
async def test_the_clock_waits_for_the_sample(tmp_path: Path) -> None:
    """While the sample is played nobody else moves the time."""
    async with home(tmp_path / "demo", AT) as here:
        asked = asyncio.create_task(here.visitor.post("restart"))
        while here.demo.targets():
            await asyncio.sleep(0)
        with pytest.raises(ValueError, match="示例还在演"):
            here.demo.set(AT + timedelta(days=1))
        await asked


async def _open_and_stay(place: Path) -> Demo:
    async with home(place, AT) as here:
        await asyncio.Event().wait()
    return here.demo
