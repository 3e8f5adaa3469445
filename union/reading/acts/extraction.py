"""What a text holds before its intent is known: figures, sums, times, and the time to act on."""

from bisect import bisect_left
from collections.abc import Sequence, Set
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.core.period import A_WEEK, MONTHS
from union.reading import lexicon
from union.reading.acts import titles
from union.reading.acts.classification import Evidence
from union.reading.acts.intent import reports
from union.reading.english.translation import is_english
from union.reading.lexicon import TextRules
from union.reading.message import Intent
from union.reading.money.flows import REPRICED, Flow, flow_of, rates_of_dues
from union.reading.money.sums import FoundSum as Sum
from union.reading.money.sums import home_currency, sums
from union.reading.names import people
from union.reading.quantities.computed_totals import with_product
from union.reading.quantities.counted_nouns import counts_with_nouns, for_each_thing, sums_with_purposes
from union.reading.quantities.figure_relations import (
    compared,
    counts_that_stand,
    sums_that_stand,
    without_slips,
)
from union.reading.quantities.measures import FoundMeasure as Count
from union.reading.quantities.measures import measures
from union.reading.quantities.sums_left import sums_left
from union.reading.text.identifiers import masked, no_times, titles_of_works
from union.reading.text.normal_form import Normal, normal, simplified
from union.reading.text.tense import CLAUSE_END, Tense, Tenses, tense
from union.reading.time.dates.reference_time import Outlook, TimeRead
from union.reading.time.false_times import lookalikes
from union.reading.time.moments import Moment, moments, sifted
from union.reading.time.several_dates import COUNTED, LISTS, OF_WEEK, as_lists, in_weeks_said, runs
from union.reading.time.time_choice import YEARS_END_OF, chosen, is_change, time_phrase_span
from union.reading.time.time_expressions import times, without_prepared

DAY_FIRST = frozenset({"HK", "MO", "SG", "MY"})
SLASHED_DAY, MONTHS_OF_A_YEAR = Regex(r"(\d{1,2})/(\d{1,2})"), 12
SLASHED_DAYS = Regex(
    r"(?<![\d/])\d{1,2}/\d{1,2}(?:(?:\s?(?:[、,;&和与跟同]|and\b)\s?|\s)\d{1,2}/\d{1,2}(?![\d/])){1,12}"
)
SURELY_DAY_FIRST = Regex(r"(?<![\d./])(?:1[3-9]|2\d|3[01])/(?:1[0-2]|0?[1-9])(?![\d./])")
LATELY = timedelta(days=183)  # nearer than the next: a deed with its figures is of the last
NEAR, SOON, LONG_AGO = timedelta(days=62), timedelta(days=60), timedelta(days=300)
ONCE = Regex(
    r"[日号点半分午晚]一[次场回](?=[、,;。]|$)|(?<!\d)分(?=\S[批趟次组路拨轮转])|[成为](?<=分.)(?<!\d[人名位个]分.)(?<!\d[人名位个][,、 ]分.)|\W(?<=split.into.)|\W(?<=vided.into.)"
)  # nor does 「25号4点半一次」, 「分两趟走」
TEAMS, OF_EACH = frozenset("队组支"), Regex(r"[各每][\u4e00-\u9fff]{1,8}$")  # 「各转运班组一队」
TODAY, OPENED = Regex(r"\s?今[天儿日个]{1,2}$"), Regex(r"[,。!~ ]")
THAT_DAY = ("那天", "这天", "当天")
# So many times and figures are read: the days of two months, a list of donors with what each gave. What is denser nobody can
# have meant, and it costs most; what is not read is left over, and the answer says so.
LEAST, TIME_SIGNS, FIGURE_SIGNS = 64, 9, 5
UNTIL = Regex(r"[至到][^,。;!?\n]{1,20}?(?:结束|为止|止)")  # 「每周二下午5点，至5月底结束」
DAYS_LISTED = Regex(  # 「3月行山两次，6号…，20号…」: of how many days are listed, beside no other figure
    r"[次场期批趟轮][,:]\s?(?:\d{1,2}月)?\d{1,2}[日号][^。;\n]{0,40}?\d[日号]"
)
DAYS_BEHIND = Regex(r"(?:\s?[、,/和]\s?\d{1,2}){1,9}[日号]")
OFFERED = TextRules("event_notes", "terms")  # how many may come, and what it costs each
KEPT = 24  # texts looked at: a message and its stretches, each again and again


