"""What was handed out, by the logs that tell of it: the lines to be signed (签领表) and the sums of the public list (公示稿).

Both papers are made of one value, so their sums are the same. Whom it went to is said in the public list by kind alone, in words of
union/data/handouts.toml: nothing an officer wrote freely gets into it but the names of goods, and no name of a family in those. Also what
the papers are called and come to in words, and which work a request for one is about.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from union.core.grouping import grouped
from union.core.lazy_regex import Regex
from union.core.period import Period
from union.core.records import dataclass, field, replace
from union.core.units import money_text, number, quantity_text, unit_name
from union.data import table
from union.helped.families import Family, Help, masked
from union.reading.message import Measure
from union.reading.privacy.redaction import HIDDEN, helped_names
from union.reading.questions.subject_words import categories, terms_in
from union.reading.questions.time_spans import spans_asked
from union.reading.text.identifiers import MARKED
from union.reading.text.normal_form import normal, simplified
from union.words import Words
from union.worklog.counted_figures import count_figures, is_vague, unit_of
from union.worklog.entries import Fact, LogEntry

MOST = 200  # lines of one log
HOUSEHOLDS, PERSONS = "户", "人"


@dataclass(frozen=True, slots=True)
class Quantity:
    """「大米12袋」, 「困难职工12户」."""

    what: str
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A line to be signed: `named` only for who may see names, empty fields to be filled in by hand; `minor` None: not known."""

    code: str = ""
    named: str = ""
    reason: str = ""
    goods: tuple[Quantity, ...] = ()
    minor: int | None = None


@dataclass(frozen=True, slots=True)
class Giving:
    """What one log handed out: `sums` in all by currency, of which the lines' are in the first; `unlisted` who have no line."""

    number: int
    day: date
    kinds: tuple[str, ...]
    unit: str
    purposes: tuple[str, ...]
    goods: tuple[Quantity, ...]
    sums: tuple[tuple[str, int], ...]
    lines: tuple[Receipt, ...]
    unlisted: int = 0
    exceeds: int = 0  # by how much the families' sums are more than the log's

    @property
    def helped(self) -> int:
        return len(self.lines) + self.unlisted

    @property
    def undivided(self) -> int:
        """How much of its money nobody has said whose it is."""
        return (self.sums[0][1] if self.sums else 0) - sum(each.minor or 0 for each in self.lines)


@dataclass(frozen=True, slots=True)
class Handout:
    """All that was handed out for one thing, 「春节慰问」; `issuer`: whose paper it is, `as_of`: the day it is made."""

    what: str
    issuer: str
    as_of: date
    givings: tuple[Giving, ...] = field(default=())

    @property
    def sums(self) -> Mapping[str, int]:
        """Money by currency, in minor units."""
        return _sums_by_name(pair for each in self.givings for pair in each.sums)

    @property
    def goods(self) -> tuple[Quantity, ...]:
        found = grouped(((one.what, one.unit), one.value) for each in self.givings for one in each.goods)
        return tuple(Quantity(what, sum(values, Decimal(0)), unit) for (what, unit), values in found.items())

    @property
    def helped(self) -> Mapping[str, int]:
        return _sums_by_name((each.unit, each.helped) for each in self.givings)

    @property
    def purposes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for each in self.givings for one in each.purposes))

    @property
    def days(self) -> tuple[date, date]:
        found = [each.day for each in self.givings]
        return min(found), max(found)

    def public(self) -> "dict[tuple[str, ...], Handout]":
        """By kind, the order kept in which they were first helped."""
        kinds = grouped((each.kinds, each) for each in self.givings)
        return {kind: replace(self, givings=tuple(of)) for kind, of in kinds.items()}


