"""Reads a yearly plan: lines in, the items of the year out, each beside the words it comes from; as JSON (docs/plan.schema.json).

Stages: numbers and headings (outline) → times → clauses → deeds and the times that govern them → items → no doubles.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.core.period import A_DAY, Grain
from union.reading.message_json import when_json
from union.reading.text.normal_form import Normal, normal, simplified
from union.yearplan.items.deeds import duty, named_owners, owners
from union.yearplan.items.line_items import field_items, items_of
from union.yearplan.items.time_scope import PlanPlace
from union.yearplan.model import Duty, Line, PlanItem, YearPlan, YearUnknown
from union.yearplan.structure import outline
from union.yearplan.structure.normal_line import dotted, dotted_numbers, normalized_line, part_of
from union.yearplan.structure.outline import (
    BARE_STYLE,
    LONGEST_BARE,
    TIME_STYLE,
    Heading,
    Open,
    Outline,
    dated_heading,
    is_heading,
    is_mere_heading,
    lines_gone_by,
)
from union.yearplan.structure.vocabulary import Number, label_of, number_of, pairs
from union.yearplan.times.line_times import times_in
from union.yearplan.times.plan_year import PlanYear, heading_months, plan_year, said_year, title_of
from union.yearplan.times.stated_time import Stated, end_of, first_week

MONTH = Regex(r"[\s\d一二三四五六七八九十元、~-]*月份?(?:[上中下]旬|[初中末底]前?|前)?")
SIGNED = Regex(r"[\s(]*(?:(?:19|20)[\dxX×*_○]{2}|[二〇○零一xX×*_]{2,4})年\S{1,3}月\S{1,4}日[\s)]*$")
LONGEST_NAME, LONGEST_RUN_IN = 40, 24
HEADS = ("part", "section", "bracketed")
EDGES = " \t:：。"
FIRST = Regex(r"\s*(?:[(（]?[1一][)）]?[、.．,，]?|[①●○■·•])")
WEEK = Regex(r"第\S{1,3}周\s?[:,、]?\s?")
DATED_WEEK = Regex(r"第\S{1,3}周\s?[:,、]?\s?(?=[(]?\d{1,2}[月.])")


class Reader:
    """One pass over the lines; `items` and `duties` grow as it goes."""

    def __init__(self, plan: PlanYear, texts: Sequence[str], notice: Notice | None) -> None:
        self.items: list[PlanItem] = []
        self.duties: list[Duty] = []
        self._plan, self._notice = plan, notice
        self._paired, self._numbered = pairs(texts), dotted_numbers(texts)
        self._outline = Outline()
        self._gone_by = lines_gone_by(texts)
        self._row: outline.PlanRow | None = None
        self._before = ""
        self._label: str | None = None
        self._times_first = False
        self._named_line = -1

    def line(self, index: int, line: Line, following: str = "") -> None:
        """Read one line; `following` are the words of the next, which tell whether 「时间：…」 heads a list."""
        if index in self._gone_by:
            return
        if line.cells:
            self._table_row(index, line)
            return
        self._row = None
        if not line.text.strip() or SIGNED.match(line.text.strip()):
            return
        said = self._dotted(normalized_line(line.text))
        numbered = normalized_line(line.number).text if line.number else said.text
        number = number_of(numbered, self._outline.last, self._paired)
        start = number.end if number and not line.number else 0
        week = (DATED_WEEK if self._plan.first_week else WEEK).match(said.text, start)
        start = week.end() if week else start
        label = label_of(said.text[start:])
        if (label == "time" and (self._is_time_first(following) or FIRST.match(following))) or (
            label == "name" and said.text.rstrip()[-1] != ":"
        ):
            start = said.text.index(":", start) + 1
        self._label = label
        said = part_of(said, start, len(said.text))  # 「4.10月」: the number would hide the month
        stated = self._times(said)
        heading = dated_heading(said, stated)
        if heading:
            self._open_time(said, number, heading)
            if heading.body >= 0:
                self._body(index, said, heading.body, stated)
            return
        self._undated(index, said, number, line, stated)

    def _undated(
        self, index: int, said: Normal, number: Number | None, line: Line, stated: list[Stated]
    ) -> None:
        """A line that gives no time to those under it: a heading, a task, a paragraph."""
        if number is None and stated and stated[0].is_loose and stated[0].begin == 0:
            self._outline.end_times()
        is_title = is_heading(said, number, line.level)
        if is_title or number:
            words = said.quote(0, len(said.text)).strip(EDGES) if is_title else _run_in(said, number)
            words = "" if _is_task(number, words, stated) else words
            bare = BARE_STYLE if line.level is None else f"level {line.level}"
            style, value = (number.style, number.value) if number else (bare, 0)
            self._outline.opened(Open(style, value, words, None))
        if is_title and is_mere_heading(said.text):
            self._before = ""
        else:
            self._body(index, said, 0, stated, is_title=is_title)

    def _is_time_first(self, following: str) -> bool:
        """「时间：3月8日」 above 「内容：登山」, in a plan whose fields begin with the time."""
        is_above = label_of(normal(following).text) == "name"
        self._times_first = is_above and (self._times_first or (self._label != "name" and not self._before))
        return self._times_first

    def _dotted(self, said: Normal) -> Normal:
        """「3.15 讲座」, 「健步走（5.12）」 under the month: days of it, unless so the plan numbers its lines."""
        heading = self._outline.time
        if heading is None or "." not in said.text or heading.when.rrule:
            return said
        months = {heading.first.month, (heading.after - A_DAY).month}
        return dotted(said, months - self._numbered)

    def _times(self, said: Normal) -> list[Stated]:
        return times_in(said, self._plan, self._plan.now, self._notice)

    def _open_time(self, said: Normal, number: Number | None, heading: Heading) -> None:
        end = heading.body if heading.body >= 0 else len(said.text)
        style, value = (number.style, number.value) if number else (TIME_STYLE, 0)
        words = said.quote(0, end).strip(EDGES)
        self._outline.opened(Open(style, value, words, _elsewhere(heading.time), True))
        self._before = ""

    def _body(
        self, index: int, said: Normal, start: int, stated: list[Stated], *, is_title: bool = False
    ) -> None:
        """The items of a line's words; owners named on a line of their own are those of the items above."""
        label = label_of(said.text[start:])
        if label in ("owner", "other"):
            self._own(owners(said.text[start:]) if label == "owner" else ())
            return
        heading, section = self._outline.time, self._outline.section
        place = PlanPlace(said, start, index, section, heading, self._before)
        times = self._within(said, stated, heading)
        found = field_items(place, times) if label == "time" and self._before else []
        found = found or items_of(place, times)
        if label == "time" and found and self._before:
            # 「举办迎新年联欢会」 was dated by its name; the field 「时间：12月下旬」 below it says when.
            while self.items and self.items[-1].line == self._named_line:
                self.items.pop()
        self.items += found
        if label == "time":
            return
        self._named_line = index
        # The first sentence, which a later 「此项工作」 speaks of.
        parts = said.text[start:].strip().split("。", 1)[0].split(",")
        self._before = next((part for part in parts if not MONTH.fullmatch(part)), "")[:LONGEST_NAME]
        if not (found or heading or is_title or label):
            general = duty(said.quote(start, len(said.text)), section)
            self.duties += [general] if general else []

    def _own(self, names: tuple[str, ...]) -> None:
        """Give the items of the last line that has some to those named on a line below it."""
        if not names or not self.items:
            return
        last, place = self.items[-1].line, len(self.items)
        while place > 0 and self.items[place - 1].line == last:
            place -= 1
            one = self.items[place]
            self.items[place] = one if one.owners else replace(one, owners=names)

    def _within(self, said: Normal, stated: list[Stated], heading: Stated | None) -> list[Stated]:
        """The times of a line; 「月底前」 and 「15日」 are of the month it stands under."""
        if heading is None or heading.when.rrule or not any(one.needs_month for one in stated):
            return stated
        within = times_in(said, self._plan, heading.when.start, self._notice)
        near = {one.begin: one for one in within if one.needs_month and heading.holds(one)}
        return [near.get(one.begin, one) for one in stated]

    def _table_row(self, index: int, line: Line) -> None:
        for row in outline.rows_of(line, self._row):
            self._row = row
            said = normalized_line(row.work)
            stated, names = self._times(said), named_owners(row.owner)
            number = number_of(said.text, {}, frozenset())
            headings: list[Stated | None] = [
                _elsewhere(one) for one in self._times(normalized_line(row.time))
            ]
            for heading in headings or [self._outline.time]:
                section = row.section or self._outline.section
                place = PlanPlace(said, number.end if number else 0, index, section, heading, "")
                for one in items_of(place, self._within(said, stated, heading)):
                    quote = one.quote if one.quote in line.text else line.text
                    self.items.append(replace(one, owners=one.owners or names, quote=quote))


