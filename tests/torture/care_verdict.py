"""What must hold of a killed bot's care: requests, visits, budgets and masked figures, against what people did.

Each check yields sentences about what is wrong; none is needed when all is well.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.demo.bot_api.room import Room
from tests.torture.care import ID, Cared, Put
from tests.torture.front import Effect
from tests.torture.town import Group, Town
from tests.torture.verdict import MARK, File, Row

RECEIVED = re.compile(r"诉求(\d+)号已收到")
PUT_IN = ("已匿名投进信箱", "已投进信箱", "这一条已经提交了")


def findings(path: Path, town: Town, effects: Sequence[Effect]) -> list[str]:
    """Everything that is wrong now with the committees that want care."""
    found = list(_masked(path))
    with File(path) as file:
        for group in town.groups:
            cared = town.care.of.get(group.chat.id)
            rows = file.rows("select id from groups where chat_id = ?", group.chat.id)
            if cared is not None and rows:
                found += _of_group(Told(file, town.room, group, cared, rows[0]["id"], effects))
    return found


class Told:
    """One committee: its file, people, effects."""

    def __init__(
        self, file: File, room: Room, group: Group, cared: Cared, number: int, effects: Sequence[Effect]
    ) -> None:
        self.file, self.room, self.group, self.cared, self.number = file, room, group, cared, number
        self.effects = effects

    def rows(self, sql: str, *given: object) -> list[Row]:
        """A question about the group, which is its first value."""
        return self.file.rows(sql, self.number, *given)

    def heard(self, chat_id: int) -> list[str]:
        """New messages in a chat."""
        return [each.text for each in self.effects if each.chat == chat_id and each.method == "sendMessage"]

    def is_acknowledged(self, one: Put) -> bool:
        """Whether a press was told that the words are in."""
        answers = [self.room.answer(press) for press in one.presses]
        return any((answer or {}).get("text", "").startswith(PUT_IN) for answer in answers)


def _of_group(told: Told) -> Iterator[str]:
    for check in (_asked, _added, _cards, _answers, _visits, _names, _crossings):
        yield from (f"{check.__name__.strip('_')}: {wrong}" for wrong in check(told))


def _asked(told: Told) -> Iterator[str]:
    """What was put in is there once, what was acknowledged surely, and nothing else."""
    there = told.rows("select number, text from requests where group_id = ?")
    boxed = told.rows("select text from request_box where group_id = ? and step = 'new'")
    count = Counter(row["text"] for row in (*there, *boxed))
    yield from _counted(told, told.cared.asked, count)
    numbers = {row["number"] for row in there}
    for text in told.heard(told.cared.asker.id):
        for number in RECEIVED.findall(text):
            if int(number) not in numbers:
                yield f"request {number} was acknowledged and is gone"


def _added(told: Told) -> Iterator[str]:
    """So are supplements."""
    there = told.rows("select text from request_steps where group_id = ? and step = 'more'")
    boxed = told.rows("select text from request_box where group_id = ? and step = 'more'")
    yield from _counted(told, told.cared.added, Counter(row["text"] for row in (*there, *boxed)))


def _counted(told: Told, put: Sequence[Put], count: Counter[str]) -> Iterator[str]:
    for one in put:
        number = count.pop(one.text, 0)
        if number > 1 or (number and not one.presses) or (not number and told.is_acknowledged(one)):
            yield f"{one.text} is there {number} times after {len(one.presses)} presses"
    yield from (f"nobody put in {text}" for text in count)


def _cards(told: Told) -> Iterator[str]:
    """The 负责人 has one card of each, or will have when the night is over."""
    keys = told.rows("select key, state from outbox where group_id = ? and key like 'request:%'")
    sent = Counter(":".join(row["key"].split(":")[:3]) for row in keys if row["state"] != "dead")
    for row in told.rows("select number from requests where group_id = ?"):
        cards = sent[f"request:{told.number}:{row['number']}"]
        if cards != 1:
            yield f"request {row['number']} has {cards} cards"


def _answers(told: Told) -> Iterator[str]:
    """An answer is filed once; by name it comes to who asked, and once more only with its mark."""
    steps = told.rows(
        """select s.text, r.person_id from request_steps s join requests r on r.id = s.request_id
           where s.group_id = ? and step = 'answer'"""
    )
    count = Counter(row["text"] for row in steps)
    yield from _counted(told, told.cared.answers, count.copy())
    waiting = told.file.rows(
        "select params from outbox where chat_id = ? and state = 'queued'", told.cared.asker.id
    )
    for row in steps:
        came = [text for text in told.heard(told.cared.asker.id) if row["text"] in text]
        plain = [text for text in came if not text.endswith(MARK)]
        if row["person_id"] and (len(plain) > 1 or (not came and not waiting)):
            yield f"the answer {row['text']} came {len(came)} times, {len(plain)} unmarked"


def _visits(told: Told) -> Iterator[str]:
    """Each who fell ill is proposed once, and planned once where somebody wanted it."""
    for sick in told.cared.sick:
        rows = told.rows(
            "select state, event_id from cares where group_id = ? and chat_id = ? and message_id = ?",
            sick.chat.id,
            sick.message_id,
        )
        if len(rows) != 1:
            yield f"the visit to {sick.name} is proposed {len(rows)} times"
        elif (rows[0]["state"] == "accepted") != (rows[0]["event_id"] is not None):
            yield f"the visit to {sick.name} is {rows[0]}"
    doubled = told.rows(
        "select event_id from cares where group_id = ? and event_id is not null group by 1 having count(*) > 1"
    )
    yield from (f"two proposals are item {row['event_id']}" for row in doubled)


def _names(told: Told) -> Iterator[str]:
    """A name told in private is nowhere in the group."""
    names = [sick.name for sick in told.cared.sick if sick.chat is not told.group.chat]
    for effect in told.effects:
        if effect.chat == told.group.chat.id:
            yield from (f"the group was told {name}" for name in names if name in effect.text)


def _crossings(told: Told) -> Iterator[str]:
    """Whoever is in charge hears once which log spent a budget up, where it is not under their own log."""
    chief = told.group.people[0].id
    for row in told.rows(
        """select c.year, c.category, c.number from budget_crossings c
           join logs l on l.group_id = c.group_id and l.number = c.number
           where c.group_id = ? and percent = 100 and c.number > 0 and l.chat_id != ?""",
        chief,
    ):
        key = f"budget:{told.number}:{row['year']}:{row['category']}:{row['number']}:"
        rows = told.rows("select state from outbox where group_id = ? and key like ? || '%'", key)
        if [each["state"] in ("sent", "queued") for each in rows] != [True]:
            yield f"{key} was told by {rows}"


def _masked(path: Path) -> Iterator[str]:
    """An ID is in no file of the database, not for a moment."""
    for each in sorted(path.parent.glob(f"{path.name}*")):
        if ID.encode() in each.read_bytes():
            yield f"masked: the ID is in {each.name}"
