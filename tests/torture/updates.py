"""A hundred thousand generated updates through the real program, in episodes of a few thousand, each by its own seed.

`make torture RUN=updates SEED=7 ARGS="--updates 100000"`; after a finding `SEED=… EPISODE=…` plays that episode alone,
and the update is printed as JSON, as small as it can be made.
"""

import argparse
import asyncio
import json
import logging
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from typing import Any

from bot.demo.bot_api.call import Call
from bot.demo.bot_api.room import Room
from bot.scheduling.background_tasks import Chores
from bot.telegram.http_request import parsed
from handlers.core.monitoring.errors import place_of
from handlers.routing.handler_table import DEEDS
from tests.room_line import RoomLine
from tests.stage import ZONE, Stage
from tests.torture.care import SETTINGS
from tests.torture.mail import Letter, Mail, Place, World
from tests.torture.shrinking import smallest
from tests.torture.typed import Json

EPISODE = 2000
BATCH = 100  # as many as Telegram gives at once
SECONDS = 2.0  # for one update, on a busy machine
MOST_ROWS = 40  # of the outbox, for one update
LARGE_PRIME = 1_000_003
BEGIN = datetime(2026, 11, 20, 10, tzinfo=ZONE)
# What Telegram says of chats, messages, files and presses that are made up.
MADE_UP = (
    "invalid file_id", "file_id not specified", "message is not modified", "Forbidden: ", "no administrators in the private chat", "chat not found", "query ID is invalid", "message thread not found", "message to react not found", "message to delete not found",
    "user not found",
)  # fmt: skip
SLOW = f"took longer than {SECONDS:g} s"
DIGITS = re.compile(r"\d+")
PEOPLE = (
    ("周敏", "李建国"),
    ("王芳", "周敏"),
    ("张伟",),
)  # the second committee shares somebody with the first


@dataclass(slots=True)
class Figures:
    """What is told at the end. `worst` in seconds by kind of update."""

    updates: int = 0
    unsound: int = 0
    aside: int = 0
    rows: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    worst: dict[str, float] = field(default_factory=dict)
    times: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Finding:
    """What went wrong, and the update that did it."""

    seed: int
    episode: int
    wrong: str
    update: Json | None


class Ear(logging.Handler):
    """Errors the program logs: whatever it caught is a finding too."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        self.heard.append(record.getMessage())


class Answers(RoomLine):
    """The way to the room, which remembers what the room refused."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.refused: list[str] = []
        self._deleted = set[tuple[str, str]]()

    async def answer(self, method: str, call: Call) -> tuple[int, bytes]:
        """As ever; a page turned after 「收起」, and before it was gone, is edited in vain."""
        code, answer = await super().answer(method, call)
        message = call.text("chat_id"), call.text("message_id")
        if code < 400:
            self._deleted |= {message} if method == "deleteMessage" else set()
        elif method != "editMessageText" or message not in self._deleted:
            self.refused.append(f"{method}: {json.loads(answer)['description']}: {str(call.params)[:600]}")
        return code, answer


