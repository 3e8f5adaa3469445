"""The ledger (台账) behind a report: every figure of every log in a row of its own, and the items.

Made from the same facts as the report, so that both say the same; titles are as the group may see them, and of the
messages themselves nothing is in it, for it is kept with a locked report.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from union.core.grouping import grouped
from union.core.message_layout import printable
from union.core.records import dataclass, replace
from union.data import table
from union.events.item_lines import ItemLine
from union.events.model import Event
from union.reading.message import Measure, Money
from union.reports.model import Material, calendar_view, counted_facts, late_facts
from union.reports.named_items import shown_title
from union.reports.sections import ATTENDANCES, is_crowd
from union.worklog.counted_figures import Counted, is_vague, unit_of, value_of
from union.worklog.entries import LogEntry
from union.worklog.totals import Filed

SPENT, INCOME = "spent", "income"  # money of 《工会会计制度》


@dataclass(frozen=True, slots=True)
class LedgerFigure:
    """One figure of a fact. `value` (money: minor units) is None for what is listed as written and never added.

    `unit` is the one sums go by, for money the ISO currency; `text` is "" where the reader computed the figure.
    `subject`: of money that is added the 科目 it stands under, `doubtful` where the treasurer is to confirm it.
    """

    what: str
    value: Decimal | None
    unit: str
    text: str
    is_money: bool
    approx: bool
    is_income: bool = False
    subject: str = ""
    doubtful: bool = False


NO_FIGURE = LedgerFigure("", None, "", "", is_money=False, approx=False)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One fact of a log with its figures; `tied` is the item it fulfils, `late`: a 补报 outside the report's sums."""

    number: int
    day: date
    category: str
    title: str
    figures: tuple[LedgerFigure, ...]
    author: str
    branch: str
    tied: str
    late: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """All rows of a report, by day and number."""

    rows: tuple[LedgerRow, ...] = ()
    items: tuple[ItemLine, ...] = ()


def ledger(material: Material) -> Ledger:
    """The ledger of the report made from this material, what stood on the calendar and what is past its deadline from before."""
    entries = {entry.number: entry for entry in (*material.entries, *material.late)}
    tied = {one.event.id: one.event for one in (*material.overdue, *material.occurrences, *material.upcoming)}
    found = [(each, False) for each in counted_facts(material)]
    found += [(each, True) for each in late_facts(material.late)]
    rows = (_row(each, entries[each.number], tied, late=late) for each, late in found)
    view = calendar_view(material)
    stood = view.stood(material.occurrences, votes=True)
    lines = (*view.before(material.overdue, stood), *stood)
    items = (replace(each, title=printable(each.title)) for each in lines)
    return Ledger(
        tuple(sorted(rows, key=lambda row: (row.late, row.day, row.number))),
        tuple(sorted(items, key=lambda each: each.place)),
    )


def _row(filed: Filed, entry: LogEntry, tied: Mapping[int, Event], *, late: bool) -> LedgerRow:
    """What differs only in signs no document can hold is one purpose in every sheet."""
    measures = tuple(replace(each, unit=printable(each.unit)) for each in filed.fact.measures)
    fact = replace(filed.fact, category=printable(filed.fact.category), measures=measures).reworded(printable)
    figures = _figures(replace(filed, fact=fact).counted)
    item = tied.get(entry.event_id or 0)
    return LedgerRow(
        *(filed.number, fact.day, fact.category, shown_title(fact)),
        tuple(_under_subjects(fact.category, fact.title, figures)),
        *(printable(entry.author), printable(entry.branch or "")),
        f"#{item.number} {printable(item.title)}" if item else "",
        late,
    )


def _figures(found: Counted) -> Iterator[LedgerFigure]:
    sorts: tuple[tuple[Sequence[Measure | Money], bool, bool], ...] = (
        (found.measures, True, False),
        (found.money, True, False),
        (found.income, True, True),
        (found.listed, False, False),
    )
    for figures, is_added, is_income in sorts:
        for each in figures:
            value, text = value_of(each) if is_added else None, printable(each.text or "")
            is_money, is_about = isinstance(each, Money), is_vague(each)
            yield LedgerFigure(each.what or "", value, unit_of(each), text, is_money, is_about, is_income)


def with_subjects(kept: Ledger) -> Ledger:
    """A ledger kept before subjects were known gets them; people whom nothing names are counted as the report does."""
    every = [(row, each) for row in kept.rows for each in row.figures if each.value is not None]
    logs = grouped(((row.late, row.category, each.unit, each.what), row.number) for row, each in every)

    def told(row: LedgerRow, each: LedgerFigure) -> LedgerFigure:
        numbers = {*logs.get((row.late, row.category, each.unit, each.what), ())}
        return replace(each, unit=ATTENDANCES) if is_crowd(each.unit, each.what, numbers) else each

    figures = ((row, _under_subjects(row.category, row.title, row.figures)) for row in kept.rows)
    rows = (replace(row, figures=tuple(told(row, each) for each in own)) for row, own in figures)
    return replace(kept, rows=tuple(rows))


def _under_subjects(category: str, title: str, figures: Iterable[LedgerFigure]) -> Iterator[LedgerFigure]:
    """Money that is added with its 科目: by what it is for, else by what the work is called."""
    for each in figures:
        if each.is_money and each.value is not None and not each.subject:
            name, doubt = subject_of(category, f"{each.what}，{title}", income=each.is_income)
            yield replace(each, subject=name, doubtful=doubt)
        else:
            yield each


def subject_of(category: str, words: str, *, income: bool = False) -> tuple[str, bool]:
    """The 科目, a proposal for the books, by the first line of union/data/subjects.toml that fits the category and the words said of
    the money, the last of which fits everything; and whether the treasurer is to confirm it.
    """
    line = next(
        each
        for each in table("subjects")[INCOME if income else SPENT]
        if category in each.get("categories", (category,))
        and any(word in words for word in each.get("words", ("",)))
    )
    return line["subject"], line.get("doubt", False)


def order(*, income: bool = False) -> list[str]:
    """The subjects in the order of the books."""
    found: list[str] = table("subjects")["order_of_income" if income else "order"]
    return found
