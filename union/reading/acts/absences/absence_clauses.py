"""Who is away, clause by clause: somebody of us, a sign of being away, and days, in any order; what else is said stays as it is.

Each clause says of whom it speaks; one without a subject goes on with the last. A clause that says how long belongs to what stands before it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import NamedTuple

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.core.records import dataclass
from union.reading.acts.absences import absence_signs as signs
from union.reading.acts.absences.absence_forms import (
    A_DAY,
    CALLED_OFF,
    LONGEST,
    NOT_ABSENCE,
    OWN_AFFAIR,
    Absence,
    away_days,
    both_weekdays,
    days_of,
    days_spelt,
    right_days,
    runs_of,
    stand_in,
)
from union.reading.acts.extraction import Seen, look
from union.reading.acts.tasks.assignments import roster_names_by_form
from union.reading.english.absence import AWAY, VETOED
from union.reading.english.times import times
from union.reading.english.translation import is_english
from union.reading.english.vocabulary import meanings
from union.reading.message import Intent
from union.reading.text.identifiers import masked
from union.reading.text.normal_form import normal, simplified
from union.reading.time.dates.reference_time import TimeRead

People = tuple[str, ...]
ME: People = ("我",)
MOST, FAR, FARTHEST, SATURDAY = 24, 4, 10, 5
# Clear by themselves; the others only of a person named: 「周五培训」 is a plan, 「周五调休」 a notice.
CLEAR = (signs.LEAVE, signs.JOURNEY, signs.ELSEWHERE, signs.ABSENT)
OF_NOBODY = (*CLEAR, signs.NOT_COMING, signs.TRIP)
# A colleague who is taken ill is visited (handlers/care).
OF_ANOTHER = (*CLEAR, signs.TRIP, signs.NOT_HERE, signs.SHIFT, signs.AT_REST, signs.GOES)
OF_WRITER = (*OF_ANOTHER, signs.UNWELL)
ENGLISH_CLEAR = (signs.ON_LEAVE, signs.GONE)
ENGLISH_OF_NOBODY, ENGLISH = (signs.ON_LEAVE,), (*ENGLISH_CLEAR, AWAY, signs.GOES)
OF_WORKDAYS = (signs.LEAVE, signs.ON_LEAVE, signs.JOURNEY, signs.ABSENT)
ANY_SIGN = tuple(dict.fromkeys((*OF_WRITER, *OF_NOBODY, *ENGLISH)))
LASTING = (signs.LEAVE, signs.ON_LEAVE, signs.AGAIN, signs.UNWELL)


class AwayClause(NamedTuple):
    """`who` are those it names, () where it names nobody, None where it speaks of others or of something else.

    `sign` is none, 1 of where somebody goes, 2 of what keeps them away, 3 of leave or a place; `is_bound`: it says from when on, or until
    when; `is_bare`: nothing but who and when; `is_next`: behind a stop.
    """

    start: int
    end: int
    words: str
    who: People | None
    sign: int
    has_day: bool
    is_bound: bool
    is_bare: bool
    is_next: bool


class Unit(NamedTuple):
    """The clauses of one absence."""

    who: People
    clauses: list[AwayClause]

    @property
    def sign(self) -> int:
        return max(each.sign for each in self.clauses)


@dataclass(frozen=True, slots=True)
class AwayRead:
    """Somebody's days, and which stretches of the text say so."""

    found: Absence
    runs: Sequence[tuple[date, date]]
    stretches: Sequence[tuple[int, int]]
    is_dated: bool
    is_longer: bool
    is_clear: bool


def may_tell_absence(text: str) -> bool:
    """Whether there is any sign that somebody is away: most messages have none, and are not cut into clauses."""
    words = simplified(text).replace("’", "'")
    return any(each.search(words) for each in ANY_SIGN)


def read_absences(
    text: str, now: datetime, region: str = "CN", notice: Notice | None = None, *, names: People = ()
) -> tuple[AwayRead, ...]:
    """Everybody whom a text tells to be away, with days."""
    if len(text) > LONGEST * 2 or CALLED_OFF.search(normal(text).text):
        return ()
    known = {form.replace("·", " "): name for form, name in roster_names_by_form(names).items()}

    def seen(words: str) -> Seen:
        return look(words, now, region, Intent.EVENT, notice)

    text = signs.SO_LONG.sub(r"\1天", text)  # as long as it was
    found, last = list[AwayClause](), People()
    for start, end in islice(_cut(text, known, seen), MOST):
        if text[start:end].strip():
            found.append(_clause(text, (start, end), seen(text[start:end]), known, last))
            last = found[-1].who or (last if found[-1].who == () else ())
    return tuple(read for unit in _units(found) for read in _read_unit(unit, text, seen, now.date()))


