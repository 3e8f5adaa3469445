"""The pieces of a sentence that were read, each with its place in the writer's own text, a name and its reading.

Which of them counted is decided in union/reading/reader.py; nothing is read anew here.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.acts import stations
from union.reading.acts.extraction import Seen
from union.reading.explain.reading_text import measure_words, money_words, when_words
from union.reading.message import Intent, Message, When
from union.reading.names import assignees
from union.reading.text.identifiers import names
from union.reading.time.dates.reference_time import TimeRead
from union.words import Words, in_signs

FIGURE = Regex(r"[\d一二三四五六七八九十百千]|[周月日年]")
# What is left of figures when all else is read: 3号车间, 第2小组, 5G.
LEFT = Regex(
    r"第[\d一二三四五六七八九十]{1,6}[\u4e00-\u9fff]{1,2}|\d{1,20}号[\u4e00-\u9fff]{0,2}|\d{1,20}[A-Za-z]{0,8}"
)


class Piece(NamedTuple):
    """A stretch of the writer's own text: its exact words, what it was taken for, and how it was read."""

    start: int
    end: int
    words: str
    name: str
    reading: str


class Mark(NamedTuple):
    """A piece by its place in the normal text."""

    begin: int
    end: int
    name: str
    reading: str
    is_used: bool = True


def pieces(
    _: Words, seen: Seen, message: Message, now: datetime, *, until: int | None = None
) -> tuple[Piece, ...]:
    """All pieces in order; where two claim the same words the one that matters more stays.

    `until`: from this place of the writer's text on nothing was used.
    """
    marks = (
        *_times(_, seen, message, now),
        *_figures(_, seen),
        *_people(_, seen),
        *_names(_, seen),
        *(
            Mark(*match.span(), _("不是时间"), _("名称或编号，也不算数量"))
            for match in LEFT.finditer(seen.said.text)
        ),
    )
    found = [_placed(_, seen, mark, until) for mark in marks]
    return _apart([*_impossible(_, seen), *(one for one in found if one)])


def _times(_: Words, seen: Seen, message: Message, now: datetime) -> Iterator[Mark]:
    used = {one for one in (message.when, *(fact.when for fact in message.facts)) if one}
    plans = stations.plans(seen, message.title, now) if message.intent is Intent.EVENT else ()
    times = [each for plan in stations.divided(message, plans, None) for each in plan.times]
    for one in seen.reads:
        best = seen.best if seen.best and seen.best.begin == one.begin else None
        if best is None and _is_clock_of(one, seen.best):
            yield Mark(
                one.begin, one.end, _("时间"), _("{clock}，接着前面的日期", clock=f"{one.when.start:%H:%M}")
            )
            continue
        when = best.when if best else one.when
        listed = _of_list(times, one)
        if listed and not when.rrule:
            words = _("、").join(when_words(_, each, now) for each in listed)
            yield Mark(one.begin, one.end, _name(_, one, when), words, True)
            continue
        yield Mark(one.begin, one.end, _name(_, one, when), *_reading(_, one, when, used, now))


def _of_list(times: Sequence[When], one: TimeRead) -> list[When]:
    """The dates of the message, or of the plans in it, that a piece says; none where it has but one date."""
    days = {each.start.date() for each in (one.when, *one.rest)}
    return [each for each in times if each.start.date() in days] if len(times) > 1 and one.has_day else []


def _is_clock_of(one: TimeRead, best: TimeRead | None) -> bool:
    """「周日决赛下午2点」: the clock was put to the day before it."""
    joined = best is not None and best.has_clock and best.when.text.endswith(f" {one.when.text}")
    return joined and one.has_clock and not one.has_day


def _name(_: Words, one: TimeRead, when: When) -> str:
    if when.rrule is not None:
        return _("重复")
    if when.deadline:
        return _("期限")
    return _("节日") if one.festival is not None else _("时间")


def _reading(_: Words, one: TimeRead, when: When, used: set[When], now: datetime) -> tuple[str, bool]:
    """The time in words, and whether it was used, be it as part of a name."""
    words = when_words(_, when, now)
    if when not in used and one.is_name:
        return _("{when}，是事情名称里的节日", when=words), True
    return words, when in used


def _figures(_: Words, seen: Seen) -> Iterator[Mark]:
    for price in seen.prices:
        name = _("单价") if price.money.per is not None else _("金额")
        yield Mark(price.start, price.end, name, _of(_, money_words(_, price.money), price.money.what))
    for count in seen.counts:
        yield Mark(
            count.start, count.end, _("数量"), _of(_, measure_words(_, count.measure), count.measure.what)
        )


def _of(_: Words, figure: str, what: str | None) -> str:
    return _("{figure}，说的是「{what}」", figure=figure, what=in_signs(what, _)) if what else figure


def _people(_: Words, seen: Seen) -> Iterator[Mark]:
    owners, place = assignees.owners(seen.words), assignees.place(seen.words)
    for begin, end in owners.spans:
        said = [name for name in owners.values if name in seen.words[begin:end]]
        yield Mark(begin, end, _("负责人"), _("、").join(said))
    for begin, end in place.words:
        yield Mark(begin, end, _("地点"), seen.said.quote(begin, end))


def _names(_: Words, seen: Seen) -> Iterator[Mark]:
    """Names and numbers that look like a time or a figure and were left alone."""
    for begin, end in names(seen.said.text):
        if FIGURE.search(seen.said.text, begin, end):
            yield Mark(begin, end, _("不是时间"), _("名称或编号"))


def _impossible(_: Words, seen: Seen) -> list[Piece]:
    found = ((seen.said.raw.find(words), words) for words in seen.impossible)
    return [
        Piece(start, start + len(words), words, _("不成立的时间"), _("没有这一天或这一刻"))
        for start, words in found
        if start >= 0 and words
    ]


def _placed(_: Words, seen: Seen, mark: Mark, until: int | None) -> Piece | None:
    """The piece in the writer's own text, without the blanks around it; what was not used says so."""
    said = seen.said
    if mark.begin >= mark.end:
        return None
    start, end = min(said.places[mark.begin : mark.end]), max(said.ends[mark.begin : mark.end])
    words = said.raw[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    is_used = mark.is_used and (until is None or start < until)
    reading = mark.reading if is_used else _("{reading}，没有采用", reading=mark.reading)
    return Piece(start, start + len(words), words, mark.name, reading) if words else None


def _apart(found: list[Piece]) -> tuple[Piece, ...]:
    """Those that overlap no more important one, in the text's order."""
    taken: set[int] = set()
    kept = []
    for one in found:
        if taken.isdisjoint(range(one.start, one.end)):
            taken.update(range(one.start, one.end))
            kept.append(one)
    return tuple(sorted(kept))


def marked(text: str, found: tuple[Piece, ...]) -> str:
    """The sentence with its pieces in brackets: 「【明天下午3点｜时间】开会」."""
    parts, at = [], 0
    for one in found:
        parts += [text[at : one.start], f"【{one.words}｜{one.name}】"]
        at = one.end
    return "".join([*parts, text[at:]])
