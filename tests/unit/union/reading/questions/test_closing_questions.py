"""Until when one may enter, in the words people ask it with."""

import pytest

from union.reading.questions.item_questions import asks_closing


@pytest.mark.parametrize(
    "text",
    [
        "插花课报到几号来着",
        "春游最晚哪天报名呀",
        "茶聚個報名幾時截呀",
        "bowling sign up closes when",
        "outing register until when ah",
    ],
)
def test_until_when_is_asked(text: str) -> None:
    """By the word that enters and the word that asks."""
    assert asks_closing(text)


@pytest.mark.parametrize("text", ["插花课几点开始", "报名的有几个人", "what time is the bus", "名单交了"])
def test_other_questions_ask_no_closing(text: str) -> None:
    """An hour, a number, a thing that is done."""
    assert not asks_closing(text)
