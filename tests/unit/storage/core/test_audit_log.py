"""Who did what in a group."""

from datetime import UTC, datetime

from storage.core import audit_log, people
from storage.engine.database import Database
from tests.unit.storage.core.one_group import a_group

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def test_the_audit_says_who_did_what(db: Database) -> None:
    """With or without a person."""
    group = a_group(db)
    person = people.upsert_person(db, 101, "李建国", None, None, NOW)
    audit_log.audit(db, group, person, "setting", "reminder_time", NOW)
    audit_log.audit(db, group, None, "undo", "12", NOW)
    found = [(row["person_id"], row["action"], row["subject"]) for row in db.query("select * from audit")]
    assert found == [(person.id, "setting", "reminder_time"), (None, "undo", "12")]
