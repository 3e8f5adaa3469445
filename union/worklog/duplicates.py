"""The same work logged twice: by two officers, by one who sent it again, or as a forwarded or mended copy.

Words of two messages are laid side by side: one name for each deed, what is left over, what speaks against it. Only pointed out; whether it is one thing the officers say.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache, lru_cache
from itertools import islice
from operator import ne
from typing import Any, NamedTuple

from union.core.grouping import grouped
from union.core.lazy_regex import Regex
from union.data import table
from union.people.forms_of_address import CALLED, FAMILIAR
from union.reading.english.vocabulary import either, meaning
from union.reading.numbers.numerals import whole_number
from union.reading.replies.short_replies import PutRight
from union.reading.text.normal_form import normal
from union.worklog.entries import Fact, LogEntry

AGAIN = timedelta(minutes=30)  # within it somebody who mends a message sends it anew
MOST_PAIRS = 400  # of two entries that are compared; who tells of more is not asked
FIGURES = Regex(r"\d+(?:\.\d+)?")
SIGNS = Regex(r"[^\u4e00-\u9fffA-Za-z0-9]+")
DAYS = Regex(r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}[日号]|[上本这]?(?:周|星期|礼拜)[一二三四五六日天]")
PARTS = Regex(r"上午|下午|晚上|中午")  # told of both, they are two
Figures = frozenset[tuple[str, str, str]]  # least, most, unit
UNITS = {"名": "人", "位": "人", "人次": "人", "户次": "户", "场次": "场"}


class Written(NamedTuple):
    """So much of an entry as tells who wrote which words when, aware."""

    id: int
    author_id: int | None
    text: str
    said_at: datetime


class DuplicateReason(StrEnum):
    """Why two entries look like one."""

    WORDS = "words"  # the same words again
    FIGURES = "figures"  # the same figures on the same day
    MENDED = "mended"  # the same words with another figure, shortly after


def likeness(entry: LogEntry, other: LogEntry) -> DuplicateReason | None:
    """Why the later entry looks like the earlier one; None where they may well be two things."""
    days = {_day(one) for one in entry.facts} & {_day(two) for two in other.facts}
    if not days or not may_be_duplicate(entry, other) or _is_distinct_work(entry, other):
        return None
    if _words(entry.text) == _words(other.text):
        return DuplicateReason.WORDS
    if _has_same_author(entry, other):
        return DuplicateReason.MENDED
    names = (entry.author, other.author)
    is_one = any(
        _same_figures(one, two)
        and _same_subject(_fact_words(one, entry, names), _fact_words(two, other, names))
        for one, two in islice(_pairs(entry, other), MOST_PAIRS)
    )
    return DuplicateReason.FIGURES if is_one else None


def _pairs(entry: LogEntry, other: LogEntry) -> Iterator[tuple[Fact, Fact]]:
    """What each of the two tells of one day and with one of its figures the same."""
    told: dict[object, dict[int, Fact]] = {}
    for place, two in enumerate(other.facts):
        for figure in _figures(two):
            told.setdefault((_day(two), figure), {})[place] = two
    for one in entry.facts:
        alike: dict[int, Fact] = {}
        for figure in _figures(one):
            alike |= told.get((_day(one), figure), {})
        yield from ((one, two) for two in alike.values())


def may_be_duplicate(entry: LogEntry, other: LogEntry | Written) -> bool:
    """Whether their words alone leave that open: one's own entries are like only with the same words, or mended ones."""
    is_own = _has_same_author(entry, other)
    return not is_own or _words(entry.text) == _words(other.text) or _is_mended(entry, other)


def _has_same_author(entry: LogEntry, other: LogEntry | Written) -> bool:
    return entry.author_id is not None and entry.author_id == other.author_id


def twins(entry: LogEntry, others: Sequence[LogEntry]) -> list[LogEntry]:
    """Those that look like it, oldest first."""
    return [each for each in sorted(others, key=lambda each: each.number) if likeness(entry, each)]


def tell_the_same(one: LogEntry, two: LogEntry) -> bool:
    """Whether all figures of both are the same, of the same days, whoever told them in which words."""

    def told(entry: LogEntry) -> set[tuple[object, Figures]]:
        return {(fact.day, _figures(fact)) for fact in entry.facts}

    return told(one) == told(two) and any(_figures(fact) for fact in one.facts)


def may_go(later: LogEntry, earlier: LogEntry) -> list[LogEntry]:
    """Which of the two can be taken back with nothing lost, the one to be preferred first.

    Of a message sent anew with a figure mended that is the former one.
    """
    if likeness(later, earlier) is DuplicateReason.MENDED:
        return [earlier]
    return [goes for goes, stays in ((later, earlier), (earlier, later)) if _has_all_figures(stays, goes)]


def _has_all_figures(stays: LogEntry, goes: LogEntry) -> bool:
    told = grouped((_day(other), _figures(other)) for other in stays.facts)
    return all(
        any(figures <= others for others in told.get(day, ()))
        for day, figures in {(_day(fact), _figures(fact)) for fact in goes.facts}
    )


def _day(fact: Fact) -> tuple[object, str]:
    return fact.day, fact.category


def _is_distinct_work(entry: LogEntry, other: LogEntry) -> bool:
    """Whether each names a workshop, a person, a part of the day of its own, or one tells of what leads up to the other."""
    texts = [normal(each.text).text for each in (entry, other)]
    one, two = (set(PARTS.findall(each)) for each in texts)
    if (one and two and not one & two) or contradict(entry.text, other.text):
        return True
    return _leading_up(texts[0]) != _leading_up(texts[1])


