"""A report's sections: one per category of work, with count, sums and the items worth naming.

Only choosing and ordering; the adding is union/figures.py, the words are the renderings'.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from union.figures import Amount, Figures, Filed, Key, Listed, total
from union.kinds import CATEGORIES
from union.money import written

PEOPLE = ("户", "人", "人次")  # what a report says first
NOTABLE = 8


@dataclass(frozen=True, slots=True)
class Part:
    """The share of a sum that had one purpose; `what` is "" where none was said."""

    what: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class UnitSum:
    """The sum in one unit (money: ISO currency, minor units) and its parts by purpose, largest first."""

    unit: str
    total: Amount
    parts: tuple[Part, ...]

    @property
    def mixed(self) -> bool:
        """Whether only the parts mean something: 2个 unions and 3个 problems are not 5个."""
        return self.unit not in PEOPLE and len(self.parts) > 1


@dataclass(frozen=True, slots=True)
class Item:
    """One thing done, in the officer's words; `figures` are those as written that the title does not say."""

    number: int
    day: date
    title: str
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One category: how many facts, their sums, and the most telling items; `unnamed` counts the rest."""

    category: str
    count: Amount
    sums: tuple[UnitSum, ...]
    money: tuple[UnitSum, ...]
    listed: tuple[Listed, ...]
    items: tuple[Item, ...]
    unnamed: int = 0


def sections(figures: Figures, filed: Sequence[Filed]) -> tuple[Section, ...]:
    """The sections that have something to report, in the order unions use."""
    facts: dict[str, list[Filed]] = {}
    for each in filed:
        facts.setdefault(each.fact.category, []).append(each)
    return tuple(_section(category, figures, facts[category]) for category in ordered(figures.facts))


def ordered(categories: Iterable[str]) -> list[str]:
    """Categories in the order of `CATEGORIES`; a group's own ones follow by name."""
    known = {category: place for place, category in enumerate(CATEGORIES)}
    return sorted(categories, key=lambda category: (known.get(category, len(known)), category))


def unit_sums(amounts: Mapping[Key, Amount], category: str) -> tuple[UnitSum, ...]:
    """The sums of a category unit by unit, people and households first."""
    parts: dict[str, list[Part]] = {}
    for key, amount in amounts.items():
        if key.category == category:
            parts.setdefault(key.unit, []).append(Part(key.what, amount))
    return tuple(_unit_sum(unit, parts[unit]) for unit in sorted(parts, key=unit_order))


def unit_order(unit: str) -> tuple[int, str]:
    """Sorts households, people and attendances before every other unit."""
    return (PEOPLE.index(unit) if unit in PEOPLE else len(PEOPLE), unit)


def _unit_sum(unit: str, parts: list[Part]) -> UnitSum:
    ranked = sorted(parts, key=lambda part: (-part.amount.value, part.what))
    return UnitSum(unit, total(part.amount for part in parts), tuple(ranked))


def _section(category: str, figures: Figures, facts: list[Filed]) -> Section:
    ranked = sorted(facts, key=_weight)
    return Section(
        category,
        figures.facts[category],
        unit_sums(figures.measures, category),
        unit_sums(figures.money, category),
        tuple(each for each in figures.listed if each.category == category),
        tuple(_item(each) for each in ranked[:NOTABLE]),
        max(0, len(ranked) - NOTABLE),
    )


def _weight(filed: Filed) -> tuple[int, int, Decimal, date, int]:
    """Most figures first, then most money, then most people; the earlier log where all is equal."""
    fact = filed.fact
    people = sum((measure.value for measure in fact.measures), Decimal(0))
    money = sum(each.minor for each in fact.money if each.per is None)
    return (-len(fact.measures) - len(fact.money), -money, -people, fact.day, filed.number)


def _item(filed: Filed) -> Item:
    fact = filed.fact
    said = [(measure.what, measure.text) for measure in fact.measures]
    said += [(each.what, each.text or written(each.minor, each.currency)) for each in fact.money]
    extra = dict.fromkeys(
        _named(what, text, fact.title) for what, text in said if not _says(fact.title, text)
    )
    return Item(filed.number, fact.day, fact.title, tuple(extra))


def _says(title: str, figure: str) -> bool:
    """Whether the title holds the figure itself: 「12户」 does not say 2户."""
    return re.search(rf"(?<![\d.]){re.escape(figure)}", title) is not None


def _named(what: str | None, text: str, title: str) -> str:
    """「满意率98%」: what was counted goes before a figure where the title leaves it open."""
    return text if what is None or what in title or what in text else f"{what}{text}"
