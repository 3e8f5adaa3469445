"""上级空表: what the blanks of a superior's form ask for, and the figures of ours that answer them.

The words beside and above a blank are read as a question. What no log surely says stays blank; nothing is guessed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.questions.answers import answer, in_words
from union.questions.nearest import nearest
from union.reading.acts.classification import category_of, category_words
from union.reading.questions.question_reader import read_question
from union.reading.text.normal_form import normal
from union.reports.sections import INCOME, Headline
from union.worklog.totals import Filed

LONGEST = 40  # signs of a label; a longer one is a paragraph
UNITS = r"户|人次|人|名|位|万元|元|场次|场|次|期|份|件|条|项|个|处|册|对|家"
UNIT = Regex(rf"(?:{UNITS})")
IN_BRACKETS = Regex(rf"[(\[【]\s?(?:单位[:]?)?(?P<unit>{UNITS})\s?[)\]】]")
BRACKETS = Regex(r"[(\[【][^()\[\]【】]{0,20}[)\]】]")
# What a word at the end of a label counts in.
SAID_UNITS = (
    (Regex("万元"), "万元"),
    (Regex("金额|经费|支出|资金|慰问金|款额?$|花费|开支"), "元"),
    (Regex("人次"), "人次"),
    (Regex("(?P<unit>[户人期份件处条])数"), ""),
    (Regex("场次|场数"), "场"),
    (Regex("次数"), "次"),
)
HELD = ("期", "场", "场次", "项", "个")
PEOPLE, MONEY = ("人", "名", "位", "人次"), ("元", "万元")
# What a form asks of other days, or of what no log tells: how many there are, shares, plans.
NOT_OURS = Regex(
    r"上年|去年|同期|上月|上季|同比|环比|计划|目标|预算|应[到有]|下[个一]?[月季年]|总数|现有|在[册职岗档]|会员数|存量|余额|结余|率|%|占比|累计建|排名|得分"
)
NO_FIGURE = Regex(
    r"备注|说明|签[字名章]|姓名|负责人|联系|电话|填[表报]人|审核|日期|时间|地点|名称|做法|措施|经验|内容|图片|附件"
)
SO_FAR = Regex(r"(?:本年度?|全年|年初|今年)?累计(?:数|完成)?|全年|年初至今|1[-至~—]\d{1,2}月(?:累计)?|年度")
NOW = Regex(r"(?:本|当)(?:月|期|季度?)(?:完成)?[数量]?|完成(?:情况|数)|实际(?:完成)?数?")
# What every line of a form says: by itself it tells no deed from another.
GENERIC = Regex(
    r"慰问金|帮扶金|走访|慰问|看望|帮扶|发放|发现|排查|查出|开展|组织|举办|参加|参与|召开|进行|工作|活动|情况|投入|使用|职工群众|职工"
    r"|(?:人|户|次|场|期|份|件|处|条)[数次]|金额|支出|经费|费用|资金|数量|合计|总[计额]?|共|[的数各类]"
)
ORDINAL = Regex(r"[(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)]?[.、]?")
NUMBERED = Regex(r"^(?:[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.]|其中[:,]?)\s?")
TOTAL = Regex(r"(?:合|总|小)计(?:数|金额)?")


class Why(StrEnum):
    """Why a blank stays blank."""

    NOT_OURS = "not_ours"  # it asks for what logs do not tell
    NO_UNIT = "no_unit"
    NONE = "none"  # no log says so


@dataclass(frozen=True, slots=True)
class Blank:
    """`place`: how form_files.py finds it again; `row` and `column`: the words beside and above it, `unit`: of a column of units."""

    place: str
    row: str
    column: str = ""
    unit: str = ""

    @property
    def label(self) -> str:
        """What it is called to people."""
        return " ".join(each for each in (self.row, self.column) if each)


class Filling(NamedTuple):
    """A blank with its figure and the numbers of the logs it comes from; or why it stays blank."""

    blank: Blank
    unit: str = ""
    value: Decimal | None = None
    numbers: tuple[int, ...] = ()
    approx: bool = False
    why: Why | None = None


def fillings(
    blanks: Iterable[Blank], now: Sequence[Filed], so_far: Sequence[Filed], wall: datetime
) -> list[Filling]:
    """Each blank with its figure; `now`: the facts of the form's days, `so_far`: of the year up to their end."""
    found = list[Filling]()
    for blank in blanks:
        words = " ".join(normal(each).text for each in (blank.row, blank.column))
        if len(words) > LONGEST or NO_FIGURE.search(words):
            continue
        if NOT_OURS.search(words) or TOTAL.fullmatch(normal(blank.row).text.strip()):
            found.append(Filling(blank, why=Why.NOT_OURS))
            continue
        filed = so_far if SO_FAR.search(words) else now
        found.append(_filled(blank, NOW.sub(" ", SO_FAR.sub(" ", words)), filed, wall))
    return found


