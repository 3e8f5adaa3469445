"""`python -m tests.lives.talk SCRIPT [FROM]`: plays a script of what officers write and press, and prints what the bot did from step FROM on.

Unlike a life it is written while one looks: whoever tests it blind adds a few steps, plays all of it again, and reacts to the
answers. The first line is the region (CN, HK, SG); each further line one step, the times grow:

    2026-12-01 09:00 李建国 group: text
    2026-12-01 10:15 李建国 group reply 3: text
    2026-12-01 10:20 李建国 press 3: 撤销
"""

import asyncio
import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from bot.demo.bot_api.values import Chat, Json
from tests.lives.house import House, hush, nothing_beside
from tests.lives.scenes import HEADERS

LINE = re.compile(
    r"(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d) (?P<who>\S+) (?P<where>group|private|press)(?: reply (?P<reply>\d+))?(?: (?P<under>\d+))?: ?(?P<text>.*)"
)
SPACED = {"MeiLing": "Mei Ling"}  # a name in a script is one word
LAST = 5  # steps shown where no first one is named


class Step(NamedTuple):
    """One line of a script; `under`: the step whose button is pressed, `reply`: the one whose answer is replied to."""

    at: datetime
    who: str
    where: str
    reply: int | None
    under: int | None
    text: str


def steps(lines: Sequence[str]) -> Iterator[Step]:
    """The steps of a script; a line that is none is an error that names it."""
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        found = LINE.fullmatch(line)
        if found is None:
            raise SystemExit(f"not a step: {line}")
        reply, under = (int(found[key]) if found[key] else None for key in ("reply", "under"))
        at = datetime.strptime(found["at"], "%Y-%m-%d %H:%M")  # noqa: DTZ007, local time of the house
        yield Step(
            at,
            SPACED.get(found["who"], found["who"]),
            found["where"],
            reply,
            under,
            found["text"].replace("\\n", "\n"),
        )


class Talk:
    """A script being played: what the bot said at each step, by chat and message."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._said: dict[int, list[tuple[Chat, int]]] = {}

    async def play(self, nth: int, step: Step) -> list[str]:
        """The step, and the lines that show what came of it."""
        house = self._house
        chats = self._chats()
        newest = [(chat, house.newest(chat)) for chat in chats.values()]
        house.drain()
        await house.stage.until(step.at.replace(tzinfo=house.zone))
        shown = [f"meanwhile {line}" for line in self._lines(house.drain())]
        calls = await (self._press(step) if step.where == "press" else self._write(step))
        self._said[nth] = [
            (chat, one["message_id"]) for chat, since in newest for one in house.by_bot(chat, since)
        ]
        self._said[nth] += self._said.get(step.under or 0, [])
        return [*shown, *(self._lines(calls) if calls is not None else ["!! no such button or message"])]

    def _chats(self) -> dict[str, Chat]:
        room, people = self._house.stage.room, self._house.stage.people
        return {"group": self._house.chat, **{name: room.chats[user.id] for name, user in people.items()}}

    async def _press(self, step: Step) -> list[tuple[str, Json]] | None:
        for chat, number in reversed(self._said.get(step.under or 0, [])):
            message = self._house.stage.room.message(chat, number)
            rows = (message or {}).get("reply_markup", {}).get("inline_keyboard", [])
            if message and any(each["text"] == step.text for row in rows for each in row):
                return await self._house.press(step.who, message, step.text)
        return None

    async def _write(self, step: Step) -> list[tuple[str, Json]] | None:
        chat = self._house.place(self._house.stage.people[step.who], step.where)
        own = [number for each, number in self._said.get(step.reply or 0, []) if each.id == chat.id]
        if step.reply and not own:
            return None
        return await self._house.write(step.who, step.where, step.text, own[-1] if step.reply else None)

    def _lines(self, calls: Sequence[tuple[str, Json]]) -> list[str]:
        names, found = {str(chat.id): name for name, chat in self._chats().items()}, list[str]()
        for method, params in calls:
            words = params.get("text") or params.get("caption") or params.get("reaction") or method
            place = names.get(str(params.get("chat_id")), "")
            found.append(f"bot {method} [{place}]: {words}".replace("\n", "\n        "))
            found += _buttons(params)
        return found


def _buttons(params: Json) -> Iterator[str]:
    held: Any = params.get("reply_markup") or {}
    rows = (json.loads(held) if isinstance(held, str) else held).get("inline_keyboard", [])
    if rows:
        yield "    " + " | ".join("  ".join(f"«{each['text']}»" for each in row) for row in rows)


async def played(region: str, script: Sequence[Step], begin: int) -> None:
    """Play all of it, and print from that step on."""
    header = dict(HEADERS[region])
    cast = [{"name": name, "role": "委员", "branch": "HQ"} for name in header["cast"].split("、")]
    house = House({**header, "region": region, "cast": cast}, script[0].at)
    with nothing_beside():
        await house.open()
        talk = Talk(house)
        for nth, step in enumerate(script, 1):
            lines = await talk.play(nth, step)
            if nth >= begin:
                how = f"{step.where}{f' reply {step.reply}' if step.reply else ''}"
                sys.stdout.write(f"--- step {nth}: {step.at:%F %H:%M} {step.who} ({how}): {step.text}\n")
                sys.stdout.write("".join(f"   {line}\n" for line in lines or ["(nothing)"]))
        await house.close()


def main() -> None:
    """Read the script and play it."""
    region, *lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
    script = list(steps(lines))
    hush(held=True)
    begin = int(sys.argv[2]) if len(sys.argv) > 2 else max(1, len(script) - LAST + 1)
    asyncio.run(played(region.strip(), script, begin))


if __name__ == "__main__":
    main()
