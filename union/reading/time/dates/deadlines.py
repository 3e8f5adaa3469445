"""What makes a time a deadline: 12月5日前, 截至, 不迟于, 为止, 三天内; and which day of a span it is (conventions 7)."""

from typing import NamedTuple

from union.core.grain import Grain, own_end
from union.core.lazy_regex import Regex
from union.reading.time.dates.date_arithmetic import Pieces
from union.reading.time.dates.reference_time import DAY, Span, at_midnight

BEFORE = Regex(
    r"[\s)]?(?:(?:[或及和含]|\(含[^)]{0,4}\)|(?<=\S)(?:开|例)?会(?=前[把将交报要先,]))?(?:[之以]前|前(?![往三两几后夕期线任来景去述列台进]|提(?![交请供名报出前])|\d))|之内|以内|内(?![容部外蒙科涵]))(?:\(含.{0,6}?\))?"
)
UNTIL = Regex(r"[\s)]?(?:前)?(?:为止|止|(?:收稿|报名|申报|投稿|收件)?截止|截稿|截标)")
NO_LATER = Regex(
    r"(?:截[止稿标](?:报名|申报|投稿|提交|受理|缴费)?(?:日期|时间|日)?[为是到至:]?|截至|有效期[为到至:]?"
    r"|(?:最[迟晚]|至迟)(?:不超过)?|不(?:迟|晚)于|不得?超过|期?限为?:?)[于在到]?\s?$"
)


class Bound(NamedTuple):
    """Where a time stands with the words that make it a deadline; `is_last`: the last day of a span is meant."""

    start: int
    end: int
    is_last: bool


def bound_at(text: str, start: int, end: int, pieces: Pieces) -> Bound | None:
    """The deadline words before or behind a time, or in it; None where there are none."""
    before, until = BEFORE.match(text, end), UNTIL.match(text, end)
    no_later = NO_LATER.search(text[max(0, start - 8) : start])
    within = "within" in pieces or ("offset" in pieces and pieces["offset"].parts.get("way") == "内")
    found = before or until
    if not (found or no_later or within):
        return None
    is_last = bool(until or no_later or within or (before and "内" in before[0]))
    return Bound(start - len(no_later[0]) if no_later else start, found.end() if found else end, is_last)


def due(span: Span, pieces: Pieces, *, is_last: bool) -> Span:
    """The day or minute by which it must be done: the last day of a span that is named as such (月底前)."""
    others = tuple(due(one, pieces, is_last=is_last) for one in span.others)
    if span.grain in (Grain.MINUTE, Grain.HOUR):
        return Span(span.start, None, span.grain, None, others)
    if is_last or "edge" in pieces or "ten_days" in pieces:
        last = (span.end or own_end(span.start, span.grain)) - DAY
        return Span(at_midnight(last.date()), None, Grain.DAY, None, others)
    return Span(span.start, None, Grain.DAY, None, others)
