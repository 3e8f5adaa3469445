"""Money as a report writes it."""

import pytest

from union.core.units import money_text
from union.words import words

ROWS = [
    (600_000, "CNY", "6000元"),
    (123_450, "CNY", "1234.50元"),
    (5, "CNY", "0.05元"),
    (0, "CNY", "0元"),
    (-1_250, "CNY", "-12.50元"),
    (1_234_567_800, "CNY", "12345678元"),
    (100_000, "HKD", "1000港元"),
    (100_000, "TWD", "1000新台币"),
    (100_000, "USD", "1000美元"),
    (100_000, "CHF", "1000CHF"),
]


@pytest.mark.parametrize(("minor", "currency", "text"), ROWS)
def test_sums_are_exact(minor: int, currency: str, text: str) -> None:
    """Never rounded to 万, cents only where there are some, the currency always said."""
    assert money_text(minor, currency, words()) == text
