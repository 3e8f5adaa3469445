"""What must hold of a bot that was killed: its file, its answers, its reminders, against what people said.

Each check yields sentences about what is wrong; none is needed when all is well.
"""

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.heard import Saying, told_of
from tests.stage import ZONE
from tests.torture.front import Effect
from tests.torture.town import Asked, Group, Item, Log, Town, wall_of

MARK = "\n（网络不稳，可能重复送达）"
REPORT = re.compile(r"(?:\d{4}年)?\d+月月报（截至")
APOLOGY = "刚才那条没处理好"
SENDS = ("sendMessage", "sendPhoto", "sendDocument")
Row = dict[str, Any]
Key = tuple[int, str, int | None]  # chat, words, answered message


class File:
    """The bot's database, read beside it and closed again, so that a crash stays a crash."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        self._connection.row_factory = sqlite3.Row

    def __enter__(self) -> "File":
        return self

    def __exit__(self, *why: object) -> None:
        self._connection.close()

    def rows(self, sql: str, *given: object) -> list[Row]:
        """What a question finds."""
        return [dict(row) for row in self._connection.execute(sql, given)]


@dataclass(frozen=True, slots=True)
class Case:
    """All there is to judge: the file, what people did, what took effect at the room, how many lives were cut short."""

    file: File
    town: Town
    effects: Sequence[Effect]
    crashes: int

    def is_known(self, row: Row) -> bool:
        """Whether the row is of a chat of this room; groups of an older file live elsewhere."""
        return row["chat_id"] in self.town.room.chats


def whole(case: Case) -> Iterator[str]:
    """SQLite's own checks."""
    for row in case.file.rows("pragma integrity_check"):
        if row["integrity_check"] != "ok":
            yield f"integrity_check: {row['integrity_check']}"
    for row in case.file.rows("pragma foreign_key_check"):
        yield f"foreign_key_check: {row}"


def filed(case: Case) -> Iterator[str]:
    """Every log is there once, with its last figures, and no other."""
    rows = case.file.rows(
        """select l.id, l.chat_id, l.message_id, l.number, l.undone_at is not null as undone, v.text, v.version,
           (select sum(thousandths) from facts f join measures m on m.fact_id = f.id
            where f.log_id = l.id and f.version = v.version) as n,
           (select sum(minor) from facts f join moneys m on m.fact_id = f.id
            where f.log_id = l.id and f.version = v.version) as minor
           from logs l join log_versions v on v.log_id = l.id
           where v.version = (select max(version) from log_versions where log_id = l.id)"""
    )
    found: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in filter(case.is_known, rows):
        found[row["chat_id"], row["message_id"]].append(row)
    for group in case.town.groups:
        for log in group.logs:
            yield from _as_said(log, found.pop((log.chat.id, log.message_id), []))
    for rest in found.values():
        yield f"a log nobody told: {rest}"


def _as_said(log: Log, rows: list[Row]) -> Iterator[str]:
    if len(rows) != 1:
        yield f"{log.texts} is filed {len(rows)} times"
        return
    row = rows[0]
    wanted = (log.texts[-1], len(log.texts), log.n * 1000, log.yuan * 100, log.undone)
    got = (row["text"], row["version"], row["n"] or 0, row["minor"] or 0, bool(row["undone"]))
    if got != wanted:
        yield f"#{row['number']} is {got}, not {wanted}"


def kept(case: Case) -> Iterator[str]:
    """What an older file held is worth the same after it was brought up to date."""
    if case.town.inherited is not None and worth(case.file) != case.town.inherited:
        yield f"of the older file's groups {worth(case.file)} is left of {case.town.inherited}"


def worth(file: File) -> list[Row]:
    """The figures of the first two groups, which are those of an older file."""
    return file.rows(
        """select l.id, l.number, l.undone_at, v.version, v.text, f.title, m.minor from logs l
           join log_versions v on v.log_id = l.id left join facts f on f.log_id = l.id and f.version = v.version
           left join moneys m on m.fact_id = f.id where l.group_id in (1, 2) order by l.id, v.version, f.id"""
    )


def planned(case: Case) -> Iterator[str]:
    """Every item is there once."""
    count = Counter(
        (row["chat_id"], row["message_id"])
        for row in case.file.rows("select chat_id, message_id from events where message_id is not null")
    )
    for group in case.town.groups:
        for item in group.items:
            if count[item.chat.id, item.message_id] != 1:
                yield f"{item.text} is planned {count[item.chat.id, item.message_id]} times"


