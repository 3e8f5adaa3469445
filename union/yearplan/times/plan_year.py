"""Which stretch of time a plan is for: a calendar year, or a school year that begins in autumn."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole_number
from union.reading.text.normal_form import simplified
from union.reading.time.dates.reference_time import at_midnight
from union.yearplan.model import Line

SAID = Regex(
    r"(?P<arabic>(?:19|20)\d\d)(?:年|[-—~至/]{1,2}(?:20)?\d\d学?年|(?=工会|工作|职工|年度))"
    r"|(?P<chinese>[一二][零〇○][零〇○一二三四五六七八九]{2})年"
)
PLAN = Regex(r"计划|安排|要点|方案|打算|规划|设想|日程|行事历|一览|工作表|配档|思路")
AUTUMN = Regex(r"第[一1]学期|秋季?学期|上学期(?=[^,，。]{0,10}(?:计划|安排))")
SPRING = Regex(r"第[二2]学期|春季?学期|下学期(?=[^,，。]{0,10}(?:计划|安排))")
SCHOOL_YEAR = Regex(r"学年")
TERM = Regex(r"学期|(?<![召公展])开学|期末|寒假")
AUTUMN_SIGNS = Regex(
    r"教师节|国庆|中秋|重阳|元旦|(?<![\d一二三四五六七八九十])(?:9|10|11|12|九|十|十一|十二)月"
)
SPRING_SIGNS = Regex(
    r"三八|妇女节|五一|劳动节|六一|端午|清明|学雷锋|(?<![\d一二三四五六七八九十])(?:[2-7]|[二三四五六七])月"
)
NO_TITLE = Regex(r"[。：:；]$|^[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)]")
LONGEST_TITLE = 50
AUGUST, OPENING = 8, 6
# A line that heads a month's work: 「三月份：」, 「（二）四月」, a table row that begins with its month.
MONTH_HEAD = Regex(
    r"[\s（(【\[]*(?:[一二三四五六七八九十]{1,3}[、.．]\s*|[（(][一二三四五六七八九十]{1,3}[)）]\s*|\d{1,2}[、.．]\s*)?(?:[\dxX×*_○]{2,4}年)?"
    r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元)月份?(?=[:：\s—~至-]|[^\d日底初中上下旬，。]{0,12}$)"
)


class PlanYear(NamedTuple):
    """The plan's span, `end` exclusive; `first_term` is True in autumn, False in spring, None where both lie in it.

    `first_week` is the Monday of a term's first week, where the plan says when it begins.
    """

    year: int
    start: date
    end: date
    is_school_year: bool = False
    first_term: bool | None = None
    first_week: date | None = None

    @property
    def now(self) -> datetime:
        """From where the plan's times are read."""
        return at_midnight(self.start)


def title_of(lines: Sequence[Line]) -> str:
    """The plan's title: the line the document styles so, or a first line that is short, no sentence and no section."""
    styled = next((line.text.strip() for line in lines if line.level == 0 and line.text.strip()), "")
    first = next((line for line in lines if line.text.strip()), None)
    if styled or first is None or first.number or first.cells or first.level:
        return styled
    text = first.text.strip()
    is_title = len(text) <= LONGEST_TITLE and PLAN.search(simplified(text)) and not NO_TITLE.search(text)
    return text if is_title else ""


def said_year(title: str) -> int | None:
    """The year a title names; of a school year the first."""
    found = SAID.search(title)
    if found is None:
        return None
    return int(found["arabic"]) if found["arabic"] else whole_number(found["chinese"].replace("○", "零"))


def heading_months(texts: Sequence[str]) -> list[int]:
    """The months that head the parts of a plan, in order."""
    found = (MONTH_HEAD.match(text) for text in texts)
    return [1 if one["month"] == "元" else whole_number(one["month"]) or 1 for one in found if one]


def plan_year(year: int, texts: Sequence[str], months: Sequence[int]) -> PlanYear:
    """The plan's span by its title and opening, else by the order of the months that head its parts."""
    opening = "\n".join([text for text in texts if text.strip()][:OPENING])
    turns = next((i for i, month in enumerate(months) if i and month < months[i - 1]), None)
    is_wrapped = (
        turns is not None
        and AUGUST - 1 <= months[0] <= AUGUST + 2
        and all(one < AUGUST for one in months[turns:])
    )
    if AUTUMN.search(opening) and not SPRING.search(opening):
        return _school(year, months, first_term=True)
    if SPRING.search(opening) and not AUTUMN.search(opening):
        return _calendar(year, first_term=False)
    if is_wrapped or (SCHOOL_YEAR.search(opening) and not (months and months[0] < AUGUST - 1)):
        return _school(year, months, first_term=None)
    if any(TERM.search(text) for text in texts):
        return _of_some_term(year, texts, months)
    return _calendar(year, first_term=None)


def _of_some_term(year: int, texts: Sequence[str], months: Sequence[int]) -> PlanYear:
    """「本学期」 with no word which: by the months and festivals it names."""
    if months:
        is_autumn = months[0] >= AUGUST and max(months) - months[0] < AUGUST
        is_spring = months[0] < AUGUST and max(months) < AUGUST
    elif any("本学期" in text for text in texts):
        autumn, spring = (
            sum(1 for text in texts for _ in signs.finditer(text)) for signs in (AUTUMN_SIGNS, SPRING_SIGNS)
        )
        is_autumn, is_spring = autumn > spring, bool(spring)
    else:
        is_autumn = is_spring = False
    if is_autumn:
        return _school(year, months, first_term=True)
    return _calendar(year, first_term=False if is_spring else None)


def _school(year: int, months: Sequence[int], first_term: bool | None) -> PlanYear:
    first = months[0] if months and AUGUST - 1 <= months[0] <= AUGUST + 2 else AUGUST
    start = date(year, min(first, AUGUST), 1)
    return PlanYear(year, start, date(year + 1, start.month, 1), True, first_term)


def _calendar(year: int, first_term: bool | None) -> PlanYear:
    return PlanYear(year, date(year, 1, 1), date(year + 1, 1, 1), False, first_term)
