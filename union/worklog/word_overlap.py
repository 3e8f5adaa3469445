"""Words of two messages laid side by side: one name for each deed, what is left over, what speaks against it."""

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Any

from union.core.lazy_regex import Regex
from union.data import table
from union.reading.numbers.numerals import whole
from union.reading.text.normal_form import normal

ORDINAL = Regex(
    r"第?([一二三四五六七八九十\d]{1,3})(期|届|次|批|轮|季度|车间|分厂|分会|支部|小组|班|队(?!伍)|号线|号楼)"
)
TALKED_OF = re.compile(r"[，,；;、。](?:会上|会议)?(?:研究|讨论|审议|商议|商量|部署|通过|听取)[^，,；;。]*")
SMALL = Regex(r"(?<![a-z])(?:the|an?|at|for|of|with|in|on|to|and|n|is|are|was|our|pls|please)(?![a-z])")
RECEIVER = Regex(r"(?<=..)(?:报|交|发|送)给[\u4e00-\u9fff]{1,4}$")  # to whom something is handed in
NO_SUBJECT = Regex(r"[^\u4e00-\u9fffA-Za-z]+")


def core_of(words: str) -> str:
    """Words in one spelling, without figures, signs and what says nothing."""
    text = ORDINAL.sub(_in_letters, normal(words).text).lower()
    text = NO_SUBJECT.sub(" ", SMALL.sub(" ", text))
    pattern, meant = _spellings()
    text = pattern.sub(lambda found: meant[found[0]], text)
    for each in word_lists()["fillers"]:
        text = text.replace(each, " ")
    return text.replace(" ", "")


@lru_cache(maxsize=1024)
def title_core(title: str) -> str:
    """The same for titles, which come again and again."""
    return core_of(RECEIVER.sub("", title))


def covered_by(said: str, core: str) -> set[int]:
    """The places of `core` that `said` says, two signs at least at a time, in whatever order."""
    blocks = SequenceMatcher(None, core, said, autojunk=False).get_matching_blocks()
    covered = {place for block in blocks if block.size > 1 for place in range(block.a, block.a + block.size)}
    pairs = (place for place in range(len(core) - 1) if core[place : place + 2] in said)
    return covered | {each for place in pairs for each in (place, place + 1)}


def contradict(one: str, two: str) -> bool:
    """第二期 is not 第三期, 一车间 not 二车间."""
    named, told = ordinals(one), ordinals(two)
    units = {unit for _number, unit in named} & {unit for _number, unit in told}
    return any(not {each for each in named if each[1] == unit} & told for unit in units)


@lru_cache(maxsize=256)
def ordinals(words: str) -> frozenset[tuple[int | None, str]]:
    """What has a number of its own: (2, 车间)."""
    return frozenset((whole(found[1]), found[2]) for found in ORDINAL.finditer(normal(words).text))


def without_agenda(words: str) -> str:
    """What a meeting talked about is no part of what it was: 「…，研究三八节方案」."""
    return TALKED_OF.sub("", words)


def preparations(words: str) -> frozenset[str]:
    """The words of what leads up to something, or follows it: 通知, 方案, 采购."""
    return frozenset(each for each in word_lists()["before"] if each in words)


def is_another_sort(one: str, two: str) -> bool:
    """消防安全演练 is no 消防安全培训."""
    named, told = ({each for each in word_lists()["sorts"] if each in words} for words in (one, two))
    return bool(named and told) and not named & told


def is_in_part(words: str, title: str) -> bool:
    """Whether the words say that some of it is still to be done, where the title is not about that part."""
    text = normal(words).text
    return any(each in text and each not in title for each in word_lists()["partly"])


def _in_letters(found: re.Match[str]) -> str:
    """第二期 and 第2期 are one, and stay apart from 第三期 when figures are dropped."""
    return f"第{chr(ord('a') + (whole(found[1]) or 0) % 26)}{found[2]}"


@cache
def _spellings() -> tuple[re.Pattern[str], dict[str, str]]:
    """Every name of a deed, the longest first, and the one name it is given."""
    meant = {each: names[0] for names in word_lists()["same"] for each in names}
    return re.compile("|".join(sorted(meant, key=len, reverse=True))), meant


def word_lists() -> dict[str, Any]:
    """The words of union/data/ties.toml."""
    return table("ties")
