"""Sums over the work log without reading the logs: what counts of each stands ready, as union/worklog/counted_figures.py decides."""

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.core import rows
from storage.worklog.facts import in_minor, in_thousandths, read_facts
from union.core import period as periods
from union.core.groups import Group
from union.helped.families import masked_facts
from union.worklog.counted_figures import counted, is_vague, unit_of, value_of
from union.worklog.entries import Fact, LogEntry
from union.worklog.totals import FACT, INCOME, MEASURE, MONEY, Part

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


class Span(NamedTuple):
    """Days [first, end), with the 补报 among them or without."""

    first: date
    end: date
    late: bool = True


def retally(db: Database, group: Group, log_id: int) -> None:
    """What counts of a log is what stands in it now; of one taken back nothing."""
    sql = """select number, undone_at, late_for, text from logs join log_versions v
             on v.log_id = logs.id and v.version = logs.version where logs.group_id = ? and logs.id = ?"""
    row = rows.one(db, sql, [group.id, log_id])
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
    found = [
        (group.id, day[:7], *key, day, number, place, value, approx, late_for)
        for place, (day, key, value, approx) in enumerate(_counting(facts, text))
    ]
    db.conn.executemany("insert into tallies values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", found)


def sums(db: Database, group: Group, span: Span, without: Collection[int] = ()) -> list[Part]:
    """Everything that counts of the standing logs of these days but those numbered in `without`."""
    days = (span.first.isoformat(), span.end.isoformat())
    rest = (span.late, not without, json.dumps([*without]))
    return [
        _part(row)
        for month in periods.months_touched(span.first, span.end)
        for row in rows.every(db, SUMS, [group.id, month, *days, *rest])
    ]


def first_day(db: Database, group: Group) -> date | None:
    """The earliest day a standing entry tells of, None where there is none."""
    sql = """select min(day) as day from tallies where group_id = ?1
             and month = (select min(month) from tallies where group_id = ?1)"""
    row = rows.one(db, sql, [group.id])
    return date.fromisoformat(row["day"]) if row and row["day"] else None


def _counting(
    facts: tuple[Fact, ...], text: str
) -> Iterator[tuple[str, tuple[str, str, str, str], int, bool]]:
    for fact in facts:
        day, found = fact.day.isoformat(), counted(fact, text)
        yield day, (FACT, fact.category, "", ""), 1, False
        for each in found.measures:
            key = (MEASURE, fact.category, unit_of(each), each.what or "")
            yield day, key, in_thousandths(value_of(each)), is_vague(each)
        for sort, sums in ((MONEY, found.money), (INCOME, found.income)):
            for paid in sums:
                key = (sort, fact.category, unit_of(paid), paid.what or "")
                yield day, key, in_minor(paid.minor), is_vague(paid)


def _part(row: Mapping[str, Any]) -> Part:
    value = Decimal(row["large"] * rows.HALF + row["small"])
    key = (row["category"], row["unit"], row["what"])
    value = value / 1000 if row["sort"] == MEASURE else value
    return Part(row["sort"], key, value, bool(row["approx"]), json.loads(row["numbers"]))
