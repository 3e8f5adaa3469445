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
        ("昨天办亲子运动会，家长来了41 孩子38", ["41人", "孩子38人"]),
        ("昨天迎接消防检查，得了93分", ["93分"]),
        ("昨天给3分会送了急救包，到了20人", ["20人"]),
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
        ("走访5户，名单小陈一个人就弄好了", ["5户"]),
        ("今晚派了180张单张，三晚一共520张", ["单张180张", "至今520张"]),
        ("第二批筛查做了97人，两批合计225人", ["97人", "合计2批", "至今225人"]),
        ("运动会第一天100人，两天一共216人", ["运动会第一天100人", "2天", "216人"]),
        ("运动会收官，两天一共216人次", ["2天", "216人次"]),
        ("慰问职工40人，礼包人手一份", ["职工40人"]),
        ("昨天体检到了40人一个都没落下", ["40人"]),
        ("昨天慰问品发了55份一份不差", ["慰问品55份"]),
        ("今天走访3户一户送了一袋米", ["3户", "米1袋"]),
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


@pytest.mark.parametrize(
    ("text", "figures", "sums"),
    [
        ("最后6户走完了，一共23户13800", ["6户", "至今23户"], ["至今13800"]),
        ("剩下的3户也送到了，全部12户7200元", ["也送3户", "至今12户"], ["至今7200元"]),
        ("今天走访9户，一共5400元", ["9户"], ["5400元"]),
    ],
)
def test_a_total_behind_the_last_of_several_is_of_all(text: str, figures: list[str], sums: list[str]) -> None:
    """Those before have been told, and are counted once."""
    message = read(text, NOW)
    assert _said(text) == figures
    assert [f"{one.what if one.what == '至今' else ''}{one.text}" for one in message.money] == sums


def test_how_many_so_far() -> None:
    """Said behind the figure, in English as well."""
    assert _said("bursary got 12 forms so far") == ["至今12份"]


@pytest.mark.parametrize(
    ("text", "figures", "sums"),
    [
        ("面粉肉馅都买了，220", [], ["220"]),
        ("球衣4套2240 篮球3个 390", ["球衣4套"], ["2240", "390"]),
        ("就25一天打完", [], []),
    ],
)
def test_a_figure_beside_what_was_bought(text: str, figures: list[str], sums: list[str]) -> None:
    """A price behind it; no basket of balls, and no price of a day on which something is played."""
    assert (_said(text), [one.text for one in read(text, NOW).money]) == (figures, sums)