def _filled(blank: Blank, words: str, filed: Sequence[Filed], wall: datetime) -> Filling:
    unit, label = _unit(blank, words), BRACKETS.sub(" ", NUMBERED.sub("", words))
    if not unit:
        return Filling(blank, why=Why.NO_UNIT)
    category = category_of(category_words(label))
    if category is None:
        return Filling(blank, unit, why=Why.NOT_OURS)
    asked = tuple(GENERIC.sub(" ", label.replace(category, " ")).split())
    near = nearest(asked, in_words([each for each in filed if each.fact.category == category]))
    if asked and (not near.found or near.dropped or not near.is_all):
        return Filling(blank, unit, why=Why.NONE)
    told = near.found if asked else [each for each in filed if each.fact.category == category]
    head = _figure(label, unit, near.kept, told, wall)
    if head is None:
        return Filling(blank, unit, why=Why.NONE)
    amount = head.amount
    value = amount.value / (100 if unit == "元" else 1_000_000) if unit in MONEY else amount.value
    return Filling(blank, unit, value, amount.sources, amount.approx)


def _unit(blank: Blank, words: str) -> str:
    """What is counted: as a column of its own says, as brackets say, or as the words do."""
    if blank.unit:
        return blank.unit
    if bracketed := IN_BRACKETS.search(words):
        return bracketed["unit"]
    for pattern, unit in SAID_UNITS:
        if found := pattern.search(words):
            return unit or found["unit"]
    return ""


def _asked(label: str, unit: str) -> str:
    if unit in MONEY:
        return f"{label}花了多少钱"
    return f"{label}多少人" if unit in PEOPLE else f"{label}几{unit}"


def _figure(
    label: str, unit: str, terms: tuple[str, ...], told: Sequence[Filed], wall: datetime
) -> Headline | None:
    """The figure of these facts in this unit; what is held and was not counted, once each. None for a sum of unlike things."""
    if unit not in (*PEOPLE, *MONEY, "户") and any(_is_of_several(each, label, unit) for each in told):
        return None
    for each in (unit, "次") if unit in HELD else (unit,):
        question = read_question(_asked(label, each), wall)
        if told and question is not None:
            named = question._replace(terms=terms, subject="".join(terms) or None)
            heads = [one for one in answer(named, told) if one.kind != INCOME]
            if head := _of_unit(heads, each):
                return head
    return None


def _is_of_several(filed: Filed, label: str, unit: str) -> bool:
    """「隐患5处，整改4处」 are no nine of anything."""
    things = {each.what for each in filed.fact.measures if each.unit == unit}
    return len({each for each in things if each and each in label} or things) > 1


def _of_unit(heads: Sequence[Headline], unit: str) -> Headline | None:
    """The one figure in this unit; none where there are several that may not be added."""
    if unit in MONEY or unit in PEOPLE:
        found = [each for each in heads if unit in MONEY or each.unit in PEOPLE]
        return found[0] if len(found) == 1 else next((each for each in found if each.unit == unit), None)
    return next((each for each in heads if each.unit in ("", unit)), None)


# A table as it is seen: the words of each cell, None for one that is to be filled in.
Grid = Mapping[tuple[int, int], str | None]


def blanks_of(grid: Grid, place: str) -> Iterator[Blank]:
    """The cells of a table that ask for something, by rows; `place`: how the table is called, before row and column."""
    rows: dict[int, dict[int, str | None]] = {}
    for (row, column), words in sorted(grid.items(), key=lambda each: each[0]):
        rows.setdefault(row, {})[column] = words
    for row, cells in rows.items():
        for column, words in cells.items():
            if words is not None:
                continue
            beside = _beside(cells, column)
            labels = [each for each in beside if not (ORDINAL.fullmatch(each) or UNIT.fullmatch(each))]
            if not labels:
                continue
            above = _above(rows, row, column)
            units = [each for each in beside if UNIT.fullmatch(each)]
            unit = units[-1] if units else ""
            yield Blank(f"{place}:{row}:{column}", " ".join(labels), " ".join(above), unit)


def _beside(cells: Mapping[int, str | None], column: int) -> list[str]:
    """The words to the left: those since the last blank, else those before it."""
    found, last = list[str](), list[str]()
    for at in sorted(each for each in cells if each < column):
        words = cells[at]
        if words is None:
            found, last = [], found or last
        elif words and (not found or found[-1] != words):
            found.append(words)
    return found or last


def _above(rows: Mapping[int, Mapping[int, str | None]], row: int, column: int) -> list[str]:
    """The head of the column: the rows above without a blank that have words of several columns."""
    found = list[str]()
    for at in sorted((each for each in rows if each < row), reverse=True):
        cells = rows[at]
        said = {each for each in cells.values() if each}
        is_head = None not in cells.values() and len(said) > 1 and not any(map(COLON.search, said))
        if is_head and (words := cells.get(column)) and words not in found:
            found.insert(0, words)
        elif found:
            break
    return [each for each in found if not HEAD_WORDS.fullmatch(each)]


COLON = Regex(r"[:：]\s?$")  # 「填报单位：」 heads nothing below it
HEAD_WORDS = Regex(r"数\s?[量值字据]|完成(?:情况|数)|内\s?容|指\s?标|项\s?目|填报(?:数|内容)?")