class Town:
    """Three committees on a stage, their private chats, and the letters that come."""

    def __init__(self, seed: int) -> None:
        self.stage = Stage(BEGIN)
        self.answers = self.stage.line = Answers(self.stage.room)
        self._dice = Random(seed)
        self.ear = Ear()

    async def open(self) -> None:
        """The committees are founded and have told and planned something."""
        logging.getLogger().addHandler(self.ear)
        stage = self.stage
        await stage.open()
        # Papers are made and plans read by children, seconds each; they have tests of their own.
        stage.program._chores = Chores({}, {}, stage.program.services.troubles)
        for number, names in enumerate(PEOPLE):
            stage.group(f"红星{number + 1}厂工会", [f"{name}{number // 2}" for name in names])
        for user in stage.people.values():
            stage.room.start(user)
        for chat, names in zip(stage.groups, PEOPLE, strict=True):
            for words in SETTINGS:
                stage.room.write(stage.people[f"{names[0]}{stage.groups.index(chat) // 2}"], chat, words)
        await stage.settle()
        self.world = World(
            places=self._places(),
            bot=stage.room.bot.card(),
            now=stage.room.stamp(),
            files={
                "photo": stage.room.keep_file("photos", "p.jpg", b"no photo", mime="image/jpeg").file_id,
                "document": stage.room.keep_file("documents", "d.txt", b"\xff no plan").file_id,
            },
            deeds=tuple(DEEDS),
        )
        self.mail = Mail(self._dice, self.world)

    async def close(self) -> None:
        """It was."""
        logging.getLogger().removeHandler(self.ear)
        await self.stage.close()

    def _places(self) -> list[Place]:
        stage = self.stage
        stranger = stage.room.add_user("路人")
        groups = [
            Place(
                chat.card(),
                [stage.room.users[each].card() for each in chat.members if each != stage.room.bot.id] * 2
                + [stranger.card()],
            )
            for chat in stage.groups
        ]
        own = [Place(stage.room.chats[user.id].card(), [user.card()]) for user in stage.people.values()]
        return [*groups, *own]

    async def take(self, letter: Letter) -> list[str]:
        """Let the program handle one update as polling would; what it did wrong."""
        before = self.last_row()
        payload = json.dumps({"ok": True, "result": [letter.update]}).encode()
        self.ear.heard.clear()
        try:
            for told in parsed(payload)["result"]:
                await self.stage.program.intake.take(self.stage.program.intake.opened(told))
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            return [f"not caught: {type(error).__name__} at {place_of(error)}"]
        return list(self._wrong(letter, before))

    def _wrong(self, letter: Letter, before: int) -> Any:
        if self.ear.heard and letter.sound:
            yield f"an error was caught: {self.ear.heard[0]}"
        rows = list(self.stage.store.db.query("select * from outbox where id > ?", [before]))
        if len(rows) > MOST_ROWS:
            yield f"{len(rows)} rows of the outbox for one update"
        allowed = self._allowed(letter.update)
        for row in rows:
            if _chat_of(row) not in allowed:
                yield f"{row['method']} to chat {row['chat_id']}, not among {sorted(allowed)}: {row['params'][:200]}"

    def _allowed(self, update: Json) -> set[int]:
        """The chats that may hear of it: its own, the sender's, those of a group both belong to."""
        found = _ids(update)
        # A request may come from who is in the group and on no roster: Telegram says so.
        found |= {chat.id for chat in self.stage.groups for each in found if chat.has(each)}
        db = self.stage.store.db
        marks = ",".join("?" * len(found))
        groups = f"""select id from groups where chat_id in ({marks})
            union select group_id from chat_aliases where chat_id in ({marks})
            union select group_id from memberships join people on people.id = person_id where user_id in ({marks})"""
        for row in db.query(
            f"""select chat_id from groups where id in ({groups})
                union select user_id from memberships join people on people.id = person_id where group_id in ({groups})""",
            [*found] * 6,
        ):
            found.add(row["chat_id"])
        return found

    def last_row(self) -> int:
        """The newest row of the outbox."""
        return int(self.stage.store.db.execute("select coalesce(max(id), 0) from outbox").fetchone()[0])

    async def settle(self) -> list[str]:
        """Send what waits and make the round; what went wrong in it."""
        self.ear.heard.clear()
        await self.stage.until(self.stage.clock.now() + timedelta(minutes=self._dice.choice((1, 5, 60))))
        self.world.now = self.stage.room.stamp()
        self._look_at_buttons()
        return [f"an error was caught: {each}" for each in self.ear.heard] + self._refused()

    def _look_at_buttons(self) -> None:
        shown = self.world.buttons
        shown.clear()
        for place in self.world.places:
            chat = self.stage.room.chats[place.card["id"]]
            for message in self.stage.room.messages(chat)[-60:]:
                rows = message.get("reply_markup", {}).get("inline_keyboard", [])
                shown += [
                    (message, each["callback_data"])
                    for row in rows
                    for each in row
                    if "callback_data" in each
                ]

    def _refused(self) -> list[str]:
        """Calls Telegram would not have, beside those about chats and messages that are made up."""
        refused = [each for each in self.answers.refused if not any(known in each for known in MADE_UP)]
        self.answers.refused.clear()
        return [f"refused: {each}" for each in refused]

    def sound(self) -> list[str]:
        """What SQLite finds wrong with its file."""
        db = self.stage.store.db
        found = [row[0] for row in db.execute("pragma integrity_check").fetchall() if row[0] != "ok"]
        return found + [str(row) for row in db.execute("pragma foreign_key_check").fetchall()]


def _chat_of(row: Json) -> int:
    """The chat a row of the outbox concerns; a menu names its chat in its scope."""
    scope = json.loads(row["params"]).get("scope", {})
    return int(scope.get("chat_id", row["chat_id"]))


