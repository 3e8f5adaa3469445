"""Care in a torture: members put requests to their committee, officers tell who fell ill, IDs and budgets come by.

Each act is the next step somebody can take by what the bot shows; what was said is remembered for care_verdict.py.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from random import Random
from typing import TYPE_CHECKING

from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import Chat, Json, User

if TYPE_CHECKING:
    from tests.torture.town import Group, Town

SETTINGS = (
    "/settings 诉求 开",
    "/settings 五必访 群里和私聊",
    "小组 一车间 45人、二车间",
    "预算 帮扶慰问 20000",
)
SURNAMES = "刘陈杨黄赵吴徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶蒋杜苏魏程吕丁沈任姚卢姜崔钟谭陆汪范"
ID = "11010119900307663X"
CODE = re.compile(r"查询码 ([A-Z0-9]{4}-[A-Z0-9]{4})")
NAMED, ANONYMOUS, PUT_IN, MORE, SEND = "实名提交", "匿名提交", "匿名发出", "补充", "发出"
VISIT = ("安排", "我去", "不用")


@dataclass
class Put:
    """Words a member put in, or an officer answered with: `presses` are those that sent them."""

    text: str
    presses: list[str] = field(default_factory=list)


@dataclass
class Sick:
    """Somebody of whom it was told that they are ill: in the group as 老刘, in private by full name."""

    chat: Chat
    message_id: int
    name: str
    is_settled: bool = False


@dataclass
class Cared:
    """What one committee's people did."""

    asker: User
    asked: list[Put] = field(default_factory=list)
    added: list[Put] = field(default_factory=list)
    answers: list[Put] = field(default_factory=list)
    sick: list[Sick] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


class Care:
    """Those committees of a town that want all this."""

    def __init__(self, room: Room, dice: Random, town: "Town") -> None:
        self._room, self._dice, self._town = room, dice, town
        self._numbers = count(1)
        self.of: dict[int, Cared] = {}  # by the group's chat

    def begin(self, group: "Group", number: int) -> None:
        """The admin switches it on; a member who is no officer has the bot's private chat."""
        asker = self._room.add_user(f"钱进{number + 1}")
        self._room.join(group.chat, asker)
        for text in SETTINGS:
            self._room.write(group.people[0], group.chat, text)
        self._room.start(asker, "request-0")  # a link of nothing: it opens the chat
        self.of[group.chat.id] = Cared(asker)

    def act(self, group: "Group") -> None:
        """One step of whatever it be."""
        for _name, step in self.errand(group)[:1]:
            step()

    def errand(self, group: "Group") -> list[tuple[str, Callable[[], None]]]:
        """Steps by name, of which each needs what the bot says to the one before."""
        cared = self.of.get(group.chat.id)
        if cared is None:
            return []
        deeds = (self._ask, self._answer, self._tell, self._arrange, self._visit, self._show_id)
        drawn = self._dice.choices(deeds, (6, 3, 2, 3, 1, 1), k=self._dice.randint(1, 3))
        return [
            (deed.__name__, partial(deed, group, cared))
            for deed in drawn
            for _ in range(4 if deed == self._ask else 2)
        ]

    def _ask(self, group: "Group", cared: Cared) -> None:
        """The next step of the last talk, or the code is shown, or something new is asked."""
        asker, chat = cared.asker, self._room.chats[cared.asker.id]
        last = self._last(chat)
        shown = _labels(last) if last else []
        if last and NAMED in shown and self._dice.random() < 0.8:
            cared.codes += CODE.findall(last["text"])
            self._press(asker, last, self._dice.choice((NAMED, ANONYMOUS)), cared.asked)
        elif last and PUT_IN in shown:
            self._press(asker, last, PUT_IN, cared.added)
        elif last and MORE in shown and self._dice.random() < 0.7:
            self._press(asker, last, MORE, [])
        elif last and last["text"].startswith("请写要补充"):
            cared.added.append(Put(f"其他窗口也是这样，第{next(self._numbers)}回。"))
            self._room.write(asker, chat, cared.added[-1].text)
        elif cared.codes and self._dice.random() < 0.4:
            self._room.write(asker, chat, f"诉求 {self._dice.choice(cared.codes)}")
        else:
            cared.asked.append(Put(f"食堂{next(self._numbers)}号窗口没热饭"))
            self._room.write(asker, chat, f"诉求：{cared.asked[-1].text}")

    def _press(self, who: User, message: Json, label: str, among: list[Put]) -> None:
        chat = self._room.chats[message["chat"]["id"]]
        press = self._room.press(who, chat, message["message_id"], label)
        self._town.presses.append(press)
        for one in among:
            if one.text in message["text"]:
                one.presses.append(press)

    def _answer(self, group: "Group", cared: Cared) -> None:
        """The 负责人 answers by a reply to a card, or sends what was shown once more."""
        chief = group.people[0]
        chat = self._room.chats[chief.id]
        for message in reversed(self._room.messages(chat)[-30:]):
            if SEND in _labels(message):
                self._press(chief, message, SEND, cared.answers)
                return
            if "答复" in _labels(message):
                cared.answers.append(Put(f"第{next(self._numbers)}周起供应"))
                self._room.write(chief, chat, cared.answers[-1].text, message["message_id"])
                return

    def _tell(self, group: "Group", cared: Cared) -> None:
        """Somebody fell ill; nobody of the same name twice."""
        if len(cared.sick) == len(SURNAMES):
            return
        who, surname = self._dice.choice(group.people), SURNAMES[len(cared.sick)]
        own = self._room.private(who)
        if own is not None and self._dice.random() < 0.4:
            chat, name = own, f"{surname}建业"
        else:
            chat, name = group.chat, f"老{surname}"
        message = self._room.write(who, chat, f"{self._dice.choice(('一', '二'))}车间{name}住院了")
        cared.sick.append(Sick(chat, message["message_id"], name))

    def _arrange(self, group: "Group", cared: Cared) -> None:
        """A button of a card is pressed."""
        for sick in cared.sick:
            who = group.people[0] if sick.chat is group.chat else self._town.room.users[sick.chat.id]
            cards = [
                each
                for each in self._room.messages(sick.chat)
                if sick.name in each.get("text", "") and VISIT[0] in _labels(each)
            ]
            if cards and not sick.is_settled:
                sick.is_settled = True
                self._press(who, cards[0], self._dice.choice(VISIT), [])
                return

    def _visit(self, group: "Group", cared: Cared) -> None:
        """A log tells that somebody was visited."""
        found = [each for each in cared.sick if each.is_settled]
        if found:
            self._town.log_visit(group, f"老{self._dice.choice(found).name.removeprefix('老')[0]}")

    def _show_id(self, group: "Group", cared: Cared) -> None:
        """Somebody's ID in the group: the bot offers to delete it."""
        self._room.write(group.people[1], group.chat, f"张师傅身份证{ID}")

    def _last(self, chat: Chat) -> Json | None:
        """The bot's last message, where nobody has written since."""
        found = self._room.messages(chat)
        if self._room.updates or not found or found[-1]["from"]["id"] != self._room.bot.id:
            return None
        return found[-1]


def _labels(message: Json) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]
