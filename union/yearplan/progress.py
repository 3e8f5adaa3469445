"""How far the year is with its plan: what is done, still ahead and late, section by section; whether one asks for it; and how
often what it promises so many times (考核12次, 简报两月一期) was done, how often still, how long there is.

A one-off item counts once. A series counts each of its times that has come so far, and once while none has.
Of a promise done is what calendar and work log show, never one thing twice: a time of the item that was done or held with
the logs tied to it, and a log that says its whole title on days of its own. Sums people tell (今年累计7次) are no deeds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from union.attendance.headcount import is_assumed_held
from union.core.grouping import grouped
from union.core.lazy_regex import Regex
from union.core.period import MONTHS
from union.core.records import dataclass, replace
from union.core.report_section import AddedFigure, AddedSection, counts
from union.core.units import quantity_text
from union.events.model import Event, Occurrence, Status
from union.reading.numbers.numerals import whole_number
from union.reading.quantities.subtotals import SO_FAR_SIGN
from union.reading.text.normal_form import normal, simplified
from union.words import Words
from union.worklog.duplicates import core_of, title_core
from union.worklog.entries import LogEntry
from union.worklog.event_links import is_told_in_full
from union.yearplan.model import PlanItem
from union.yearplan.proposals import planned_moments, span_end
from union.yearplan.times.stated_time import NO_ORDINAL, TIMES

CELLS = 6
FULL, EMPTY = "▓", "░"

YEAR = r"(?P<year>20\d\d)\s*年|(?P<word>今年|本年|去年|明年)"
WHOSE = rf"(?:{YEAR}|请问|问一下|看一下|看看|我们|咱们|工会|全年|年度|年初|工作|度|的){{0,12}}"
SO_FAR = r"(?:现在|目前|到现在|到目前|至今|已经|总体|都|的|一共|总共){0,9}"
HOW = r"(?:怎么样|怎样|如何|咋样|多少|几成|几项|几件|百分之几|百分之多少|哪一?步|什么程度|情况|进度|率|进展)"
FAR = rf"(?:完成|落实|执行|推进|进展|进行|做|办|实施)(?:得|的|了|到|率|情况|进度|进展|是|有){{0,5}}{HOW}{{1,3}}(?:了|是多少|多少|如何|怎么样){{0,3}}"
LEFT = r"(?:还)?(?:剩|有|差|欠)(?:下|着)?(?:多少|几)(?:项|件|个)?(?:工作|事)?(?:没|未)?(?:有)?(?:完成|办|做|完|落实)?(?:完|了)?"
PLAIN = r"(?:完成率|进度|进展|完成情况|完成进度|落实情况|执行情况)(?:怎么样|如何|是多少|多少|呢|咋样)?"
QUESTION = Regex(rf"{WHOSE}计划{SO_FAR}(?:{FAR}|{LEFT}|{PLAIN})(?:了|呢|啊|呀|吗)?")
# 「简报今年还差几期」
OWED = Regex(
    r"(?:今年|本年|全年|请问|问一下|我们|工会|的){0,4}(?P<deed>[\u4e00-\u9fff]{2,12}?)(?:今年|本年|全年|年内|到年底|现在|目前|的){0,3}"
    r"还(?:要|得|该)?(?:差|欠|剩|做|办|出|搞)(?:下|着)?(?:多少|几)[次期场回轮](?:[没未][\u4e00-\u9fff]{1,2})?[了呢啊呀吗]?"
)
SIGNS = Regex("划|还[要得该差欠剩做办出搞]")
EDGES = " \t\n，,。.！!？?"


@dataclass(frozen=True, slots=True)
class Tracked:
    """An accepted item with its times up to now, or the next one where none has come; cancelled ones left out."""

    section: str
    event: Event
    times: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many are planned, done, past their day and still open, given up."""

    planned: int = 0
    done: int = 0
    late: int = 0
    given_up: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(*map(sum, zip(astuple(self), astuple(other), strict=True)))

    @property
    def percent(self) -> int:
        """Done of what was planned, rounded down: 100 only when all of it is done."""
        return 100 * self.done // self.planned if self.planned else 0


@dataclass(frozen=True, slots=True)
class ProgressPart:
    """One section of the plan with its items, by time."""

    section: str
    items: tuple[Tracked, ...]
    count: Count


