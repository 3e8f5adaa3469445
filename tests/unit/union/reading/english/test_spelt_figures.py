"""Figures as a telephone takes them down, put in figures before anything else is read."""

import pytest

from union.reading.text.normal_form import normal


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("one hundred and forty members came", "140人到场"),
        ("they went up to three point two five percent", "3.25%"),
        ("banked in two thousand and sixty dollars", "2060元"),
        ("lunch on the twenty third of may", "5月23日"),
        ("gather at eight in the morning tomorrow", "明天上午8点"),
        ("eighteen per cent turned up", "18%"),
    ],
)
def test_words_for_figures_are_figures(said: str, read: str) -> None:
    """Hundreds and thousands, tenths, days of the month and hours of a half day."""
    assert read in normal(said).text


@pytest.mark.parametrize(
    ("said", "read"),
    [("start at six forty five in the morning", "上午6点45分"), ("one of the aunties fell", "one·of·the")],
)
def test_an_hour_and_a_bare_word_stay(said: str, read: str) -> None:
    """「six forty five」 is a time, and 「one」 alone no figure."""
    assert read in normal(said).text
