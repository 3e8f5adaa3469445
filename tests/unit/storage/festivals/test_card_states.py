"""What became of festival cards, each group's own."""

from datetime import UTC, datetime

from storage.engine.database import Database
from storage.festivals import card_states
from tests.unit.storage.core.one_group import a_group

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def test_a_card_is_offered_once_and_decided(db: Database) -> None:
    """The first state stays until somebody decides; other years and groups have their own."""
    group, other = a_group(db), a_group(db, -4002)
    assert card_states.state(db, group, "中秋", 2026) is None
    card_states.offer(db, group, "中秋", 2026, None, NOW)
    assert card_states.unanswered(db, group) == [("中秋", 2026)]
    card_states.decide(db, group, "中秋", 2026, "declined")
    card_states.offer(db, group, "中秋", 2026, None, NOW)
    assert card_states.state(db, group, "中秋", 2026) == "declined"
    assert card_states.unanswered(db, group) == []
    assert card_states.state(db, group, "中秋", 2027) is None
    assert card_states.state(db, other, "中秋", 2026) is None
