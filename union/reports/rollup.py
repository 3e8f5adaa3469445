"""三级汇总: the figures of a branch's month as the group above it has them, and the section they make in its report. No names."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from union.core.grouping import grouped
from union.core.records import dataclass, replace
from union.core.report_section import AddedFigure, AddedSection
from union.core.units import SIGNS
from union.reports.model import Digest
from union.reports.sections import FACTS, MONEY
from union.words import Words

NAME, FIRST_COLUMN, CATEGORY, ALL = "各单位汇总", "单位", "组织建设", "合计"
WORK, PAID, VISITED, HELPED, CAME = "工作", "支出", "慰问走访", "慰问", "参加"
HELP, CAME_SIGNS = "帮扶慰问", ("参", "到", "实到", "出席")


@dataclass(frozen=True, slots=True)
class BranchFigures:
    """A branch's month; `is_final`: its report is locked."""

    branch: str
    sums: tuple[AddedFigure, ...]
    is_final: bool = True


def figures_of(report: Digest, branch: str, *, is_final: bool) -> BranchFigures:
    """The sums at the head of a report; of people those who were helped, and attendances, for who came came to several deeds."""
    heads, found = report.overview.headlines, list[AddedFigure]()
    found += [AddedFigure(WORK, each.amount.value, "项") for each in heads if each.kind == FACTS]
    found += [AddedFigure(VISITED, each.amount.value, "户") for each in heads if each.unit == "户"]
    paid = (each for each in heads if each.kind == MONEY and each.unit in SIGNS)
    found += [AddedFigure(PAID, each.amount.value / 100, SIGNS[each.unit]) for each in paid]
    for section in report.sections:
        sums = (each for each in section.told if each.unit in ("人", "人次"))
        for unit, part in ((each.unit, part) for each in sums for part in each.parts):
            is_of_deed = part.what.startswith(CAME_SIGNS) or (unit == "人次" and section.category != HELP)
            if is_of_deed or section.category == HELP:
                found.append(AddedFigure(CAME if is_of_deed else HELPED, part.amount.value, "人次"))
    return BranchFigures(branch, summed([BranchFigures(branch, tuple(found))]), is_final)


def section(came: Sequence[BranchFigures], missing: Sequence[str], _: Words) -> AddedSection | None:
    """A row for each branch and their sum; `missing`: those that are to hand up and have not. None where there is neither."""
    if not came and not missing:
        return None
    told = summed(came)
    rows = [*((each.branch, each.sums) for each in came), *([(ALL, told)] if len(came) > 1 else [])]
    figures = tuple(replace(each, of=name, is_detail=name != ALL) for name, sums in rows for each in sums)
    sums = (_("{name}{figure}", name=each.name(_), figure=each.said(_)) for each in told)
    said = _("，").join([_("{count}个单位", count=len(came)), *sums])
    open_ones = [each.branch for each in came if not each.is_final]
    said += _("；未定稿：{names}", names=_("、").join(open_ones)) if open_ones else ""
    said += _("；未报：{names}", names=_("、").join(missing)) if missing else ""
    table = (NAME, FIRST_COLUMN)
    return AddedSection(NAME, CATEGORY, figures, told=said, is_breakdown=True, table=table, key="rollup")


def summed(came: Iterable[BranchFigures]) -> tuple[AddedFigure, ...]:
    """The figures of all of them, each with its like."""
    found = grouped(((one.what, one.unit), one.value) for each in came for one in each.sums)
    return tuple(AddedFigure(what, sum(values, Decimal(0)), unit) for (what, unit), values in found.items())
