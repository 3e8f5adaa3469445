"""A committee that plans, works and forgets, against the real program; what it did is kept for the oracle.

Drawn by lot from a seed. People write at odd minutes, never at a moment when something may be due.
"""

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from bot.demo.bot_api.values import Chat, Json
from storage.engine.database import open_store
from tests.committee_plans import SERIES, dated, one_off, put_off
from tests.heard import Saying
from tests.oracle import NEVER, Oracle, Plan, Stand, steps_of
from tests.oracle_days import DAY, FEASTS, Feast
from tests.stage import ZONE, Stage

AHEAD = timedelta(days=150)  # nothing is planned further ahead
STANDS_ALREADY = ("已经排过了", "说的是 #")  # at another hour it is asked whether that one moves
SAID_LATELY = 6  # messages of the group
MINUTES = (3, 7, 13, 22, 34, 41, 49, 56)
FORTNIGHT = timedelta(days=14)
DECIDED_BY = timedelta(days=18)  # after the card was put up
ADOPT, DECLINE = "采用", "今年不安排"


@dataclass
class Entry:
    """A log as it was said: its figures, its day, when the bot read it, and until when it counts."""

    message_id: int
    day: date
    read: datetime
    category: str
    figures: Counter[str]
    undone: datetime = NEVER

    @property
    def month(self) -> date:
        """The first of the month it happened in."""
        return self.day.replace(day=1)


class Winter(Stage):
    """The stage with a database in a file, so that the program can be stopped and started."""

    def __init__(self, at: datetime, path: Path) -> None:
        super().__init__(at, store=open_store(path, "test"))
        self._path = path
        self.heard: list[Saying] = []

    @property
    def wall(self) -> datetime:
        """The time in the group."""
        return self.clock.now().astimezone(ZONE).replace(tzinfo=None)

    async def settle(self) -> None:
        """Note when the group was told what."""
        await super().settle()
        told = [
            call for call in self.room.calls if call[0] in ("sendMessage", "editMessageText", "sendDocument")
        ]
        self.room.calls.clear()
        for method, params in told:
            if self.groups and int(params["chat_id"]) == self.groups[0].id:
                self.heard.append(Saying(self.wall, method, params.get("text") or params.get("caption", "")))

    async def stop(self) -> None:
        """The program ends."""
        await self.close()
        self.away = True

    async def start(self) -> None:
        """The program begins again with the same file."""
        self.store = open_store(self._path, "test")
        self.away = False
        await self.open()
        await self.settle()

    async def until(self, moment: datetime) -> None:
        """While the program is away only the host's clock goes on."""
        if self.away:
            self._hour.at += moment - self.wall
        else:
            await super().until(moment)


