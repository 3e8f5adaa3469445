"""The sheets of sums, each a formula over 记录: 汇总 by category, purpose and unit; 经费科目, money by subject of the books
and by category with what was planned for the year beside, for the treasurer and the 经审; 各人各组.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, Decimal
from operator import attrgetter
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from union.core.grouping import grouped
from union.core.records import dataclass
from union.core.report_section import ALL_KINDS, CODES, MONEY_PLAN, AddedFigure
from union.core.units import figure_label, sign_of, unit_name
from union.reports.excel import list_sheets as logs
from union.reports.ledger import NO_FIGURE, Ledger, LedgerFigure, LedgerRow, order
from union.reports.sections import ordered, unit_order
from union.reports.text.blocks import MONEY, SHARE, Formula, Paid, ReportTable, Value, number_form, wide
from union.words import Words

BLANK = '"="'  # the criterion that an empty cell meets
WILD, NUMERALS = "*?~", "〇零一二三四五六七八九十百千万亿"
LONGEST = 255  # of a criterion
TOLD_OF = ("户", "人次")
LARGE = 1.4  # how much wider than the others the signs of a cover's title are
BEFORE_PLAN = 5  # columns, and one for each part of the report


class Added(NamedTuple):
    """A figure of a log that is added; `value` in the major unit of money, 1 for the fact itself, which is no figure."""

    row: LedgerRow
    figure: LedgerFigure
    value: Decimal


Found = Sequence[Added]


@dataclass(frozen=True, slots=True)
class SumLine:
    """A sum in a row: its own cells by their columns, and the columns of 记录 that must hold the same as some of them, or as a
    word in quotes.

    `column`: the one of 记录 that is added.
    """

    cells: tuple[str, str, str, str]
    where: tuple[tuple[str, str], ...]
    column: str
    found: Found
    is_income: bool = False
    planned: AddedFigure | None = None

    @property
    def shape(self) -> tuple[str, ...]:
        """What a spreadsheet, which knows no difference of case or width, takes it for."""
        return tuple(unicodedata.normalize("NFKC", each).casefold() for each in self.cells)

    @property
    def approx(self) -> bool:
        return any(each.figure.approx for each in self.found)

    def worth(self, *, late: bool, doubtful: bool = False) -> Decimal:
        """Within the report's sums, or its 补报; only what is in doubt."""
        found = (each for each in self.found if each.row.late is late)
        return sum((each.value for each in found if not doubtful or each.figure.doubtful), Decimal(0))

    def sum(
        self, row: int, last: int, _: Words, *, late: bool, doubtful: bool = False, exact: bool = False
    ) -> Formula:
        """SUMIFS; where a criterion could be read as a pattern, a number or its like, cell by cell to the `last` one."""
        cells, sheet = dict(zip("ABCD", self.cells, strict=True)), logs.name(_)
        worths = [self.worth(late=each, doubtful=doubtful) for each in (False, True)]
        is_plain = not exact and all(
            _is_literal_criterion(cells[own]) for _column, own in self.where if own in cells
        )
        here = {own: BLANK if is_plain and not said else f"${own}{row}" for own, said in cells.items()}
        tests = [(column, here.get(own, own)) for column, own in self.where]
        tests.append((logs.PART, f'"{logs.part(_, late=late)}"'))
        if is_money := self.column == logs.MONEY:
            tests.append((logs.FLOW, f'"{logs.flow(_, income=self.is_income)}"'))
        if doubtful:
            tests.append((logs.CONFIRM, f'"{logs.to_confirm(_)}"'))
        if is_plain:
            pairs = ",".join(f"'{sheet}'!${each}:${each},{cell}" for each, cell in tests)
            added = f"SUMIFS('{sheet}'!${self.column}:${self.column},{pairs})"
        else:
            same = "*".join(f"EXACT('{sheet}'!${each}$2:${each}${last},{cell})" for each, cell in tests)
            added = f"SUMPRODUCT({same}*'{sheet}'!${self.column}$2:${self.column}${last})"
        form = MONEY if is_money else number_form(*worths)
        return Formula(f"ROUND({added},{2 if is_money else 3})", form, worths[late])


