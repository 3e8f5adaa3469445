"""What must hold for the explanation of any text."""

from datetime import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.effort import tried
from tests.properties.test_understanding import PIECES
from union.reading.explain.explanation import account, explain
from union.reading.reader import read
from union.words import words

NOW = datetime.fromisoformat("2026-11-20T10:00")


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=30).map("".join) | st.text(max_size=80))
@tried(300, deadline=None)
def test_whatever_is_typed_is_explained(text: str) -> None:
    """It explains what is read, in order, by the words as written; what is left alone has a reason."""
    explained = explain(text, NOW)

    assert explained.message == read(text, NOW)
    assert [text[one.start : one.end] for one in explained.pieces] == [one.words for one in explained.pieces]
    assert all(one.end <= after.start for one, after in pairwise(explained.pieces))
    assert explained.because
    assert all(account(words(), explained)[1:])
