"""Names taken out of everything that was written in a group: a person's, where 「已注销」 stands then, and those of helped families,
which go at their time, or one at once.
"""

import json
import re
from collections.abc import Iterable, Set
from datetime import datetime

from sqlite_utils import Database

from storage.core import rows
from storage.privacy.data_register import held_tables
from storage.worklog import facts
from union.core.groups import Group, Person
from union.helped.families import Family

GONE = "已注销"
SHORTEST = 2  # characters: a single one is part of too many words
# These are not words about people, or follow from those that are.
ELSEWHERE = ("tallies", "outbox", "drafts")
OF_LOG = {"facts": "id", "measures": "fact_id", "moneys": "fact_id"}


def person_names(db: Database, group: Group, person: Person) -> set[str]:
    """Every name the person bore in the group."""
    sql = """select author_name as name from logs where group_id = ?1 and author_id = ?2
             union select name from event_owners where group_id = ?1 and person_id = ?2"""
    named = {person.name, *rows.column(db, sql, [group.id, person.id])}
    own = {f"@{person.username}"} if person.username else set()
    return {name.strip() for name in named if name.strip()} | own


def common(db: Database, group: Group, person: Person) -> set[str]:
    """The names of everybody else who is or was on the roster: these stay theirs."""
    sql = """select name from people where id != ?2
             and id in (select person_id from memberships where group_id = ?1)"""
    return {name.strip() for name in rows.column(db, sql, [group.id, person.id])}


class Names:
    """Names wherever they stand, also in JSON; a Latin one only where it is a word of its own."""

    def __init__(self, names: Iterable[str], instead: str = GONE, kept: Iterable[str] = ()) -> None:
        """`kept`: longer names of others that one of these is a part of."""
        self._instead, self._kept = instead, frozenset(kept)
        long = [name for name in names if len(name) >= SHORTEST]
        written = {
            json.dumps(name, ensure_ascii=is_ascii)[1:-1] for name in long for is_ascii in (True, False)
        }
        self.forms = sorted({*long, *written}, key=len, reverse=True)
        self._pattern = re.compile(
            "|".join(
                _whole_word_pattern(form)
                for form in [*sorted(self._kept, key=len, reverse=True), *self.forms]
            )
        )

    def taken_out(self, words: str) -> str:
        return self._pattern.sub(self._replacement, words) if self.forms else words

    def _replacement(self, found: re.Match[str]) -> str:
        return found[0] if found[0] in self._kept else self._instead


def take_out(db: Database, group: Group, names: Names) -> None:
    """Replace the names in every text of the group; what is figured from logs is figured anew."""
    told = set[int]()
    for held in held_tables():
        for column in held.words if held.is_of_group and held.table not in ELSEWHERE else ():
            told |= _take_out_of(db, group, held.table, column, names)
    for log_id in sorted(told):
        facts.retally(db, group, log_id)


def _take_out_of(db: Database, group: Group, table: str, column: str, names: Names) -> Set[int]:
    found = dict(holding(db, group, table, column, names))
    taken_out = {row_id: names.taken_out(words) for row_id, words in found.items()}
    changed = {row_id: words for row_id, words in taken_out.items() if words != found[row_id]}
    # Two names of one list may both be this person's: one 「已注销」 is enough there.
    how = "update or replace" if table in ("shares", "templates", "signups") else "update"
    for row_id, words in changed.items():
        sql = f"{how} {table} set {column} = ? where group_id = ? and rowid = ?"
        db.execute(sql, [words, group.id, row_id])
    if table not in OF_LOG:
        return frozenset()
    sql = f"""select distinct log_id from facts where group_id = ?1 and id in (select {OF_LOG[table]} from {table}
          where group_id = ?1 and rowid in (select value from json_each(?2)))"""  # noqa: S608
    return set(rows.column(db, sql, [group.id, json.dumps(list(changed))]))


def holding(db: Database, group: Group, table: str, column: str, names: Names) -> list[tuple[int, str]]:
    """The rows of a group's table whose text may hold one of the names: their rowid and the text."""
    any_of = " or ".join(f"instr({column}, ?) > 0" for _ in names.forms)
    return words_where(db, group, table, column, f"({any_of})", *names.forms) if names.forms else []


def words_where(
    db: Database, group: Group, table: str, column: str, which: str, *values: object
) -> list[tuple[int, str]]:
    """Rowid and text of a group's rows that a condition in code fits and that have a text in this column."""
    sql = f"""select rowid as id, {column} as words from {table}
              where group_id = ? and {column} is not null and {which}"""  # noqa: S608
    return [(row["id"], row["words"]) for row in rows.all_rows(db, sql, [group.id, *values])]


