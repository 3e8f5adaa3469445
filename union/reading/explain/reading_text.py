"""What was read, in words an officer checks at a glance: a time with its weekday, a quantity, a sum.

Words only, for explanations; those of a receipt are in handlers/worklog/texts.py.
"""

from datetime import date, datetime

from union.core import units
from union.core.almanac.date_format import span_words, with_lunar
from union.core.grain import Grain, is_clock_time
from union.core.period import A_DAY
from union.events.model import Rule
from union.events.recurrence import first_start
from union.events.rule_text import rule_words
from union.reading.message import Measure, Money, When
from union.words import Words


def when_words(_: Words, when: When, now: datetime) -> str:
    """「11月25日 周三 15:00」「截止11月30日 周一，当天算在内」「每月最后一天，首次11月30日 周一」."""
    if when.rrule is not None:
        return _rule(_, when, now)
    if not when.deadline:
        return span(_, when, now.date())
    if is_clock_time(when.grain):
        return _("截止{when}", when=span(_, when, now.date()))
    return _("截止{when}，当天算在内", when=span(_, when, now.date()))


def span(_: Words, when: When, today: date) -> str:
    """The bare time: of one day with its lunar name near a lunar festival."""
    is_one_day = when.grain is Grain.DAY and (when.end is None or when.end - when.start <= A_DAY)
    if is_one_day:
        return with_lunar(_, when.start.date(), now=today)
    return span_words(_, when.start, when.end, when.grain, now=today)


def _rule(_: Words, when: When, now: datetime) -> str:
    rule = Rule(when.rrule or "", when.shift)
    begins = first_start(rule, when.start, now)
    length = when.end - when.start if when.end else None
    first = When(when.text, begins, begins + length if length else None, when.grain)
    every, start = rule_words(_, rule, now=now.date()), span(_, first, now.date())
    if when.deadline:
        return _("{every}截止，首次{start}", every=every, start=start)
    return _("{every}，首次{start}", every=every, start=start)


def measure_words(_: Words, one: Measure) -> str:
    """「12户」「约600人次」「3–5场，约数」."""
    if one.value_max is not None:
        most = units.counted(f"{figure(one)}–{one.value_max.normalize():f}", one.unit, _)
        return _("{figure}，约数", figure=most)
    return units.counted(figure(one), one.unit, _, approx=one.approx)


def figure(one: Measure) -> str:
    """The value in plain digits."""
    return f"{one.value.normalize():f}"


def money_words(_: Words, one: Money) -> str:
    """「6000元」「约30000元」; a price 「500元/户，是单价，不计入合计」."""
    sum_ = units.written(one.minor, one.currency, _)
    if one.minor_max is not None:
        sum_ = _("{sum}–{most}，约数", sum=sum_, most=units.written(one.minor_max, one.currency, _))
    elif one.approx:
        sum_ = _("约{sum}", sum=sum_)
    if one.per is not None:
        return _("{sum}/{per}，是单价，不计入合计", sum=sum_, per=units.unit_alone(one.per, _))
    return sum_


def product_words(_: Words, price: Money, count: Measure, product: Money) -> str:
    """「12户×500元＝6000元」."""
    return _(
        "{count}×{price}＝{product}，按单价算出",
        count=units.counted(figure(count), count.unit, _),
        price=units.written(price.minor, price.currency, _),
        product=units.written(product.minor, product.currency, _),
    )
