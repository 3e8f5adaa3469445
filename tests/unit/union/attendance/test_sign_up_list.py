"""Places and the waiting list."""

from union.attendance.sign_up_list import (
    Capacity,
    Entry,
    Lists,
    SignUpRefusal,
    entries_of_person,
    hindrance,
    lists,
    moved_down,
    moved_up,
    place_waiting,
)

WANG, LI, ZHAO = Entry(1), Entry(2), Entry(3)
TEAM = Entry(1, "红星队")


def test_the_first_so_many_are_in() -> None:
    """Who comes later waits, in order."""
    assert lists([WANG, LI, ZHAO], Capacity(2)) == Lists((WANG, LI), (ZHAO,))


def test_without_a_limit_everybody_is_in() -> None:
    """Nobody waits."""
    assert lists([WANG, LI, ZHAO], None) == Lists((WANG, LI, ZHAO))


def test_who_waits_has_a_place() -> None:
    """候补第2位; who is in has none."""
    found = lists([WANG, LI, ZHAO], Capacity(1))
    assert [place_waiting(found, each) for each in (WANG, LI, ZHAO)] == [0, 1, 2]


def test_the_first_of_those_who_wait_moves_up() -> None:
    """王芳 withdraws: 赵亮 is in."""
    before, after = lists([WANG, LI, ZHAO], Capacity(2)), lists([LI, ZHAO], Capacity(2))
    assert (moved_up(before, after), moved_down(before, after)) == ((ZHAO,), ())


def test_fewer_places_move_the_last_down() -> None:
    """限2人 made 限1人."""
    before, after = lists([WANG, LI], Capacity(2)), lists([WANG, LI], Capacity(1))
    assert (moved_up(before, after), moved_down(before, after)) == ((), (LI,))


def test_nobody_enters_twice() -> None:
    """Nor does a team of the same name; oneself and a team are two entries."""
    assert hindrance([WANG], WANG) is SignUpRefusal.TWICE
    assert hindrance([TEAM], TEAM) is SignUpRefusal.TWICE
    assert hindrance([TEAM], Entry(2, "红星队")) is SignUpRefusal.TEAM_TAKEN
    assert hindrance([WANG], TEAM) is None


def test_one_withdraws_what_is_ones_own() -> None:
    """All of it, or the team named."""
    assert entries_of_person([WANG, LI, TEAM], 1) == (WANG, TEAM)


def test_whoever_comes_with_others_takes_their_places_too() -> None:
    """And waits until there is room for all of them."""
    family, single = Entry(1, people=3), Entry(2)
    assert lists([single, family], Capacity(3)) == Lists((single,), (family,))
    assert lists([single, family], Capacity(4)) == Lists((single, family))


def test_of_teams_each_is_one() -> None:
    """Whatever the number of its people."""
    assert lists([Entry(1, "红队", 10), Entry(2, "蓝队", 12)], Capacity(2, "队")).waiting == ()


def test_the_same_with_another_number_is_no_second_entry() -> None:
    """It is the entry that stands there, with as many as are told now."""
    known = [Entry(1, people=2)]
    assert hindrance(known, Entry(1, people=2)) is SignUpRefusal.TWICE
    assert hindrance(known, Entry(1, people=5)) is None
