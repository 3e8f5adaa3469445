"""A report looked through from its beginning to its end; what can't be judged is left alone.

Here are the places that were left to be filled in, units typed twice, days that do not exist, weekdays of another date, an end
before its beginning, a table's line of totals and its columns of percentages; what figures say of each other is in the modules beside it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

from union.core.lazy_regex import Regex
from union.core.units import number as plain
from union.data import table
from union.reading.numbers.numerals import CHINESE
from union.reading.text.normal_form import simplified
from union.reading.time.dates.reference_time import dated
from union.reports.checkup.percentages import percentages
from union.reports.checkup.told_figures import Flaw, FlawKind, figures, told_twice
from union.reports.checkup.totals import products, totals

MOST_SIGNS = 100_000
MOST_FLAWS = 200
AT_ONCE = 60  # figures of one paragraph that are held against each other
LINE = Regex(r"[^\n]+")


def checked(text: str, today: date) -> tuple[Flaw, ...]:
    """What is wrong, in the order of the text; of what is behind the first 100,000 signs nothing is said."""
    text = text[:MOST_SIGNS]
    found = (*blanks(text), *wrong_days(text, today), *table_slips(text), *_in_figures(text))
    return tuple(_distinct_flaws(found))[:MOST_FLAWS]


def _in_figures(text: str) -> Iterator[Flaw]:
    spans = [match.span() for match in LINE.finditer(text)]
    lines = [figures(text[start:end], start) for start, end in spans if not is_row(text[start:end])]
    for line in lines:
        for at in range(0, len(line), AT_ONCE):
            near = line[at : at + AT_ONCE]
            for look in (percentages, totals, products):
                yield from look(near, text)
    yield from told_twice(lines, text)


def _distinct_flaws(flaws: Iterable[Flaw]) -> Iterator[Flaw]:
    """One for each place: the shorter words stand for what lies within longer ones of the same kind."""
    kept: list[Flaw] = []
    for one in sorted(flaws, key=lambda flaw: (flaw.start, flaw.end)):
        if not (kept and one.kind is kept[-1].kind and one.start < kept[-1].end):
            kept.append(one)
    yield from kept


NUMERAL = rf"\d{CHINESE}几数多少两兩余半那这哪干"
# 「编印简报期，」, 「优秀组织单位个。」, 「参会单位家。」
COUNTED = Regex(lambda: rf"(?:(?<=[\u4e00-\u9fff]{{2}})|(?<=\d月))(?:{_bare_units()})(?=[,，、。;；])")
WORDS = (
    "人员|人均|人才|人数|人民|人力|人文|人物|人事|人身|人人|人群|人性|人大|人社|人选|人心|人生|人以|名单|名义|名称|名额|名誉|名师|名次"
    "|元旦|元宵|元素|份额|期间|期限|期末|家庭|家属|家园|个人|个别|个性|个体"
)
UNITS = "人次|人|名|户|元|场次?|件|份|期|家|项|次|个|张|幅|册|条|篇|套|批"
ENDS = r"(?=[,，。;；、!！?？)）\s]|$|参加|参与|的|[已获])"
# 「接待群众余人次」, 「共计人」, 「发放救助金元」, 「走访会员人」
MISSING = Regex(
    rf"(?<![{NUMERAL}其剩业结富盈节残冗空之有xX×*])余(?:人次|(?!{WORDS})(?:{UNITS}){ENDS})"
    rf"|(?:共计|合计|总计|累计|(?<![公中])共)(?!{WORDS})(?:{UNITS}){ENDS}"
    rf"|(?:金额?|资金|经费|款|费用|价值)(?:共计|共|计|为|达)?(?:人民币)?万?元{ENDS}"
    rf"|(?:召开|举办|举行|开展)[\u4e00-\u9fff]{{2,10}}?[会座赛动训](?:场|期)(?=[,，。;；])"
    rf"|(?:职工|会员|人员|选手|代表|学生|家属|家长|异常|[合及]格|达标|获奖|参[训赛])(?:人|名)(?:[,，。;；]|参加|参与|出席)"
)
MASKS = Regex(
    r"(?<![A-Za-z])(?:[Xx×]{2,8}|[*＊]{3,8})(?![A-Za-z])|【(?:待[\u4e00-\u9fff]{1,4}|)】|[（(](?:待[补填定][\u4e00-\u9fff]{0,2})[)）]|_{3,60}|＿{2,40}"
)
DOUBLED = Regex(
    r"(?:(?<=[\d万千百余多])|(?<![\d.])(?P<figure>\d{1,9}))(?P<unit>人次|万元|人|名|户|元|场|次|个|家|份|件|项|期|套|本|册|张|幅|篇|盒|箱|袋|辆|台|%|％)(?(figure)(?P=figure))(?P=unit)"
    r"(?!均|手|有|参与|旦|宵|素|人|别|性|体|案|庭|属|政|具|电|长|目|誉|单|额|地|馆|所|数|间|限)"
)
CLAUSE, BEFORE = Regex(r"[\s,，。:：;；、()（）]"), 8


def _bare_units() -> str:
    ends = table("checkup")["word_ends"].items()
    return "|".join(rf"(?<![{NUMERAL}{signs}]){unit}" for unit, signs in ends)


def blanks(text: str) -> Iterator[Flaw]:
    """All of them; a mask that stands everywhere is told once."""
    plain = simplified(text)
    for match in (*MISSING.finditer(plain), *COUNTED.finditer(plain)):
        yield Flaw(*match.span(), FlawKind.BLANK, _quote(text, match))
    masks = list(MASKS.finditer(text))
    for match in masks[:1]:
        how = str(len(masks)) if len(masks) > 1 else ""
        yield Flaw(*match.span(), FlawKind.BLANK, _quote(text, match), how=how)
    for match in DOUBLED.finditer(text):
        yield Flaw(*match.span(), FlawKind.DOUBLED, _quote(text, match), match["unit"])


def _quote(text: str, match: re.Match[str]) -> str:
    """With some words of its clause before it, so that the place is found again."""
    begin = max(0, match.start() - BEFORE)
    return CLAUSE.split(text[begin : match.start()])[-1] + match[0]


DAY = Regex(
    r"(?<![\d.])(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月份?(?P<day>\d{1,2})[日号](?:\s?[(（]?\s?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?![、至到~—-])[)）]?)?"
    r"(?:\s?(?:至|到|[-—–~～]{1,2})\s?(?:(?:(?P<to_year>20\d\d)年)?(?P<to_month>\d{1,2})月)?(?P<to_day>\d{1,2})[日号])?"
)
IN_FIGURES = Regex(r"(?<!\d)(?P<year>20\d\d)[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})(?![\d./-])")
# 「13月」; 「第13个月」 and 「3-13月龄」 are none.
MONTH = Regex(
    r"(?<![\d第./-])(?:1[3-9]|[2-9]\d|00?)月(?:份|[底初末上中下]|(?=[,，。、召开举组完]))|(?<=[年至到])(?:1[3-9]|[2-9]\d|00?)月(?!龄|子)"
)
CLOCKS = Regex(
    r"(?<![\d:：])(?P<hour>\d{1,2})[:：](?P<minute>[0-5]\d)\s?(?:至|到|[-—–~～]{1,2})\s?(?P<to_hour>\d{1,2})[:：](?P<to_minute>[0-5]\d)(?![\d:：])"
)
YEAR = Regex(r"20\d\d(?=年)")
TO_COME = Regex("明年|来年|下一?年|下一?步|下季度|计划|安排|方案|通知|要点|预案|[拟将]|定于")
OF_PAST = Regex("总结|小结|汇报|述职|简报|报告|通报|情况")
TITLE, AROUND = 60, 120
WEEKDAYS = "一二三四五六日"
SPRING = 3  # months: a report tells of those of the next year too
EVENING = 18  # from then on an end before the beginning is of the next day


def wrong_days(text: str, today: date) -> Iterator[Flaw]:
    """All of them; a date without a year may be of any year the text names, or of one near today."""
    named = tuple(sorted({int(match[0]) for match in YEAR.finditer(text)}))
    if named and named[0] > today.year:
        named = (today.year, *named)
    is_plan = TO_COME.search(text[:TITLE]) is not None or OF_PAST.search(text[:TITLE]) is None
    for match in DAY.finditer(text):
        may_come = is_plan or TO_COME.search(text, max(0, match.start() - AROUND), match.end()) is not None
        if match["year"]:
            years: Sequence[int] = (int(match["year"]),)
        elif named:
            years = (*named, named[-1] + 1) if may_come and int(match["month"]) <= SPRING else named
        else:
            years = _possible_years(match, today, may_come=may_come)
        yield from _of_date(match, years, named)
    for match in IN_FIGURES.finditer(text):
        if dated(*map(int, match.groups())) is None:
            yield Flaw(*match.span(), FlawKind.NO_DAY, match[0])
    for match in MONTH.finditer(text):
        yield Flaw(*match.span(), FlawKind.NO_DAY, match[0])
    for match in CLOCKS.finditer(text):
        hours = [int(match[name]) for name in ("hour", "minute", "to_hour", "to_minute")]
        is_same_day = hours[2] >= EVENING if hours[0] >= EVENING else hours[2] <= 24
        if is_same_day and hours[2:] <= hours[:2]:
            yield Flaw(*match.span(), FlawKind.ORDER, match[0])


def _possible_years(match: re.Match[str], today: date, *, may_come: bool) -> Sequence[int]:
    """The last time it was that day, and the next time where it may come; at a year's beginning the time before, too."""
    is_over = (int(match["month"]), int(match["day"])) <= (today.month, today.day)
    last = today.year - (not is_over)
    before = (last - 1,) if today.month <= SPRING else ()
    return (*before, last, last + 1) if may_come else (*before, last)


