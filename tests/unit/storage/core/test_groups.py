"""Groups in storage: one group by all its ids, its settings, and two that turn out to be one."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from storage.core import drafts, groups, people
from storage.core.outbox import queue
from storage.core.outbox.queue import Outgoing
from storage.engine.database import Database, Store
from storage.privacy import data_register
from storage.privacy.data_register import held_tables
from tests.empty_database import in_memory
from union.core.groups import Group, Role, Settings

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
OLD, NEW, OTHER = -4001, -1001000000001, -4002


@pytest.fixture
def store() -> Store:
    return in_memory()


def a_group(db: Database, chat_id: int = OLD) -> Group:
    """A new group of this chat."""
    groups.create(db, chat_id, "红星机械厂工会", NOW)
    return found(db, chat_id)


def found(db: Database, chat_id: int) -> Group:
    """The group of this chat."""
    group = groups.of_chat(db, chat_id, Settings())
    assert group is not None
    return group


def log(db: Database, group: Group) -> int:
    """A log with the group's next number."""
    number = groups.take_number(db, group)
    db.execute(
        """insert into logs (group_id, number, author_name, chat_id, message_id, said_at, created_at)
           values (?, ?, '李建国', ?, ?, '2026-11-18T02:00:00Z', '2026-11-18T02:00:00Z')""",
        [group.id, number, group.chat_id, number],
    )
    return number


def numbers(db: Database, group: Group) -> list[int]:
    """The numbers of the group's logs, in order of filing."""
    return [
        row["number"]
        for row in db.query("select number from logs where group_id = ? order by id", [group.id])
    ]


def test_settings_are_each_groups_own(store: Store) -> None:
    """A changed setting holds for one group, the others keep the defaults."""
    with store.unit() as db:
        one, other = a_group(db), a_group(db, OTHER)
        groups.change_setting(db, one, "reminder_time", time(8, 30))
        groups.change_setting(db, one, "officers_only", True)
        groups.change_setting(db, one, "reminder_topic", 77)
    settings = found(store.db, OLD).settings
    assert (settings.reminder_time, settings.officers_only, settings.reminder_topic) == (
        time(8, 30),
        True,
        77,
    )
    assert found(store.db, OTHER).settings == Settings() == other.settings


def test_a_moved_group_is_found_by_both_ids(store: Store) -> None:
    """The old id stays known; what waits goes to the new one; moving twice is moving once."""
    with store.unit() as db:
        group = a_group(db)
        queue.enqueue_outgoing(db, Outgoing(OLD, "sendMessage", {"text": "早"}, group_id=group.id), NOW)
        drafts.begin(db, OLD, "when", {}, NOW, NOW, group=group)
        for _ in range(2):
            data_register.move(db, found(db, OLD), NEW)
    assert found(store.db, OLD).id == found(store.db, NEW).id == group.id
    assert groups.chat_ids(store.db, found(store.db, NEW)) == {OLD, NEW}
    for table in ("outbox", "drafts"):
        assert [row["chat_id"] for row in store.db.query(f"select chat_id from {table}")] == [NEW]


def test_news_that_comes_late_does_not_move_back(store: Store) -> None:
    """A group that has moved on stays where it is."""
    with store.unit() as db:
        group = a_group(db)
        data_register.move(db, group, NEW)
        data_register.move(db, found(db, NEW), OLD)
    assert found(store.db, OLD).chat_id == NEW


def test_a_double_is_absorbed(store: Store) -> None:
    """What was filed under the new id before the news is the old group's, with numbers that go on."""
    with store.unit() as db:
        group = a_group(db)
        for _ in range(3):
            log(db, group)
        double = a_group(db, NEW)
        for _ in range(2):
            log(db, double)
        data_register.move(db, group, NEW)
        assert log(db, found(db, NEW)) == 6
    assert numbers(store.db, group) == [1, 2, 3, 4, 5, 6]
    assert store.db.table("groups").count == 1


def test_a_double_adds_no_second_place_on_the_roster(store: Store) -> None:
    """Where both groups know a person, the old group's role stays; who is only in the new one comes along."""
    with store.unit() as db:
        group, double = a_group(db), a_group(db, NEW)
        li, wang = (
            people.upsert_person(db, number, name, None, None, NOW) for number, name in ((1, "李"), (2, "王"))
        )
        people.enrol(db, group, li, Role.LEADER, NOW, by_hand=True)
        people.enrol(db, double, li, Role.OFFICER, NOW)
        people.enrol(db, double, wang, Role.OFFICER, NOW)
        data_register.move(db, group, NEW)
    assert {m.person.name: m.role for m in people.roster(store.db, group)} == {
        "李": Role.LEADER,
        "王": Role.OFFICER,
    }


def test_every_table_of_a_group_is_absorbed(store: Store) -> None:
    """A table that holds a group's number and is forgotten here would lose its rows."""
    holding = {
        table.name
        for table in store.db.tables
        if any(key.other_table == "groups" for key in table.foreign_keys)
    }
    assert holding == {held.table for held in held_tables() if held.is_of_group}


def test_a_chat_that_refuses_is_not_active(store: Store) -> None:
    """The round leaves it alone; the others go on."""
    with store.unit() as db:
        a_group(db)
        a_group(db, OTHER)
        groups.refused(db, OLD)
    assert [group.chat_id for group in groups.active(store.db, Settings())] == [OTHER]


def test_numbers_run_in_each_group_by_itself(store: Store) -> None:
    """#1 of one group is not #1 of another."""
    with store.unit() as db:
        one, other = a_group(db), a_group(db, OTHER)
        taken = [groups.take_number(db, group) for group in (one, one, other)]
    assert taken == [1, 2, 1]


def test_all_groups_are_read_by_one_question(store: Store) -> None:
    """Ten times the groups, not one question more; and each is what it is when asked for alone."""
    with store.unit() as db:
        for number in range(20):
            group = a_group(db, OLD - number)
            groups.change_setting(db, group, "month_end", 20 + number % 5)
            db.execute(
                """insert into digests (group_id, period, first, until, state, fingerprint, posted_at)
                   values (?, '2026-10', '2026-09-26', '2026-10-25', 'locked', '', '')""",
                [group.id],
            )
    asked: list[str] = []
    store.db.conn.set_trace_callback(asked.append)
    everyone = groups.active(store.db, Settings())
    store.db.conn.set_trace_callback(None)
    assert len(everyone) == 20 and len([each for each in asked if each.startswith("select")]) == 1
    assert everyone == [groups.get(store.db, each.id, Settings()) for each in everyone]
    assert len({each.settings.month_end for each in everyone}) == 5


def test_only_groups_with_a_switch_on_are_found(store: Store) -> None:
    """By their own setting, or by the defaults where they have not said otherwise."""
    with store.unit() as db:
        one, two, three = (a_group(db, chat_id) for chat_id in (OLD, NEW, OTHER))
        groups.change_setting(db, one, "save_photos", True)
        groups.change_setting(db, two, "save_photos", False)
    by_default = replace(Settings(), save_photos=True)
    assert [each.id for each in groups.active_with(store.db, Settings(), "save_photos")] == [one.id]
    assert [each.id for each in groups.active_with(store.db, by_default, "save_photos")] == [one.id, three.id]
