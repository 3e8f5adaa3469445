"""A log put right in plain words: only such logs are laid beside the words as they can be about."""

from collections import Counter
from difflib import SequenceMatcher

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week
from union.worklog import spoken_corrections

MANY = 12


def test_work_with_a_total_is_not_laid_beside_every_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """「走访3户…一共26人」 may put right a log of 3, or of 23; of the others none has its figures."""
    week, compared = Week(), Counter[str]()
    for number in range(MANY):
        week.says(LI, f"昨天第{number + 1}车间困难职工安全培训{100 + number}人")
    week.says(LI, "昨天走访困难职工3户")

    def counting(_junk: None, one: str, two: str, *, autojunk: bool) -> SequenceMatcher[str]:
        compared[two] += 1
        return SequenceMatcher(None, one, two, autojunk=autojunk)

    monkeypatch.setattr(spoken_corrections, "SequenceMatcher", counting)
    assert f"#{MANY + 2}" in week.says(LI, "今天走访慰问困难职工3户，今天天气真好。一共26人")
    assert not any("培训" in words for words in compared)


def test_what_is_denied_must_stand_there() -> None:
    """「17，不是11」 changes no log in which no 11 is."""
    week = Week()
    week.says(LI, "昨天走访司机58人")
    assert "17人" not in week.says(LI, "昨天那条是17人，不是11人")


def test_a_total_takes_the_place_of_no_part() -> None:
    """Of two sums neither is the total: the part that is named is put right."""
    week = Week()
    week.says(LI, "今天看望退休职工，慰问金1200元，果篮160元")
    week.says(LI, "果篮实际是180，总额1380")
    assert "慰问金1200元、果篮180元" in week.stage.shown()


def test_so_much_is_added_to_the_figure_of_its_day() -> None:
    """A day that is named says which of two."""
    week = Week()
    week.says(LI, "上周三急救讲座来了38人，周四又补讲一场，20人")
    week.says(LI, "周四那场少记了2个")
    answer = week.stage.shown()
    assert "22人" in answer
    assert "38人" in answer