def _of_date(match: re.Match[str], years: Sequence[int], named: Sequence[int]) -> Iterator[Flaw]:
    month, day = int(match["month"]), int(match["day"])
    begins = [one for year in years if (one := dated(year, month, day))]
    if not begins:
        yield Flaw(*match.span(), FlawKind.NO_DAY, match[0])
        return
    weekday = (match["weekday"] or "").replace("天", "日")
    if weekday and all(WEEKDAYS[one.weekday()] != weekday for one in begins):
        is_known = len(years) == 1 or len(named) == 1
        yield Flaw(*match.span(), FlawKind.WEEKDAY, match[0], begins[0].isoformat() if is_known else "")
    if match["to_day"]:
        yield from _of_span(match, begins[0])


def _of_span(match: re.Match[str], begin: date) -> Iterator[Flaw]:
    year = int(match["to_year"] or begin.year)
    end = dated(year, int(match["to_month"] or begin.month), int(match["to_day"]))
    if end is None:
        yield Flaw(*match.span(), FlawKind.NO_DAY, match[0])
    elif end < begin:
        is_next_year = not match["to_year"] and match["to_month"] and end.month != begin.month
        next_year = dated(year + 1, end.month, end.day) or end
        if not is_next_year or next_year - begin > timedelta(days=183):
            yield Flaw(*match.span(), FlawKind.ORDER, match[0])


