"""The time of a sentence that is neither Chinese nor English: Malay, Indonesian, Portuguese, Vietnamese, Thai, Tamil.

Our own word lists (union/data/other_languages.toml) find the stretch that is a time, dateparser reads it. It misreads clocks as they
are spoken (「15h」, 「3 petang」), so those are put to it as 15:00. What is found here is asked about, never filed or planned unasked.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.data import table
from union.reading.lexicon import TextRules
from union.reading.message import Intent, Message, When

RULES = TextRules("other_languages", "rules")
LONGEST = 400  # signs; longer ones are articles
CHINESE, SENTENCE_END = ("\u3400", "\u9fff"), Regex(r"[.!?;\n](?!\d)")
ENGLISH = Regex(lambda: rf"\b(?:{table('other_languages')['english']['words']})\b", any_case=True)
BESIDE = 60  # signs between a day and its clock
ENOUGH_TALK = 2
DAYS, TELLING = ("day", "weekday"), ("day", "weekday", "work")
HALF_AN_HOUR = ("rưỡi", "ครึ่ง")
BUDDHIST = 543  # years the Thai calendar is ahead
NOON, EVENING = 12, 18
FIRST_HOUR = 7  # an earlier one without its half of the day is of the afternoon
EDGES = " ,.;:!?-–—()\n"


class _Part(NamedTuple):
    start: int
    end: int
    says: Mapping[str, Any]
    groups: Mapping[str, str | None]

    @property
    def language(self) -> str | None:
        return self.says.get("language")


def languages_of(text: str, region: str = "") -> tuple[str, ...]:
    """The languages whose words a sentence holds, the likeliest first; none of Chinese, English or what is too long."""
    if not _parts(text):
        return ()
    words = (part for part in _parts(text) if part.says["sort"] in TELLING or "half" in part.says)
    votes: Counter[str | None] = Counter(
        part.language for part in words if part.language and not part.says.get("shared")
    )
    talk = Counter(part.language for part in _parts(text) if part.says["sort"] == "talk")
    votes.update({language: 1 for language, words in talk.items() if words >= ENOUGH_TALK})
    english = sum(1 for _ in ENGLISH.finditer(text)) if votes else 0
    votes = Counter({code: count for code, count in votes.items() if count + talk[code] > english})
    at_home = {code for code, regions in table("other_languages")["regions"].items() if region in regions}
    return tuple(sorted(filter(None, votes), key=lambda code: (-votes[code], code not in at_home, code)))


def speaks_of_work(text: str) -> bool:
    """Whether it names a time and what unions do: worth asking about, though nobody spoke to the bot."""
    sorts = {part.says["sort"] for part in _parts(text)}
    return bool(languages_of(text)) and "work" in sorts and not sorts.isdisjoint(DAYS)


def unloaded(text: str) -> tuple[str, ...]:
    """The languages of a sentence in which nothing was read yet: their words take a third of a second to load."""
    return tuple(code for code in languages_of(text) if code not in _loaded)


def load(languages: Iterable[str], now: datetime) -> None:
    """Load the words of languages; may run in a thread."""
    for code in languages:
        _parse_datetime("12:00", code, now, is_past=False)


@lru_cache(maxsize=16)  # the reader, the question and its answer ask of the same words
def read_other_language(
    text: str, now: datetime, region: str = "", meant: Intent | None = None
) -> Message | None:
    """The sentence with its time, of no intent but the one that is `meant`; None where it is in none of these languages
    or names no time.

    `now` is local wall time. Where nothing else says so a time is the next one, of work that is told the last.
    """
    language = next(iter(languages_of(text, region)), None)
    if language is None:
        return None
    parts = [part for part in _parts(text) if part.language in (None, language)]
    day = next((part for part in parts if part.says["sort"] in DAYS), None)
    clocks = (part for part in parts if part.says["sort"] == "clock")
    clock = next((part for part in clocks if _is_clock_near_day(text, part, day)), None)
    when = _when(text, day, clock, now, language, is_past=meant is Intent.LOG)
    if when is None:
        return None
    kind = next((Kind(part.says["kind"]) for part in parts if "kind" in part.says), Kind.OTHER)
    is_plan = meant is Intent.EVENT
    return Message(text, meant or Intent.NONE, kind if is_plan else None, _title(text, day, clock), when=when)


@lru_cache(maxsize=16)
def _parts(text: str) -> tuple[_Part, ...]:
    """Every word of a list, in order; of those that overlap in one language the first rule's."""
    if len(text) > LONGEST or any(CHINESE[0] <= sign <= CHINESE[1] for sign in text):
        return ()
    found: list[_Part] = []
    for match, says in RULES.matches(text):
        part = _Part(*match.span(), says, match.groupdict())
        if not any(
            (None in (part.language, other.language) or part.language == other.language)
            and part.start < other.end
            and other.start < part.end
            for other in found
        ):
            found.append(part)
    return tuple(sorted(found, key=lambda part: part.start))


