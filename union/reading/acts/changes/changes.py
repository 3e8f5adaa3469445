"""What a sentence says becomes of something that is there: moved, put off, cancelled, finished, taken up again, given away.

The words are taken apart by verb; what they name and which time they mean is found out by whoever knows the items
(handlers/routing/references). A sentence that asks, supposes or passes on hearsay changes nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from union.core.lazy_regex import Regex
from union.reading.acts.changes.change_verbs import A_TIME, VERBS, ChangeDeed
from union.reading.text.normal_form import Normal, normal

BREAK = Regex(
    r"[。;!?\n]|(?<!\d),|,(?!\d{3}(?!\d))|(?<!\d):|:(?!\d)|(?<=[^\sA-Za-z0-9])\s(?=[^\sA-Za-z0-9])|(?<=[0-9人名户])\s(?=[\u4e00-\u9fff])"
)
UNSURE = Regex(
    r"\?|[吗呢么]|谁|哪[个天里次]|多少|几[点号]|什[么麽]|怎[么样]|为何|是不是|要不要|有没有|会不会|能不能|可不可以|行不行|如果|要是|万一|假如|的话|听说|据说|可能|也许|估计|好像|说不定|差点|别忘|记得|没有?[改取推挪移交]|\b(?:if|whether|maybe|might|should·we|can·we)\b",
    any_case=True,
)
ASIDE = Regex(r"谁|什[么麽]|怎[么样]|多少")  # 「球赛取消了，谁来啊」: behind what is told
SENTENCE_END = Regex(r"[。；;！!？?\n]|(?<=[A-Za-z]{2})\.\s|(?<=[^\s.]\d)\.\s|(?<=\))\.\s")
# 「请在8日前交来」, 「争取月底办完」 are still to be done.
ACKNOWLEDGED = Regex(r"^(?:都|已|已经)?收到[了啦喇]?$")  # alone it answers somebody, and finishes nothing
TO_DO = Regex(
    r"(?:日|号|周|月|底|天|点|午|[一二三四五六])(?:之|以)?(?:前|内)|(?<!申)请|(?<![主纪])要(?!求)|争取|务必|必须|(?:计划|准备|打算)(?=[今明后下\d在于把将])|抓紧|尽快|力争|等(?!级)|再|才|(?<![类特级性])别|[未没]|\bto\b|will"
)
NOT_YET = Regex(r"还[没未]|尚未")
ITEM = "item"  # what is meant, where it stands behind the verb
# 「不是19号，是24号」 is one clause; the sign stays one sign.
NOT_BUT = Regex(r"(?<=不是)([^,。;]{1,10}),(?=而?是)|(?<=唔系)([^,。;]{1,10}),(?=系)")
STARTS_WITH_TIME, STILL_OPEN = Regex(A_TIME), Regex(r"再|通知|另行|[说看问]|[等待]|讨论|商量")
LONGEST = 200  # signs of a message in which changes are looked for
FOLLOWING = Regex(
    r"(?:以后|今后|往后(?![推挪移延])|从此|之后)(?:都是?|全|也|就|每[周次月回])?|都按这个|全(?=停|取消)|(?:统一|一律|固定|长期)(?=[改定在到\d一二三四五六七八九十])|from·(?:then|now)·on|onwards|每[周次月回]都"
)
ONCE = Regex(r"只[这停改]|(?:这|仅|停)一?[次回场](?!都)|就这[一]?次")
SAME = Regex(
    r"(?:时间|钟点|钟数|地点|地方|其[他它余]|别的|另外)?[^,。;]{0,6}(?:照旧|照舊|不变|一样|不动|照常|没变)$|^same·"
)


class Scope(StrEnum):
    """Which times of a series are meant."""

    UNSAID = "unsaid"
    ONE = "one"
    FOLLOWING = "following"


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One change: `own` are the words before the verb in its clause, `before` the clauses in front of it, nearest first.

    `new` is what stands behind the verb (a time, a place, a name), `quoted` the same as written; `after` are the
    clauses that follow, up to the next change; `sentence` is where its sentence stands in the text as written.
    """

    deed: ChangeDeed
    own: str
    before: tuple[str, ...]
    new: str
    after: tuple[str, ...]
    scope: Scope
    text: str
    quoted: str = ""
    sentence: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    deed: ChangeDeed | None
    own: str
    new: tuple[int, int]