BETWEEN = ("\t", "|", "｜")
CELL = Regex(r"[^\t|｜\n]+")
TOTAL_ROW = Regex(r"\s*(?:合\s?计|总\s?计|小\s?计|共\s?计)")
FIGURE = Regex(
    r"(?P<figure>-?\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?|-?\d{1,12}(?:\.\d{1,4})?)\s?(?P<unit>[%％]|[\u4e00-\u9fff]{0,3})"
)
Cell = tuple[int, int, Decimal | None, bool]
MOST_COLUMNS, ENOUGH = 24, 2


def table_slips(text: str) -> Iterator[Flaw]:
    """Of every table in the text: lines of cells right below each other."""
    rows: list[list[Cell]] = []
    last = -1
    for match in LINE.finditer(text):
        if not is_row(match[0]):
            continue
        if match.start() != last + 1:
            yield from _of_table(rows, text)
            rows = []
        rows.append([_cell(text, *cell.span()) for cell in CELL.finditer(text, *match.span())][:MOST_COLUMNS])
        last = match.end()
    yield from _of_table(rows, text)


def is_row(line: str) -> bool:
    """Whether it has cells."""
    return any(sign in line for sign in BETWEEN)


def _cell(text: str, start: int, end: int) -> Cell:
    found = FIGURE.fullmatch(text[start:end].strip())
    value = Decimal(found["figure"].replace(",", "")) if found else None
    return start, end, value, found is not None and found["unit"] in ("%", "％")