def parts(tracked: Iterable[Tracked], wall: datetime) -> tuple[ProgressPart, ...]:
    """The sections in the order they first come; an item all of whose times are cancelled is none."""
    return tuple(
        ProgressPart(
            section,
            tuple(sorted(items, key=lambda one: (one.times[0].start, one.event.number))),
            total(count(one, wall) for one in items),
        )
        for section, items in grouped((one.section, one) for one in tracked if one.times).items()
    )


def total(counts: Iterable[Count]) -> Count:
    return sum(counts, Count())


def count(one: Tracked, wall: datetime) -> Count:
    """One item at a moment of wall time."""
    return Count(
        len(one.times),
        sum(is_done_or_held(each, wall) for each in one.times),
        sum(is_late(each, wall) for each in one.times),
        sum(each.status is Status.GIVEN_UP for each in one.times),
    )


def is_done_or_held(one: Occurrence, wall: datetime) -> bool:
    """Whether it was done, or counts as held."""
    return one.status is Status.DONE or is_assumed_held(one, wall)


def is_late(one: Occurrence, wall: datetime) -> bool:
    """Whether its day is over and nobody has said that it was done."""
    return one.status is Status.OPEN and max(one.start, one.end) <= wall and not is_assumed_held(one, wall)


def times_so_far(times: Sequence[Occurrence], wall: datetime) -> tuple[Occurrence, ...]:
    """Of the times of a series those that have come or are settled; the first where none has."""
    standing = [each for each in times if each.status is not Status.CANCELLED]
    come = [each for each in standing if each.start <= wall or each.status is not Status.OPEN]
    return tuple(come or standing[:1])


