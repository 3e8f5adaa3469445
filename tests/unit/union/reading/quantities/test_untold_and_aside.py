"""Figures without a unit, of those who were not there, running totals, lines of totals."""

from datetime import datetime

import pytest

from union.reading.reader import read

NOW = datetime(2026, 11, 20, 10, 0)


def _said(text: str) -> list[str]:
    return [f"{one.what or ''}{one.value.normalize():f}{one.unit}" for one in read(text, NOW).measures]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("昨天组织消防演练，应到62人，实到60", ["应到62人", "实到60人"]),
        ("职代会开完了，应到45实到41", ["应到45人", "41人"]),
        ("给职工发放手套应发40双，实发38", ["不计40双", "38双"]),
        ("昨天派发传单2,600，签名87个，入会3", ["传单2600张", "签名87个", "入会3个"]),
        ("16号相亲会男32女29，成了4对", ["32人", "29人", "4对"]),
    ],
)
def test_a_figure_takes_the_unit_of_what_it_stands_with(text: str, figures: list[str]) -> None:
    """Else it is left over."""
    assert _said(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("走访12户，还有一户不在家", ["12户", "不计1户"]),
        ("走访困难职工，还有一户不在家", ["不计1户"]),
        ("走访18户，有两户没人应门", ["18户", "不计2户"]),
        ("慰问了3户，有一户还留我们吃饭", ["3户", "其中还留我们吃饭1户"]),
        ("会员大会到了63人，便当还剩5个", ["63人", "不计5个"]),
        ("今天走访8户，至此共走访23户", ["8户", "至今23户"]),
        ("走访困难职工12户（应为13户）", ["13户"]),
        ("走访5户，她一个人过年", ["5户"]),
        ("慰问职工40人，礼包人手一份", ["职工40人"]),
    ],
)
def test_who_was_not_met_and_what_was_told_before_counts_nothing(text: str, figures: list[str]) -> None:
    """It is shown, and marked."""
    assert _said(text) == figures


def test_a_line_of_totals_is_held_against_the_lines_above() -> None:
    """It neither doubles the month nor makes parts of them; a wrong one is kept to be pointed out."""
    message = read("一车间走访3户 1500元\n二车间走访4户 2000元\n合计 7户 3400元", NOW)
    assert [one.what for one in message.measures] == [None, None]
    assert [(one.minor, one.what) for one in message.money] == [
        (150000, None),
        (200000, None),
        (340000, "合计行"),
    ]
