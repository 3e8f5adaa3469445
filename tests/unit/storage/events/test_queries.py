"""Items and what was changed for one of their times: kept whole, read back as they were."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from storage.core import groups
from storage.events import queries as events_queries
from tests.empty_database import in_memory
from union.core.groups import Group, Settings
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Override, Owner, Rule, Status

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)


def wall(*parts: int) -> datetime:
    """Wall time."""
    return datetime(*parts)  # type: ignore[arg-type]


def group_of(db: Database, chat_id: int = -1, zone: str = "Asia/Shanghai") -> Group:
    """A new group."""
    groups.create(db, chat_id, "红星机械厂工会", NOW)
    found = groups.of_chat(db, chat_id, replace(Settings(), timezone=zone))
    assert found is not None
    return found


EVENT = Event(
    0, 0, "工会小组长例会", Kind.MEETING, wall(2026, 11, 25, 15), Grain.MINUTE,
    end=wall(2026, 11, 25, 17), place="三楼会议室", owners=(Owner("李建国"), Owner("周敏")),
    rule=Rule("FREQ=WEEKLY;BYDAY=WE", "next"), leads=("d3", "h2"), said="每周三下午3点开工会小组长例会",
)  # fmt: skip


def test_an_item_comes_back_as_it_was() -> None:
    """Every field, under the group's next number."""
    db = in_memory().db
    group = group_of(db)
    kept = events_queries.add(db, group, EVENT, NOW)
    assert kept.number == 1
    assert events_queries.get(db, group, kept.id) == kept
    assert events_queries.numbered(db, group, 1) == kept


@given(st.datetimes(wall(2026, 1, 1), wall(2030, 1, 1)), st.sampled_from(list(Grain)))
def test_wall_time_survives_storage(start: datetime, grain: Grain) -> None:
    """In a zone with summer time too: a minute keeps its clock, a day keeps its day."""
    start = start.replace(second=0, microsecond=0, fold=0)
    if 0 <= start.hour <= 3:
        start = start.replace(hour=9)  # hours that summer time skips or gives twice are nobody's meeting
    db = in_memory().db
    group = group_of(db, zone="Europe/London")
    kept = events_queries.add(db, group, replace(EVENT, start=start, end=None, grain=grain), NOW)
    found = events_queries.get(db, group, kept.id)
    expected = (
        start if grain in (Grain.MINUTE, Grain.HOUR) else datetime.combine(start.date(), wall(1, 1, 1).time())
    )
    assert found is not None and found.start == expected


def test_a_change_replaces_owners_and_keeps_the_number() -> None:
    """Moved to another owner: the earlier ones are gone."""
    db = in_memory().db
    group = group_of(db)
    kept = events_queries.add(db, group, EVENT, NOW)
    events_queries.change(db, group, replace(kept, owners=(Owner("王芳"),), place=None))
    found = events_queries.get(db, group, kept.id)
    assert found is not None and (found.owners, found.place, found.number) == ((Owner("王芳"),), None, 1)


def test_one_time_of_a_series_is_overridden_and_changed_again() -> None:
    """The last change of one occurrence counts; the others have none."""
    db = in_memory().db
    group = group_of(db)
    kept = events_queries.add(db, group, EVENT, NOW)
    moved = Override(wall(2026, 12, 2, 15), wall(2026, 12, 3, 9), wall(2026, 12, 3, 11))
    events_queries.override(db, group, kept, moved, NOW, None)
    done = replace(moved, status=Status.DONE)
    events_queries.override(db, group, kept, done, NOW, None)
    assert events_queries.overrides(db, group, kept) == [done]


def test_the_items_around_some_days() -> None:
    """Single ones that touch the days, series begun before, no cancelled ones."""
    db = in_memory().db
    group = group_of(db)
    single = replace(EVENT, rule=None)
    week = events_queries.add(db, group, single, NOW)
    series = events_queries.add(db, group, replace(EVENT, start=wall(2026, 1, 7, 15), end=None), NOW)
    events_queries.add(db, group, replace(single, start=wall(2027, 5, 1, 9), end=None), NOW)
    gone = events_queries.add(db, group, single, NOW)
    events_queries.close(db, group, gone, Status.CANCELLED, NOW, None)
    found = events_queries.touching(db, group, date(2026, 11, 23), date(2026, 11, 30))
    assert [each.id for each in found] == [series.id, week.id]


def test_the_chat_an_item_was_written_in() -> None:
    """Known for a message, None for an item of a pack."""
    db = in_memory().db
    group = group_of(db)
    written = events_queries.add(db, group, EVENT, NOW, message=(77, 5))
    laid_out = events_queries.add(db, group, EVENT, NOW)
    assert (events_queries.chat_of(db, group, written), events_queries.chat_of(db, group, laid_out)) == (
        77,
        None,
    )
    assert [each.id for each in events_queries.of_message(db, group, 77, 5)] == [written.id]


def test_a_group_never_sees_anothers_items() -> None:
    """Every question carries the group, and closing does too."""
    db = in_memory().db
    mine, other = group_of(db), group_of(db, -2)
    kept = events_queries.add(db, mine, EVENT, NOW, message=(77, 5))
    assert events_queries.get(db, other, kept.id) is None
    assert events_queries.numbered(db, other, 1) is None
    assert events_queries.of_message(db, other, 77, 5) == []
    assert events_queries.open_ones(db, other) == []
    events_queries.close(db, other, kept, Status.CANCELLED, NOW, None)
    assert events_queries.get(db, mine, kept.id) == kept