def bar(done: int, planned: int) -> str:
    """「▓▓▓▓░░」: full only when all is done, empty only when nothing is."""
    if not planned:
        return EMPTY * CELLS
    cells = max(done * CELLS // planned, min(done, 1))
    return FULL * cells + EMPTY * (CELLS - cells)


def is_progress_question(text: str) -> bool:
    return year_asked(text, 0) is not None or bool(owed_deed(text))


def owed_deed(text: str) -> str:
    """What of the year's counted promises is asked for: 简报; "" for any other question."""
    return said["deed"] if (said := OWED.fullmatch(simplified("".join(text.split())).strip(EDGES))) else ""


def year_asked(text: str, this: int) -> int | None:
    """The year of the plan whose progress is asked for (「今年计划还剩几项」); None for any other question."""
    said = QUESTION.fullmatch(simplified("".join(text.split())).strip(EDGES))
    if said is None:
        return None
    if said["year"]:
        return int(said["year"])
    return this + {"去年": -1, "明年": 1}.get(said["word"] or "", 0)


WHOLE_YEAR = Regex(r"(?:今|本|全|一|当)?年度?[内中里]?")
UNIT = Regex(r"[次期场回轮]")
CLAUSE_END = Regex(r"[，。；,;！!？?\n]")
FEWEST, MOST = 2, 60  # what is done every day is a habit nobody counts
# 「简报第3期」 is one of 编印简报
ISSUE = Regex(r"第[\d一二三四五六七八九十]{1,3}期|出刊|印(?!象)")
MAKING = Regex("^(?:编[印发辑]|印发|出版?(?!席))")
NEAR = timedelta(days=3)  # what is told of twice so near is one deed
SECTION, CATEGORY, SHOWN = "计划次数", "组织建设", 3


class Kept(NamedTuple):
    """An accepted item of a plan beside the item of the calendar it became."""

    item: PlanItem
    event: Event


@dataclass(frozen=True, slots=True)
class Promise:
    """So many times in [first, end), and the items of the calendar that are to bring them."""

    title: str
    times: int
    unit: str
    first: date
    end: date
    events: tuple[Event, ...]

    def due(self, day: date) -> int:
        """How often it would be done by a day, by whole months."""
        span, passed = (_months(self.first, until) for until in (self.end, min(day, self.end)))
        return self.times * passed // max(1, span)


@dataclass(frozen=True, slots=True)
class PromiseStanding:
    """A promise at a day: how often it was kept by then, and how often it would be, spread evenly."""

    promise: Promise
    done: int
    due: int
    day: date

    def is_of(self, deed: str) -> bool:
        asked, own = set(title_core(deed)), set(title_core(self.promise.title))
        return bool(asked) and (asked <= own or own <= asked)

    @property
    def left(self) -> int:
        return max(0, self.promise.times - self.done)

    @property
    def behind(self) -> int:
        return max(0, self.due - self.done)


def promises(kept: Iterable[Kept]) -> tuple[Promise, ...]:
    """What these items promise to be done twice or more often, in the order of the plan."""
    found = list[Promise]()
    for _quote, group in groupby(kept, key=lambda one: (one.item.quote, one.item.line)):
        found += _of_quote(list(group))
    return tuple(one for one in found if FEWEST <= one.times <= MOST)


def _of_quote(alike: Sequence[Kept]) -> list[Promise]:
    """Of one clause: 「6月、9月各一次」 is one promise of two; 「春节、中秋慰问」 are two deeds of their own."""
    if len(alike) == 1 or any(one.item.when.rrule for one in alike):
        return [_promise([one], _times(one.item)) for one in alike]
    is_one = len({one.event.title for one in alike}) == 1
    return [_promise(alike, len(alike))] if is_one else []


def _promise(alike: Sequence[Kept], times: int) -> Promise:
    first = min(one.item.when.start for one in alike).date()
    end = max(span_end(one.item.when) for one in alike).date()
    unit = _count_and_unit(alike[0].item)[1]
    return Promise(alike[0].event.title, times, unit, first, end, tuple(one.event for one in alike))


def _times(item: PlanItem) -> int:
    """A count of the whole span as it was said, else as often as the rule comes round in it."""
    count, _unit = _count_and_unit(item)
    is_whole = WHOLE_YEAR.fullmatch(item.when.text) is not None
    if item.when.rrule is None:
        return count if item.when.grain in MONTHS else 1
    return count if is_whole and count > 1 else len(planned_moments(item.when))


def _count_and_unit(item: PlanItem) -> tuple[int, str]:
    """The one count its words state with what it counts, 「12次」; 1 where there is none, or several."""
    found = [each for each in TIMES.finditer(item.quote) if not NO_ORDINAL.search(item.quote[: each.start()])]
    said = {(whole_number(each["few"]) or 1, each[0]) for each in found}
    if len(said) != 1:
        return 1, "次"
    ((count, words),) = said
    unit = UNIT.search(words)
    return count, unit[0] if unit else "次"


def standings(
    found: Sequence[Promise], times: Iterable[Occurrence], logs: Iterable[LogEntry], day: date, wall: datetime
) -> tuple[PromiseStanding, ...]:
    """Where each stands at `day`: by those of its times that were done or held at `wall`, and by these logs.

    A log that fulfils something else, or by somebody's word nothing, is none of any; one that says two titles is of the longer.
    """
    owner = {event.id: place for place, one in enumerate(found) for event in one.events}
    ours = (one for one in times if one.event.id in owner and is_done_or_held(one, wall))
    settled = grouped((owner[one.event.id], one) for one in ours)
    tied = defaultdict[int, dict[tuple[int, str], list[date]]](dict)
    bare = defaultdict[int, list[date]](list)
    for log in logs:
        if log.event_id in owner:
            key = (log.event_id or 0, log.event_time)
            tied[owner[log.event_id or 0]].setdefault(key, []).append(log.facts[0].day)
        elif log.event_id is None and not log.fulfils_none:
            for told_of, on in _promises_in_log(found, log):
                bare[told_of].append(on)
    return tuple(
        PromiseStanding(one, deeds(settled.get(place, ()), tied[place], bare[place]), one.due(day), day)
        for place, one in enumerate(found)
    )


def _promises_in_log(found: Sequence[Promise], log: LogEntry) -> Iterator[tuple[int, date]]:
    """Of each fact the promise whose whole title it says, with its day; a sum of all by now is no deed."""
    text, facts = log.text, log.facts
    signs = set(core_of("，".join([text, *(each.title for each in facts)])))
    is_issue = ISSUE.search(normal(text).text) is not None
    titles = [MAKING.sub("", one.title) if is_issue else one.title for one in found]
    likely = [place for place, title in enumerate(titles) if signs.issuperset(title_core(title))]
    if likely and SO_FAR_SIGN.search(normal(text).text):
        text = "，".join(each for each in CLAUSE_END.split(text) if not SO_FAR_SIGN.search(normal(each).text))
        facts = tuple(replace(each, title=text) for each in facts)
    events = {place: replace(found[place].events[0], title=titles[place]) for place in likely if text}
    told = {place: is_told_in_full(event, facts, text) for place, event in events.items()}
    for at, fact in enumerate(facts):
        said = (place for place, says in told.items() if says[at])
        fitting = [place for place in said if found[place].first <= fact.day < found[place].end]
        if fitting:
            yield max(fitting, key=lambda place: len(found[place].title)), fact.day


def deeds(
    settled: Iterable[Occurrence], tied: Mapping[tuple[int, str], Iterable[date]], bare: Iterable[date]
) -> int:
    """How many things were done: each time settled is one, by the days of its logs where it has any.

    `tied`: days of logs by the item and the time of it they fulfil; `bare`: days of logs that only say its title.
    """
    by_logs = list[date]()
    for days in tied.values():
        first, *others = sorted(days)
        by_logs.append(first)
        _add_apart(by_logs, others)
    only_told = _add_apart(by_logs, bare)
    by_calendar = 0
    for one in {key: one for one in settled if (key := (one.event.id, one.key)) not in tied}.values():
        same = next((day for day in only_told if _is_day_of_occurrence(one, day)), None)
        if same is None:
            by_calendar += 1
        else:
            only_told.remove(same)
    return len(by_logs) + by_calendar


def _add_apart(known: list[date], days: Iterable[date]) -> list[date]:
    """Of these days those that are told nowhere near; they are known from now on."""
    new = list[date]()
    for day in sorted(days):
        if all(abs(day - other) > NEAR for other in known):
            known.append(day)
            new.append(day)
    return new


def _is_day_of_occurrence(one: Occurrence, day: date) -> bool:
    """Whether what is told of that day may be this time of the item: of a whole month every day of it."""
    first, last = one.start.date(), one.last_moment.date()
    near = NEAR if last - first <= NEAR else timedelta()
    return first - near <= day <= last + near


def _months(first: date, end: date) -> int:
    gap = relativedelta(end, first)
    return max(0, gap.years * 12 + gap.months)


def in_order(found: Iterable[PromiseStanding]) -> list[PromiseStanding]:
    """What lags most first; what is kept last."""
    return sorted(found, key=lambda one: (not one.left, -one.behind * 100 // one.promise.times))


def promise_line(one: PromiseStanding, _: Words) -> str:
    """「考核12次：做了7次，还差5次，还有3个月，到现在应做9次」."""
    promise = one.promise
    figures = {"times": promise.times, "done": one.done, "left": one.left, "due": one.due}
    facts = {name: quantity_text(str(value), promise.unit, _) for name, value in figures.items()}
    if not one.left:
        return _("{title}{times}：做了{done}，已做满", title=promise.title, **facts)
    said = [_("{title}{times}：做了{done}，还差{left}", title=promise.title, **facts), _time_left(one, _)]
    if one.behind and one.day < promise.end:
        said.append(_("到现在应做{due}", due=facts["due"]))
    return _("，").join(said)


def _time_left(one: PromiseStanding, _: Words) -> str:
    """「还有3个月」, 「还有1个多月」, 「还有9天」."""
    months = _months(one.day, one.promise.end)
    if one.day >= one.promise.end:
        return _("时间已过")
    if not months:
        return _("还有{count}天", count=(one.promise.end - one.day).days)
    is_more = one.day + relativedelta(months=months) < one.promise.end
    return _("还有{count}个多月", count=months) if is_more else _("还有{count}个月", count=months)


def promised_section(found: Sequence[PromiseStanding], _: Words) -> AddedSection | None:
    """Those that are owed most in words, all of them as a table; None where nothing was promised."""
    if not found:
        return None
    figures = list[AddedFigure]()
    for one in found:
        named = [("计划", one.promise.times), ("已做", one.done), ("还差", one.left)]
        figures += counts(named, one.promise.unit, of=one.promise.title)
    short = sum(one.left > 0 for one in found)
    figures.append(AddedFigure("没做满", Decimal(short), "项", is_detail=True))
    told = [promise_line(one, _) for one in in_order(found)[:SHOWN] if one.left]
    if short > len(told):
        told.append(_("另有{count}项没做满", count=short - len(told)))
    table = ("年度计划里写明的次数", "项目")
    said = _("；").join(told) or _("{count}项都已做满", count=len(found))
    return AddedSection(SECTION, CATEGORY, tuple(figures), told=said, is_standing=True, table=table)
