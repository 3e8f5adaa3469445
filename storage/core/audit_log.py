"""Who did what in a group."""

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
