"""The sheet 汇总: sums by category, purpose and unit, each a formula over the sheet 记录."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from union.core.money import sign_of
from union.core.units import named, unit_name
from union.reports.excel import list_sheets as logs
from union.reports.excel.sheet import MONEY, Formula, LedgerSheet, Value, number_form
from union.reports.ledger import Ledger
from union.words import Words
from union.worklog.totals import SummedAmount, total

BLANK = '"="'  # the criterion that an empty cell meets
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


def totals_sheet(ledger: Ledger, _: Words) -> LedgerSheet:
    """All of them; 补报 have a column of their own where there are any."""
    lines = list(_lines(ledger, _))
    parts = (False, True) if any(row.late for row in ledger.rows) else (False,)
    alike = Counter(line.shape for line in lines)
    last = 1 + sum(max(1, len(row.figures)) for row in ledger.rows)
    rows: list[list[Value]] = []
    for row, line in enumerate(lines, 2):
        form = MONEY if line.is_money else number_form(*line.values)
        sums = [
            Formula(
                _formula(line, row, _, late=late, exact=alike[line.shape] > 1, last=last),
                form,
                line.values[late],
            )
            for late in parts
        ]
        texts = (line.sort, line.category, line.purpose, line.unit)
        rows.append([*texts, *sums, _("含约数") if line.approx else ""])
    heads = ((_("种类"), 10), (_("类别"), 12), (_("用途"), 18), (_("单位"), 10))
    columns = [*heads, *((logs.part(_, late=late), 16) for late in parts), (_("说明"), 12)]
    return LedgerSheet(_("汇总"), columns, rows)


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


def _formula(line: TotalLine, row: int, _: Words, *, late: bool, exact: bool, last: int) -> str:
    """SUMIFS; where a criterion could be read as a pattern, a number or its like, cell by cell and exactly."""
    where, digits = _where(line, row, _), 2 if line.is_money else 3
    fixed = [(logs.PART, f'"{logs.part(_, late=late)}"')]
    if line.is_money:
        fixed.append((logs.FLOW, f'"{logs.flow(_, income=line.is_income)}"'))
    if not exact and all(_is_plain(text) for _column, _cell, text in where):
        tests = [(column, cell if text else BLANK) for column, cell, text in where]
        return logs.added(line.column, [*tests, *fixed], _, digits)
    sheet, tests = f"'{logs.name(_)}'!", [(column, cell) for column, cell, _text in where]
    same = "*".join(f"EXACT({sheet}${column}$2:${column}${last},{cell})" for column, cell in (*tests, *fixed))
    return f"ROUND(SUMPRODUCT({same}*{sheet}${line.column}$2:${line.column}${last}),{digits})"


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
