"""The guided tour: eight steps from the first word to the digest in hand and one's own bot, each found done by what is in the room.

The browser remembers who is where; here only facts: what was said since the tour began, and what the bot made of it.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from bot.demo.bot_api.keyboards import buttons
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import PRIVATE, Json
from bot.demo.simulated_clock import Controls
from handlers.routing.message_inspection import MadeOfMessage
from union.core.records import dataclass, replace

FETCHED = "fetched"
ASKING = ("问", "统计", "/ask")
MONTH_END = "到月底"


@dataclass(frozen=True, slots=True)
class Found:
    """How far one step is: done, or what to do about what went otherwise; places the page may light; a moment to jump to."""

    done: bool = False
    advice: str = ""
    said: Json | None = None
    reply: Json | None = None
    jump: str = ""
    reminder: Json | None = None
    document: Json | None = None
    number: int = 0

    def card(self) -> Json:
        places = ((name, getattr(self, name)) for name in ("said", "reply", "reminder", "document"))
        shown = {name: [one["chat"]["id"], one["message_id"]] for name, one in places if one}
        facts = {name: getattr(self, name) for name in ("done", "advice", "jump", "number")}
        return {**facts, "places": shown}


@dataclass(frozen=True, slots=True)
class Since:
    """What has happened since the tour began: the people's messages, oldest first, each with what it made and its answer."""

    room: Room
    insight: Controls
    mark: int

    def messages(self) -> list[Json]:
        """All of that time, in every chat."""
        found = [
            message
            for chat in self.room.chats.values()
            for message in self.room.messages(chat)
            if message["date"] >= self.mark
        ]
        return sorted(found, key=lambda message: (message["date"], message["message_id"]))

    def said(self) -> Iterator[tuple[Json, MadeOfMessage, Json | None]]:
        every = self.messages()
        for message in every:
            if message["from"]["id"] != self.room.bot.id and ("text" in message or "caption" in message):
                made = self.insight.made_by(message["chat"]["id"], message["message_id"])
                if made is not None:
                    yield message, made, self._reply(every, message)

    def pressed(self, message: Json, label: str) -> bool:
        where = (message["chat"]["id"], message["message_id"])
        presses = self.room.journal.table("callbacks").values()
        return any(
            (one.get("chat"), one.get("message")) == where and one["label"] == label for one in presses
        )

    def _reply(self, every: list[Json], message: Json) -> Json | None:
        for one in every:
            told = one.get("reply_to_message", {}).get("message_id")
            is_here = one["chat"]["id"] == message["chat"]["id"]
            if told == message["message_id"] and is_here and one["from"]["id"] == self.room.bot.id:
                return one
        return None


@cache
def steps() -> list[Json]:
    told = tomllib.loads((files("bot.demo") / "data" / "tour.toml").read_text("utf-8"))
    found: list[Json] = told["step"]
    return found


def progress(room: Room, insight: Controls, mark: int, targets: Mapping[str, Any]) -> list[Json]:
    """Every step since the Unix second `mark`, in order."""
    since = Since(room, insight, mark)
    found = {step["key"]: CHECKS[step["key"]](since) for step in steps()}
    if found["digest"].document is None and MONTH_END in targets:
        found["digest"] = replace(found["digest"], jump=targets[MONTH_END].isoformat())
    return [one.card() for one in found.values()]


def fetched(room: Room, file_id: str) -> None:
    if file_id not in room.journal.table(FETCHED):
        room.journal.put(FETCHED, file_id, room.stamp())
        room.notice()


def _log(since: Since) -> Found:
    last: Found | None = None
    for message, made, reply in since.said():
        if made.entry:
            return Found(True, said=message, reply=reply)
        last = Found(advice=_why_no_entry(made, reply), said=message, reply=reply)
    return last or Found()


def _why_no_entry(made: MadeOfMessage, reply: Json | None) -> str:
    if made.items:
        return "这句排成了日程。记工作要说已经做了的事，例如「今天走访慰问困难职工12户」。"
    if reply is None:
        return "这句它没有当成工作记录：群里的闲话它不插嘴。写上做了什么、多少人或多少钱，再试一句。"
    if "reply_markup" in reply:
        return "小秘在问您，按它下面的按钮回答就行。"
    return "还没有记下，看看小秘是怎么回的，再写一句。"


