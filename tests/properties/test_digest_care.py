"""Whatever a group's care comes to: each form of the report holds the same figures, each once."""

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.reports.locked_reports import kept, restored
from tests import care_read as read
from tests.unit.union.reports.digest_samples import november
from tests.unit.union.reports.test_report_json import VALIDATOR
from tests.unit.union.reports.word.docx_made import made
from union.budgets.expenditure import BudgetLine
from union.core.kinds import CATEGORIES
from union.core.money import SIGNS
from union.core.period import of_key
from union.reports.care_summary import Care, Coverage, DueVisit, Requests, Visits, VisitsOfKind
from union.reports.document import Paper
from union.reports.model import digest
from union.reports.picture.chart import drawn
from union.reports.report_json import as_json
from union.reports.text.care_texts import lines
from union.words import words

KEYS = ("2026-02", "2026-11", "2026-Q3", "2026-H1", "2026")
FEW = st.integers(0, 40)
NAMES = ("一车间", "二车间", "三车间", "机关", "质检科", "后勤<b>", "仓储\x0b组")


@st.composite
def visits(draw: st.DrawFn) -> Visits:
    kinds = []
    for sign in draw(
        st.lists(st.sampled_from(("病", "困", "婚", "丧", "生", "退", "生日", "灾")), unique=True)
    ):
        due = draw(st.integers(1, 9))
        done = draw(st.integers(0, due))
        kinds.append(VisitsOfKind(sign, due, done, draw(st.integers(0, done))))
    numbers = draw(st.lists(st.integers(500, 999), unique=True, max_size=6))
    titles = st.sampled_from(("探望住院职工（二车间）", "慰问困难职工", "（半", "看望\x0b职工）"))
    days = st.dates(date(2025, 12, 1), date(2027, 1, 31))
    return Visits(tuple(kinds), tuple(DueVisit(each, draw(titles), draw(days)) for each in numbers))


@st.composite
def requests(draw: st.DrawFn) -> Requests:
    answered, left = draw(FEW), draw(FEW)
    days = draw(st.decimals(0, 60, places=3)) if answered else None
    named = [(name, draw(FEW)) for name in ("满意", "基本满意", "不满意")] if answered else []
    return Requests(draw(FEW), answered, left, draw(st.integers(0, left)), days, tuple(named))


@st.composite
def coverage(draw: st.DrawFn) -> Coverage:
    unreached = draw(st.lists(st.sampled_from(NAMES), unique=True))
    half = [each for each in unreached if draw(st.booleans())]
    reached = draw(st.integers(0, 30))
    return Coverage(reached + len(unreached), reached, tuple(unreached), tuple(half))


@st.composite
def budgets(draw: st.DrawFn) -> tuple[BudgetLine, ...]:
    chosen = draw(st.lists(st.sampled_from(("", *CATEGORIES)), unique=True, max_size=6))
    money = st.integers(0, 10**9)
    return tuple(
        BudgetLine(
            each, draw(st.sampled_from(tuple(SIGNS))), draw(money), spent := draw(money), draw(st.integers(0, spent)),
            draw(st.booleans()),
        )
        for each in chosen
    )  # fmt: skip


CARES = st.builds(Care, st.none() | visits(), st.none() | requests(), st.none() | coverage(), budgets())


def check(care: Care, key: str) -> None:
    """A report with this care, in every form."""
    period = of_key(key)
    assert period is not None
    report = digest(replace(november(), period=period, care=care))
    ours = read.of_value(report)
    assert read.of_json(report) == ours
    assert read.of_xlsx(report) == ours
    assert read.of_docx(made(Paper(report))) == ours
    told = read.of_text(report)
    assert told == {
        name: value for name, value in ours.items() if name[0] not in ("预算", "支出") or name in told
    }
    assert sum(name[0] == "预算" for name in told) == min(len(care.budgets), 3)
    said = "\n".join(lines(report, words()))
    assert len(re.findall(r"#\d+", said)) == len(set(re.findall(r"#\d+", said)))
    assert restored(kept(report)) == report
    VALIDATOR.validate(json.loads(json.dumps(as_json(report))))


@given(CARES, st.sampled_from(KEYS))
@settings(max_examples=3)
def test_every_form_holds_the_same_care(care: Care, key: str) -> None:
    """JSON, message, Word and Excel; kept and read back; no figure twice."""
    check(care, key)


@pytest.mark.slow
@given(CARES, st.sampled_from(KEYS))
@settings(max_examples=80)
def test_every_form_holds_the_same_care_always(care: Care, key: str) -> None:
    """Many of them, and the picture is drawn."""
    check(care, key)
    period = of_key(key)
    assert period is not None
    drawn(digest(replace(november(), period=period, care=care)), words()).png()


def test_a_mean_is_rounded_once() -> None:
    """1.75 working days are 1.8 in every form."""
    check(Care(requests=Requests(1, 2, 0, 0, Decimal("1.75"))), "2026-11")
