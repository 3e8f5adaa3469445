"""Pieces of time that belong together: 「下周三」+「下午」+「3点」 is one moment; what it means is told in time_expressions.py.

And how long a time lasts, by when something must be done, how much it is put off: 开两小时, 为期三天, 12月5日前, 推迟一周.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from union.core.lazy_regex import Regex
from union.core.period import Grain, is_clock_time
from union.reading.message import When
from union.reading.numbers.numerals import number, whole_number
from union.reading.quantities.measures import FoundMeasure
from union.reading.time.dates.clock_times import clock_minutes, has_clock
from union.reading.time.dates.periods import month_of
from union.reading.time.dates.reference_time import (
    DAY,
    MINUTES,
    Outlook,
    Pieces,
    Span,
    TimeRead,
    at_midnight,
    dated,
    moved,
    moved_by_months,
)
from union.reading.time.pieces.base_patterns import COUNT
from union.reading.time.pieces.piece_finder import Atom, Rank, atoms
from union.reading.time.recurrence.rule_context import TIME_OF_DAY, exceptions

# What may stand between two pieces of one moment: 「12月5日（周六） 上午」, 「明天的下午」.
GLUE = Regex(r"[\s()的T,]{0,3}|\s?\((?:农历|阴历|旧历)\)\s?")
LUNAR_SAID = Regex(r"\((?:按|是)?(?:农历|阴历|旧历)\)")
TO = Regex(r"\s?\)?(?:起|开始|开)?[,\s]?(?:-{1,2}|~|(?:一直|直|持续|延续)?[到至])\s?")
BETWEEN, BOTH = Regex(r"(?:之|中)?间"), ("和", "与", "及", "跟", "同")  # 「12月3日和9日之间」
# These say nothing without what they are counted from.
DANGLING = {
    *("eve", "feast_week", "shift", "days_off", "nth_day", "nth_workday", "nth_weekday", "weekday_from"),
    *("nth_unit", "same_day", "anniversary", "bare_day"),
}
NTHS, WITHOUT_DAY = frozenset({"nth_weekday", "nth_workday"}), {"every_month", "every_quarter"}
YEARS_ALONE = {"lunar_year", "old_style"}  # 「马年大吉」
MIDDLE, LAST_OF_MIDDLE = 15, 20  # 「月中前」 is by the 15th, though 月中 lasts till the 20th
MANY = 300  # no message means more times; reading them all would only cost
GLOSS = Regex(r"\s?[(,]?\s?")
NAMED = {"weekday", "relative"}
GLOSSES = {"year", "this_year", "month", "this_month", "iso", "dotted", "day"}


class Moment:
    """Pieces that belong together and where they stand."""

    __slots__ = ("end", "meant", "pieces", "rank", "start")

    def __init__(self, first: Atom) -> None:
        self.start, self.end, self.rank = first.start, first.end, first.rank
        self.pieces = {first.sort: first}
        self.meant: tuple[Outlook, Span | None] | None = None  # seen from where, and what

    def takes(self, atom: Atom, text: str) -> bool:
        """Whether the piece continues this moment: finer than all before it, and nothing but glue between."""
        gap, sorts = text[self.end : atom.start], self.pieces.keys()
        if sorts <= NAMED and atom.rank < Rank.SHIFT and atom.sort in GLOSSES and GLOSS.fullmatch(gap):
            return True  # 「下周四（11月26日）」, 「明天11月21日」: the date explains the day named before it
        is_shift = self.rank is Rank.WEEKDAY and atom.rank in (Rank.SHIFT, Rank.WITHIN)  # 「下周三前两天」
        if atom.rank <= self.rank and not (is_shift and not gap):
            return False
        if atom.sort == "days_off" and "festival" not in sorts:
            return False
        if gap == "-":  # 2026-12-05-9:30
            return sorts == {"iso"} and atom.sort == "colon"
        return GLUE.fullmatch(gap) is not None and ("," not in gap or self._can_follow_comma(atom))

    def _can_follow_comma(self, atom: Atom) -> bool:
        """Over a comma goes a clock after its day, a date after its year, a weekday after its week: 「下周，周三下午」."""
        if self.pieces.keys() == {"year"}:
            return atom.rank in (Rank.MONTH, Rank.DAY)
        if self.pieces.keys() == {"week"}:
            return atom.sort == "weekday"
        return self.rank >= Rank.DAY and atom.rank >= Rank.PART

    def add(self, atom: Atom) -> None:
        """Take the piece in."""
        self.pieces[atom.sort] = atom
        self.end, self.rank = atom.end, atom.rank


def are_joined(first: Moment, second: Moment, text: str) -> bool:
    """「3月5日至8日」, and 「元旦、春节期间」 from the one festival to the end of the other."""
    gap = text[first.end : second.start]
    if "festival" in first.pieces and "festival" in second.pieces and "days_off" in second.pieces:
        return gap in ("", "、", "和", "到", "至")
    if gap in BOTH:
        return BETWEEN.match(text, second.end) is not None
    return TO.fullmatch(gap) is not None


def moments(text: str) -> list[Moment]:
    """The pieces of time in a text, put together as far as they belong together; the first MANY of them."""
    groups: list[Moment] = []
    for atom in atoms(text):
        if len(groups) > MANY:
            break
        if groups and groups[-1].takes(atom, text):
            groups[-1].add(atom)
        else:
            groups.append(Moment(atom))
    is_lunar = "历)" in text and LUNAR_SAID.search(text) is not None  # 「八月十四交表（农历）」
    for one in groups:
        if is_lunar and (lunar := one.pieces.get("lunar")):
            one.pieces["lunar"] = lunar._replace(parts={**lunar.parts, "said": "农历"})
        first = next(iter(one.pieces.values()))
        if (
            first.sort == "same_day"
            and len(one.pieces) > 1
            and one.pieces.keys() <= TIME_OF_DAY | {"same_day"}
        ):
            del one.pieces["same_day"]  # 「当天中午12点」 is a clock time of the day told before it
            one.start = next(iter(one.pieces.values())).start
    spared = exceptions(text)
    return [
        one
        for before, one in pairwise([None, *groups])
        if one
        and not any(start <= one.start < end for start, end in spared)
        and (not _is_dangling(one) or _names_place(one, before))
    ]


def _names_place(moment: Moment, before: Moment | None) -> bool:
    """「每月的例会，第一个周三」: what says nothing by itself says which day of the rule before it."""
    is_nth = not NTHS.isdisjoint(moment.pieces) and moment.pieces.keys() <= NTHS | TIME_OF_DAY
    return is_nth and before is not None and not WITHOUT_DAY.isdisjoint(before.pieces)


def _is_dangling(moment: Moment) -> bool:
    """Whether a moment says nothing by itself: 「最后一天」, 「前两周」; or is a number: 「三点五」."""
    first = next(iter(moment.pieces.values()))
    if first.sort in YEARS_ALONE:
        return len(moment.pieces) == 1
    if first.sort == "edge":
        return "of" not in first.parts and "year" not in first.parts
    if first.sort == "some_units":
        return not first.parts["unit"].endswith("季度")
    is_number = first.sort == "clock" and not first.parts.keys().isdisjoint(("digit", "tail"))
    return first.sort in DANGLING or (len(moment.pieces) == 1 and is_number)


LISTED = Regex("[日号、,和及与跟/]+")
LEAP_YEAR = 2028  # a month said without its year is as long as it can be
LONGEST_MONTH = 31


def sifted(
    groups: Sequence[Moment], text: str, outlook: Outlook
) -> tuple[list[Moment], list[tuple[int, int]]]:
    """The moments that can be, and where the words of those that cannot stand.

    A range with an impossible end goes as a whole. A lone 「35号」 or 「26点」 beside another time is a name or a score.
    """
    left, spans, unsure = list[Moment](), list[tuple[int, int]](), list[tuple[int, int]]()
    i = 0
    while i < len(groups):
        size = 2 if i + 1 < len(groups) and are_joined(groups[i], groups[i + 1], text) else 1
        run = groups[i : i + size]
        wrong = [span for one in run if (span := _impossible(one, outlook))]
        if not wrong:
            left.extend(run)
        elif size == 1 and run[0].pieces.keys() in ({"day"}, {"clock"}, {"colon"}):
            unsure.extend(wrong)
        else:
            spans.extend(wrong)
        i += size
    return left, spans if left or spans else unsure


def _impossible(moment: Moment, outlook: Outlook) -> tuple[int, int] | None:
    """Where the impossible words of a moment stand: its date, or all of it up to the clock; None if it can be."""
    pieces = moment.pieces
    if _is_no_day(pieces, outlook):
        ends = [atom.end for atom in pieces.values() if atom.rank <= Rank.DAY]
        return moment.start, max(ends)
    if has_clock(pieces) and clock_minutes(pieces) is None and set(pieces) != {"colon"}:
        return moment.start, moment.end
    return None


def _is_no_day(pieces: Pieces, outlook: Outlook) -> bool:
    if "no_month" in pieces or "no_year" in pieces:
        return True
    if "iso" in pieces:
        parts = pieces["iso"].parts
        return dated(2000 + int(parts["year"]) % 400, int(parts["month"]), int(parts["day"])) is None
    if "every_month" in pieces and "days" in pieces["every_month"].parts:
        listed = LISTED.split(pieces["every_month"].parts["days"])
        return any((whole_number(said) or 0) > LONGEST_MONTH for said in listed if said)
    sort = next((name for name in ("days", "day", "bare_day") if name in pieces), None)
    if sort is None:
        return False
    # 31 days where no month was said, 29 of a February whose year is open
    settled, longest, parts = month_of(pieces, outlook), LONGEST_MONTH, pieces[sort].parts
    if settled is None and "month" in pieces:
        settled = LEAP_YEAR, whole_number(pieces["month"].parts["number"]) or 1
    if settled is not None:
        from calendar import monthrange  # import time: it loads the locale's names too

        longest = monthrange(*settled)[1]
    numbers = ("from", "to") if sort == "days" else ("number",)
    return any(not 1 <= (whole_number(parts[name]) or 0) <= longest for name in numbers)


EVERY_DAY = "FREQ=DAILY"
# One hour behind days in a row begins what is stayed at, and ends what is handed in; else it is each day's.
STAYS = Regex(
    r"营(?![养业运])|旅[行游]|游(?![泳戏行园艺])|出发|集合|发车|上车|[留住]宿|入住|[两二三]日[一两二]夜|疗养|出差|值班|放假|假期"
    r"|\b(?:camp|trip|tour|retreat|chalet|depart|leave|bus|gather|assemble|meet|check.?in|overnight)",
    any_case=True,
)
LASTS_UNTIL = Regex(
    r"报名|提名|征[集稿求]|投票|公示|申报|提交|[收交](?![流谊通际工获])|截|接龙|\b(?:nominat|submi|sign.?up|close|regist)",
    any_case=True,
)
LASTS = Regex(
    r"(?:开|[起始],?|为期|连续|连着|一?共|持续|历时|时长|会期|用时|需要?|预计|大概|培训|[,(\s])[约为:]?$"
)
MOST_RUNNING = 60  # days
NEARBY = 24  # signs after a time in which its length in weeks and its delay are looked for
WEEKS = Regex(rf"(?:为期|连续|历时|持续|[起始],?)(?P<count>{COUNT})个?(?:周|星期|礼拜)")
DAYS_RUNNING = Regex(
    rf"(?:一连|连续|连着|接连|[起始],?|连)(?P<count>{COUNT})(?:[天日晚]|个(?:晚上|夜晚))|(?P<row>\d{{1,2}})[\s·]days[\s·](?:in[\s·]a[\s·]row|running|straight)"
)
OVER = Regex(r"(?:左右|前后)?(?:结束|散场|散会|收工|下课|闭馆|完毕|收摊|[收散完](?=\s*$|[,。;!\s]))")
LATER = Regex(
    rf"(?:推迟|延后|延期|顺延|往后[推延挪])了?(?P<count>{COUNT}|半)个?(?P<unit>小时|钟头|分钟|天|日|周|星期|礼拜|月)"
)


def lasting(best: TimeRead, reads: Sequence[TimeRead], text: str, counts: Sequence[FoundMeasure]) -> TimeRead:
    """「下午2点开两小时」, 「12月5日起为期三天」, 「9点开始，11点结束」: what is said after the start gives the end."""
    when = best.when
    if when.end or when.deadline or when.rrule or when.grain not in (Grain.MINUTE, Grain.DAY):
        return best
    end = _counted_end(best, text, counts) or (_said_end(best, reads, text) if best.has_clock else None)
    if end is None:
        return best
    others = tuple(replace(other, end=other.start + (end - when.start)) for other in best.others)
    return best._replace(when=replace(when, end=end), others=others)


def _counted_end(best: TimeRead, text: str, counts: Sequence[FoundMeasure]) -> datetime | None:
    for one in counts:
        is_led = one.start >= best.end and LASTS.search(text[max(best.end, one.start - 6) : one.start])
        if is_led and (end := _end(best.when, one)):
            return end
    row = DAYS_RUNNING.search(text, best.end, best.end + NEARBY)
    days = whole_number(row["count"] or row["row"]) if row else None
    if days and 1 < days <= MOST_RUNNING:  # 「从周一开始一连三晚」
        return at_midnight(best.when.start.date()) + timedelta(days=days)
    # 「12月5日起为期两周」: weeks are no quantity that people count
    found = WEEKS.search(text, best.end, best.end + NEARBY)
    count = whole_number(found["count"]) if found and best.when.grain is Grain.DAY else None
    return best.when.start + timedelta(weeks=count) if count else None


def _said_end(best: TimeRead, reads: Sequence[TimeRead], text: str) -> datetime | None:
    start = best.when.start
    for one in reads:
        if one.begin > best.begin and one.has_clock and OVER.match(text, one.end):
            end = one.when.start
            end = end if one.has_day else datetime.combine(start.date(), end.time())
            return end if end > start else None
    return None


def postponed_time(best: TimeRead, text: str) -> TimeRead:
    """「周五的会顺延一周」: the new time, where the old one was said and how much later it is."""
    is_once = not best.when.rrule and not best.when.deadline
    found = LATER.search(text, best.end, best.end + NEARBY) if is_once else None
    count = number(found["count"]) if found else None
    if found is None or count is None:
        return best
    unit, first = found["unit"], best.when.start.date()
    if unit in MINUTES and not best.has_clock:
        return best
    by = timedelta(minutes=float(count) * MINUTES[unit]) if unit in MINUTES else None
    by = by or (moved(first, float(count), unit) or first) - first
    return best._replace(when=best.when.later(by), others=())


def _end(when: When, one: FoundMeasure) -> datetime | None:
    value, unit = one.measure.value, one.measure.unit
    if unit in MINUTES and when.grain is Grain.MINUTE and 0 < value * MINUTES[unit] <= 24 * 60:
        return when.start + timedelta(minutes=float(value * MINUTES[unit]))
    if unit == "天" and when.grain in (Grain.DAY, Grain.MINUTE) and 1 < value <= 60:
        return at_midnight(when.start.date()) + timedelta(days=int(value))
    if unit == "个月" and when.grain is Grain.DAY and 0 < value <= 12:
        return datetime.combine(moved_by_months(when.start.date(), int(value)), when.start.time())
    return None


def each_day(when: When, until: datetime) -> When:
    """A time that is each day's until one, exclusive."""
    return replace(when, rrule=f"{EVERY_DAY};UNTIL={until - timedelta(seconds=1):%Y%m%dT%H%M%S}")


