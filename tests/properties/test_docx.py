"""Whatever was logged and planned: no heading over nothing, no placeholder, no sentence without something behind it."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import tried
from tests.unit.union.reports.digest_samples import GROUP, entry, fact, measure, occurrence, yuan
from tests.unit.union.reports.text.care_samples import COVERAGE, LITTLE, MUCH
from tests.unit.union.reports.text.digest_golden import narrative
from tests.unit.union.reports.word.docx_made import made
from union.core.kinds import CATEGORIES, Kind
from union.core.message_layout import printable
from union.core.period import CALENDAR, Period, before, of_key
from union.events.model import Status
from union.reports.document import Letterhead, Paper
from union.reports.model import Material, ReportState, digest
from union.reports.report_json import as_json
from union.worklog.totals import Figures, facts_in_period, figures

pytestmark = pytest.mark.slow
KEYS = ("2026-02", "2026-11", "2026-Q3", "2026-H1", "2026")
TITLES = ("走访慰问困难职工", "挡车工技能比武", "职工书屋更新图书", "<b>&讲座", "女职工\x0b体检")
HEADINGS = ("Heading 1", "Heading 2", "Heading 3")
# What only leads in to what follows, or says that there is nothing.
LEADING = (
    "现将有关情况报告如下。",
    "其他工作：",
    "以下工作在所属月份报送后补报",
    "附件：数据来源",
    "注：带“约”的数含约数",
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=70)


@st.composite
def materials(draw: st.DrawFn) -> Material:
    """A period of any length with any work in it."""
    period = of_key(draw(st.sampled_from(KEYS)))
    assert period is not None
    entries = tuple(_log(draw, number, period) for number in range(1, draw(st.integers(0, 9)) + 1))
    late = tuple(
        replace(_log(draw, number, before(period)), late_for=before(period).key)
        for number in range(60, 60 + draw(st.integers(0, 2)))
    )
    return Material(
        GROUP,
        period,
        datetime.combine(period.end, datetime.min.time()) + timedelta(hours=draw(st.integers(-50, 90))),
        draw(st.sampled_from(ReportState)),
        entries=entries,
        late=late if len(period.key) == 7 and "Q" not in period.key and "H" not in period.key else (),
        occurrences=tuple(_item(draw, number, period) for number in range(30, 30 + draw(st.integers(0, 4)))),
        upcoming=tuple(
            _item(draw, number, CALENDAR.after(period)) for number in range(40, 40 + draw(st.integers(0, 2)))
        ),
        previous=draw(
            st.sampled_from((None, Figures({}, {}, {}, ()), figures(facts_in_period(entries, period))))
        ),
        festivals=((CALENDAR.after(period).first, "元旦"),) if draw(st.booleans()) else (),
        remarks=draw(TEXT),
        corrections=tuple(draw(st.lists(st.sampled_from(TITLES), max_size=2))),
        added=draw(st.sampled_from(((), MUCH, LITTLE))),
    )


def _day(draw: st.DrawFn, period: Period) -> date:
    return period.first + timedelta(days=draw(st.integers(0, (period.end - period.first).days - 1)))


def _log(draw: st.DrawFn, number: int, period: Period) -> object:
    told = []
    if draw(st.booleans()):
        told.append(
            measure(
                str(draw(st.integers(0, 500))),
                draw(st.sampled_from(("户", "人", "场"))),
                approx=draw(st.booleans()),
            )
        )
    if draw(st.booleans()):
        told.append(yuan(draw(st.integers(0, 90_000)), draw(st.sampled_from((None, "慰问金", "奖金")))))
    category = draw(st.sampled_from(CATEGORIES))
    return entry(number, fact(category, draw(st.sampled_from(TITLES)), _day(draw, period), *told))


def _item(draw: st.DrawFn, number: int, period: Period) -> object:
    start = datetime.combine(_day(draw, period), datetime.min.time())
    return occurrence(
        number, draw(st.sampled_from(TITLES)), draw(st.sampled_from(Kind)), start,
        status=draw(st.sampled_from(Status)), deadline=draw(st.booleans()),
    )  # fmt: skip


@given(materials(), st.builds(Letterhead, TEXT, TEXT, TEXT, TEXT))
@tried(60)
def test_nothing_is_said_of_nothing(material: Material, letterhead: Letterhead) -> None:
    """Every heading has something under it; every sentence has a figure, a title, or the words somebody gave."""
    report = digest(material)
    document = made(Paper(report, letterhead))
    body = [(each.style.name, each.text) for each in document.paragraphs]
    for (style, text), (following, _after) in zip(body, [*body[1:], ("", "")], strict=True):
        if style in HEADINGS:
            assert text and (following not in HEADINGS or following > style)
            assert following not in ("", "Annex", "Normal")
    own = [
        *TITLES,
        *(each.replace("<b>", "") for each in TITLES),
        *material.remarks.splitlines(),
        *COVERAGE[1],
    ]
    for style, text in body:
        if style == "Body Text" and not text.startswith(LEADING):
            assert _is_founded(text, [_plain(each) for each in own]), text


@given(materials())
@tried(60)
def test_no_figure_comes_from_nowhere(material: Material) -> None:
    """Every number of the text is in the report's JSON or its narrative, or counts or dates something in it."""
    report = digest(replace(material, remarks=""))
    known = set(re.findall(r"\d+(?:\.\d+)?", json.dumps(as_json(report), ensure_ascii=False)))
    known |= {figure.lstrip("0") or "0" for figure in known}
    known |= set(_figures("".join(narrative(report))))
    known |= {str(number) for number in range(10)}  # counts of items and of lists
    texts = [each.text for each in made(Paper(report)).paragraphs if each.style.name == "Body Text"]
    assert {figure for text in texts for figure in _figures(text)} - known == set()


def _is_founded(text: str, own: list[str]) -> bool:
    said = _plain(text)
    return (
        re.search(r"\d", text) is not None
        or any(each and each in said for each in own)
        or "没有工作记录" in text
    )


def _plain(text: str) -> str:
    return "".join(printable(text).split())


def _figures(text: str) -> Iterator[str]:
    yield from re.findall(r"\d+(?:\.\d+)?", re.sub(r"^\d+\. |\d\d:\d\d", "", text))
