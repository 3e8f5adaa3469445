"""An English word of a question is a word of a log, in small or large letters, and never a piece of one."""

import pytest

from union.reading.questions.subject_words import has_term


@pytest.mark.parametrize(
    ("term", "log", "is_its"),
    [
        ("health讲座", "Health talk went well! 47 turned up", True),
        ("health讲座", "talked to 14 drivers at the depot just now, 3 joined", False),
        ("走访Sister·Aminah", "visited sister Aminah at CGH, gave $150", True),
        ("placards", "bought PLACARDS for the rally", True),
    ],
)
def test_words_of_letters_stand_whole(term: str, log: str, *, is_its: bool) -> None:
    assert has_term(term, log) is is_its
