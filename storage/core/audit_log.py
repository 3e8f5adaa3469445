"""Who did what in a group; and the troubles the operator has been told of and not yet the end of, so that a restart tells nothing twice."""

from collections.abc import Collection
from datetime import datetime

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Person
from union.core.records import dataclass

REACH = 20_000


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody changed; `name` is None for an anonymous administrator and for whoever was erased."""

    name: str | None
    action: str
    subject: str
    at: datetime


def latest(db: Database, group: Group, actions: Collection[str], most: int) -> list[Deed]:
    """The last of these, newest first, among the last REACH of all groups: no index finds a group's."""
    sql = f"""select people.name, action, subject, at from audit left join people on people.id = person_id
              where audit.id > (select max(id) from audit) - {REACH} and group_id = ?
              and action in ({rows.marks(actions)}) order by audit.id desc limit ?"""  # noqa: S608
    return rows.read_all(rows.reader(Deed), db, sql, [group.id, *actions, most])


def audit(
    db: Database, group: Group, person: Person | None, action: str, subject: str, now: datetime
) -> None:
    """Write down who changed what: `subject` is a number or a setting's name, never words of a message."""
    row = {"group_id": group.id, "person_id": person, "action": action, "subject": subject, "at": now}
    rows.add(db, "audit", row)


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
