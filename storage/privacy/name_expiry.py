"""Names of helped people that were entered in private are kept for a time; then they are masked for good here.

Logs with all their versions, what items were read from, notes, plans sent in, and people's own reminders; whoever was
last told of as helped so long ago also where only the name stands. In a group they were masked before anything was stored.
"""

import json
from collections.abc import Collection
from datetime import datetime, timedelta
from math import ceil

from sqlite_utils import Database

from storage.core import rows
from storage.privacy import name_removal
from storage.privacy.name_removal import is_of_the_committee, words_where
from storage.worklog import facts
from union.core.groups import Group
from union.core.records import dataclass
from union.reading.privacy.redaction import helped_names, hide_names, names_with_figures

AT_ONCE, MOST_TURNS = 500, 4  # logs of a group at once, and how often in one transaction
MONTH_DAYS = 365.25 / 12
# Where words of an entry's versions stand beside the versions themselves; each as (table, column).
IN_FACTS = (
    ("facts", "title"),
    *((table, column) for table in ("measures", "moneys") for column in ("text", "what")),
)


@dataclass(frozen=True, slots=True)
class Words:
    """A column of words that may have been told in private: `private` says which were, `at` when, `by` whose they are."""

    table: str
    column: str
    at: str = ""
    by: str = "person_id"
    private: str = "chat_id > 0"  # a private chat's number is above nought, a group's below


# Words that stand alone, read anew once they are old.
ALONE = (
    Words("events", "said", "said_at", "author_id"),
    Words("notes", "text", "at"),
    Words("notes", "file_name", "at"),
    Words("plans", "title", "created_at"),
    Words("plans", "file_name", "created_at"),
    Words("plans", "text", "created_at"),
    Words("own_reminders", "text", "created_at", private="chat_id > 0 and due_at is null"),
)
# Cut from such words, and masked for the group as far as they tell of somebody as helped: there only the bare name is left.
OF_EVENTS = "event_id in (select id from events where chat_id > 0)"
OF_PLANS = "plan_id in (select id from plans where chat_id > 0)"
CUT_OUT = (
    Words("events", "title"),
    Words("events", "place"),
    Words("checks", "text", private=OF_EVENTS),
    Words("plans", "duties"),
    *(
        Words("plan_items", column, private=OF_PLANS)
        for column in ("title", "owners", "quote", "section", "place", "as_read")
    ),
)


def kept_since(now: datetime, months: int) -> datetime:
    """What was told before this moment is hidden by now; with no months everything is, this second's too."""
    return now - timedelta(days=ceil(months * MONTH_DAYS)) if months else now + timedelta(seconds=1)


def hide_due(db: Database, group: Group, now: datetime) -> None:
    """Mask what the group keeps no longer: in the register, and in what was written in private."""
    before = kept_since(now, group.settings.names_kept)
    registered = name_removal.family_names_before(db, group, before)
    name_removal.hide_families(db, group, before)
    for turn in range(MOST_TURNS):
        if hide(db, group, before, registered if turn == 0 else ()) < AT_ONCE:
            break


def waiting(db: Database, group: Group, before: datetime) -> int:
    """How many logs told in private before this moment still have the names in them."""
    sql = """select text from log_versions v join logs on logs.id = v.log_id and logs.version = v.version
             where v.group_id = ? and names_hidden = 0 and chat_id > 0 and said_at < ?"""
    return sum(bool(helped_names(text)) for text in rows.column(db, sql, [group.id, before]))


def hide(db: Database, group: Group, before: datetime, also: Collection[str] = ()) -> int:
    """Mask the names in what was written in private before this moment; returns how many logs are done with.

    `also`: names the register has kept as long.
    """
    sql = """select id from logs where group_id = ? and names_hidden = 0 and chat_id > 0 and said_at < ?
             order by id limit ?"""
    found = rows.column(db, sql, [group.id, before, AT_ONCE])
    gone = set(also)
    for words in ALONE:
        gone |= _hide_alone(db, group, words, f"{words.private} and {words.at} < ?", before)
    for log_id in found:
        gone |= _hide_in_log(db, group, log_id)
    _hide_bare(db, group, gone)
    return len(found)