def read_changes(text: str) -> tuple[ItemChange, ...]:
    """Every change the words tell or ask for, in their order; none where they ask or suppose."""
    said = normal(text)
    if len(said.text) > LONGEST:
        return ()
    clauses = list(_clauses(said))
    told = max((each.end for each in clauses if each.deed is not None), default=0)
    if any(one.start() < told or not ASIDE.fullmatch(one[0]) for one in UNSURE.finditer(said.text)):
        return ()
    places = [place for place, each in enumerate(clauses) if each.deed is not None]
    found = []
    for nth, (place, following) in enumerate(pairwise([*places, len(clauses)])):
        first = places[nth - 1] + 1 if nth else 0
        found.append(_change(said, clauses, first, place, following))
    return tuple(_joined(found))


def _clauses(said: Normal) -> Iterator[_Clause]:
    text = NOT_BUT.sub(lambda found: f"{found[1] or found[2]}_", said.text)
    cuts = [0, *(match.end() for match in BREAK.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        words = text[start:end].strip(" ,。;:!\n")
        if words:
            begin = start + text[start:end].index(words)
            yield _clause(begin, words)


def _clause(start: int, words: str) -> _Clause:
    for deed, pattern in () if ACKNOWLEDGED.search(words) or NOT_YET.search(words) else VERBS:
        found = pattern.search(words)
        if found is not None and not (deed is ChangeDeed.FINISH and TO_DO.search(words, 0, found.end())):
            named = {name: found.span(name) for name, value in found.groupdict().items() if value}
            first, last = next(
                (span for name, span in named.items() if name != ITEM), (found.end(), found.end())
            )
            own = words[slice(*named[ITEM])] if ITEM in named else words[: found.start()].strip()
            return _Clause(start, start + len(words), deed, own, (start + first, start + last))
    return _Clause(start, start + len(words), None, words, (start, start))


def _change(said: Normal, clauses: Sequence[_Clause], first: int, place: int, following: int) -> ItemChange:
    own, last = _with_time(clauses, place, following)
    assert own.deed is not None
    before = tuple(each.own for each in reversed(clauses[first:place]) if not SAME.search(each.own))
    after = tuple(each.own for each in clauses[last + 1 : following])
    words = said.text[own.start : own.end]
    beside = " ".join([words, *after])
    scope = Scope.FOLLOWING if FOLLOWING.search(beside) else Scope.UNSAID
    scope = Scope.ONE if ONCE.search(beside) else scope
    return ItemChange(
        _deed(own.deed, said.text[slice(*own.new)]),
        FOLLOWING.sub("", own.own).strip(),
        before,
        said.text[slice(*own.new)].strip(),
        after,
        scope,
        said.quote(own.start, own.end).strip(" ,，。；;"),
        said.quote(*own.new).strip() if own.new[0] < own.new[1] else "",
        _sentence(said, own.start),
    )


def _with_time(clauses: Sequence[_Clause], place: int, following: int) -> tuple[_Clause, int]:
    """「时间变了，2月3号下午」: a change that leaves the time open, and the clause behind it that tells the time."""
    own = clauses[place]
    if own.deed is not ChangeDeed.LATER or place + 1 >= following:
        return own, place
    behind = clauses[place + 1]
    if STARTS_WITH_TIME.match(behind.own) is None or STILL_OPEN.search(behind.own):
        return own, place
    return replace(own, deed=ChangeDeed.MOVE, end=behind.end, new=(behind.start, behind.end)), place + 1


def _deed(deed: ChangeDeed, new: str) -> ChangeDeed:
    """「晚几天」 says no more than 「推迟」."""
    return ChangeDeed.LATER if deed is ChangeDeed.SHIFT and "几" in new else deed


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end, each with the sign that ends it."""
    cuts = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(cuts) if text[start:end].strip()]


def _sentence(said: Normal, place: int) -> tuple[int, int]:
    at = said.places[place]
    return next((start, end) for start, end in sentences(said.raw) if start <= at < end)


def _joined(found: Sequence[ItemChange]) -> Iterator[ItemChange]:
    """「改时间了，不是19号，是24号」 and 「遲啲，8點先開」 are one change: the second says to what."""
    held: ItemChange | None = None
    for each in found:
        if (
            held is not None
            and held.deed is ChangeDeed.LATER
            and each.deed is ChangeDeed.MOVE
            and not each.own
        ):
            yield replace(each, own=held.own, before=held.before, text=f"{held.text}，{each.text}")
            held = None
            continue
        if held is not None:
            yield held
        held = each
    if held is not None:
        yield held