@dataclass
class Life:
    """One committee, its agenda and its work; whatever it does the oracle is told."""

    stage: Winter
    dice: Random
    oracle: Oracle = field(default_factory=Oracle)
    entries: list[Entry] = field(default_factory=list)
    unread: list[tuple[str, int, Any]] = field(default_factory=list)
    series: list[tuple[str, Plan]] = field(default_factory=lambda: list(SERIES))
    answers: tuple[str, ...] = ("",)  # to cards of festivals, one after the other; "" lets one pass
    logs: bool = True
    decided: dict[Feast, str] = field(default_factory=dict)

    @property
    def chat(self) -> Chat:
        """The committee's group."""
        return self.stage.groups[0]

    @property
    def today(self) -> date:
        """In the group."""
        return self.stage.wall.date()

    def say(self, text: str) -> int:
        """周敏, who may change everything, writes it."""
        message: Json = self.stage.room.write(self.stage.person("周敏"), self.chat, text)
        return int(message["message_id"])

    async def live(self, day: date) -> None:
        """One day: people write at odd minutes of the morning and the afternoon."""
        for hour in sorted(self.dice.sample(range(8, 21), self.dice.choice((0, 1, 2, 3, 4)))):
            await self.stage.until(datetime.combine(day, time(hour, self.dice.choice(MINUTES))))
            deeds = [self.plan, *([self.log, self.log_of_before] if self.logs else [])]
            if not self.stage.away:
                await self.decide()
                deeds += [self.plan, self.move, self.close, self.close, self.put_off, self.undo]
            await self.dice.choice(deeds)()
            await self.stage.settle()
            self.read()

    def read(self) -> None:
        """Once the bot has read what was written, the oracle hears of it."""
        if self.stage.away:
            return
        for text, message_id, meant in self.unread:
            if isinstance(meant, Plan) and self.is_known(message_id):
                continue
            if isinstance(meant, Plan):
                self.oracle.plan(self.number(text, message_id, meant), meant, self.stage.wall)
            else:
                self.entries.append(Entry(message_id, read=self.stage.wall, **meant))
        self.unread.clear()

    def is_known(self, message_id: int) -> bool:
        """Whether the bot made nothing of a plan, for the same (or its name that day) stands there by lot."""
        if next(
            iter(self.stage.store.db.query("select 1 from events where message_id = ?", [message_id])), None
        ):
            return False
        said = [each["text"] for each in self.stage.room.messages(self.chat) if "text" in each]
        return any(text.startswith(STANDS_ALREADY) for text in said[-SAID_LATELY:])

    def number(self, text: str, message_id: int, meant: Plan) -> int:
        """The number of the new item, which must be what was meant."""
        row = self.row("select * from events where message_id = ?", message_id, text)
        got = (row["kind"], row["grain"], bool(row["deadline"]))
        assert got == (meant.kind, meant.grain, meant.deadline), text
        probe = Oracle(date(2028, 6, 1))
        probe.plan(0, meant, self.stage.wall)
        start = datetime.fromisoformat(row["start"])
        if start.tzinfo:  # only days are kept as they were said
            start = start.astimezone(ZONE).replace(tzinfo=None)
        # 每月最后一个工作日 keeps the month's last day as its own, and falls on the working day before.
        assert start in (probe.stands[0].start, probe.stands[0].original), text
        return int(row["number"])

    def row(self, sql: str, value: object, why: str = "") -> dict[str, Any]:
        """A row of the program's database: numbers only it knows."""
        found = list(self.stage.store.db.query(sql, [value]))
        assert len(found) == 1, why
        return found[0]

    async def plan(self) -> None:
        """A new item; a series now and then."""
        if self.series and self.dice.random() < 0.2:
            text, meant = self.series.pop()
        else:
            text, meant = self.dice.choice(one_off(self.dice, self.today, 4 if self.stage.away else 1))
        start = (
            max(meant.start, datetime.combine(self.today, meant.start.time())) if meant.days else meant.start
        )
        if meant.days and meant.grain == "minute" and start <= self.stage.wall:
            start += DAY
        self.unread.append((text, self.say(text), replace(meant, start=start)))

    async def meet_tomorrow(self) -> None:
        """A meeting at short notice: should the bot be away tomorrow, nobody hears of it in time."""
        tomorrow = datetime.combine(self.today + DAY, time(10))
        text = f"{dated(tomorrow.date())}上午10点开经审会"
        self.unread.append((text, self.say(text), Plan("meeting", tomorrow, "minute")))
        await self.stage.settle()
        self.read()

    async def log(self, day: date | None = None) -> None:
        """Something done today, or on another day."""
        when, day = (dated(day), day) if day else ("今天", self.today)
        n, yuan = self.dice.randint(1, 60), self.dice.randint(1, 90) * 100
        text, category, figures = self.dice.choice(
            (
                (f"{when}走访慰问困难职工{n}户，发放慰问金{yuan}元", "帮扶慰问", {"户": n, "元": yuan}),
                (f"{when}看望住院职工{n}人，送慰问金{yuan}元", "帮扶慰问", {"人": n, "元": yuan}),
                (f"{when}举办安全知识培训，{n}人参加", "教育培训", {"人": n}),
                (f"{when}组织职工篮球赛，{n}人参赛，奖品支出{yuan}元", "文体活动", {"人": n, "元": yuan}),
                (f"{when}调解劳动争议{n}件", "维权保障", {"件": n}),
            )
        )
        meant = {"day": day, "category": category, "figures": Counter({**figures, "项": 1})}
        self.unread.append((text, self.say(text), meant))

    async def log_of_before(self) -> None:
        """Something of the last weeks: in time for the month's report or a 补报."""
        await self.log(self.today - self.dice.randint(1, 40) * DAY)

    async def undo(self) -> None:
        """A log of this month is taken back."""
        month = (self.today.year, self.today.month)
        found = [
            one for one in self.entries if one.undone == NEVER and (one.day.year, one.day.month) == month
        ]
        if found:
            entry = self.dice.choice(found)
            number = self.row("select number from logs where message_id = ?", entry.message_id)["number"]
            self.say(f"撤销 #{number}")
            entry.undone = self.stage.wall

    def some_time(self) -> Stand | None:
        """An open item, of a series the time one speaks of."""
        numbers = sorted({one.number for one in self.oracle.stands if one.stood(self.stage.wall)})
        return self.oracle.at_hand(self.dice.choice(numbers), self.stage.wall) if numbers else None

    async def move(self) -> None:
        """To another day, of a series this one time."""
        one = self.some_time()
        if one is not None and one.plan.grain != "month" and not one.plan.end and one.plan.kind != "festival":
            day = self.today + self.dice.randint(1, 25) * DAY
            clock = f"{one.start:%H:%M}" if one.plan.grain == "minute" else ""
            self.say(f"#{one.number} 改到{dated(day)}{clock}")
            self.oracle.move(one, datetime.combine(day, one.start.time()), self.stage.wall)

    async def close(self) -> None:
        """Done or cancelled, now and then taken up again some minutes later."""
        one = self.some_time()
        if one is None or one.plan.kind == "festival":
            return
        if one.plan.days and not self.oracle.is_near(one, self.stage.wall):
            return  # a 完成 now would be taken for the time before, said by a second officer
        done = self.dice.random() < (0.8 if one.plan.days else 0.6)
        if done and one.plan.days and one.start > self.stage.wall:
            return  # 完成 of a series whose next time nobody was reminded of may mean the one just done
        self.say(f"{'完成' if done else '取消'} #{one.number}")
        if one.plan.days and not done:
            await self.stage.settle()
            assert await self.press(":ev.cancel1:", one)
        one.until = self.stage.wall
        if self.dice.random() < 0.3:
            await self.stage.settle()
            await self.stage.until(self.stage.wall + timedelta(minutes=1))
            await self.press(":ev.restore:", one)
            self.oracle.restore(one, self.stage.wall)

    async def put_off(self) -> None:
        """推迟 on a reminder, then one of its choices."""
        one = self.some_time()
        if one is not None and await self.press(":ev.later:", one):
            await self.stage.settle()
            choice = self.dice.choice(("1h", "1d", "3d", "mon"))
            assert await self.press(f":{choice}", one)
            one.put_off.append((self.stage.wall, put_off(choice, self.stage.wall)))

    async def decide(self) -> None:
        """采用 or 今年不安排 on the card of a festival, where the committee answers it."""
        for feast in FEASTS:
            asked = f"离{feast.days[0][0]}（"
            answer = self.answers[FEASTS.index(feast) % len(self.answers)]
            is_open = feast.asked <= self.today <= feast.asked + DECIDED_BY
            if not answer or feast in self.decided or not is_open:
                continue
            heard = [
                one for one in self.stage.heard if one.text.startswith(asked) and one.at.date() >= feast.asked
            ]
            if heard:
                await self.answer(feast, answer, heard[0].text)

    async def answer(self, feast: Feast, answer: str, text: str) -> None:
        """The card's button; what was adopted is on the calendar."""
        card = self.stage.find(self.chat, lambda message: message.get("text") == text)
        self.stage.room.press(self.stage.person("周敏"), self.chat, card["message_id"], answer)
        await self.stage.settle()
        self.decided[feast] = answer
        if answer == ADOPT:
            for title, plan in steps_of(feast):
                if plan.ends(plan.start) > self.stage.wall:
                    self.oracle.plan(self.of_pack(feast, title), plan, self.stage.wall)

    def keep_festivals(self, first: date) -> None:
        """Of a card nobody answered the festival itself is left, from a fortnight before it."""
        for feast in FEASTS:
            if feast in self.decided or feast.asked < first:
                continue
            for name, day in feast.days:
                start = datetime.combine(day, time())
                if start - FORTNIGHT < self.stage.wall - DAY:
                    self.oracle.plan(self.of_pack(feast, name), Plan("festival", start), start - FORTNIGHT)

    def of_pack(self, feast: Feast, title: str) -> int:
        """The number of what a festival's card has made."""
        sql = "select number from events where pack || ' ' || title = ?"
        return int(self.row(sql, f"{feast.pack} {title}", title)["number"])

    async def press(self, part: str, one: Stand) -> bool:
        """Press the newest button about that time of the item; False where there is none."""
        event = self.row("select id, rrule from events where number = ?", one.number)
        code = f"{one.original:%Y%m%d%H%M}" if event["rrule"] else "0"
        for message in reversed(self.stage.room.messages(self.chat)):
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    data = button.get("callback_data", "")
                    if part in data and f":{event['id']}:{code}" in data:
                        who = self.stage.person("周敏")
                        self.stage.room.press(who, self.chat, message["message_id"], data)
                        return True
        return False


