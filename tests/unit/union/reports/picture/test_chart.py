"""The report's picture: its figures are the report's, and every one can be read on a phone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from PIL import Image

from tests.effort import some
from tests.unit.union.reports.digest_samples import (
    GROUP,
    at,
    by_month,
    empty_month,
    entry,
    fact,
    measure,
    november,
    november_logs,
    yuan,
)
from tests.unit.union.reports.text.care_samples import BUDGETS, MUCH, budgets
from union.budgets.expenditure import BudgetLine
from union.core.files.picture_canvas import ALARM, WIDTH, Canvas, fitted, font_path, printable, text_width
from union.core.kinds import CATEGORIES
from union.core.period import Period, month, of_key
from union.core.report_section import AddedFigure
from union.reading.message import Money
from union.reports.document import Paper
from union.reports.model import Digest, Material, ReportState, digest
from union.reports.picture.chart import LABEL, WIDEST_LABEL, drawn, render
from union.reports.rollup import BranchFigures, section
from union.reports.sections import month_rows
from union.words import LANGUAGES, words
from union.worklog.entries import LogEntry
from union.worklog.totals import Filed

_ = words()
SMALLEST = 24  # pixels of 1080: some 8 points on a phone


def reported(period: Period, logs: tuple[LogEntry, ...], title: str = GROUP) -> Digest:
    """The report of a period of 2026 over these logs, with the months up to its end."""
    months = [each for each in (month(2026, number) for number in range(1, 13)) if each.first < period.end]
    filed = [Filed(log.number, fact) for log in logs for fact in log.facts if fact.day < period.end]
    ours = tuple(log for log in logs if period.first <= log.facts[0].day < period.end)
    return digest(
        Material(
            title,
            period,
            at("2026-12-03 17:00"),
            ReportState.FINAL,
            entries=ours,
            months=month_rows(by_month(filed, months)),
        )
    )


def texts(canvas: Canvas) -> list[str]:
    """Everything written in the picture, in the order drawn."""
    [axes] = canvas.figure.axes
    return [each.get_text() for each in axes.texts]


def logs_over_the_year(*currencies: str) -> tuple[LogEntry, ...]:
    """Each category in each month, with growing figures in each currency."""
    return tuple(
        entry(
            number * 20 + place,
            replace(
                fact(category, "走访", date(2026, number, 5), measure(str(place + 1), "户")),
                money=tuple(Money("…", number * place * 12345, each) for each in currencies),
            ),
        )
        for number in range(1, 13)
        for place, category in enumerate(CATEGORIES)
    )


def check(canvas: Canvas) -> None:
    """No two texts touch, none is cut off, none is too small."""
    canvas.png()
    [axes] = canvas.figure.axes
    boxes = [(each.get_text(), each.get_window_extent()) for each in axes.texts if each.get_text()]
    frame = canvas.figure.bbox
    for said, box in boxes:
        assert box.x0 >= 0 and box.x1 <= frame.width and box.y0 >= 0 and box.y1 <= frame.height, said
    for (one, here), (other, there) in combinations(boxes, 2):
        apart = here.x1 <= there.x0 or there.x1 <= here.x0 or here.y1 <= there.y0 or there.y1 <= here.y0
        assert apart, (one, other)
    assert all(each.get_fontsize() * 100 / 72 >= SMALLEST for each in axes.texts)


@pytest.mark.slow
def test_it_is_a_png_as_wide_as_a_phone_shows() -> None:
    """1080 pixels, within what Telegram takes as a photo; the same report gives the same bytes."""
    paper = Paper(digest(november()))
    content = render(paper, _)
    assert content == render(paper, _)
    with Image.open(BytesIO(content)) as picture:
        assert picture.format == "PNG"
        assert picture.width == WIDTH == 1080
        assert picture.width + picture.height < 10_000
        assert "Software" not in picture.info


def test_it_says_the_reports_figures() -> None:
    """Title, state, headline figures, each category's count and money."""
    said = texts(drawn(digest(november()), _))
    assert said[:5] == [
        GROUP,
        "2026年11月月报",
        "截至11月30日 17:00",
        "8项　12户　约230人次　约10350元　听讲85人　女职工64人",
        "参赛46人",
    ]
    place = said.index("帮扶慰问")
    assert said[place + 1 : place + 3] == ["2", "约7150元"]


def test_a_first_month_has_no_months() -> None:
    """One month beside itself says nothing."""
    rows = reported(month(2026, 11), november_logs())
    assert len(rows.months) == 1
    assert not any("各月" in each for each in texts(drawn(rows, _)))


