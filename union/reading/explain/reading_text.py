"""What was read, in words an officer checks at a glance: a time with its weekday, a quantity, a sum; and the pieces of a sentence that
were read, each with its place in the writer's own text, a name and its reading.

Which of them counted is decided in union/reading/reader.py; nothing is read anew here. Those of a receipt are in handlers/worklog/texts.py.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from union.core import units
from union.core.almanac.date_format import span_words, with_lunar
from union.core.lazy_regex import Regex
from union.core.period import A_DAY, Grain, is_clock_time
from union.core.records import replace
from union.events.model import Rule
from union.events.recurrence import first_start
from union.events.rule_text import rule_words
from union.reading.acts import several_plans
from union.reading.acts.extraction import Seen
from union.reading.message import Intent, Measure, Message, Money, When
from union.reading.names import people
from union.reading.text.identifiers import identifier_spans
from union.reading.time.dates.reference_time import TimeRead
from union.words import Words, in_signs

FIGURE = Regex(r"[\d一二三四五六七八九十百千]|[周月日年]")
# What is left of figures when all else is read: 3号车间, 第2小组, 5G.
LEFT = Regex(
    r"第[\d一二三四五六七八九十]{1,6}[\u4e00-\u9fff]{1,2}|\d{1,20}号[\u4e00-\u9fff]{0,2}|\d{1,20}[A-Za-z]{0,8}"
)


def when_words(_: Words, when: When, now: datetime) -> str:
    """「11月25日 周三 15:00」「截止11月30日 周一，当天算在内」「每月最后一天，首次11月30日 周一」."""
    if when.rrule is not None:
        return _rule(_, when, now)
    said = span(_, when, now.date())
    if not when.deadline:
        return said
    return _("截止{when}", when=said) if is_clock_time(when.grain) else _("截止{when}，当天算在内", when=said)


def span(_: Words, when: When, today: date) -> str:
    """The bare time: of one day with its lunar name near a lunar festival."""
    is_one_day = when.grain is Grain.DAY and (when.end is None or when.end - when.start <= A_DAY)
    if is_one_day:
        return with_lunar(_, when.start.date(), now=today)
    return span_words(_, when.start, when.end, when.grain, now=today)


def _rule(_: Words, when: When, now: datetime) -> str:
    rule = Rule(when.rrule or "", when.shift)
    begins = first_start(rule, when.start, now)
    first = replace(when, start=begins, end=begins + (when.end - when.start) if when.end else None)
    every, start = rule_words(_, rule, now=now.date()), span(_, first, now.date())
    if when.deadline:
        return _("{every}截止，首次{start}", every=every, start=start)
    return _("{every}，首次{start}", every=every, start=start)


def measure_words(_: Words, one: Measure) -> str:
    """「12户」「约600人次」「3–5场，约数」."""
    figure = f"{one.value.normalize():f}"
    if one.value_max is None:
        return units.quantity_text(figure, one.unit, _, approx=one.approx)
    return _(
        "{figure}，约数", figure=units.quantity_text(f"{figure}–{one.value_max.normalize():f}", one.unit, _)
    )


def money_words(_: Words, one: Money) -> str:
    """「6000元」「约30000元」; a price 「500元/户，是单价，不计入合计」."""
    sum_ = units.money_text(one.minor, one.currency, _)
    if one.minor_max is not None:
        sum_ = _("{sum}–{most}，约数", sum=sum_, most=units.money_text(one.minor_max, one.currency, _))
    elif one.approx:
        sum_ = _("约{sum}", sum=sum_)
    if one.per is not None:
        return _("{sum}/{per}，是单价，不计入合计", sum=sum_, per=units.unit_alone(one.per, _))
    return sum_


def product_words(_: Words, price: Money, count: Measure, product: Money) -> str:
    """「12户×500元＝6000元」."""
    return _(
        "{count}×{price}＝{product}，按单价算出",
        count=units.quantity_text(f"{count.value.normalize():f}", count.unit, _),
        price=units.money_text(price.minor, price.currency, _),
        product=units.money_text(product.minor, product.currency, _),
    )


class TextPiece(NamedTuple):
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
) -> tuple[TextPiece, ...]:
    """All pieces in order; where two claim the same words the one that matters more stays.

    `until`: from this place of the writer's text on nothing was used.
    """
    marks = (
        *_times(_, seen, message, now),
        *_figures(_, seen),
        *_people(_, seen),
        *_no_times(_, seen.said.text),
    )
    found = [_placed(_, seen, mark, until) for mark in marks]
    return _disjoint_pieces([*_impossible(_, seen), *(one for one in found if one)])


def _times(_: Words, seen: Seen, message: Message, now: datetime) -> Iterator[Mark]:
    used = {one for one in (message.when, *(fact.when for fact in message.facts)) if one}
    plans = several_plans.plans(seen, message.title, now) if message.intent is Intent.EVENT else ()
    times = [each for plan in several_plans.divided(message, plans, None) for each in plan.times]
    for one in seen.reads:
        best = seen.best if seen.best and seen.best.begin == one.begin else None
        if best is None and _is_clock_of(one, seen.best):
            words = _("{clock}，接着前面的日期", clock=f"{one.when.start:%H:%M}")
            yield Mark(one.begin, one.end, _("时间"), words)
            continue
        when = best.when if best else one.when
        days = {each.start.date() for each in (one.when, *one.rest)} if one.has_day else set()
        listed = [each for each in times if each.start.date() in days] if len(times) > 1 else []
        if listed and not when.rrule:  # the dates of the message, or of the plans in it, that this piece says
            words, is_used = _("、").join(when_words(_, each, now) for each in listed), True
        else:
            words, is_used = when_words(_, when, now), when in used
            if one.is_name and not is_used:
                words, is_used = _("{when}，是事情名称里的节日", when=words), True
        yield Mark(one.begin, one.end, _name(_, one, when), words, is_used)


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


def _figures(_: Words, seen: Seen) -> Iterator[Mark]:
    for price in seen.prices:
        name = _("单价") if price.money.per is not None else _("金额")
        yield Mark(
            price.start, price.end, name, _figure_with_noun(_, money_words(_, price.money), price.money.what)
        )
    for count in seen.counts:
        words = _figure_with_noun(_, measure_words(_, count.measure), count.measure.what)
        yield Mark(count.start, count.end, _("数量"), words)


def _figure_with_noun(_: Words, figure: str, what: str | None) -> str:
    return _("{figure}，说的是「{what}」", figure=figure, what=in_signs(what, _)) if what else figure


def _people(_: Words, seen: Seen) -> Iterator[Mark]:
    owners, place = people.owners(seen.words), people.place(seen.words)
    for begin, end in owners.spans:
        said = [name for name in owners.values if name in seen.words[begin:end]]
        yield Mark(begin, end, _("负责人"), _("、").join(said))
    for begin, end in place.words:
        yield Mark(begin, end, _("地点"), seen.said.quote(begin, end))


def _no_times(_: Words, text: str) -> Iterator[Mark]:
    for begin, end in identifier_spans(text):
        if FIGURE.search(text, begin, end):
            yield Mark(begin, end, _("不是时间"), _("名称或编号"))
    for match in LEFT.finditer(text):
        yield Mark(*match.span(), _("不是时间"), _("名称或编号，也不算数量"))


def _impossible(_: Words, seen: Seen) -> list[TextPiece]:
    found = ((seen.said.raw.find(words), words) for words in seen.impossible)
    return [
        TextPiece(start, start + len(words), words, _("不成立的时间"), _("没有这一天或这一刻"))
        for start, words in found
        if start >= 0 and words
    ]


def _placed(_: Words, seen: Seen, mark: Mark, until: int | None) -> TextPiece | None:
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
    return TextPiece(start, start + len(words), words, mark.name, reading) if words else None


def _disjoint_pieces(found: list[TextPiece]) -> tuple[TextPiece, ...]:
    kept: list[TextPiece] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept))


def marked(text: str, found: tuple[TextPiece, ...]) -> str:
    """The sentence with its pieces in brackets: 「【明天下午3点｜时间】开会」."""
    parts, at = [], 0
    for one in found:
        parts += [text[at : one.start], f"【{one.words}｜{one.name}】"]
        at = one.end
    return "".join([*parts, text[at:]])
