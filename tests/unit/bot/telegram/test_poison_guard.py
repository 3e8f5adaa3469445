"""An update that ends the program again and again is given up; nothing else is ever counted against anybody."""

from pathlib import Path

import pytest

from bot.telegram.poison_guard import PoisonGuard, note_of, noted


def killed_in(path: Path, number: int, *through: int) -> bool:
    """A life that handles these and is then killed while this one is in hand; whether it was tried."""
    deadly = PoisonGuard(path)
    for each in through:
        assert deadly.begin(each)
        deadly.end(each)
    return deadly.begin(number)


def test_three_times_and_no_more(tmp_path: Path) -> None:
    """The fourth time it is not tried; given up, it is forgotten."""
    path = tmp_path / "g.db"
    assert [killed_in(path, 7) for _ in range(4)] == [True, True, True, False]
    PoisonGuard(path).end(7)
    assert killed_in(path, 7)


def test_what_comes_again_before_it_changes_nothing(tmp_path: Path) -> None:
    """Telegram brings the whole batch once more: its others go through each time."""
    path = tmp_path / "g.db"
    assert [killed_in(path, 7, 5, 6) for _ in range(4)] == [True, True, True, False]


def test_one_that_comes_through_counts_anew(tmp_path: Path) -> None:
    """Two kills by an operator are no reason to give up a message."""
    path = tmp_path / "g.db"
    assert killed_in(path, 7) and killed_in(path, 7)
    assert killed_in(path, 8, 7)
    assert noted(path) == {8: 1}


@pytest.mark.parametrize("content", [b"", b"x", b"\xff" * 200])
def test_a_note_that_is_none_accuses_nobody(tmp_path: Path, content: bytes) -> None:
    """Half a file, or somebody else's."""
    path = tmp_path / "g.db"
    note_of(path).write_bytes(content)
    assert PoisonGuard(path).begin(7)


def test_without_a_place_for_the_note_the_bot_works(tmp_path: Path) -> None:
    """The folder may be gone; a guard is no reason to stop."""
    deadly = PoisonGuard(tmp_path / "nowhere" / "g.db")
    assert all(deadly.begin(7) for _ in range(9))
