"""The register of a group's representatives: their names, in the order given."""

from collections.abc import Iterable
from datetime import datetime

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group


def names(db: Database, group: Group) -> list[str]:
    """All of them; of two people of one name both."""
    return rows.column(db, "select name from representatives where group_id = ? order by id", [group.id])


def put(db: Database, group: Group, found: Iterable[str], now: datetime) -> None:
    """The whole register is this from now on."""
    db.execute("delete from representatives where group_id = ?", [group.id])
    for name in found:
        rows.add(db, "representatives", {"group_id": group.id, "name": name, "added_at": now})