def _is_clock_near_day(text: str, clock: _Part, day: _Part | None) -> bool:
    if day is None or day.start <= clock.start < day.end:
        return True
    first, second = sorted((clock, day))
    gap = text[first.end : second.start]
    return len(gap) <= BESIDE and SENTENCE_END.search(gap) is None


def _when(
    text: str, day: _Part | None, clock: _Part | None, now: datetime, language: str, *, is_past: bool
) -> When | None:
    parts = [part for part in (day, clock) if part is not None]
    base, says = now, day.says if day is not None else {}
    if says.get("week"):  # the next such weekday from this week's Sunday on
        base += timedelta(days=6 - now.weekday())
    at = _clock(clock, says) if clock is not None else None
    if day is None and at is None:
        return None
    words = f"{at:%H:%M}" if at else ""
    if day is not None:
        said = {name: value or "" for name, value in day.groups.items()}
        if said.get("year", "") > "2400":
            said["year"] = str(int(said["year"]) - BUDDHIST)
        words = re.sub(r"\s+", " ", str(says["reads"]).format(**said)).strip(" /")
    start = _parse_datetime(words, language, base, is_past=is_past or bool(says.get("past")))
    if start is None:
        return None
    start = datetime.combine(start, at or time())
    quoted = text[min(part.start for part in parts) : max(part.end for part in parts)]
    return When(quoted, start, None, Grain.MINUTE if at is not None else Grain.DAY)


def _clock(clock: _Part, of_day: Mapping[str, Any]) -> time | None:
    half = clock.says.get("half") or of_day.get("half")
    minute = clock.groups.get("half") or clock.groups.get("minute") or "0"
    hour = NOON if half == "noon" else int(clock.groups.get("hour") or 1)
    if half in ("am", "pm") and hour <= NOON:
        hour = hour % NOON + (NOON if half == "pm" else 0)
    elif half == "evening":
        hour += EVENING
    elif half is None and hour < FIRST_HOUR and len(clock.groups.get("hour") or "") == 1:
        hour += NOON
    minutes = 30 if minute in HALF_AN_HOUR else int(minute)
    return time(hour, minutes) if hour < 24 and minutes < 60 else None


_loaded: set[str] = set()


def _parse_datetime(words: str, language: str, base: datetime, *, is_past: bool) -> datetime | None:
    # import time: loads at the first sentence in one of its languages
    from dateparser.date import DateDataParser

    towards = "past" if is_past else "future"
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": towards, "DATE_ORDER": "DMY"}
    reader = DateDataParser(languages=[language], settings=settings)
    found: datetime | None = reader.get_date_data(words).date_obj
    _loaded.add(language)
    return found and found.replace(tzinfo=None)


def _title(text: str, day: _Part | None, clock: _Part | None) -> str | None:
    """The first sentence without its time."""
    ends = (found.start() for found in SENTENCE_END.finditer(text) if found.start() > 3)
    at, end, left = 0, next(ends, len(text)), ""
    for part in sorted(part for part in (day, clock) if part):
        if part.end <= end:
            left, at = left + text[at : part.start], part.end
    return " ".join((left + text[at:end]).split()).strip(EDGES) or None