class Seen(NamedTuple):
    """What the stages before the last have found in a text.

    `words` is the normal text with its times blanked out, but for festivals: 「今晚会议室」 is no 晚会.
    """

    said: Normal
    counts: list[Count]
    prices: list[Sum]
    reads: list[TimeRead]
    best: TimeRead | None
    words: str
    impossible: tuple[str, ...]

    @property
    def has_figures(self) -> bool:
        """Whether anything is counted or paid."""
        return bool(self.counts or self.prices)

    @property
    def figures(self) -> list[tuple[int, int]]:
        """Where the figures stand."""
        return sorted(one[:2] for one in (*self.counts, *self.prices))


class _Scan(NamedTuple):
    """What stands in a text whichever way its times point; `amounts` of figures and sums measure no time."""

    said: Normal
    prices: list[Sum]
    counts: list[Count]
    blanked: str
    groups: list[Moment]
    lost: list[tuple[int, int]]
    names: list[tuple[int, int]]
    amounts: int


A_PERIOD = Regex(  # 「一季度工会经费决算」; 「11月前」, 「9月份安排」 are none
    r"(?:\d{4}年(?:度的?|(?:\d{1,2}月(?:份的?)?)?)|[今本]年度?的|\d{1,2}月(?:份的?)?|第?[一二三四1-4]季度的?|[上下]半年的?)\s?(?=[\u4e00-\u9fffA-Za-z])(?![前后底初中末内里起到至之以开上下每各第]|(?:工作|活动|工会)?的?(?:安排|计划表|日程))",
)
OF_PAPERS = Regex(r"的?[\u4e00-\u9fff]{0,6}?(?:总结|报表|账|决算|简报|报告|统计)")  # also while it lasts
# 「去年的收支表」, 「上周的签到表」, 「明年的计划」: a time named from today is of the thing where another is to act on.
A_TIME_OF = Regex(
    r"(?:(?:去|前|上)年度?|上个?(?:月份?|季度|学期)|(?:(?:明|来|下)年度?|下个?(?:月份?|季度|学期)|上个?(?:周|星期|礼拜)[一二三四五六日天]?|[昨前]天)(?=的)|(?:明|来|下)年度?(?=[\u4e00-\u9fff]{0,6}(?:计划|预算|方案|目标|要点)))的?\s?(?=[\u4e00-\u9fffA-Za-z])(?![前后底初中末内里至到])"
)


def no_title(seen: Seen) -> list[tuple[int, int]]:
    """What is no part of a title: times, owners, the place."""
    kept = {time_phrase_span(seen.said.text, one) for one in seen.reads if names_period(seen, one)}
    times = [span for span in times_said(seen) if span not in kept]
    return [*times, *people.owners(seen.words).spans, *people.place(seen.words).spans]


def names_period(seen: Seen, one: TimeRead) -> bool:
    """Whether a time says which month, quarter or year a thing is of, and not when it is: 「9月会费10月8日前交齐」."""
    text, when = seen.said.text, one.when
    best = seen.best.when if seen.best is not None and seen.best is not one else None
    if best is None or best.grain in MONTHS or when.deadline or one.rest:
        return False
    if YEARS_END_OF.match(text, one.begin):
        return True
    if A_TIME_OF.match(text, one.begin):
        return best.deadline or best.start >= when.until
    is_inside = when.start <= best.start < when.until and "年度" not in when.text
    is_of_period = when.grain in MONTHS and A_PERIOD.match(text, one.begin) is not None
    return is_of_period and (not is_inside or OF_PAPERS.match(text, one.end) is not None)


