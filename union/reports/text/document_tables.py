"""Tables of a report: the figures by category, the months, and the logs behind each sum."""

from collections.abc import Iterator, Sequence

from union.core import units
from union.reports.model import Digest
from union.reports.sections import Section
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.reports.text.blocks import TableBlock
from union.words import Words
from union.worklog.totals import SummedAmount, total

CATEGORIES_SHARE = 0.2
MONTHS = (0.3, 0.3, 0.4)
SOURCES = (0.28, 0.27, 0.45)


def figures_table(digest: Digest, _: Words) -> TableBlock:
    """Facts by category, this period beside those that are known, and this period's money."""
    columns = _columns(digest, _)
    money = {
        each.category: _("、").join(words_of.paid(sum_.total, sum_.unit, _) for sum_ in each.money)
        for each in digest.sections
    }
    rows = [
        [_(row.category), *(cells[place] for _head, cells in columns), money.get(row.category) or "—"]
        for place, row in enumerate(digest.table)
    ]
    heads = [_("类别"), *(head for head, _cells in columns), _("金额")]
    return TableBlock(_("各类工作项数和金额"), heads, rows, CATEGORIES_SHARE)


def months_table(digest: Digest, _: Words) -> TableBlock:
    """How many facts and how much money each month had."""
    rows = [
        [
            title_of.period_name(each.period, _, now=title_of.day_of(digest.period)),
            words_of.items_counted(total(each.facts.values()), _) if each.facts else "—",
            _("、").join(words_of.paid(sum_, currency, _) for currency, sum_ in each.money.items()) or "—",
        ]
        for each in digest.months
    ]
    heads = [_("月份"), _("项数"), _("金额")]
    return TableBlock(_("各月工作项数和金额"), heads, rows, widths=MONTHS)


def sources_table(digest: Digest, _: Words) -> TableBlock:
    """Every sum of the report with the numbers of the logs it was added up from."""
    rows = [row for section in digest.sections for row in _source_rows(_(section.category), section, _)]
    for section in digest.late:
        rows += _source_rows(_("{category}（补报）", category=_(section.category)), section, _)
    return TableBlock("", [_("类别"), _("数据"), _("记录编号")], rows, widths=SOURCES)


def numbers(sources: Sequence[int]) -> str:
    """「#3–#7 #9」: log numbers, runs of three and more drawn together; a line may end between any two."""
    runs: list[list[int]] = []
    for each in sources:
        if runs and runs[-1][-1] == each - 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return " ".join(
        f"#{run[0]}–#{run[-1]}" if len(run) > 2 else " ".join(f"#{each}" for each in run) for run in runs
    )


def _columns(digest: Digest, _: Words) -> list[tuple[str, list[str]]]:
    period = digest.period
    known = (
        (title_of.this(period, _), [row.now for row in digest.table], True),
        (title_of.last(period, _), [row.previous for row in digest.table], digest.previous is not None),
        (title_of.year_ago(period, _), [row.year_ago for row in digest.table], digest.year_ago is not None),
        (_("本年累计"), [row.year_to_date for row in digest.table], digest.year_to_date is not None),
    )
    return [(head, [words_of.number_of(each) for each in cells]) for head, cells, shown in known if shown]


def _source_rows(name: str, section: Section, _: Words) -> Iterator[list[str]]:
    for said, amount in _sums(section, _):
        yield [name, said, numbers(amount.sources)]
        name = ""


def _sums(section: Section, _: Words) -> Iterator[tuple[str, SummedAmount]]:
    yield words_of.items_counted(section.count, _), section.count
    for each in section.sums:
        if each.mixed:
            for part in each.parts:
                yield units.of_what(part.what, words_of.counted(part.amount, each.unit, _), _), part.amount
        else:
            yield words_of.counted(each.total, each.unit, _), each.total
    for money in section.money:
        yield words_of.paid(money.total, money.unit, _), money.total
    for got in section.income:
        yield _("收入：{money}", money=words_of.paid(got.total, got.unit, _)), got.total