@lru_cache(maxsize=256)  # the entries of one day are compared again and again
def _leading_up(text: str) -> frozenset[str]:
    return preparations(core_of(without_agenda(text)))


@lru_cache(maxsize=256)
def _words(text: str) -> str:
    return SIGNS.sub("", normal(text).text)


def _is_mended(entry: LogEntry, other: LogEntry | Written) -> bool:
    """Whether one's own message came again shortly after with one of its figures changed and the others as before.

    Family after family is told in the same words, too: there all figures differ, or there is only one.
    """
    if abs(entry.said_at - other.said_at) > AGAIN:
        return False
    texts = [normal(each.text).text for each in (entry, other)]
    before, after = map(FIGURES.findall, texts)
    if not len(before) == len(after) > 1 or sum(map(ne, before, after)) != 1:
        return False
    return FIGURES.sub("0", _words(texts[0])) == FIGURES.sub("0", _words(texts[1]))


def _same_figures(one: Fact, two: Fact) -> bool:
    """A figure is shared, and none denied: what one says the other says too, or leaves out altogether."""
    figures, others = _figures(one), _figures(two)
    if not figures & others - {("1", "1", unit) for _least, _most, unit in figures}:
        return False
    for unit in {each[2] for each in figures}:  # both count in it, and neither has all that the other has
        ours, theirs = ({each for each in some if each[2] == unit} for some in (figures, others))
        if ours and theirs and not (ours <= theirs or theirs <= ours):
            return False
    return True


def _same_subject(one: str, two: str) -> bool:
    """Whether at most one of them names what the other does not: two that both do are of two things."""
    ours, theirs = _subject(one), _subject(two)
    return not (_has_unsaid_part(ours, theirs) and _has_unsaid_part(theirs, ours)) and bool(
        covered_by(theirs, ours)
    )


def _has_unsaid_part(core: str, said: str) -> bool:
    covered = covered_by(said, core)
    return any(place not in covered and sign not in said for place, sign in enumerate(core))


def _subject(words: str) -> str:
    core = core_of(words)
    for each in word_lists()["told"]:
        core = core.replace(each, "")
    return core


def _fact_words(fact: Fact, entry: LogEntry, authors: Sequence[str]) -> str:
    """The words of a fact without figures and the two officers' own names: the whole message where it is the only one."""
    text = normal(without_agenda(entry.text) if len(entry.facts) == 1 else fact.words).text
    figures = [each.text for _nth, each in fact.figures if each.text]
    for each in (*sorted(figures, key=len, reverse=True), *authors):
        text = text.replace(normal(each).text, " ")
    return DAYS.sub(" ", text)


def _figures(fact: Fact) -> Figures:
    """What was counted and paid; a price per piece is said by one and left out by another."""
    money = [each for each in fact.money if each.per is None]
    sums = [(str(one.minor), str(one.minor_max or one.minor), one.currency) for one in money]
    spans = [(each, each.value if each.value_max is None else each.value_max) for each in fact.measures]
    counts = [
        (f"{each.value.normalize():f}", f"{most.normalize():f}", UNITS.get(each.unit, each.unit))
        for each, most in spans
    ]
    return frozenset([*counts, *sums])


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
TO_WHOM = "to whom"  # instead of a unit


def contradict(one: str, two: str) -> bool:
    """第二期 is not 第三期, 一车间 not 二车间, a visit to the retired none to the sick."""
    named, told = ordinals(one), ordinals(two)
    units = {unit for _number, unit in named} & {unit for _number, unit in told}
    return any(not {each for each in named if each[1] == unit} & told for unit in units)


@lru_cache(maxsize=256)
def ordinals(words: str) -> frozenset[tuple[int | None, str]]:
    """What has a number of its own, (2, 车间), and whom it is to, by the places of their sorts in the list."""
    text = normal(words).text
    numbered = ((whole_number(found[1]), found[2]) for found in ORDINAL.finditer(text))
    sorts = enumerate(word_lists()["receivers"])
    named = ((at, TO_WHOM) for at, sort in sorts if any(each in text for each in sort))
    return frozenset((*numbered, *named))


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
    return f"第{chr(ord('a') + (whole_number(found[1]) or 0) % 26)}{found[2]}"


@cache
def _spellings() -> tuple[re.Pattern[str], dict[str, str]]:
    """Every name of a deed, the longest first, and the one name it is given."""
    lists = word_lists()
    meant = {each: names[0] for names in (*lists["same"], *lists["short"]) for each in names}
    return re.compile("|".join(sorted(meant, key=len, reverse=True))), meant


def word_lists() -> dict[str, Any]:
    """The words of union/data/ties.toml."""
    return table("ties")


NUMBER = Regex(r"(?<!\d)(\d{1,12}(?:\.\d{1,4})?)([\u4e00-\u9fff])")
PEOPLE, PAIR = "人名位个", 2
OF_NOBODY = tuple("师家板人年职实乡幼龄部门组时")  # 老职工 and 小时 are nobody's names


def wrong_words(text: str, piece: PutRight, names: Sequence[str] = ()) -> str:
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
    return _similar_words(text, right)


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


def _similar_words(text: str, right: str) -> str:
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
