"""Clauses said in a way of their own, put in Chinese as a whole: 「dialogue kena cancel」 → 对话会取消了.

The rules stand in union/data/english_frames.toml. Times are hidden from them, each sign of one behind a sign for its sort.
What puts one time in another's place (「starts 2.30pm not 2pm」) is found here.
"""

from collections.abc import Iterator, Mapping, Sequence

from union.core.lazy_regex import Regex
from union.reading.english.time_meanings import filled
from union.reading.english.time_pieces import Place
from union.reading.english.times import Time
from union.reading.english.vocabulary import Sign, all_signs, either
from union.reading.piece_rules import TextRules

FRAMES = TextRules("english_frames", "frames", words=lambda name: f"(?:{either(name)})")
DAY, CLOCK, LIMIT = "\ue000", "\ue001", "\ue002"
A_DAY = (Place.DAY, Place.WEEKDAY, Place.RULE)
NAMES = ("who", "name")  # groups that hold a name, whose blanks would end a title
LEAD = 24  # signs before a time in which the words that lead to it stand
FURTHEST = 100  # signs before a time in which 「from now on」 stands
# 「AGM now 6 Dec …」, 「starts 2.30pm not 2pm」.
NOW = Regex(
    r"(?<=[A-Za-z\d])(?<!\bfrom)(?<!\bthen)(?:,|\.)?\s(?:so\s)?(?:is\s|will\s)?now\s(?:at\s|on\s|is\s|(?:it\sis|it'?s|it\swill\sbe|its\sgoing\sto\sbe)\s(?:on\s|at\s)?)?$",
    any_case=True,
)
STARTS = Regex(
    r"(?:,?\s(?:n|&|and))?(?:\s(?:(?:we|it|to|will|shall|we'll|i'll)\s){0,2}(?:starts?|begins?|meet|(?:do|hold|have)(?:\sit)?|is|at|(?<!now\s)(?<!then\s)on|be)){0,2}\s(?:at\s)?$",
    any_case=True,
)
DENIED = Regex(
    r",?\s(?:not|instead\sof)\s(?:at\s|on\s)?(?P<bare>\d{1,2}(?:st|nd|rd|th)?(?![\d:.,]))?", any_case=True
)
FROM_NOW = Regex(r"\b(?:from\s(?:now|then)\son(?:wards)?|onwards)\b[^,.;!?\n]{0,24}$", any_case=True)
INSTEAD = Regex(r"\s(?:sharp\s)?instead\b", any_case=True)
WAS = Regex(r"\b(?:should\sbe|should\shave\sbeen|was|were)\s(?:on\s|at\s)?$", any_case=True)


def frames(text: str, found: Sequence[Time], said: Sequence[Sign]) -> Iterator[Sign]:
    """The signs of the clauses that are such, where none stand yet for a part of one; the first rule counts."""
    taken = [(start, end) for _, start, end in said]
    for match, rule in FRAMES.matches(hidden(text, found)):
        parts = {
            name: words.replace(" ", "·") if name in NAMES else words
            for name, words in match.groupdict().items()
            if words is not None
        }
        spans = [
            (match.span(name), filled(means, parts)) for name, means in rule["means"].items() if name in parts
        ]
        if any(_collide(span, other) for span, _ in spans for other in taken):
            continue
        taken += [span for span, _ in spans]
        for span, means in spans:
            yield from all_signs(means, *span) if means else iter([("", *span)])


def _collide(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return (one[0] < other[1] and other[0] < one[1]) or one[0] == one[1] == other[1]


def hidden(text: str, found: Sequence[Time]) -> str:
    """The text with each sign of a time behind the sign for its sort."""
    for time in found:
        is_day = any(piece.place in A_DAY for piece in time.pieces)
        sort = LIMIT if time.is_limit else DAY if is_day else CLOCK
        text = text[: time.start] + sort * (time.end - time.start) + text[time.end :]
    return text


def new_times(text: str, found: Sequence[Time], denied: Mapping[int, int]) -> Iterator[Sign]:
    """「AGM now 6 Dec」, 「starts 2.30pm not 2pm」: the new time behind 改到, the one denied behind a comma."""
    for time in (one for one in found if one.pieces):
        floor = max(0, time.start - LEAD)
        now, end = NOW.search(text[floor : time.start]), denied.get(time.end, time.end)
        is_new = (
            end > time.end
            or INSTEAD.match(text, time.end)
            or FROM_NOW.search(text[max(0, time.start - FURTHEST) : time.start])
        )
        starts = STARTS.search(text[floor : time.start]) if is_new else None
        if WAS.search(text[floor : time.start]):  # 「should be yesterday not today」 is about a log
            starts = None
        if lead := now or starts:
            yield from all_signs("改到", floor + lead.start(), time.start)
        if end > time.end:
            yield from all_signs(",", time.end, end)


def denied_until(text: str, time: Time, found: Sequence[Time]) -> int:
    """Where what is denied behind a time ends, 「2.30pm not 2pm」; the time's own end where nothing is."""
    denied = DENIED.match(text, time.end) if time.pieces else None
    if denied is None:
        return time.end
    other = next(
        (one for one in found if one.start == denied.end() or one.start == denied.start("bare")), None
    )
    return other.end if other else denied.end() if denied["bare"] else time.end
