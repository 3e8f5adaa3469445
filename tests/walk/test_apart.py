"""Groups apart: what a committee is told, and what is kept of it, is the same whether or not others share the bot and some people.

The same seeded doings of one committee are lived through twice by the real program: alone, and among those of two others.
"""

import asyncio
import json
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

import pytest

from bot.demo.bot_api.values import Chat, Json, User
from tests.brush import blank, blank_coverage
from tests.carried import taken
from tests.stage import Stage
from union.reports.document import FileForm, Paper

HALF_AN_HOUR = timedelta(minutes=30)
AT = datetime.fromisoformat("2026-11-26T09:00")
FIRST, SECOND, THIRD = ("周敏", "李建国", "王芳"), ("孙立", "王芳", "李建国"), ("陈晓", "王芳")
OWN = {"甲厂工会": "周敏", "乙厂工会": "孙立", "丙厂工会": "陈晓"}  # who is of that one committee alone
TEXTS = (
    "今天走访慰问困难职工{n}户，发放慰问金{n}00元", "今天组织职工篮球赛，{n}人参赛，奖品支出{n}0元", "今天慰问一线职工{n}人",
    "下周三下午3点在会议室开例会", "每周五上午9点开碰头会", "12月{n}日前报送年度总结", "12月15日下午2点职工运动会，限20人",
    "/cal", "/due", "/digest", "/me", "/festivals", "/roles", "/settings", "/help", "/add 春游 3月20日", "/web", "/feed",
    "撤销", "撤销 #{n}", "恢复 #{n}", "完成 #{n}", "#{n} 改成9户", "#{n} 改到12月8日下午3点", "/why #{n}", "/find 走访", "问 今年慰问了多少户",
    "/remind 明天上午10点 交表", "/settings 提醒时间 10:00", "/settings 回执 简短", "/roles 王芳 组长", "/template 秋游\n提前3天 通知\n当天 秋游",
    "把我的事项交给王芳", "2027年工作计划：3月举办职工运动会；5月办培训班", "/plan 2027年工作计划\n一、3月举办职工运动会\n二、5月办培训班",
    "大家辛苦了", "/privacy", "/cancel",
    "/settings 诉求 开", "/settings 五必访 群里和私聊", "/request", "诉求：食堂{n}号窗口没热饭", "诉求 {n}号", "/care", "二车间老刘住院了",
    "今天到医院看望老刘，送慰问金{n}00元", "老刘出院了", "小组 一车间 {n}人、二车间", "小组 二车间 改名 装配车间", "#{n} 是二车间的", "/branches",
    "/coverage", "预算 帮扶慰问 {n}000", "/budget", "今天慰问困难职工王秀兰、刘建国，送慰问金1000元", "/helped", "张师傅身份证11010119900307663X",
)  # fmt: skip
NUMBERS = re.compile(r'"\w*id":\d+,?')  # within what is kept as JSON
SECRETS = re.compile(
    r"(?<=/feed/)[\w-]+|(?<=/enter/)\S+|(?<=查询码 )[A-Z0-9]{4}-[A-Z0-9]{4}"
)  # another one each time
REPLIES = (
    "完成",
    "取消",
    "撤销",
    "恢复",
    "5户",
    "昨天",
    "参加",
    "请假",
    "改到12月9日上午9点",
    "备注：带身份证",
    "周三下午3点",
    "好的",
)
DECIDED_BY_ALL = {
    "导出本群",
    "删除本群全部数据",
    "红头文件样张",
    "打开网页",
    "匿名提交",
    "匿名发出",
}  # carry secrets, make files by chance of time, or are drawn from a box by lot
FORGOTTEN = (
    "id",
    "hash",
    "seed",
    "key",
    "params",
    "about",
    "link",
    "session",
    "data",
    "batch",
    "edits",
)  # other numbers, other secrets


