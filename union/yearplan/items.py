"""The items of one line: every deed with the time that governs it, and the exact words it stands in."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from union.understanding.normal import Normal
from union.understanding.regex import Regex
from union.yearplan import deeds, naming, words
from union.yearplan.clauses import Clause, Sentence, sentences
from union.yearplan.dating import dated, joined, spans_of
from union.yearplan.spelling import said_in
from union.yearplan.stated import Stated
from union.yearplan.values import PlanItem

LONGEST_NOUN, LONGEST_QUOTE = 22, 120
LED_BY = Regex(r"(?:在|以|借|利用|结合|围绕|抓住|为|通过|根据|随着|自|从|于|逢|每逢|值|针对|凭借|借助|配合)")
FESTIVALS_END = Regex(
    r"[”\"’』」》)]*(?:节日?)?[”\"』」]*(?:等[^,。;]{0,6}?(?:节假?日|节庆|纪念日|节点)(?:期间|前后|前夕|来临之际|活动日)?|等(?=[^级])|期间|前后|前夕|前|来临之际|到来之际|当天|之际|为契机|契机|的?有利时机)*"
)
BETWEEN = Regex(r"[、,和及与或“\"”’‘「」\s]*")
GREETING = Regex(
    r"(?:组织|开展|举办|搞好|做好|继续|认真|积极)*(?:庆祝?|欢庆|迎接?|迎|纪念|利用|抓住|借助|结合|围绕|以|在|为)+[“\"「]*$"
)
LIST = Regex(r"[^、和及]{2,14}(?:(?:、|和|及)[^、和及]{2,14}){1,6}$")
LIST_END = Regex(r"(?:等)?(?:系列)?活动$|等$")


class Place(NamedTuple):
    """A line and what it stands under: the time and section of its headings, and the deed last named before it."""

    said: Normal
    start: int
    line: int
    section: str
    heading: Stated | None
    before: str


class Deed(NamedTuple):
    """A clause with the times that govern it; `quote` is where its words stand.

    `named` is its deed, where that stands elsewhere; `told` the words before it, which complete a short one.
    """

    clause: Clause
    times: tuple[Stated, ...]
    quote: tuple[int, int]
    named: str = ""
    told: str = ""
    after: Clause | None = None


def items_of(place: Place, stated: Sequence[Stated]) -> list[PlanItem]:
    """The items of a line, in order."""
    text = place.said.text
    found: list[PlanItem] = []
    before = place.before
    for index, sentence in enumerate(sentences(text, place.start, stated)):
        sentence, place = _headed(sentence, place)
        if not sentence.clauses:
            continue
        if _labels().match(text, sentence.start, sentence.end):
            found = _owned(found, text[sentence.start : sentence.end], len(found))
            if not _time_label().match(text, sentence.start):
                continue
        if deeds.is_told(text, sentence.start, sentence.end):
            continue
        count = len(found)
        for deed in _deeds(place, sentence, index, before):
            found += _items(place, deed)
        found = _owned(found, text[sentence.start : sentence.end], count)
        before = text[sentence.clauses[0].start : sentence.clauses[0].end]
    return found


def _headed(sentence: Sentence, place: Place) -> tuple[Sentence, Place]:
    """A time that heads the rest of a line, 「三月份：」 in its middle, or dates a whole sentence from its end: 「…（3月）」."""
    text, first = place.said.text, sentence.clauses[0]
    if (
        len(first.times) == 1
        and text[first.end : first.end + 1] == ":"
        and deeds.is_pointing(_left_beside(text, first))
    ):
        if not words.label_of(text[first.start : first.end + 1]):
            return sentence._replace(clauses=sentence.clauses[1:]), place._replace(heading=first.times[0])
    return sentence, place


def _owned(found: list[PlanItem], text: str, count: int) -> list[PlanItem]:
    """The items from `count` on, or the last one, with those the words name for them."""
    names = (
        naming.owners(text)
        if "负责" in text or ":" in text or "牵头" in text or "承办" in text or "主办" in text
        else ()
    )
    if not names:
        return found
    first = count if count < len(found) else max(0, len(found) - 1)
    return [*found[:first], *(_with_owners(one, names) for one in found[first:])]


def _with_owners(item: PlanItem, names: tuple[str, ...]) -> PlanItem:
    if item.owners:
        return item
    return PlanItem(
        item.title, item.kind, item.when, item.festival, names, item.quote, item.section, item.line
    )


def _deeds(place: Place, sentence: Sentence, index: int, before: str) -> Iterator[Deed]:
    """The deeds of a sentence: those with times of their own, and those a time before them governs."""
    text = place.said.text
    behind = _time_behind(text, sentence)
    if behind:
        place, sentence = place._replace(heading=behind), _without_times(sentence)
    governing: tuple[Stated, ...] = (place.heading,) if place.heading else ()
    waiting: Clause | None = None
    last = ""
    for number, clause in enumerate(sentence.clauses):
        following = sentence.clauses[number + 1 :]
        own = tuple(dated(text, clause.times, text[clause.start : clause.end], place.heading))
        start = clause.start
        if (
            waiting
            and own
            and all(one.festival for one in own)
            and not any(one.festival for one in governing)
        ):
            own, start = joined(governing, own), waiting.start
        if own:
            left = _left_beside(text, clause)
            if _leads_on(text, clause, left, following, place.heading):
                governing, waiting = own, clause
                continue
            governing = own
            if deeds.is_pointing(left) and not any(one.festival for one in own):
                yield from _pointed(text, sentence, number, own, before)
            else:
                yield Deed(clause, own, (start, clause.end), told=_just_before(text, sentence, number))
            waiting, last = None, text[clause.start : clause.end]
            if own[0].festival or own[0].when.rrule:  # these govern their own clause alone
                governing = (place.heading,) if place.heading else ()
        elif waiting:
            if _is_aside(text, clause, following):
                continue
            yield Deed(waiting, governing, (waiting.start, clause.end), after=clause)
            waiting, last = None, text[clause.start : clause.end]
        elif governing and _is_governed(text, clause, index, following, last):
            yield Deed(clause, governing, (clause.start, clause.end))
            last = text[clause.start : clause.end]
    if waiting and (deeds.has_kind(_left_beside(text, waiting)) or any(one.festival for one in governing)):
        yield Deed(waiting, governing, (waiting.start, waiting.end))


def _time_behind(text: str, sentence: Sentence) -> Stated | None:
    """The one time of a sentence, where it stands in brackets at its end: 「召开全委会，部署工作（1月）」."""
    said = [one for clause in sentence.clauses for one in clause.times]
    if len(said) != 1 or said[0].is_loose or not text[: sentence.end].endswith(")"):
        return None
    inside = text.rfind("(", sentence.start, said[0].begin)
    is_alone = inside >= 0 and deeds.is_pointing(
        text[inside : said[0].begin] + text[said[0].end : sentence.end]
    )
    return said[0] if is_alone and len(sentence.clauses) > 1 else None


def _without_times(sentence: Sentence) -> Sentence:
    return sentence._replace(clauses=tuple([clause._replace(times=()) for clause in sentence.clauses]))


def _left_beside(text: str, clause: Clause) -> str:
    """The words of a clause without its times."""
    at, left = clause.start, ""
    for one in (one for one in clause.times if not one.is_campaign):
        left += text[at : one.begin]
        at = one.end
    return left + text[at : clause.end]


def _leads_on(
    text: str, clause: Clause, left: str, following: Sequence[Clause], heading: Stated | None
) -> bool:
    """「3月中旬，」, 「在三八节来临之际，」: a time whose deed stands in a clause behind it."""
    if not following or not (
        not following[0].times or following[0].times[0].festival or following[0].times[0].is_loose
    ):
        return False
    has_deed = any(
        deeds.begins_deed(text, one.start, one.end) or deeds.has_kind(text[one.start : one.end])
        for one in following
    )
    if not has_deed:
        return False
    if deeds.is_pointing(left):
        return clause.times[0].begin - clause.start <= 6 or LED_BY.match(text, clause.start) is not None
    return LED_BY.match(text, clause.start) is not None and not deeds.has_kind(left.replace("庆祝", ""))


def _is_aside(text: str, clause: Clause, following: Sequence[Clause]) -> bool:
    """A reason between a time and its deed."""
    return deeds.gives_reason(text, clause.start, clause.end) and any(
        deeds.begins_deed(text, one.start, one.end) for one in following
    )


def _is_governed(text: str, clause: Clause, index: int, following: Sequence[Clause], last: str) -> bool:
    """Whether a clause without a time is a deed of the time before it; `last` is the deed told before in the sentence."""
    if last:
        return deeds.begins_new(text, clause.start, clause.end, last)
    said = text[clause.start : clause.end]
    if deeds.begins_deed(text, clause.start, clause.end):
        return True
    if _is_aside(text, clause, following) or len(said) < deeds.SHORTEST:
        return False
    if index == 0:
        return not (deeds.gives_reason(text, clause.start, clause.end) and len(said) > LONGEST_NOUN)
    return (
        len(said) <= LONGEST_NOUN
        and deeds.has_kind(said)
        and not deeds.gives_reason(text, clause.start, clause.end)
    )


def _pointed(
    text: str, sentence: Sentence, number: int, own: tuple[Stated, ...], before: str
) -> Iterator[Deed]:
    """「此项工作在3月底前完成」: the deed stands in the clause before, in the sentence before, or in the heading."""
    clause = sentence.clauses[number]
    earlier = sentence.clauses[number - 1] if number else None
    if earlier and deeds.is_pointing(text[earlier.start : earlier.end]):
        earlier = None  # 「时间：5月中旬」
    if earlier and not earlier.times:
        yield Deed(earlier._replace(times=()), own, (earlier.start, clause.end))
    elif not earlier and before:
        yield Deed(clause, own, (sentence.start, clause.end), named=before)


def _items(place: Place, deed: Deed) -> Iterator[PlanItem]:
    """One item for every time of a deed; where it names festivals, one for each."""
    feasts = [
        one
        for one in deed.times
        if one.festival and one.names and deed.clause.start <= one.begin < deed.clause.end
    ]
    if feasts:
        yield from _festive(place, deed, feasts)
        return
    clause = deed.after or deed.clause
    title = (
        _named(deed.named)
        if deed.named
        else naming.title(
            place.said,
            clause.start,
            clause.end,
            spans_of(
                clause.times if not place.heading else [one for one in clause.times if one in deed.times]
            ),
        )
    )
    if len(title) <= deeds.SHORTEST and deed.told and not deed.named:
        title = _completed(title, _named(deed.told))
    if len(title) < deeds.SHORTEST:
        return
    for one in deed.times:
        for name in _each(title):
            yield _item(place, deed, one, name, is_festive=False)


def _just_before(text: str, sentence: Sentence, number: int) -> str:
    before = sentence.clauses[number - 1] if number else None
    return text[before.start : before.end] if before else ""


def _completed(title: str, before: str) -> str:
    """「坚持厂务公开，每半年公开一次」: a title that says too little takes what was spoken of."""
    if not before or len(before) > LONGEST_NOUN:
        return title
    return before if title in before else before + title


def _named(words_before: str) -> str:
    said = said_in(words_before)
    return naming.title(said, 0, len(said.text), ())


def _each(title: str) -> list[str]:
    """「乒乓球、拔河比赛」 are two competitions."""
    if not LIST.fullmatch(title) or "“" in title:
        return [title]
    bare = LIST_END.sub("", title)
    return naming.each_of(re.split("[、和及]", bare)) or [title]


def _item(place: Place, deed: Deed, one: Stated, title: str, *, is_festive: bool) -> PlanItem:
    quote = place.said.quote(*deed.quote)
    whole = place.said.text[deed.quote[0] : deed.quote[1]]
    sort = naming.kind(title, whole, is_festive=is_festive, is_deadline=one.when.deadline)
    return PlanItem(title, sort, one.when, one.festival, (), quote, place.section, place.line)


def _festive(place: Place, deed: Deed, feasts: Sequence[Stated]) -> Iterator[PlanItem]:
    """An item for each festival of a clause, with the deed said behind it or shared by all."""
    text, end = place.said.text, deed.clause.end
    leads = text[deed.clause.start : feasts[0].begin]
    shared = _shared_deed(place, deed, feasts, leads)
    own = [
        _behind(place, one, nxt.begin if nxt else end, deed)
        for one, nxt in zip(feasts, [*feasts[1:], None], strict=False)
    ]
    for i, one in enumerate(feasts):
        named = next((words_ for words_ in own[i:] if words_), shared)
        title = naming.festive_title(one.names, named, leads)
        yield _item(place, deed, one, title, is_festive=True)


def _behind(place: Place, one: Stated, end: int, deed: Deed) -> str:
    """What is said right behind a festival, up to the next or the clause's end."""
    text = place.said.text
    start = FESTIVALS_END.match(text, one.end, end).end()  # type: ignore[union-attr]
    if BETWEEN.fullmatch(text, start, end):
        return ""
    others = [span for span in spans_of(deed.clause.times) if start <= span[0] < end]
    return naming.title(place.said, start, end, others).strip("、和及与“”")


def _shared_deed(place: Place, deed: Deed, feasts: Sequence[Stated], leads: str) -> str:
    """The deed in the clause that follows, or in the words before the first festival."""
    if deed.after:
        return naming.title(place.said, deed.after.start, deed.after.end, spans_of(deed.after.times))
    start = deed.clause.start
    greeting = GREETING.search(leads)
    end = start + (greeting.start() if greeting else len(leads))
    before = (
        naming.title(place.said, start, end, spans_of(deed.clause.times))
        if end - start > deeds.SHORTEST
        else ""
    )
    return before if deeds.has_kind(before) else ""


@cache
def _labels() -> re.Pattern[str]:
    lists = "|".join(words.either(name) for name in ("owner_labels", "time_labels", "other_labels"))
    return re.compile(rf"(?:{lists})\s?:")


@cache
def _time_label() -> re.Pattern[str]:
    return re.compile(rf"(?:{words.either('time_labels')})\s?:")
