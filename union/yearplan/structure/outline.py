"""How a plan is built: which lines are headings or tell of the year gone by, the time and section each
line is under; of a table's row which cell says when, which what, which who: an empty time is that of the row above.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import Normal, simplified
from union.yearplan.items.deeds import has_kind
from union.yearplan.model import Cell, Line
from union.yearplan.structure import vocabulary
from union.yearplan.structure.vocabulary import Number
from union.yearplan.times.stated_time import Stated

LONGEST_HEADING, LONGEST_BARE = 40, 20
SENTENCE = Regex(r"[。;!?]")
TIME_STYLE, BARE_STYLE = "time", "bare"
OPENING = ' \t([【《<“"在自从到'
CLOSING = ' \t)]】》>”"、,.-☆★◆◇■□●○※*=~'
SECTION = Regex(
    r"[^,。;]{0,6}(?:指导思想|总体要求|总体思路|工作思路|基本思路|工作目标|主要目标|目标任务|总体目标|奋斗目标|工作措施|主要措施|保障措施|工作要求|几点要求|具体要求"
    r"|组织领导|组织机构|工作重点|重点工作|主要工作|主要任务|工作任务|工作要点|(?:工作|活动|具体|日程|时间|每月|逐月|分月|按月|月度|每季度?|分季度?)安排|工作内容|活动内容|其他工作|常规工作|工作打算|工作计划)[^,。;]{0,8}:?$"
)
# 「每月工作安排」 heads the months, 「每月常规工作」 what comes round every month.
REGULAR = Regex(r"(?:的)?(?:常规|例行|固定|定期)|\s?:")
GAP = Regex(r"\s+|[-—–]{1,2}|(?=1[.、](?!\d)|①)")
# 「第一季度（主题：暖心启航）」
THEME = Regex(r"[(\[]?(?:主题|重点|关键词)(?:是|为|:)[^。;]{1,20}")
YEARS = Regex(r"^(?:第\S{1,3}周)?[\s(\[【《“\"]*(?:(?:20)?[xX×_*○\d]{2,4}|本|今|全)?(?:年度?)?[、,的]?$")

HEAD = Regex(
    r"\s*(?:(?P<part>第[一二三四五1-5]部分)|(?P<section>[一二三四五六七八九十]{1,2}[、.．]))[\s:：、]*(?P<words>\S.{1,28}?)[:：]?\s*$"
)
GONE_BY = Regex(r"(?:总结|回顾|完成情况|开展情况|工作情况)$")
TO_COME = Regex(r"计划|打算|安排|思路|要点|设想|展望|任务")


class Open(NamedTuple):
    """A heading under which the lines stand: the style and value of its number, its words, its time."""

    style: str
    value: int
    words: str
    time: Stated | None
    is_time: bool = False


class Heading(NamedTuple):
    """What a line is: the time it gives to the lines under it, and where its own words go on (-1: nowhere)."""

    time: Stated | None
    body: int


def dated_heading(said: Normal, stated: Sequence[Stated]) -> Heading | None:
    """「三月份：」, 「（二）四月工作安排」, 「一季度：召开…」: a line whose beginning dates what follows."""
    first = next(iter(stated), None)
    if first is None or not _heads(said, first):
        return None
    tail = said.text[first.end :].lstrip(CLOSING)
    rest = len(said.text) - len(tail)
    if THEME.fullmatch(tail):
        return Heading(first, -1)
    colon = _colon(tail)
    if colon >= 0 and _has_only_heading_words(tail[:colon]):
        body = rest + colon + 1
        return Heading(first, body if said.text[body:].strip(CLOSING + "。") else -1)
    opened, closed = said.text[: first.begin].strip(), said.text[first.end : first.end + 1]
    if opened in ("[", "【") and closed in ("]", "】") and tail:  # 「【3月】瑜伽课；讲座」
        return Heading(first, rest)
    # 「3月 召开教代会」: a month with a gap behind it heads the lines that follow.
    if _is_month(first) and not opened and GAP.match(said.text, first.end):
        return Heading(first, rest)
    if said.text[rest : rest + 1] == "。" and tail[1:] and _is_month(first):
        return Heading(first, rest + 1)  # 「（三）五月。举办…；评选…」
    if len(tail) <= LONGEST_HEADING and _has_only_heading_words(tail.rstrip("。")):
        return Heading(first, -1)
    return None


def _heads(said: Normal, first: Stated) -> bool:
    """Whether a line's first time can head a list: it begins the line, and is none that every task has: 「全年工作」."""
    if first.is_loose or (first.is_season and first.is_campaign):
        return False
    if not YEARS.match(said.text[: first.begin].strip("在自从到于")):
        return False
    if first.when.rrule:
        return REGULAR.match(said.text, first.end) is not None
    return first.festival is None or said.text[first.end :].lstrip('”"节期间前后 ')[:1] == ":"


