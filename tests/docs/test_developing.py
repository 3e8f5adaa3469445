"""The examples of docs/developing.md work: each is done to a copy of the program and tried."""

from pathlib import Path

import pytest

from tests.docs.developing import PAGE, done_in, replaced, sections

SECTIONS = sections(PAGE.read_text("utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("title", SECTIONS)
def test_an_example_works(title: str, tmp_path: Path) -> None:
    """What a section says to change is changed in a copy, and what it says will hold holds."""
    ended = done_in(tmp_path, SECTIONS[title])
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_a_change_must_find_its_place() -> None:
    """An example whose neighbours have moved says so instead of doing nothing."""
    assert replaced("a\nb\n", "-a\n+a\n+x\n-b\n+y\n") == "a\nx\ny\n"
    with pytest.raises(AssertionError, match="0 times"):
        replaced("a\nb\n", "-c\n+x\n")
