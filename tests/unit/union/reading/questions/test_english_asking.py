"""What is asked in an English message: without what leads up to it, and why it is asked."""

from datetime import datetime

import pytest

from union.reading.questions.item_questions import words_asked
from union.reading.questions.question_reader import read_question
from union.reading.questions.thresholds import asking_part, plainly


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


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Did the yearly budget get passed? can't recall at which meeting", ("year", "budg", "pass", "meet")),
        ("how many gloves went out and to which workshop", ("glov", "works")),
        ("are all the grievances settled", ("grievan",)),
    ],
)
def test_the_words_asked_are_the_stems_of_what_was_spelt(said: str, words: tuple[str, ...]) -> None:
    """For the log is in English as well; none of them asks."""
    assert words_asked(said) == words


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Last Exco how many turned up", "上次委员会来了多少人?"),
        ("April spending up to now?", "多少钱花了4月"),
        ("This quarter so far how many visits, and cost?", "本季度、累计多少次走访、多少钱"),
    ],
)
def test_a_question_put_the_other_way_round(said: str, read: str) -> None:
    """What is meant stands before what is asked of it."""
    assert plainly(asking_part(said)).rstrip("?") == read.rstrip("?")


@pytest.mark.parametrize(
    ("said", "most"),
    [
        ("which outing cost the most", ("money", "fact", False)),
        ("cheapest purchase so far?", ("money", "fact", True)),
        ("which talk had the most people", ("people", "fact", False)),
        ("lowest attendance?", ("people", "fact", True)),
        ("which month did we spend the most", ("money", "month", False)),
    ],
)
def test_the_most_is_asked_for(said: str, most: tuple[str, str, bool]) -> None:
    """Of one piece of work, or of a month."""
    found = read_question(asking_part(said), datetime(2026, 12, 8, 9))
    assert found is not None and found.most is not None
    assert (found.wants, *found.most) == most


@pytest.mark.parametrize(
    "said",
    ["most people can make it Friday", "we had the biggest turnout ever", "the biggest cost is the bus"],
)
def test_what_tells_of_the_most_asks_nothing(said: str) -> None:
    """No question is made of it."""
    assert read_question(asking_part(said), datetime(2026, 12, 8, 9)) is None


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("what has Kumar been doing this month", "what did Kumar do this month"),
        ("what's Mei Ling been up to?", "what did Mei Ling do recently"),
        ("Kumar last week did what", "what did Kumar do last week"),
        ("most recent donation?", "when was the last donation?"),
        ("the last visit was moved", "the last visit was moved"),
    ],
)
def test_what_somebody_did_is_asked_in_one_way(said: str, asked: str) -> None:
    """However it is put."""
    assert asking_part(said) == asked