def _elsewhere(one: Stated | None) -> Stated | None:
    """A heading's time, without its place: that is none in the lines under it."""
    return one._replace(begin=-1, end=-1) if one else None


def _run_in(said: Normal, number: Number | None) -> str:
    """「（一）强化学习教育。年初…」: the words that head a paragraph of their own."""
    stop = said.text.find("。")
    is_head = number is not None and number.style in HEADS and 0 < stop <= LONGEST_RUN_IN
    return said.quote(0, stop).strip() if is_head else ""


def _is_task(number: Number | None, words: str, stated: Sequence[Stated]) -> bool:
    """「（二）4月23日举办读书会。」 is a task of its section, and names none."""
    is_within = number is not None and (number.style == "bracketed" or len(words) > LONGEST_BARE)
    return is_within and any(not one.is_loose and one.begin < len(words) for one in stated)


LOOK_BACK = 40  # items; a plan repeats itself within a section or between two
ALIKE, SHORT = 0.8, 4
NEAR_LINES = 6
STEPS = 50  # how often it is told how far reading is
Told = Callable[[int, int], None]


class KnownItem(NamedTuple):
    """An item with what is compared of it, reckoned once."""

    item: PlanItem
    first: date
    after: date
    signs: frozenset[str]
    is_bare: bool


