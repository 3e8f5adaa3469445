"""Facts of log entries and their figures. Values are kept as whole thousandths, money in minor units."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, TypeVar

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group
from union.reading.message import Measure, Money
from union.worklog.entries import Fact, LogEntry

T = TypeVar("T")
# SQLite's integers end at 63 bits: a figure beyond that is no count anybody made.
LARGEST = 2**62
# A month may have a thousand facts: rows as they come, not each a dictionary.
Row = tuple[Any, ...]
FACTS = """select log_id, facts.id, category, title, day from facts indexed by facts_log
           join logs on logs.id = log_id and facts.version = logs.version
           where facts.group_id = ? and log_id in (select value from json_each(?)) order by log_id, position"""
MEASURES = """select fact_id, text, thousandths, thousandths_max, unit, approx, what from measures
              where group_id = ? and fact_id in (select value from json_each(?)) order by fact_id, position"""
MONEYS = """select fact_id, text, minor, minor_max, currency, approx, per, what from moneys
            where group_id = ? and fact_id in (select value from json_each(?)) order by fact_id, position"""

LOOKED_AT, MOST = 200, 40  # facts of the category that are looked at, and those with money that are taken


def keep_facts(db: Database, group: Group, entry: LogEntry) -> None:
    """Write the facts of an entry's version."""
    for position, fact in enumerate(entry.facts):
        row = {"group_id": group.id, "log_id": entry.id, "version": entry.version, "position": position}
        fact_id = rows.add(db, "facts", row | rows.plain(fact, "category", "title", "day"))
        _keep_figures(db, group, fact_id, fact)


def read_facts(db: Database, group: Group, log_ids: Sequence[int]) -> dict[int, tuple[Fact, ...]]:
    """The facts of these entries' current versions, by entry."""
    if not log_ids:
        return {}
    wanted = json.dumps(list(log_ids))
    found = db.conn.execute(FACTS, [group.id, wanted]).fetchall()
    of_these = [group.id, json.dumps([fact_id for _log_id, fact_id, *_fact in found])]
    measures = _by_fact(db.conn.execute(MEASURES, of_these), _measure)
    moneys = _by_fact(db.conn.execute(MONEYS, of_these), _money)
    facts: dict[int, tuple[Fact, ...]] = {}
    for log_id, fact_id, category, title, day in found:
        figures = tuple(measures.get(fact_id, ())), tuple(moneys.get(fact_id, ()))
        fact = Fact(category, title, date.fromisoformat(day), *figures)
        facts[log_id] = (*facts.get(log_id, ()), fact)
    return facts


def as_kept(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts as they will be read again: figures to the thousandth, none beyond what can be kept."""
    return tuple(
        replace(
            fact,
            measures=tuple(_measure(**_measure_row(each)) for each in fact.measures),
            money=tuple(_money(**_money_row(each)) for each in fact.money),
        )
        for fact in facts
    )


def _keep_figures(db: Database, group: Group, fact_id: int, fact: Fact) -> None:
    where = {"fact_id": fact_id, "group_id": group.id}
    for position, measure in enumerate(fact.measures):
        rows.add(db, "measures", where | {"position": position} | _measure_row(measure))
    for position, money in enumerate(fact.money):
        rows.add(db, "moneys", where | {"position": position} | _money_row(money))


def _by_fact(figures: Iterable[Row], read: Callable[..., T]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for fact_id, *figure in figures:
        found.setdefault(fact_id, []).append(read(*figure))
    return found


def in_thousandths(value: Decimal) -> int:
    """A figure as it is kept: whole thousandths."""
    return in_minor(int((value * 1000).to_integral_value(ROUND_HALF_EVEN)))


def in_minor(figure: int) -> int:
    """A whole number as SQLite can keep it."""
    return max(-LARGEST, min(LARGEST, figure))


def _value(thousandths: int) -> Decimal:
    return Decimal(thousandths) / 1000


def _measure_row(measure: Measure) -> dict[str, Any]:
    return {
        "text": measure.text,
        "thousandths": in_thousandths(measure.value),
        "thousandths_max": None if measure.value_max is None else in_thousandths(measure.value_max),
        "unit": measure.unit,
        "approx": measure.approx,
        "what": measure.what,
    }


def _money_row(money: Money) -> dict[str, Any]:
    return {
        "text": money.text,
        "minor": in_minor(money.minor),
        "minor_max": None if money.minor_max is None else in_minor(money.minor_max),
        "currency": money.currency,
        "approx": money.approx,
        "per": money.per,
        "what": money.what,
    }


def _measure(
    text: str, thousandths: int, thousandths_max: int | None, unit: str, approx: int, what: str | None
) -> Measure:
    most = None if thousandths_max is None else _value(thousandths_max)
    return Measure(text, _value(thousandths), unit, value_max=most, approx=bool(approx), what=what)


def _money(
    text: str | None,
    minor: int,
    minor_max: int | None,
    currency: str,
    approx: int,
    per: str | None,
    what: str | None,
) -> Money:
    return Money(text, minor, currency, minor_max=minor_max, approx=bool(approx), per=per, what=what)


def paid_before(db: Database, group: Group, entry: LogEntry, fact: Fact) -> Iterator[Fact]:
    """Facts with money of the same category from before the fact's day, other entries' only, the latest first.

    Nothing is read before the first is asked for: of most facts it can't be said what one got.
    """
    sql = """select latest.log_id, latest.position from (
               select f.id, f.log_id, f.version, f.position, f.day
               from facts f indexed by facts_category where f.group_id = ? and f.category = ? and f.day <= ? and f.log_id <> ?
               order by f.day desc limit ?) latest
             cross join logs on logs.id = latest.log_id and logs.version = latest.version
             where logs.undone_at is null and exists (select 1 from moneys m where m.fact_id = latest.id)
             order by latest.day desc limit ?"""
    found = rows.every(db, sql, [group.id, fact.category, fact.day.isoformat(), entry.id, LOOKED_AT, MOST])
    known = read_facts(db, group, sorted({row["log_id"] for row in found}))
    yield from (known[row["log_id"]][row["position"]] for row in found)
