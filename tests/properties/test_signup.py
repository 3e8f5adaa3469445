"""The list of an item, whatever is pressed in whatever order."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from union.attendance.headcount import Quorum
from union.attendance.sign_up_list import (
    Capacity,
    Entry,
    entries_of_person,
    hindrance,
    lists,
    moved_down,
    moved_up,
)

PEOPLE = st.integers(1, 6)
TEAMS = st.sampled_from(["", "红星队", "蓝天队"])
STEPS = st.lists(st.tuples(st.booleans(), PEOPLE, TEAMS), max_size=40)
LIMITS = st.one_of(st.none(), st.integers(1, 5).map(Capacity))


def played(steps: Sequence[tuple[bool, int, str]]) -> list[list[Entry]]:
    """The list after each step: entering unless hindered, or withdrawing one's own."""
    states: list[list[Entry]] = [[]]
    for enters, person, team in steps:
        now = list(states[-1])
        entry = Entry(person, team)
        if enters and hindrance(now, entry) is None:
            now.append(entry)
        if not enters and entry in entries_of_person(now, person):
            now.remove(entry)
        states.append(now)
    return states


@given(STEPS, LIMITS)
def test_the_list_holds_its_promises(steps: list[tuple[bool, int, str]], limit: Capacity | None) -> None:
    """Nobody twice, no team twice, never above the limit, nobody waits while there is a place, order is kept."""
    for entries in played(steps):
        found = lists(entries, limit)
        teams = [each.team for each in entries if each.team]
        assert len(set(entries)) == len(entries)
        assert len(set(teams)) == len(teams)
        assert [*found.entered, *found.waiting] == entries
        if limit is None:
            assert not found.waiting
        else:
            assert len(found.entered) <= limit.number
            assert not found.waiting or len(found.entered) == limit.number


@given(STEPS, LIMITS, LIMITS)
def test_who_is_told_is_who_moved(
    steps: list[tuple[bool, int, str]], before: Capacity | None, after: Capacity | None
) -> None:
    """After each step, and after another limit: told are exactly those on both lists whose side changed."""
    states = played(steps)
    pairs = [(lists(one, before), lists(two, before)) for one, two in pairwise(states)]
    pairs.append((lists(states[-1], before), lists(states[-1], after)))
    for old, new in pairs:
        assert set(moved_up(old, new)) == set(old.waiting) & set(new.entered)
        assert set(moved_down(old, new)) == set(old.entered) & set(new.waiting)


@given(STEPS, st.integers(1, 5))
def test_one_withdrawal_moves_one_up(steps: list[tuple[bool, int, str]], limit: int) -> None:
    """The first of those who wait, and nobody down."""
    entries = played(steps)[-1]
    found = lists(entries, Capacity(limit))
    for gone in found.entered:
        after = lists([each for each in entries if each != gone], Capacity(limit))
        assert moved_up(found, after) == found.waiting[:1]
        assert moved_down(found, after) == ()


@given(st.integers(1, 9), st.integers(2, 9), st.integers(0, 500), st.booleans())
def test_a_quorum_is_the_least_that_is_enough(count: int, share: int, expected: int, over: bool) -> None:
    """The number needed reaches the share, one fewer does not."""
    needed = Quorum(count, share, over=over).needed(expected)
    assert needed is not None
    wanted = expected * count
    assert needed * share > wanted if over else needed * share >= wanted
    assert not ((needed - 1) * share > wanted if over else (needed - 1) * share >= wanted)