def cover_sheet(above: Sequence[str], ledger: Ledger, _: Words) -> ReportTable:
    """What the report comes to, on one page: by category and in all. People of different deeds are not added, as nowhere."""
    facts = [each for each in _facts(ledger) if not each.row.late]
    counts, spent = _summed_figures(ledger, is_money=False), _summed_figures(ledger)
    came = _summed_figures(ledger, is_income=True)
    sums: list[tuple[str, str, Found, tuple[tuple[str, str], ...], bool]] = [
        (_("项数"), logs.FACTS, facts, (), False)
    ]
    for unit in TOLD_OF:
        said = unit_name(unit, _)
        sums.append((said, logs.QUANTITY, _figures_in_unit(counts, unit), ((logs.UNIT, f'"{said}"'),), False))
    for name, found, is_income in ((_("金额"), spent, False), (_("收入"), came, True)):
        for sign, own in _by_currency(found, _):
            head = _("{name}（{unit}）", name=name, unit=sign)
            sums.append((head, logs.MONEY, own, ((logs.CURRENCY, f'"{sign}"'),), is_income))
    told = [each for each in sums if any(not one.row.late for one in each[2])]
    first, rows = len(above) + 2, list[list[Value]]()
    for category in ordered({each.row.category for each in facts}):
        row: list[Value] = [_(category)]
        for _head, column, found, where, is_income in told:
            own = [each for each in found if each.row.category == category]
            line = SumLine((_(category), "", "", ""), ((logs.CATEGORY, "A"), *where), column, own, is_income)
            row.append(line.sum(first + len(rows), _last_row_number(ledger), _, late=False))
        rows.append(row)
    if rows:
        rows.append([_("合计"), *(_column(place, first, rows) for place in range(1, 1 + len(told)))])
    heads = [(head, 16 if column == logs.MONEY else 10) for head, column, *_rest in told]
    others = sum(width for _head, width in heads)
    leading = max(16, LARGE * max(map(wide, above)) - others)  # the title is not cut
    return ReportTable(_("封面"), [(_("类别"), leading), *heads], rows, 1, above=above)


def _column(place: int, first: int, rows: Sequence[Sequence[Value]]) -> Formula:
    found = [each for each in (row[place] for row in rows) if isinstance(each, Formula)]
    worth, letter = sum((each.worth for each in found), Decimal(0)), get_column_letter(place + 1)
    form = MONEY if found[0].form == MONEY else number_form(worth)
    return Formula(f"SUM({letter}{first}:{letter}{first + len(rows) - 1})", form, worth)


def totals_sheet(ledger: Ledger, _: Words) -> ReportTable:
    """All sums; 补报 have a column of their own where there are any."""
    heads = ((_("种类"), 10), (_("类别"), 12), (_("用途"), 18), (_("单位"), 10))
    facts, whole = _facts(ledger), _("合计")
    lines = list[SumLine]()
    for category in ordered({row.category for row in ledger.rows}):
        own = [each for each in facts if each.row.category == category]
        lines.append(SumLine((_("项数"), _(category), "", ""), ((logs.CATEGORY, "B"),), logs.FACTS, own))
    lines += _by_purpose(_("数量"), logs.QUANTITY, _summed_figures(ledger, is_money=False), _)
    flows = (
        (_("金额"), _summed_figures(ledger), False),
        (_("收入"), _summed_figures(ledger, is_income=True), True),
    )
    for name, found, is_income in flows:
        lines += _by_purpose(name, logs.MONEY, found, _, is_income=is_income)
    lines.append(SumLine((whole, "", _("项数"), ""), (), logs.FACTS, facts))
    for name, found, is_income in flows:
        for sign, paid in _by_currency(found, _):
            cells, where = (whole, "", name, sign), ((logs.CURRENCY, "D"),)
            lines.append(SumLine(cells, where, logs.MONEY, paid, is_income))
    return _sums(_("汇总"), heads, lines, ledger, _)


