"""Clauses said in a way of their own, put in Chinese as a whole: 「dialogue kena cancel」 → 对话会取消了.

The rules stand in union/data/english_frames.toml. Times are hidden from them, each sign of one behind a sign for its sort.
"""

from collections.abc import Iterator, Sequence

from union.reading.english.time_meanings import filled
from union.reading.english.time_pieces import Place
from union.reading.english.times import Time
from union.reading.english.vocabulary import Sign, all_signs, either
from union.reading.text_rules import TextRules

FRAMES = TextRules("english_frames", "frames", words=lambda name: f"(?:{either(name)})")
DAY, CLOCK, LIMIT = "\ue000", "\ue001", "\ue002"
A_DAY = (Place.DAY, Place.WEEKDAY, Place.RULE)


def frames(text: str, found: Sequence[Time], said: Sequence[Sign]) -> Iterator[Sign]:
    """The signs of the clauses that are such, where none stand yet for a part of one; the first rule counts."""
    taken = [(start, end) for _, start, end in said]
    for match, rule in FRAMES.matches(_hidden(text, found)):
        parts = {name: words for name, words in match.groupdict().items() if words is not None}
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


def _hidden(text: str, found: Sequence[Time]) -> str:
    for time in found:
        is_day = any(piece.place in A_DAY for piece in time.pieces)
        sort = LIMIT if time.is_limit else DAY if is_day else CLOCK
        text = text[: time.start] + sort * (time.end - time.start) + text[time.end :]
    return text
