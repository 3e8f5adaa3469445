"""How long a time lasts, by when something must be done and how much it is put off: 开两小时, 为期三天, 11点结束, 12月5日前, 推迟一周."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.reading.message import When
from union.reading.numbers.numerals import number, whole
from union.reading.quantities.measures import Found
from union.reading.time.dates.reference_time import (
    DAY,
    Pieces,
    Span,
    TimeRead,
    at_midnight,
    moved,
    moved_by_months,
)
from union.reading.time.pieces.base_patterns import COUNT

LASTS = Regex(
    r"(?:开|[起始],?|为期|连续|连着|一?共|持续|历时|时长|会期|用时|需要?|预计|大概|培训|[,(\s])[约为:]?$"
)
HOURS = {"小时": 60, "钟头": 60, "分钟": 1}
NEARBY = 24  # signs after a time in which its length in weeks and its delay are looked for
WEEKS = Regex(rf"(?:为期|连续|历时|持续|[起始],?)(?P<count>{COUNT})个?(?:周|星期|礼拜)")
OVER = Regex(r"(?:左右|前后)?(?:结束|散场|散会|收工|下课|闭馆|完毕|收摊)")
LATER = Regex(
    rf"(?:推迟|延后|延期|顺延|往后[推延挪])了?(?P<count>{COUNT}|半)个?(?P<unit>小时|钟头|分钟|天|日|周|星期|礼拜|月)"
)


def lasting(best: TimeRead, reads: Sequence[TimeRead], text: str, counts: Sequence[Found]) -> TimeRead:
    """「下午2点开两小时」, 「12月5日起为期三天」, 「9点开始，11点结束」: what is said after the start gives the end."""
    when = best.when
    if when.end or when.deadline or when.rrule or when.grain not in (Grain.MINUTE, Grain.DAY):
        return best
    end = _counted_end(best, text, counts) or (_said_end(best, reads, text) if best.has_clock else None)
    if end is None:
        return best
    others = tuple(replace(other, end=other.start + (end - when.start)) for other in best.others)
    return best._replace(when=replace(when, end=end), others=others)


def _counted_end(best: TimeRead, text: str, counts: Sequence[Found]) -> datetime | None:
    for one in counts:
        is_led = one.start >= best.end and LASTS.search(text[max(best.end, one.start - 6) : one.start])
        if is_led and (end := _end(best.when, one)):
            return end
    # 「12月5日起为期两周」: weeks are no quantity that people count
    found = WEEKS.search(text, best.end, best.end + NEARBY)
    count = whole(found["count"]) if found and best.when.grain is Grain.DAY else None
    return best.when.start + timedelta(weeks=count) if count else None


def is_end(text: str, one: TimeRead) -> bool:
    """Whether a time is when something is over: 「11点结束」."""
    return OVER.match(text, one.end) is not None


def _said_end(best: TimeRead, reads: Sequence[TimeRead], text: str) -> datetime | None:
    start = best.when.start
    for one in reads:
        if one.begin > best.begin and one.has_clock and is_end(text, one):
            end = one.when.start
            end = end if one.has_day else datetime.combine(start.date(), end.time())
            return end if end > start else None
    return None


def put_off(best: TimeRead, text: str) -> TimeRead:
    """「周五的会顺延一周」: the new time, where the old one was said and how much later it is."""
    is_once = not best.when.rrule and not best.when.deadline
    found = LATER.search(text, best.end, best.end + NEARBY) if is_once else None
    count = number(found["count"]) if found else None
    if found is None or count is None:
        return best
    unit, first = found["unit"], best.when.start.date()
    if unit in HOURS and not best.has_clock:
        return best
    by = timedelta(minutes=float(count) * HOURS[unit]) if unit in HOURS else None
    by = by or (moved(first, float(count), unit) or first) - first
    return best._replace(when=best.when.later(by), others=())


def _end(when: When, one: Found) -> datetime | None:
    value, unit = one.measure.value, one.measure.unit
    if unit in HOURS and when.grain is Grain.MINUTE and 0 < value * HOURS[unit] <= 24 * 60:
        return when.start + timedelta(minutes=float(value * HOURS[unit]))
    if unit == "天" and when.grain is Grain.DAY and 1 < value <= 60:
        return when.start + timedelta(days=int(value))
    if unit == "个月" and when.grain is Grain.DAY and 0 < value <= 12:
        return datetime.combine(moved_by_months(when.start.date(), int(value)), when.start.time())
    return None


BEFORE = Regex(
    r"[\s)]?(?:(?:[或及和含]|\(含[^)]{0,4}\)|(?<=\S)(?:开|例)?会(?=前[把将交报要先,]))?(?:[之以]前|前(?![往三两几后夕期线任来景去述列台进]|提(?![交请供名报出前案])|\d))|之内|以内|内(?![容部外蒙科涵]))(?:\(含.{0,6}?\))?"
)
UNTIL = Regex(
    r"[\s)]?(?:前)?(?:为止|止|(?:收稿|报名|申报|投稿|收件)?截止|截稿|截标|截(?=[,。;!?~)\s了啦]|$))"
)
NO_LATER = Regex(
    r"(?:(?<=报名|提名|登记|接龙)截|(?<=[名记收交投款])截(?=\s?$)|截[止稿标](?:报名|申报|投稿|提交|受理|缴费)?(?:日期|时间|日)?[为是到至:]?|截至|有效期[为到至:]?"
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
    if span.grain in (Grain.MINUTE, Grain.HOUR):
        return Span(span.start, None, span.grain, None, others)
    is_last = is_last or "edge" in pieces or "ten_days" in pieces
    start = at_midnight((span.until - DAY).date()) if is_last else span.start
    return Span(start, None, Grain.DAY, None, others)
