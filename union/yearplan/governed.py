"""Which deeds a sentence of a plan tells, and which times govern each: its own, one before it, or its heading's."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from union.understanding.normal import Normal
from union.understanding.regex import Regex
from union.yearplan import deeds
from union.yearplan.clauses import Clause, Sentence
from union.yearplan.dating import dated, joined
from union.yearplan.stated import Stated

LONGEST_NOUN, CLAUSES_AHEAD = 22, 5
MOST_TIMES = 24  # in one clause; no plan names more
LED_BY = Regex(r"(?:在|以|借|利用|结合|围绕|抓住|为|通过|根据|随着|自|从|于|逢|每逢|值|针对|凭借|借助|配合)")
# 「11月9日“消防安全日”，组织演练」: what a day is called is no deed.
NAMED_DAY = Regex(r"(?:世界|国际|全国|中国)?[“\"]?\w{2,8}[日月周节][”\"]?")
THIS_ONE = Regex(r"[此该本这]项|上述|以上|该活动|此次")


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
    told: Clause | None = None
    after: Clause | None = None


class Told(NamedTuple):
    """What was said before a sentence that it may point to: the head of its paragraph, and the last deed."""

    head: str
    before: str


def deeds_of(place: Place, sentence: Sentence, index: int, told: Told) -> Iterator[Deed]:
    """The deeds of a sentence, the `index`-th of its line, in order."""
    behind = _time_behind(place.said.text, sentence)
    if behind:
        place, sentence = place._replace(heading=behind), _without_times(sentence)
    elif any(_is_date(one) for clause in sentence.clauses for one in clause.times):
        sentence = _without_seasons(sentence)
    yield from _Walk(place, sentence, index, told).deeds()


class _Walk:
    """Goes through a sentence's clauses with the time that governs, and the one that waits for its deed."""

    def __init__(self, place: Place, sentence: Sentence, index: int, told: Told) -> None:
        self._text, self._sentence, self._index, self._told = place.said.text, sentence, index, told
        self._heading = place.heading
        self._governing: tuple[Stated, ...] = (place.heading,) if place.heading else ()
        self._waiting: Clause | None = None
        self._last = ""

    def deeds(self) -> Iterator[Deed]:
        for number, clause in enumerate(self._sentence.clauses):
            said = self._text[clause.start : clause.end]
            own = tuple(dated(self._text, clause.times[:MOST_TIMES], said, self._heading))
            following = self._sentence.clauses[number + 1 : number + CLAUSES_AHEAD]
            if own:
                yield from self._dated(number, own, following)
            else:
                yield from self._undated(clause, following)
        waiting = self._waiting
        if waiting and (self._is_of_festivals() or deeds.has_kind(left_beside(self._text, waiting))):
            yield Deed(waiting, self._governing, (waiting.start, waiting.end))

    def _dated(self, number: int, own: tuple[Stated, ...], following: Sequence[Clause]) -> Iterator[Deed]:
        """A clause with times of its own; what festival it names may complete a time that waits."""
        clause, start = self._sentence.clauses[number], self._sentence.clauses[number].start
        if self._waiting and all(one.festival for one in own) and not self._is_of_festivals():
            own, start = joined(self._governing, own), self._waiting.start
        left = left_beside(self._text, clause)
        if _leads_on(self._text, clause, left, following):
            self._governing, self._waiting = own, clause
            return
        self._governing = own
        if deeds.is_pointing(left) and not self._is_of_festivals():
            yield from self._pointed(number, own)
        else:
            yield Deed(clause, own, (start, clause.end), told=self._just_before(number))
        self._waiting, self._last = None, self._text[clause.start : clause.end]
        if own[0].festival or own[0].when.rrule:  # these govern their own clause alone
            self._governing = (self._heading,) if self._heading else ()

    def _undated(self, clause: Clause, following: Sequence[Clause]) -> Iterator[Deed]:
        """A clause without a time: the deed one waits for, or another of the time that governs."""
        waiting = self._waiting
        if waiting and _is_aside(self._text, clause, following):
            return
        if waiting:
            yield Deed(waiting, self._governing, (waiting.start, clause.end), after=clause)
        elif self._governing and _is_governed(self._text, clause, self._index, following, self._last):
            yield Deed(clause, self._governing, (clause.start, clause.end))
        else:
            return
        self._waiting, self._last = None, self._text[clause.start : clause.end]

    def _is_of_festivals(self) -> bool:
        return any(one.festival for one in self._governing)

    def _pointed(self, number: int, own: tuple[Stated, ...]) -> Iterator[Deed]:
        """「此项工作在3月底前完成」: the deed stands in the clause before, the sentence before, or the paragraph's head."""
        clause = self._sentence.clauses[number]
        earlier = self._sentence.clauses[number - 1] if number else None
        if earlier and deeds.is_pointing(self._text[earlier.start : earlier.end]):
            earlier = None  # 「时间：5月中旬」
        if earlier and not earlier.times:
            yield Deed(earlier, own, (earlier.start, clause.end))
            return
        is_this = THIS_ONE.search(self._text, clause.start, clause.end) is not None
        named = (self._told.head if is_this else "") or self._told.before
        if not earlier and named:
            yield Deed(clause, own, (self._sentence.start, clause.end), named=named)

    def _just_before(self, number: int) -> Clause | None:
        return self._sentence.clauses[number - 1] if number else None


def _time_behind(text: str, sentence: Sentence) -> Stated | None:
    """The one time of a sentence, where it stands in brackets at its end: 「召开全委会，部署工作（1月）」."""
    said = [one for clause in sentence.clauses for one in clause.times if not one.is_loose]
    if len(said) != 1 or text[sentence.end - 1 : sentence.end] != ")":
        return None
    inside = text.rfind("(", sentence.start, said[0].begin)
    is_alone = inside >= 0 and deeds.is_pointing(
        text[inside : said[0].begin] + text[said[0].end : sentence.end]
    )
    return said[0] if is_alone and len(sentence.clauses) > 1 else None


def _is_date(one: Stated) -> bool:
    return not (one.is_season or one.is_loose or one.when.rrule)


def _without_seasons(sentence: Sentence) -> Sentence:
    """「4月，组织春季踏青」: beside a date a season is but a word."""
    clauses = (
        clause._replace(times=tuple([one for one in clause.times if not one.is_season]))
        for clause in sentence.clauses
    )
    return sentence._replace(clauses=tuple(clauses))


def _without_times(sentence: Sentence) -> Sentence:
    return sentence._replace(clauses=tuple([clause._replace(times=()) for clause in sentence.clauses]))


def left_beside(text: str, clause: Clause) -> str:
    """The words of a clause without its times; a campaign's name is one of them."""
    at, left = clause.start, ""
    for one in (one for one in clause.times if not one.is_campaign):
        left += text[at : one.begin]
        at = one.end
    return left + text[at : clause.end]


def _leads_on(text: str, clause: Clause, left: str, following: Sequence[Clause]) -> bool:
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
    if deeds.is_pointing(left) or NAMED_DAY.fullmatch(left):
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