async def lived(
    path: Path, seed: int, first: date, last: date, leaves: Container[date], restarts: Container[date] | None = None,
    **more: Any,
) -> Life:  # fmt: skip
    """A life from the first day to the last; the bot leaves for one to three days, and is restarted monthly."""
    dice = Random(seed)
    stage = Winter(datetime.combine(first, time(7, 30)), path)
    await stage.open()
    stage.group("红星厂工会", ["周敏", "李建国"])
    await stage.settle()
    life = Life(stage, dice, Oracle(last + AHEAD), **more)
    day = first
    while day <= last:
        await life.live(day)
        if day in leaves:
            day = await left(life, day)
        elif day.day == 15 if restarts is None else day in restarts:
            await stage.until(datetime.combine(day, time(20, 58)))
            await stage.stop()
            await stage.start()
        day += DAY
    await stage.until(datetime.combine(last + DAY, time(7)))
    life.keep_festivals(first)
    await stage.close()
    return life


async def left(life: Life, day: date) -> date:
    """The bot is away for one to three days, while people write on; the day it comes back."""
    dice, stage = life.dice, life.stage
    await stage.until(datetime.combine(day, time(20, 59 - dice.randint(1, 20))))
    await life.meet_tomorrow()
    begin, days = stage.wall, dice.randint(1, 3)
    await stage.stop()
    for _ in range(days - 1):
        day += DAY
        await life.live(day)
    day += DAY
    await stage.until(datetime.combine(day, time(dice.choice((7, 10, 18, 22)), 17)))
    life.oracle.away.append((begin, stage.wall))
    await stage.start()
    life.read()
    return day
