"""Results of a competition as an officer writes them: 「第一名 装配车间」, 「王芳 12分30秒」, a line each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import normalize

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole

RANK = r"第[一二三四五六七八九十\d]{1,3}名|[冠亚季]军|[特一二三四]等奖|优[胜秀]奖|组织奖|鼓励奖"
# 12分30秒, 98.5分, 3:1, 21环, 6米32
SCORE = r"\d{1,5}(?:\.\d{1,3})?(?:(?::\d{1,3}){1,2}|(?:小时|分钟|分|秒|环|米|厘米|次|个|票|件|公斤|步)(?:\d{1,3}+(?:\.\d{1,3}+)?(?:分|秒|厘米)?){0,4}+)"
NAME = r"[^\s,;:/\d](?:[^,;:/\n]{0,28}?[^\s,;:/])??"
LINE = Regex(
    rf"(?:(?P<rank>{RANK})[\s:,]*(?P<name>{NAME})(?:[\s:,(]*(?P<score>{SCORE})\)?)?"
    rf"|(?P<who>{NAME})[\s:,]+(?P<figure>{SCORE}))"
)
CUT = Regex(rf"[\n;]+|(?<!\s)\s+/\s+|[,、。]\s*(?=(?:{RANK}))|(?<=\S)\s+(?=(?:{RANK}))")
VOID = Regex(
    r"(?:成绩|名次|结果)(?:全部)?(?:作废|删除|清空|撤销)|(?:删除|清空|撤销)(?:全部)?(?:成绩|名次|结果)"
)
ALONE = {"冠军": 1, "亚军": 2, "季军": 3}
PRIZES = {"特等奖": 0, "一等奖": 1, "二等奖": 2, "三等奖": 3, "四等奖": 4}
LAST = 1000
LONGEST = 2000
MOST = 60  # lines kept of one competition


@dataclass(frozen=True, slots=True)
class Result:
    """One line: 名次 or prize, who, 成绩; rank and score may be empty, not both."""

    rank: str
    name: str
    score: str = ""

    @property
    def order(self) -> int:
        """The place it takes in a list; what has no rank stands behind."""
        if self.rank in PRIZES:
            return PRIZES[self.rank]
        return _place(self.rank) or LAST


def read_results(text: str) -> tuple[Result, ...]:
    """The results a reply tells; empty unless every piece of it is one."""
    if len(text) > LONGEST:
        return ()
    said = _half_width(text).strip(" 。\n")
    pieces = [piece.strip(" ,。;") for piece in CUT.split(_after_heading(said))]
    read = [_result(piece) for piece in pieces if piece]
    return tuple(each for each in read if each) if read and all(read) else ()


def is_void(text: str) -> bool:
    """「成绩作废」: nothing that was told holds."""
    return VOID.fullmatch(_half_width(text).strip(" 。!")) is not None


def merged(old: Iterable[Result], new: Iterable[Result]) -> tuple[Result, ...]:
    """A name's later result replaces its earlier one, and a place of its own changes hands."""
    fresh = tuple({each.name: each for each in new}.values())
    names = {each.name for each in fresh}
    places = {_place(each.rank) for each in fresh} - {0}
    kept = [each for each in old if each.name not in names and _place(each.rank) not in places]
    return tuple(sorted((*kept, *fresh), key=lambda each: each.order)[:MOST])


def in_words(result: Result) -> str:
    """「第一名 装配车间 12分30秒」."""
    return " ".join(part for part in (result.rank, result.name, result.score) if part)


def _result(piece: str) -> Result | None:
    found = LINE.fullmatch(piece)
    if found is None:
        return None
    if found["rank"]:
        return Result(found["rank"], found["name"].strip(), found["score"] or "")
    return Result("", found["who"].strip(), found["figure"])


def _after_heading(said: str) -> str:
    """Without 「成绩：」, 「比赛结果:」 before the lines."""
    return re.sub(r"^(?:比赛|竞赛)?(?:成绩|名次|结果)(?:如下|公布)?[:,\s]+", "", said)


def _half_width(text: str) -> str:
    """Figures and signs in one form; the names stay as written, with the spaces between."""
    return normalize("NFKC", text)


def _place(rank: str) -> int:
    """1 for 第一名 and 冠军; 0 for a prize, which several may win."""
    if rank in ALONE:
        return ALONE[rank]
    return (whole(rank[1:-1]) or 0) if rank.startswith("第") else 0
