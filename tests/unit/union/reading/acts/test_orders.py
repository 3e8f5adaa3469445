"""What is told to be filed is filed; what is to be done, asked or reminded of is not."""

import pytest

from union.reading.acts.tasks.orders import filed_on_order


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("奖品花了2600，记一下", "奖品花了2600"),
        ("发了姜茶8桶 帮我记上吧", "发了姜茶8桶"),
        ("修灶台花了460，入账。", "修灶台花了460"),
    ],
)
def test_told_to_be_filed(text: str, words: str) -> None:
    """The words before the order, as written."""
    assert filed_on_order(text) == words


@pytest.mark.parametrize(
    "text", ["明天下午3点开会，记一下", "记一下", "买菜的钱，帮我记一下", "提醒我2点开会，记一下"]
)
def test_not_told_to_be_filed(text: str) -> None:
    """Plans, questions, reminders and words without a figure."""
    assert filed_on_order(text) is None
