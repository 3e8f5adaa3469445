"""Times that cannot be: 2月30日, 13月5日, 下周三25点. Their words are kept to be named, never read as another time."""

from collections.abc import Iterator, Sequence

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole
from union.reading.time.dates.clock_times import clock_minutes, has_clock
from union.reading.time.dates.periods import month_of
from union.reading.time.dates.reference_time import Outlook, Pieces, dated
from union.reading.time.moments import Moment, are_joined
from union.reading.time.pieces.piece_finder import Rank

LISTED = Regex("[日号、,和及与跟/]+")
LEAP_YEAR = 2028  # a month said without its year is as long as it can be
LONGEST_MONTH = 31


def sifted(
    groups: Sequence[Moment], text: str, outlook: Outlook
) -> tuple[list[Moment], list[tuple[int, int]]]:
    """The moments that can be, and where the words of those that cannot stand.

    A range with an impossible end goes as a whole. A lone 「35号」 or 「26点」 beside another time is a name or a score.
    """
    left: list[Moment] = []
    spans: list[tuple[int, int]] = []
    unsure: list[tuple[int, int]] = []
    for run in _runs(groups, text):
        wrong = [span for one in run if (span := _impossible(one, outlook))]
        if not wrong:
            left.extend(run)
        elif len(run) == 1 and _says_little(run[0].pieces):
            unsure.extend(wrong)
        else:
            spans.extend(wrong)
    return left, spans if left or spans else unsure


def _runs(groups: Sequence[Moment], text: str) -> Iterator[list[Moment]]:
    """Single moments, and pairs that make a range."""
    i = 0
    while i < len(groups):
        size = 2 if i + 1 < len(groups) and are_joined(groups[i], groups[i + 1], text) else 1
        yield list(groups[i : i + size])
        i += size


def _says_little(pieces: Pieces) -> bool:
    return len(pieces) == 1 and next(iter(pieces)) in ("day", "clock", "colon")


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
        return any(day > LONGEST_MONTH for day in _numbers(pieces["every_month"].parts["days"]))
    longest = _length_of_month(pieces, outlook)
    if "days" in pieces:
        parts = pieces["days"].parts
        return any(not 1 <= (whole(parts[name]) or 0) <= longest for name in ("from", "to"))
    sort = next((name for name in ("day", "bare_day") if name in pieces), None)
    return sort is not None and not 1 <= (whole(pieces[sort].parts["number"]) or 0) <= longest


def _numbers(listed: str) -> Iterator[int]:
    return (whole(said) or 0 for said in LISTED.split(listed) if said)


def _length_of_month(pieces: Pieces, outlook: Outlook) -> int:
    """The days of the month that was said, 31 where none was; 29 of a February whose year is open."""
    settled = month_of(pieces, outlook)
    if settled is None and "month" in pieces:
        settled = LEAP_YEAR, whole(pieces["month"].parts["number"]) or 1
    if settled is None:
        return LONGEST_MONTH
    from calendar import monthrange  # import time: it loads the locale's names too

    return monthrange(*settled)[1]
