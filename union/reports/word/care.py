"""Care in a report's document: sentences, and a table where there is more than a sentence should hold."""

from collections.abc import Sequence

from docx.document import Document

from union.budgets.expenditure import BudgetLine
from union.core.money import written
from union.core.period import Period
from union.reports.care_summary import VisitsOfKind
from union.reports.model import Digest
from union.reports.text import care_prose as prose
from union.reports.text import care_texts as care_words
from union.reports.text import title as title_of
from union.reports.word.paragraphs import sentence, write
from union.reports.word.tables import write_table
from union.words import Words

FIRST = 0.25  # of the width: the column of names


def write_care(document: Document, digest: Digest, category: str, _: Words) -> None:
    """What of it belongs under this kind of work; nothing where there is none."""
    care, period = digest.care, digest.period
    if care is None:
        return
    if category == prose.HELP and care.visits:
        _tell(document, prose.visits(care.visits, period, _), _)
        if len(care.visits.kinds) > prose.MOST_LINES:
            _visits_table(document, care.visits.kinds, _)
    if category == prose.HELP and care.coverage:
        _tell(document, prose.coverage(care.coverage, period, _), _)
    if category == prose.RIGHTS and care.requests:
        _tell(document, prose.requests(care.requests, period, _), _)
    if category == prose.MONEY:
        _tell(document, prose.budgets(care.budgets, period, _), _)
        if len(care.budgets) > prose.MOST_LINES:
            _budgets_table(document, care.budgets, period, _)


def _tell(document: Document, said: str, _: Words) -> None:
    if said:
        sentence(document, said, _)


def _visits_table(document: Document, kinds: Sequence[VisitsOfKind], _: Words) -> None:
    rows = [
        [care_words.occasion(each, _), *(str(n) for n in (each.due, each.done, each.late))] for each in kinds
    ]
    write(document, _("五必访情况（户）"), "Caption")
    write_table(document, [_("缘由"), _("应访"), _("已访"), _("超期")], rows, _widths(4))


def _budgets_table(document: Document, found: Sequence[BudgetLine], period: Period, _: Words) -> None:
    """The period's own column only where it is not the year's."""
    has_own = any(each.in_period != each.spent for each in found)
    own = [_("{this}支出", this=title_of.this(period, _))] if has_own else []
    heads = [_("类别"), _("年度预算"), *own, _("累计支出"), _("执行率")]
    write(document, _("年度预算执行情况"), "Caption")
    write_table(document, heads, [_budget(each, has_own, _) for each in found], _widths(len(heads)))


def _budget(each: BudgetLine, has_own: bool, _: Words) -> list[str]:
    share, own = care_words.share(each), [care_words.money(each.in_period, each, _)] if has_own else []
    return [
        care_words.budget_name(each, _),
        written(each.planned, each.currency, _),
        *own,
        care_words.money(each.spent, each, _),
        "—" if share is None else f"{share}%",
    ]


def _widths(columns: int) -> list[float]:
    return [FIRST, *[(1 - FIRST) / (columns - 1)] * (columns - 1)]