def people_sheet(ledger: Ledger, _: Words) -> ReportTable:
    """Items and money of each who recorded them, and of each branch they were for."""
    heads = ((_("按"), 10), (_("姓名或小组"), 18), (_("项目"), 10), (_("币种"), 8))
    facts, spent = _facts(ledger), _summed_figures(ledger)
    lines = list[SumLine]()
    for sort, column, whose in (
        (_("记录人"), logs.AUTHOR, attrgetter("author")),
        (_("小组"), logs.BRANCH, attrgetter("branch")),
    ):
        for name in sorted({whose(row) for row in ledger.rows} - {""}):
            own, paid = ([each for each in found if whose(each.row) == name] for found in (facts, spent))
            lines.append(SumLine((sort, name, _("项数"), ""), ((column, "B"),), logs.FACTS, own))
            for sign, sums in _by_currency(paid, _):
                where = ((column, "B"), (logs.CURRENCY, "D"))
                lines.append(SumLine((sort, name, _("金额"), sign), where, logs.MONEY, sums))
    return _sums(_("各人各组"), heads, lines, ledger, _)


def _sums(
    name: str, heads: Sequence[tuple[str, float]], lines: Sequence[SumLine], ledger: Ledger, _: Words
) -> ReportTable:
    parts, last = _parts(ledger), _last_row_number(ledger)
    alike = Counter(line.shape for line in lines)
    rows: list[list[Value]] = [
        [
            *line.cells,
            *(line.sum(row, last, _, late=late, exact=alike[line.shape] > 1) for late in parts),
            _("含约数") if line.approx else "",
        ]
        for row, line in enumerate(lines, 2)
    ]
    columns = [*heads, *((logs.part(_, late=late), 16) for late in parts), (_("说明"), 12)]
    return ReportTable(name, columns, rows, sum(line.cells[0] == _("合计") for line in lines))


def _by_purpose(
    sort: str, column: str, found: Found, _: Words, *, is_income: bool = False
) -> Iterator[SumLine]:
    groups = grouped(
        ((each.row.category, each.figure.unit, figure_label(each.figure.what, _)), each) for each in found
    )
    categories = ordered({category for category, _unit, _what in groups})
    is_money = column == logs.MONEY
    where = ((logs.CATEGORY, "B"), (logs.PURPOSE, "C"), (logs.CURRENCY if is_money else logs.UNIT, "D"))
    for key in sorted(groups, key=lambda key: (categories.index(key[0]), unit_order(key[1]), key[2])):
        category, unit, what = key
        said = sign_of(unit, _) if is_money else unit_name(unit, _)
        yield SumLine((sort, _(category), what, said), where, column, groups[key], is_income)


def subjects_sheet(ledger: Ledger, planned: Sequence[AddedFigure], _: Words) -> ReportTable:
    """Money by subject, by category beside what was `planned`, what came in; the sums stand below. No rows where there is none of it."""
    parts, last = _parts(ledger), _last_row_number(ledger)
    heads = ((_("收支"), 8), (_("科目"), 18), (_("类别"), 12), (_("币种"), 8))
    sums = [(logs.part(_, late=late), 14) for late in parts]
    yearly = [*((head(_), 14) for head in MONEY_PLAN.heads), (MONEY_PLAN.rate(_), 10)]
    columns = [*heads, *sums, (logs.to_confirm(_), 14), *yearly, (_("说明"), 12)]
    # No filter below
    lines = sorted(_subjects(ledger, planned, _), key=lambda line: line.cells[1] == _("合计"))
    rows = [
        [
            *line.cells,
            *(line.sum(row, last, _, late=late) for late in parts),
            line.sum(row, last, _, late=False, doubtful=True),
            *_beside_plan(line.planned, row, BEFORE_PLAN + len(parts)),
            _("含约数") if line.approx or (line.planned and line.planned.approx) else "",
        ]
        for row, line in enumerate(lines, 2)
    ]
    return ReportTable(_("经费科目"), columns, rows, sum(line.cells[1] == _("合计") for line in lines))


