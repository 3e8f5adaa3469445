"""Reads the rules of a message where they stand, with their beginning, their bounds and what completes them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.reading.message import When
from union.reading.text.normal_form import Normal
from union.reading.time.dates.clock_times import clock_end, has_clock
from union.reading.time.dates.days import day_span
from union.reading.time.dates.reference_time import DAY, Outlook, Pieces, TimeRead
from union.reading.time.pieces.piece_finder import Atom
from union.reading.time.recurrence.rule_context import (
    DUE,
    TIME_OF_DAY,
    Placed,
    company,
    completed,
    is_outdone,
    rule_sort,
)
from union.reading.time.recurrence.rule_reader import recurring

BEHIND, AHEAD = 80, 14  # signs around a rule in which its limits (共六次, 遇节假日顺延) are looked for
MOST_RULES = 16  # of one message: what is denser nobody can have meant, and each costs most
LISTED, MOST = Regex("[、,和及与跟]"), 6
AFTER = Regex("(?:之|以)?后(?![天续勤])")
STOP = Regex(r"[。;\n]")
ON = Regex(r"(?:算?起|开始|以后|之后|后|过后|过完)(?:[,\s]?[^\d,。;、]{0,8}?){1,2}[,\s]?")
ONWARD = Regex("算?起|起算|开始(?!前)|启动|开[班课头]|为?(?:首|第一)[次场期回]")
FROM_THEN = Regex("[从自]$|(?:首|第一)[次场期回][是为在定于]?$")
UP_TO = Regex("(?:[到至]|截止|最后一?[次场节堂回]课?[是为在到]?)$")
FROM = Regex(r"(?:起|开始|后)$")  # 「国庆后每周三」: the words of the time before it say so
WITHIN = Regex(r"(?:份|里|内|间|期间|的)?□{0,3}[,\s]?的?")
TO = Regex(r"\s?(?:-{1,2}|~|到|至)(?:次日|第二天|翌日)?\s?")
DUE_BY = Regex(r"(?:截止(?:日期|时间)?[为是到至:]?|截至|最迟|最晚|至迟|不迟于|不晚于)[于在到]?\s?$")
NEXT_DAY = {"following"}  # 「每晚10点到次日6点」
# From two days on a time may bound a rule: 「4月份每周六」, 「12月7日至18日每天」.
BOUND = timedelta(days=2)


class RuleRead(NamedTuple):
    """A rule that was read: its words' place, its pieces, and how many moments were used for it.

    `absorbs`: the time before it is its bound and no time of its own.
    """

    begin: int
    end: int
    when: When
    pieces: Pieces
    used: int = 1
    absorbs: bool = False


class RuleTimes:
    """The rules among a message's moments; `masked` is its text without figures."""

    def __init__(self, said: Normal, masked: str, moments: Sequence[Placed]) -> None:
        self._said, self._masked, self._moments = said, masked, moments
        rules = (place for place in range(len(moments)) if rule_sort(moments[place].pieces))
        self._company = {
            place: company(moments, place, masked)
            for place in islice(rules, MOST_RULES)
            if not is_outdone(moments, place, masked)
        }
        self._rule_of = {other: place for place, found in self._company.items() for other in found.places}

    def at(self, place: int, before: TimeRead | None, outlook: Outlook) -> RuleRead | None:
        """The rule that the moment at a place makes or completes; `before` is the last time told before it."""
        if place in self._company:
            return self._rule(place, before, outlook)
        if place not in self._rule_of:
            return None
        read = self._rule(self._rule_of[place], before if self._rule_of[place] > place else None, outlook)
        used = 2 if self._second(place) is not None else 1
        begin, end = self._moments[place].start, self._moments[place + used - 1].end
        return read and read._replace(begin=begin, end=end, used=used, absorbs=False)

    def _rule(self, place: int, before: TimeRead | None, outlook: Outlook) -> RuleRead | None:
        moment, found = self._moments[place], self._company[place]
        others = [self._moments[one] for one in found.places]
        pieces = completed(moment.pieces, [one.pieces for one in others])
        after = AFTER.match(self._masked, moment.end) if "festival" in pieces else None
        if after:
            pieces["after"] = Atom("after", moment.end, after.end(), {})
        begun, is_bound, clock = self._rule_beginning(place, before, outlook)
        pieces = pieces if not TIME_OF_DAY.isdisjoint(pieces) else {**pieces, **clock}
        last = next((one for one in found.places if has_clock(self._moments[one].pieces)), place)
        second = self._second(last)
        is_own = second is not None and last == place
        begin, end, is_due = self._extent(moment, second if is_own else None)
        is_due = is_due or any(DUE.match(self._masked, one.end) for one in others)
        text = self._said.text
        around = STOP.split(text[max(0, moment.start - AHEAD) : moment.start])[-1]
        around += text[moment.start : moment.end + BEHIND]
        when = recurring(pieces, around, begun, due=is_due)
        named = found.days[-1] if found.days else place
        further = self._further(named, pieces) if second is None and found.clock is None else []
        joint = recurring(pieces, around, begun, due=is_due, further=further) if further else None
        if joint and when and joint.rrule != when.rrule:
            when, (_, end, is_last) = joint, self._extent(self._moments[named + len(further)], None)
            is_due = is_due or is_last
        else:
            further = []
        if when is None:
            return None
        until = second and _end(when.start, pieces, second.pieces, begun)
        begin = before.begin if is_bound and before else begin
        spans = sorted([(begin, end), *((one.start, one.end) for one in others)])
        words = " ".join(self._said.quote(*span) for span in spans)
        when = replace(when, text=words, deadline=is_due, end=until or when.end)
        return RuleRead(begin, end, when, pieces, 2 if is_own else 1 + len(further), is_bound)

    def _rule_beginning(
        self, place: int, before: TimeRead | None, outlook: Outlook
    ) -> tuple[Outlook, bool, dict[str, Atom]]:
        """From where the rule is reckoned, whether that bounds it, and the clock time its first day has."""
        begun, is_bound = self._beginning_before_rule(self._moments[place], before, outlook)
        first = self._moments[place - 1] if place else None
        if begun is outlook:
            begun, first = self._beginning_after_rule(place, outlook)
        is_day = first is not None and begun.since is not None  # 「隔周一次，从下周一15:20算起」
        said = first.pieces if first and is_day else {}
        return begun, is_bound, {sort: atom for sort, atom in said.items() if sort in TIME_OF_DAY}

    def _further(self, place: int, rule: Pieces) -> list[Pieces]:
        """「每年五一、国庆」: the pieces of the dates listed behind a yearly rule's own."""
        if "every_year" not in rule or {"festival", "day"}.isdisjoint(rule):
            return []
        found: list[Pieces] = []
        for i in range(place + 1, min(place + MOST, len(self._moments))):
            gap = self._masked[self._moments[i - 1].end : self._moments[i].start]
            pieces = self._moments[i].pieces
            if not LISTED.fullmatch(gap) or {"festival", "month"}.isdisjoint(pieces) or rule_sort(pieces):
                break
            found.append({"every_year": rule["every_year"], **pieces})
        return found

    def _beginning_after_rule(self, place: int, outlook: Outlook) -> tuple[Outlook, Placed | None]:
        """「每周三学习，从12月开始」: the beginning is said behind the rule; and where it is said."""
        for moment in self._moments[place + 1 : place + 3]:
            lead, text = self._masked[max(0, moment.start - 4) : moment.start], self._masked
            is_near = moment.start - self._moments[place].end <= BEHIND and not rule_sort(moment.pieces)
            is_range = TO.match(text, moment.end) is not None  # 「每周三13:00，1月20日至2月24日」
            is_from = (
                "month" in moment.pieces
                if is_range
                else ONWARD.match(text, moment.end) or FROM_THEN.search(lead)
            )
            if is_near and is_from:
                span = day_span(moment.pieces, outlook)
                if span is None or span.start <= outlook.now:
                    return outlook, None
                is_day = span.grain is Grain.DAY and span.end is None
                return outlook._replace(now=span.start, since=span.start if is_day else None), moment
        return outlook, None

    def _second(self, place: int) -> Placed | None:
        """The moment the one at a place reaches to: 「每周五下午2点到4点」."""
        if place + 1 >= len(self._moments):
            return None
        first, second = self._moments[place], self._moments[place + 1]
        if rule_sort(second.pieces) or not TO.fullmatch(self._masked[first.end : second.start]):
            return None
        is_clock = second.pieces.keys() <= TIME_OF_DAY | NEXT_DAY and has_clock(second.pieces)
        return second if is_clock == has_clock(first.pieces) else None

    def _extent(self, moment: Placed, second: Placed | None) -> tuple[int, int, bool]:
        """Where the rule's words begin and end with the words that make it a deadline, and whether they do."""
        end = second.end if second else moment.end
        due = DUE.match(self._masked, end)
        due_by = DUE_BY.search(self._masked[max(0, moment.start - 8) : moment.start])
        begin = moment.start - len(due_by[0]) if due_by else moment.start
        return begin, due.end() if due else end, bool(due or due_by)

    def _beginning_before_rule(
        self, moment: Placed, before: TimeRead | None, outlook: Outlook
    ) -> tuple[Outlook, bool]:
        """From where the rule is reckoned: 「从12月起每周三」; and whether a span bounds it: 「4月份每周六」."""
        if before is None or before.end > moment.start:
            return outlook, False
        gap, when = self._masked[before.end : moment.start], before.when
        if ON.fullmatch(gap) or (not gap.strip(",") and FROM.search(self._masked[before.begin : before.end])):
            # 「从12月5日起每月一次」 names no day of its own
            is_day = when.grain in (Grain.DAY, Grain.MINUTE) and when.end is None
            begun = outlook._replace(now=max(when.start, outlook.now), since=when.start if is_day else None)
            return (begun if when.start.date() >= outlook.today else outlook), False
        end = when.until
        if when.deadline and when.rrule is None and gap in ("", "的") and when.start > outlook.now:
            return outlook._replace(until=when.start.date()), True  # 「12月10日前每天报数」
        is_long = when.rrule is None and not when.deadline and end - when.start >= BOUND
        if not is_long or not WITHIN.fullmatch(gap):
            return outlook, False
        if end <= outlook.now:
            return outlook, True
        if UP_TO.search(self._masked[max(0, before.begin - 2) : before.begin]):  # 「直到月底每天」
            return outlook._replace(until=(end - DAY).date()), True
        return outlook._replace(now=max(outlook.now, when.start), until=(end - DAY).date()), True


def _end(start: datetime, first: Pieces, second: Pieces, outlook: Outlook) -> datetime | None:
    """Where one occurrence ends: a clock time of its day, or a later day."""
    if has_clock(second):
        return clock_end(start, first, second)
    span = day_span(second, outlook._replace(after=start.date(), told=False))
    return span.until if span and span.grain in (Grain.DAY, Grain.MONTH) else None
