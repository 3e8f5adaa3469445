"""Working days and holidays of a time are those of the group's own calendar: its notice, or its place's."""

from datetime import date, datetime, timedelta

import pytest

from union.core.almanac.days_off import Notice, of_place
from union.reading.explain.explanation import explain
from union.reading.message import Intent, When
from union.reading.questions.report_periods import days_asked
from union.reading.reader import hindered, read
from union.reading.replies.item_replies import read_reply
from union.reading.text.normal_form import normal


def days(first: date, count: int) -> frozenset[date]:
    return frozenset(first + timedelta(days=each) for each in range(count))


# A notice that nobody has published: 中秋 on Wednesday, Sunday 26 September and Saturday 9 October are worked.
NOTICE = Notice(
    off=days(date(2027, 9, 15), 1) | days(date(2027, 10, 1), 7),
    work=frozenset((date(2027, 9, 26), date(2027, 10, 9))),
    years=frozenset((2027,)),
)
HONG_KONG = of_place("HK")  # 16 September is off there, the day after 中秋; 4 October is worked
NOW = datetime.fromisoformat("2027-09-13T10:00")


def when(text: str, notice: Notice | None, now: datetime = NOW) -> When:
    found = read(text, now, meant=Intent.EVENT, notice=notice).when
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "without", "under_it"),
    [
        ("9月24日后第一个工作日报送台账", "2027-09-27", "2027-09-26"),  # counted from a day
        ("10月10日前最后一个工作日交表", "2027-10-08", "2027-10-09"),
        ("10月第一个工作日开委员会会议", "2027-10-04", "2027-10-08"),  # within a month
        ("国庆假期后第一个工作日开例会", "2027-10-04", "2027-10-08"),  # counted from the days off
        ("国庆节后第一天上班开碰头会", "2027-10-04", "2027-10-08"),
        ("国庆后开座谈会", "2027-10-04", "2027-10-08"),  # when they are over
        ("国庆假期最后一天值班", "2027-10-03", "2027-10-07"),  # a day of them
        ("14个工作日后报送总结", "2027-10-05", "2027-10-08"),  # counted from now
        ("国庆假期后三个工作日内报送总结", "2027-10-06", "2027-10-11"),
    ],
)
def test_a_day_is_counted_by_the_notice(text: str, without: str, under_it: str) -> None:
    """Wherever working days or days off decide, the group's own count."""
    assert f"{when(text, None).start:%Y-%m-%d}" == without
    assert f"{when(text, NOTICE).start:%Y-%m-%d}" == under_it


def test_the_next_working_day_may_be_a_sunday() -> None:
    """「下一个工作日」 said on Friday, when the weekend is worked."""
    friday = datetime.fromisoformat("2027-09-24T10:00")
    assert when("下一个工作日开委员会会议", None, friday).start.day == 27
    assert when("下一个工作日开委员会会议", NOTICE, friday).start.day == 26


def test_days_off_are_as_long_as_announced() -> None:
    """「国庆假期」 is the whole of them."""
    assert when("国庆假期安排值班", None).end == datetime.fromisoformat("2027-10-04")
    assert when("国庆假期安排值班", NOTICE).end == datetime.fromisoformat("2027-10-08")


def test_the_holiday_that_is_on_is_the_one_meant() -> None:
    """「节后」 on 5 October is after 国庆 while its days off last."""
    fifth = datetime.fromisoformat("2027-10-05T10:00")
    assert when("节后第一个工作日开例会", NOTICE, fifth).start == datetime.fromisoformat("2027-10-08")


@pytest.mark.parametrize(
    ("text", "without", "under_it"),
    [
        ("每月9号报送台账，遇节假日顺延", "2027-10-11", "2027-10-09"),
        ("每个工作日下午晨会", "2027-09-27", "2027-09-26"),
    ],
)
def test_a_series_begins_by_the_notice(text: str, without: str, under_it: str) -> None:
    """Its first day is moved off the group's days off, and no day that is worked is left out."""
    after = datetime.fromisoformat("2027-09-25T10:00")
    assert f"{when(text, None, after).start:%Y-%m-%d}" == without
    assert f"{when(text, NOTICE, after).start:%Y-%m-%d}" == under_it


def test_elsewhere_the_place_s_days_off_count() -> None:
    """In Hong Kong 16 September 2027 is off, in the mainland it is worked."""
    text = "9月15日后第一个工作日开例会"
    assert when(text, None).start == datetime.fromisoformat("2027-09-16")
    assert when(text, HONG_KONG).start == datetime.fromisoformat("2027-09-17")


def test_a_reply_moves_by_the_notice() -> None:
    """「推迟一个工作日」 and 「改到……」 are counted like a plan."""
    friday = datetime.fromisoformat("2027-09-24T14:00")
    for text in ("推迟一个工作日", "改到9月24日后第一个工作日"):
        plain, own = (read_reply(text, NOW, friday, notice) for notice in (None, NOTICE))
        assert plain is not None and plain.when is not None and own is not None and own.when is not None
        assert plain.when.start == datetime.fromisoformat("2027-09-27T14:00")
        assert own.when.start == datetime.fromisoformat("2027-09-26T14:00")


def test_days_asked_about_are_those_of_the_notice() -> None:
    """「国庆假期有什么安排」."""
    found = days_asked(normal("国庆假期有什么安排"), NOW, NOTICE)
    assert found is not None and found.end == date(2027, 10, 8)


def test_the_explanation_reads_the_same() -> None:
    """What is explained is what was understood."""
    text = "国庆假期后第一个工作日开例会"
    assert explain(text, NOW, notice=NOTICE).message == read(text, NOW, notice=NOTICE)
    assert explain(text, NOW, notice=NOTICE).message != read(text, NOW)


def test_an_impossible_time_hinders_under_any_notice() -> None:
    """2月30日 is no day of any calendar."""
    assert hindered("2月30日开委员会会议", NOW, notice=NOTICE)