def empty_message(db: Database, group: Group, row_id: int, column: str, waiting: str) -> None:
    """Of a message that was sent the words go; one that waits says `waiting`."""
    empty = "{}" if column == "params" else None
    sql = f"update outbox set {column} = iif(state in ('queued', 'sending'), ?, ?) where group_id = ? and id = ?"  # noqa: S608
    db.execute(sql, [waiting, empty, group.id, row_id])


def _whole_word_pattern(form: str) -> str:
    found = re.escape(form)
    left = r"(?<![A-Za-z0-9])" if form[0].isascii() and form[0].isalnum() else ""
    right = r"(?![A-Za-z0-9])" if form[-1].isascii() and form[-1].isalnum() else ""
    return f"{left}{found}{right}"


def hide_families(db: Database, group: Group, before: datetime) -> int:
    """Names last told before this moment go, with branches and reasons; codes and sums stay. How many went."""
    values = {"group": group.id, "before": before}
    sql = """update helped_visits set reason = null where group_id = :group and reason is not null and family_id in (
             select id from helped_families where group_id = :group and name is not null and told_at < :before)"""
    db.execute(sql, values)
    sql = """update helped_families set name = null, branch = null, hidden_at = :before
             where group_id = :group and name is not null and told_at < :before"""
    return int(db.execute(sql, values).rowcount)


def family_names_before(db: Database, group: Group, before: datetime) -> list[str]:
    """The names that go so, one for each family."""
    sql = "select name from helped_families where group_id = ? and name is not null and told_at < ?"
    return rows.column(db, sql, [group.id, before])


def erase_family(db: Database, group: Group, family: Family, now: datetime) -> None:
    """A family's name goes from every table; its code stands wherever it stood.

    Where somebody of the committee has the same name, other words than the register's may mean them: these stay.
    """
    sql = "select id from helped_families where group_id = ? and name = ? and id != ?"
    same = rows.all_rows(db, sql, [group.id, family.name, family.id])
    gone = {"name": None, "branch": None, "hidden_at": now}
    rows.change(db, "helped_families", group.id, family.id, **gone)
    sql = "update helped_visits set reason = null where group_id = ? and family_id = ?"
    db.execute(sql, [group.id, family.id])
    if family.name is None or same or is_of_the_committee(db, group, family.name):
        return
    names = Names([family.name], family.code, _longer(db, group, family.name))
    take_out(db, group, names)
    # Of what was sent the words go, of what waits the name.
    for column in ("params", "joinable"):
        for row_id, words in holding(db, group, "outbox", column, names):
            empty_message(db, group, row_id, column, names.taken_out(words))
    _empty_questions(db, group, names)
    sql = """delete from files where group_id = ? and id not in
             (select file_id from outbox where file_id is not null and state in ('queued', 'sending'))"""
    db.execute(sql, [group.id])


def is_of_the_committee(db: Database, group: Group, name: str) -> bool:
    """Whether somebody who is or was on the roster has this name."""
    sql = """select 1 from people where trim(name) = ? and id in (select person_id from memberships where group_id = ?)"""
    return rows.has_rows(db, sql, [name, group.id])


def _longer(db: Database, group: Group, name: str) -> list[str]:
    """Names of others that begin or end with this one."""
    sql = """select name from helped_families where group_id = ?1 and instr(name, ?2) > 0 and name != ?2
             union select name from people where instr(name, ?2) > 0 and name != ?2
             and id in (select person_id from memberships where group_id = ?1)"""
    return rows.column(db, sql, [group.id, name])


def _empty_questions(db: Database, group: Group, names: Names) -> None:
    """What waits for an answer, and messages that failed: of the group and of its people's private chats."""
    sql = """select user_id as chat from people where id in (select person_id from memberships where group_id = ?1)
         union select chat_id from groups where id = ?1 union select chat_id from chat_aliases where group_id = ?1"""
    own = json.dumps(rows.column(db, sql, [group.id]))
    for table, column in (("drafts", "data"), ("failed_updates", "text")):
        any_of = " or ".join(f"instr({column}, ?) > 0" for _ in names.forms)
        sql = f"delete from {table} where chat_id in (select value from json_each(?)) and ({any_of})"  # noqa: S608
        db.execute(sql, [own, *names.forms])
