"""Which deeds a sentence of a plan tells, and which times govern each: its own, one before it, its heading's,
or one in brackets behind it: 「召开全委会，部署工作。（1月）」, 「技能竞赛（选拔：4月；决赛：9月）」.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.reading.text.normal_form import Normal
from union.yearplan.items import deeds
from union.yearplan.items.clause_dates import (
    PlanClause,
    PlanSentence,
    dated,
    is_date,
    is_in_name,
    joined,
    listed,
    text_without_times,
    with_merged_clauses,
    without_seasons,
    without_yearly,
)
from union.yearplan.structure import vocabulary
from union.yearplan.times.stated_time import DIGIT, Stated, span

LONGEST_LABEL = 8
# What may be said of a time in such brackets: 「各协会每月不少于1次」, 「下半年，待通知」.
ASIDE = Regex(
    r"各[^,。;:]{1,6}|(?:至少|不少于|不低于)?[一二两三四\d]{0,2}[次场]|[,;、]?(?:待|视|具体|分批|另行|暂定|预计|按|由)[^()]*|每次[^,。;]*"
)
SEPARATORS = " ,;:、/和及(（"


class Behind(NamedTuple):
    """A time behind a sentence and what of its deed it dates; "" where all of it."""

    time: Stated
    part: str = ""


def times_behind(text: str, sentence: PlanSentence) -> list[Behind]:
    """The times in the brackets at a sentence's end; none where others stand before them, or words that say more."""
    said = [one for clause in sentence.clauses for one in clause.times if not one.is_loose]
    opened = text.rfind("(", sentence.start, sentence.end) if text[sentence.end - 1] == ")" else -1
    inside = [one for one in said if one.begin > opened]
    outside = [one for one in said if one.begin < opened]
    if opened < 0 or not inside:
        return []
    if outside and not all(_is_name(one) for one in outside):
        return _months_of_a_rate(outside, inside)
    found, at = [], opened + 1
    for one in inside:
        found.append(Behind(one, _part(text[at : one.begin])))
        at = one.end
    is_alone = not _part(text[at : sentence.end - 1]) and all(len(one.part) <= LONGEST_LABEL for one in found)
    is_needed = len(sentence.clauses) > 1 or any(one.part for one in found)
    return found if is_alone and is_needed else []


def _is_name(one: Stated) -> bool:
    """「春节保供电慰问（除夕）」, 「年终考核（11月25日）」: in the deed's name, where the brackets say when."""
    is_name = one.festival is not None or one.is_season or not DIGIT.search(one.when.text)
    return is_name and not one.when.rrule


def _part(words: str) -> str:
    plain = ASIDE.sub("", words).strip(SEPARATORS + ")）。")
    return "" if deeds.is_pointing(plain) else plain


def _months_of_a_rate(outside: list[Stated], inside: list[Stated]) -> list[Behind]:
    """「每半年更新（6月、12月）」: which months they are."""
    is_rate = len(outside) == 1 and outside[0].when.rrule is not None and outside[0].festival is None
    if not is_rate or len(inside) < 2 or any(one.when.grain is not Grain.MONTH for one in inside):
        return []
    when, months = outside[0].when, ",".join(str(one.first.month) for one in inside)
    if when.end is None:
        return []
    rule = f"FREQ=YEARLY;BYMONTH={months}"
    named = span(when.text, when.start.date(), when.end.date(), when.grain, rule)
    return [Behind(outside[0]._replace(when=named))]


LONGEST_NOUN, CLAUSES_AHEAD = 22, 5
MOST_TIMES = 24  # in one clause; no plan names more
LED_BY = Regex(
    r"(?:在|以|借|利用|结合|围绕|抓住|为|通过|根据|随着|自|从|于|逢|每逢|值|进入|针对|凭借|借助|配合)"
)
# 「11月9日“消防安全日”，组织演练」: what a day is called is no deed.
NAMED_DAY = Regex(r"(?:[为是])?(?:世界|国际|全国|中国)?[“\"]?\w{2,8}[日月周节][”\"]?")
BARE = Regex(r"\W*")
UNTIL = Regex(r"[至到]")
LONGEST_EVENT = 10
EVENT = Regex(
    r"[^,。;:一-二的]{2,}(?:赛|竞赛|比武|讲座|培训班?|演练|座谈会|茶话会|联欢会|表彰会|运动会|报告会|联谊会|展)"
)
SAME_TIME = Regex(r"(?:与此)?同时")
THIS_ONE = Regex(r"[此该本这]项|上述|以上|该活动|此次")


