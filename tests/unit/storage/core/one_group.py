"""A group for tests of storage that need no more of it."""

from datetime import UTC, datetime

from sqlite_utils import Database

from storage.core import groups
from union.core.groups import Group, Settings

JOINED = datetime(2026, 11, 20, 1, tzinfo=UTC)


def a_group(db: Database, chat_id: int = -4001) -> Group:
    """A new group of this chat."""
    found = groups.get(db, groups.create(db, chat_id, "工会", JOINED), Settings())
    assert found is not None
    return found
