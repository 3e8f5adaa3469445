"""Entries that may tell of the same work twice: which ones look alike, what was asked, what was answered."""

import json
from collections.abc import Callable, Sequence
from datetime import date

from sqlite_utils import Database

from storage.core import rows
from storage.worklog import entries
from union.core.groups import Group
from union.core.records import dataclass
from union.worklog.duplicates import Written
from union.worklog.entries import Fact, LogEntry

OPEN, ONE, TWO = "open", "one", "two"
MOST = 20  # entries that are compared with a new one


@dataclass(frozen=True, slots=True)
class Twin:
    """A pair: `log_id` is the later entry. `photos`: those the one that stays took over, by our ids."""

    log_id: int
    other_id: int
    state: str
    photos: tuple[int, ...] = ()

    def beside(self, log_id: int) -> int:
        """The other of the two."""
        return self.other_id if log_id == self.log_id else self.log_id


def similar_logs(
    db: Database, group: Group, entry: LogEntry, is_open: Callable[[Written], bool] = lambda _each: True
) -> list[LogEntry]:
    """Standing entries with a fact of the same day and category that shares a figure or its very words.

    Of those whose words leave nothing open the rest is not read.
    """
    found: dict[int, Written] = {}
    for apart in dict.fromkeys((fact.category, fact.day) for fact in entry.facts):
        told = [fact for fact in entry.facts if (fact.category, fact.day) == apart]
        found |= {each.id: each for each in _sharing(db, group, entry, told)}
    newest = sorted(found, reverse=True)[:MOST]
    return entries.of_ids(db, group, [number for number in newest if is_open(found[number])])


def ask(db: Database, group: Group, entry: LogEntry, other: LogEntry) -> None:
    """It is to be asked whether both tell of one thing; a pair that was asked about before stays as it is."""
    earlier, later = sorted((entry.id, other.id))
    rows.add_new(db, "twins", {"log_id": later, "other_id": earlier, "group_id": group.id, "state": OPEN})


def forget_open(db: Database, group: Group, entry: LogEntry) -> None:
    """What is open about an entry is open no more: its words have changed."""
    sql = "delete from twins where group_id = ? and (log_id = ? or other_id = ?) and state = 'open'"
    db.execute(sql, [group.id, entry.id, entry.id])


def of_entry(db: Database, group: Group, entry: LogEntry) -> list[Twin]:
    return _pairs(db, group, "(log_id = ? or other_id = ?)", entry.id, entry.id)


def get(db: Database, group: Group, log_id: int, other_id: int) -> Twin | None:
    return next(iter(_pairs(db, group, "log_id = ? and other_id = ?", log_id, other_id)), None)


def settle(db: Database, group: Group, twin: Twin, state: str, photos: Sequence[int] = ()) -> None:
    """The pair is one thing, two, or open again; `photos` are those the one that stays took over."""
    sql = "update twins set state = ?, photos = ? where group_id = ? and log_id = ? and other_id = ?"
    db.execute(sql, [state, json.dumps(list(photos)), group.id, twin.log_id, twin.other_id])


def unanswered(db: Database, group: Group, first: date, end: date) -> list[int]:
    """Running numbers of the later entries of open pairs with a fact in [first, end), where both still count."""
    sql = """select distinct later.number as number from twins
             join logs later on later.id = twins.log_id join logs earlier on earlier.id = other_id
             join facts f on f.log_id = later.id and f.version = later.version
             where twins.group_id = ? and state = 'open' and later.undone_at is null and earlier.undone_at is null
             and f.day >= ? and f.day < ? order by later.number"""
    return rows.column(db, sql, [group.id, first, end])


def move_photos(db: Database, group: Group, entry: LogEntry, to: LogEntry) -> list[int]:
    """The photos of one entry become the other's; returns which."""
    moved = rows.column(db, "select id from photos where group_id = ? and log_id = ?", [group.id, entry.id])
    give_photos(db, group, moved, to)
    return moved


def give_photos(db: Database, group: Group, photo_ids: Sequence[int], to: LogEntry) -> None:
    """These photos belong to this entry from now on."""
    sql = "update photos set log_id = ? where group_id = ? and id in (select value from json_each(?))"
    db.execute(sql, [to.id, group.id, json.dumps(list(photo_ids))])


def _sharing(db: Database, group: Group, entry: LogEntry, told: Sequence[Fact]) -> list[Written]:
    """One question for all of a day and category: as many rows as that day has, however many logs there are."""
    figures = {round(each.value * 1000) for fact in told for each in fact.measures}
    sums = {each.minor for fact in told for each in fact.money if each.per is None}
    titles = {fact.title for fact in told}
    sql = """select distinct f.log_id as id, author_id, text, said_at from facts f indexed by facts_category
           cross join logs on logs.id = f.log_id and logs.version = f.version
           cross join log_versions v on v.log_id = f.log_id and v.version = f.version
           where f.group_id = ? and f.category = ? and f.day = ? and f.log_id <> ? and logs.undone_at is null
           and (f.title in (select value from json_each(?)) or exists (select 1 from measures m where m.fact_id = f.id
                and m.thousandths in (select value from json_each(?)))
             or exists (select 1 from moneys m where m.fact_id = f.id
                and m.minor in (select value from json_each(?))))
           order by f.log_id desc limit ?"""
    alike = [json.dumps(sorted(each)) for each in (titles, figures, sums)]
    values = [group.id, told[0].category, told[0].day, entry.id, *alike, MOST]
    return rows.read_all(rows.reader(Written), db, sql, values)


def _pairs(db: Database, group: Group, condition: str, *values: object) -> list[Twin]:
    sql = f"select * from twins where +group_id = ? and {condition} order by other_id"  # noqa: S608
    return rows.read_all(rows.reader(Twin), db, sql, [group.id, *values])