def giving(entry: LogEntry, told: Sequence[tuple[Family, Help]], *, named: bool) -> Giving | None:
    """What a standing log handed out, `told` of its families; None where it tells neither of money, goods nor families."""
    names = [family.name for family, _help in told if family.name]
    shown = masked(entry)
    facts = [(fact, count_figures(fact, shown.text)) for fact in shown.facts]
    money = Counter[str]()
    for _fact, figures in facts:
        for each in figures.money:
            money[each.currency] += each.minor
    measures = [each for _fact, figures in facts for each in figures.measures]
    people = [each for each in measures if unit_of(each) in (HOUSEHOLDS, PERSONS)]
    no_goods = (HOUSEHOLDS, PERSONS, *table("handouts")["no_goods"])
    goods = tuple(_goods_of(each, names) for each in measures if each.what and unit_of(each) not in no_goods)
    if not (money or goods or told):
        return None
    sums, exceeds = _with_listed(money, [got for _family, got in told])
    unit, kinds, count = _recipients(people, shown)
    helped = max(count, len(told))
    fit = max(len(told), min(helped, MOST))
    share = tuple(each for each in goods if each.value == helped and helped)
    each_one = tuple(Quantity(one.what, Decimal(1), one.unit) for one in share)
    price = _price(shown.facts, sums, helped) if not any(got.minor for _family, got in told) else None
    lines = [_line(family, got, named=named) for family, got in told] + [Receipt()] * (fit - len(told))
    return Giving(
        entry.number,
        shown.facts[0].day if shown.facts else told[0][1].day,
        kinds,
        unit,
        tuple(_words_in("purposes", " ".join(each.what or "" for _f, figures in facts for each in figures.money))),
        goods,
        sums,
        tuple(Receipt(each.code, each.named, each.reason, each_one, price or each.minor) for each in lines),
        helped - fit,
        exceeds,
    )  # fmt: skip


def _line(family: Family, got: Help, *, named: bool) -> Receipt:
    """Why a family was helped is said where its name is."""
    who = "" if family.name is None else f"{family.name}（{family.branch}）" if family.branch else family.name
    return Receipt(family.code, who if named else "", (got.reason or "") if named else "", minor=got.minor)


def _with_listed(logged: Mapping[str, int], told: Iterable[Help]) -> tuple[tuple[tuple[str, int], ...], int]:
    """The log's money, first in the currency the families got; where theirs is more, theirs, and by how much."""
    listed = Counter[str]()
    for each in told:
        if each.minor is not None:
            listed[each.currency or next(iter(logged), "CNY")] += each.minor
    first = next(iter(listed), None) or next(iter(logged), None)
    if first is None:
        return (), 0
    exceeds = max(0, listed[first] - logged.get(first, 0))
    others = [(currency, minor) for currency, minor in logged.items() if currency != first]
    return ((first, logged.get(first, 0) + exceeds), *others), exceeds if logged.get(first) else 0


def _recipients(people: Sequence[Measure], entry: LogEntry) -> tuple[str, tuple[str, ...], int]:
    """The unit, the kinds and how many: households before persons; of several only those whose kind is known."""
    units = [HOUSEHOLDS] if any(each.unit == HOUSEHOLDS for each in people) else [PERSONS]
    found = [each for each in people if unit_of(each) in units]
    known = [each for each in found if _words_in("kinds", each.what or "")] or found
    kinds = [kind for each in known for kind in _words_in("kinds", each.what or "")]
    kinds = kinds or [kind for fact in entry.facts for kind in _words_in("kinds", fact.title)]
    count = sum((each.value for each in known), Decimal(0))
    whole = int(count) if count == int(count) and not any(map(is_vague, known)) else 0
    unit = units[0] if known else HOUSEHOLDS
    return unit, tuple(dict.fromkeys(kinds)), whole


def _price(facts: Sequence[Fact], sums: Sequence[tuple[str, int]], helped: int) -> int | None:
    """What each got, where that was said and makes the sum: 「每户500元」."""
    prices = {
        each.minor for fact in facts for each in fact.money if each.per in (HOUSEHOLDS, PERSONS, "名", "位")
    }
    whole = sums[0][1] if sums else 0
    return next((each for each in prices if helped and each * helped == whole), None)