class PlanPlace(NamedTuple):
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

    clause: PlanClause
    times: tuple[Stated, ...]
    quote: tuple[int, int]
    named: str = ""
    told: PlanClause | None = None
    after: PlanClause | None = None


class ToldBefore(NamedTuple):
    """What was said before a sentence that it may point to: the head of its paragraph, and the last deed."""

    head: str
    before: str


def deeds_of(place: PlanPlace, sentence: PlanSentence, index: int, told: ToldBefore) -> Iterator[Deed]:
    """The deeds of a sentence, the `index`-th of its line, in order."""
    sentence = without_yearly(place.said.text, with_merged_clauses(place.said.text, sentence))
    behind = times_behind(place.said.text, sentence)
    for one in behind:
        yield from _deeds_at(place, sentence, index, told, one)
    if behind:
        return
    if any(is_date(one) for clause in sentence.clauses for one in clause.times):
        sentence = without_seasons(sentence)
    parts = listed(place.said.text, sentence) if place.heading else [sentence]
    for part in parts:
        yield from _Walk(place, part, index if part is parts[0] else 0, told).deeds()


class _Walk:
    """Goes through a sentence's clauses with the time that governs, and the one that waits for its deed."""

    def __init__(self, place: PlanPlace, sentence: PlanSentence, index: int, told: ToldBefore) -> None:
        self._text, self._sentence, self._index, self._told = place.said.text, sentence, index, told
        self._heading = place.heading
        self._governing: tuple[Stated, ...] = (place.heading,) if place.heading else ()
        self._waiting: PlanClause | None = None
        self._last = ""
        self._feasts: tuple[Stated, ...] = ()
        self._topic: PlanClause | None = None
        self._spoken: tuple[Stated, ...] = ()

    def deeds(self) -> Iterator[Deed]:
        for number, clause in enumerate(self._sentence.clauses):
            said = self._text[clause.start : clause.end]
            own = tuple(dated(self._text, clause.times[:MOST_TIMES], said, self._heading))
            following = self._sentence.clauses[number + 1 : number + CLAUSES_AHEAD]
            if self._is_completed(clause, following):
                self._last = said
            elif not own and not self._waiting and _is_topic(self._text, clause, following):
                self._topic, self._last = clause, said
            elif own:
                yield from self._dated(number, own, following)
            else:
                yield from self._undated(clause, following)
        waiting = self._waiting
        if waiting and (self._is_of_festivals() or deeds.has_kind(text_without_times(self._text, waiting))):
            yield Deed(waiting, self._governing, (waiting.start, waiting.end))

    def _is_completed(self, clause: PlanClause, following: Sequence[PlanClause]) -> bool:
        """「各小组写出总结，12月15日前交办公室」: the time of a deed stands in the clause behind it."""
        if self._waiting or not following or not all(is_in_name(self._text, one) for one in clause.times):
            return False
        times = following[0].times
        is_date = bool(times) and not any(one.is_loose or one.festival or one.when.rrule for one in times)
        is_end = is_date and deeds.completes(text_without_times(self._text, following[0]))
        return is_end and not deeds.is_pointing(text_without_times(self._text, clause))

    def _dated(self, number: int, own: tuple[Stated, ...], following: Sequence[PlanClause]) -> Iterator[Deed]:
        """A clause with times of its own; what festival it names may complete a time that waits."""
        clause, start = self._sentence.clauses[number], self._sentence.clauses[number].start
        if self._waiting and all(one.festival for one in own) and not self._is_of_festivals():
            own, start = joined(self._governing, own), self._waiting.start
        own = self._bounded(number, own)
        left = text_without_times(self._text, clause)
        if not self._is_rate_of_last(number, left) and _leads_on(self._text, clause, left, following):
            self._governing, self._waiting = own, clause
            return
        self._governing = self._spoken = own
        if (deeds.is_pointing(left) or (number and deeds.completes(left))) and not self._is_of_festivals():
            yield from self._pointed(number, own)
        else:
            before = self._sentence.clauses[number - 1] if number else None
            yield Deed(clause, own, (start, clause.end), told=self._topic or before)
        self._waiting, self._last = None, self._text[clause.start : clause.end]
        self._feasts = own if all(one.festival and not one.when.rrule for one in own) else ()
        if own[0].festival or own[0].when.rrule:  # these govern their own clause alone
            self._governing = (self._heading,) if self._heading else ()

    def _bounded(self, number: int, own: tuple[Stated, ...]) -> tuple[Stated, ...]:
        """「4-6月，每月举办一期」: every month of those."""
        before = self._sentence.clauses[number - 1] if number else None
        is_bare = (
            before and len(before.times) == 1 and deeds.is_pointing(text_without_times(self._text, before))
        )
        around = before.times[0] if before and is_bare else None
        is_rate = len(own) == 1 and own[0].when.rrule and own[0].when.grain is Grain.YEAR
        if around is None or not is_rate or around.when.rrule or around.festival or around.is_loose:
            return own
        rate = own[0].when
        return (own[0]._replace(when=span(rate.text, around.first, around.after, rate.grain, rate.rrule)),)

    def _is_rate_of_last(self, number: int, left: str) -> bool:
        """「办好读书会，每两个月举行一次，由各支会主持」: the rate is that of the deed before it."""
        clauses = self._sentence.clauses
        if not number or self._waiting or not any(one.when.rrule for one in clauses[number].times):
            return False
        before = self._said(clauses[number - 1])
        is_deed = not clauses[number - 1].times and deeds.has_kind(before)
        return is_deed and deeds.counts(left) and not deeds.is_pointing(before)

    def _undated(self, clause: PlanClause, following: Sequence[PlanClause]) -> Iterator[Deed]:
        """A clause without a time: the deed one waits for, or another of the time that governs."""
        waiting, said = self._waiting, self._text[clause.start : clause.end]
        if waiting and _is_aside(self._text, clause, following):
            return
        if waiting:
            yield Deed(waiting, self._governing, (waiting.start, clause.end), after=clause)
        elif self._feasts and len(said) <= LONGEST_EVENT and EVENT.fullmatch(said):
            # 「三八节座谈会，插花讲座」: a meeting or contest named and no more, of the festival named before it
            yield Deed(clause, self._feasts, (clause.start, clause.end))
        elif (
            self._spoken
            and not any(one.when.rrule for one in self._spoken)
            and SAME_TIME.match(self._text, clause.start)
            and deeds.begins_new_deed(self._text, clause.start, clause.end, self._last)
        ):
            yield Deed(clause, self._spoken, (clause.start, clause.end))
        elif self._governing and _is_governed(self._text, clause, self._index, following, self._last):
            yield Deed(clause, self._governing, (clause.start, clause.end))
        else:
            return
        self._waiting, self._last = None, said

    def _is_of_festivals(self) -> bool:
        return any(one.festival for one in self._governing)

    def _pointed(self, number: int, own: tuple[Stated, ...]) -> Iterator[Deed]:
        """「此项工作在3月底前完成」: the deed stands in the clause before, the sentence before, or the paragraph's head."""
        clause = self._sentence.clauses[number]
        earlier = self._sentence.clauses[number - 1] if number else None
        # 「时间：5月中旬」
        if earlier and (deeds.is_pointing(self._said(earlier)) or self._is_field(earlier)):
            earlier = self._untimed_clause_before(number - 1)
        if (
            earlier
            and _is_timed(self._text, earlier)
            and deeds.is_pointing(text_without_times(self._text, earlier))
        ):
            earlier = self._untimed_clause_before(number - 1)  # 「疗养两批，第一批5月，第二批9月」
        if earlier and not _is_timed(self._text, earlier):
            yield Deed(earlier, self._until(clause, joined(own, earlier.times)), (earlier.start, clause.end))
            return
        if earlier and any(one.when.rrule for one in earlier.times):
            return  # 「每两个月一次，时间放在单月的最后一个星期五」
        is_this = THIS_ONE.search(self._text, clause.start, clause.end) is not None
        named = (self._told.head if is_this else "") or self._told.before
        # A bare time on a line of its own is more likely a heading in a form unknown than a word on the line above.
        is_said = self._index > 0 or BARE.fullmatch(text_without_times(self._text, clause)) is None
        if not earlier and named and (is_said or self._text[clause.start - 1 : clause.start] in ("(", ":")):
            yield Deed(clause, own, (self._sentence.start, clause.end), named=named)

    def _untimed_clause_before(self, number: int) -> PlanClause | None:
        """The last clause before one that names something and has no time: 「运动会 时间：5月」."""
        said = [
            one
            for one in self._sentence.clauses[max(0, number - CLAUSES_AHEAD) : number]
            if not (_is_timed(self._text, one) or self._is_field(one))
        ]
        return next((one for one in reversed(said) if not deeds.is_pointing(self._said(one))), None)

    def _said(self, clause: PlanClause) -> str:
        return self._text[clause.start : clause.end]

    def _is_field(self, clause: PlanClause) -> bool:
        """A label with a colon, or what stands behind one: 「责任人：王芳」."""
        is_first = clause.start <= self._sentence.clauses[0].start
        before = "" if is_first else self._text[clause.start - 1 : clause.start]
        return ":" in before + self._text[clause.end : clause.end + 1]

    def _until(self, clause: PlanClause, own: tuple[Stated, ...]) -> tuple[Stated, ...]:
        """「三月份：1、普查，至4月底结束」: from the heading's time on."""
        begins, left = self._heading, text_without_times(self._text, clause)
        if begins is None or len(own) != 1 or not UNTIL.match(left) or own[0].after <= begins.first:
            return own
        when = span(own[0].when.text, begins.first, own[0].after, begins.when.grain)
        return (own[0]._replace(when=when),)


