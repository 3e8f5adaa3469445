"""`make samples`: a month of real union sentences through the whole bot, then the scorers' figures.

Needs ../shared/samples; says so in one line where it is absent. Nothing of those documents is kept.
"""

import asyncio
import json
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from handlers.reports.report_data import material
from handlers.routing.report_sections import SECTIONS
from storage.core import groups
from storage.worklog import entries as worklog_entries
from tests.stage import Stage
from union.core import period as periods
from union.core.groups import Settings
from union.core.period import Period
from union.reading.privacy.redaction import mask_names, mask_private
from union.reading.reader import read
from union.reports.model import digest
from union.reports.report_json import as_json
from union.reports.text.parts import as_text
from union.words import words
from union.worklog.counted_figures import count_figures, unit_of, value_of
from union.worklog.entries import Fact, LogEntry

SAMPLES = Path(__file__).parents[1] / ".." / "shared" / "samples"
UNDERSTAND = f"{shlex.quote(sys.executable)} -m bot understand --batch --json"
BEGIN = datetime.fromisoformat("2027-12-01T09:00")
END = datetime.fromisoformat("2027-12-31T17:01")
PEOPLE = ["周敏", "李建国", "王芳"]
Sums = Counter[tuple[str, str]]


def main() -> int:
    """Print what was found; 1 when any sum disagrees."""
    if not SAMPLES.is_dir():
        print("没有找到 ../shared/samples，跳过。")
        return 0
    lines = (SAMPLES / "fact_gold.jsonl").read_text(encoding="utf-8").splitlines()
    wrong = asyncio.run(_month([json.loads(line)["quote"] for line in lines]))
    for scorer in ("score_facts.py", "score_when.py"):
        print(f"\n== {scorer}")
        _score(scorer)
    return 1 if wrong else 0


async def _month(sentences: list[str]) -> bool:
    stage = Stage(BEGIN)
    await stage.open()
    stage.group("样例工会", PEOPLE)
    await stage.settle()
    plain: list[str] = []
    asked: list[str] = []
    for sentence, moment in zip(sentences, _moments(len(sentences)), strict=True):
        await stage.until(moment)
        filed = await _say(stage, sentence)
        (plain if filed else asked).append(sentence)
        if not filed:
            await _say(stage, f"记录：{sentence}")
        _show(len(plain) + len(asked), len(sentences))
    await stage.until(END)
    print(f"\n{len(sentences)} 句：{len(plain)} 句直接记下，{len(asked)} 句要写「记录：」才记")
    wrong = _compare(stage)
    await stage.close()
    return wrong


def _moments(count: int) -> Iterator[datetime]:
    """Spread over the working hours of the month: three or four messages a day."""
    for number in range(count):
        day, place = divmod(number, 4)
        yield BEGIN + timedelta(days=day, hours=2 * place, minutes=7 * place)


async def _say(stage: Stage, text: str) -> bool:
    """Say it in the group as one of the officers; whether the bot filed it."""
    user = stage.person(PEOPLE[len(text) % len(PEOPLE)])
    stage.said()
    stage.room.write(user, stage.groups[0], text)
    await stage.settle()
    return any("已记录 #" in line for line in stage.said())


def _compare(stage: Stage) -> bool:
    """Three sums of the same month and year: what was read, what was stored, what the report says."""
    db, defaults = stage.store.db, Settings()
    (group,) = groups.active(db, defaults)
    now = stage.clock.now()
    wrong = False
    for period in (periods.month(2027, 12), periods.of_key("2027")):
        assert period is not None
        stored = worklog_entries.happened(db, group, period.first, period.end)
        told = as_json(digest(material(db, group, period, now, SECTIONS)))
        wrong |= _said_equal(f"{period.key} 月报与记录", _of_digest(told), _of_entries(stored, period))
    everything = worklog_entries.by_numbers(db, group, range(1, 10_000))
    read_again: Sums = Counter()
    for entry in everything:
        read_again.update(_of_reading(entry, group.wall(entry.said_at)))
    wrong |= _said_equal("全部记录与当初读出的数", _of_entries(everything, None), read_again)
    month = digest(material(db, group, periods.month(2027, 12), now, SECTIONS))
    print("\n" + as_text(month, words()).text)
    return wrong


def _of_entries(entries: Iterable[LogEntry], period: Period | None) -> Sums:
    """Plain sums by unit over stored entries; what a report lists without adding is left out."""
    sums: Sums = Counter()
    for text, fact in ((entry.text, fact) for entry in entries for fact in entry.facts):
        if period is not None and not period.first <= fact.day < period.end:
            continue
        _add(sums, fact, text)
    return sums


def _add(sums: Sums, fact: Fact, text: str) -> None:
    sorted_out = count_figures(fact, text)
    for figure in sorted_out.measures:
        sums["measure", unit_of(figure)] += value_of(figure)  # type: ignore[assignment]  # a Counter adds Decimals, too
    for paid in sorted_out.money:
        sums["money", paid.currency] += paid.minor
    for got in sorted_out.income:
        sums["income", got.currency] += got.minor


def _of_reading(entry: LogEntry, wall: datetime) -> Sums:
    """The same sums from the facts of the words that are kept, read anew."""
    text = mask_names(mask_private(entry.text)).removeprefix("记录：")
    sums: Sums = Counter()
    message = read(text, wall)
    for one in message.facts or (message,):
        _add(sums, Fact(one.category or "", one.title or "", wall.date(), one.measures, one.money), text)
    return sums


def _of_digest(told: dict[str, Any]) -> Sums:
    sums: Sums = Counter()
    for section in told["sections"]:
        for each in section["sums"]:
            sums["measure", each["unit"]] += Decimal(str(each["value"]))  # type: ignore[assignment]  # a Counter adds Decimals, too
        for sort in ("money", "income"):
            for each in section[sort]:
                sums[sort, each["currency"]] += int(Decimal(str(each["yuan"])) * 100)
    return sums


def _said_equal(name: str, left: Sums, right: Sums) -> bool:
    """Print whether two sums agree; True when they do not."""
    differing = {
        key: (left[key], right[key]) for key in left.keys() | right.keys() if left[key] != right[key]
    }
    print(f"{name}：{len(left)} 个合计，" + (f"不一致 {differing}" if differing else "全部一致"))
    return bool(differing)


def _show(done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done}/{of}", end="", file=sys.stderr, flush=True)


def _score(scorer: str) -> None:
    command = [sys.executable, "-B", str(SAMPLES / scorer), "--cmd", UNDERSTAND, "--cwd", "."]
    subprocess.run(command, check=False)


if __name__ == "__main__":
    sys.exit(main())
