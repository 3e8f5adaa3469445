"""Goes through a plan's lines with what is open at each: headings, the table row above, the deed last named."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from union.understanding.normal import Normal
from union.understanding.regex import Regex
from union.yearplan import tables
from union.yearplan.duties import duty
from union.yearplan.items import Place, items_of
from union.yearplan.naming import named_owners, owners
from union.yearplan.numbering import Number, number_of, pairs
from union.yearplan.outline import (
    BARE_STYLE,
    TIME_STYLE,
    Heading,
    Open,
    Outline,
    dated_heading,
    is_heading,
    is_mere_heading,
)
from union.yearplan.spelling import said_in
from union.yearplan.stated import Stated
from union.yearplan.times import times_in
from union.yearplan.values import Duty, Line, PlanItem
from union.yearplan.words import label_of
from union.yearplan.year import PlanYear

if TYPE_CHECKING:
    from union.notices import Notice

SIGNED = Regex(r"[\s(]*(?:(?:19|20)[\dxX×*_○]{2}|[二〇○零一xX×*_]{2,4})年\S{1,3}月\S{1,4}日[\s)]*$")
LONGEST_NAME, LONGEST_RUN_IN = 40, 24
HEADS = ("part", "section", "bracketed")
WEEK = Regex(r"第\S{1,3}周\s?[:,、]?\s?")


class Reader:
    """One pass over the lines; `items` and `duties` grow as it goes."""

    def __init__(self, plan: PlanYear, texts: Sequence[str], notice: "Notice | None") -> None:
        self.items: list[PlanItem] = []
        self.duties: list[Duty] = []
        self._plan, self._notice = plan, notice
        self._paired = pairs(texts)
        self._outline = Outline()
        self._row: tables.Row | None = None
        self._before = ""

    def line(self, index: int, line: Line) -> None:
        """Read one line."""
        if line.cells:
            self._table_row(index, line)
            return
        self._row = None
        if not line.text.strip() or SIGNED.match(line.text.strip()):
            return
        said = said_in(line.text)
        number = self._number(said.text, line)
        start = number.end if number and not line.number else 0
        week = WEEK.match(said.text, start)
        start = week.end() if week else start
        stated = times_in(said, self._plan, self._plan.now, self._notice)
        heading = dated_heading(said, start, stated)
        if heading:
            self._open_time(said, start, number, heading)
            if heading.body >= 0:
                self._body(index, said, heading.body)
            return
        is_title = is_heading(said, start, number, line.level)
        if is_title or number:
            words = said.text[start:].strip(" :。") if is_title else _run_in(said.text[start:], number)
            self._outline.opened(
                Open(_style(number, BARE_STYLE, line), number.value if number else 0, words, None)
            )
        if not (is_title and is_mere_heading(said.text[start:])):
            self._body(index, said, start, is_heading=is_title)
        else:
            self._before = ""

    def _number(self, text: str, line: Line) -> Number | None:
        said = line.number + text if line.number else text
        return number_of(said_in(said).text if line.number else said, self._outline.last, self._paired)

    def _open_time(self, said: Normal, start: int, number: Number | None, heading: Heading) -> None:
        words = said.text[start : heading.body if heading.body >= 0 else len(said.text)].strip(" :。")
        style = number.style if number else TIME_STYLE
        self._outline.opened(Open(style, number.value if number else 0, words, heading.time, True))
        self._before = ""

    def _body(self, index: int, said: Normal, start: int, *, is_heading: bool = False) -> None:
        """The items of a line's words; owners named on a line of their own are those of the items above."""
        label = label_of(said.text[start:])
        if label == "owner":
            self._own(owners(said.text[start:]))
            return
        if label == "other":
            return
        heading = self._outline.time
        stated = self._stated(said, heading)
        found = items_of(Place(said, start, index, self._outline.section, heading, self._before), stated)
        self.items += found
        if label is None:
            self._before = _first(said.text[start:])
        if not found and heading is None and not is_heading and label is None:
            general = duty(said.quote(start, len(said.text)), self._outline.section)
            self.duties += [general] if general else []

    def _own(self, names: tuple[str, ...]) -> None:
        last = self.items[-1].line if self.items else -1
        place = len(self.items)
        while place > 0 and self.items[place - 1].line == last:
            place -= 1
            if not self.items[place].owners:
                one = self.items[place]
                self.items[place] = PlanItem(
                    one.title, one.kind, one.when, one.festival, names, one.quote, one.section, one.line
                )

    def _stated(self, said: Normal, heading: Stated | None) -> list[Stated]:
        """The times of a line; 「月底前」 and 「15日」 are of the month it stands under."""
        stated = times_in(said, self._plan, self._plan.now, self._notice)
        if heading is None or not stated or heading.when.rrule:
            return stated
        within = times_in(said, self._plan, heading.when.start, self._notice)
        near = {one.begin: one for one in within if heading.holds(one)}
        return [near.get(one.begin, one) for one in stated]

    def _table_row(self, index: int, line: Line) -> None:
        row = tables.row_of(line, self._row)
        if row is None:
            return
        self._row = row
        said = said_in(row.work)
        times = times_in(said_in(row.time), self._plan, self._plan.now, self._notice) if row.time else []
        found: list[PlanItem] = []
        for heading in times or [self._outline.time]:
            place = Place(said, 0, index, self._outline.section, heading, "")
            found += items_of(place, self._stated(said, heading))
        names = named_owners(row.owner)
        for one in found:
            quote = one.quote if one.quote in line.text else line.text
            self.items.append(
                PlanItem(
                    one.title,
                    one.kind,
                    one.when,
                    one.festival,
                    one.owners or names,
                    quote,
                    one.section,
                    index,
                )
            )


def _style(number: Number | None, bare: str, line: Line) -> str:
    if number:
        return number.style
    return bare if line.level is None else f"level {line.level}"


def _run_in(text: str, number: Number | None) -> str:
    """「（一）强化学习教育。年初…」: the words that head a paragraph of their own."""
    head, stop, _ = text.partition("。")
    is_head = number is not None and number.style in HEADS and len(head) <= LONGEST_RUN_IN
    return head.strip() if stop and is_head else ""


def _first(text: str) -> str:
    """The first sentence, which a later 「此项工作」 speaks of."""
    return text.strip().split("。")[0].split(",")[0][:LONGEST_NAME]
