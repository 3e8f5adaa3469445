"""The report as a group message: golden months, its length, its formatting, its words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.unit.union.reports.digest_samples import (
    GROUP,
    NOVEMBER,
    at,
    entry,
    fact,
    figures_of,
    longer,
    measure,
    november,
    occurrence,
    overlong_month,
    yuan,
)
from tests.unit.union.reports.text import digest_golden
from union.attendance.headcount import Headcount
from union.core.kinds import CATEGORIES, Kind
from union.core.message_layout import BOLD, FOLDED, SPANS, TextMessage, utf16
from union.core.period import Grain, Period, month, of_key
from union.reading.message import Measure
from union.reports.model import Digest, Material, ReportState, digest
from union.reports.report_json import as_json
from union.reports.text.figure_texts import section_line
from union.reports.text.parts import as_text
from union.words import words
from union.worklog.totals import Figures, Filed, figures

DAY = date(2026, 11, 5)
LIMIT = 4096  # UTF-16 units


def _text(report: Digest) -> str:
    return as_text(report, words()).text


def _covered(message: TextMessage, kind: str) -> list[str]:
    """What the spans of a kind cover, cut as Telegram cuts: in UTF-16 units."""
    raw = message.text.encode("utf-16-le")
    return [
        raw[span.offset * 2 : (span.offset + span.length) * 2].decode("utf-16-le")
        for span in message.spans
        if span.kind == kind
    ]


@pytest.mark.parametrize("name", digest_golden.reports())
def test_the_message_reads_as_agreed(name: str) -> None:
    """A lively month, an empty one, one with late items and 补报 and others, word for word."""
    report = digest_golden.reports()[name]
    assert digest_golden.written(report) == digest_golden.path(name).read_text(encoding="utf-8")


def test_lists_are_folded_and_sums_stay_open() -> None:
    """One expandable quote holds the lists from the first to the footnote; every sum stands above it."""
    message = as_text(digest(november()), words())
    (quote,) = _covered(message, FOLDED)
    above = message.text[: message.text.index(quote)]
    assert "帮扶慰问 2项：困难职工12户" in above and "计划4项" in above
    assert quote.startswith("已过期限") and message.text.endswith(quote)


def test_headings_are_bold_behind_emoji_too() -> None:
    """Spans are counted as Telegram counts: an emoji is two units."""
    report = digest(november(group_title="🏭🏭印染厂"))
    assert "帮扶慰问" in _covered(as_text(report, words()), BOLD)


def test_a_long_report_drops_whole_blocks() -> None:
    """Over the limit the lists go, last first; every line that stays is a whole one, and the file is named."""
    full, short = as_text(overlong_month(), words()), as_text(overlong_month(), words(), limit=LIMIT)
    assert utf16(full.text) > LIMIT >= utf16(short.text)
    assert set(short.text.splitlines()) - set(full.text.splitlines()) == {"余下见附件"}
    assert all(f"{category} 9项" in short.text for category in CATEGORIES)
    assert len(short.spans) <= SPANS


def test_the_last_section_goes_first() -> None:
    """Of lists worth the same, those of the first categories stay longest."""
    lines = as_text(overlong_month(), words(), limit=LIMIT).text.splitlines()
    kept = [category for category in CATEGORIES if category in lines]
    assert kept and kept == list(CATEGORIES[: len(kept)]) and len(kept) < len(CATEGORIES)


def test_a_report_that_fits_names_no_file() -> None:
    """Nothing left out, nothing said about an attachment."""
    assert "附件" not in _text(digest(november()))


@pytest.mark.parametrize("limit", [0, 5, 40, 200, 600])
def test_no_limit_is_ever_passed_but_by_the_note(limit: int) -> None:
    """However little room there is, what remains is whole blocks within it, or the note alone."""
    message = as_text(overlong_month(), words(), limit=limit)
    assert utf16(message.text) <= limit or message.text == "余下见附件"


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (ReportState.OPEN, "11月月报（截至11月30日 17:00）"),
        (ReportState.FINAL, "11月月报（定稿）"),
        (ReportState.CORRECTED, "11月月报（更正稿）"),
        (ReportState.UNSIGNED, "11月月报（未审签）"),
    ],
)
def test_the_heading_says_how_final_it_is(state: ReportState, said: str) -> None:
    """截至 with day and hour until the lock, then 定稿, 更正稿 or 未审签."""
    assert _text(digest(november(state=state))).splitlines()[:2] == [said, GROUP]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("2026-Q3", "第三季度报告（定稿）"),
        ("2026-H1", "上半年报告（定稿）"),
        ("2026", "2026年年度报告（定稿）"),
        ("2025-12", "2025年12月月报（定稿）"),
    ],
)
def test_longer_and_older_periods_have_their_names(key: str, said: str) -> None:
    """Quarter, half and year; the year is said where it is not that of writing."""
    period = of_key(key)
    assert period is not None
    report = digest(Material(GROUP, period, at("2026-11-30 17:00"), ReportState.FINAL))
    assert _text(report).splitlines()[0] == said


def _compared(previous: Figures | None, period: Period = NOVEMBER) -> list[str]:
    entries = (entry(1, fact("其他", "事", DAY), fact("其他", "又一事", DAY, yuan(30))),)
    report = digest(Material(GROUP, period, at("2026-11-30 17:00"), entries=entries, previous=previous))
    return [line for line in _text(report).splitlines() if line.startswith(("与上月", "上月"))]


def test_comparison_with_an_empty_month_is_said_in_words() -> None:
    """No percent of nothing: 「上月无记录」."""
    assert _compared(Figures()) == ["上月无记录"]


def test_comparison_shows_before_and_after() -> None:
    """Same number of facts is 持平; less money fell by so many percent, one decimal."""
    assert _compared(figures_of(NOVEMBER)) == [
        "与上月相比（括号内为上月数）：2项（持平）、30元（900元，下降96.7%）、0人（3人）"
    ]


def test_a_percent_that_tells_nothing_is_left_out() -> None:
    """Of less than ten, and beyond ten times, the two figures speak for themselves."""
    before = figures([Filed(1, fact("其他", "事", DAY, yuan(2)))])
    assert _compared(before) == ["与上月相比（括号内为上月数）：2项（1项）、30元（2元）"]


def test_a_month_without_work_says_what_the_other_had() -> None:
    """Not 「-100%」 of everything."""
    report = digest(Material(GROUP, NOVEMBER, at("2026-11-30 17:00"), previous=figures_of(NOVEMBER)))
    assert "\n上月：2项、3人、900元" in _text(report)


def test_the_festivals_of_a_year_are_not_listed() -> None:
    """They come every year; of the next month or quarter they are to be prepared."""
    spring = ((date(2027, 2, 6), "春节"),)
    texts = [
        _text(longer(key, "2027-01-06 17:00", festivals=spring)) for key in ("2026-Q4", "2026-H2", "2026")
    ]
    assert ["· 节日：" in text for text in texts] == [True, False, False]


def test_an_unknown_month_is_not_compared() -> None:
    """Without figures of last month there is no line for it."""
    assert _compared(None) == []


def test_reporting_is_counted_only_where_somebody_must() -> None:
    """「尚未报送」 needs people marked as bound to report; the sentence has no names."""
    assert "已报7人，尚未报送2人" in _text(digest(november()))
    assert "尚未报送" not in _text(digest(november(unreported=None)))


def test_mixed_things_are_listed_not_added() -> None:
    """2个 groups and 3个 problems are never told as 5个, nor people of different deeds as one figure."""
    entries = (
        entry(1, fact("组织建设", "建组", DAY, measure("2", "个", "小组"), measure("4", "人", "组长"))),
        entry(2, fact("组织建设", "调研", DAY, measure("3", "个", "问题"), measure("5", "人", "委员"))),
    )
    assert "组织建设 2项：委员5人、组长4人、问题3个、小组2个" in _text(digest(november(entries=entries)))


def test_a_deadline_due_today_is_not_days_late() -> None:
    """An hour past a deadline is 「到期，尚未完成」, not 「已过期限0天」."""
    due = occurrence(1, "报表", Kind.REPORT, at("2026-11-30 00:00"), deadline=True)
    text = _text(digest(november(occurrences=(replace(due, end=at("2026-11-30 12:00")),))))
    assert "#1 报表：11月30日到期，尚未完成" in text


def test_one_late_week_of_a_series_hides_no_other() -> None:
    """Of a weekly report one occurrence is late and the next still open: both are told."""
    late = occurrence(1, "周报", Kind.REPORT, at("2026-11-20"), deadline=True)
    ahead = replace(late, original=at("2026-12-04"), start=at("2026-11-30"), end=at("2026-12-01"))
    text = _text(digest(november(occurrences=(late, ahead))))
    assert "#1 周报：11月20日到期，已过期限10天" in text and "#1 11月30日 周一前 周报" in text


def test_no_markup_of_an_officer_is_read_as_ours() -> None:
    """Angle brackets and stars make nothing bold, and braces are filled with nothing."""
    title = "<b>{x}</b> *重要*_事_ {0}"
    assert "· #1 {x} *重要*事{0}\n" in _text(digest(november(entries=(entry(1, fact("其他", title, DAY)),))))


def test_series_takes_one_line() -> None:
    """A weekly item of the next month is one line with its first time and how often, not a line a week."""
    weekly = tuple(
        occurrence(9, "班组长例会", Kind.MEETING, at(f"2026-12-{day:02d} 15:00"), Grain.MINUTE)
        for day in (2, 9, 16)
    )
    text = _text(digest(replace(november(), upcoming=weekly)))
    assert text.count("班组长例会") == 1
    assert "#9 12月2日 周三 15:00 班组长例会（本期共3次）" in text


def test_a_corrected_report_says_what_changed() -> None:
    """更正稿 with its number and the changes at its head; 说明 and who signed at its end."""
    report = digest(
        november(
            state=ReportState.CORRECTED,
            version=2,
            corrections=("帮扶慰问：12户→11户",),
            remarks="数据截至月底。",
            signed_by="李建国",
        )
    )
    text = _text(report)
    assert text.startswith("11月月报（更正稿2）")
    assert "更正内容\n· 帮扶慰问：12户→11户\n\n本月共" in text
    assert text.endswith("说明\n数据截至月底。\n\n审签：李建国")


def test_many_corrections_are_counted() -> None:
    """A list that would fill the message goes on in the file."""
    report = digest(november(state=ReportState.CORRECTED, corrections=tuple(f"更正{n}" for n in range(40))))
    assert "· 另有28条，见附件" in _text(report)


def test_the_footnote_names_what_is_approximate() -> None:
    """Which figures of which logs; what a range counts with is said where there is one, many logs are counted."""
    days = Measure("3至5天", Decimal(3), "天", value_max=Decimal(5))
    entries = tuple(entry(number, fact("其他", f"事{number}", DAY, days)) for number in range(1, 8))
    named = "、".join(f"3至5天（#{number}）" for number in range(1, 6))
    footnote = f"注：{named}等7条记录为约数；带“约”的合计按所报数字累加，区间按下限。"
    assert _text(digest(november(entries=entries))).endswith(footnote)


def _late_heading(day: date, year_to_date: Figures | None) -> str:
    missed = entry(9, fact("其他", "迟报", day), late_for=f"{day:%Y-%m}")
    report = digest(
        Material(GROUP, month(2027, 1), at("2027-01-29 17:00"), late=(missed,), year_to_date=year_to_date)
    )
    return next(line for line in _text(report).splitlines() if line.startswith("补报"))


def test_january_carries_what_belongs_to_the_year_before() -> None:
    """December's 补报 are in no sum of the new year, and no 累计 is named where none is shown."""
    assert _late_heading(date(2026, 12, 9), None) == "补报（属以前年度，不计入本月合计和本年累计）"
    assert _late_heading(date(2027, 1, 3), None) == "补报（不计入本月合计）"


