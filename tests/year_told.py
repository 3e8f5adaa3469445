"""A year told to the bot through its own handlers, by rules made by hand: borders of months, 补报, undone, edited.

What stands at its end is summed up by tests/year_summed.py from every form there is of every report.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tests.stage import Stage

YEAR = 2026
LOCK_OVER = timedelta(days=11, hours=18)  # after a month's end: the third working day is over by then
PEOPLE = ("周敏", "李建国", "王芳")
FILED = re.compile(r"已记录 #(\d+)")
CARE = (
    "/branches 一车间、二车间、机关",
    "/budget 帮扶慰问 8000\n/budget 全年 5万",
)  # what reports tell of beside the logs
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Step:
    """One message: when it is written, by which rule, and what is done with it a day later."""

    at: datetime
    rule: str
    text: str
    then: str = ""


def steps(sentences: Sequence[str], months: Sequence[int] = range(1, 13)) -> list[Step]:
    """The sentences spread over these months, each after the rule whose turn it is."""
    found = []
    for place, text in enumerate(sentences):
        nth = place * len(months) // len(sentences)
        month = _midnight(YEAR, months[nth])
        middle = month + (3 + place * 5 % 20) * A_DAY + timedelta(hours=10)
        rule = list(RULES)[place % len(RULES)]
        found.append(RULES[rule](rule, month, middle, text, sentences[place - 1]))
    return sorted(found, key=lambda step: step.at)


def _plain(rule: str, month: datetime, middle: datetime, text: str, other: str) -> Step:
    return Step(middle, rule, text)


def _last_night(rule: str, month: datetime, middle: datetime, text: str, other: str) -> Step:
    return Step(_next(month) - timedelta(minutes=20), rule, text)


def _first_night(rule: str, month: datetime, middle: datetime, text: str, other: str) -> Step:
    return Step(month + timedelta(minutes=10), rule, text)


def _back_dated(rule: str, month: datetime, middle: datetime, text: str, other: str) -> Step:
    day = middle - 2 * A_DAY
    return Step(middle, rule, f"{day.month}月{day.day}日，{text}")


def _before_the_lock(rule: str, month: datetime, middle: datetime, text: str, other: str) -> Step:
    """Of the month's last day but one, told on the first of the next: still in its own report."""
    day = _next(month) - 2 * A_DAY
    return Step(_next(month) + timedelta(hours=9), rule, f"{day.month}月{day.day}日，{text}")


def _late(rule: str, month: datetime, middle: datetime, text: str, other: str) -> Step:
    """Of the month, told in the middle of the next: 补报."""
    if month.month == 12:
        return _plain("plain", month, middle, text, other)
    said = _next(month) + timedelta(days=16, hours=9)
    return Step(said, rule, f"{middle.month}月{middle.day}日，{text}")


def _undone(rule: str, month: datetime, middle: datetime, text: str, other: str) -> Step:
    return Step(middle, rule, text, "undo")


def _restored(rule: str, month: datetime, middle: datetime, text: str, other: str) -> Step:
    return Step(middle, rule, text, "restore")


def _edited(rule: str, month: datetime, middle: datetime, text: str, other: str) -> Step:
    return Step(middle, rule, text, other)


RULES = {
    "plain": _plain,
    "last night": _last_night,
    "late": _late,
    "edited": _edited,
    "back-dated": _back_dated,
    "undone": _undone,
    "first night": _first_night,
    "before the lock": _before_the_lock,
    "restored": _restored,
}


async def told(sentences: Sequence[str], months: Sequence[int] = range(1, 13)) -> tuple[Stage, Counter[str]]:
    """The stage after the last month's lock, and how many messages of each rule were filed."""
    planned = steps(sentences, months)
    stage = Stage(_midnight(YEAR, months[0]) + timedelta(minutes=5))
    await stage.open()
    stage.group("样例工会", list(PEOPLE))
    await stage.settle()
    for words in CARE:
        stage.room.write(stage.person(PEOPLE[0]), stage.groups[0], words)
        await stage.settle()
    counts: Counter[str] = Counter()
    for place, step in enumerate(planned):
        await stage.until(max(step.at, stage.clock.now().astimezone(step.at.tzinfo).replace(tzinfo=None)))
        number, message = await _file(stage, step, PEOPLE[place % len(PEOPLE)])
        counts[step.rule if number else "not filed"] += 1
        if number and step.then:
            await stage.until(step.at + timedelta(hours=1))
            await _then(stage, step, number, message, PEOPLE[place % len(PEOPLE)])
    await stage.until(max(_next(_midnight(YEAR, months[-1])) + LOCK_OVER, planned[-1].at + A_DAY))
    return stage, counts


async def _file(stage: Stage, step: Step, name: str) -> tuple[int | None, str]:
    """The number under which it was filed and the words that were; 「记录：」 goes before where it has to."""
    for words in (step.text, f"记录：{step.text}"):
        stage.said()
        stage.room.write(stage.person(name), stage.groups[0], words)
        await stage.settle()
        found = [match for line in stage.said() if (match := FILED.search(line))]
        if found:
            return int(found[-1][1]), words
    return None, step.text


async def _then(stage: Stage, step: Step, number: int, words: str, name: str) -> None:
    user, chat = stage.person(name), stage.groups[0]
    if step.then in ("undo", "restore"):
        stage.room.write(user, chat, f"撤销 #{number}")
        await stage.settle()
    else:
        mine = stage.find(chat, lambda message: message.get("text") == words)
        stage.room.edit(user, mine["message_id"], chat, f"记录：{step.then}")
    if step.then == "restore":
        stage.room.write(user, chat, f"恢复 #{number}")
    await stage.settle()


def _next(month: datetime) -> datetime:
    """Midnight of the next month's first day."""
    after = month + 31 * A_DAY
    return _midnight(after.year, after.month)


def _midnight(year: int, month: int) -> datetime:
    return datetime.combine(date(year, month, 1), time())
