"""What makes the round look at a group: a row that falls due, and no other; also after nothing could be written for a while."""

from datetime import UTC, datetime
from typing import NoReturn

import pytest

from bot.scheduling.round import Round
from handlers.core.feature import Job, Phase
from storage.core import people
from storage.engine.database import Problem, Unwritable
from storage.reminders import personal_reminders
from tests.unit.bot.scheduling.test_round import MEETING, calm
from tests.unit.handlers.stage import CHAT, LI, OTHER_CHAT, in_group
from tests.unit.handlers.week import Week, jobs_with, silent
from union.reminders.own_reminder import OwnReminder


@pytest.mark.parametrize("now", ["2026-11-20 08:59:31", "2026-11-20 08:59:59"])
def test_a_reminder_written_between_two_rounds_is_not_late(now: str) -> None:
    """The round is wanted at its moment at once, whenever the next one was to come."""
    week = Week()
    calm(week)
    week.at(now)
    woken: list[datetime] = []
    week.round.changed = lambda: woken.append(week.stage.now)
    nine = datetime.fromisoformat("2026-11-20 09:00:00")
    with week.stage.store.unit() as db:
        person = people.upsert_person(db, LI.user_id, LI.name, LI.username, LI.language, week.stage.now)
        own = OwnReminder(0, person.id, CHAT, "带上公章", nine, nine)
        personal_reminders.add(db, week.stage.group(), own, None, week.stage.now)
    assert woken
    assert week.round.next_at() == datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
    assert any("带上公章" in text for text in week.at("2026-11-20 09:00:00"))


def test_whoever_is_asleep_when_a_reminder_falls_due_is_not_asked_again_and_again() -> None:
    """What quiet hours hold back is no reason to look at the group every half minute of the night."""
    week, visited = Week(), list[int]()
    job = Job(lambda desk: visited.append(desk.group.id), Phase.BOARD)
    week.round = Round(week.stage.services, (*jobs_with(silent), job))
    week.says(LI, MEETING)
    calm(week)
    with week.stage.store.unit() as db:
        db.execute("update reminders set due_at = '2026-11-18T14:00:00Z'")  # 22:00 in Shanghai
    week.at("2026-11-18 22:00")
    week.at("2026-11-18 22:03")
    visited.clear()
    for minutes in range(4, 60):
        assert week.at(f"2026-11-18 22:{minutes:02}") == []
    assert visited == []
    assert len(week.at("2026-11-19 08:00")) == 1


def test_what_fell_due_while_the_file_could_not_be_written_is_told_afterwards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However long that was, and in whichever group the round was broken off."""
    week = Week()
    week.says(LI, MEETING)
    week.says(LI, MEETING, in_group(OTHER_CHAT, "东风机械厂工会"))
    week.at("2026-11-25 12:50")
    calm(week)
    told = len(week.stage.queued(OTHER_CHAT))
    unit = week.stage.store.unit

    def full(*, waits: bool = True) -> NoReturn:
        raise Unwritable("the disk is full", Problem.FULL)

    monkeypatch.setattr(week.stage.store, "unit", full)
    for minutes in range(30):
        with pytest.raises(Unwritable):
            week.at(f"2026-11-25 13:{minutes:02}")
    monkeypatch.setattr(week.stage.store, "unit", unit)
    assert len(week.at("2026-11-25 13:30")) == 1
    assert len(week.stage.queued(OTHER_CHAT)) == told + 1