def removed(items: Sequence[PlanItem]) -> tuple[PlanItem, ...]:
    """The items without those said before; of two the one with the finer time stays, in the place of the first."""
    left: list[KnownItem] = []
    for item in items:
        is_bare = item.festival is not None and item.title.endswith(("庆祝活动", "节活动", "节系列活动"))
        signs = frozenset(map("".join, pairwise(filter(str.isalnum, item.title))))
        one = KnownItem(item, item.when.start.date(), end_of(item.when), signs, is_bare)
        place = _place(left, one)
        if place is None:
            left.append(one)
        elif _is_better(one, left[place]):
            left[place] = one
    return tuple([one.item for one in left])


def _place(left: Sequence[KnownItem], one: KnownItem) -> int | None:
    """Where the item already stands; most have another time, which is seen at once."""
    has_rule, first, after = one.item.when.rrule is not None, one.first, one.after
    for place in range(len(left) - 1, max(-1, len(left) - LOOK_BACK), -1):
        other = left[place]
        is_within = other.first <= first and after <= other.after
        is_near = is_within or (first <= other.first and other.after <= after)
        if (is_near or has_rule is (other.item.when.rrule is None)) and _is_same_item(other, one):
            return place
    return None


def _is_better(one: KnownItem, other: KnownItem) -> bool:
    if bool(one.item.when.rrule) != bool(other.item.when.rrule):  # 「全年：小组活动，每周一次」
        dated = other if one.item.when.rrule else one
        return (dated.item.when.grain is Grain.YEAR) == bool(one.item.when.rrule)
    length, known = one.after - one.first, other.after - other.first
    return length < known or (length == known and other.is_bare)


def _is_same_item(first: KnownItem, second: KnownItem) -> bool:
    """Whether two items are one, the time of one within the other's: alike in title, or one only keeps its festival."""
    one, other = first.item, second.item
    if bool(one.when.rrule) != bool(other.when.rrule):
        return one.line == other.line and one.title == other.title
    if one.when.rrule != other.when.rrule:
        return False
    is_near = abs(one.line - other.line) <= NEAR_LINES
    if one.festival != other.festival:
        is_one_kept = not (one.festival and other.festival) and one.line != other.line
        return is_one_kept and is_near and likeness(first, second) >= ALIKE
    if one.title == other.title or (one.festival and is_near and (first.is_bare or second.is_bare)):
        return True
    is_same_time = (first.first, first.after) == (second.first, second.after)
    return is_same_time and likeness(first, second) >= ALIKE


def likeness(first: KnownItem, second: KnownItem) -> float:
    """How much of the shorter title's pairs of signs stand in the other, 0 to 1."""
    shorter = min(len(first.signs), len(second.signs))
    if shorter < SHORT - 1:
        return float(first.item.title == second.item.title)
    return len(first.signs & second.signs) / shorter


def read_plan(
    lines: Sequence[Line], *, year: int | None, notice: Notice | None = None, told: Told | None = None
) -> YearPlan:
    """The plan's items for its year; `year` goes before the one its title names. YearUnknown where there is none.

    `notice` is the group's calendar of days off; `told(done, all)` hears now and then how many lines are read.
    """
    texts = [simplified(line.text) for line in lines]
    title = title_of(lines)
    said = said_year(simplified(title))
    meant = year if year is not None else said
    if meant is None:
        raise YearUnknown("neither the caller nor the plan's title names a year")
    plan = plan_year(meant, texts, heading_months(texts))
    plan = plan._replace(first_week=first_week(texts, plan))
    reader = Reader(plan, texts, notice)
    step = max(1, len(lines) // STEPS)
    for index, line in enumerate(lines):
        if told is not None and index % step == 0:
            told(index, len(lines))
        if line.text.strip() != title:
            reader.line(index, line, texts[index + 1] if index + 1 < len(texts) else "")
    return YearPlan(title, meant, said, removed(reader.items), tuple(reader.duties))


def as_json(plan: YearPlan) -> dict[str, object]:
    """The object that `plan --json` prints; absent is null, "" or []."""
    return {
        "title": plan.title,
        "year": plan.year,
        "said_year": plan.said_year,
        "items": [_item(one) for one in plan.items],
        "duties": [{"text": one.text, "section": one.section} for one in plan.duties],
    }


def _item(one: PlanItem) -> dict[str, object]:
    return {
        "title": one.title,
        "kind": one.kind.value,
        "when": when_json(one.when),
        "rrule": one.when.rrule,
        "festival": one.festival,
        "owners": list(one.owners),
        "quote": one.quote,
        "section": one.section,
        "line": one.line,
    }
