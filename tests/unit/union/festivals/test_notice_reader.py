"""Official holiday notices: what they say day by day, and what is wrong with one."""

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from tests.unit.union.festivals.holiday_texts import IN_FULL, LATER, days, written
from union.core.almanac import days_off
from union.core.almanac.days_off import Notice
from union.core.almanac.workdays import is_workday
from union.festivals.notice_reader import read_notice, rows, trouble
from union.festivals.notice_values import (
    PUBLISHED_NAMES,
    Arrangement,
    HolidayNotice,
    Trouble,
    arrangements_of_year,
    calendar,
)
from union.words import words

SAMPLES = Path(__file__).parents[5] / "shared" / "samples" / "notices"
# A later notice made the 春节 of 2020 longer.
CHANGED_LATER = {date(2020, 1, 31), date(2020, 2, 1)}
YEARS = range(2010, 2027)


def truth(year: int) -> list[Arrangement]:
    """What chinesecalendar has for a year; a commemoration of 2015 had a notice of its own."""
    found = days_off.published(year)
    return [
        Arrangement((PUBLISHED_NAMES[name],), off, work)
        for name, off, work in found
        if name in PUBLISHED_NAMES
    ]


def read(text: str) -> HolidayNotice:
    """The notice of a text with nothing wrong in it."""
    found = read_notice(text)
    assert found.problems == ()
    assert found.notice is not None
    return found.notice


@pytest.mark.parametrize("year", [2020, 2022, 2024, 2026])
def test_a_published_notice_gives_every_working_day(year: int) -> None:
    """Day by day over the year, working or not, as chinesecalendar has it."""
    path = SAMPLES / f"{year}.txt"
    if not path.exists():
        pytest.skip("the State Council's notices are not at hand")
    notice = read(path.read_text("utf-8"))
    every = [date(year, 1, 1) + timedelta(days=number) for number in range(366)]
    work, off = set(notice.work), set(notice.off)
    differing = {
        day
        for day in every
        if day.year == year
        and (day in work or (day.weekday() < 5 and day not in off)) != chinese_calendar.is_workday(day)
    }
    assert differing - CHANGED_LATER == set()
    assert notice.whole


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("weekdays", ["周", "星期"])
def test_a_years_true_arrangement_is_read_back(year: int, weekdays: str) -> None:
    """Written out in the official style and read: the same days for each festival."""
    parts = [part for part in truth(year) if len(part.off) == (part.off[-1] - part.off[0]).days + 1]
    notice = read(written(year, parts, weekdays=weekdays))
    assert notice.year == year
    assert sorted(notice.parts, key=lambda part: part.off) == parts
    assert len(parts) >= 5


def test_the_wording_of_2008_is_read() -> None:
    """Rest days that are only moved are neither off nor worked by themselves; December is the year before's."""
    notice = read(IN_FULL)
    known_days = {day for _name, off, _work in days_off.published(2008) for day in off}
    assert set(notice.off) == known_days | {date(2007, 12, 30), date(2007, 12, 31)}
    assert [str(day) for day in notice.work] == [
        "2007-12-29", "2008-02-02", "2008-02-03", "2008-05-04", "2008-09-27", "2008-09-28",
    ]  # fmt: skip


@pytest.mark.parametrize("name", LATER)
def test_a_later_notice_about_one_holiday_is_read(name: str) -> None:
    """A longer 春节, a moved 五一, a commemoration: parts, not whole years."""
    text, off, work = LATER[name]
    notice = read(text)
    assert notice.off == days(*off)
    assert [str(day) for day in notice.work] == list(work)
    assert not notice.whole


ONE_PARAGRAPH = [
    ("一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。", "2018-12-30", "2019-01-01", 1),
    ("元旦：12月30日至1月1日放假调休，共3天。12月29日（周六）上班。", "2018-12-30", "2019-01-01", 1),
    ("五、端午节：6月7日放假，与周末连休。", "2019-06-07", "2019-06-07", 0),
    ("五、端午节：6月7日放假，与周末连休，共3天。", "2019-06-07", "2019-06-07", 0),
    ("三、清明节：4月5日放假一天，不调休。", "2019-04-05", "2019-04-05", 0),
    ("三、清明节4月5日（周五）放假1天。", "2019-04-05", "2019-04-05", 0),
    ("(二) 春節：2 月 4 日（農曆除夕、週一）至 10\n日（週日）放假調休，共 7 天。2月2日、3日（週六、週日）上班。", "2019-02-04", "2019-02-10", 2),
    ("二、春节：２月４－１０日放假，共７天；２月２日（星期六）、３日（星期日）补班。", "2019-02-04", "2019-02-10", 2),
    ("2.春节：二月四日至十日放假调休，共七天。", "2019-02-04", "2019-02-10", 0),
    ("七、国庆节：放假时间为10月1日至7日，9月29日（周日）、10月12日（周六）须上班。", "2019-10-01", "2019-10-07", 2),
    ("**七、国庆节**：10月1日至7日放假，10月12日调休上班", "2019-10-01", "2019-10-07", 1),
    ("六、中秋节：9月13日放假。", "2019-09-13", "2019-09-13", 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "last", "worked"), ONE_PARAGRAPH)
def test_wordings_of_one_paragraph(text: str, first: str, last: str, worked: int) -> None:
    """Older and newer wordings, odd spaces, full width, traditional characters."""
    notice = read(f"2019年节假日安排\n{text}")
    assert notice.off == days(first, last)
    assert len(notice.work) == worked