def is_each_day(text: str) -> bool:
    """Whether one hour behind days in a row is each day's."""
    return STAYS.search(text) is None and LASTS_UNTIL.search(text) is None


BEFORE = Regex(
    r"[\s)]?(?:(?:[或及和含]|\(含[^)]{0,4}\)|(?<=\S)(?:开|例)?会(?=前[把将交报要先,]))?(?:[之以]前|前(?![往三两几后夕期线任来景去述列台进]|提(?![交请供名报出前案])|\d))|之内|以内|内(?![容部外蒙科涵]))(?:\(含.{0,6}?\))?"
)
UNTIL = Regex(
    r"[\s)]?(?:前)?(?:为止|止|(?:收稿|报名|申报|投稿|收件)?截止|截[稿标收件]|截(?=[,。;!?~)\s了啦]|$))"
)
NO_LATER = Regex(
    r"(?:(?<=报名|提名|登记|接龙)截|(?<=[名记收交投款])截(?=\s?$)|截[止稿标收交件表单](?:报名|申报|投稿|提交|受理|缴费)?(?:日期|时间|日)?[为是到至:]?|截至|有效期[为到至:]?"
    r"|(?:最[迟晚]|至迟)(?:不超过)?|不(?:迟|晚)于|不得?超过|期?限为?:?|(?<=报名|接龙|投稿|征稿|申报|征集|投票)(?:时间)?[到至])[于在到]?\s?$"
)


