"""What a complete record says: a bare name calls its form, and what was told is not asked for."""

from datetime import date, datetime

import pytest

from union.core.kinds import CATEGORIES
from union.reading.message import Intent
from union.reading.reader import read
from union.worklog.entries import Fact, form_of, form_of_category, forms, missing


def open_fields(name: str, text: str) -> list[str]:
    form = form_of(name)
    assert form is not None
    found = read(text, datetime.fromisoformat("2026-11-20 10:00"), region="CN", meant=Intent.LOG)
    facts = [
        Fact(each.category, each.title, date(2026, 11, 20), each.measures, each.money) for each in found.facts
    ]
    return [each.name for each in missing(form, facts, text)]


@pytest.mark.parametrize("form", forms(), ids=lambda each: each.name)
def test_the_example_answers_everything_asked(form: object) -> None:
    """Who copies it with other figures is asked nothing more."""
    one = next(each for each in forms() if each is form)
    assert open_fields(one.name, f"{one.name}，{one.example}") == []


@pytest.mark.parametrize("form", forms(), ids=lambda each: each.name)
def test_its_category_is_one_of_the_log(form: object) -> None:
    """And no word calls two forms."""
    one = next(each for each in forms() if each is form)
    assert one.category in CATEGORIES
    assert all(form_of(word) is one for word in one.words)


@pytest.mark.parametrize("words", ["走访3户", "今天走访", "走访慰问困难职工", "值班", ""])
def test_more_than_a_name_is_a_log(words: str) -> None:
    """Only the bare word asks."""
    assert form_of(words) is None


def test_what_was_told_is_not_missing() -> None:
    """Counts by their units, money by any sum, the rest by its words."""
    assert open_fields("走访", "走访困难职工12户") == ["慰问金或慰问品", "谁去的"]
    assert open_fields("培训", "培训80人次") == ["主题", "期数或场数", "地点"]


def test_a_category_without_a_form_has_none() -> None:
    """Nothing is asked of it."""
    assert form_of_category("其他") is None
