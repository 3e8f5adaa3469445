"""Facts of log entries and their figures, and the sums of those that count, kept ready (union/worklog/counted_figures.py decides which).

Values are kept as whole thousandths, money in minor units.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.core import rows
from union.core import period as periods
from union.core.groups import Group
from union.helped.families import masked_facts
from union.reading.message import Measure, Money
from union.worklog.counted_figures import MEASURE, ReadySum, count_figures, parts_of
from union.worklog.entries import Fact, LogEntry

# SQLite's integers end at 63 bits: a figure beyond that is no count anybody made.
LARGEST = 2**62
FACTS = """select log_id, facts.id, category, title, day from facts indexed by facts_log
           join logs on logs.id = log_id and facts.version = coalesce(?, logs.version)
           where facts.group_id = ? and log_id in (select value from json_each(?)) order by log_id, position"""
MEASURES = """select fact_id, text, thousandths, thousandths_max, unit, approx, what from measures
              where group_id = ? and fact_id in (select value from json_each(?)) order by fact_id, position"""
MONEYS = """select fact_id, text, minor, minor_max, currency, approx, per, what from moneys
            where group_id = ? and fact_id in (select value from json_each(?)) order by fact_id, position"""

LOOKED_AT, MOST = 200, 40  # facts of the category that are looked at, and those with money that are taken


# What did not miss the report of its own month.
BEFORE_LOCK = """late_for is null or day >= coalesce(
             (select until from digests d where d.group_id = tallies.group_id and d.period = late_for),
             date(late_for || '-01', '+1 month'), '')"""
SUMS = f"""select sort, category, unit, what, max(approx) as approx, sum(value / {rows.HALF}) as large,
           sum(value % {rows.HALF}) as small, json_group_array(number) as numbers from tallies
           where group_id = ? and month = ? and day >= ? and day < ?
           and (? or {BEFORE_LOCK})
           and (? or number not in (select value from json_each(?)))
           group by sort, category, unit, what"""  # noqa: S608


def keep_facts(db: Database, group: Group, entry: LogEntry) -> None:
    """Write the facts of an entry's version."""
    for position, fact in enumerate(entry.facts):
        row = {"group_id": group.id, "log_id": entry.id, "version": entry.version, "position": position}
        fact_id = rows.add(db, "facts", row | rows.fields_as_row(fact, "category", "title", "day"))
        where = {"fact_id": fact_id, "group_id": group.id}
        for place, measure in enumerate(fact.measures):
            rows.add(db, "measures", where | {"position": place} | _measure_row(measure))
        for place, money in enumerate(fact.money):
            rows.add(db, "moneys", where | {"position": place} | _money_row(money))


def read_facts(
    db: Database, group: Group, log_ids: Sequence[int], version: int | None = None
) -> dict[int, tuple[Fact, ...]]:
    """The facts of these entries' current versions, or of an earlier one, by entry."""
    if not log_ids:
        return {}
    found = db.conn.execute(FACTS, [version, group.id, json.dumps(list(log_ids))]).fetchall()
    of_these = [group.id, json.dumps([fact_id for _log_id, fact_id, *_fact in found])]
    # Rows as they come, not each a dictionary: a month may have a thousand facts.
    measures = groupby(db.conn.execute(MEASURES, of_these), itemgetter(0))
    measures_of = {fact_id: tuple(_measure(*row) for _fact, *row in figures) for fact_id, figures in measures}
    moneys = groupby(db.conn.execute(MONEYS, of_these), itemgetter(0))
    moneys_of = {fact_id: tuple(_money(*row) for _fact, *row in figures) for fact_id, figures in moneys}
    facts: dict[int, list[Fact]] = {}
    for log_id, fact_id, category, title, day in found:
        figures = measures_of.get(fact_id, ()), moneys_of.get(fact_id, ())
        facts.setdefault(log_id, []).append(Fact(category, title, date.fromisoformat(day), *figures))
    return {log_id: tuple(of_log) for log_id, of_log in facts.items()}


