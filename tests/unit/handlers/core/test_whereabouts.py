"""What Telegram said of who is in which group: a day long, and until the group itself says otherwise."""

from datetime import timedelta

from handlers.core.services import GOOD, MOST_KEPT, Whereabouts
from tests.unit.handlers.stage import NOW

LI = 102


def test_an_answer_holds_for_a_day() -> None:
    """Yes and no alike; then it is asked again."""
    told = Whereabouts()
    told.keep(LI, {1: True, 2: False}, NOW)
    assert told.groups_of(LI, NOW) == [1]
    assert told.unasked(LI, [1, 2, 3], NOW) == [3]
    assert told.groups_of(LI, NOW + GOOD) == []
    assert told.unasked(LI, [1, 2, 3], NOW + GOOD) == [1, 2, 3]


def test_no_answer_is_asked_for_again() -> None:
    """Telegram was away."""
    told = Whereabouts()
    told.keep(LI, {1: None}, NOW)
    assert told.is_unsaid(LI) and told.unasked(LI, [1], NOW) == [1]
    told.keep(LI, {1: True}, NOW + timedelta(minutes=1))
    assert not told.is_unsaid(LI)


def test_people_are_forgotten_when_there_are_many() -> None:
    """The memory is bounded, the newest stay."""
    told = Whereabouts()
    for user_id in range(MOST_KEPT + 1):
        told.keep(user_id, {1: True}, NOW)
    assert told.groups_of(0, NOW) == [] and told.groups_of(MOST_KEPT, NOW) == [1]
