"""Facts of log entries and their figures. Values are kept as whole thousandths, money in minor units."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, TypeVar

from sqlite_utils import Database

from storage import rows
from union.groups import Group
from union.understanding.message import Measure, Money
from union.worklog import Fact, LogEntry

T = TypeVar("T")
# SQLite's integers end at 63 bits: a figure beyond that is no count anybody made.
LARGEST = 2**62


def keep_facts(db: Database, group: Group, entry: LogEntry) -> None:
    """Write the facts of an entry's version."""
    for position, fact in enumerate(entry.facts):
        fact_id = rows.add(
            db,
            "facts",
            {
                "group_id": group.id,
                "log_id": entry.id,
                "version": entry.version,
                "position": position,
                "category": fact.category,
                "title": fact.title,
                "day": fact.day.isoformat(),
            },
        )
        _keep_figures(db, group, fact_id, fact)


def read_facts(db: Database, group: Group, log_ids: Sequence[int]) -> dict[int, tuple[Fact, ...]]:
    """The facts of these entries' current versions, by entry."""
    wanted = json.dumps(list(log_ids))
    measures = _by_fact(db, group, "measures", wanted, _measure)
    moneys = _by_fact(db, group, "moneys", wanted, _money)
    facts: dict[int, tuple[Fact, ...]] = {}
    for row in db.query(
        """select facts.* from facts indexed by facts_log
           join logs on logs.id = log_id and facts.version = logs.version
           where facts.group_id = ? and log_id in (select value from json_each(?))
           order by log_id, position""",
        [group.id, wanted],
    ):
        fact = Fact(
            category=row["category"],
            title=row["title"],
            day=date.fromisoformat(row["day"]),
            measures=tuple(measures.get(row["id"], ())),
            money=tuple(moneys.get(row["id"], ())),
        )
        facts[row["log_id"]] = (*facts.get(row["log_id"], ()), fact)
    return facts


def _keep_figures(db: Database, group: Group, fact_id: int, fact: Fact) -> None:
    where = {"fact_id": fact_id, "group_id": group.id}
    for position, measure in enumerate(fact.measures):
        rows.add(db, "measures", where | {"position": position} | _measure_row(measure))
    for position, money in enumerate(fact.money):
        rows.add(db, "moneys", where | {"position": position} | _money_row(money))


def _by_fact(
    db: Database, group: Group, table: str, wanted: str, read: Callable[[Mapping[str, Any]], T]
) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    sql = f"""select {table}.* from {table} join facts on facts.id = fact_id
              where {table}.group_id = ? and log_id in (select value from json_each(?))
              order by fact_id, {table}.position"""  # noqa: S608
    for row in db.query(sql, [group.id, wanted]):
        found.setdefault(row["fact_id"], []).append(read(row))
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


def _measure(row: Mapping[str, Any]) -> Measure:
    largest = row["thousandths_max"]
    return Measure(
        text=row["text"],
        value=_value(row["thousandths"]),
        unit=row["unit"],
        value_max=None if largest is None else _value(largest),
        approx=bool(row["approx"]),
        what=row["what"],
    )


def _money(row: Mapping[str, Any]) -> Money:
    return Money(
        text=row["text"],
        minor=row["minor"],
        currency=row["currency"],
        minor_max=row["minor_max"],
        approx=bool(row["approx"]),
        per=row["per"],
        what=row["what"],
    )