def test_single_days_with_a_day_in_lieu() -> None:
    """4月5日放假，4月7日补休: two days off that do not touch."""
    notice = read("2014年放假安排\n三、清明节：4月5日放假，4月7日（星期一）补休。")
    assert [str(day) for day in notice.off] == ["2014-04-05", "2014-04-07"]


def test_two_festivals_in_one_paragraph() -> None:
    """国庆节、中秋节 are one span."""
    (part,) = read("2025年放假安排\n六、国庆节、中秋节：10月1日至8日放假调休，共8天。").parts
    assert part.festivals == ("国庆", "中秋")
    assert len(part.off) == 8


def test_a_part_without_its_year_has_the_one_of_its_weekdays() -> None:
    """Copied without the title: this year or a neighbour, whichever has these weekdays."""
    text = "一、元旦：1月1日（周五）至3日（周日）放假，共3天。"
    found = read_notice(text, 2026)
    assert found.notice is not None
    assert found.notice.year == 2027
    assert read_notice(text).problems[0].trouble is Trouble.NO_YEAR


WRONG = [
    ("元旦：1月1日（周四）至3日（周日）放假，共3天。", Trouble.WEEKDAY),
    ("元旦：1月1日至3日放假，共4天。", Trouble.COUNT),
    ("元旦：1月1日至3日放假。1月4日上班。", Trouble.NO_WEEKEND),
    ("元旦：1月1日至3日放假。1月3日上班。", Trouble.BOTH),
    ("元旦：1月1日至3日放假。2月1曰上班。", Trouble.UNREAD),
    ("元旦：1月1日至3日放假。4月4曰（周日）补休。", Trouble.UNREAD),
    ("元旦：1月1日至3日高速公路免费，1月1日放假。1月9日。", Trouble.UNREAD),
    ("元旦：1月1日放假。\n春节：2月30日放假。", Trouble.NO_SUCH_DAY),
    ("五一：5月5日至1日放假。", Trouble.BACKWARDS),
    ("元旦：2023年1月1日放假。", Trouble.OTHER_YEAR),
    ("元旦：1月1日放假。\n春节：另行通知。", Trouble.NO_DAYS),
    ("端午节：9月9日放假1天。", Trouble.LEFT_OUT),
    ("元旦：1月1日放假。元旦：1月1日至3日放假。", Trouble.TWICE),
]


@pytest.mark.parametrize(("body", "expected"), WRONG)
def test_what_is_wrong_is_named(body: str, expected: Trouble) -> None:
    """Nothing that contradicts itself or the calendar passes, and the sentence says where."""
    found = read_notice(f"2027年节假日安排\n{body}").problems
    assert expected in {problem.trouble for problem in found}
    assert all(len(trouble(words(), problem)) > 5 for problem in found)


@pytest.mark.parametrize(
    "text", ["", "明天放假吗", "今天走访困难职工3户，2026年第一次", "2026年放假", "通知" * 1000]
)
def test_other_words_are_no_notice(text: str) -> None:
    """Sentences that hold no arrangement."""
    found = read_notice(text, 2026)
    assert found.notice is None
    assert found.problems[0].trouble is Trouble.NO_NOTICE


def test_a_book_is_not_searched() -> None:
    """What is far longer than any notice is refused at once."""
    found = read_notice("2027年放假安排\n元旦：1月1日放假。" * 2000)
    assert [problem.trouble for problem in found.problems] == [Trouble.TOO_LONG]


def test_two_years_are_not_mixed() -> None:
    """Two notices pasted together are refused."""
    found = read_notice(written(2025, truth(2025)) + written(2026, truth(2026)))
    assert found.problems[0].trouble is Trouble.SEVERAL_YEARS


def test_the_table_for_a_phone() -> None:
    """A line for the days off, one for the make-up days; another year's day says its year."""
    part = Arrangement(("元旦",), days("2022-12-31", "2023-01-02"), (date(2022, 12, 24),))
    assert list(rows(words(), [part], 2023)) == [
        "元旦　2022年12月31日周六–1月2日周一　3天",
        "　　　上班 2022年12月24日周六",
    ]


def test_what_is_known_of_a_year() -> None:
    """Published, by law alone, adopted; a later notice takes the place of its festivals' arrangement."""
    assert [part.festivals for part in arrangements_of_year(2026, [])] == [
        ("元旦",), ("春节",), ("清明",), ("五一",), ("端午",), ("中秋",), ("国庆",),
    ]  # fmt: skip
    assert sum(len(part.off) for part in arrangements_of_year(2028, [])) == 13
    later = HolidayNotice(2026, (Arrangement(("五一",), days("2026-05-01", "2026-05-04")),))
    assert len(arrangements_of_year(2026, [later])[3].off) == 4


def test_a_later_notice_frees_the_days_of_the_one_before() -> None:
    """What the published notice named and the later one does not is an ordinary day again."""
    later = HolidayNotice(2026, (Arrangement(("五一",), days("2026-05-01", "2026-05-03")),))
    notice = calendar([later])
    assert not is_workday(date(2026, 5, 1), notice)
    assert is_workday(date(2026, 5, 5), notice)
    assert not is_workday(date(2026, 5, 9), notice)
    assert not is_workday(date(2026, 10, 1), notice)


def test_a_part_does_not_announce_its_year() -> None:
    """With the 元旦 of 2028 alone the law's days stay off and the year stays 待公布."""
    part = HolidayNotice(2028, (Arrangement(("元旦",), days("2028-01-01", "2028-01-03")),))
    notice = calendar([part])
    assert isinstance(notice, Notice)
    assert not days_off.announced(2028, notice)
    assert not is_workday(date(2028, 1, 3), notice)
    assert not is_workday(date(2028, 10, 2), notice)
    assert calendar([]) is None
