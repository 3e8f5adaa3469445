"""The sample month of data/sample.toml, told as steps through the room's people.
Whoever plays it sets the clock to each step, acts, and waits for the bot to answer."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time, timedelta
from functools import partial
from importlib.resources import files
from zoneinfo import ZoneInfo

from bot.demo.bot_api.keyboards import buttons
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import Chat, Json, User
from union.core.records import dataclass, field

ZONE = ZoneInfo("Asia/Shanghai")
OPENING = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Step:
    """One act of one person at an aware time."""

    at: datetime
    act: Callable[[Room], None]


@dataclass(slots=True)
class _Play:
    """The acts, and what they need of each other: authors of what is edited later, the cast, the stage, the messages by their key."""

    authors: Mapping[str, str]
    cast: dict[str, User] = field(default_factory=dict)
    group: Chat | None = None
    said: dict[str, int] = field(default_factory=dict)

    def stage(self) -> Chat:
        if self.group is None:
            raise LookupError("样例要从第一步开始放")
        return self.group

    def open(self, sample: Json, room: Room) -> None:
        for person in sample["people"]:
            user = room.add_user(person["name"], person.get("username"))
            room.label(user, person["label"])
            self.cast[user.first_name] = user
        creator, *others = sample["people"]
        self.group = room.add_group(sample["group"], self.cast[creator["name"]])
        for person in others:
            room.join(self.group, self.cast[person["name"]], person["status"])
        room.add_bot(self.group, self.cast[creator["name"]])

    def say(self, line: Json, room: Room) -> None:
        message = room.write(self.cast[line["who"]], self.stage(), line["text"])
        if "key" in line:
            self.said[line["key"]] = message["message_id"]

    def show(self, line: Json, room: Room) -> None:
        room.send_photo(self.cast[line["who"]], self.stage(), _file("photo.png"), line["text"])

    def edit(self, line: Json, room: Room) -> None:
        author = self.cast[self.authors[line["key"]]]
        room.edit(author, self.said[line["key"]], self.stage(), line["text"])

    def press(self, line: Json, room: Room) -> None:
        """Under the newest message with such a button; where the bot offered none nothing is pressed."""
        offered = [
            each
            for each in room.messages(self.stage())
            if any(one["text"] == line["label"] for one in buttons(each))
        ]
        if offered:
            room.press(self.cast[line["who"]], self.stage(), offered[-1]["message_id"], line["label"])


def script(start: datetime) -> Iterator[Step]:
    """The steps before the aware moment `start`, oldest first; the first one opens the group."""
    sample = tomllib.loads(_file("sample.toml").decode())
    play = _Play({line["key"]: line["who"] for line in sample["said"] if "key" in line})
    acts = {"said": play.say, "photo": play.show, "edited": play.edit, "pressed": play.press}
    steps = [
        Step(_moment(line, start), partial(act, line)) for part, act in acts.items() for line in sample[part]
    ]
    steps = sorted((step for step in steps if step.at < start), key=lambda step: step.at)
    if steps:
        yield Step(steps[0].at - OPENING, partial(play.open, sample))
    yield from steps


def _moment(line: Json, start: datetime) -> datetime:
    """The line's time of day, so many days before the start, in Beijing time."""
    day = start.astimezone(ZONE).date() - timedelta(days=line["days"])
    return datetime.combine(day, time.fromisoformat(line["at"]), ZONE)


def _file(name: str) -> bytes:
    return (files("bot.demo") / "data" / name).read_bytes()