def _goods_of(measure: Measure, names: Sequence[str]) -> Quantity:
    """Its name as it was told, unless a person is named in it."""
    what = measure.what or ""
    is_named = HIDDEN in what or any(each in what for each in names) or bool(helped_names(f"慰问{what}"))
    return Quantity("" if is_named else what, measure.value, measure.unit)


@cache
def _listed(sort: str) -> tuple[str, ...]:
    return tuple(sorted(table("handouts")[sort], key=len, reverse=True))


def _words_in(sort: str, text: str) -> list[str]:
    """The words of a closed list that a text holds, in its order; none that is part of a longer one."""
    left, found = simplified(text), list[tuple[int, str]]()
    for word in _listed(sort):
        while (at := left.find(word)) >= 0:
            found.append((at, text[at : at + len(word)]))  # as it was written
            left = left[:at] + " " * len(word) + left[at + len(word) :]
    return list(dict.fromkeys(word for _at, word in sorted(found)))


def _sums_by_name(pairs: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    return {name: total for name, parts in grouped(pairs).items() if (total := sum(parts))}


def newest_run(days: Sequence[tuple[int, date]], gap: int) -> list[int]:
    """The numbers of the newest that belong together: no `gap` days and more between one and the next."""
    found = sorted(days, key=lambda each: each[1], reverse=True)
    apart = (
        place for place, (one, other) in enumerate(pairwise(found), 1) if (one[1] - other[1]).days >= gap
    )
    return sorted(number for number, _day in found[: next(apart, None)])


SHEETS = ("签领表", "签收表", "领取表", "签领单")
NOTICES = ("公示稿", "公示表")
OF_YEAR = Regex(r"[今去前]年|\d{4}年?")


class PaperSort(StrEnum):
    """Which of the two."""

    SHEET = "sheet"
    PUBLIC = "public"


class WorkAsked(NamedTuple):
    """Logs by number; else by the words they hold and the days, None where no time was said."""

    numbers: tuple[int, ...]
    terms: tuple[str, ...] = ()
    period: Period | None = None


def work_asked(words: str, now: datetime) -> WorkAsked:
    """「#12 #15」, 「春节慰问」, 「9月困难职工」; the words of a category need not stand in a log of it."""
    numbers = tuple(dict.fromkeys(int(each[1]) for each in MARKED.finditer(words)))
    if numbers:
        return WorkAsked(numbers)
    said = normal(words).text
    found = spans_asked(said, now)
    rest, festivals = said, [each.festival for each in found if each.festival]
    for each in found:
        rest = rest[: each.begin] + " " * (each.end - each.begin) + rest[each.end :]
    terms = tuple(each for each in terms_in(rest, festivals) if each not in categories())
    # A festival's own year is the calendar's, but the round before 春节 often begins in the old one.
    dated = [
        each.period for each in found if not each.festival or OF_YEAR.search(said[each.begin : each.end])
    ]
    return WorkAsked((), terms, dated[0] if dated else None)


def title(handout: Handout, sort: PaperSort, _: Words) -> str:
    """「春节慰问签领表」, 「春节慰问发放情况公示」."""
    if sort is PaperSort.SHEET:
        return _("{what}签领表", what=handout.what)
    return _("{what}发放情况公示", what=handout.what)


def handout_totals(handout: Handout, _: Words) -> str:
    """「12户、6000元、大米12袋」: what it comes to."""
    money = (money_text(minor, currency, _) for currency, minor in handout.sums.items())
    return _("、").join(filter(None, [people(handout.helped, _), *money, quantities(handout.goods, _)]))


def people(helped: Mapping[str, int], _: Words) -> str:
    """「12户、3人」."""
    return _("、").join(quantity_text(str(count), unit, _) for unit, count in helped.items())


def quantities(goods: Sequence[Quantity], _: Words) -> str:
    """「大米12袋、油12桶」."""
    return _("、").join(
        f"{one.what or _('物品')}{number(one.value)}{unit_name(one.unit, _)}" for one in goods
    )
