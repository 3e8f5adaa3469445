"""How officers call each other: the one member who fits, or nobody."""

import pytest

from union.core.groups import Member, Person, Role
from union.people.forms_of_address import member_named

MEMBERS = [
    Member(Person(1, 101, "周敏", "zhoumin"), Role.ADMIN, title="工会主席"),
    Member(Person(2, 102, "李建国"), Role.OFFICER, title="经审主任"),
    Member(Person(3, 103, "李芳"), Role.MEMBER),
    Member(Person(4, 104, "欧阳静"), Role.LEADER),
    Member(Person(5, 105, "王 芳", "wangfang"), Role.OFFICER),
    Member(Person(6, 106, "王强"), Role.OFFICER),
]
NAMES = [
    ("李建国", 2),
    ("@WangFang", 5),
    ("王 芳", 5),
    ("周主席", 1),
    ("李委员", 2),  # the other 李 is no officer
    ("李主任", 2),
    ("欧阳委员", 4),
    ("老周", 1),
    ("周老师", 1),
    ("李老师", None),  # two of that name
    ("王委员", None),
    ("李主席", None),  # not his title
    ("小李", None),
    ("孙丽", None),
    ("委员", None),
    ("周", None),
]


@pytest.mark.parametrize(("said", "number"), NAMES)
def test_who_is_meant(said: str, number: int | None) -> None:
    """By name first, then by surname and title; where two fit, nobody is taken."""
    found = member_named(MEMBERS, said)
    assert (found and found.person.id) == number