def _is_month(one: Stated) -> bool:
    return not (one.is_fine or one.festival or one.is_loose or one.when.rrule)


def _colon(text: str) -> int:
    stop = SENTENCE.search(text)
    at = text.find(":")
    return at if at >= 0 and (stop is None or at < stop.start()) else -1


def _has_only_heading_words(tail: str) -> bool:
    """Whether words beside a time say only that it is the time's work: 「工作安排」."""
    left = tail
    while left:
        left = left.lstrip(CLOSING + OPENING + "—–~:")
        found = vocabulary.word_pattern("heading_words").match(left)
        if found is None:
            break
        left = left[found.end() :]
    return not left or (left.startswith("第") and len(left) <= 3)


def is_heading(said: Normal, number: Number | None, level: int | None) -> bool:
    """Whether a line is a heading that gives no time: short, and no sentence."""
    text = said.text.strip()
    if level is not None:
        return len(text) <= LONGEST_HEADING * 2
    if not text or len(text) > LONGEST_HEADING or SENTENCE.search(text.rstrip("。")):
        return False
    if number is None:
        is_label = text.endswith(":") and not ("," in text and len(text) > LONGEST_BARE)
        return is_label or SECTION.match(text) is not None
    return number.style in ("part", "section", "bracketed") or text.endswith(":")


def is_mere_heading(text: str) -> bool:
    """Whether a heading's words can be no item: 「主要工作：」, 「指导思想」."""
    return text.rstrip().endswith(":") or SECTION.match(text.strip()) is not None


class Outline:
    """The headings open at a line, the outermost first."""

    def __init__(self) -> None:
        self._open: list[Open] = []

    @property
    def last(self) -> dict[str, int]:
        """The last value of every style that is open."""
        return {one.style: one.value for one in self._open}

    @property
    def time(self) -> Stated | None:
        """The time of the innermost heading that has one."""
        return next((one.time for one in reversed(self._open) if one.time), None)

    @property
    def section(self) -> str:
        """The words of the innermost heading that is no mere time; of a time where there is none other."""
        named = [one for one in reversed(self._open) if one.words]
        return next((one.words for one in named if not one.is_time), named[0].words if named else "")

    def opened(self, one: Open) -> None:
        """Close what the heading ends, and open it."""
        self._close(one)
        self._open.append(one)

    def _close(self, one: Open) -> None:
        """A number goes on with its list; 「1、」 begins a new one, under the time that is open if there is one."""
        places = [i for i, known in enumerate(self._open) if known.style == one.style]
        if not places and one.style == BARE_STYLE:
            self.end_times()
        if not places:
            return
        following = [i for i in places if self._open[i].value + 1 == one.value]
        if one.style in (TIME_STYLE, BARE_STYLE) or (one.value != 1 and not following):
            del self._open[places[-1] :]
        elif following:
            del self._open[following[-1] :]
        elif not any(known.is_time for known in self._open[places[-1] + 1 :]):
            del self._open[places[-1] :]

    def end_times(self) -> None:
        """A bare heading ends the times before it; so does 「年内完成…」, a line of its own, which is of no month above it."""
        place = next((i for i, known in enumerate(self._open) if known.is_time), None)
        if place is not None:
            del self._open[place:]


def lines_gone_by(texts: Sequence[str]) -> frozenset[int]:
    """The lines under headings that look back, up to the next of their style; none where no heading looks ahead.

    The headings themselves stay: 「一、年度工作总结」 under December is a task.
    """
    heads = [(index, found) for index, text in enumerate(texts) if (found := HEAD.match(text))]
    gone: set[int] = set()
    for style in ("part", "section"):
        own = [(index, found["words"]) for index, found in heads if found[style]]
        for place, (index, words) in enumerate(own[:-1]):
            if GONE_BY.search(words) and any(TO_COME.search(later) for _, later in own[place + 1 :]):
                gone.update(range(index + 1, own[place + 1][0]))
    return frozenset(gone)


TIME = re.compile(r"时间|月份|日期|季度|时限|周次|^月$|进度")
OWNER = re.compile(r"负责|责任|牵头|主办|承办|经办|组织者|组织单位|实施部门|落实人|协办")
WORK = re.compile(r"内容|项目|工作|活动|任务|事项|主题|名称|安排|要点|培训|课程")
NO_WORK = re.compile(r"对象|地点|形式|方式|备注|序号|经费|预算|人数|要求|目标|措施|类别|类型")
BARE_MONTH = re.compile(
    r"(?:1[0-2]|[1-9]|[一二三四五六七八九]|十[一二]?)(?:[-—~、至](?:1[0-2]|[1-9]|[一二三四五六七八九]|十[一二]?))?"
)
PERIOD = re.compile(rf"{BARE_MONTH.pattern}月份?|第?[一二三四1-4]季度|[上下]半年")
BEGINS, ENDS = re.compile(r"开始|起始|启动"), re.compile(r"完成|结束|截止|终止")
BEFORE = re.compile(r"前$|[起至到]")
# 「3.15」, 「3.22-3.26」 in a column of times.
DOTTED = re.compile(r"(?:1[0-2]|0?[1-9])[./](?:3[01]|[12]\d|0?[1-9])(?![\d./])")
MARK = re.compile(r"[√✓✔★☆●○■▲△◎×xXvV*＊\-—\s]*|是")
FEWEST = 2  # columns called by a month that make a calendar
LONGEST_DEED = 40


