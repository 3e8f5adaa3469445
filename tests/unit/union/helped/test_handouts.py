"""签领表 and 公示稿: one value, two papers; their sums are the same, and no name gets into the public one."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from docx import Document as read_document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.effort import tried
from union.core import period
from union.helped.families import Family, Help
from union.helped.handout_papers import render
from union.helped.handouts import MOST, Handout, PaperSort, giving, newest_run, work_asked
from union.reading.message import Measure, Money
from union.reports.document import FileForm
from union.words import words
from union.worklog.entries import Fact, LogEntry
from union.worklog.totals import by_unit, facts_in_period, figures

NOW, DAY = datetime(2026, 2, 10, 2, tzinfo=UTC), date(2026, 2, 10)
NAMES = ["王秀兰", "刘建国", "陈阿婆", "欧阳若兰"]
Told = list[tuple[Family, Help]]


def entry(number: int, title: str, *found: Measure | Money, text: str = "") -> LogEntry:
    """A log of help."""
    measures = tuple(each for each in found if isinstance(each, Measure))
    money = tuple(each for each in found if isinstance(each, Money))
    fact = Fact("帮扶慰问", title, DAY, measures, money)
    return LogEntry(number, number, "李建国", 2, text or title, NOW, (fact,))


def counted(value: int, unit: str, what: str) -> Measure:
    """「困难职工12户」."""
    return Measure(f"{value}{unit}", Decimal(value), unit, what=what)


def family(number: int, minor: int | None = None, reason: str | None = None) -> tuple[Family, Help]:
    """One told with what it got."""
    known = Family(number, number, NAMES[number % len(NAMES)], "二车间", 2, NOW)
    return known, Help(DAY, None, minor, "CNY" if minor is not None else None, reason)


def handout(*givings: Any) -> Handout:
    """All of them as one."""
    return Handout("春节慰问", "红星厂工会", DAY, tuple(each for each in givings if each))


def table(content: bytes) -> list[list[str]]:
    """The cells of the document's table."""
    return [[cell.text for cell in row.cells] for row in read_document(BytesIO(content)).tables[0].rows]


def said(content: bytes) -> str:
    """Every word of a .docx."""
    document = read_document(BytesIO(content))
    return "\n".join(
        [each.text for each in document.paragraphs] + [one for row in table(content) for one in row]
    )


def test_each_got_what_was_said_of_each() -> None:
    """「每户500元」 stands in every line, also where nobody is named yet."""
    one = giving(
        entry(
            1,
            "走访困难职工",
            counted(3, "户", "困难职工"),
            Money("500元", 50000, per="户"),
            Money(None, 150000),
        ),
        [],
        named=True,
    )
    assert one and [each.minor for each in one.lines] == [50000] * 3 and one.undivided == 0


def test_what_nobody_divided_stands_alone() -> None:
    """A sum is never divided by heads that nobody said it was for."""
    one = giving(
        entry(1, "看望", counted(3, "人", "住院职工"), Money("2000元", 200000)),
        [family(1, 80000)],
        named=True,
    )
    assert one and [each.minor for each in one.lines] == [80000, None, None]
    assert one.undivided == 120000 and one.sums == (("CNY", 200000),)


def test_families_that_got_more_than_the_log_says() -> None:
    """They signed for it: their sum holds, and the difference is told."""
    one = giving(entry(1, "慰问", Money("1000元", 100000)), [family(1, 60000), family(2, 60000)], named=True)
    assert one and one.sums == (("CNY", 120000),) and one.exceeds == 20000


def test_visitors_are_not_helped() -> None:
    """「志愿者20人慰问老同志8人」 is eight lines; households go before the persons in them."""
    one = giving(
        entry(1, "慰问", counted(20, "人", "志愿者"), counted(8, "人", "老同志"), Money("800元", 80000)),
        [],
        named=True,
    )
    assert one and (one.helped, one.unit, one.kinds) == (8, "人", ("老同志",))
    two = giving(
        entry(1, "走访", counted(3, "户", "困难职工"), counted(9, "人", "困难职工"), Money("90元", 9000)),
        [],
        named=True,
    )
    assert two and (two.helped, two.unit) == (3, "户")


def test_too_many_lines_are_told() -> None:
    """A sheet for a whole works ends somewhere."""
    one = giving(entry(1, "发月饼", counted(800, "人", "会员"), counted(800, "盒", "月饼")), [], named=True)
    assert one and (len(one.lines), one.unlisted, one.helped) == (MOST, 600, 800)
    assert {quantity.value for line in one.lines for quantity in line.goods} == {Decimal(1)}


def test_nothing_was_handed_out() -> None:
    """A meeting makes no sheet."""
    assert giving(entry(1, "召开委员会会议", counted(12, "人", "参加")), [], named=True) is None


def test_names_and_reasons_only_for_who_may_see_them() -> None:
    """Codes stand in the group's sheet, with nothing of why."""
    told = [family(1, 60000, "住院")]
    log = entry(1, "慰问困难职工", Money("600元", 60000))
    for named in (True, False):
        words_ = said(
            render(FileForm.DOCX, PaperSort.SHEET, handout(giving(log, told, named=named)), words())
        )
        assert "户01" in words_ and ("刘建国" in words_, "住院" in words_) == (named, named)


