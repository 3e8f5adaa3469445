"""Slips of the keyboard are repaired where a figure or a deed stands beside them, and named."""

from datetime import datetime

import pytest

from union.reading.reader import read
from union.reading.text.normal_form import normal, repaired, simplified


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("慰问今已发，走仿困难职工5户", [("慰问今", "慰问金"), ("走仿", "走访")]),
        ("尉问困难职工3户，送去9000园", [("尉问", "慰问"), ("9000园", "9000元")]),
        ("慰文住院3人", [("慰文", "慰问")]),
        ("派水二十廂", [("二十廂", "二十箱")]),
    ],
)
def test_a_slip_is_named_with_what_was_meant(text: str, pairs: list[tuple[str, str]]) -> None:
    """As it was typed, and as it was taken."""
    assert repaired(text, simplified(text)) == pairs


@pytest.mark.parametrize(
    "text", ["今天慰问今年入职的职工5人", "走防火通道", "慰问温州籍职工3人", "陪训练的孩子"]
)
def test_a_word_of_its_own_is_no_slip(text: str) -> None:
    """「慰问今年入职的」."""
    assert normal(text).text == text


def test_the_sum_of_a_slip_counts() -> None:
    """「9000园」 is 9000 yuan."""
    message = read("走仿困难职工5户，送去9000园", datetime(2026, 11, 20, 10, 0))
    assert ([one.minor for one in message.money], message.category) == ([900000], "帮扶慰问")


def test_a_particle_left_out_joins_no_figures() -> None:
    """「喎」 says nothing; what stands on both its sides are two sums."""
    assert normal("寫住$320喎 280係上次").text == "写住$320、280是上次"
