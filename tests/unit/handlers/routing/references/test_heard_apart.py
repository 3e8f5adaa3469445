"""What is told, with a question, a correction or an absence beside it."""

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week


def test_a_question_behind_what_is_told_is_answered_beside_it() -> None:
    """Both are heard."""
    week = Week()
    week.says(LI, "12月3日下午2点开女工委员会会议")
    answer = week.says(LI, "今天走访困难职工4户，发慰问金2000元。女工委员会会议是哪天？")
    assert "慰问金2000元" in answer and "12月3日" in answer


def test_an_absence_is_parted_from_who_takes_over() -> None:
    """A full stop ends an English sentence, too."""
    week = Week()
    week.says(LI, "11月27日前上报劳模材料，李建国负责")
    answer = week.says(LI, "I'm on leave tmr. Next up: committee meeting Thu 3 Dec 2pm at the office")
    assert "不在" in answer or "away" in answer
    assert "12月3日" in answer or "3 Dec" in answer
