"""The pieces of a time."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from union.reading.text.normal_form import normal
from union.reading.time.pieces.piece_finder import atoms, every_piece, rules

SENTENCES = [
    "工作日每天早上8点半打卡，每逢双月15号，隔周周二，单月，天天，一季度一次",
    "大年初一、正月初七、冬月初一、腊八、农历八月十五、闰四月初二、旧历九月初九、阴历五月初五",
    "今儿个、昨晚、明早、后天、前年、去年、来年、本月、这周、上上周、下下个月、年底、月初、岁末、周内",
    "首个工作日、最后一天、第一天、头一天、当天、那天、这天、放假期间、小长假、长假、假期、之前三天、以后两天",
    "凌晨、清晨、早晨、傍晚、深夜、夜里、间、正午、中午、午后、下班前、半小时后、半年、全年、明后两天、廿五、卅",
    "2026-12-05 9:30 3pm 12.5 12/5 20261205 26年12月 二〇二六年 礼拜天 星期日 双休日 周末",
    "二零二七年伊始、百天后、差一刻九点、12.5、Q3、头三天、首周、倒数第二个周五、再过十天、次日、子夜、黎明前、拂晓、晌午",
    "现在到三点、即日起至月底、季末、末个工作日、的最后一天、今明两年、昨今两天、大大后天、两千零八年、零八年、七八点、一早",
]


@cache
def whole() -> re.Pattern[str]:
    """Every piece, tried at every sign."""
    return re.compile(every_piece())


def labelled() -> list[str]:
    """Every sentence of the benchmark, in the form that is read."""
    files = sorted((Path(__file__).parents[5] / "data" / "understanding").rglob("*.jsonl"))
    lines = (line for file in files for line in file.read_text("utf-8").splitlines())
    return [normal(json.loads(line)["text"]).text for line in lines]


def same_pieces(text: str) -> bool:
    """Whether looking at first signs hides nothing."""
    plain = [(match.lastgroup, *match.span()) for match in whole().finditer(text)]
    return [(atom.sort, atom.start, atom.end) for atom in atoms(text)] == plain


def test_every_piece_says_with_what_it_begins() -> None:
    """A piece without its first signs would never be found."""
    assert [sort for sort, rule in rules().items() if not rule.begins] == ["festival"]


@pytest.mark.parametrize("each", [8, pytest.param(1, marks=pytest.mark.slow)])
def test_the_first_sign_hides_no_piece(each: int) -> None:
    """Trying only the pieces that can begin with a sign only saves time."""
    assert [text for text in (*SENTENCES, *labelled()[::each]) if not same_pieces(text)] == []


def test_a_piece_keeps_its_parts_and_place() -> None:
    """What was said is kept as words; reading it is another's business."""
    weekday, part, clock = atoms("下周三下午3点半开会")

    assert (weekday.sort, dict(weekday.parts)) == ("weekday", {"which": "下", "day": "三"})
    assert (part.sort, part.start, part.end) == ("part", 3, 5)
    assert (clock.sort, dict(clock.parts)) == ("clock", {"hour": "3", "half": "半"})