def copies(case: Case) -> Iterator[str]:
    """Every row is at the room; once in a life, and beyond the first only with its mark. What is whispered leaves no row."""
    whispered = {cared.asker.id for cared in case.town.care.of.values()}
    rows = [
        row
        for row in case.file.rows("select * from outbox")
        if row["method"] in SENDS and case.is_known(row) and row["chat_id"] not in whispered
    ]
    rows = [row for row in rows if not _may_leave_no_row(*_key(row)[:2])]
    there = Counter(_key(row) for row in rows)
    done = Counter(_key(row) for row in rows if row["state"] == "sent")
    plain, every = Counter[Key](), Counter[Key]()
    in_life = Counter[tuple[Key, int]]()
    for effect in case.effects:
        if (
            effect.method in SENDS
            and effect.chat not in whispered
            and not _may_leave_no_row(effect.chat, effect.text)
        ):
            key = (effect.chat, effect.text.removesuffix(MARK), effect.reply_to)
            every[key] += 1
            in_life[key, effect.life] += 1
            plain[key] += not effect.text.endswith(MARK)
    for key, number in (every - there).items():
        if plain[key] > there[key] or not there[key]:
            yield f"said {number} times too often without its mark: {key}"
    for key, number in (done - every).items():
        yield f"{number} times not said though sent: {key}"
    for (key, life), number in in_life.items():
        if number > there[key]:
            yield f"said {number} times in life {life}: {key}"
    for row in rows:
        if row["state"] in ("dead", "sending"):
            yield f"row {row['id']} is {row['state']}: {row['error']}"


def _may_leave_no_row(chat: int, text: str) -> bool:
    """In private an apology may be for a request, of which no row outlives its sending; of other words it does."""
    return chat > 0 and text.startswith(APOLOGY)


def _key(row: Row) -> Key:
    params = json_of(row["params"])
    text = (params.get("text") or params.get("caption") or "").strip()
    to = params.get("reply_parameters", {}).get("message_id")
    return row["chat_id"], text, to


def json_of(text: str) -> dict[str, Any]:
    """A row's parameters."""
    found: dict[str, Any] = json.loads(text)
    return found


def answered(case: Case) -> Iterator[str]:
    """Every log, item, question and failed message has its answer, once unmarked; every press its own."""
    heard = [effect for effect in case.effects if effect.method == "sendMessage"]
    numbers = _numbers(case.file)
    for group in case.town.groups:
        for log in group.logs:
            number = numbers.get((log.chat.id, log.message_id))
            echo = re.compile(rf"(已记录|^|\n)\s*#{number} ")
            yield from _once(case, heard, log.chat.id, log.texts[0], echo)
        for item in group.items:
            yield from _replied(case, heard, item, "已安排")
    for asked in case.town.asked:
        yield from _replied(case, heard, asked, "")
    # One pressed long before the bot is back is too old for Telegram: the answer is tried.
    tried = {params.get("callback_query_id") for name, params in case.town.room.calls if "Callback" in name}
    yield from (f"the press {press} was not answered" for press in case.town.presses if press not in tried)


def _numbers(file: File) -> dict[tuple[int, int], int]:
    rows = file.rows("select chat_id, message_id, number from logs")
    return {(row["chat_id"], row["message_id"]): row["number"] for row in rows}


def _once(case: Case, heard: list[Effect], chat: int, what: str, echo: re.Pattern[str]) -> Iterator[str]:
    found = [e.text for e in heard if e.chat == chat and _is_echo(e.text) and echo.search(e.text)]
    yield from _counted(case, found, what)


def _is_echo(text: str) -> bool:
    return text.startswith(("已记录", "共 ")) or "已记录" in text


def _replied(case: Case, heard: list[Effect], asked: Asked | Item, begins: str) -> Iterator[str]:
    found = [
        e.text
        for e in heard
        if (e.chat, e.reply_to) == (asked.chat.id, asked.message_id) and e.text.startswith(begins)
    ]
    yield from _counted(case, found, asked.text)


def _counted(case: Case, found: list[str], what: str) -> Iterator[str]:
    plain = [text for text in found if not text.endswith(MARK)]
    if not found or len(plain) > 1 or len(found) > 1 + case.crashes:
        yield f"{what} was answered {len(found)} times, {len(plain)} of them unmarked"


def set_aside(case: Case) -> Iterator[str]:
    """What made its handler fail is noted once and without its words, and each writer was told."""
    rows = case.file.rows("select text from failed_updates")
    # They are kept for seven days.
    fresh = sum(case.town.wall() - asked.at < timedelta(days=6) for asked in case.town.failing)
    if not fresh <= len(rows) <= len(case.town.failing) or any(row["text"] for row in rows):
        yield f"{len(rows)} updates were set aside, not {fresh} to {len(case.town.failing)}, without words"
    failed = Counter(asked.chat.id for asked in case.town.failing)
    told = [effect for effect in case.effects if effect.text.startswith(APOLOGY)]
    every, plain = (
        Counter(each.chat for each in told),
        Counter(each.chat for each in told if not each.text.endswith(MARK)),
    )
    for chat, number in failed.items():
        if every[chat] < number or plain[chat] > number:
            yield f"{number} messages failed in {chat}, {every[chat]} apologies, {plain[chat]} of them unmarked"


