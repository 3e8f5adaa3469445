"""The sample month of data/sample.toml, told as steps through the room's people.
Whoever plays it sets the clock to each step, acts, and waits for the bot to answer."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import Chat, Json, User

ZONE = ZoneInfo("Asia/Shanghai")
OPENING = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Step:
    """One act of one person at an aware time; `words` say what happens, for a progress line."""

    at: datetime
    act: Callable[[Room], None]
    words: str


@dataclass(slots=True)
class _Play:
    """What the acts need of each other: the cast, the stage and the messages that are edited later."""

    cast: dict[str, User] = field(default_factory=dict)
    group: Chat | None = None
    said: dict[str, int] = field(default_factory=dict)

    def stage(self) -> Chat:
        if self.group is None:
            raise LookupError("样例要从第一步开始放")
        return self.group


def script(start: datetime) -> Iterator[Step]:
    """The steps before the aware moment `start`, oldest first; the first one opens the group."""
    sample = tomllib.loads(_file("sample.toml").decode())
    play = _Play()
    parts = (_said, _photos, _edits, _presses)
    steps = [step for part in parts for step in part(sample, start, play)]
    steps = sorted((step for step in steps if step.at < start), key=lambda step: step.at)
    if steps:
        yield Step(steps[0].at - OPENING, _opening(sample, play), "建群，请小秘进群")
    yield from steps


def _opening(sample: Json, play: _Play) -> Callable[[Room], None]:
    def act(room: Room) -> None:
        for person in sample["people"]:
            user = room.add_user(person["name"], person.get("username"))
            room.label(user, person["label"])
            play.cast[user.first_name] = user
        creator, *others = sample["people"]
        play.group = room.add_group(sample["group"], play.cast[creator["name"]])
        for person in others:
            room.join(play.group, play.cast[person["name"]], person["status"])
        room.add_bot(play.group, play.cast[creator["name"]])

    return act


def _said(sample: Json, start: datetime, play: _Play) -> Iterator[Step]:
    for line in sample["said"]:
        yield Step(_moment(line, start), _saying(line, play), line["text"])


def _saying(line: Json, play: _Play) -> Callable[[Room], None]:
    def act(room: Room) -> None:
        message = room.write(play.cast[line["who"]], play.stage(), line["text"])
        if "key" in line:
            play.said[line["key"]] = message["message_id"]

    return act


def _photos(sample: Json, start: datetime, play: _Play) -> Iterator[Step]:
    picture = _file("photo.png")
    for line in sample["photo"]:

        def act(room: Room, line: Json = line) -> None:
            room.send_photo(play.cast[line["who"]], play.stage(), picture, line["text"])

        yield Step(_moment(line, start), act, line["text"])


def _edits(sample: Json, start: datetime, play: _Play) -> Iterator[Step]:
    authors = {line["key"]: line["who"] for line in sample["said"] if "key" in line}
    for line in sample["edited"]:

        def act(room: Room, line: Json = line) -> None:
            author = play.cast[authors[line["key"]]]
            room.edit(author, play.said[line["key"]], play.stage(), line["text"])

        yield Step(_moment(line, start), act, line["text"])


def _presses(sample: Json, start: datetime, play: _Play) -> Iterator[Step]:
    """Under the newest message with such a button; where the bot offered none nothing is pressed."""
    for line in sample["pressed"]:

        def act(room: Room, line: Json = line) -> None:
            offered = [each for each in room.messages(play.stage()) if line["label"] in _labels(each)]
            if offered:
                room.press(play.cast[line["who"]], play.stage(), offered[-1]["message_id"], line["label"])

        yield Step(_moment(line, start), act, f"{line['who']}点「{line['label']}」")


def _labels(message: Json) -> set[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return {button["text"] for row in rows for button in row}


def _moment(line: Json, start: datetime) -> datetime:
    """The line's time of day, so many days before the start, in Beijing time."""
    day = start.astimezone(ZONE).date() - timedelta(days=line["days"])
    return datetime.combine(day, time.fromisoformat(line["at"]), ZONE)


def _file(name: str) -> bytes:
    return (files("bot.demo") / "data" / name).read_bytes()
