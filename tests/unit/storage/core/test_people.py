"""People in storage: who they are, whether they can be reached, their place in each group."""

from datetime import UTC, datetime

import pytest

from storage.core import groups, people
from storage.engine.database import Store
from tests.empty_database import in_memory
from union.core.groups import Group, Person, Role, Settings

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)


@pytest.fixture
def store() -> Store:
    return in_memory()


def a_group(store: Store, chat_id: int = -4001) -> Group:
    """A new group."""
    with store.unit() as db:
        number = groups.create(db, chat_id, "红星机械厂工会", NOW)
    group = groups.get(store.db, number, Settings())
    assert group is not None
    return group


def seen(
    store: Store, user_id: int, name: str, *, username: str | None = None, private: bool = False
) -> Person:
    """Somebody writes."""
    with store.unit() as db:
        return people.upsert_person(db, user_id, name, username, "zh-hans", NOW, in_private=private)


def enrol(
    store: Store, group: Group, person: Person, role: Role = Role.OFFICER, *, by_hand: bool = False
) -> None:
    """Somebody is put on the roster."""
    with store.unit() as db:
        people.enrol(db, group, person, role, NOW, by_hand=by_hand)


def role_of(store: Store, group: Group, person: Person) -> Role | None:
    """Somebody's role now."""
    member = people.member(store.db, group, person)
    return member and member.role


def test_a_name_is_kept_up_to_date(store: Store) -> None:
    """The same user with another name is the same person."""
    first, second = seen(store, 1, "小李"), seen(store, 1, "李建国")
    assert (first.id, second.name) == (second.id, "李建国")


def test_who_writes_in_private_can_be_reached(store: Store) -> None:
    """Reachable from the first private message until the chat is refused, and again after the next."""
    assert seen(store, 1, "李").reachable is False
    assert seen(store, 1, "李", private=True).reachable is True
    assert seen(store, 1, "李").reachable is True
    people.unreachable_chat(store.db, 1)
    assert seen(store, 1, "李").reachable is False


def test_who_left_is_on_no_roster(store: Store) -> None:
    """Left one group: not its member, still the other's."""
    one, other = a_group(store), a_group(store, -4002)
    person = seen(store, 1, "李")
    for group in (one, other):
        enrol(store, group, person)
    people.leave(store.db, one, person, NOW)
    assert people.groups_of(store.db, person) == [other.id]
    assert people.roster(store.db, one) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [(Role.ADMIN, Role.OFFICER), (Role.LEADER, Role.LEADER), (Role.MEMBER, Role.MEMBER)],
)
def test_who_comes_back_has_the_old_place(store: Store, before: Role, after: Role) -> None:
    """With the role from before, so that a 群成员 gains nothing by leaving; only being 管理员 is over."""
    group, person = a_group(store), seen(store, 1, "李")
    enrol(store, group, person, before, by_hand=True)
    people.leave(store.db, group, person, NOW)
    people.restore_membership(store.db, group, 1)
    assert role_of(store, group, person) is after


def test_writing_changes_nothing_for_who_never_left(store: Store) -> None:
    """An admin who writes stays admin; somebody unknown stays unknown."""
    group, person = a_group(store), seen(store, 1, "李")
    enrol(store, group, person, Role.ADMIN)
    for user_id in (1, 2):
        people.restore_membership(store.db, group, user_id)
    assert role_of(store, group, person) is Role.ADMIN
    assert people.person_of_user(store.db, 2) is None


def test_a_name_that_two_people_have_is_nobodys(store: Store) -> None:
    """A name or username finds one person of this group, or nobody."""
    group = a_group(store)
    for user_id, name, username in ((1, "李明", "liming"), (2, "李明", None), (3, "Chen Gang", None)):
        enrol(store, group, seen(store, user_id, name, username=username))
    found = [people.person_named(store.db, group, name) for name in ("李明", "@LiMing", "chen gang", "张三")]
    assert [person and person.user_id for person in found] == [None, 1, 3, None]


def test_the_roster_names_admins_first(store: Store) -> None:
    """Then by the order of registration."""
    group = a_group(store)
    for user_id, role in ((1, Role.OFFICER), (2, Role.ADMIN), (3, Role.MEMBER)):
        enrol(store, group, seen(store, user_id, f"人{user_id}"), role)
    assert [member.person.user_id for member in people.roster(store.db, group)] == [2, 1, 3]
    assert [member.person.user_id for member in people.admins(store.db, group)] == [2]


def test_marks_belong_to_one_group(store: Store) -> None:
    """Title, branch and 负责人 are a person's place in one group, not the person's."""
    one, other = a_group(store), a_group(store, -4002)
    person = seen(store, 1, "李")
    for group in (one, other):
        enrol(store, group, person)
    people.set_title(store.db, one, person, "主席")
    people.set_branch(store.db, one, person, "一车间")
    people.set_chief(store.db, one, person, True)
    marks = []
    for group in (one, other):
        member = people.member_of(store.db, group, person.id)
        assert member is not None
        marks.append((member.title, member.branch, member.chief))
    assert marks == [("主席", "一车间", True), (None, None, False)]
