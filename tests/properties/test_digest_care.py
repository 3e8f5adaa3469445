"""Whatever a group's care comes to: each form of the report holds the same figures, each once."""

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.reports.locked_reports import report_as_json, restored
from tests import care_read as read
from tests.effort import tried
from tests.unit.union.reports.digest_samples import november
from tests.unit.union.reports.test_report_json import VALIDATOR
from tests.unit.union.reports.text import care_samples as samples
from tests.unit.union.reports.text.care_samples import Added
from tests.unit.union.reports.word.docx_made import made
from union.budgets.expenditure import BudgetLine
from union.care.visit_rules import VisitsOfKind
from union.core.kinds import CATEGORIES
from union.core.period import of_key
from union.core.report_section import ListLine
from union.core.units import SIGNS
from union.reports.document import Paper
from union.reports.model import Digest, digest
from union.reports.picture.chart import drawn
from union.reports.report_json import as_json
from union.requests.lifecycle import Requests
from union.words import words

KEYS = ("2026-02", "2026-11", "2026-Q3", "2026-H1", "2026")
FEW = st.integers(0, 40)
NAMES = ("一车间", "二车间", "三车间", "机关", "质检科", "后勤<b>", "仓储\x0b组")


@st.composite
def visits(draw: st.DrawFn) -> Added:
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
    return samples.visits(kinds, [ListLine(draw(titles), each, draw(days)) for each in numbers])


@st.composite
def requests(draw: st.DrawFn) -> Added:
    answered, left = draw(FEW), draw(FEW)
    days = draw(st.decimals(0, 60, places=3)) if answered else None
    named = [(name, draw(FEW)) for name in ("满意", "基本满意", "不满意")] if answered else []
    received = draw(st.integers(0 if answered or left else 1, 40))  # where there was none, no section is made
    return samples.requests(
        Requests(received, answered, left, draw(st.integers(0, left)), days, tuple(named))
    )


@st.composite
def coverage(draw: st.DrawFn) -> Added:
    unreached = draw(st.lists(st.sampled_from(NAMES), unique=True))
    half = [each for each in unreached if draw(st.booleans())]
    reached = draw(st.integers(0, 30))
    return samples.coverage(reached + len(unreached), unreached, half, is_long=draw(st.booleans()))


@st.composite
def budgets(draw: st.DrawFn) -> Added:
    chosen = draw(st.lists(st.sampled_from(("", *CATEGORIES)), unique=True, max_size=6))
    money, planned = st.integers(0, 10**9), st.integers(1, 10**9)  # a budget of nothing is none
    found = (
        BudgetLine(
            each, draw(st.sampled_from(tuple(SIGNS))), draw(planned), spent := draw(money), draw(st.integers(0, spent)),
            draw(st.booleans()),
        )
        for each in chosen
    )  # fmt: skip
    return samples.budgets(tuple(found))


NONE = st.just(())
ADDED = st.tuples(NONE | visits(), NONE | requests(), NONE | coverage(), budgets()).map(
    lambda found: tuple(each for some in found for each in some)
)


def check(added: Added, key: str) -> None:
    """A report with this care, in every form."""
    period = of_key(key)
    assert period is not None
    report = digest(replace(november(), period=period, added=added))
    ours = read.of_value(report)
    assert read.of_json(report) == ours
    assert read.of_xlsx(report) == ours
    assert read.of_docx(made(Paper(report))) == ours
    assert read.of_picture(report) == {name: value for name, value in ours.items() if name[0] != "预算"}
    told = read.of_text(report)
    assert told == {
        name: value for name, value in ours.items() if name[0] not in ("预算", "支出") or name in told
    }
    assert sum(name[0] == "预算" for name in told) == min(sum(key[0] == "预算" for key in ours), 3)
    said = "\n".join(each.line(words()) for each in report.added)
    assert len(re.findall(r"#\d+", said)) == len(set(re.findall(r"#\d+", said)))
    assert restored(report_as_json(report), Digest) == report
    VALIDATOR.validate(json.loads(json.dumps(as_json(report))))


@pytest.mark.slow
@given(ADDED, st.sampled_from(KEYS))
@tried(3)
def test_every_form_holds_the_same_care(added: Added, key: str) -> None:
    """JSON, message, Word, Excel and picture; kept and read back; no figure twice."""
    check(added, key)


@pytest.mark.slow
@given(ADDED, st.sampled_from(KEYS))
@tried(80)
def test_every_form_holds_the_same_care_always(added: Added, key: str) -> None:
    """Many of them, and the picture is drawn."""
    check(added, key)
    period = of_key(key)
    assert period is not None
    drawn(digest(replace(november(), period=period, added=added)), words()).png()


@pytest.mark.slow
def test_a_mean_is_rounded_once() -> None:
    """1.75 working days are 1.8 in every form."""
    check(samples.requests(Requests(1, 2, 0, 0, Decimal("1.75"))), "2026-11")
