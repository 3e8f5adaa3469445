# small: all there is in the room
"""Festival cards put to a group, and what became of each."""

from datetime import datetime

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group


def offer(db: Database, group: Group, festival: str, year: int, outbox_id: int | None, now: datetime) -> None:
    """A festival card has been put to the group."""
    row = {"group_id": group.id, "festival": festival, "year": year, "state": "offered"}
    rows.add_new(db, "packs", {**row, "outbox_id": outbox_id, "offered_at": now})


def state(db: Database, group: Group, festival: str, year: int) -> str | None:
    """offered, adopted, declined; None when the card was never shown."""
    sql = "select state from packs where group_id = ? and festival = ? and year = ?"
    return rows.text(db, sql, [group.id, festival, year])


def decide(db: Database, group: Group, festival: str, year: int, state: str) -> None:
    sql = "update packs set state = ? where group_id = ? and festival = ? and year = ?"
    db.execute(sql, [state, group.id, festival, year])


def unanswered(db: Database, group: Group) -> list[tuple[str, int]]:
    """Festival and year of the cards nobody has answered."""
    sql = "select festival, year from packs where group_id = ? and state = 'offered'"
    return [(row["festival"], row["year"]) for row in rows.all_rows(db, sql, [group.id])]