def test_months_show_facts_and_money() -> None:
    """A month without any is there too, with nought."""
    logs = (
        entry(1, fact("帮扶慰问", "走访", date(2026, 9, 3), yuan(1234))),
        entry(2, fact("女职工", "讲座", date(2026, 11, 3), yuan(5, approx=True))),
    )
    said = texts(drawn(reported(month(2026, 11), logs), _))
    facts = said.index("各月工作（项）")
    money = said.index("各月金额（元）")
    assert said[facts + 1 : facts + 7] == ["9月", "1", "10月", "0", "11月", "1"]
    assert said[money + 1 : money + 7] == ["9月", "1234", "10月", "0", "11月", "约5"]
    assert said[-2:] == ["各月含补报；颜色与上面的类别相同", "带“约”的含约数"]


def test_each_currency_has_its_own_months() -> None:
    """Amounts in different currencies never share a scale."""
    said = texts(drawn(reported(month(2026, 3), logs_over_the_year("CNY", "HKD")), _))
    assert [each for each in said if each.startswith("各月金额")] == ["各月金额（元）", "各月金额（港元）"]


@pytest.mark.slow
def test_what_was_spent_of_what_was_planned_has_a_bar() -> None:
    """Each budget with its sum and share, none beyond its edge; red is only what went beyond all of it."""
    canvas = drawn(digest(november(added=MUCH)), _)
    check(canvas)
    said = texts(canvas)
    place = said.index("年度预算执行情况")
    assert [each for each in said[place + 1 : place + 14] if each] == [
        *("累计支出", "帮扶慰问", "约24600元（82%）", "文体活动", "20500.50元（102%）"),
        *("教育培训", "0元（0%）", "全年", "约63100.50元（52%）"),
    ]
    [axes] = canvas.figure.axes
    red = [each for each in axes.patches if to_hex(each.get_facecolor()).upper() == ALARM]
    assert len(red) == 1


def test_what_nothing_was_planned_for_has_its_sum_alone() -> None:
    """Spent of a budget that was taken back."""
    lines = (*BUDGETS[:1], BudgetLine("女职工", "CNY", 0, 50_000, 0))
    said = texts(drawn(digest(november(added=budgets(lines))), _))
    assert said[said.index("女职工", said.index("年度预算执行情况")) + 2] == "500元"


def test_a_table_without_a_plan_is_a_line() -> None:
    """Nothing that a subject adds is missing in the picture: the branches of 三级汇总 by their sums."""
    came = [BranchFigures("三车间", (AddedFigure("工作", Decimal(2), "项"),))]
    added = section(came, ["五车间"], _)
    assert added is not None
    said = texts(drawn(digest(november(added=(added,))), _))
    assert said[-2] == "各单位汇总：1个单位，工作2项；未报：五车间"


def test_an_empty_month_says_so() -> None:
    """No categories, no bars, one sentence."""
    said = texts(drawn(empty_month(), _))
    assert said == [GROUP, "2026年7月月报", "定稿", "本月没有工作记录"]


@pytest.mark.slow
@pytest.mark.parametrize("key", some(["2026", "2026-12", "2026-Q3", "2026-H1"], 1))
@pytest.mark.parametrize("currencies", [("CNY",), ("CNY", "HKD", "SGD")])
def test_eleven_categories_over_many_months(key: str, currencies: tuple[str, ...]) -> None:
    """Every figure has its own place."""
    period = of_key(key)
    assert period is not None
    check(drawn(reported(period, logs_over_the_year(*currencies)), _))


@pytest.mark.slow
@given(
    st.lists(st.tuples(st.integers(1, 11), st.integers(0, 10**14), st.booleans()), max_size=6),
    st.text(max_size=40),
    st.sampled_from([*CATEGORIES, "自己起的一个很长很长的类别"]),
)
def test_huge_and_tiny_values_keep_apart(
    sums: list[tuple[int, int, bool]], title: str, category: str
) -> None:
    """From a fen to a billion yuan in one picture, under any title."""
    logs = tuple(
        entry(
            place,
            replace(fact(category, "走访", date(2026, number, 3)), money=(Money("…", minor, approx=approx),)),
        )
        for place, (number, minor, approx) in enumerate(sums, 1)
    )
    check(drawn(reported(month(2026, 11), logs, title), _))


def test_signs_the_font_lacks_are_left_out() -> None:
    """No boxes in place of emoji; a dollar begins no formula."""
    assert printable("工会😀$x$\x00\n") == "工会$x$ "
    assert font_path().endswith("NotoSansSC-Regular.ttf")


@pytest.mark.slow
def test_a_long_text_is_cut_to_its_room() -> None:
    """With a sign that something is missing."""
    assert fitted("工会" * 40, 36, 300).endswith("…")
    assert text_width(fitted("工会" * 40, 36, 300), 36) <= 300
    assert fitted("工会", 36, 300) == "工会"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_category_is_cut(language: str) -> None:
    """English names are long: Democratic management."""
    names = [words(language)(each) for each in CATEGORIES]
    assert [fitted(each, LABEL, WIDEST_LABEL) for each in names] == names