def _deeds_at(
    place: PlanPlace, sentence: PlanSentence, index: int, told: ToldBefore, one: Behind
) -> Iterator[Deed]:
    """The deeds of a sentence at a time behind it, or the part of its deed that this time is of: 「（决赛：9月）」."""
    bare = sentence._replace(clauses=tuple([clause._replace(times=()) for clause in sentence.clauses]))
    if not one.part:
        yield from _Walk(place._replace(heading=one.time), bare, index, told).deeds()
        return
    clause, text = bare.clauses[0], place.said.text
    head = text[clause.start : clause.end].split("(", 1)[0]
    named = one.part if one.part in head else head + one.part
    yield Deed(clause, (one.time,), (sentence.start, sentence.end), named=named)


def _is_timed(text: str, clause: PlanClause) -> bool:
    return any(not (one.is_loose or is_in_name(text, one)) for one in clause.times)


def _leads_on(text: str, clause: PlanClause, left: str, following: Sequence[PlanClause]) -> bool:
    """「3月中旬，」, 「在三八节来临之际，」: a time whose deed stands in a clause behind it."""
    behind = following[0].times[0] if following and following[0].times else None
    # 「12月，年终考核」
    is_word = behind and behind.when.rrule is None and not DIGIT.search(behind.when.text)
    if not following or (behind and not (behind.festival or behind.is_loose or is_word)):
        return False
    if not any(
        deeds.begins_deed(text, one.start, one.end) or deeds.has_kind(text[one.start : one.end])
        for one in following
    ):
        return False
    if deeds.is_pointing(left) or NAMED_DAY.fullmatch(left):
        return clause.times[0].begin - clause.start <= 6 or LED_BY.match(text, clause.start) is not None
    return LED_BY.match(text, clause.start) is not None and not deeds.has_kind(left.replace("庆祝", ""))


