"""What people do in a torture: groups and private chats, drawn by lot, and what the bot must make of it.

Whatever is said is remembered with its meaning; the figures of every log are its own, so that it is known again.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import Chat, Json, User
from tests.committee_plans import dated, one_off
from tests.oracle import Oracle, Plan
from tests.stage import ZONE
from tests.torture.care import Care
from tests.torture.launcher import TROUBLE

AHEAD = timedelta(days=120)
HARMLESS = {
    "参加", "请假", "待定", "名单", "详情", "今天", "本周", "本月", "‹ 前一周", "后一周 ›", "逐条查看", "‹ 上一页",
    "下一页 ›", "依据▾", "今年不安排",
}  # fmt: skip
PAPERS = {"Word", "Excel", "图"}
VAGUE = ("职工书屋的书柜", "女工主任的办公室", "职工之家的柜子")  # work done, or to be done?
QUESTIONS = ("/cal", "/digest", "/due", "/help", "/settings", "/me", "问 今年送温暖一共多少钱", "/festivals")


@dataclass
class Log:
    """A piece of work as it was last said."""

    chat: Chat
    message_id: int
    who: User
    day: date
    n: int
    yuan: int
    texts: list[str]
    undone: bool = False


@dataclass
class Item:
    """Something planned."""

    chat: Chat
    message_id: int
    text: str
    plan: Plan
    known: bool = False  # to the oracle, since the bot has read it
    number: int = 0
    change: "Change | None" = None  # said, and not yet seen in the bot's file
    is_open: bool = True


@dataclass(frozen=True)
class Change:
    """What is to become of an item: its new start, or how it ends. `at`: before the reminders of that minute, or after."""

    text: str
    at: datetime
    start: datetime | None = None
    status: str = "open"


@dataclass
class Group:
    """A committee: its officers, its oracle, what it told the bot."""

    chat: Chat
    people: list[User]
    oracle: Oracle
    logs: list[Log] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


@dataclass
class Asked:
    """A message that must be answered once: a question, or one at which the handler fails."""

    chat: Chat
    message_id: int
    text: str
    at: datetime


@dataclass
class Open:
    """A conversation the bot must not forget: it asks in private what a sentence is, and is answered later."""

    group: Group
    who: User
    message: Json
    since: datetime


class Town:
    """People and their groups."""

    def __init__(self, room: Room, dice: Random, wall: Callable[[], datetime]) -> None:
        self.room, self.dice, self.wall = room, dice, wall
        self.groups: list[Group] = []
        self.failing: list[Asked] = []
        self.asked: list[Asked] = []
        self.open: list[Open] = []
        self.presses: list[str] = []
        self.papers = False
        self.is_settled: Callable[[], bool] = lambda: False
        self.inherited: list[dict[str, Any]] | None = None  # what groups of an older file had filed
        self.care = Care(room, dice, self)
        self._numbers = count(11)

    def found(self, groups: int) -> None:
        """So many committees, each with two officers; the first of each has spoken to the bot in private."""
        for number in range(groups):
            people = [self.room.add_user(f"{name}{number + 1}") for name in ("周敏", "李建国")]
            chat = self.room.add_group(f"红星{number + 1}厂工会", people[0])
            self.room.join(chat, people[1])
            self.room.add_bot(chat, people[0])
            self.groups.append(Group(chat, people, Oracle(self.wall().date() + AHEAD)))
            for user in people:
                self._log(self.groups[-1], chat, user)
                self.room.start(user)
            if self.dice.random() < 0.7:
                self.care.begin(self.groups[-1], number)

    def act(self) -> str:
        """One deed; its name, for the trace."""
        deeds = (
            (self.log, 6), (self.log_privately, 2), (self.item, 3), (self.edit, 2), (self.undo, 3), (self.press, 4),
            (self.ask, 2), (self.chat, 1), (self.trouble, 1), (self.begin, 1), (self.answer, 2),
            (self.move, 2), (self.close, 2), (self.care.act, 4),
        )  # fmt: skip
        deed = self.dice.choices([each for each, _weight in deeds], [weight for _each, weight in deeds])[0]
        deed(self.dice.choice(self.groups))
        return deed.__name__

    def log(self, group: Group) -> None:
        """A piece of work is told in the group."""
        self._log(group, group.chat, self.dice.choice(group.people))

    def log_privately(self, group: Group) -> None:
        """In the private chat."""
        who = self.dice.choice(group.people)
        if chat := self.room.private(who):
            self._log(group, chat, who)

    def log_visit(self, group: Group, name: str) -> None:
        """Somebody was visited in hospital, and it is told in the group."""
        yuan = self.dice.randint(1, 90) * 100
        self._tell(group, group.chat, group.people[0], 0, yuan, f"今天到医院看望{name}，送慰问金{yuan}元")

    def _log(self, group: Group, chat: Chat, who: User) -> None:
        n, yuan = next(self._numbers), self.dice.randint(1, 90) * 100
        self._tell(group, chat, who, n, yuan, self._worded(n, yuan))

    def _tell(self, group: Group, chat: Chat, who: User, n: int, yuan: int, text: str) -> None:
        message = self.room.write(who, chat, text)
        log = Log(chat, message["message_id"], who, self.wall().date(), n, yuan, [text])
        group.logs.append(log)

    def _worded(self, n: int, yuan: int) -> str:
        return self.dice.choice(
            (
                f"今天走访慰问困难职工{n}户，发放慰问金{yuan}元",
                f"今天看望住院职工{n}人，送慰问金{yuan}元",
                f"今天组织职工篮球赛，{n}人参赛，奖品支出{yuan}元",
                f"今天慰问一线职工{n}人，发放防暑用品，支出{yuan}元",
                f"今天到二车间走访慰问困难职工{n}户，发放慰问金{yuan}元",
            )
        )

    def item(self, group: Group) -> None:
        """Something is planned, which nobody of the group has said before: what is there already is not planned again."""
        said = {each.text for each in group.items}
        new = [each for each in one_off(self.dice, self.wall().date(), 5) if each[0] not in said]
        text, plan = self.dice.choice(new)
        message = self.room.write(self.dice.choice(group.people), group.chat, text)
        group.items.append(Item(group.chat, message["message_id"], text, plan))

    def move(self, group: Group) -> None:
        """An item is put on another day, with its number."""
        for item in self._settled(group):
            if item.plan.grain != "month" and item.plan.end is None:
                day = self.wall().date() + timedelta(days=self.dice.randint(5, 40))
                clock = f"{item.plan.start:%H:%M}" if item.plan.grain == "minute" else ""
                start = datetime.combine(day, item.plan.start.time())
                self._change(
                    group, item, Change(f"#{item.number} 改到{dated(day)}{clock}", self._moment(), start)
                )

    def close(self, group: Group) -> None:
        """An item is done, or given up, with its number."""
        for item in self._settled(group):
            word, status = self.dice.choice((("完成", "done"), ("取消", "cancelled")))
            self._change(group, item, Change(f"{word} #{item.number}", self._moment(), status=status))

    def _settled(self, group: Group) -> list[Item]:
        """One item, if there is any, that the bot has read and of which nothing else is on its way."""
        found = [item for item in group.items if item.known and item.is_open and item.change is None]
        told = self._told_now(group)
        found = [item for item in found if item.number not in told]
        return [self.dice.choice(found)] if found else []

    def _told_now(self, group: Group) -> set[int]:
        """Items of which nobody knows whether their reminder of this minute went before what is said now."""
        if self.is_settled():
            return set()
        minute = self.wall().replace(second=0, microsecond=0)
        return {told.number for told in group.oracle.told(minute) if told.at == minute}

    def _moment(self) -> datetime:
        """A bot that is not at rest reads what is written before it makes its round."""
        return self.wall() if self.is_settled() else self.wall().replace(second=0, microsecond=0)

    def _change(self, group: Group, item: Item, change: Change) -> None:
        message = self.room.write(group.people[0], group.chat, change.text)  # who may change everything
        item.change = change
        self.asked.append(Asked(group.chat, message["message_id"], change.text, self.wall()))

    def edit(self, group: Group) -> None:
        """Somebody mends the figures of a log of today."""
        today = [log for log in group.logs if log.day == self.wall().date() and not log.undone]
        if today:
            log = self.dice.choice(today)
            log.n, log.yuan = next(self._numbers), self.dice.randint(1, 90) * 100
            log.texts.append(self._worded(log.n, log.yuan))
            self.room.edit(log.who, log.message_id, log.chat, log.texts[-1])

    def undo(self, group: Group) -> None:
        """A log is taken back, or back again, by the button under its echo."""
        fresh = [log for log in group.logs if self.wall().date() - log.day <= timedelta(days=1)]
        found = [(log, echo) for log in fresh[-8:] if (echo := self._echo(log))]
        if found:
            log, echo = self.dice.choice(found)
            label = next(label for label in labels(echo) if label in ("撤销", "恢复"))
            self.presses.append(self.room.press(log.who, log.chat, echo["message_id"], label))
            log.undone = label == "撤销"

    def _echo(self, log: Log) -> Json | None:
        """The bot's answer to it, where it shows the log's own button and nothing waits that would change it."""
        if self.room.updates:
            return None
        for message in self.room.messages(log.chat):
            reply = message.get("reply_to_message", {}).get("message_id")
            if (
                reply == log.message_id
                and {"撤销", "恢复"} & set(labels(message))
                and "已安排" not in message["text"]
            ):
                return message
        return None

    def press(self, group: Group) -> None:
        """Any button of the bot's latest messages that decides nothing."""
        wanted = HARMLESS | PAPERS if self.papers else HARMLESS
        chats = [group.chat, *(chat for who in group.people if (chat := self.room.private(who)))]
        found = [
            (chat, message["message_id"], label)
            for chat in chats
            for message in self.room.messages(chat)[-12:]
            for label in labels(message)
            if label in wanted
        ]
        if found:
            chat, message_id, label = self.dice.choice(found)
            who = next(each for each in group.people if chat.has(each.id))
            self.presses.append(self.room.press(who, chat, message_id, label))

    def ask(self, group: Group) -> None:
        """A question or a command."""
        text = self.dice.choice(QUESTIONS)
        message = self.room.write(self.dice.choice(group.people), group.chat, text)
        self.asked.append(Asked(group.chat, message["message_id"], text, self.wall()))

    def chat(self, group: Group) -> None:
        """Nothing for the bot."""
        self.room.write(self.dice.choice(group.people), group.chat, "谢谢大家，辛苦了")

    def trouble(self, group: Group) -> None:
        """A message at which the handler fails: in the group as a command, or in private."""
        who = self.dice.choice(group.people)
        chat = self.dice.choice([group.chat, self.room.private(who) or group.chat])
        text = f"/log 今天走访{next(self._numbers)}户{TROUBLE}"
        message = self.room.write(who, chat, text)
        self.failing.append(Asked(chat, message["message_id"], text, self.wall()))

    def begin(self, group: Group) -> None:
        """A sentence in private of which the bot must ask what it is."""
        who = self.dice.choice(group.people)
        chat = self.room.private(who)
        if chat and not any(each.who is who for each in self.open):
            message = self.room.write(who, chat, self.dice.choice(VAGUE))
            self.open.append(Open(group, who, message, self.wall()))

    def answer(self, group: Group) -> None:
        """The button under such a question is pressed: the sentence is filed."""
        self.open = [one for one in self.open if self.wall() - one.since < timedelta(hours=3)]
        for one in self.open if not self.room.updates else ():
            chat, number = self.room.chats[one.who.id], one.message["message_id"]
            asked = [
                each
                for each in self.room.messages(chat)
                if "记录" in labels(each) and each["message_id"] > number
            ]
            if asked:
                self.presses.append(self.room.press(one.who, chat, asked[0]["message_id"], "记录"))
                log = Log(chat, number, one.who, self.wall().date(), 0, 0, [one.message["text"]])
                one.group.logs.append(log)
                self.open.remove(one)
                return


def labels(message: Json) -> list[str]:
    """The buttons under a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def wall_of(moment: datetime) -> datetime:
    """In the groups."""
    return moment.astimezone(ZONE).replace(tzinfo=None)