def _ids(update: Json) -> set[int]:
    """Everything in the update that might be a chat or a person, but not what stands in the message replied to."""
    body = next((each for key, each in update.items() if key != "update_id" and isinstance(each, dict)), {})
    message = body.get("message") if isinstance(body.get("message"), dict) else {}
    found = set[int]()
    for holder in (body, message):
        for name in ("chat", "from", "user"):
            one = holder.get(name)
            if isinstance(one, dict) and isinstance(one.get("id"), int) and abs(one["id"]) < 2**63:
                found.add(one["id"])
    return found


async def episode(seed: int, number: int, most: int, figures: Figures) -> Finding | None:
    """One town's letters."""
    town = Town(seed * LARGE_PRIME + number)
    await town.open()
    try:
        for count in range(most):
            letter = town.mail.draw()
            begun = process_time()
            wrong = await town.take(letter)
            _note(figures, letter, process_time() - begun)
            if figures.times[-1] > SECONDS:
                wrong.append(SLOW)
            if wrong:
                return await _shown(Finding(seed, number, wrong[0], letter.update))
            if count % BATCH == BATCH - 1 and (wrong := await town.settle()):
                return Finding(seed, number, wrong[0], None)
        figures.aside += town.stage.store.db.execute("select count(*) from failed_updates").fetchone()[0]
        figures.rows += town.last_row()
        wrong = town.sound()
        return Finding(seed, number, wrong[0], None) if wrong else None
    finally:
        await town.close()


async def _shown(found: Finding) -> Finding:
    """The finding with its update as small as it can be made."""

    async def fails(update: Json) -> bool:
        """Whether this update alone, in a town where nothing has happened, is the same finding."""
        town = Town(found.seed * LARGE_PRIME + found.episode)
        await town.open()
        try:
            begun = process_time()
            wrong = await town.take(Letter("alone", update, sound=True))
            if process_time() - begun > SECONDS:
                wrong.append(SLOW)
            return any(DIGITS.sub("", each) == DIGITS.sub("", found.wrong) for each in wrong)
        finally:
            await town.close()

    return replace(found, update=await smallest(found.update or {}, fails))


def _note(figures: Figures, letter: Letter, seconds: float) -> None:
    figures.updates += 1
    figures.unsound += not letter.sound
    figures.kinds[letter.kind] += 1
    figures.times.append(seconds)
    figures.worst[letter.kind] = max(figures.worst.get(letter.kind, 0.0), seconds)


async def generated(
    most: int, seed: int, tell: Callable[[Figures], None], figures: Figures, only: int | None = None
) -> Finding | None:
    """Episode after episode until so many updates are through or one is a finding."""
    number = 0 if only is None else only
    while figures.updates < most:
        found = await episode(seed, number, min(EPISODE, most - figures.updates), figures)
        tell(figures)
        if found is not None or only is not None:
            return found
        number += 1
    return None


def told(found: Finding | None) -> str:
    """All there is to know of a finding; nothing where there is none."""
    if found is None:
        return ""
    shown = json.dumps(found.update, ensure_ascii=True) if found.update else "(no single update)"
    return f"{found.wrong}\n{shown}\nSEED={found.seed} EPISODE={found.episode}"


def memory() -> int:
    """What this process holds, in kB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4


def configure(parser: argparse.ArgumentParser) -> None:
    """The options."""
    parser.add_argument("--updates", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--episode", type=int)


def run(args: argparse.Namespace) -> int:
    """1 at the first finding."""
    figures = Figures()

    def tell(figures: Figures) -> None:
        print(f"{figures.updates} updates, {memory()} kB", file=sys.stderr, flush=True)

    begun = process_time()
    found = asyncio.run(generated(args.updates, args.seed, tell, figures, args.episode))
    print(
        f"{figures.updates} updates ({figures.unsound} unsound, {figures.aside} set aside, {figures.rows} answers) in {process_time() - begun:.0f} s"
    )
    print(f"median {median(figures.times) * 1000:.1f} ms, worst {max(figures.times) * 1000:.0f} ms")
    for kind, seconds in sorted(figures.worst.items(), key=lambda each: -each[1])[:12]:
        print(f"  {kind}: {figures.kinds[kind]} times, worst {seconds * 1000:.0f} ms")
    print(told(found) or "nothing was found")
    return 1 if found else 0
