"""Every report of a told year in every form: what disagrees, and a line of counts for each."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from handlers.reports.report_snapshot import Reports
from handlers.routing.report_sections import SECTIONS
from storage.core import groups
from storage.worklog import entries
from tests import care_read
from tests import year_summed as read
from tests.stage import Stage
from tests.unit.union.reports.word.docx_made import made
from tests.year_summed import Sums
from tests.year_told import YEAR
from union.core.groups import Group, Settings
from union.core.period import Period
from union.reports.document import Paper
from union.reports.model import Digest
from union.reports.report_json import as_json
from union.worklog.totals import facts_in_period

MONTHS = tuple(f"{YEAR}-{month:02d}" for month in range(1, 13))
LONGER = tuple(f"{YEAR}{part}" for part in ("-Q1", "-Q2", "-Q3", "-Q4", "-H1", "-H2", ""))
KEYS = (*MONTHS, *LONGER)


ROWS = ("SQL", "facts")  # hold what was counted


@dataclass(frozen=True)
class Compared:
    """One report: how many logs and sums it has, and which forms say something else."""

    key: str
    logs: int
    sums: int
    late: int
    differing: tuple[str, ...]


def compared(stage: Stage, keys: Sequence[str], office: str | None, folder: Path) -> list[Compared]:
    """Each of these reports, with its workbook reckoned by `office` where there is one."""
    (group,) = groups.active(stage.store.db, Settings())
    periods = [period for key in keys if (period := group.months.of_key(key))]
    reports = {each.key: _report(stage, group, each) for each in periods}
    books = {
        each.key: read.workbook(
            reports[each.key],
            Reports(stage.store.db, group, stage.clock.now(), SECTIONS).gathered(each).ledger(),
        )
        for each in periods
    }
    reckoned = read.reckoned(office, folder, books) if office else {}
    found = []
    for period in periods:
        report = reports[period.key]
        document = made(Paper(report))
        forms = dict(_forms(stage, group, period, report)) | {"docx": read.of_docx(document)}
        forms["xlsx"] = read.of_xlsx(books[period.key])
        forms |= {"LibreOffice": reckoned[period.key]} if reckoned else {}
        care = {"docx": care_read.of_docx(document), "JSON": care_read.of_json(report)}
        care |= {"xlsx": care_read.of_xlsx(report), "text": care_read.of_text(report)}
        drawn = {key: value for key, value in care_read.of_value(report).items() if key[0] != "预算"}
        if care_read.of_picture(report) != drawn:
            care["picture"] = care_read.of_picture(report)
        differing = [*_care_differing(report, care), *_tables_differing(report, read.docx_table(document))]
        found.append(_compared(report, forms, differing))
    return found


def year_and_months(stage: Stage, year: str) -> list[str]:
    """What of the year's report is not the sum of its months' with the 补报 they carried; and month by month."""
    (group,) = groups.active(stage.store.db, Settings())
    whole = group.months.of_key(year)
    assert whole is not None
    months = [group.months.month(whole.year, number) for number in range(1, 13)]
    added: Counter[tuple[str, str]] = Counter()
    for each in months:
        for (category, unit, _late), value in read.of_value(
            _report(stage, group, each), counted=True
        ).items():
            added[category, unit] += value  # type: ignore[assignment]
    told = _report(stage, group, whole)
    ours = {
        (category, unit): value
        for (category, unit, _late), value in read.of_value(told, counted=True).items()
    }
    differing = [
        f"{key}：{added[key]}≠{ours.get(key)}" for key in {*added, *ours} if added[key] != ours.get(key)
    ]
    rows = {row.period.key: sum(one.value for one in row.facts.values()) for row in told.months}
    _by_category, drawn = read.picture(told)
    if list(rows.values()) != drawn:
        differing.append(f"各月：{list(rows.values())}≠{drawn}")
    return differing


def _report(stage: Stage, group: Group, period: Period) -> Digest:
    return Reports(stage.store.db, group, stage.clock.now(), SECTIONS).report(period)


def _forms(stage: Stage, group: Group, period: Period, report: Digest) -> Iterator[tuple[str, Sums]]:
    db = stage.store.db
    happened = entries.happened(db, group, period.first, period.end)
    yield "SQL", read.of_sql(db, group.id, period)
    yield "facts", read.of_facts(facts_in_period(happened, period, late=not period.is_month))
    yield "JSON", read.of_json(report)
    yield "text", read.of_text(report)


def _compared(report: Digest, forms: Mapping[str, Sums], others: Sequence[str]) -> Compared:
    value, rows = read.of_value(report), read.of_value(report, counted=True)
    pairs = ((name, sums, rows if name in ROWS else value) for name, sums in forms.items())
    differing = [
        f"{name}：{_beside(own, sums)}"
        for name, sums, own in pairs
        if _narrowed(sums, name, report) != _narrowed(own, name, report)
    ]
    late = sum(1 for key in value if key[2])
    logs_ = len(report.overview.logs)
    return Compared(report.period.key, logs_, len(value) - late, late, (*differing, *others))


def _tables_differing(report: Digest, table: Mapping[str, Decimal]) -> Iterator[str]:
    """Facts by category as the Word document's table and the picture have them."""
    facts = {
        category: count
        for (category, unit, late), count in read.of_value(report).items()
        if unit == read.ITEMS and not late
    }
    tables = {"docx table": table, "picture": read.picture(report)[0]}
    yield from (f"{name}：{found}≠{facts}" for name, found in tables.items() if found != facts)


def _care_differing(report: Digest, forms: Mapping[str, care_read.Figures]) -> Iterator[str]:
    """Branches and budgets, and what was spent of a budget beside the sums of its category."""
    ours = care_read.of_value(report)
    yield from (f"{name}：{found}≠{ours}" for name, found in forms.items() if found != ours)
    told: Any = as_json(report)["care"]
    if not told or not (told["budgets"] and told["coverage"]):
        yield "no care"
        return
    own = {each.category: each for each in report.sections}
    for each in told["budgets"]:
        categories = [each["category"]] if each["category"] else list(own)
        paid = sum(
            sum_.total.value
            for name in categories
            if name in own
            for sum_ in own[name].money
            if sum_.unit == each["currency"]
        )
        if Decimal(paid) / 100 != Decimal(str(each["in_period"])):
            yield f"预算{each['category']}：{each['in_period']}≠{paid}"


def _narrowed(sums: Sums, name: str, report: Digest) -> Sums:
    """SQL and text hold a report's own sums alone; of the text, those it gives whole."""
    if name not in (*ROWS, "text"):
        return sums
    cut = read.cut_short(report) if name == "text" else set()
    return {key: value for key, value in read.own(sums).items() if key not in cut}


def _beside(ours: Sums, theirs: Sums) -> dict[object, tuple[Decimal | None, Decimal | None]]:
    keys = {*ours, *theirs}
    return {key: (ours.get(key), theirs.get(key)) for key in keys if ours.get(key) != theirs.get(key)}