def _cut(text: str, known: Mapping[str, str], seen: Callable[[str], Seen]) -> Iterator[tuple[int, int]]:
    """The clauses; also 「王芳周一、陈静周二请假」 between two people each with a day."""
    begin, forms = 0, "|".join(map(re.escape, known)) or "$"
    joint = re.compile(
        rf"{signs.CUT.pattern}|(?P<name>[、,，]\s?|\s?(?:and|和|同|&)\s?)(?=[\u4e00-\u9fff]{{0,6}}?(?:{forms}))",
        re.IGNORECASE,
    )
    for found in joint.finditer(simplified(text)):
        if found["name"] and not any(each.has_day for each in seen(text[begin : found.start()]).reads):
            continue
        yield begin, found.start()
        begin = found.end()
    yield begin, len(text)


def _clause(
    text: str, span: tuple[int, int], seen: Seen, known: Mapping[str, str], last: People
) -> AwayClause:
    written = text[slice(*span)]
    is_foreign = is_english(written) or not signs.HAN.search(written)
    if is_foreign:
        words = simplified(written).replace("’", "'")
        words = masked(words, ((one.start, one.end) for one in times(words)))
    else:
        words = masked(seen.said.text, ((one.begin, one.end) for one in seen.reads))
    has_day = any(_is_of_days(each) for each in seen.reads)
    is_bound = bool(seen.reads) and signs.BOUND.search(words) is not None
    any_sign = _first_sign(ENGLISH if is_foreign else OF_WRITER, words)
    who = _people_away(words, any_sign, known, last)
    if (
        who is None
        and any_sign is None
        and is_bound
        and not signs.OTHERS.search(words)
        and _unknown(words) <= FARTHEST
    ):
        who = ()
    is_no = signs.WORK.search(words) or (VETOED if is_foreign else NOT_ABSENCE).search(words)
    is_asked = text[span[1] : span[1] + 1] in ("?", "？")
    sign = 0 if is_no or is_asked or who is None else _sign(words, who or last, is_foreign=is_foreign)
    is_bare = (
        any_sign is None and has_day and who is not None and not _unknown(_without_people(words, who, known))
    )
    is_next = signs.STOP.search(text[: span[0]]) is not None
    return AwayClause(*span, written, who, sign, has_day, is_bound, is_bare, is_next)


def _sign(words: str, subject: People, *, is_foreign: bool) -> int:
    own: Sequence[Regex] = OF_WRITER if subject == ME else OF_ANOTHER if subject else OF_NOBODY
    if is_foreign:
        own = ENGLISH if subject else ENGLISH_OF_NOBODY
    found = [each for each in own if each.search(words)]
    is_clear = not {*found}.isdisjoint(ENGLISH_CLEAR if is_foreign else CLEAR)
    if is_clear:
        return signs.SURE
    weak = {signs.GOES} if subject else {signs.GOES, signs.TRIP}
    return signs.KEPT_AWAY if {*found} - weak else min(signs.WEAK, len(found))


def _first_sign(of: Sequence[Regex], words: str) -> re.Match[str] | None:
    found = [each for each in (sign.search(words) for sign in of) if each]
    return min(found, key=lambda each: each.start(), default=None)


def _people_away(
    words: str, sign: re.Match[str] | None, known: Mapping[str, str], last: People
) -> People | None:
    """Of whom the words before a sign speak: whoever stands first, and who is joined to them."""
    front = words[: sign.start()] if sign else words
    found: list[tuple[int, int, People]] = [
        (at, -len(form), (name,))
        for form, name in known.items()
        if (at := front.lower().find(form.lower())) >= 0
        and not (signs.OBJECT.search(front[:at]) or signs.CALLED.match(front, at + len(form)))
    ]
    one = signs.MYSELF.search(words[: sign.end()] if sign else words)
    if one and sign and one.start() >= sign.start():  # 「别找我」, "boss approved my leave"
        return ME if one["me"] else last or None
    if one is not None and not signs.OBJECT.search(words[: one.start()]):
        found.append((one.start(), -len(one[0]), ME if one["me"] else last))
    found.sort()
    other = signs.OTHERS.search(front)
    if other and not (found and found[0][0] < other.start()):
        return None
    if not found:
        return None if _unknown(front) else ()
    who, end = found[0][2], found[0][0] - found[0][1]
    for at, size, more in found[1:]:
        if signs.BEHIND.fullmatch(front[end:at]):
            who, end = (*who, *more), at - size
    return who if who and not (sign and _unknown(front[end:]) > FAR) else None


def _unknown(words: str) -> int:
    """How many of the words, or signs of Chinese, say something that neither the time nor a phrase of speech does."""
    plain = {*meanings("plain"), *meanings("opening"), *signs.AUXILIARY}
    english = [each for each in signs.LATIN_WORD.findall(words.lower()) if each not in plain]
    return 2 * len(english) + len(signs.HAN.findall(signs.FILLER.sub("", words)))


def _without_people(words: str, who: People, known: Mapping[str, str]) -> str:
    for form in sorted((form for form, name in known.items() if name in who), key=len, reverse=True):
        words = words.partition(form)[2] if form in words else words  # 「机修车间李建国」
    return words.replace("我", "")


