"""What is asked in an English message: without what leads up to it, and why it is asked."""

import pytest

from union.reading.questions.thresholds import asking_part


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("eh rally signing which day now i need book the van", "rally signing when"),
        ("remind me the briefing is what date", "the briefing is when"),
        ("my ppl asking, the lunch where n what time ah", "the lunch where n what time ah"),
        (
            "legal clinic last time how many people came somebody ask me",
            "legal clinic last time how many people came",
        ),
        ("where is the family day, pls", "where is the family day"),
    ],
)
def test_only_the_question_is_left(said: str, asked: str) -> None:
    """A word of talk may end it."""
    assert asking_part(said) == asked


@pytest.mark.parametrize(
    "said", ["who is in charge of the family day", "how much did we spend in May", "讲座几点"]
)
def test_a_question_alone_stays(said: str) -> None:
    """And one in Chinese has rules of its own."""
    assert asking_part(said) == said
