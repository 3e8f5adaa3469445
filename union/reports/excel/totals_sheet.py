"""The sheet 汇总: sums by category, purpose and unit, each a formula over the sheet 记录.

What a formula comes to is written with it, for a phone's preview shows a formula without a value as nothing.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.workbook import Workbook

from union.core.money import sign_of
from union.core.units import named, unit_name
from union.reports.excel import cells
from union.reports.excel import entries_sheet as logs
from union.reports.excel.cells import Column, new_sheet
from union.reports.ledger import Ledger
from union.words import Words
from union.worklog.totals import SummedAmount, total

WILD, NUMERALS = "*?~", "〇零一二三四五六七八九十百千万亿"
LONGEST = 255  # of a criterion


@dataclass(frozen=True, slots=True)
class TotalLine:
    """One row of the sheet: what is added, over which column of 记录, and what that comes to (now, 补报)."""

    sort: str
    category: str
    purpose: str
    unit: str
    column: str
    values: tuple[Decimal, Decimal]
    approx: bool = False
    is_income: bool = False

    @property
    def is_money(self) -> bool:
        """Whether it is in a currency's major unit, to the hundredth."""
        return self.column == logs.MONEY

    @property
    def shape(self) -> tuple[str, ...]:
        """What a spreadsheet, which knows no difference of case or width, takes it for."""
        texts = (self.sort, self.category, self.purpose, self.unit)
        return tuple(unicodedata.normalize("NFKC", each).casefold() for each in texts)


def write_sums(book: Workbook, ledger: Ledger, _: Words) -> Mapping[str, Decimal]:
    """The sheet; returns what the formula of each cell comes to."""
    lines = list(_lines(ledger, _))
    parts = (False, True) if any(row.late for row in ledger.rows) else (False,)
    sheet = new_sheet(book, _("汇总"), _columns(parts, _), 1 + len(lines))
    alike = Counter(line.shape for line in lines)
    last = 1 + sum(max(1, len(row.figures)) for row in ledger.rows)
    worth: dict[str, Decimal] = {}
    for row, line in enumerate(lines, 2):
        texts = (line.sort, line.category, line.purpose, line.unit)
        form = cells.MONEY if line.is_money else _form(line.values)
        found = []
        for late, letter in zip(parts, "EF", strict=False):
            words = _formula(line, row, _, late=late, exact=alike[line.shape] > 1, last=last)
            found.append(cells.formula(sheet, words, form))
            worth[f"{letter}{row}"] = line.values[late]
        approx = cells.text(sheet, _("含约数") if line.approx else "")
        sheet.append([*(cells.text(sheet, each) for each in texts), *found, approx])
    return worth


def _columns(parts: Sequence[bool], _: Words) -> list[Column]:
    heads = ((_("种类"), 10), (_("类别"), 12), (_("用途"), 18), (_("单位"), 10))
    sums = [Column(logs.part(_, late=late), 16) for late in parts]
    return [*(Column(head, width) for head, width in heads), *sums, Column(_("说明"), 12)]


def _lines(ledger: Ledger, _: Words) -> Iterator[TotalLine]:
    facts, counts, money, came, whole = _("项数"), _("数量"), _("金额"), _("收入"), _("合计")
    for each in ledger.counts:
        values = (Decimal(each.now), Decimal(each.late))
        yield TotalLine(facts, _(each.category), "", "", logs.FACTS, values)
    sorts = (
        (False, False, counts, logs.QUANTITY),
        (True, False, money, logs.MONEY),
        (True, True, came, logs.MONEY),
    )
    for is_money, is_income, sort, column in sorts:
        for one in ledger.sums:
            if (one.is_money, one.is_income) == (is_money, is_income):
                unit = sign_of(one.key.unit, _) if is_money else unit_name(one.key.unit, _)
                values = _values(one.now, one.late, is_money)
                approx = one.now.approx or one.late.approx
                yield TotalLine(
                    sort, _(one.key.category), named(one.key.what, _), unit, column, values, approx, is_income
                )
    yield TotalLine(
        whole, "", facts, "", logs.FACTS,
        (Decimal(sum(each.now for each in ledger.counts)), Decimal(sum(each.late for each in ledger.counts))),
    )  # fmt: skip
    for is_income, sort in ((False, money), (True, came)):
        yield from _currencies(ledger, sort, whole, _, is_income=is_income)


def _currencies(ledger: Ledger, sort: str, whole: str, _: Words, *, is_income: bool) -> Iterator[TotalLine]:
    ours = [each for each in ledger.sums if each.is_money and each.is_income is is_income]
    for code in dict.fromkeys(each.key.unit for each in ours):
        same = [each for each in ours if each.key.unit == code]
        now, late = total(each.now for each in same), total(each.late for each in same)
        values = _values(now, late, is_money=True)
        approx = now.approx or late.approx
        yield TotalLine(whole, "", sort, sign_of(code, _), logs.MONEY, values, approx, is_income)


def _values(now: SummedAmount, late: SummedAmount, is_money: bool) -> tuple[Decimal, Decimal]:
    return (now.value / 100, late.value / 100) if is_money else (now.value, late.value)


def _form(values: Sequence[Decimal]) -> str:
    return cells.WHOLE if all(each == int(each) for each in values) else cells.BROKEN


def _formula(line: TotalLine, row: int, _: Words, *, late: bool, exact: bool, last: int) -> str:
    """SUMIFS; where a criterion could be read as a pattern, a number or its like, cell by cell and exactly."""
    where = _where(line, row, _)
    texts = [text for _column, _cell, text in where]
    is_safe = not exact and all(_is_plain(text) for text in texts)
    tests = [*where, (logs.PART, f'"{logs.part(_, late=late)}"', "")]
    if line.is_money:
        tests.append((logs.FLOW, f'"{logs.flow(_, income=line.is_income)}"', ""))
    sheet = f"'{logs.name(_)}'!"
    if is_safe:
        pairs = ",".join(
            f"{sheet}${column}:${column},{cell if text or column in (logs.PART, logs.FLOW) else _BLANK}"
            for column, cell, text in tests
        )
        added = f"SUMIFS({sheet}${line.column}:${line.column},{pairs})"
    else:
        same = "*".join(f"EXACT({sheet}${column}$2:${column}${last},{cell})" for column, cell, _text in tests)
        added = f"SUMPRODUCT({same}*{sheet}${line.column}$2:${line.column}${last})"
    return f"ROUND({added},{2 if line.is_money else 3})"


_BLANK = '"="'  # the criterion that an empty cell meets


def _where(line: TotalLine, row: int, _: Words) -> list[tuple[str, str, str]]:
    """Column of 记录, cell it must equal, the text of that."""
    unit = (logs.CURRENCY if line.is_money else logs.UNIT, f"$D{row}", line.unit)
    if line.sort == _("合计"):
        return [unit] if line.is_money else []
    category = (logs.CATEGORY, f"$B{row}", line.category)
    if line.column == logs.FACTS:
        return [category]
    return [category, (logs.PURPOSE, f"$C{row}", line.purpose), unit]


def _is_plain(text: str) -> bool:
    """Whether a criterion of this text means just this text: a Chinese word without wildcards, or none."""
    if not text:
        return True
    is_word = unicodedata.category(text[0]) == "Lo" and text[0] not in NUMERALS
    return is_word and len(text) <= LONGEST and not any(sign in text for sign in WILD)
