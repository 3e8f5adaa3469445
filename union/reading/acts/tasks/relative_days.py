"""The days of a message that plans, and days told by that of the plan before them: 「…2月2日。头一天下午三点开预备会」, 「水果提前一天买好」."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.reading.acts.extraction import Seen
from union.reading.message import Message
from union.reading.time.several_dates import is_listed
from union.reading.time.time_choice import is_frame

AGAIN = Regex("再|[继繼][续續]|下一?[场場站]")
BEFORE = r"提前一[天日晚]|[头前]一[天日晚]|the·(?:day|evening|night)·before"
OPENS = Regex(
    rf"(?:^|(?<=[,。;\s、]))(?:就|在|于)?(?:(?P<before>{BEFORE})|当[天日]|the·same·day|(?P<after>第二天|次日|后一天|隔天|the·(?:next|following)·day))的?,?"
    r"(?=,?(?:一?早|清早|早上|上午|中午|下午|傍晚|晚上?|夜晚)?(?:\d{1,2}|[一二三四五六七八九十两]{1,3})(?:点|时(?!间)|:\d\d)|□)"
)
INSIDE = Regex(BEFORE)
LATE = Regex(r"[补補][记記登报報录錄](?![名考到道价刊销表])")  # 「小组活动补记：周一…」 looks back
# What becomes of something that exists: heard by whatever reads changes, never made a second item here.
CHANGE = Regex(
    r"(?:改|挪|移|调整?|推迟?|延期?|顺延|放宽|提前|提早|换)(?:到|至|在|成|为|[\d一二三四五六七八九十]{1,2}[号日点月])|取消|不[开搞办去]了|照旧|照常|往后推|延后|作罢|暂停"
)


def opened(words: str) -> Iterator[tuple[int, int]]:
    """Where such days stand that open a clause, a clock time behind them."""
    yield from (found.span() for found in OPENS.finditer(words))


def opening(words: str) -> tuple[timedelta, int] | None:
    """How far the day that words open with lies from the plan's, and where the words go on."""
    found = OPENS.match(words)
    if found is None:
        return None
    days = -1 if found["before"] else 1 if found["after"] else 0
    return timedelta(days=days), found.end()


def ahead(words: str) -> timedelta:
    """How long before the plan something is due by these words."""
    return timedelta(days=1 if INSIDE.search(words) else 0)


def days_ahead(seen: Seen, now: datetime, *, limits_only: bool) -> list[int]:
    """Where the days stand for which something may be planned, or only those by which something is due."""
    text = seen.said.text
    if CHANGE.search(text):
        return []
    found = [
        one.begin
        for one in seen.reads
        if (one.when.deadline or not limits_only)
        and is_listed(one, text, limits=True)
        and not is_frame(one, seen.reads, text)
        and one.when.start.date() >= now.date()
        and text[one.begin - 1 : one.begin] != "("
    ]
    return sorted([*found, *(begin for begin, _ in opened(text))])


def is_once_more(plan: Message, told: str) -> bool:
    """「派单张280份 下星期二再去北角派单张 下午3点」: the deed that was told, at its hour."""
    is_timed = plan.when is not None and plan.when.grain is Grain.MINUTE
    deed, said = AGAIN.search(plan.text), plan.title or ""
    return is_timed and deed is not None and any(said[at : at + 3] in told for at in range(len(said) - 2))