def _units(found: Sequence[AwayClause]) -> list[Unit]:
    """The clauses of each absence; how long it lasts, who stands in and why belong to it, and who else is away on other days."""
    units, unit, last, bare = list[Unit](), None, People(), list[AwayClause]()
    is_family = False
    for at, one in enumerate(found):
        who, before = one.who or (last or ME), found[at - 1] if at else None
        is_family = (is_family and not one.is_next) or signs.OTHERS.search(one.words) is not None
        if one.sign and (one.who or one.is_next or not before or _may_go_on(before, one, is_family)):
            if unit is None or (one.who and unit.who != who):
                units += [Unit(each.who, [each]) for each in bare if each.who and each.who != who]
                own = [each for each in bare if each.who in ((), who) and not one.has_day]
                units.append(unit := Unit(who, own))
            unit.clauses.append(one)
        elif unit and one.is_bare and one.who and one.who != unit.who:
            units.append(unit := Unit(one.who, [one]))
        elif unit and (_is_stand_in(one) or (one.who in ((), unit.who) and _belongs(unit, one))):
            unit.clauses.append(one)
        elif not (unit and (OWN_AFFAIR.search(one.words) or signs.OTHERS.search(one.words))):
            unit = None
        bare = [*bare, one] if one.is_bare else []
        last = one.who or (last if one.who == () else ())
    return units


def _may_go_on(before: AwayClause, one: AwayClause, is_family: bool) -> bool:
    """Not where something else is spoken of, but for 「我妈摔了，来不了单位」: whose family it is cannot come."""
    is_leave = one.sign == signs.SURE and signs.HAN.match(one.words.strip())
    return before.who is not None or bool(one.sign == signs.KEPT_AWAY if is_family else is_leave)


def _is_of_days(read: TimeRead) -> bool:
    return read.has_day and read.when.grain in (Grain.DAY, Grain.MINUTE, Grain.HOUR)


def _belongs(unit: Unit, one: AwayClause) -> bool:
    has_day = any(each.has_day for each in unit.clauses)
    return one.is_bound or (one.is_bare and not has_day)


def _is_stand_in(one: AwayClause) -> bool:
    """「有事找王芳」; what is handed to somebody is heard by itself."""
    return stand_in(one.words) is not None and signs.ASKED_OF.search(one.words) is not None


def _read_unit(unit: Unit, text: str, seen: Callable[[str], Seen], today: date) -> Iterator[AwayRead]:
    words, begin = ", ".join(each.words for each in unit.clauses), unit.clauses[0].start
    words = days_spelt(both_weekdays(words))
    if not any(each.has_day for each in unit.clauses):
        words = right_days(words)
    if signs.THAT_DAY.search(words) or not any(each.has_day for each in seen(words).reads):
        words = _with_day_before(words, text[:begin], seen, today)
    told = seen(words)
    reads = [each for each in told.reads if _is_of_days(each)]  # 「我下周出差，14到16号」
    reads = reads or [each for each in told.reads if each.has_day]
    runs = runs_of(away_days(told.said.text, reads, today))
    if runs and _enough_signs(unit, words, reads, runs):
        spans, instead = [(each.start, each.end) for each in unit.clauses], stand_in(words)
        is_longer = signs.AGAIN.search(words) is not None
        is_course = signs.TRIP.search(normal(words).text) is not None and runs[0][0] < runs[-1][1]
        is_clear = is_course or unit.sign == signs.SURE
        for who in unit.who:
            yield AwayRead(
                Absence(who, instead if instead != who else None),
                runs,
                spans,
                bool(reads),
                is_longer,
                is_clear,
            )


def _with_day_before(words: str, front: str, seen: Callable[[str], Seen], today: date) -> str:
    """With the day that was named before it in the sentence: 「15號開會，嘉欣嗰日嚟唔到」."""
    said = days_spelt(signs.STOPS.split(front)[-1])
    reads = [each for each in seen(said).reads if each.has_day and not each.when.deadline]
    is_span = bool(reads) and len({*days_of(reads[-1].when)}) > 1
    if not reads or is_span or reads[-1].when.start.date() < today or NOT_ABSENCE.search(normal(said).text):
        return words
    day = f"{reads[-1].when.start.month}月{reads[-1].when.start.day}日"
    is_named = signs.THAT_DAY.search(words)
    return signs.THAT_DAY.sub(day, words, 1) if is_named else f"{day}{words}"


def _enough_signs(
    unit: Unit, words: str, reads: Sequence[TimeRead], runs: Sequence[tuple[date, date]]
) -> bool:
    """Whether the signs are enough for such days: a place one goes to only beside several, or a return."""
    if any(each.when.deadline or each.when.rrule for each in reads):
        return False
    is_long = not all(_is_of_days(each) for each in reads)
    days = {first + A_DAY * at for first, last in runs for at in range((last - first).days + 1)}
    is_rest = unit.sign != signs.KEPT_AWAY and not any(each.search(words) for each in OF_WORKDAYS)
    if is_rest and min(day.weekday() for day in days) >= SATURDAY:
        return False  # 「周末在家躺着」
    is_undated = not reads and not any(each.search(words) for each in LASTING)
    is_short = runs[0][0] == runs[-1][1] and not any(each.is_bound for each in unit.clauses)
    return not (is_undated or (is_long and unit.sign != signs.SURE) or (unit.sign == signs.WEAK and is_short))
