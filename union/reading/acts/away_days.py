"""On which days somebody is away, in whatever words it is told: 「10号去东京玩到17号」, 「这周在外地 周三晚上回」, 「在家看他三天」."""

from collections.abc import Sequence
from datetime import date, timedelta

from union.core.grain import Grain, own_end
from union.core.lazy_regex import Regex
from union.reading.message import When
from union.reading.numbers.numerals import whole
from union.reading.text.identifiers import masked
from union.reading.time.dates.reference_time import TimeRead

A_DAY, NOON, NEAR = timedelta(days=1), 12, 10  # signs before and behind a time that say what it is
UNTIL = Regex(r"(?:到|至|直到|until|till|thru|to)[·\s]{0,2}$", any_case=True)
RETURN = Regex(
    r"[·\s]?(?:一?早|才|再|就|先|会|会再|要)?(?:能)?(?:回(?!复|覆)|返|到家|来?上班|来(?=[,。!\s]|$)|销假|[·\s]?(?:i'm[·\s])?back)",
    any_case=True,
)
BACK = Regex(r"(?:回来|返嚟|返工|上班|back(?:[·\s](?:on|by|at work))?)[·\s]{0,2}$", any_case=True)
LASTS = Regex(
    r"(?<![第每前后头提这那\d])(?:(?P<n>[一两三四五六七八九十]|\d{1,2})[天日](?![前后内晚])|(?P<d>\d{1,2})[·\s]days?\b)",
    any_case=True,
)


def away_days(words: str, reads: Sequence[TimeRead], today: date) -> list[tuple[date, date]]:
    """The stretches of days, first and last; `words` is the normal text the times stand in. Without any time today, where it lasts."""
    found: list[tuple[date, date]] = []
    for one in reads:
        before, behind = words[max(0, one.begin - NEAR) : one.begin], words[one.end : one.end + NEAR]
        first, last = days_of(one.when)
        if RETURN.match(behind) or BACK.search(before):
            found = _ended(found, last if one.when.start.hour >= NOON else last - A_DAY, today)
        elif UNTIL.search(before):
            found = _ended(found, last, today)
        else:
            found += [(first, last), *(days_of(each) for each in one.rest)]
    bare = masked(words, ((one.begin, one.end) for one in reads))  # 「28、29两天」 lasts no two days more
    lasts = LASTS.search(bare)
    count = whole(lasts["n"] or lasts["d"]) if lasts is not None else None
    if count and (not found or found[-1][0] == found[-1][1]):
        first = found[-1][0] if found else today
        found = [*found[:-1], (first, first + A_DAY * (count - 1))]
    return found


def days_of(when: When) -> tuple[date, date]:
    """The first and the last day of a time."""
    end = when.end or own_end(
        when.start, Grain.DAY if when.grain in (Grain.HOUR, Grain.MINUTE) else when.grain
    )
    first = when.start.date()
    return first, max(first, (end - timedelta(microseconds=1)).date())


def _ended(found: list[tuple[date, date]], last: date, today: date) -> list[tuple[date, date]]:
    """With the last stretch until that day; from today, where none was begun."""
    first = found[-1][0] if found else today
    return [*found[:-1], (first, max(first, last))]
