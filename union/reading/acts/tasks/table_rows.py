"""A table pasted from a sheet: a row tells a deed with its day, its count and its sum; the row of totals is only held against them."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import product, zip_longest
from typing import NamedTuple

from union.core.lazy_regex import Regex

LINE = Regex(r"(?m)^.*$")
SENTENCE, OF_TABLE = Regex(r"[。；;！!]\s?"), Regex(r"\s{0,4}(?:以上|上述|上面|均|都|注[:：]|備註|备注)")
ROW = Regex(r"\S{1,8}[\s:：]{1,3}[$￥¥]?\d")  # one that the table could not take
MOST_ASIDE = 5  # lines above or below a table that are none of it
DRAWN, TABULATOR = Regex(r"\t|[|｜]"), Regex(r" {2,9}|(?<=\S) [/／] (?=\S)")
RULED = Regex(r"[\s|:：-]{3,120}")  # the line below the names of a table in Markdown
EDGE_CELL = Regex(r"^[|｜]|[|｜]$")
CLOCKED = Regex(r"\d\s?[点點時时:：]|\d[日号號]")  # 「下周五下午2点 讲座，地点厂门口」 names no columns
COMMA, SPACES = Regex("[,，]"), Regex(r"[ \u3000]")
TOTAL = ("合计", "总计", "共计", "小计", "合計", "總計", "total", "sum")
AMOUNT = Regex(
    r"(?:[¥￥$]|RM|HK\$|MOP|S\$)?\s?(?P<figure>\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,2})?|\d{1,10}(?:\.\d{1,2})?)\s?元?"
)
UNIT = r"[袋桶箱盒件份套本张户戶人次台条瓶场名队组]"
# What a column holds by its name.
DAYS = Regex(r"日期|时间|時間|期限|时限|時限|截止|date|\bdue\b|\bby\b|deadline|when", any_case=True)
DUE = Regex(r"期限|时限|時限|截止|\bdue\b|\bby\b|deadline", any_case=True)
WORK = Regex(
    r"内容|內容|項目|项目|活动|活動|事项|事項|名称|工作|任务|任務|摘要|用途|item|activity|task|action|event|what|payee|purpose|details|description|particulars|^(?:车间|車間|单位|單位|部门|部門|班组|班組|小组|小組|分会|分會|支会|支部|科室|门店|站点|地点|地點|区域|对象|對象|姓名|名字|branch|unit|dept\.?|department|place|venue|name)$",
    any_case=True,
)
OWNERS = Regex(
    r"^(?:负责人?|負責人?|责任人|責任人|承办人|经办人|牵头人|跟进人?|跟進人?|pic|p\.i\.c\.?|i/?c|in charge|person in charge|owner|who|by whom|assigned to)$",
    any_case=True,
)
SEVERAL_OWNERS = Regex(r"[、,，/&+]|\band\b|和")
SUMS = Regex(
    r"金额|金額|慰问金|慰問金|补助|補助|奖金|獎金|助学金|[(（]元[)）]|支出|花费|费用|費用|开支|開支|经费|款|[银銀][码碼]|amount|\bamt\b|cost|spent|paid|price|fees?$|\(rm\)|\(\$\)|^(?:元|块|rm|sgd|hkd|mop|[sh]?k?\$)$",
    any_case=True,
)
NUMBERS = Regex(r"^(?:序号|序號|编号|no\.?|#)$", any_case=True)
COUNTED = (
    (Regex(r"人次"), "人次"),
    (Regex(r"人数|人數|参加|參加|到会|pax|people|attend|headcount", any_case=True), "人"),
    (Regex(r"场次|場次"), "场"),
    (Regex(r"数量|數量"), "份"),
)
NUMBER_OF = Regex(rf"(?P<unit>{UNIT})[数數]$|^(?P<alone>{UNIT})$")
IN_BRACKETS = Regex(rf"[(（/]\s?(?P<unit>{UNIT})\s?[)）]?$")
IN_TENS_OF_THOUSANDS, TEN_THOUSAND = Regex(r"万元?\s?[)）]?$"), 10_000
FEWEST_ROWS, FEWEST_CELLS, FEWEST_NAMES, MOST_ROWS, MOST_HEADINGS = 2, 3, 2, 60, 3
WITH_WORDS = Regex(  # 「22人」, 「会务费2680元」 in a column of figures; 「无」 in it is none
    r"[\u4e00-\u9fff]{0,6}?(?P<cell>" + AMOUNT.pattern.replace("?P<figure>", "") + r")[\u4e00-\u9fff]{0,2}"
)
NONE = Regex(r"无|没有|[-—/]{1,3}|免费|nil|n/?a|none", any_case=True)
# A list without named columns: 「3.10 王秀兰 住院 500元」, each line with its day in front; or 「东线 214人 6420元」, a count and a sum in each.
LEAD = r"\s{0,4}(?:[-·•*]\s{0,2}|\d{1,2}[、)）]\s{0,2})?"
DATED = Regex(
    LEAD
    + r"(?P<day>(?:\d{1,2}月\d{1,2}[日号]?|\d{1,2}[./]\d{1,2}(?![\d./]|\s?元)|\d{1,2}[日号]|(?:周|星期|礼拜|週|禮拜)[一二三四五六日天]))"
    r"[\s:：,，、]{0,3}(?P<work>\S.{2,80})"
)
PAID = Regex(LEAD + r"(?P<day>)(?P<work>[^\d\s$￥¥][^\d$￥¥]{1,24}\d.{2,60})")
FIGURE = Regex(
    r"(?P<sign>[$￥¥]|HK\$|S\$|RM)?\s?(?<![\d.])(?P<figure>\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,2})?|\d{1,7}(?:\.\d{1,2})?)(?![\d.:：/月日号])"
    r"\s?(?P<unit>元|块|蚊|[\u4e00-\u9fff]{1,2}?(?=[\s,，、。;；(（]|$|共|其中)|(?:new\s)?[a-z]{3,14}(?=[\s,.;)]|$))?"
)
# 「收 三月会费 31,260」, 「揮春 $280」, 「9月會費 +22,980」: a treasurer's account, a line for each sum.
SIGN = r"(?:[$￥¥]|HK\$|S\$|MOP|RM)"
BOOKED = Regex(
    LEAD
    + r"(?:(?P<flow>[收支入出])[\s:：]{1,3})?(?P<work>(?:\d{1,2}月)?[^\d\s$￥¥+＋,，。;；!！?？-][^\d$￥¥+＋,，。;；!！?？\n-]{0,19}?)[\s:：]{1,3}"
    + rf"(?P<way>[+＋-])?\s?(?P<sign>{SIGN})?\s?(?P<figure>\d{{1,3}}(?:,\d{{3}}){{1,3}}(?:\.\d{{1,2}})?|\d{{2,7}}(?:\.\d{{1,2}})?)\s?(?P<unit>元|块钱?|蚊)?"
)
OF_MONEY = Regex(r"[会會党黨团團][费費]|支出|收入|[开開]支|[经經][费費]|[账帐賬帳]|收支|捐款|[费費]用")
TO_COME = Regex(r"安排|计划|預告|预告|日程|议程|值班|报名|通知|排班|节目|課程|课程")


class WorkRow(NamedTuple):
    """A line of a table: where it stands, its day as written, what was done, its counts with their units, its sums, who
    answers for it; `is_due`: the day is one by which.
    """

    start: int
    end: int
    day: str
    work: str
    counts: tuple[tuple[str, Decimal, str], ...]
    sums: tuple[tuple[str, Decimal], ...]
    owners: tuple[str, ...] = ()
    is_due: bool = False


class Table(NamedTuple):
    """A pasted table; `wrong` are figures of its row of totals that its rows do not come to, each with its place; `names`
    are those of its columns.
    """

    heading: str
    rows: tuple[WorkRow, ...]
    wrong: tuple[tuple[str, int], ...]
    names: str = ""


def table_in(raw: str) -> Table | None:
    """The table a message is; None for any other message, also for one without named columns."""
    if raw.count("\n") < FEWEST_ROWS:
        return _booked(raw) if "\n" in raw else None
    return _drawn(raw) or _dated(raw) or _booked(raw)


def beside_table(raw: str) -> tuple[tuple[int, int], ...]:
    """Where the parts of a message stand that holds a table of figures and says something else above or below it."""
    lines = _lines(raw)[: MOST_ROWS + MOST_ASIDE]
    lasts = range(len(lines) - 1, max(1, len(lines) - 2 - MOST_ASIDE), -1)
    for last, first in product(lasts, range(MOST_ASIDE)):
        end = lines[last][0] + len(lines[last][1])
        for start in _starts(lines, first, last):  # of two the later leaves the least that is none of it
            if not _is_of_figures(raw[start:end]):
                continue
            parts = ((0, start), (start, end), (end, len(raw)))
            found = tuple((a, b) for a, b in parts if raw[a:b].strip())
            beside = raw[:start].strip().rpartition("\n")[2], raw[end:].strip()
            is_of_it = OF_TABLE.match(raw, end) or any(map(ROW.match, beside))
            return found if len(found) > 1 and not is_of_it else ()
    return ()


def _is_of_figures(raw: str) -> bool:
    table = table_in(raw)
    return table is not None and any(row.counts or row.sums for row in table.rows)


def _starts(lines: Sequence[tuple[int, str]], first: int, last: int) -> Sequence[int]:
    """Where a table may begin in its first line, which may end what was said before it."""
    if last - first < FEWEST_ROWS:
        return ()
    at, line = lines[first]
    ends = [found.end() for found in SENTENCE.finditer(line) if line[found.end() :].strip()]
    return [*(at + end for end in ends[-1:]), at]


def _lines(raw: str) -> list[tuple[int, str]]:
    """Each line with where it begins."""
    return [(found.start(), found[0]) for found in LINE.finditer(raw)]


def _drawn(raw: str) -> Table | None:
    lines = _lines(raw)
    drawn = next((sign for sign in (DRAWN, TABULATOR) if sign.search(raw)), None)
    heads = product((drawn,) if drawn else (COMMA, SPACES), range(min(len(lines), MOST_HEADINGS)))
    found = [(split, head) for split, head in heads if _is_head(_cells(lines[head][1], split))]
    if not found:
        return None
    split, head = found[0]
    names = _cells(lines[head][1], split)
    body = [
        (at, line, _cells(line, split))
        for at, line in lines[head + 1 : head + 1 + MOST_ROWS]
        if line.strip() and RULED.fullmatch(line) is None
    ]
    if body and len(body[-1][2]) == 1 and not any(sign.isdigit() for sign in body[-1][1]):
        body.pop()  # 「请财务核一下」
    rows = [_row(names, *one) for one in body if not _is_total(one[2])]
    told = tuple(row for row in rows if row is not None)
    heading = "\n".join(line for _, line in lines[:head]).strip()
    is_named = heading or all(row.work for row in told) or DAYS.search(" ".join(names)) is not None
    if len(told) < max(FEWEST_ROWS, len(rows)) or not is_named:
        return None
    totals = next((one for one in body if _is_total(one[2])), None)
    return Table(heading, told, _wrong(told, totals), " ".join(names))


def _cells(line: str, split: Regex) -> list[str]:
    return [cell.strip() for cell in split.split(EDGE_CELL.sub("", line.strip(" ")))]


def _is_head(cells: list[str]) -> bool:
    columns = (DAYS, WORK, SUMS, OWNERS)
    named = sum(1 for cell in cells if _unit(cell) or any(one.search(cell) for one in columns))
    is_all = named == len(cells) and not any(one[:1].isdigit() for one in cells)
    return (
        (is_all or len(cells) >= FEWEST_CELLS)
        and named >= FEWEST_NAMES
        and not any(AMOUNT.fullmatch(cell) or CLOCKED.search(cell) for cell in cells)
    )


def _unit(name: str) -> str | None:
    """The unit of a column of counts: 「人数」, 「慰问户数」 and 「补助人数」 count, though they name a sum."""
    if found := NUMBER_OF.search(name):
        return (found["unit"] or found["alone"]).replace("戶", "户")
    if (found := IN_BRACKETS.search(name)) and (found[0].startswith("/") or not SUMS.search(name)):
        return found["unit"]
    return next((unit for pattern, unit in COUNTED if pattern.search(name)), None)


def _is_total(cells: list[str]) -> bool:
    return any(cell.lower().startswith(TOTAL) for cell in cells[:2])


def _row(names: list[str], at: int, line: str, cells: list[str]) -> WorkRow | None:
    """A row by the names of its columns; None where it has more cells than they, or says nothing."""
    if len(cells) > len(names):
        return None
    day, work, is_due, owners = "", list[str](), False, tuple[str, ...]()
    counts, sums = list[tuple[str, Decimal, str]](), list[tuple[str, Decimal]]()
    for name, cell in zip(names, cells, strict=False):
        is_figures = SUMS.search(name) is not None or _unit(name) is not None
        words = WITH_WORDS.fullmatch(cell) if is_figures else None
        figure = AMOUNT.fullmatch(words["cell"] if words else cell)
        if NUMBERS.match(name) or (is_figures and NONE.fullmatch(cell)):
            continue
        if OWNERS.match(name):
            owners = tuple(part.strip() for part in SEVERAL_OWNERS.split(cell) if part.strip())
        elif DAYS.search(name):
            day, is_due = f"{day} {cell}".strip(), is_due or DUE.search(name) is not None
        elif figure and (unit := _unit(name)):
            counts.append((figure[0].strip(), _value(figure), unit))
        elif figure and SUMS.search(name):
            times = TEN_THOUSAND if IN_TENS_OF_THOUSANDS.search(name) else 1
            sums.append((figure[0].strip(), _value(figure) * times))
        elif cell:
            work.append(f"{name}{cell}" if figure else cell)
    told = (tuple(counts), tuple(sums), owners, is_due)
    is_told = work or counts or sums
    return WorkRow(at, at + len(line), day, " ".join(work), *told) if is_told else None


def _dated(raw: str) -> Table | None:
    """The rows of a list each line of which has its day in front and a figure; its last line may be their total."""
    lines = _lines(raw)
    is_dated = sum(DATED.fullmatch(line.rstrip()) is not None for _, line in lines) > 1
    pattern = DATED if is_dated else PAID
    heading, rows, totals = list[str](), list[WorkRow](), None
    for at, line in lines:
        cells = _cells(line, SPACES)
        found = pattern.fullmatch(line.rstrip()) if rows or is_dated or heading else None
        if rows and _is_total(cells):
            totals = (at, line, cells)
        elif found is not None:
            rows.append(_dated_row(at, line, found))
        elif line.strip() and not rows:
            heading.append(line.strip())
        elif line.strip():
            return None
    is_told = all((row.counts or row.sums) if is_dated else (row.counts and row.sums) for row in rows)
    wrong = _wrong(rows, totals)
    # Read as one sentence what was paid is held against its sum.
    if len(rows) < FEWEST_ROWS or not is_told or len(heading) > 1 or (wrong and not is_dated):
        return None
    named = " ".join(heading)
    return None if TO_COME.search(named) else Table(named.rstrip(":：咗了"), tuple(rows[:MOST_ROWS]), wrong)


def _booked(raw: str) -> Table | None:
    """The rows of an account: a sum in each, money by a sign, by which way it went, or by what stands above them."""
    heading, rows, marked, totals = list[str](), list[WorkRow](), list[bool](), None
    for at, line in _lines(raw.rstrip()):
        found = BOOKED.fullmatch(line.rstrip())
        if totals is not None or (found is None and (rows or heading or not line.strip())):
            return None
        if found is None:
            heading.append(line.strip(" :："))
        elif rows and found["work"].lower().startswith(TOTAL):
            totals = (at, line, [found["work"], f"{found['figure']}{found['unit'] or ''}"])
        else:
            sums = ((f"{found['sign'] or ''}{found['figure']}{found['unit'] or ''}", _value(found)),)
            rows.append(WorkRow(at, at + len(line), "", found["work"].strip(), (), sums))
            marked.append(any(found[name] for name in ("flow", "way", "sign", "unit")))
    is_told = len(rows) >= FEWEST_ROWS and not TO_COME.search(" ".join(heading))
    is_money = all(marked) or (heading and OF_MONEY.search(heading[0]) is not None)
    told = tuple(rows[:MOST_ROWS])
    return Table(" ".join(heading), told, _wrong(told, totals)) if is_told and is_money else None


def _dated_row(at: int, line: str, found: re.Match[str]) -> WorkRow:
    counts, sums = list[tuple[str, Decimal, str]](), list[tuple[str, Decimal]]()
    for one in FIGURE.finditer(found["work"]):
        if one["sign"] or one["unit"] in ("元", "块", "蚊"):
            sums.append((one[0].strip(), _value(one)))
        elif one["unit"] and one["unit"][0] not in "点點时時":  # a clock counts nothing
            counts.append((one["figure"], _value(one), one["unit"]))
    work = FIGURE.sub(lambda one: " " if one["sign"] or one["unit"] else one[0], found["work"])
    work = " ".join(work.strip(" ,，、:：-–").split()) or found["work"]
    return WorkRow(at, at + len(line), found["day"], work, tuple(counts), tuple(sums))


def _wrong(rows: Sequence[WorkRow], total: tuple[int, str, list[str]] | None) -> tuple[tuple[str, int], ...]:
    """Figures of the row of totals that no column comes to."""
    at, line, cells = total or (0, "", [])
    none = Decimal(0)
    counts = zip_longest(*([one[1] for one in row.counts] for row in rows), fillvalue=none)
    sums = zip_longest(*([one[1] for one in row.sums] for row in rows), fillvalue=none)
    comes_to = {Decimal(len(rows)), *(sum(column, none) for column in (*counts, *sums))}
    figures = ((cell, AMOUNT.fullmatch(cell)) for cell in cells)
    return tuple(
        (cell, at + line.index(cell)) for cell, one in figures if one and _value(one) not in comes_to
    )


def _value(figure: re.Match[str]) -> Decimal:
    return Decimal(figure["figure"].replace(",", ""))
