"""What a sentence says becomes of something that is there: moved, put off, cancelled, finished, taken up again, given away.

The words are taken apart by verb; what they name and which time they mean is found out by whoever knows the items
(handlers/routing/references). A sentence that asks, supposes or passes on hearsay changes nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from union.core.lazy_regex import Regex
from union.reading.acts.changes.change_verbs import A_TIME, DOING, PLACE, VERBS, ChangeDeed
from union.reading.text.item_numbers import list_marks
from union.reading.text.normal_form import Normal, normal

BREAK = Regex(
    r"[。;!?\n]|(?<![\d.])\d{1,2}[.、)](?=[\u4e00-\u9fff])|(?<!\d),|,(?!\d{3}(?!\d))|(?<!\d):|:(?!\d)|(?<=[^\sA-Za-z0-9])\s(?=[^\sA-Za-z0-9])|(?<=[0-9人名户])\s(?=[\u4e00-\u9fff])|(?<=[了更行变动])\s(?=\d{1,2}[号日月点:.])"
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
NOT_BUT = Regex(
    r"(?:(?<=不是)|(?<=唔系))(?P<first>[^,。;]{1,10}),(?=而?[是系])|(?<=[半点号日\d始开])[,\s](?=不是[^,。;]{1,10}$)"
)
# 「更正：课是27号」: who puts something right says 是 for 改到.
RIGHTED = Regex(
    r"(?<=[更订纠]正)([:,\s了]{1,3}[^,。;:]{2,14}?)应?该?是(?=\s?\d|[本这下]?周|[一二三四五六七八九十]{1,3}[月号])"
)
AND = Regex(r"[和跟与同、及]|两[个场次]")
# How the clause behind a change that leaves it open says what it becomes: 「30号上午开」, 「改文化宫」, 「在图书室」.
ANEW = r"(?:那?就|现在|依家|如今|新的?)?(?:时间|地点|地方)?(?:改|换|挪|定|放|推)?(?:了|咗)?(?:到|在|去|成|为|而?是|系|喺|:)?\s?"
STARTS_WITH_TIME = Regex(A_TIME)
TIME_BEHIND = Regex(rf"{ANEW}(?P<new>{A_TIME}[^,。;]{{1,40}})$")
PLACE_BEHIND = Regex(rf"{ANEW}(?P<new>{PLACE})(?:去|来)?{DOING}?(?:集合|见)?(?:了|吧)?$")
PLACE_IN_TIME = Regex(
    rf"(?:在|去|到)(?P<new>{PLACE})(?:去|来)?{DOING}?(?:集合)?(?:了|吧)?$|(?<=[\d点半午晚上]) (?P<only>{PLACE})$"
)
STILL_OPEN = Regex(rf"再(?!{DOING})|通知|另行|[说看问]|[等待]|讨论|商量")
OPEN_DEEDS = (ChangeDeed.LATER, ChangeDeed.HINDERED)
LONGEST = 200  # signs of a message in which changes are looked for
FOLLOWING = Regex(
    r"(?<=[周月日号])(?:起|开始)|(?:以后|今后|往后(?![推挪移延])|从此|之后)(?:都是?|全|也|就|每[周次月回])?|都按这个|全(?=停|取消)|(?:统一|一律|固定|长期)(?=[改定在到\d一二三四五六七八九十])|from·(?:then|now)·on|onwards|每[周次月回]都"
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
    `place`: where something moved takes place by now; `goes_on`: it names nothing, and is about what the last one was.
    `stretch` is where its own clauses stand in the text as written.
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
    place: str = ""
    goes_on: bool = False
    stretch: tuple[int, int] = (0, 0)


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
        first, following = _of_item(said, clauses, (first, place, following))
        found.append(_change(said, clauses, first, place, following))
    return tuple(_joined(found))


def _of_item(said: Normal, clauses: Sequence[_Clause], span: tuple[int, int, int]) -> tuple[int, int]:
    """The first clause about a change, and the one behind the last: within a list no other item's."""
    first, place, following = span
    marks = [start for start, _ in list_marks(said.text)]
    begins = max((at for at in marks if at <= clauses[place].start), default=0)
    ends = min((at for at in marks if at > clauses[place].start), default=len(said.text))
    inside = [nth for nth in range(first, following) if begins <= clauses[nth].start < ends]
    return inside[0], inside[-1] + 1


