"""Who may do what: the table, and what somebody is to a group."""

from pathlib import Path

import pytest

from tools.rights_paper import PAPER, paper
from union.core.groups import Member, Person, Role, Settings
from union.core.rights import (
    Action,
    Place,
    Standing,
    Tie,
    is_action_allowed,
    may_take_charge,
    standing_of,
)

OPEN, CLOSED = Settings(), Settings(officers_only=True)
DAY_ONE = (Action.SEE, Action.ADD, Action.LOG, Action.FINISH, Action.CHANGE_OWN, Action.DECIDE_PACK)


def member(role: Role) -> Member:
    """Somebody on the roster."""
    return Member(Person(1, 101, "李建国"), role)


@pytest.mark.parametrize("action", DAY_ONE)
def test_day_one_works_without_roles(action: Action) -> None:
    """In a group where nobody ever opened /roles, whoever writes may do an officer's work."""
    assert is_action_allowed(standing_of(None, OPEN, Place.GROUP), action, Place.GROUP)


@pytest.mark.parametrize("action", [Action.CHANGE_ANY, Action.SETTINGS, Action.ROLES, Action.LOCKED])
def test_what_is_others_needs_an_admin(action: Action) -> None:
    """Others' entries, settings, roles and locked months are the 管理员's, and nobody else's."""
    allowed = {standing for standing in Standing if is_action_allowed(standing, action, Place.GROUP)}
    assert allowed == {Standing.ADMIN}


def test_a_closed_group_listens_to_its_roster() -> None:
    """「仅限委员记录」: a newcomer only reads; officers go on."""
    newcomer = standing_of(None, CLOSED, Place.GROUP)
    assert not is_action_allowed(newcomer, Action.LOG, Place.GROUP)
    assert is_action_allowed(newcomer, Action.SEE, Place.GROUP)
    assert is_action_allowed(standing_of(member(Role.OFFICER), CLOSED, Place.GROUP), Action.LOG, Place.GROUP)


def test_a_member_reads() -> None:
    """群成员: their plain messages are never filed; they come, or not, are reminded of their own, and take back what they filed before."""
    standing = standing_of(member(Role.MEMBER), OPEN, Place.GROUP)
    allowed = {action for action in Action if is_action_allowed(standing, action, Place.GROUP)}
    assert allowed == {Action.SEE, Action.CHANGE_OWN, Action.TAKE_PART, Action.OWN_REMINDER}


@pytest.mark.parametrize("action", [each for each in Action if each is not Action.OWN_DATA])
def test_a_stranger_may_nothing(action: Action) -> None:
    """In private who is not on the roster, or has left, sees nothing of the group."""
    standing = standing_of(None, OPEN, Place.PRIVATE)
    assert standing is Standing.STRANGER
    assert not is_action_allowed(standing, action, Place.PRIVATE, list(Tie))


def test_an_anonymous_administrator_needs_a_person_for_decisions() -> None:
    """Writing as the group may log and add; what needs a person is asked by a button."""
    allowed = {action for action in Action if is_action_allowed(Standing.ANONYMOUS, action, Place.GROUP)}
    assert {Action.LOG, Action.ADD} <= allowed
    assert allowed.isdisjoint({Action.SETTINGS, Action.ROLES, Action.CHANGE_ANY, Action.DECIDE_PACK})


@pytest.mark.parametrize(
    ("administrators", "in_charge", "allowed"),
    [([101], [], True), ([102], [], False), ([101], [102], False), ([], [], False)],
)
def test_charge_is_taken_by_the_first_administrator(
    administrators: list[int], in_charge: list[int], allowed: bool
) -> None:
    """「由我管理」: an administrator of the chat, while nobody is 管理员."""
    assert may_take_charge(101, administrators, in_charge) is allowed


def test_the_paper_is_the_table() -> None:
    """docs/rights.md is made from the table: `python -m tools.rights_paper`."""
    assert (Path(__file__).parents[4] / PAPER).read_text("utf-8") == paper()