def facts_as_stored(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts as they will be read again: figures to the thousandth, none beyond what can be kept."""
    return tuple(
        replace(
            fact,
            measures=tuple(_measure(**_measure_row(each)) for each in fact.measures),
            money=tuple(_money(**_money_row(each)) for each in fact.money),
        )
        for fact in facts
    )


def in_thousandths(value: Decimal) -> int:
    """A figure as it is kept: whole thousandths."""
    return in_minor(int((value * 1000).to_integral_value(ROUND_HALF_EVEN)))


def in_minor(figure: int) -> int:
    """A whole number as SQLite can keep it."""
    return max(-LARGEST, min(LARGEST, figure))


def _measure_row(measure: Measure) -> dict[str, Any]:
    most = None if measure.value_max is None else in_thousandths(measure.value_max)
    figure = {"thousandths": in_thousandths(measure.value), "thousandths_max": most}
    return rows.fields_as_row(measure, "text", "unit", "approx", "what") | figure


def _money_row(money: Money) -> dict[str, Any]:
    most = None if money.minor_max is None else in_minor(money.minor_max)
    figure = {"minor": in_minor(money.minor), "minor_max": most}
    return rows.fields_as_row(money, "text", "currency", "approx", "per", "what") | figure


def _measure(
    text: str, thousandths: int, thousandths_max: int | None, unit: str, approx: int, what: str | None
) -> Measure:
    most = None if thousandths_max is None else Decimal(thousandths_max) / 1000
    return Measure(text, Decimal(thousandths) / 1000, unit, value_max=most, approx=bool(approx), what=what)


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


def paid_before(
    db: Database, group: Group, entry: LogEntry, category: str | None, day: date
) -> Iterator[Fact]:
    """Facts with money of a category from before a day, other entries' only, the latest first."""
    sql = """select latest.log_id, latest.position from (
               select f.id, f.log_id, f.version, f.position, f.day
               from facts f indexed by facts_category where f.group_id = ? and f.category = ? and f.day <= ? and f.log_id <> ?
               order by f.day desc limit ?) latest
             cross join logs on logs.id = latest.log_id and logs.version = latest.version
             where logs.undone_at is null and exists (select 1 from moneys m where m.fact_id = latest.id)
             order by latest.day desc limit ?"""
    found = rows.all_rows(db, sql, [group.id, category, day, entry.id, LOOKED_AT, MOST])
    known = read_facts(db, group, sorted({row["log_id"] for row in found}))
    yield from (known[row["log_id"]][row["position"]] for row in found)


class Span(NamedTuple):
    """Days [first, end), with the 补报 among them or without."""

    first: date
    end: date
    late: bool = True


def retally(db: Database, group: Group, log_id: int) -> None:
    """What counts of a log is what stands in it now; of one taken back nothing."""
    sql = """select number, undone_at, late_for, text from logs join log_versions v
             on v.log_id = logs.id and v.version = logs.version where logs.group_id = ? and logs.id = ?"""
    row = rows.row_or_none(db, sql, [group.id, log_id])
    if row is None:
        return
    db.execute("delete from tallies where group_id = ? and number = ?", [group.id, row["number"]])
    facts = () if row["undone_at"] else read_facts(db, group, [log_id]).get(log_id, ())
    _keep(db, group, (row["number"], row["text"], row["late_for"]), facts)


def tally_new(db: Database, group: Group, entry: LogEntry) -> None:
    """What counts of an entry just filed; its figures are as they are kept."""
    _keep(db, group, (entry.number, entry.text, entry.late_for), entry.facts)


def _keep(db: Database, group: Group, log: tuple[int, str, str | None], facts: tuple[Fact, ...]) -> None:
    number, text, late_for = log
    facts = masked_facts(text, facts)  # a purpose may be a helped person's name
    parts = (
        (fact.day.isoformat(), each) for fact in facts for each in parts_of(fact, count_figures(fact, text))
    )
    found = [
        (group.id, day[:7], one.sort, *one.key, day, number, place, _tallied(one), one.approx, late_for)
        for place, (day, one) in enumerate(parts)
    ]
    db.conn.executemany("insert into tallies values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", found)


def sums(db: Database, group: Group, span: Span, without: Collection[int] = ()) -> list[ReadySum]:
    """Everything that counts of the standing logs of these days but those numbered in `without`."""
    rest = (*span, not without, json.dumps([*without]))
    months = periods.months_touched(span.first, span.end)
    return [_part(row) for month in months for row in rows.all_rows(db, SUMS, [group.id, month, *rest])]


def first_day(db: Database, group: Group) -> date | None:
    """The earliest day a standing entry tells of, None where there is none."""
    sql = """select min(day) as day from tallies where group_id = ?1
             and month = (select min(month) from tallies where group_id = ?1)"""
    day = rows.text(db, sql, [group.id])
    return date.fromisoformat(day) if day else None


def _tallied(part: ReadySum) -> int:
    return in_thousandths(part.value) if part.sort == MEASURE else in_minor(int(part.value))


def _part(row: Mapping[str, Any]) -> ReadySum:
    value = Decimal(row["large"] * rows.HALF + row["small"])
    key = (row["category"], row["unit"], row["what"])
    value = value / 1000 if row["sort"] == MEASURE else value
    return ReadySum(row["sort"], key, value, bool(row["approx"]), json.loads(row["numbers"]))
