"""Reads what a message tells of people's lives, 「二车间老刘住院了」, and when it was or will be; jokes, rules, plans and visits told are none.

The words stand in union/data/occasions.toml; the clauses that tell one are found in union/reading/life/detection.py.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.reading.acts.extraction import look
from union.reading.english.translation import is_english
from union.reading.life.detection import FoundTelling, may_tell, tellings
from union.reading.life.life_event import (
    Closing,
    Doubt,
    LifeEvent,
    LifeSubject,
    Likeness,
    Occasion,
    subjects,
    word_list_pattern,
)
from union.reading.life.told_visits import CLAUSE_END, VisitClause, people_in, visit_likeness, visited
from union.reading.message import Intent, When
from union.reading.quantities.measures import measures
from union.reading.text.identifiers import BLANK, masked
from union.reading.text.normal_form import Normal, normal
from union.reading.time.dates.reference_time import TimeRead

# Of these hardly anybody tells weeks before: 「11月16日住院」 was this year.
SUDDEN = (Occasion.ILLNESS, Occasion.HARDSHIP, Occasion.BEREAVEMENT, Occasion.BIRTH)
COMING = Regex("就要?|要|将|快|准备|打算|计划|预计|即")
ALONE = Regex(rf"(?:都是|就在|定在|日期|时间|在)?[:]?{BLANK}+[,;。 ]?")
SOON, YEAR_ON, BACK = timedelta(days=30), timedelta(days=300), timedelta(days=62)

BEFORE = 20  # signs before a person in which the branch stands
STILL, AT_MOST, FAR = timedelta(days=14), timedelta(days=62), timedelta(days=400)
HE = Regex(
    r"(?:听说|因为|反正)?(?:人家|人|[他她佢])?(?:今天|昨天|前天|上午|下午|早上|刚才?|已经?|都|现在|也|就|\s)*"
)
GOES, NOT = Regex("去|看望|看看|探望|慰问|走访"), Regex("[不别甭免]|无[需须]|没必要|取消|算了")
PAID = Regex(r"[\s,:]{0,3}(?:慰问金?|慰问费|补助|帛金)?[\s:]{0,2}[$¥￥]?\d[\d,]{1,9}(?:\.\d{1,2})?(?:元|块)")
WEIGHTY = (Occasion.BEREAVEMENT, Occasion.BIRTH)
# 「今天走访困难职工3户，二车间老刘住院了」: what stands beside a visit to somebody else is asked by itself.
PART = Regex(r"[^，,。；;！!？?\n]+")
MOST = 20  # clauses that are asked
OF_THEM = Regex(r"其中|包括|分别|有的")  # one of those who were visited
PEOPLE = ("户", "人", "名", "位", "人次", "户次")


Events = tuple[LifeEvent, ...]


class Times:
    """The times of a message, read forward and, where it is needed, back."""

    def __init__(self, text: str, now: datetime, region: str, notice: Notice | None) -> None:
        self._text, self.now, self._region, self._notice = text, now, region, notice

    def _reads(self, meant: Intent | None = None) -> list[TimeRead]:
        """As they are said, or all told of or planned; a text that was looked at is remembered."""
        return look(self._text, self.now, self._region, meant, self._notice).reads

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where the times stand in the normal text."""
        return [(one.begin, one.end) for one in self._reads()]

    def of(self, clause: VisitClause, occasion: Occasion) -> When | None:
        """The day named in a clause, in the one before it that ends with it, or in the next if that is no more."""
        begin, later = clause.start - len(clause.before), clause.later[0] if clause.later else ""
        behind = range(clause.end, clause.end + len(later))
        spans = ((a - clause.end, b - clause.end) for a, b in self.spans if a in behind)
        is_alone = ALONE.fullmatch(masked(later, spans)) is not None
        stretches = [(clause.start, clause.end), (begin, clause.start), (clause.end, behind.stop * is_alone)]
        for i, (start, end) in enumerate(stretches):
            for one in self._reads():
                beside = i != 1 or end - one.end <= 1
                is_day = one.has_day or one.when.start.date() == self.now.date()  # 「上午」 alone is today's
                if start <= one.begin < end and is_day and beside and not one.when.rrule:
                    is_coming = occasion not in SUDDEN and COMING.search(clause.said) is not None
                    return self._pointed(one, occasion, is_coming=is_coming)
        return None

    def _pointed(self, one: TimeRead, occasion: Occasion, *, is_coming: bool) -> When:
        """The time the way its occasion points: 「月底就退休了」 ahead, 「11月16日住院」 back."""
        if is_coming and self.now > one.when.until:
            ahead = (each for each in self._reads(Intent.EVENT) if each.when.start > self.now)
            return next((each.when for each in ahead if each.begin == one.begin), one.when)
        if one.when.start - self.now <= (SOON if occasion in SUDDEN else YEAR_ON):
            return one.when
        past = (each for each in self._reads(Intent.LOG) if self.now - each.when.start <= BACK)
        return next((each.when for each in past if each.begin == one.begin), one.when)


