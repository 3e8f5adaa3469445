"""Who did what in a group."""

from datetime import datetime

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Person


def audit(
    db: Database, group: Group, person: Person | None, action: str, subject: str, now: datetime
) -> None:
    """Write down who changed what: `subject` is a number or a setting's name, never words of a message."""
    row = {"group_id": group.id, "person_id": person.id if person else None, "action": action}
    rows.add(db, "audit", row | {"subject": subject, "at": rows.to_text(now)})