def hide_told_by(db: Database, group: Group, person_id: int) -> None:
    """The same at once, for whatever one person told in private."""
    gone = set[str]()
    sql = "select id from logs where group_id = ? and names_hidden = 0 and chat_id > 0 and author_id = ?"
    for log_id in rows.column(db, sql, [group.id, person_id]):
        gone |= _hide_in_log(db, group, log_id)
    for words in ALONE:
        gone |= _hide_alone(db, group, words, f"chat_id > 0 and {words.by} = ?", person_id)
    _hide_bare(db, group, gone)


def _hide_alone(db: Database, group: Group, words: Words, which: str, value: object) -> set[str]:
    """Returns the names of whom these words told as helped."""
    gone = set[str]()
    for row_id, said in words_where(db, group, words.table, words.column, which, value):
        told = helped_names(said)
        gone.update(told)
        with_figures = (name for name in names_with_figures(said) if not is_of_the_committee(db, group, name))
        _change(db, group, words.table, words.column, row_id, said, {*told, *with_figures})
    return gone


def _hide_bare(db: Database, group: Group, names: Collection[str]) -> None:
    """Whom nothing younger tells of as helped: their names go from everything told in private.

    Where somebody of the committee has the same name, the words may mean them: these stay.
    """
    gone = {name for name in names if not is_of_the_committee(db, group, name)}
    gone -= _names_still_in_use(db, group, gone) if gone else set()
    for words in (*ALONE, *CUT_OUT) if gone else ():
        for row_id, said in _texts_with_names(db, group, words, gone):
            _change(db, group, words.table, words.column, row_id, said, gone)


def _names_still_in_use(db: Database, group: Group, names: Collection[str]) -> set[str]:
    """Whom the register has, or anything told in private that is not masked yet tells of as helped."""
    of_logs = "log_id in (select id from logs where logs.group_id = log_versions.group_id and chat_id > 0)"
    logs = Words("log_versions", "text", private=of_logs)
    told = {
        name
        for words in (logs, *ALONE)
        for _id, said in _texts_with_names(db, group, words, names)
        for name in helped_names(said)
    }
    sql = "select name from helped_families where group_id = ? and name is not null"
    return told.union(rows.column(db, sql, [group.id]))


def _texts_with_names(
    db: Database, group: Group, words: Words, names: Collection[str]
) -> list[tuple[int, str]]:
    which = f"exists (select 1 from json_each(?) where instr({words.column}, value) > 0)"  # noqa: S608
    written = json.dumps(list(names), ensure_ascii=False)
    return words_where(db, group, words.table, words.column, f"{words.private} and {which}", written)


def _hide_in_log(db: Database, group: Group, log_id: int) -> set[str]:
    """Returns the names."""
    versions = words_where(db, group, "log_versions", "text", "log_id = ?", log_id)
    told = {name for _id, said in versions for name in helped_names(said)}
    with_figures = {name for _id, said in versions for name in names_with_figures(said)}
    names = told | {name for name in with_figures if not is_of_the_committee(db, group, name)}
    for row_id, said in versions:
        _change(db, group, "log_versions", "text", row_id, said, names)
    for table, column in IN_FACTS:
        key = "id" if table == "facts" else "fact_id"
        which = f"{key} in (select id from facts where group_id = ? and log_id = ?)"  # noqa: S608
        for row_id, said in words_where(db, group, table, column, which, group.id, log_id):
            _change(db, group, table, column, row_id, said, names.union(helped_names(said)))
    db.execute("update logs set names_hidden = 1 where group_id = ? and id = ?", [group.id, log_id])
    facts.retally(db, group, log_id)
    return told


def _change(
    db: Database, group: Group, table: str, column: str, row_id: int, words: str, names: Collection[str]
) -> None:
    masked = hide_names(words, names)
    if masked != words:
        sql = f"update {table} set {column} = ? where group_id = ? and rowid = ?"  # noqa: S608
        db.execute(sql, [masked, group.id, row_id])