def in_order(case: Case) -> Iterator[str]:
    """Within a chat plain answers come in the order of what they answer."""
    rows = case.file.rows(
        """select * from outbox where method = 'sendMessage' and lane = 2 and unasked = 0 and file_id is null
           and state = 'sent' and params not like '%逐条查看%' and next_try_at <= created_at order by id"""
    )
    places = {_key(row): row["id"] for row in rows}
    alone = Counter(_key(row) for row in rows)
    last: dict[int, int] = {}
    seen = set[Key]()
    for effect in case.effects:
        key = (effect.chat, effect.text.removesuffix(MARK), effect.reply_to)
        if effect.method != "sendMessage" or key in seen or alone[key] != 1:
            continue
        seen.add(key)
        if places[key] < last.get(effect.chat, 0):
            yield f"out of order in {effect.chat}: {effect.text}"
        last[effect.chat] = places[key]


def shown(case: Case) -> Iterator[str]:
    """What a message shows is the last thing the bot made of it."""
    rows = case.file.rows(
        """select t.chat_id, t.message_id, e.params from outbox e join outbox t on t.id = e.edits
           where e.method = 'editMessageText' and e.state = 'sent' and t.message_id is not null order by e.id"""
    )
    final = {
        (row["chat_id"], row["message_id"]): json_of(row["params"]).get("text")
        for row in filter(case.is_known, rows)
    }
    for (chat_id, message_id), text in final.items():
        message = case.town.room.message(case.town.room.chats[chat_id], message_id)
        if text and message is not None and message.get("text") != text.strip():
            yield f"message {message_id} shows {message.get('text')!r}, not {text!r}"


def reminded(case: Case) -> Iterator[str]:
    """Each reminder of the items at its time, as the oracle has it; a copy more only with its mark."""
    for group in case.town.groups:
        numbers = {
            row["number"] for item in group.items for row in item_rows(case.file, item.message_id, group)
        }
        heard = _heard(case.effects, group)
        told = [one for one in told_of(heard) if one.number in numbers]
        wanted = group.oracle.told(case.town.wall())
        extra, missing = Counter(told) - Counter(wanted), Counter(wanted) - Counter(told)
        yield from (f"{group.chat.title} was told too much: {one}" for one in extra.elements())
        yield from (f"{group.chat.title} was not told: {one}" for one in missing.elements())


def item_rows(file: File, message_id: int, group: Group) -> list[Row]:
    """The item a message made."""
    return file.rows(
        "select number, status, start from events where chat_id = ? and message_id = ?",
        group.chat.id,
        message_id,
    )


def moment_of(start: str) -> datetime:
    """An item's start as the file has it, in the group."""
    found = datetime.fromisoformat(start)
    return found.astimezone(ZONE).replace(tzinfo=None) if found.tzinfo else found


def _heard(effects: Sequence[Effect], group: Group) -> list[Saying]:
    """What the group was told, copies taken out."""
    found, seen = list[Saying](), set[str]()
    for effect in effects:
        text = effect.text.removesuffix(MARK)
        if effect.chat != group.chat.id or effect.method != "sendMessage":
            continue
        if effect.text.endswith(MARK) and text in seen:
            continue
        seen.add(text)
        found.append(Saying(moment(effect), effect.method, text))
    return found


def moment(effect: Effect) -> datetime:
    """When, to the minute, in the group."""
    return wall_of(datetime.fromtimestamp(effect.message["date"], UTC)).replace(second=0)


def reported(case: Case) -> Iterator[str]:
    """Nobody gets a month's report unasked twice."""
    posts = Counter[tuple[int, str]]()
    for effect in case.effects:
        found = REPORT.match(effect.text)
        if (
            found
            and effect.method == "sendMessage"
            and effect.reply_to is None
            and not effect.text.endswith(MARK)
        ):
            posts[effect.chat, found[0]] += 1
    yield from (f"{what} came {count} times to {chat}" for (chat, what), count in posts.items() if count > 1)


def backed_up(folder: Path) -> list[str]:
    """Whatever is in the folder under a backup's name is whole, however its making ended."""
    found = []
    for path in sorted(folder.glob("gonghui-*.db")):
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        state = connection.execute("pragma integrity_check").fetchone()[0]
        groups = connection.execute("select count(*) from groups").fetchone()[0]
        connection.close()
        if state != "ok" or not groups:
            found.append(f"the backup {path.name} is {state}, with {groups} groups")
    return found


CHECKS = (whole, filed, kept, planned, copies, answered, set_aside, in_order, shown, reminded, reported)


def findings(path: Path, town: Town, effects: Sequence[Effect], crashes: int) -> list[str]:
    """Everything that is wrong now."""
    with File(path) as file:
        case = Case(file, town, effects, crashes)
        return [f"{check.__name__}: {what}" for check in CHECKS for what in check(case)]
