"""Names of helped people that were entered in private are kept for a time; then they are masked for good here.

Logs with all their versions, what items were read from, notes, and people's own reminders. In a group they were masked
before anything was stored.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from math import ceil

from sqlite_utils import Database

from storage.core import rows
from storage.privacy import helped_name_removal
from storage.worklog import totals
from union.core.groups import Group
from union.reading.privacy.redaction import helped_names, mask_names

AT_ONCE, MOST_TURNS = 500, 4  # logs of a group at once, and how often in one transaction
MONTH_DAYS = 365.25 / 12
# Where words of an entry's versions stand beside the versions themselves; each as (table, column).
IN_FACTS = (
    ("facts", "title"),
    ("measures", "text"),
    ("measures", "what"),
    ("moneys", "text"),
    ("moneys", "what"),
)
# Words that stand alone: a private chat's number is above nought, a group's below.
ALONE = (
    ("events", "said", "chat_id > 0 and said_at < ?"),
    ("notes", "text", "chat_id > 0 and at < ?"),
    ("own_reminders", "text", "chat_id > 0 and created_at < ? and due_at is null"),
)


def kept_since(now: datetime, months: int) -> datetime:
    """What was told before this moment is hidden by now; with no months everything is, this second's too."""
    return now - timedelta(days=ceil(months * MONTH_DAYS)) if months else now + timedelta(seconds=1)


def hide_due(db: Database, group: Group, now: datetime) -> None:
    """Mask what the group keeps no longer: in the register, and in what was written in private."""
    before = kept_since(now, group.settings.names_kept)
    helped_name_removal.hide(db, group, before)
    for _turn in range(MOST_TURNS):
        if hide(db, group, before) < AT_ONCE:
            break


def waiting(db: Database, group: Group, before: datetime) -> int:
    """How many logs told in private before this moment still have the names in them."""
    found = rows.every(
        db,
        """select text from log_versions v join logs on logs.id = v.log_id and logs.version = v.version
           where v.group_id = ? and names_hidden = 0 and chat_id > 0 and said_at < ?""",
        group.id,
        rows.to_text(before),
    )
    return sum(1 for row in found if helped_names(row["text"]))


def hide(db: Database, group: Group, before: datetime) -> int:
    """Mask the names in what was written in private before this moment; returns how many logs are done with."""
    for table, column, old in ALONE:
        _hide_alone(db, group, table, column, old, before)
    found = rows.every(
        db,
        """select id from logs where group_id = ? and names_hidden = 0 and chat_id > 0 and said_at < ?
           order by id limit ?""",
        group.id,
        rows.to_text(before),
        AT_ONCE,
    )
    for row in found:
        _hide_in_log(db, group, row["id"])
    return len(found)


def hide_told_by(db: Database, group: Group, person_id: int) -> None:
    """The same at once, for whatever one person told in private."""
    for row in rows.every(
        db,
        "select id from logs where group_id = ? and names_hidden = 0 and chat_id > 0 and author_id = ?",
        group.id,
        person_id,
    ):
        _hide_in_log(db, group, row["id"])
    for table, column, whose in (("events", "said", "author_id"), ("notes", "text", "person_id")):
        for row in rows.every(
            db,
            f"select id, {column} as words from {table} where group_id = ? and chat_id > 0 and {whose} = ?",  # noqa: S608
            group.id,
            person_id,
        ):
            _change(db, group, table, column, row["id"], row["words"], ())


def _hide_alone(db: Database, group: Group, table: str, column: str, old: str, before: datetime) -> None:
    found = rows.every(
        db,
        f"select id, {column} as words from {table} where group_id = ? and {old}",  # noqa: S608
        group.id,
        rows.to_text(before),
    )
    for row in found:
        _change(db, group, table, column, row["id"], row["words"], ())


def _hide_in_log(db: Database, group: Group, log_id: int) -> None:
    versions = rows.every(
        db, "select rowid as id, text from log_versions where group_id = ? and log_id = ?", group.id, log_id
    )
    names = {name for row in versions for name in helped_names(row["text"])}
    for row in versions:
        _change(db, group, "log_versions", "text", row["id"], row["text"], names)
    for table, column in IN_FACTS:
        key = "id" if table == "facts" else "fact_id"
        for row in rows.every(
            db,
            f"""select rowid as id, {column} as words from {table} where group_id = ? and {column} is not null
                and {key} in (select id from facts where group_id = ? and log_id = ?)""",  # noqa: S608
            group.id,
            group.id,
            log_id,
        ):
            _change(db, group, table, column, row["id"], row["words"], names)
    db.execute("update logs set names_hidden = 1 where group_id = ? and id = ?", [group.id, log_id])
    totals.retally(db, group, log_id)


def _change(
    db: Database, group: Group, table: str, column: str, row_id: int, words: str, names: Collection[str]
) -> None:
    masked = mask_names(words, names)
    if masked != words:
        db.execute(
            f"update {table} set {column} = ? where group_id = ? and rowid = ?",  # noqa: S608
            [masked, group.id, row_id],
        )
