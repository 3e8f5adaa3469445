# small: the queries of a table that only the operator's notices write
"""The troubles the operator has been told of and not yet the end of: so a restart tells nothing twice."""

from datetime import datetime

from sqlite_utils import Database

from storage.core import rows
from union.core.records import dataclass

PROBE = "probe"


@dataclass(frozen=True, slots=True)
class OpenTrouble:
    """One open trouble; `kind` and `about` are its name's two halves."""

    name: str
    kind: str
    about: str
    detail: str
    began_at: datetime
    told_at: datetime


def keep(db: Database, told: OpenTrouble) -> None:
    rows.replace_row(db, "troubles", rows.fields_as_row(told))


def probe(db: Database, now: datetime) -> None:
    """A write that leaves nothing behind: whether the file takes one."""
    keep(db, OpenTrouble(PROBE, PROBE, "", "", now, now))
    forget(db, PROBE)


def forget(db: Database, name: str) -> None:
    db.execute("delete from troubles where name = ?", [name])


def still_open(db: Database) -> list[OpenTrouble]:
    return rows.read_all(rows.reader(OpenTrouble), db, "select * from troubles order by began_at, name")