def _subjects(ledger: Ledger, planned: Sequence[AddedFigure], _: Words) -> Iterator[SumLine]:
    """What was spent by subject, in all, and by category; then what came in."""
    spent, came = _summed_figures(ledger), _summed_figures(ledger, is_income=True)
    yield from _by_subject(spent, _, is_income=False)
    categories = {*(each.row.category for each in spent), *(each.of for each in planned)} - {ALL_KINDS}
    for category in ("", *ordered(categories)):
        own = [each for each in spent if category in ("", each.row.category)]
        of = (each for each in planned if each.of == (category or ALL_KINDS))
        plans = {CODES.get(each.unit, each.unit): each for each in of}
        where = ((logs.CURRENCY, "D"), *([(logs.CATEGORY, "C")] if category else []))
        for currency in sorted({*(each.figure.unit for each in own), *plans}):
            cells = (_("支出"), "" if category else _("合计"), _(category), sign_of(currency, _))
            yield SumLine(
                cells, where, logs.MONEY, _figures_in_unit(own, currency), planned=plans.get(currency)
            )
    yield from _by_subject(came, _, is_income=True)
    for sign, paid in _by_currency(came, _):
        cells = (_("收入"), _("合计"), "", sign)
        yield SumLine(cells, ((logs.CURRENCY, "D"),), logs.MONEY, paid, is_income=True)


def _by_subject(found: Found, _: Words, *, is_income: bool) -> Iterator[SumLine]:
    known, flow = order(income=is_income), _("收入") if is_income else _("支出")
    names = {each.figure.subject for each in found}
    where = ((logs.CURRENCY, "D"), (logs.SUBJECT, "B"))
    for name in [*(each for each in known if each in names), *sorted(names - {*known})]:
        own = [each for each in found if each.figure.subject == name]
        for sign, paid in _by_currency(own, _):
            yield SumLine((flow, _(name), "", sign), where, logs.MONEY, paid, is_income)


def _beside_plan(found: AddedFigure | None, row: int, before: int) -> Iterator[Value]:
    """What was planned, what was done of it, their share: whole percent, cut, as everywhere; `before`: how many columns stand before."""
    yield from (Paid(each) for each in ((found.whole, found.value) if found else (None, None)))
    if found is None or not found.whole:
        yield ""
        return
    planned, spent = (f"{get_column_letter(before + place)}{row}" for place in (1, 2))
    share = (found.value / found.whole).quantize(Decimal("0.01"), ROUND_DOWN)
    yield Formula(f"ROUNDDOWN({spent}/{planned},2)", SHARE, share)


def _parts(ledger: Ledger) -> tuple[bool, ...]:
    return (False, True) if any(row.late for row in ledger.rows) else (False,)


def _last_row_number(ledger: Ledger) -> int:
    return 1 + sum(max(1, len(row.figures)) for row in ledger.rows)


def _facts(ledger: Ledger) -> Found:
    return [Added(row, NO_FIGURE, Decimal(1)) for row in ledger.rows]


def _summed_figures(ledger: Ledger, *, is_money: bool = True, is_income: bool = False) -> Found:
    return [
        Added(row, each, each.value / 100 if is_money else each.value)
        for row in ledger.rows
        for each in row.figures
        if each.value is not None and (each.is_money, each.is_income) == (is_money, is_income)
    ]


def _by_currency(found: Found, _: Words) -> Iterator[tuple[str, Found]]:
    for currency in sorted({each.figure.unit for each in found}):
        yield sign_of(currency, _), _figures_in_unit(found, currency)


def _figures_in_unit(found: Found, currency: str) -> Found:
    return [each for each in found if each.figure.unit == currency]


def _is_literal_criterion(text: str) -> bool:
    """Whether a criterion of this text means just this text: a Chinese word without wildcards, or none."""
    if not text:
        return True
    is_word = unicodedata.category(text[0]) == "Lo" and text[0] not in NUMERALS
    return is_word and len(text) <= LONGEST and not any(sign in text for sign in WILD)
