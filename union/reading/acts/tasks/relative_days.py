"""The days of a message that plans, and days told by that of the plan before them: 「…2月2日。头一天下午三点开预备会」, 「水果提前一天买好」."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.reading.acts.extraction import Seen
from union.reading.acts.tasks.assignments import BEFORE
from union.reading.message import ActKind, Message
from union.reading.time.several_dates import is_listed, runs
from union.reading.time.time_choice import is_frame, without_ends

OPENS = Regex(
    rf"(?:^|(?<=[,。;\s、]))(?:就|在|于)?(?:(?P<before>{BEFORE})|当[天日]|the·same·day|(?P<after>第二天|次日|后一天|隔天|the·(?:next|following)·day))的?,?"
    r"(?=,?(?:一?早|清早|早上|上午|中午|下午|傍晚|晚上?|夜晚)?(?:\d{1,2}|[一二三四五六七八九十两]{1,3})(?:点|时(?!间)|:\d\d)|□)"
)
INSIDE = Regex(BEFORE)
# Anywhere in a clause, a clock time behind it.
EVE = Regex(
    r"(?:the\s)?(?P<part>day|evening|night|nite|afternoon|morning)\sbefore(?=\s?[,.;]|\sat\b|\s\d|$)"
    r"|(?<![提之以])(?:前|头)[一1](?P<unit>天|日|晚)(?=的?(?:一?早上?|[上下中]午|傍晚|晚上?)?[\d一二两三四五六七八九十]{1,3}[点时:])",  # 「车工头一天」 goes first
    any_case=True,
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LATE = Regex(r"[补補][记記登报報录錄](?![名考到道价刊销表])")  # 「小组活动补记：周一…」 looks back
# 「10点，节前慰问一线」 names what takes place; by when it is to be done says 「节前把…」.
OF_SEASON = Regex(
    r"(?:[春年]?节|五一|国庆|元旦|中秋|端午)前(?:慰问|走访|探访|看望|送温暖|检查|座谈|联欢|巡查|排查)"
)
# What becomes of something that exists: heard by whatever reads changes, never made a second item here.
CHANGE = Regex(
    r"(?:改|挪|移|调整?|推迟?|延期?|顺延|放宽|提前|提早|换)(?:到|至|在|成|为|[\d一二三四五六七八九十]{1,2}[号日点月])|取消|不[开搞办去]了|照旧|照常|往后推|延后|作罢|暂停"
)


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A stretch of the message as written, with what it was read as; `kind` None for what is no act by itself."""

    start: int
    end: int
    message: Message
    kind: ActKind | None
    is_item: bool = False


def opening(words: str) -> tuple[timedelta, int] | None:
    """How far the day that words open with lies from the plan's, and where the words go on."""
    found = OPENS.match(words)
    days = (found["after"] is not None) - (found["before"] is not None) if found else 0
    return (timedelta(days=days), found.end()) if found else None


def ahead(words: str) -> timedelta:
    """How long before the plan something is due by these words."""
    return timedelta(days=1 if INSIDE.search(words) else 0)


def days_ahead(seen: Seen, now: datetime, *, limits_only: bool) -> list[int]:
    """Where the days stand for which something may be planned, or only those by which something is due."""
    text = seen.said.text
    if CHANGE.search(text):
        return []
    lists = runs(seen.reads, text)  # 「讲座3月7日、14日上午10点」 is one thing
    found = [
        one.begin
        for one in without_ends(seen.reads)
        if (one.when.deadline or not limits_only)
        and not any(run.begin < one.begin < run.end for run in lists)
        and is_listed(one, text, limits=True)
        and not is_frame(one, seen.reads, text)
        and one.when.start.date() >= now.date()
        and text[one.begin - 1 : one.begin] != "("
        and not (one.when.deadline and OF_SEASON.match(text, one.begin))
    ]
    return sorted([*found, *(found.start() for found in OPENS.finditer(text))])


def with_eves(parts: Iterable[ReadPart], read: Callable[[str], ReadPart]) -> list[ReadPart]:
    """「家庭日5月16日上午10点。前一天晚上7点包礼品袋」: those that name the day before read with that day; `read` reads words by themselves."""
    found: list[ReadPart] = []
    day: datetime | None = None
    for part in parts:
        words, when = part.message.text, part.message.when
        said = EVE.search(words) if day is not None else None
        if said is not None and day is not None and not part.message.owners:
            again = read(words[: said.start()] + _named(said, day - timedelta(days=1)) + words[said.end() :])
            if again.kind is not None:
                message = replace(again.message, text=words)
                part = replace(again, start=part.start, end=part.end, is_item=part.is_item, message=message)
        elif when is not None and not when.rrule:
            day = when.start
        found.append(part)
    return found


def _named(said: re.Match[str], day: datetime) -> str:
    if said["unit"]:
        return f"{day.month}月{day.day}日{'晚' if said['unit'] == '晚' else ''}"
    part = "" if said["part"].lower() == "day" else f" {said['part']}"
    return f"{day.day} {MONTHS[day.month - 1]}{part}"
