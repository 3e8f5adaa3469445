"""A person's name taken out of everything that was written in a group: 「已注销」 stands in its place."""

import json
import re
from collections.abc import Iterable, Set
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from storage.privacy.data_register import held_tables
from storage.worklog import totals
from union.core.groups import Group, Person

GONE = "已注销"
SHORTEST = 2  # characters: a single one is part of too many words
# These are not words about people, or follow from those that are.
ELSEWHERE = ("tallies", "outbox", "drafts")
OF_LOG = {"facts": "id", "measures": "fact_id", "moneys": "fact_id"}


def names_of(db: Database, group: Group, person: Person) -> set[str]:
    """Every name the person bore in the group."""
    sql = """select author_name as name from logs where group_id = ?1 and author_id = ?2
             union select name from event_owners where group_id = ?1 and person_id = ?2"""
    found = rows.every(db, sql, [group.id, person.id])
    named = {person.name, *(row["name"] for row in found)}
    return {name.strip() for name in named if name.strip()} | (
        {f"@{person.username}"} if person.username else set()
    )


def common(db: Database, group: Group, person: Person) -> set[str]:
    """The names of everybody else who is or was on the roster: these stay theirs."""
    sql = """select name from people where id != ?2
             and id in (select person_id from memberships where group_id = ?1)"""
    found = rows.every(db, sql, [group.id, person.id])
    return {row["name"].strip() for row in found}


class Names:
    """Names wherever they stand, also in JSON; a Latin one only where it is a word of its own."""

    def __init__(self, names: Iterable[str], instead: str = GONE, kept: Iterable[str] = ()) -> None:
        """`kept`: longer names of others that one of these is a part of."""
        self._instead, self._kept = instead, frozenset(kept)
        long = [name for name in names if len(name) >= SHORTEST]
        forms = {form for name in long for form in (name, _in_json(name), json.dumps(name)[1:-1])}
        self.forms = sorted(forms, key=len, reverse=True)
        self._pattern = re.compile(
            "|".join(_whole(form) for form in [*sorted(self._kept, key=len, reverse=True), *self.forms])
        )

    def taken_out(self, words: str) -> str:
        """The words without the names."""
        return self._pattern.sub(self._gone, words) if self.forms else words

    def _gone(self, found: re.Match[str]) -> str:
        return found[0] if found[0] in self._kept else self._instead


def take_out(db: Database, group: Group, names: Names) -> None:
    """Replace the names in every text of the group; what is figured from logs is figured anew."""
    told = set[int]()
    for held in held_tables():
        for column in held.words if held.is_of_group and held.table not in ELSEWHERE else ():
            told |= _take_out_of(db, group, held.table, column, names)
    for log_id in sorted(told):
        totals.retally(db, group, log_id)


def _take_out_of(db: Database, group: Group, table: str, column: str, names: Names) -> Set[int]:
    changed = dict[int, str]()
    for row in holding(db, group, table, column, names):
        words = names.taken_out(row["words"])
        if words != row["words"]:
            changed[row["id"]] = words
    # Two names of one list may both be this person's: one 「已注销」 is enough there.
    how = "update or replace" if table in ("shares", "templates", "signups") else "update"
    for row_id, words in changed.items():
        sql = f"{how} {table} set {column} = ? where group_id = ? and rowid = ?"
        db.execute(sql, [words, group.id, row_id])
    return _logs(db, group, table, changed) if table in OF_LOG else frozenset()


def holding(db: Database, group: Group, table: str, column: str, names: Names) -> list[dict[str, Any]]:
    """The rows of a group's table whose text may hold one of the names: their rowid and the text."""
    if not names.forms:
        return []
    any_of = " or ".join(f"instr({column}, ?) > 0" for _ in names.forms)
    sql = f"select rowid as id, {column} as words from {table} where group_id = ? and ({any_of})"  # noqa: S608
    return rows.every(db, sql, [group.id, *names.forms])


def empty_message(db: Database, group: Group, row_id: int, column: str, waiting: str) -> None:
    """Of a message that was sent the words go; one that waits says `waiting`."""
    empty = "{}" if column == "params" else None
    db.execute(
        f"update outbox set {column} = iif(state in ('queued', 'sending'), ?, ?) where group_id = ? and id = ?",  # noqa: S608
        [waiting, empty, group.id, row_id],
    )


def _logs(db: Database, group: Group, table: str, changed: Iterable[int]) -> set[int]:
    sql = f"""select distinct log_id from facts where group_id = ?1 and id in (select {OF_LOG[table]} from {table}
          where group_id = ?1 and rowid in (select value from json_each(?2)))"""  # noqa: S608
    return set(rows.column(db, sql, [group.id, json.dumps(list(changed))]))


def _in_json(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)[1:-1]


def _whole(form: str) -> str:
    found = re.escape(form)
    left = r"(?<![A-Za-z0-9])" if form[0].isascii() and form[0].isalnum() else ""
    right = r"(?![A-Za-z0-9])" if form[-1].isascii() and form[-1].isalnum() else ""
    return f"{left}{found}{right}"