def times_said(seen: Seen) -> list[tuple[int, int]]:
    """Where times stand. A festival's bare name is none: 中秋慰问."""
    text = seen.said.text
    dates = [time_phrase_span(text, one) for one in seen.reads if not one.is_name]
    is_listed = len(seen.reads) > 1 or any(one.rest for one in seen.reads)
    return [*dates, *([(one.begin, one.end) for one in runs(seen.reads, text)] if is_listed else [])]


def look(
    text: str, now: datetime, region: str = "CN", meant: Intent | None = None, notice: Notice | None = None
) -> Seen:
    """The figures, sums and times of a text, and the time to act on."""
    is_timed = bool(_scan(text, now, region).groups)
    return _look(text, now, region, meant if is_timed else None, notice)  # with no time all read alike


@lru_cache(maxsize=KEPT)  # the reader of life events looks at the same words again
def _look(text: str, now: datetime, region: str, meant: Intent | None, notice: Notice | None) -> Seen:
    scan = _scan(text, now, region)
    said, lost = scan.said, scan.lost
    reads = _times(text, now, region, meant, notice) if scan.groups else []
    reads = without_prepared(_without_greeting(reads, said.text, now), said.text)
    words = masked(said.text, [*lost, *scan.names, *(_day_said(said.text, one) for one in reads)])
    impossible = tuple(said.quote(start, end) for start, end in lost)
    best = chosen(reads, said.text, scan.counts)
    apart = masked(words, ((one.start, one.end) for one in scan.prices))  # 「慰问金800元和一箱牛奶」
    counts = for_each_thing(words, counts_that_stand(said.text, counts_with_nouns(scan.counts, apart)))
    standing = sums_that_stand(said.text, sums_with_purposes(scan.prices, words))
    rates = rates_of_dues(said.text) if REPRICED.search(said.text) else []
    prices = [one for one in standing if not any(start <= one.start < end for start, end in rates)]
    return Seen(said, counts, prices, reads, best, words, impossible)


def with_coming_time(seen: Seen, now: datetime, meant: Intent | None) -> Seen:
    """What is meant as a plan is not planned for a day that is over: 「昨晚商量好了，舞蹈班逢周三…」."""
    is_ahead = seen.best is None or seen.best.when.rrule or seen.best.when.until > now
    if is_ahead or meant is not Intent.EVENT:
        return seen
    coming = [one for one in seen.reads if one.when.rrule or one.when.until > now]
    is_day = any(one.has_day for one in coming)
    return seen._replace(best=chosen(coming, seen.said.text, seen.counts)) if is_day else seen


def _day_said(text: str, one: TimeRead) -> tuple[int, int]:
    """Where a time stands; of a festival only the 「那天」 behind its name, which may say what the work is for."""
    behind = one.end - 2 * text.endswith(THAT_DAY, one.begin, one.end)
    return (behind if one.festival else one.begin), one.end


def is_budgeted(seen: Seen) -> bool:
    """Whether nothing is counted but a budget, and no word says that anything was done: 「名单我25号报，预算6000」."""
    if not seen.prices or seen.counts or tense(seen.said.text) is Tense.DONE:
        return False
    money = with_product(seen.said.text, seen.prices, seen.counts)
    return all(flow_of(one, "", seen.said.raw) is Flow.BUDGETED for one in money)


def _without_greeting(reads: list[TimeRead], text: str, now: datetime) -> list[TimeRead]:
    """「今儿腊八，…26号中午写春联」: what day it is opens the talk, where another day is told behind it."""
    is_today = len(reads) > 2 and TODAY.match(text, 0, reads[0].end) is not None and reads[1].is_name
    is_alone = is_today and OPENED.match(text, reads[1].end) is not None
    is_later = is_alone and any(one.has_day and one.when.start.date() > now.date() for one in reads[2:])
    return reads[2:] if is_later else reads