def test_late_work_of_two_years_is_told_apart() -> None:
    """In February some of it may be January's and in 累计, some the old year's."""
    january = fact("其他", "迟报", date(2027, 1, 5))
    missed = (
        entry(9, january, late_for="2027-01"),
        entry(10, fact("其他", "更迟", date(2026, 12, 5)), late_for="2026-12"),
    )
    sums = figures([Filed(9, january)])
    report = digest(Material(GROUP, month(2027, 2), at("2027-02-26 17:00"), late=missed, year_to_date=sums))
    assert "补报（不计入本月合计，其中属本年的计入累计）" in _text(report)


def test_who_came_is_told_where_it_is_known() -> None:
    """应到 and 实到 of what was held; nothing of what was called off or never counted."""
    calendar = november().occurrences
    came = {
        (each.event.id, each.original): Headcount(15, 12) for each in calendar if each.event.number in (5, 7)
    }
    came |= {(9, calendar[-1].original): Headcount(None, 30), (8, calendar[3].original): Headcount(9, None)}
    lines = _text(digest(november(came=came))).splitlines()
    place = lines.index("到会情况")
    assert lines[place + 1 : place + 4] == [
        "· #5 挡车工技能比武（11月12日）：应到15人，实到12人",
        "· #9 读书分享会（11月28日）：实到30人",
        "",
    ]