def _clauses(said: Normal) -> Iterator[_Clause]:
    text = NOT_BUT.sub(lambda found: f"{found['first'] or ''}_", said.text)
    text = RIGHTED.sub(lambda found: f"{found[0][:-1]}改", text)
    cuts = [0, *(match.end() for match in BREAK.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        words = text[start:end].strip(" ,。;:!\n")
        if words:
            begin = start + text[start:end].index(words)
            yield _clause(begin, words)


def _clause(start: int, words: str) -> _Clause:
    for deed, pattern in () if ACKNOWLEDGED.search(words) or NOT_YET.search(words) else VERBS:
        found = pattern.search(words)
        if found is not None and not _is_no(deed, found, words):
            named = {name: found.span(name) for name, value in found.groupdict().items() if value}
            first, last = next(
                (span for name, span in named.items() if name != ITEM), (found.end(), found.end())
            )
            own = words[slice(*named[ITEM])] if ITEM in named else words[: found.start()].strip()
            return _Clause(start, start + len(words), deed, own, (start + first, start + last))
    return _Clause(start, start + len(words), None, words, (start, start))


def _is_no(deed: ChangeDeed, found: re.Match[str], words: str) -> bool:
    """What is still to be done is not finished; what is exchanged for nothing is not swapped."""
    if deed is ChangeDeed.SWAP:
        return found["two"] is not None and AND.search(words) is None
    if deed is not ChangeDeed.FINISH:
        return False
    rest = found.groupdict().get("rest") or ""
    return TO_DO.search(words, 0, found.end()) is not None or STARTS_WITH_TIME.match(rest) is not None


def _change(said: Normal, clauses: Sequence[_Clause], first: int, place: int, following: int) -> ItemChange:
    own, last = _with_new(clauses, place, following)
    before = tuple(each.own for each in reversed(clauses[first:place]) if not SAME.search(each.own))
    if clauses[place].deed is ChangeDeed.HINDERED:  # 「课老师请假了」 is not named by all of its words
        told = said.text[own.start : clauses[place].end]
        own, before = replace(own, own=""), (told, *before)
    after = tuple(each.own for each in clauses[last + 1 : following])
    words = said.text[own.start : own.end]
    beside = " ".join([words, *after])
    scope = Scope.FOLLOWING if FOLLOWING.search(beside) else Scope.UNSAID
    scope = Scope.ONE if ONCE.search(beside) else scope
    assert own.deed is not None
    is_move = own.deed in (ChangeDeed.MOVE, ChangeDeed.SHIFT)
    within = PLACE_IN_TIME.search(said.text, *own.new) if is_move else None
    new = (own.new[0], within.start()) if within is not None else own.new
    behind = (found["new"] for each in after if is_move and (found := PLACE_BEHIND.match(each)))
    return ItemChange(
        _deed(own.deed, said.text[slice(*new)]),
        FOLLOWING.sub("", own.own).strip(),
        before,
        said.text[slice(*new)].strip(),
        after,
        scope,
        said.quote(own.start, own.end).strip(" ,，。；;"),
        said.quote(*new).strip() if new[0] < new[1] else "",
        _sentence(said, own.start),
        (within["new"] or within["only"]) if within is not None else next(behind, ""),
        not own.own and not before,
        (said.places[clauses[place].start], said.ends[own.end - 1]),
    )


def _with_new(clauses: Sequence[_Clause], place: int, following: int) -> tuple[_Clause, int]:
    """「时间变了，2月3号下午」, 「27号开不成了，30号」: what is left open, and the clause that tells what it becomes."""
    own = clauses[place]
    if own.deed not in OPEN_DEEDS:
        return own, place
    for nth in range(place + 1, following):
        behind = clauses[nth]
        for deed, pattern in ((ChangeDeed.MOVE, TIME_BEHIND), (ChangeDeed.PLACE, PLACE_BEHIND)):
            found = pattern.match(behind.own)
            if found is not None and not STILL_OPEN.search(behind.own):
                start = behind.start + found.start("new")
                return replace(own, deed=deed, end=behind.end, new=(start, start + len(found["new"]))), nth
        if own.deed is ChangeDeed.LATER:
            break
    return own, place


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
    """「改时间了，不是19号，是24号」 and 「改到28号，地点改到三楼」 are one change: the second says to what."""
    held: ItemChange | None = None
    for each in found:
        joined = _as_one(held, each) if held is not None else None
        if held is not None and joined is None and held.deed is not ChangeDeed.HINDERED:
            yield held
        held = joined or each
    if held is not None and held.deed is not ChangeDeed.HINDERED:
        yield held


def _as_one(first: ItemChange, second: ItemChange) -> ItemChange | None:
    """Two changes of which one says what the other leaves open; None for changes of their own."""
    if second.own and not WHAT_OF_IT.fullmatch(second.own):
        return None
    whole = replace(
        second,
        own=first.own,
        before=first.before,
        text=f"{first.text}，{second.text}",
        goes_on=first.goes_on,
        stretch=(first.stretch[0], second.stretch[1]),
    )
    if first.deed in OPEN_DEEDS:
        return replace(whole, before=(*second.before, *first.before))
    if first.deed is ChangeDeed.MOVE and second.deed is ChangeDeed.PLACE:
        return replace(first, place=second.new, text=whole.text, stretch=whole.stretch)
    if first.deed is ChangeDeed.PLACE and second.deed in (ChangeDeed.MOVE, ChangeDeed.SHIFT):
        return replace(whole, place=first.new)
    return None


WHAT_OF_IT = Regex(r"(?:时间|日期|日子|地点|地方|场地|也|就|都|那|,){1,4}")
