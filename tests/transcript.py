"""Reads transcripts (tests/conversations/*.txt), plays them on the stage and writes down what really happened.

The form is explained in tests/conversations/README.md.
"""

import re
from collections.abc import Callable
from datetime import datetime
from importlib.resources import files
from itertools import takewhile

from bot.demo.bot_api.values import Chat, Json, User
from tests.papers import docx_of, xlsx_of
from tests.stage import BOT, ZONE, Stage

ACT = re.compile(
    r"(?P<who>[^\s：（「]+?)"
    r"(?P<verb>回复文件|回复|改|点|发照片|发组照|发原图|发文件|发贴纸|转发|启动|匿名说|移除小秘|加回小秘|设小秘为群管理员|退群|停用小秘|启用小秘)?"
    r"(?:（(?P<place>私聊|#[^）]+)）)?(?P<which>「[^」]*」)?：(?P<text>.*)",
    re.S,
)
CONTINUED = "    "
PRIVACY = "隐私模式"
SAMPLE = "月报模板样本.docx"  # the one the bot sends


class Play:
    """One transcript being played."""

    def __init__(self, source: str) -> None:
        self._lines = source.splitlines()
        self.out: list[str] = []
        self.stage: Stage | None = None

    async def run(self) -> str:
        """Play everything people do; the result is the transcript as it really went."""
        place = 0
        try:
            while place < len(self._lines):
                place += await self._step(place)
        finally:
            if self.stage is not None:
                await self.stage.close()
        return "\n".join(self.out).rstrip("\n") + "\n"

    async def _step(self, place: int) -> int:
        """Take one act with its continued lines; the bot's lines are left for the result to write."""
        line = self._lines[place]
        more = list(takewhile(lambda each: each.startswith(CONTINUED), self._lines[place + 1 :]))
        if line.startswith(BOT):
            return 1 + len(more)
        self.out += [line, *more]
        if line.strip() and not line.startswith("#"):
            text = "\n".join([line, *(each.removeprefix(CONTINUED) for each in more)])
            try:
                await self._act(text)
            except LookupError as mistake:  # shown where it happened, so that the test's difference says it
                self.out.append(f"！！{mistake}")
        return 1 + len(more)

    async def _act(self, text: str) -> None:
        if text.startswith("时间 "):
            moment, *mode = text.removeprefix("时间 ").split("，")
            self.stage = Stage(_moment(moment, None), reads_all=mode != [PRIVACY])
            await self.stage.open()
            return
        stage = self._on_stage()
        await self._directed(stage, text)
        self.out += stage.said()

    async def _directed(self, stage: Stage, text: str) -> None:
        now = stage.clock.now().astimezone(ZONE)
        if text.startswith((">> ", ">>> ")):
            arrow, _, moment = text.partition(" ")
            go = stage.until if arrow == ">>" else stage.jump
            await go(_moment(moment, now))
            return
        if text.startswith(("群「", "超级群「")):
            kind, _, rest = text.partition("「")
            title, _, names = rest.partition("」：")
            stage.group(title, names.split("、"), supergroup=kind == "超级群")
        elif text.startswith("话题「"):
            stage.topic(text.removeprefix("话题「").removesuffix("」"))
        elif text == "停机":
            stage.away = True
        elif text == "开机":
            stage.away = False
        elif text == "重启":
            await stage.restart()
        elif text.startswith("升级为超级群"):
            stage.groups[-1] = stage.room.migrate(stage.groups[-1])
        else:
            await _said(stage, text)
        await stage.settle()

    def _on_stage(self) -> Stage:
        if self.stage is None:
            raise ValueError("a transcript begins with its time")
        return self.stage


async def _said(stage: Stage, text: str) -> None:
    found = ACT.fullmatch(text)
    if found is None:
        raise ValueError(f"not a line of a transcript: {text}")
    user = stage.person(found["who"])
    place = found["place"] or ""
    chat = _chat(stage, user, place == "私聊")
    act = VERBS[found["verb"]]
    which, thread = (found["which"] or "").strip("「」"), stage.topics.get(place.removeprefix("#"))
    if thread is not None:
        stage.room.write(user, chat, found["text"].strip(), thread_id=thread)
    else:
        act(stage, user, chat, which, found["text"].strip())


def _chat(stage: Stage, user: User, private: bool) -> Chat:
    """The private chat, or the newest group the person is in."""
    if private:
        if stage.room.private(user) is None:
            stage.room.start(user)
        return stage.room.chats[user.id]
    return next(group for group in reversed(stage.groups) if group.has(user.id))


