"""What `make check` calls dead: names nobody takes; what is kept has a reason that still holds."""

import ast
from pathlib import Path

import pytest

from tools import check_dead
from tools.offered import untaken

OFFERS = """
DAYS, HOURS = 1, 2
def told(): return DAYS
def again(): return again()
def after(): ...
def before(): ...
class Table: ...
"""


def names(**sources: str) -> set[str]:
    """What is untaken in modules of these names."""
    return {".".join(name) for name in untaken({name: ast.parse(text) for name, text in sources.items()})}


@pytest.mark.parametrize(
    ("taker", "left"),
    [
        ("", {"HOURS", "told", "again", "after", "before", "Table"}),
        ("from offers import told, Table", {"HOURS", "again", "after", "before"}),
        ("import offers\noffers.after()", {"HOURS", "told", "again", "before", "Table"}),
        ("import offers as words\nwords.before()", {"HOURS", "told", "again", "after", "Table"}),
        ("from other import after\nafter(before)", {"HOURS", "told", "again", "after", "before", "Table"}),
        ("self.after()", {"HOURS", "told", "again", "after", "before", "Table"}),
    ],
)
def test_a_name_is_taken_by_import_only(taker: str, left: set[str]) -> None:
    """The same word elsewhere takes nothing, and a function does not keep itself alive."""
    assert names(offers=OFFERS, taker=taker) == {f"offers.{name}" for name in left}


def test_a_fixture_is_pytest_s() -> None:
    """Its parameter names take it, which no import shows."""
    assert names(conftest="@pytest.fixture(scope='module')\ndef office(): ...\ndef helper(): ...") == {
        "conftest.helper"
    }


def test_what_only_tests_use_is_dead(tmp_path: Path) -> None:
    """A method only a test calls is found; what the program reads is not."""
    for folder in (*check_dead.PROGRAM, check_dead.TESTS):
        (tmp_path / folder).mkdir()
    (tmp_path / "union/dates.py").write_text(
        "class Day:\n    def shown(self): ...\n    def tried(self): ...\n"
    )
    (tmp_path / "bot/run.py").write_text("from union.dates import Day\nDay().shown()\n")
    (tmp_path / "tests/test_day.py").write_text("from union.dates import Day\nHELP = 1\nDay().tried()\n")
    assert check_dead.dead(tmp_path) == {
        ("union/dates.py", "tried"),
        ("tests/test_day.py", "HELP"),
    }


def test_what_is_kept_without_need_is_said() -> None:
    """A line of KEPT whose name has become alive, or is gone, has to go."""
    told = list(
        check_dead.complaints({("storage/privacy/export.py", "third"), ("union/events/model.py", "third")})
    )
    assert "没有人用：union/events/model.py third" in told
    assert "没有人用：storage/privacy/export.py third" not in told
    assert "KEPT 里不必有：bot/cli/ HELP" in told
