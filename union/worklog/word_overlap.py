"""Words of two messages laid side by side: one name for each deed, what is left over, what speaks against it, what is put right."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Any

from union.core.lazy_regex import Regex
from union.data import table
from union.people.forms_of_address import CALLED, FAMILIAR
from union.reading.english.vocabulary import either, meaning
from union.reading.numbers.numerals import whole
from union.reading.replies.short_replies import Piece
from union.reading.text.normal_form import normal

ORDINAL = Regex(
    r"第?([一二三四五六七八九十\d]{1,3})(期|届|次|批|轮|季度|车间|分厂|分会|支部|小组|班|队(?!伍)|号线|号楼)"
)
TALKED_OF = re.compile(r"[，,；;、。](?:会上|会议)?(?:研究|讨论|审议|商议|商量|部署|通过|听取)[^，,；;。]*")
SMALL = Regex(r"(?<![a-z])(?:the|an?|at|for|of|with|in|on|to|and|n|is|are|was|our|pls|please)(?![a-z])")
RECEIVER = Regex(r"(?<=..)(?:报|交|发|送)给[\u4e00-\u9fff]{1,4}$")  # to whom something is handed in
# 「buy the hampers」: what is to be done says nothing of what it is done with.
TOLD_TO = Regex(
    lambda: rf"^(?P<verb>{either('orders')})\s(?:(?:the|our|all|out|up)\s){{0,3}}(?=[A-Za-z]{{3}})",
    any_case=True,
)
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
    return core_of(RECEIVER.sub("", TOLD_TO.sub("", title)))


@lru_cache(maxsize=1024)
def whole_core(title: str) -> str:
    """The same with what is to be done: 「buy the hampers」 is 采购慰问品."""
    return core_of(TOLD_TO.sub(lambda found: meaning("orders", found["verb"]), title))


def covered_by(said: str, core: str) -> set[int]:
    """The places of `core` that `said` says, two signs at least at a time, in whatever order."""
    blocks = SequenceMatcher(None, core, said, autojunk=False).get_matching_blocks()
    covered = {place for block in blocks if block.size > 1 for place in range(block.a, block.a + block.size)}
    pairs = (place for place in range(len(core) - 1) if core[place : place + 2] in said)
    return covered | {each for place in pairs for each in (place, place + 1)}


GIVEN_OUT = Regex("^(?:分?发|派发|送|发放|分送)|(?:分?发|派发|发放|送)(?:完|到|下去|出去|放)")
BOUGHT = Regex("[订定买购][好了到齐妥]|下单|采购|到货")


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


def is_only_bought(words: str, title: str) -> bool:
    """Whether what is to be given out is told as bought: 「慰问品订好了」 does not end 「发慰问品」."""
    given = GIVEN_OUT.search(title) is not None and GIVEN_OUT.search(words) is None
    return given and BOUGHT.search(words) is not None and BOUGHT.search(title) is None


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


NUMBER = Regex(r"(?<!\d)(\d{1,12}(?:\.\d{1,4})?)([\u4e00-\u9fff])")
PEOPLE, PAIR = "人名位个", 2
OF_NOBODY = tuple("师家板人年职实乡幼龄部门组时")  # 老职工 and 小时 are nobody's names


def alike(text: str, piece: Piece, names: Sequence[str] = ()) -> str:
    """The words of a text the right ones stand for, where just one stretch is of their kind; else "".

    `names`: of those who may be called by them.
    """
    if piece.wrong:
        return piece.wrong if text.count(piece.wrong) == 1 else ""
    right = piece.right
    people = (each for each in names if right in names and each in text)  # another of the same
    for found in (_of_unit(text, right), _of_address(text, right), people):
        one = {each for each in found if each != right}
        if len(one) == 1:
            return one.pop()
    return _nearly(text, right)


def _of_unit(text: str, right: str) -> Iterator[str]:
    """「是32盒」 of 32份: the same number of another thing."""
    said = NUMBER.fullmatch(right)
    for each in NUMBER.finditer(text) if said else ():
        if said and each[1] == said[1] and (each[2] in PEOPLE) == (said[2] in PEOPLE):
            yield each[0]


def _of_address(text: str, right: str) -> Iterator[str]:
    """老张 of 老李, 李工 of 王工."""
    if FAMILIAR.fullmatch(right):
        found = (
            each for each in FAMILIAR.finditer(text) if text[each.end() : each.end() + 1] not in OF_NOBODY
        )
        yield from (each[0] for each in found if each[0][0] == right[0])
    elif called := CALLED.fullmatch(right):
        same = (each for each in CALLED.finditer(text) if each["title"] == called["title"])
        yield from (text[max(each.end() - len(right), 0) : each.end()] for each in same)


def _nearly(text: str, right: str) -> str:
    """孙广田 of 孙广天: of as many signs most in the same places; 读书会 of 读书分享会: with its beginning and its end."""
    size = len(right)
    if size <= PAIR or any(map(str.isdigit, right)):  # figures are told apart by what they are of
        return ""
    found = {text[at : at + size] for at in range(len(text) - size + 1)}
    fits = {each: sum(a == b for a, b in zip(each, right, strict=True)) for each in found}
    best = [each for each, fit in fits.items() if fit == max(fits.values()) and fit * PAIR >= size]
    ends = re.findall(rf"{re.escape(right[:PAIR])}[\u4e00-\u9fff]{{0,4}}?{re.escape(right[-1])}", text)
    one = (best or ends) if right not in found else []
    return one[0] if len(one) == 1 else ""
