"""Whatever stood on the calendar: every form of a report tells the same of it, to the last item."""

import re
from collections import Counter
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from storage.reports.locked_reports import report_as_json, restored
from tests.effort import tried
from tests.unit.union.reports.digest_samples import at, november, occurrence
from tests.unit.union.reports.word import docx_made
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.item_lines import LineState
from union.events.model import Occurrence, Status
from union.reports.document import Paper
from union.reports.excel.workbook import render
from union.reports.ledger import Ledger, ledger
from union.reports.model import Digest, Material, digest
from union.reports.report_json import as_json
from union.reports.sections import Imported, ListPart
from union.reports.text.calendar_texts import all_planned
from union.reports.text.parts import as_text
from union.words import words

COUNTED = {
    "计划": r"计划(\d+)项", LineState.HELD: r"已举行(\d+)项", LineState.DONE: r"已完成(\d+)项", LineState.OPEN: r"未完成(\d+)项",
    LineState.GIVEN_UP: r"不再办理(\d+)项", "late": r"已过期限共(\d+)项",
}  # fmt: skip
SHEET = {
    "已完成": "done",
    "已举行": "held",
    "已取消": "cancelled",
    "不再办理": "given_up",
    "未完成": "open",
    "已过期限": "open",
}
TIMES = st.tuples(
    st.integers(1, 30), st.sampled_from([Kind.MEETING, Kind.REPORT, Kind.OTHER, Kind.COMPETITION]),
    st.sampled_from(list(Status)), st.booleans(), st.integers(-20, 29),
)  # fmt: skip


def calendar(times: list[tuple[int, Kind, Status, bool, int]]) -> tuple[Material, Material]:
    """November's with these times, those of days below one from before it; the same with all of it in the year plan."""
    found: list[list[Occurrence]] = [[], []]
    for number, (_place, kind, status, deadline, day) in enumerate(times, 1):
        when = f"2026-11-{day + 1:02d}" if day >= 0 else f"2026-10-{31 + day:02d}"
        is_before = day < 0 and status is Status.OPEN
        one = occurrence(
            number, f"第{number}件事", kind, at(when), Grain.DAY, status=status, deadline=deadline
        )
        found[is_before].append(one) if is_before or day >= 0 else None
    made = november(entries=(), occurrences=tuple(found[0]), overdue=tuple(found[1]), upcoming=())
    sections = {one.event.id: "服务职工" for one in found[0]}
    return made, november(
        entries=(), occurrences=tuple(found[0]), imported=Imported(sections, tuple(found[0]))
    )


def of_sentence(text: str) -> dict[Any, int]:
    """What the sentence counts; nothing where it has none."""
    said = next((line for line in text.splitlines() if line.startswith("计划")), "")
    return {what: int(found[1]) for what, form in COUNTED.items() if (found := re.search(form, said))}


def of_value(report: Digest) -> dict[Any, int]:
    """The same of the lists."""
    stood = Counter(each.state for each in report.of(ListPart.PLAN))
    cancelled = stood.pop(LineState.CANCELLED, 0)
    planned = sum(stood.values())
    late = {"late": len(report.overdue)} if report.overdue else {}
    assert len(report.of(ListPart.PLAN)) == planned + cancelled
    zero = {LineState.DONE: 0} if planned and not stood[LineState.DONE] and not stood[LineState.HELD] else {}
    return {"计划": planned, **+stood, **zero, **late} if planned else {}


def of_sheet(report: Digest, rows: Ledger) -> Counter[str]:
    """The states in 日程."""
    book = load_workbook(BytesIO(render(Paper(report, ledger=rows), words())))
    return Counter(SHEET[row[5].value.partition("（")[0]] for row in list(book["日程"].iter_rows())[1:])


@pytest.mark.slow
@tried(60)
@given(st.lists(TIMES, max_size=8))
def test_every_form_counts_the_calendar_alike(times: list[tuple[int, Kind, Status, bool, int]]) -> None:
    """The value, the kept report, JSON, message, Word, the list behind the sentence, Excel."""
    material, planned = calendar(times)
    report = digest(material)
    counts, text = of_value(report), as_text(report, words()).text
    assert of_value(restored(report_as_json(report), Digest)) == counts
    assert of_sentence(text) == counts
    assert of_sentence("\n".join(docx_made.every_text(docx_made.made(Paper(report))))) == counts
    told: Any = as_json(report)
    stood = {state: len(told["plan"][state]) for state in ("done", "held", "open", "given_up", "cancelled")}
    assert stood == dict.fromkeys(stood, 0) | Counter(each.state.value for each in report.of(ListPart.PLAN))
    assert (told["plan"]["planned"], len(told["overdue"])) == (counts.get("计划", 0), len(report.overdue))
    behind = len(report.of(ListPart.BEFORE)) + told["plan"]["planned"]
    assert len(all_planned(report, words())) == behind
    sheet = of_sheet(report, ledger(material))
    assert sheet == Counter(stood) + Counter(open=len(report.of(ListPart.BEFORE)))
    year: Any = as_json(digest(planned))["year_plan"] or {"planned": 0, "done": []}
    assert (year["planned"], len(year["done"])) == (told["plan"]["planned"], sheet["done"] + sheet["held"])