@lru_cache(maxsize=KEPT)  # words are looked at as a plan, as a log, and as neither
def _scan(text: str, now: datetime, region: str) -> _Scan:
    said = without_slips(normal(text))
    most = max(LEAST, len(text) // FIGURE_SIGNS)
    found = (one for one in sums(said, region) if not _is_first_of_days(said.text, one))
    prices = [one for one in found if not _is_lunar_day(said.text, one.start)][:most]
    taken = [*((one.start, one.end) for one in prices), *titles_of_works(said.text)]
    covered = titles.covered_places(taken)
    said_of = titles.covered_places([one.span() for each in LISTS for one in each.finditer(said.text)])
    prices, spoken = _without_offers(said, prices, said_of)
    counts = [
        one
        for one in measures(said)
        if not (covered and not covered.isdisjoint(range(one.start, one.end)))
        and not (_is_lunar_day(said.text, one.start) or one.start in spoken)
        and not ONCE.match(said.text, max(0, one.start - 1))
        and not (one.measure.unit in TEAMS and OF_EACH.search(said.text, max(0, one.start - 9), one.start))
    ][:most]
    if not prices and all(DAYS_LISTED.match(said.text, one.end - 1) for one in counts):
        counts = []
    prices = sorted([*prices, *sums_left(said, home_currency(region), prices, counts)])
    paid = compared(said.text, [(*one[:2], one.money.currency) for one in prices])
    alike = (*compared(said.text, [(*one[:2], one.measure.unit) for one in counts]), *paid)
    names = [*no_times(said.text), *(span for _, span in alike)]  # times of figures held against others
    hidden = [*taken, *(one[:2] for one in counts), *lookalikes(said.text), *names]
    blanked = as_lists(masked(said.text, hidden))
    groups, lost = sifted(moments(blanked), blanked, Outlook(now))
    groups = groups[: max(LEAST, len(text) // TIME_SIGNS)]
    none = lexicon.units_of("time") | (lexicon.units_of("events") if "每" in blanked else frozenset())
    amounts = sum(one.measure.unit not in none for one in counts) + len(prices)
    return _Scan(said, prices, counts, blanked, groups, lost, names, amounts)


def _without_offers(said: Normal, prices: list[Sum], spoken: Set[int]) -> tuple[list[Sum], Set[int]]:
    """Figures of nothing that was done: 「16号下午3点插花课，每人20元，名额25个」; either alone says no more."""
    found = list(OFFERED.matches(simplified(said.raw)))
    if len({"priced" in rule for _, rule in found}) < 2:
        return prices, spoken
    offered = titles.covered_places(match.span() for match, _ in found)
    places = {at for at, place in enumerate(said.places) if place in offered}
    return [one for one in prices if one.start not in places], spoken | places


def _is_first_of_days(text: str, one: Sum) -> bool:
    """「助学金面谈24、25、31号」: the first of a list of days is no sum; 「花了1200元，3号走访4户」 is one."""
    figure = text[one.start : one.end]
    return len(figure) <= 2 and figure.isdigit() and DAYS_BEHIND.match(text, one.end) is not None


def _is_lunar_day(text: str, start: int) -> bool:
    """「每月廿五」 is a day of the moon, no figure."""
    return text[start : start + 1] == "廿" and text[start - 1 : start] == "月"


def _times(
    text: str, now: datetime, region: str, meant: Intent | None, notice: Notice | None
) -> list[TimeRead]:
    """Every time read the way its clause points, forward for plans, back for what was done, in the week said."""
    text_read, reads = _scan(text, now, region).said.text, _pointed_times(text, now, region, meant, notice)
    return list(in_weeks_said(reads, text_read)) if OF_WEEK.search(text_read) else reads


def _pointed_times(
    text: str, now: datetime, region: str, meant: Intent | None, notice: Notice | None
) -> list[TimeRead]:
    said, figures = _scan(text, now, region).said, _scan(text, now, region).amounts
    ahead, may_differ = _pointing(text, now, region, notice, told=False)
    is_rule = figures == 0 and any(one.when.rrule and one.has_clock for one in ahead)
    if not ahead or not may_differ or meant is Intent.EVENT or is_rule:  # none points both ways
        return ahead
    tenses = Tenses(said.text)
    if meant is None and figures == 0 and all(tenses.at(one.begin) is not Tense.DONE for one in ahead):
        return ahead  # nothing points back
    back, _ = _pointing(text, now, region, notice, told=True)
    if len(back) != len(ahead):
        return ahead
    # 「周三晚上开了座谈会」, told on a Wednesday at noon: it was the last one
    later = [one.when.start > now and one.when.start.date() == now.date() for one in back]
    back = [
        one._replace(when=one.when.later(-A_WEEK), others=())
        if is_later and OF_WEEK.match(said.text, one.begin, one.end)
        else one
        for one, is_later in zip(back, later, strict=True)
    ]
    if meant is Intent.LOG:
        return back
    # 「7月10日走访老张家，慰问金300元」 in November
    is_told = (figures > 0, reports(said.text, figures), reports(said.text, figures + 1))
    found: list[TimeRead] = []
    for a, b in zip(ahead, back, strict=True):
        is_sure = is_change(said.text, a) or (found and _is_appointment_ahead(found[-1], a, tenses, now))
        found.append(a if is_sure else _pointed(a, b, tenses, now, is_told))
    return found


def _is_appointment_ahead(last: TimeRead, one: TimeRead, tenses: Tenses, now: datetime) -> bool:
    """「17号去疗养，12人，16号下午4点开行前会」: an appointment behind a day to come is to come as well."""
    is_appointment = last.has_day and one.has_day and one.has_clock
    are_near = now < min(last.when.start, one.when.start) and abs(one.when.start - last.when.start) <= SOON
    return is_appointment and are_near and tenses.at(one.begin) is Tense.UNSAID


def _is_month_first(text: str) -> bool:
    """「4/17、4/24、5/8」: of a list of days one can only be so, and none otherwise."""
    lists = (SLASHED_DAY.findall(found[0]) for found in SLASHED_DAYS.finditer(text))
    return any(
        max(int(second) for _, second in days) > MONTHS_OF_A_YEAR >= max(int(first) for first, _ in days)
        for days in lists
    )


@lru_cache(maxsize=KEPT)
def _pointing(
    text: str, now: datetime, region: str, notice: Notice | None, *, told: bool
) -> tuple[list[TimeRead], bool]:
    """The times of a text as all ahead or all told of, and whether one may differ the other way round."""
    scan, asked = _scan(text, now, region), list[bool]()
    day_first = (region in DAY_FIRST or is_english(text)) and not _is_month_first(scan.said.text)
    is_sure = day_first and SURELY_DAY_FIRST.search(text) is not None
    outlook = Outlook(now, told, day_first=day_first, is_sure=is_sure, asked=asked, notice=notice)
    return times(scan.said, scan.blanked, scan.groups, outlook), bool(asked)


def _pointed(
    ahead: TimeRead, back: TimeRead, tenses: Tenses, now: datetime, is_told: Sequence[bool]
) -> TimeRead:
    """`is_told`: whether anything is counted, whether the text reports, whether it would with one figure more."""
    has_figure, is_report, is_deed = is_told
    if ahead.when == back.when or ahead.when.rrule:
        return ahead
    gone, to_come = now - back.when.start, ahead.when.start - now
    is_soon = to_come <= SOON and gone >= LONG_AGO and not ahead.festival
    is_clock = ahead.has_day and ahead.has_clock  # 「周六傍晚6点」 beside figures is an appointment
    may_be_old = is_deed and not (is_clock or ahead.when.deadline)
    is_near = has_figure and gone <= min(LATELY if may_be_old else NEAR, to_come)
    is_near = is_near and not (is_clock and to_come <= A_WEEK)
    said = tenses.at(ahead.begin)
    if tenses.is_decided(ahead.begin) or (said is Tense.PLANNED and ahead.when.deadline):
        return ahead
    if said is Tense.DONE:  # 「12月5日开会，都通知到了」: only another clause tells of the past
        is_apart = ahead.has_clock or not tenses.has_tense_in_clause(ahead.begin)
        return ahead if (ahead.when.deadline and not is_near) or (is_soon and is_apart) else back
    if said is Tense.UNSAID and is_report and not (ahead.when.deadline or is_soon or is_clock):
        return back
    return back if is_near else ahead


def before_what_comes(seen: Seen, now: datetime, region: str, notice: Notice | None) -> Seen | None:
    """Of what is filed as work told, what stands before a clause of a day to come: 「礼物花了3200，12月19号派」.

    Read as told that day would be of last year, or of last month: 「发助学金8000元，材料月底前补齐」.
    """
    if not seen.has_figures or all(one.when.start > now for one in seen.reads):
        return None
    plain = look(seen.said.raw, now, region, notice=notice)
    back = {one.begin: one.when.start for one in seen.reads}
    first, text = seen.figures[0][1], seen.said.text
    for one in plain.reads:
        begins = max((end.end() for end in CLAUSE_END.finditer(text, 0, one.begin)), default=0)
        is_told = back.get(one.begin, one.when.start) == one.when.start or one.when.start <= now
        if not is_told and one.has_day and begins >= first and tense(text[begins:]) is not Tense.DONE:
            return look(seen.said.raw[: seen.said.places[begins]], now, region, Intent.LOG, notice)
    return None


def evidence(seen: Seen, now: datetime, *, is_dated: bool = False) -> Evidence:
    """What the intent is weighed by."""
    said, words = seen.said.text, seen.words
    for again in COUNTED.finditer(said) if seen.reads else ():  # 「23号24号这两天」
        words = f"{words[: again.start()]}{'□' * len(again[0])}{words[again.end() :]}"
    left_out = [titles.REGRETS]
    if seen.best is not None and seen.best.when.rrule:  # no end of anything that was done
        left_out.append(UNTIL)
    for each in left_out:
        said, words = (each.sub(lambda match: "□" * len(match[0]), one) for one in (said, words))
    spent = sum(1 for one in seen.prices if one.money.per is None)
    # They say how long, how far or how large a part, and count nothing.
    lasting = {"%", "公里", *lexicon.units_of("time")}
    counted = [one.start for one in seen.counts if one.measure.unit not in lasting]
    is_of_people = any(one.measure.unit in lexicon.units_of("people") for one in seen.counts)
    figures = (len(seen.counts), spent, len(seen.counts) - len(counted), is_of_people)
    places = tuple(sorted([*counted, *(one.start for one in seen.prices)]))
    return Evidence(seen.said.raw, said, words, now, seen.best, *figures, is_dated, places)


def times_within(reads: Sequence[TimeRead], start: int, end: int, reach: int = 0) -> Sequence[TimeRead]:
    """Of the times in order those that begin in a stretch; `reach`: and so many before it, which may reach into it."""
    first = bisect_left(reads, start, key=lambda one: one.begin)
    return reads[max(0, first - reach) : bisect_left(reads, end, key=lambda one: one.begin)]


def counts_within(counts: Sequence[Count], start: int, end: int) -> Sequence[Count]:
    """Of the quantities in order those in a stretch."""
    first = bisect_left(counts, start, key=lambda one: one.start)
    return counts[first : bisect_left(counts, end, key=lambda one: one.start)]
