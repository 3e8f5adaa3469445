"""The year plan in a report: what was due, what of it is done, what is named; in text, JSON, document and ledger."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import jsonschema

from storage.reports.locked_reports import report_as_json, restored
from tests.unit.union.reports.digest_samples import GROUP, at, november, occurrence
from union.core.kinds import Kind
from union.core.period import Grain, of_key
from union.events.model import Occurrence, Status
from union.reports.ledger import ledger
from union.reports.model import Digest, Material, digest
from union.reports.report_json import as_json
from union.reports.sections import Imported, ListPart
from union.reports.text.calendar_texts import by_section, year_plan
from union.reports.text.parts import as_text
from union.words import Words, words

_: Words = words("zh_Hans")
SCHEMA = json.loads((Path(__file__).parents[4] / "docs" / "digest.schema.json").read_text(encoding="utf-8"))
SECTIONS = {1: "帮扶慰问", 2: "文体活动", 3: "帮扶慰问", 4: ""}
VISIT = occurrence(1, "走访困难职工", Kind.VISIT, at("2026-11-03 00:00"), status=Status.DONE)
MATCH = occurrence(2, "篮球比赛", Kind.COMPETITION, at("2026-11-01 00:00"), Grain.MONTH)
FEES = occurrence(3, "上缴会费", Kind.DEADLINE, at("2026-11-15 00:00"), status=Status.GIVEN_UP)
LATER = occurrence(4, "总结", Kind.REPORT, at("2026-12-01 00:00"), Grain.MONTH)


def report(*due: Occurrence, key: str = "2026-11", as_of: str = "2026-11-30 17:00") -> Digest:
    """The report of a period in which this of the plan is due."""
    return digest(made_of(*due, key=key, as_of=as_of))


def made_of(*due: Occurrence, key: str = "2026-11", as_of: str = "2026-11-30 17:00") -> Material:
    """What it is made from."""
    period = of_key(key)
    assert period is not None
    return Material(GROUP, period, at(as_of), imported=Imported(SECTIONS, due))


def test_a_month_names_what_is_not_done() -> None:
    """With its number; what was given up counts as planned."""
    assert year_plan(report(VISIT, MATCH, FEES), _) == (
        "年度计划：本月应办3项，已办1项（33.3%），不再办理1项，未办：#2 篮球比赛"
    )
    assert by_section(report(VISIT, MATCH), _) == []


def test_without_a_plan_nothing_is_said() -> None:
    """Nor where a plan has nothing in the period, or all of it is called off."""
    assert digest(november()).of(ListPart.YEAR_PLAN) == ()
    assert "年度计划" not in as_text(digest(november()), _).text
    assert report().of(ListPart.YEAR_PLAN) == ()
    assert report(replace(MATCH, status=Status.CANCELLED)).of(ListPart.YEAR_PLAN) == ()


def test_a_longer_report_tells_section_by_section() -> None:
    """In the plan's order; what lies beyond the month it is made in is not called undone."""
    made = report(LATER, MATCH, VISIT, key="2026-Q4")
    assert year_plan(made, _) == "年度计划：本季度应办3项，已办1项（33.3%），未办1项，未到时间1项"
    assert [line.text for line in by_section(made, _)] == [
        "帮扶慰问：应办1项，已办1项（100%）",
        "文体活动：应办1项，已办0项（0%），未办：#2 篮球比赛",
        "其他：应办1项，已办0项（0%），未到时间1项",
    ]


def test_a_plan_without_headings_is_told_in_one_sentence() -> None:
    """With what is not done; nothing is called 其他."""
    made = digest(
        replace(made_of(MATCH, VISIT, key="2026-Q4"), imported=Imported({1: "", 2: ""}, (MATCH, VISIT)))
    )
    assert by_section(made, _) == []
    assert year_plan(made, _) == "年度计划：本季度应办2项，已办1项（50%），未办：#2 篮球比赛"


def test_a_series_is_named_once() -> None:
    """With how often it was missed; beyond three names only how many there are."""
    again = replace(MATCH, start=MATCH.start + timedelta(days=7), original=MATCH.start + timedelta(days=7))
    assert year_plan(report(MATCH, again), _).endswith("未办：#2 篮球比赛（2次）")
    many = [occurrence(number, f"事{number}", Kind.OTHER, at("2026-11-09 00:00")) for number in range(5, 10)]
    assert year_plan(report(*many), _).endswith("未办：#5 事5、#6 事6、#7 事7等5项")
    assert year_plan(report(*many), _, named=None).endswith("#9 事9")


def test_the_last_day_decides() -> None:
    """An end at midnight belongs to the day before."""
    assert MATCH.last_moment.date().isoformat() == "2026-11-30"


def test_every_form_tells_it() -> None:
    """The message, the JSON by its schema, the kept report, the ledger's item."""
    made = report(VISIT, MATCH)
    assert year_plan(made, _) in as_text(made, _).text
    quarter = as_text(report(VISIT, key="2026-Q4"), _).text
    assert "年度计划完成情况\n· 帮扶慰问：应办1项" in quarter
    found = as_json(made)
    jsonschema.validate(found, SCHEMA)
    assert found["year_plan"]["open"] == [{"number": 2, "title": "篮球比赛"}]  # type: ignore[index]
    assert restored(report_as_json(made), Digest).lists == made.lists
    month = replace(made_of(MATCH), occurrences=(MATCH,))
    assert [row.section for row in ledger(month).items] == ["文体活动"]
