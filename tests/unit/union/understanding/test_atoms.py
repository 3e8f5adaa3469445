"""The pieces of a time."""

import re

import pytest

from union.understanding.atoms import alternation, atoms

SENTENCES = [
    "工作日每天早上8点半打卡，每逢双月15号，隔周周二，单月，天天，一季度一次",
    "大年初一、正月初七、冬月初一、腊八、农历八月十五、闰四月初二、旧历九月初九、阴历五月初五",
    "今儿个、昨晚、明早、后天、前年、去年、来年、本月、这周、上上周、下下个月、年底、月初、岁末、周内",
    "首个工作日、最后一天、第一天、头一天、当天、那天、这天、放假期间、小长假、长假、假期、之前三天、以后两天",
    "凌晨、清晨、早晨、傍晚、深夜、夜里、间、正午、中午、午后、下班前、半小时后、半年、全年、明后两天、廿五、卅",
    "2026-12-05 9:30 3pm 12.5 12/5 20261205 26年12月 二〇二六年 礼拜天 星期日 双休日 周末",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_the_look_ahead_hides_no_piece(text: str) -> None:
    """Looking first at the first character only saves time."""
    plain = [(match.lastgroup, *match.span()) for match in re.finditer(alternation(), text)]

    assert [(atom.sort, atom.start, atom.end) for atom in atoms(text)] == plain


def test_a_piece_keeps_its_parts_and_place() -> None:
    """What was said is kept as words; reading it is another's business."""
    weekday, part, clock = atoms("下周三下午3点半开会")

    assert (weekday.sort, dict(weekday.parts)) == ("weekday", {"which": "下", "day": "三"})
    assert (part.sort, part.start, part.end) == ("part", 3, 5)
    assert (clock.sort, dict(clock.parts)) == ("clock", {"hour": "3", "half": "半"})
