"""What is supposed beside a plan, and what leads to it, takes nothing from it."""

from datetime import datetime

import pytest

from union.reading.message import Intent
from union.reading.reader import read

NOW = datetime(2026, 11, 20, 17, 15)


@pytest.mark.parametrize(
    "text",
    [
        "12月20日下午3点开筹备会。如果有事来不了，提前跟小王说一声",
        "12月20日下午3点开筹备会，如有不能参加的请告知小王",
        "Committee meeting Tue 15 Dec, 6.15 pm. Kindly let Farid know if you are unable to attend.",
        "跟大家说俩事哈 妇科检查定了，12月23号24号这两天早上7点半，都空腹去！",
    ],
)
def test_what_is_supposed_behind_a_plan_takes_nothing_from_it(text: str) -> None:
    """Nor do the words that lead to it."""
    assert read(text, NOW).intent is Intent.EVENT


def test_what_is_only_supposed_is_no_plan() -> None:
    """The day itself hangs on it."""
    assert read("如果主席有空，12月20日下午3点就开筹备会", NOW).intent is Intent.NONE