@dataclass
class Committee:
    """One group's people and the dice that decide all they do; nothing of other groups is looked at."""

    stage: Stage
    chat: Chat
    names: tuple[str, ...]
    dice: Random
    echoes: list[Json] = field(default_factory=list)

    @property
    def alone(self) -> User:
        """Who is of no other committee: only they write in private."""
        return self.stage.person(OWN[self.chat.title or ""])

    def act(self) -> None:
        """Somebody writes, presses, replies or edits."""
        kind, n = self.dice.random(), self.dice.randint(1, 12)
        who = self.stage.person(self.dice.choice(self.names))
        text = self.dice.choice(TEXTS).format(n=n)
        reply, chance, private = self.dice.choice(REPLIES), self.dice.random(), self.dice.random() < 0.25
        where = self.stage.room.private(self.alone) if private else None
        chat, who = (where, self.alone) if where else (self.chat, who)
        if kind < 0.45:
            self.stage.room.write(who, chat, text)
        elif kind < 0.85:
            self._press(who, chat, chance)
        else:
            self._reply(who, chat, reply, chance)

    def _ours(self, chat: Chat) -> list[Json]:
        return [each for each in self.stage.room.messages(chat)[-14:] if each["from"].get("is_bot")]

    def _press(self, who: User, chat: Chat, chance: float) -> None:
        found = [
            (each["message_id"], button["text"])
            for each in self._ours(chat)
            for row in each.get("reply_markup", {}).get("inline_keyboard", [])
            for button in row
            if "callback_data" in button and button["text"] not in DECIDED_BY_ALL
        ]
        if found:
            message, label = found[int(chance * len(found))]
            self.stage.room.press(who, chat, message, label)

    def _reply(self, who: User, chat: Chat, text: str, chance: float) -> None:
        found = self._ours(chat)
        if found:
            self.stage.room.write(who, chat, text, reply_to=found[int(chance * len(found))]["message_id"])


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers and pictures are made at once; nothing leaves the machine."""
    monkeypatch.setattr("bot.app.draw_month", blank)
    monkeypatch.setattr("bot.app.draw_coverage", blank_coverage)
    monkeypatch.setattr("bot.app.carry", taken)
    monkeypatch.setattr("bot.app.make", typed)


async def typed(form: FileForm, paper: Paper, language: str) -> bytes:
    """In the place of the child that types: what would stand in the document, as it was ordered."""
    return re.sub(
        r"\b\w*id=\w+", "", repr((form, paper.digest, paper.letterhead, paper.ledger, language))
    ).encode()


async def lived(seed: int, steps: int, *, others: bool) -> tuple[list[str], list[str], int]:
    """What the first committee was told, what is kept of it, and how much the others have done."""
    stage = Stage(AT)
    await stage.open()
    try:
        for name in sorted({*FIRST, *SECOND, *THIRD}):
            stage.room.start(stage.person(name))
        await stage.settle()
        dice = Random(seed)
        first = Committee(stage, stage.group("甲厂工会", list(FIRST)), FIRST, Random(seed + 1))
        rest = []
        if others:
            for title, names in (("乙厂工会", SECOND), ("丙厂工会", THIRD)):
                rest.append(Committee(stage, stage.group(title, list(names)), names, Random(dice.random())))
        await stage.settle()
        done, hours = 0, Random(seed + 2)
        for _step in range(steps):
            for each in rest:
                for _more in range(dice.randint(0, 2)):
                    each.act()
                    done += 1
                    await stage.settle()
            first.act()
            await stage.settle()
            if hours.random() < 0.2:
                await pass_time(stage, hours.randint(1, 40))
        return told(stage, first), kept(stage, first.chat), done
    finally:
        await stage.close()


async def pass_time(stage: Stage, hours: int) -> None:
    """The round comes by every half hour, as it does of itself; the stage's own comes only when something is due."""
    for _half in range(2 * hours):
        await stage.until(stage.clock.now() + HALF_AN_HOUR)
        stage.program.tick()
        await stage.settle()


def told(stage: Stage, first: Committee) -> list[str]:
    """Every call to its chat and to its own private chat: method, words, labels; each chat in order."""
    lines: dict[int, list[str]] = {first.chat.id: [], first.alone.id: []}
    for method, params in stage.room.calls:
        chat = int(params.get("chat_id") or 0)
        if chat in lines:
            keyboard = json.loads(params.get("reply_markup") or "{}").get("inline_keyboard", [])
            labels = [button["text"] for row in keyboard for button in row]
            words = SECRETS.sub("…", params.get("text") or params.get("caption") or "")
            lines[chat].append(f"{method} {words} {labels}")
    return [line for chat in lines for line in lines[chat]]


def kept(stage: Stage, chat: Chat) -> list[str]:
    """Every row of the group's, but for numbers that all groups draw from one heap."""
    db, found = stage.store.db, list[str]()
    (number,) = db.execute("select id from groups where chat_id = ?", [chat.id]).fetchone()
    for table in db.table_names():
        columns = [column.name for column in db[table].columns]
        if "group_id" in columns:
            shown = [f'"{each}"' for each in columns if not each.endswith(FORGOTTEN)] or ["1"]
            rows = db.execute(f"select {', '.join(shown)} from {table} where group_id = ?", [number])
            found += sorted(NUMBERS.sub("", f"{table} {row if table != 'audit' else row[0]}") for row in rows)
    return found


def difference(seed: int, steps: int) -> tuple[str, int, int]:
    """The first that differs, "" for nothing; how many lines and rows were compared; what others did meanwhile."""
    alone = asyncio.run(lived(seed, steps, others=False))
    among = asyncio.run(lived(seed, steps, others=True))
    compared = len(alone[0]) + len(alone[1])
    for one, other in zip(alone[:2], among[:2], strict=True):
        for was, now in zip([*one, "—"], [*other, "—"], strict=False):
            if was != now:
                return f"seed {seed}: alone {was!r}, among others {now!r}", compared, among[2]
    return "", compared, among[2]


def test_others_make_no_difference() -> None:
    """One short life."""
    found, compared, done = difference(7, 12)
    assert found == ""
    assert compared > 20 and done > 5


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_others_never_make_a_difference(seed: int) -> None:
    """Longer lives: days pass, reminders, agendas and a month's end with its report come."""
    found, compared, done = difference(seed, 60)
    print({"lines and rows": compared, "doings of others": done})
    assert found == ""