def life_events(text: str, now: datetime, *, region: str = "CN", notice: Notice | None = None) -> Events:
    """Every life event a message tells, in order: 「老刘住院，小王生了」 are two; `now` is local wall time."""
    if not may_tell(text):
        return ()
    said = normal(text)
    times = Times(text, now.replace(tzinfo=None), region, notice)
    found = [_event(said, one, times) for one in tellings(said, times.spans)]
    return _joined([one for one in found if one is not None])


def closing(text: str) -> Closing | None:
    """An illness told as over or denied, 「老刘出院了」: the visit that was due may not be needed any more."""
    said = normal(text).text
    is_unsaid = any(word_list_pattern("over", each).search(said) for each in ("never", "asked"))
    if is_unsaid or not word_list_pattern("over").search(said):
        return None
    before: list[LifeSubject] = []
    for clause in CLAUSE_END.split(said):
        over = word_list_pattern("over").search(clause)
        if over is None:
            going = GOES.search(clause) and not NOT.search(clause)
            before = [] if going else subjects(clause) or before
            continue
        for one in reversed(subjects(clause[: over.start()])):  # a whole name ends there: 陈洋|出院了
            if one.person and not one.left:
                return Closing(one.person, over[0], one.branch)
        who = before[0] if len(before) == 1 and HE.fullmatch(clause, 0, over.start()) else None
        if who is not None and who.person and not who.relation:  # 「不用去看老陈了，他出院了」
            return Closing(who.person, over[0], who.branch)
    return None


def _event(said: Normal, one: FoundTelling, times: Times) -> LifeEvent | None:
    """The life event with its time, None where that is long ago or far ahead."""
    clause, told, who = one.clause, one.told, one.subject
    if PAID.fullmatch(clause.text, told.end):  # 「王秀兰 住院 500元」 is what was paid for it
        return None
    when = times.of(clause, told.occasion)
    doubts = set(one.doubts)
    if is_english(said.raw):  # any word may begin as a name
        doubts.add(Doubt.UNCLEAR)
    if when is not None:
        gone = times.now - when.until
        if told.occasion is Occasion.BIRTHDAY and gone >= timedelta():
            return None
        if gone > AT_MOST or when.start - times.now > FAR:
            return None
        if gone > STILL:
            doubts.add(Doubt.LONG_SINCE)
    elif told.occasion is Occasion.BIRTHDAY:
        doubts.add(Doubt.UNDATED)
    start = clause.start
    return LifeEvent(
        told.occasion,
        said.quote(who.start, who.start + len(who.person)),
        said.quote(start + told.start, start + told.end),
        min(said.places[start : clause.end]),
        max(said.ends[start : clause.end]),
        _original_words(said, who.relation, who.start, who.end),
        _original_words(said, who.branch, max(0, who.start - BEFORE), who.start),
        when,
        tuple(doubt for doubt in Doubt if doubt in doubts),
    )


def _original_words(said: Normal, words: str | None, start: int, end: int) -> str | None:
    """Words of the normal text as they were written, where they stand last."""
    at = said.text.rfind(words, start, end) if words else -1
    return said.quote(at, at + len(words)) if words and at >= 0 else words


def _joined(events: Sequence[LifeEvent]) -> Events:
    """One for each person and occasion; a death is no illness besides, nor a birth."""
    kept: dict[tuple[str, Occasion], LifeEvent] = {}
    for one in events:
        key = (one.person, one.occasion)
        kept[key] = _merged_life_event(kept.get(key, one), one)
    hidden = {(person, Occasion.ILLNESS) for person, occasion in kept if occasion in WEIGHTY}
    return tuple(one for key, one in kept.items() if key not in hidden)


def _merged_life_event(one: LifeEvent, again: LifeEvent) -> LifeEvent:
    """Told twice in one message: as sure as the surer telling, with the time that either names."""
    surer = again if again.is_sure and not one.is_sure else one
    start, end = min(one.start, again.start), max(one.end, again.end)
    when, branch = one.when or again.when, one.branch or again.branch
    return replace(surer, start=start, end=end, when=when, branch=branch)


def events_told(text: str, now: datetime, *, region: str = "CN", notice: Notice | None = None) -> Events:
    """Every life event of a message, those beside a visit to others too; `now` is local wall time."""
    found = life_events(text, now, region=region, notice=notice)
    if found or not may_tell(text) or not visited(text):
        return found
    beside: list[LifeEvent] = []
    for clause in list(PART.finditer(text))[:MOST]:
        rest = f"{text[: clause.start()]}，{text[clause.end() :]}"
        if not may_tell(clause[0]) or OF_THEM.search(clause[0]) or visited(clause[0]):
            continue
        for one in life_events(clause[0], now, region=region, notice=notice):
            if one.is_sure and one.person and _is_visit_to_others(rest, one):
                beside.append(replace(one, start=one.start + clause.start(), end=one.end + clause.start()))
    return tuple(beside)


def _is_visit_to_others(rest: str, one: LifeEvent) -> bool:
    """Whether the visit the rest tells of is to others: to people it names, or to several it counts."""
    if not visited(rest) or visit_likeness(rest, one.occasion, one.person, one.branch) is not Likeness.NONE:
        return False
    said = normal(rest)
    counted = (found.measure for found in measures(said))
    return any(each.unit in PEOPLE and each.value > 1 for each in counted) or bool(people_in(said.text))