sums = st.integers(1, 10**7)


@st.composite
def logs(draw: Any, number: int = 1) -> tuple[LogEntry, Told]:
    """A log whose every word may name a family, with some of its families told."""
    name = draw(st.sampled_from(NAMES))
    count = draw(st.integers(1, 6))
    title = draw(st.sampled_from([f"慰问困难职工{name}", f"看望{name}一家", "走访困难职工"]))
    what = draw(st.sampled_from(["困难职工", f"{name}", f"住院职工{name}"]))
    goods = draw(st.sampled_from(["大米", f"{name}的轮椅", "慰问品"]))
    unit = draw(st.sampled_from(["户", "人"]))
    currency = draw(st.sampled_from(["CNY", "CNY", "HKD"]))
    purpose = draw(st.sampled_from(["慰问金", f"给{name}的助学金", None]))
    numbers = draw(st.lists(st.integers(1, 9), max_size=4, unique=True))
    told = [family(each, draw(st.none() | sums), "住院") for each in numbers]
    money = Money("一笔", draw(sums), currency, what=purpose)
    return entry(number, title, counted(count, unit, what), counted(count, "袋", goods), money), told


@pytest.mark.slow
@tried(15, deadline=None)
@given(st.lists(logs(), min_size=1, max_size=4), st.booleans())
def test_both_papers_have_the_same_sums_and_the_public_one_no_name(
    found: list[tuple[LogEntry, Told]], named: bool
) -> None:
    """Whatever was told of whom: column by column the lines make the sum, and the two sums are one."""
    whole = handout(*(giving(log, told, named=named) for log, told in found))
    sheet, public = (render(FileForm.DOCX, sort, whole, words()) for sort in PaperSort)
    below = [len(table(each)[0]) for each in (sheet, public)]
    currencies = len(whole.sums)
    paid = [
        [
            [Decimal(row[place].replace(",", "") or 0) for row in table(each)[1:]]
            for place in range(4, 4 + currencies)
        ]
        for each in (sheet, public)
    ]
    assert below == [6 + currencies + 0, 4 + currencies]
    for columns in paid:
        assert all(sum(column[:-1]) == column[-1] for column in columns)
    totals = [[column[-1] for column in columns] for columns in paid]
    assert totals[0] == totals[1] == [Decimal(each) / 100 for each in whole.sums.values()]
    assert table(sheet)[-1][3] == table(public)[-1][3]  # goods
    assert not any(name in said(public) for name in NAMES)
    assert "户0" not in said(public)


@tried(8, deadline=None)
@given(st.lists(logs(), min_size=1, max_size=4))
def test_the_workbook_says_the_same(found: list[tuple[LogEntry, Told]]) -> None:
    """Its sums are formulas with what they come to."""
    whole = handout(*(giving(log, told, named=False) for log, told in found))
    for sort in PaperSort:
        content = render(FileForm.XLSX, sort, whole, words())
        page = load_workbook(BytesIO(content), data_only=True).active
        assert page is not None
        last = next(row for row in page.iter_rows(values_only=True) if row[0] == "合计")
        assert [Decimal(str(each)) for each in last[4 : 4 + len(whole.sums)]] == [
            Decimal(each) / 100 for each in whole.sums.values()
        ]


@given(st.lists(sums, min_size=1, max_size=5))
def test_the_sum_is_the_reports(paid: list[int]) -> None:
    """Where no family got more than its log says, the papers and the month's report tell of the same money."""
    found = [
        entry(place, "走访困难职工", Money("一笔", minor, what="慰问金"))
        for place, minor in enumerate(paid, 1)
    ]
    month = period.of_key("2026-02")
    assert month
    reported = by_unit(figures(facts_in_period(found, month)).money)["CNY"].value
    assert handout(*(giving(each, [], named=False) for each in found)).sums == {"CNY": reported}


@pytest.mark.parametrize(
    ("words_", "terms", "first"),
    [
        ("春节慰问", ("春节",), None),
        ("去年中秋慰问", ("中秋",), date(2025, 1, 1)),
        ("9月慰问", (), date(2025, 9, 1)),
        ("", (), None),
    ],
)
def test_which_work_is_meant(words_: str, terms: tuple[str, ...], first: date | None) -> None:
    """A festival is looked for by its word, a time by its days."""
    asked = work_asked(words_, datetime(2026, 2, 10, 10))
    assert asked.terms == terms and (asked.period.first if asked.period else None) == first
    assert work_asked("#12、#15", datetime(2026, 2, 10, 10)).numbers == (12, 15)


def test_last_years_round_is_another() -> None:
    """Of 春节 in two years only the newest."""
    days = [(1, date(2025, 1, 20)), (2, date(2025, 1, 22)), (8, date(2026, 2, 8)), (9, date(2026, 1, 30))]
    assert newest_run(days, 30) == [8, 9]
