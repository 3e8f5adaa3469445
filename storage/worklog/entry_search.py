"""Standing logs found by day, category, author and what they say, asked of SQL: the words of a question or of /find, pages turned."""

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlite_utils import Database

from storage.core import rows
from storage.worklog import entries
from union.core.groups import Group
from union.worklog.entries import LogEntry

# Each word a thing under all its names, each way words that must all stand there, each term in one of its ways.
Way = Sequence[Sequence[str]]
# A log about 「2车间」 is found by its branch's name, one that fulfils an item by its title.
SAID = """v.text || ' ' || coalesce(branch, '') || ' '
          || coalesce((select title from events e where e.id = logs.event_id), '')"""
# By the newest day each tells of; a day's own by number.
NEWEST = "v.day desc, logs.id desc"
OF_NOW = """exists (select 1 from facts f indexed by facts_log where f.log_id = logs.id and f.version = logs.version
            and f.group_id = ?"""


class EntryFilter(NamedTuple):
    """Which logs: with a fact in [first, end), of a category, by an author, speaking of all terms; newest `most` only.

    `numbers`, where given: only of these.
    """

    first: date
    end: date
    terms: Sequence[Sequence[Way]] = ()
    category: str | None = None
    author_id: int | None = None
    most: int | None = None
    numbers: Sequence[int] | None = None


def speaking(db: Database, group: Group, wanted: EntryFilter) -> list[LogEntry]:
    """The standing entries that are wanted, with all their facts; with `most` the newest work first.

    One whose earlier version was of these days comes too: its facts say of which days it is now.
    """
    condition, values = _condition(
        group, wanted, "logs.id in (select log_id from facts f where f.group_id = ?"
    )
    order = "logs.id" if wanted.most is None else NEWEST + f" limit {wanted.most:d}"
    return entries.entries_where(db, group, condition, *values, order=order)


def page(db: Database, group: Group, wanted: EntryFilter, size: int, skip: int) -> list[LogEntry]:
    """At most `size` of them, the newest work first, after the first `skip`: for pages that are turned, however many there are."""
    condition, values = _condition(group, wanted, OF_NOW)
    condition = f"v.group_id = logs.group_id and {condition}"  # then they are met in their order
    return entries.entries_where(
        db, group, condition, *values, order=f"{NEWEST} limit {size:d} offset {skip:d}"
    )


def count(db: Database, group: Group, wanted: EntryFilter) -> int:
    """How many there are to be turned over."""
    condition, values = _condition(group, wanted, OF_NOW)
    sql = f"select count(*) as found from logs where logs.group_id = ? and ({condition})"  # noqa: S608
    return rows.number(db, sql, [group.id, *values]) or 0


def _condition(group: Group, wanted: EntryFilter, of_days: str) -> tuple[str, list[object]]:
    """`of_days` begins the question for the facts of an entry, whose group is bound first."""
    condition = f"undone_at is null and {of_days} and f.day >= ? and f.day < ?"
    values: list[object] = [group.id, wanted.first, wanted.end]
    if wanted.category:
        condition, values = f"{condition} and f.category = ?", [*values, wanted.category]
    condition += ")"
    if wanted.author_id is not None:
        condition, values = f"{condition} and author_id = ?", [*values, wanted.author_id]
    if said := [_term_condition(term) for term in wanted.terms]:
        condition = f"{condition} and {rows.joined([each for each, _words in said], 'and')}"
        values += [word for _each, words in said for word in words]
    if wanted.numbers is not None:
        condition = f"{condition} and number in (select value from json_each(?))"  # noqa: S608
        values = [*values, json.dumps(list(wanted.numbers))]
    return condition, values


def authors_told(db: Database, group: Group, first: date, end: date) -> list[tuple[str, int | None, int]]:
    """Who told of how many facts that happened in [first, end): name, person, count; most first."""
    sql = """select max(author_name) as name, author_id, count(*) as told
             from facts f join logs on logs.id = f.log_id and logs.version = f.version
             where f.group_id = ? and undone_at is null and f.day >= ? and f.day < ?
             group by coalesce(author_id, -1), iif(author_id is null, author_name, '') order by told desc, name"""
    return [tuple(row.values()) for row in rows.all_rows(db, sql, [group.id, first, end])]


def main_category(db: Database, group: Group, first: date, end: date) -> str | None:
    """The category of the most facts of these days that tell of money, None where there are none."""
    sql = """select category from facts where group_id = ? and day >= ? and day < ?
             and exists (select 1 from moneys where fact_id = facts.id) and category != '其他'
             group by category order by count(*) desc, category limit 1"""
    return rows.text(db, sql, [group.id, first, end])


def _term_condition(term: Sequence[Way]) -> tuple[str, list[str]]:
    words = list[str]()
    ways = list[str]()
    for way in term:
        pieces = []
        for names in way:
            pieces.append(f"({rows.joined([f'instr({SAID}, ?) > 0' for _ in names], 'or')})")
            words += names
        ways.append(f"({rows.joined(pieces, 'and')})")
    return f"({rows.joined(ways, 'or')})", words


class Hit(NamedTuple):
    """Something that holds all the words: a log, or an item of the calendar by its number; its day."""

    number: int
    day: date
    is_log: bool


def holding(db: Database, group: Group, words: Sequence[str], first: date, end: date, most: int) -> list[Hit]:
    """Logs (undone ones too) and items with their notes that hold all the words, of days in [first, end), newest first.

    The texts are looked through from the newest day on, and of those that hold the words it is asked which stands: a cross join is made
    in the order in which it is written. Who looks for what is often told need not look far.
    """
    in_log = "".join(f" and {_contains_condition('v.text', word)}" for word in words)
    in_item = "".join(f" and {_contains_condition('said_of', word)}" for word in words)
    marks = [f"%{escaped(word)}%" if _has_case(word) else word for word in words]
    sql = f"""select * from (
            select number, 1 as is_log, v.day as day
            from log_versions v cross join logs on logs.id = v.log_id and logs.version = v.version
            where v.group_id = ? and v.day >= ? and v.day < ?{in_log} order by v.day desc, number desc limit ?)
            union all select number, 0, day from (
              select number, substr(start, 1, 10) as day, title || ' ' || said || ' ' || coalesce(
                (select group_concat(text, ' ') from notes where event_id = events.id and withdrawn_at is null), '')
                as said_of from events where group_id = ?) where day >= ? and day < ?{in_item}
            order by day desc, number desc limit ?"""  # noqa: S608
    of_each = [group.id, first, end, *marks, most]
    return rows.read_all(rows.reader(Hit), db, sql, of_each * 2)


def _contains_condition(column: str, word: str) -> str:
    """LIKE is for letters, that may be written small or large; it is slower."""
    return f"{column} like ? escape '\\'" if _has_case(word) else f"instr({column}, ?) > 0"


def _has_case(word: str) -> bool:
    return word.lower() != word.upper()


def escaped(word: str) -> str:
    """A word for LIKE in which 「%」 and 「_」 stand for themselves."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