def test_what_must_be_prepared_stands_apart() -> None:
    """Steps of an adopted festival plan with their day, then what lies beyond the month and begins in it."""
    step = occurrence(30, "春节慰问方案和预算", Kind.OTHER, at("2026-12-31"))
    step = replace(step, event=replace(step.event, pack="春节2027"))
    later = occurrence(31, "职代会", Kind.MEETING, at("2027-01-20 14:00"), Grain.MINUTE)
    due = occurrence(32, "上报统计年报", Kind.REPORT, at("2027-01-05"), deadline=True)
    ahead = ((due, date(2026, 12, 29)), (later, date(2026, 12, 21)))
    lines = _text(digest(november(upcoming=(step,), ahead=ahead))).splitlines()
    place = lines.index("下月须准备")
    assert lines[place + 1 : place + 4] == [
        "· #30 春节慰问方案和预算：12月31日 周四前",
        "· #31 职代会（2027年1月20日 周三 14:00）：12月21日 周一起准备",
        "· #32 上报统计年报（2027年1月5日 周二前）：12月29日 周二起准备",
    ]


def test_a_bare_listed_figure_is_told_with_its_work() -> None:
    """「每户500元」 alone would tell a reader of the page nothing."""
    price = replace(yuan(500, ""), text="每户500元", per="户")
    report = digest(november(entries=[entry(1, fact("帮扶慰问", "走访困难职工", DAY, price))]))
    assert section_line(report.sections[0], words()).listed == [("走访困难职工（每户500元）", 1)]


def test_people_of_whom_nothing_says_who_they_are_are_counted_at_each_deed() -> None:
    """Two courses of 30 and 20 are no 50 people."""
    courses = (
        entry(place, fact("教育培训", "培训班", DAY, measure(count, "人")))
        for place, count in ((1, "30"), (2, "20"))
    )
    report = digest(november(entries=tuple(courses)))
    assert "教育培训 2项：50人次" in _text(report)
    told = [as_json(report)["overview"]["people"], as_json(report)["sections"][0]["sums"]]  # type: ignore[index]
    assert [[(each["unit"], each["value"]) for each in sums] for sums in told] == [[("人次", 50)]] * 2
