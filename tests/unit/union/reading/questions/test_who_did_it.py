"""Who did what is over; what is to come is asked of colleagues."""

import pytest

from union.reading.questions.item_questions import asks_for_doer


@pytest.mark.parametrize(
    "text",
    [
        "老周是谁去看的",
        "上回那批油是谁送的",
        "谁去过东区",
        "嗰位師傅係邊個去探佢㗎",
        "who went to see the injured driver",
        "who ran the first-aid class?",
    ],
)
def test_a_deed_that_is_over(text: str) -> None:
    """By its own word, or by 是…的."""
    assert asks_for_doer(text)


@pytest.mark.parametrize(
    "text",
    [
        "谁去买票",
        "明天谁去看老周",
        "谁要去看演出的",
        "who is going tomorrow",
        "who can go see him",
        "老周去看过谁家",
    ],
)
def test_what_is_to_come(text: str) -> None:
    """No log can tell."""
    assert not asks_for_doer(text)