def _of_table(rows: Sequence[Sequence[Cell]], text: str) -> Iterator[Flaw]:
    body: list[Sequence[Cell]] = []
    for row in rows:
        if TOTAL_ROW.match(text, row[0][0], row[0][1]):
            wrong = list(_totals(body, row, text))
            yield from wrong
            yield from _shares(body if wrong else [*body, row], text)
            body = []
        else:
            body.append(row)
    yield from _shares(body, text)


def _totals(body: Sequence[Sequence[Cell]], total: Sequence[Cell], text: str) -> Iterator[Flaw]:
    like = [row for row in body if len(row) == len(total)]
    for column, (start, end, value, is_share) in enumerate(total):
        cells = [row[column][2] for row in like]
        told = [each for each in cells if each is not None]
        if value is None or is_share or len(told) < ENOUGH or (told != cells and None in cells[1:]):
            continue
        made = sum(told, Decimal(0))
        if made != value and abs(made - value) <= abs(value) / 2:
            quote = f"{text[total[0][0] : total[0][1]].strip()} {text[start:end].strip()}"
            yield Flaw(start, end, FlawKind.SUM, quote, plain(made), "+".join(map(plain, told)))


def _shares(rows: Sequence[Sequence[Cell]], text: str) -> Iterator[Flaw]:
    """Two columns that explain two of a column's percentages and more than half explain the others."""
    wide = max(map(len, rows), default=0)
    like = [row for row in rows if len(row) == wide]
    for column in range(wide):
        asked = [row for row in like if row[column][3]]
        if len(asked) <= ENOUGH:
            continue
        pairs = [(_explained(asked, column, pair), pair) for pair in permutations(range(1, wide), 2)]
        count, best = max(pairs, key=lambda each: each[0], default=(0, (0, 0)))
        if not max(ENOUGH, len(asked) / 2) < count + 1 <= len(asked):
            continue
        for row in asked:
            share = _row_percentage(row, best)
            if share is not None and not _is_rounded_share(row[column][2], share):
                start, end = row[column][:2]
                how = f"{plain(row[best[0]][2] or Decimal(0))}÷{plain(row[best[1]][2] or Decimal(0))}"
                quote = f"{text[row[0][0] : row[0][1]].strip()} {text[start:end].strip()}"
                yield Flaw(start, end, FlawKind.PERCENT, quote, f"{plain(round(share, 1))}%", how)


def _explained(rows: Sequence[Sequence[Cell]], column: int, pair: tuple[int, int]) -> int:
    shares = ((_row_percentage(row, pair), row[column][2]) for row in rows)
    return sum(1 for share, said in shares if share is not None and _is_rounded_share(said, share))


def _row_percentage(row: Sequence[Cell], pair: tuple[int, int]) -> Decimal | None:
    part, whole = row[pair[0]], row[pair[1]]
    if part[3] or whole[3] or part[2] is None or not whole[2]:
        return None
    return part[2] / whole[2] * 100


def _is_rounded_share(said: Decimal | None, share: Decimal) -> bool:
    if said is None:
        return False
    places = -int(said.as_tuple().exponent)
    return abs(said - share) < Decimal(1).scaleb(-places)
