"""Clauses said in a way of their own: every rule reads its examples and leaves what is none."""

from datetime import datetime

import pytest

from union.reading.acts.absences.absence_forms import Absence, read_absence
from union.reading.english.frames import FRAMES, hidden
from union.reading.english.times import times
from union.reading.english.translation import is_english
from union.reading.lexicon import TextRule
from union.reading.message import Intent
from union.reading.reader import read
from union.reading.text.normal_form import normal

NOW = datetime(2026, 11, 2, 9)


@pytest.mark.parametrize(
    ("said", "means"), [pair for rule in FRAMES.rules for pair in rule.says["reads"].items()]
)
def test_every_rule_reads_its_examples(said: str, means: str) -> None:
    """The whole sentence in the words the reader knows."""
    assert normal(said).text == means


@pytest.mark.parametrize(
    ("rule", "said"), [(rule, said) for rule in FRAMES.rules for said in rule.says.get("not", ())]
)
def test_what_is_none_of_it_is_left(rule: TextRule, said: str) -> None:
    """The pattern finds nothing in it."""
    assert rule.pattern.search(hidden(said, times(said))) is None


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("MC today", Absence("我", None)),
        ("Faizal on MC till wed", Absence("Faizal", None)),
        ("will be away 21-23 nov, urgent stuff call Ravi", Absence("我", "Ravi")),
        ("Mei Ling is on leave tomorrow", Absence("Mei Ling", None)),
        ("tmr im on leave, Mei Ling will cover me", Absence("我", "Mei Ling")),
    ],
)
def test_who_is_away(said: str, found: Absence) -> None:
    """With who stands in for them, and whoever's name is in Latin letters."""
    when = read(said, NOW, region="MY", meant=Intent.EVENT).when
    assert when is not None
    assert read_absence(said, when.text) == found


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("11 pax went to the wake, 白金 $330 handed over", True),
        ("把 badminton 改到周五", False),
        ("开会 AGM", False),
    ],
)
def test_hardly_any_chinese_is_english(said: str, is_one: bool) -> None:
    """A word of Chinese in an English sentence stays as it is."""
    assert is_english(said) is is_one


@pytest.mark.parametrize(
    "said",
    [
        "Women's Day talk mon 9 nov 3pm, T3 training rm 4. names to me",
        "Visiting uncle Rahman this wed 2pm, who want join",
    ],
)
def test_a_plan_is_read_beside_talk(said: str) -> None:
    """What is asked or talked about behind it takes nothing from it."""
    assert read(said, NOW, region="SG").intent is Intent.EVENT


def test_talk_in_the_same_clause_is_its_own() -> None:
    """「my mil house」 right behind the time: a dinner of somebody's own."""
    assert (
        read("reunion dinner tmr 7pm my mil house 12 dishes.. pray for me", NOW, region="SG").intent
        is Intent.NONE
    )


def test_what_they_cannot_do_on_a_day_is_moved_from_it() -> None:
    """Whoever they are: that day's thing has another day now."""
    words = normal("Management rang. They cannot on 26 Nov, now it is Mon 30 Nov").text
    assert words.endswith("11月26日改到11月30日周一")