def _mend(since: Since) -> Found:
    found = Found(advice="先记一笔，才有可改的。")
    for message, made, reply in since.said():
        if not made.entry:
            continue
        tried = made.undone or made.mended or (reply is not None and since.pressed(reply, "撤销"))
        advice = "记录现在是撤销的，月报里不会有它。按「恢复」就回来了。" if made.undone else ""
        found = Found(tried, advice, message, reply)
        if tried and not made.undone:
            break
    return found


def _plan(since: Since) -> Found:
    last: Found | None = None
    for message, made, reply in since.said():
        if made.items:
            return Found(True, said=message, reply=reply)
        if not made.entry and reply is not None and "reply_markup" in reply:
            last = Found(advice="小秘在问您时间，按它下面的按钮回答就行。", said=message, reply=reply)
        elif not made.entry and reply is None:
            last = Found(advice="这句没有排上：要有时间和事情，例如「下周三下午3点开例会」。", said=message)
    return last or Found()


def _remind(since: Since) -> Found:
    found = Found(advice="先排一件事，才有提醒可等。")
    for message, made, _reply in since.said():
        if not made.items:
            continue
        reminder = since.room.message_at(made.reminded)
        if made.closed:
            return Found(True, said=message, reminder=reminder)
        jump = made.reminder.isoformat() if made.reminder and reminder is None else ""
        advice = _press_done(reminder, made.number) if reminder else ""
        if not reminder and not jump:
            advice = "这件事没有还没发出的提醒了，回复它「交了」也行。"
        found = Found(False, advice, message, None, jump, reminder, number=made.number)
    return found


def _ask(since: Since) -> Found:
    found = Found()
    for message, _made, reply in since.said():
        # With the word for it, or alone with the bot.
        text: str = message.get("text", "")
        if text.startswith(ASKING) or (message["chat"]["type"] == PRIVATE and text.endswith(("?", "？"))):
            if reply is not None:
                return Found(True, said=message, reply=reply)
            found = Found(advice="还没有回答，稍等一下。", said=message)
        elif message.get("text", "").endswith(("?", "？")) and reply is None:
            found = Found(advice="群里的问句它不插嘴，句子前面加一个「问」字。", said=message)
    return found


def _digest(since: Since) -> Found:
    ours = (one for one in since.messages() if one["from"]["id"] == since.room.bot.id)
    documents = [one for one in ours if one.get("document", {}).get("file_name", "").endswith(".docx")]
    if not documents:
        return Found()
    taken = since.room.journal.table(FETCHED)
    done = next((one for one in documents if one["document"]["file_id"] in taken), None)
    advice = "" if done else "月报来了。点下面的 Word 文件，下载到手。"
    return Found(done is not None, advice, document=done or documents[-1])


def _pages_step(since: Since) -> Found:
    """The pages were asked for; the rest is done outside of the room."""
    for message, _made, reply in since.said():
        if reply is not None and message.get("text", "").startswith(("/web", "网页")):
            return Found(True, said=message, reply=reply)
    return Found()


def _press_done(reminder: Json, number: int) -> str:
    """A message that reminds of several has a button for each; what is handed in has 「已交」."""
    found = [one["text"] for one in buttons(reminder)]
    done = next(
        (each for word in ("已交", "完成") for each in (word, f"{word} #{number}") if each in found), "完成"
    )
    if done.endswith(f"#{number}"):
        return f"提醒来了，按「{done}」。别的是别的事，按错了那里会有「恢复」。"
    return f"提醒来了，按它下面的「{done}」。"


CHECKS: Mapping[str, Callable[[Since], Found]] = {
    "hello": lambda since: Found(done=True),
    "log": _log,
    "mend": _mend,
    "plan": _plan,
    "remind": _remind,
    "ask": _ask,
    "digest": _digest,
    "own": _pages_step,
}
