"""The same told twice."""

from tests.unit.union.reports.checkup.looked_through import found


def test_a_slip_of_the_hand() -> None:
    """Two figures that changed places, or another one."""
    assert found("现有会员268人。\n年末全体会员286人。") == ["twice 268人"]
    assert found("共有23个代表队参赛。\n来自26个代表队的运动员。") == ["twice 23个"]


def test_other_times_and_other_people_are_no_slip() -> None:
    """What it was before, what became of it, a part of it."""
    assert found("现有会员268人。\n上年会员286人。\n发展会员26人。\n慰问会员263人。") == []
    assert found("现有职工268人。\n全体职工1200人。") == []
