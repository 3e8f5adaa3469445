"""Of whom it is told that he is well again, where only the clause before names him."""

import pytest

from union.reading.acts.life_events import closing


@pytest.mark.parametrize(
    ("said", "person"),
    [
        ("不用去看老孙了，他出院了", "老孙"),
        ("老孙那里不必跑了，人家昨天已经出院了", "老孙"),
        ("别去看望小赵，听说她没事了", "小赵"),
        ("不用去看老孙了，小赵出院了", "小赵"),
    ],
)
def test_he_is_whom_the_clause_before_names(said: str, person: str) -> None:
    told = closing(said)
    assert told is not None and told.person == person


@pytest.mark.parametrize(
    "said",
    [
        "老孙和小赵那里不用去了，他出院了",
        "不用去看老孙的父亲了，他出院了",
        "不用去看老孙了，他爱人出院了",
        "不用去看老孙了，他出院了吗",
        "周五去老孙家看看，他刚出院",
    ],
)
def test_who_is_meant_is_not_guessed(said: str) -> None:
    """Of two either, of a relative, asked, or somebody goes all the same."""
    assert closing(said) is None