def bound_at(text: str, start: int, end: int, pieces: Pieces) -> tuple[int, int, bool] | None:
    """Where a time stands with the words before or behind it, or in it, that make it a deadline, and whether the last day of a span is meant; None without such words."""
    before, until = BEFORE.match(text, end), UNTIL.match(text, end)
    no_later = NO_LATER.search(text[max(0, start - 8) : start])
    within = "within" in pieces or ("offset" in pieces and pieces["offset"].parts.get("way") == "内")
    found = before or until
    if not (found or no_later or within):
        return None
    is_last = bool(until or no_later or within or (before and "内" in before[0]))
    return start - len(no_later[0]) if no_later else start, found.end() if found else end, is_last


def due(span: Span, pieces: Pieces, *, is_last: bool) -> Span:
    """The day or minute by which it must be done: the last day of a span that is named as such (月底前)."""
    others = tuple(due(one, pieces, is_last=is_last) for one in span.others)
    if is_clock_time(span.grain):
        return Span(span.start, None, span.grain, None, others)
    is_last = is_last or "edge" in pieces or "ten_days" in pieces
    start = at_midnight((span.until - DAY).date()) if is_last else span.start
    if start.day == LAST_OF_MIDDLE and "edge" in pieces:
        start = start.replace(day=MIDDLE)
    return Span(start, None, Grain.DAY, None, others)
