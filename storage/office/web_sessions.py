"""Links to the web pages and the sessions they opened. Secrets come in as hashes; nothing here can be used to enter."""

from datetime import datetime

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Person
from union.core.records import dataclass

VISIT = "select * from web_visits where group_id = ? and id = ?"


@dataclass(frozen=True, slots=True)
class Visit:
    """A link that was sent, and since it was used the session. Moments are aware UTC."""

    id: int
    person_id: int
    link: str
    issued_at: datetime
    session: str | None = None
    opened_at: datetime | None = None
    seen_at: datetime | None = None


def issue(db: Database, group: Group, person: Person, link: str, now: datetime) -> int:
    row = {"group_id": group.id, "person_id": person, "link": link, "issued_at": now}
    return rows.add(db, "web_visits", row)


def get(db: Database, group: Group, visit_id: int) -> Visit | None:
    return rows.read_first(rows.reader(Visit), db, VISIT, [group.id, visit_id])


def begin(db: Database, group: Group, visit: Visit, session: str, now: datetime) -> bool:
    """Open the session of a link; False when another has used the link before."""
    sql = """update web_visits set session = ?, opened_at = ?, seen_at = ?
             where group_id = ? and id = ? and session is null"""
    return db.execute(sql, [session, now, now, group.id, visit.id]).rowcount == 1


def mark_visit_seen(db: Database, group: Group, visit: Visit, now: datetime) -> None:
    rows.change(db, "web_visits", group.id, visit.id, seen_at=now)


def end(db: Database, group: Group, visit: Visit) -> None:
    """「退出」: neither session nor link is good for anything any more."""
    db.execute("delete from web_visits where group_id = ? and id = ?", [group.id, visit.id])


def end_all(db: Database, group: Group) -> int:
    """Every session of the group and every link not used yet; how many sessions that were."""
    count = rows.number(db, "select count(session) as open from web_visits where group_id = ?", [group.id])
    db.execute("delete from web_visits where group_id = ?", [group.id])
    return count or 0


def forget(db: Database, group: Group, before: datetime) -> None:
    """Drop what was issued before this moment and can't be in use any more."""
    db.execute("delete from web_visits where group_id = ? and issued_at < ?", [group.id, before])


def use_opening(db: Database, hashed: str, now: datetime, forget_before: datetime) -> bool:
    """Whether this is the first time; what is older than `forget_before` is forgotten by the way."""
    db.execute("delete from web_openings where at < ?", [forget_before])
    return rows.add_new(db, "web_openings", {"hash": hashed, "at": now})


def is_opening_used(db: Database, hashed: str) -> bool:
    return rows.has_rows(db, "select hash from web_openings where hash = ?", [hashed])
