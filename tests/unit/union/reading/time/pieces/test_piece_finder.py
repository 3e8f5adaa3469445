"""The pieces of a time."""

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from union.reading.lexicon import PieceRule, alternation, with_words
from union.reading.text.normal_form import normal
from union.reading.time.pieces import piece_finder
from union.reading.time.pieces.piece_finder import atoms, rules

NAMED = re.compile(r"\(\?P<[a-z]+>")
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
    festivals = [
        piece_finder._festivals(kind) for kind in sorted(map(piece_finder._kind_of, piece_finder._firsts()))
    ]
    pattern = "|".join(dict.fromkeys(NAMED.sub("(?:", one.pattern) for one in festivals if one.pattern))
    every = [*(rule for rule in rules().values() if rule.pattern), PieceRule("festival", pattern)]
    return re.compile(alternation(every, piece_finder._list))


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


@pytest.mark.parametrize(
    "rule", [rule for rule in rules().values() if rule.needs], ids=lambda rule: rule.name
)
def test_no_text_without_what_a_piece_needs_holds_it(rule: PieceRule) -> None:
    """Shown by the pattern's own parts: each way through it takes one of the signs, or looks for one beside it."""
    assert _takes_one(_parser.parse(with_words(rule.pattern, piece_finder._list)), set(rule.needs), set())


def _takes_one(parts: Iterable[Any], needs: set[str], sure: set[int]) -> bool:
    """Whether some part of those one behind the other does; `sure`: groups that do."""
    return any(_takes(op, given, needs, sure) for op, given in parts)


def _takes(op: Any, given: Any, needs: set[str], sure: set[int]) -> bool:
    if op is code.LITERAL:
        return chr(given) in needs
    if op is code.IN:
        return all(each is code.LITERAL and chr(sign) in needs for each, sign in given)
    if op is code.BRANCH:
        return all(_takes_one(one, needs, sure) for one in given[1])
    if op is code.SUBPATTERN:
        found = _takes_one(given[3], needs, sure)
        sure |= {given[0]} if found else set()
        return found
    if op in (code.MAX_REPEAT, code.MIN_REPEAT):
        return _takes_one(given[2], needs, sure) and given[0] > 0
    if op is code.ATOMIC_GROUP:
        return _takes_one(given, needs, sure)
    if op is code.GROUPREF_EXISTS:
        group, there, absent = given
        return (group in sure or _takes_one(there, needs, sure)) and _takes_one(absent or (), needs, sure)
    if op is code.ASSERT_NOT and not given[1]:  # (?!): no way through
        return True
    return op is code.ASSERT and _takes_one(given[1], needs, sure)


@pytest.mark.parametrize("each", [24, pytest.param(1, marks=pytest.mark.slow)])
def test_the_first_sign_hides_no_piece(each: int) -> None:
    """Trying only the pieces that can begin with a sign only saves time."""
    assert [text for text in (*SENTENCES, *labelled()[::each]) if not same_pieces(text)] == []


def test_a_piece_keeps_its_parts_and_place() -> None:
    """What was said is kept as words; reading it is another's business."""
    weekday, part, clock = atoms("下周三下午3点半开会")

    assert (weekday.sort, dict(weekday.parts)) == ("weekday", {"which": "下", "day": "三"})
    assert (part.sort, part.start, part.end) == ("part", 3, 5)
    assert (clock.sort, dict(clock.parts)) == ("clock", {"hour": "3", "half": "半"})