def _is_aside(text: str, clause: PlanClause, following: Sequence[PlanClause]) -> bool:
    is_reason = deeds.gives_reason(text, clause.start, clause.end)
    return is_reason and any(deeds.begins_deed(text, one.start, one.end) for one in following)


def _is_topic(text: str, clause: PlanClause, following: Sequence[PlanClause]) -> bool:
    """「技能竞赛，4月动员，11月考核」: what the clauses behind it are the stages of."""
    dated_ones = [one for one in following if any(not time.is_loose for time in one.times)]
    stages = [
        one
        for one in dated_ones
        if text_without_times(text, one).strip(" ,、") in vocabulary.listed("short_deeds")
    ]
    is_campaign = bool(clause.times) and all(one.is_campaign for one in clause.times)
    is_bare = is_campaign and clause.end - clause.times[-1].end == clause.times[0].begin - clause.start == 0
    is_named = text[clause.end : clause.end + 1] == ":"  # 「安全生产月：知识竞赛（6月中旬）」
    return len(stages) > 1 or ((is_bare or is_named) and bool(dated_ones) and dated_ones[0] is following[0])


def _is_governed(
    text: str, clause: PlanClause, index: int, following: Sequence[PlanClause], last: str
) -> bool:
    """Whether a clause without a time is a deed of the time before it; `last` is the deed told before in the sentence."""
    if last:
        return deeds.begins_new_deed(text, clause.start, clause.end, last)
    said = text[clause.start : clause.end]
    if deeds.begins_deed(text, clause.start, clause.end):
        return True
    if _is_aside(text, clause, following) or len(said) < deeds.SHORTEST:
        return False
    is_short, is_reason = len(said) <= LONGEST_NOUN, deeds.gives_reason(text, clause.start, clause.end)
    if index == 0:
        return is_short or not is_reason
    return is_short and not is_reason and deeds.has_kind(said)