class PlanRow(NamedTuple):
    """The words of a row by what they say; "" where a column is missing or the cell empty.

    `section` is what a calendar's row is about.
    """

    time: str
    work: str
    owner: str
    section: str = ""


def is_period(header: str) -> bool:
    """Whether a column is called by a month or a quarter: the table is a calendar."""
    return PERIOD.fullmatch(_normalized_text(header)) is not None


def rows_of(line: Line, above: PlanRow | None) -> list[PlanRow]:
    """The rows a line with cells tells: one, or in a calendar one for each month with something in its column."""
    months = [cell for cell in line.cells if is_period(cell.header)]
    if len(months) < FEWEST:
        row = row_of(line, above)
        return [row] if row else []
    others = tuple(cell for cell in line.cells if not is_period(cell.header))
    plain = row_of(Line(line.text, cells=others), None)
    owner = plain.owner if plain else ""
    found = []
    for cell in months:
        is_mark = MARK.fullmatch(cell.text) is not None
        work = (plain.work if plain else "") if is_mark else cell.text.strip()
        if work and cell.text.strip(" -—") and _normalized_text(cell.text) != _normalized_text(cell.header):
            found.append(PlanRow(cell.header, work, owner, plain.work if plain else ""))
    return found


def row_of(line: Line, above: PlanRow | None) -> PlanRow | None:
    """The row of a line with cells; None for a header repeated, or where no cell says what is to be done."""
    cells = [cell for cell in line.cells if cell.text.strip()]
    if not cells or all(_normalized_text(cell.text) == _normalized_text(cell.header) for cell in cells):
        return None
    time = _time(line.cells)
    owner = next((cell.text.strip() for cell in cells if _is_column_called(cell, OWNER)), "")
    work = _work(line.cells)
    if not work:
        return None
    return PlanRow(time or (above.time if above else ""), work, owner)


def _time(cells: Sequence[Cell]) -> str:
    """When: one column, or where it begins and where it ends."""
    of_time = (cell for cell in cells if _is_column_called(cell, TIME))
    columns = sorted(of_time, key=lambda cell: "周" in cell.header)
    first = next((_in_words(one) for one in columns if BEGINS.search(one.header)), "")
    last = next((_in_words(one) for one in columns if ENDS.search(one.header)), "")
    is_pair = first or any(BEGINS.search(cell.header) for cell in cells)
    if first and last and first != last and not BEFORE.search(first + last):
        return f"{first}至{last}"
    if last and is_pair:
        return first or (last if BEFORE.search(last) else f"{last}前")
    return next((said for one in columns if (said := _in_words(one))), "")


def _in_words(cell: Cell) -> str:
    """「3」 and 「3.15」 in a column of times are a month and a day."""
    time = cell.text.strip()
    if BARE_MONTH.fullmatch(time):
        return f"第{time}周" if "周" in cell.header else f"{time}月"
    return DOTTED.sub(lambda found: "{}月{}日".format(*re.split("[./]", found[0])), time)


def _normalized_text(text: str) -> str:
    return re.sub(r"\s", "", simplified(text))


def _is_column_called(cell: Cell, pattern: re.Pattern[str]) -> bool:
    return pattern.search(_normalized_text(cell.header)) is not None


def _work(cells: Sequence[Cell]) -> str:
    """What is to be done: the first such column, or a later one that says the deed; without headers the longest."""
    named = [cell for cell in cells if not (_is_column_called(cell, TIME) or _is_column_called(cell, OWNER))]
    works = (cell for cell in named if _is_column_called(cell, WORK) and not _is_column_called(cell, NO_WORK))
    said = [text for cell in works if (text := cell.text.strip())]
    if said:
        return next((text for text in said[1:] if _says_deed(text)), said[0])
    bare = [cell.text.strip() for cell in cells if not _normalized_text(cell.header)]
    return max(bare, key=len, default="")


def _says_deed(text: str) -> bool:
    """Whether a later column is no mere detail but the deed itself: 「职工文体｜职工乒乓球赛」."""
    is_deed = has_kind(text) or vocabulary.word_pattern("deeds").search(text) is not None
    return is_deed and len(text) <= LONGEST_DEED