def _write(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    if chat.id == user.id and text == "/start":  # opening the chat has said so already
        return
    if which:  # a group named out of several
        chat = next(group for group in stage.groups if group.title == which)
    stage.room.write(user, chat, text)


def _reply(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    try:
        to = stage.find(chat, lambda message: _by_bot(stage, message) and which in message.get("text", ""))
    except LookupError:  # to what a person wrote
        to = stage.find(chat, lambda message: which in _words(message))
    stage.room.write(user, chat, text, to["message_id"])


def _edit(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    mine = stage.find(chat, lambda message: message["from"]["id"] == user.id and which in _words(message))
    stage.room.edit(user, mine["message_id"], chat, text)


def _press(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    on = stage.find(chat, lambda message: which in _labels(message))
    stage.room.press(user, chat, on["message_id"], which)


def _photo(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    picture = (files("bot.demo") / "data" / "photo.png").read_bytes()
    reply = stage.find(chat, lambda m: _by_bot(stage, m) and which in m.get("text", "")) if which else None
    to = reply["message_id"] if reply else None
    stage.room.send_photo(user, chat, picture, text or None, reply_to=to)


def _album(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    """Three photos, the words under the first; as a reply each of them is one."""
    picture = (files("bot.demo") / "data" / "photo.png").read_bytes()
    reply = stage.find(chat, lambda m: _by_bot(stage, m) and which in m.get("text", "")) if which else None
    to, name = reply["message_id"] if reply else None, f"{user.id}/{len(stage.room.messages(chat))}"
    for caption in (text or None, None, None):
        stage.room.send_photo(user, chat, picture, caption, name, reply_to=to)


def _picture(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    picture = (files("bot.demo") / "data" / "photo.png").read_bytes()
    stage.room.send_document(user, chat, "现场.png", picture, text or None, "image/png")


def _document(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    stage.room.send_document(user, chat, which, _file(which), text or None)


def _document_reply(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    to = stage.find(chat, lambda message: _by_bot(stage, message) and which in message.get("text", ""))
    stage.room.send_document(user, chat, text, _file(text), reply_to=to["message_id"])


def _file(name: str) -> bytes:
    if name == SAMPLE:
        return (files("union.data") / "report.docx").read_bytes()
    source = files("tests") / "data" / "files"
    stem, _, ending = name.partition(".")
    made = {"docx": docx_of, "xlsx": xlsx_of}.get(ending)
    content = (source / (f"{stem}.txt" if made else name)).read_bytes()
    return made(content.decode()) if made else content


def _sticker(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    stage.room.send_sticker(user, chat)


def _forward(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    stage.room.write(user, chat, text, forward_from=stage.person(which))


def _start(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    stage.room.start(user, text or None)


def _as_group(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    stage.room.write(user, chat, text, as_chat=True)


def _remove(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    stage.room.kick_bot(chat, user)


def _add(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    stage.room.add_bot(chat, user)


def _promote(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    stage.room.promote(chat, stage.room.bot, user)


def _leave(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    stage.room.leave(chat, user)


def _block(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    stage.room.block_bot(user)


def _unblock(stage: Stage, user: User, chat: Chat, which: str, text: str) -> None:
    stage.room.unblock_bot(user)


VERBS: dict[str | None, Callable[[Stage, User, Chat, str, str], None]] = {
    None: _write,
    "回复": _reply,
    "改": _edit,
    "点": _press,
    "发照片": _photo,
    "发组照": _album,
    "发原图": _picture,
    "发文件": _document,
    "回复文件": _document_reply,
    "发贴纸": _sticker,
    "转发": _forward,
    "启动": _start,
    "匿名说": _as_group,
    "移除小秘": _remove,
    "加回小秘": _add,
    "设小秘为群管理员": _promote,
    "退群": _leave,
    "停用小秘": _block,
    "启用小秘": _unblock,
}


def _by_bot(stage: Stage, message: Json) -> bool:
    return bool(message["from"]["id"] == stage.room.bot.id)


def _words(message: Json) -> str:
    return str(message.get("text") or message.get("caption") or "")


def _labels(message: Json) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def _moment(text: str, now: datetime | None) -> datetime:
    """「2026-11-20 10:00」, or 「11-25 09:00」 of the year it is."""
    words = text.strip()
    return datetime.fromisoformat(words if now is None or words[4:5] == "-" else f"{now.year}-{words}")
