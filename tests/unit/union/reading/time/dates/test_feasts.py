"""Festivals, lunar days and the world's days: names, what is counted from them, years and months of the moon."""

from datetime import datetime

import pytest

from union.reading.message import Intent
from union.reading.reader import read

FRI = datetime.fromisoformat("2026-11-20T10:00")
# Text, what it means on 2026-11-20: the start, and the exclusive end of a span.
ROWS = [
    ("庞格尔节第四天聚餐", "2027-01-17", None),
    ("消费者权益日前一天摆摊", "2027-03-14", None),
    ("正月初三到初六值班", "2027-02-08", "2027-02-12"),
    ("初一至初三放假", "2026-12-09", "2026-12-12"),
    ("年初五开市", "2027-02-10", None),
    ("廿九上午打扫", "2026-12-07 08", "2026-12-07 12"),
    ("农历8月16日聚餐", "2027-09-16", None),
    ("腊月18杀年猪", "2027-01-25", None),
    ("旧历九月九登高", "2027-10-08", None),
    ("丁未年二月初二", "2027-03-09", None),
    ("马年正月初五", "2026-02-21", None),
    ("农历2027年三月十六", "2027-04-22", None),
    ("羊年春节", "2027-02-06", None),
    ("今年除夕值班", "2027-02-05", None),
    ("今年腊月廿四扫尘", "2027-01-31", None),
    ("农历十月里", "2026-11-09", "2026-12-09"),
    ("腊月底对账", "2027-01-28", "2027-02-06"),
    ("八月半发月饼", "2027-09-15", None),
    ("三十晚上看门", "2027-02-05 18", "2027-02-06 00"),
    ("除夕夜值守", "2027-02-05 18", "2027-02-06 00"),
    ("二月二理发", "2027-03-09", None),
    ("国庆节后第二周家访", "2027-10-11", None),
    ("国庆后第二周周四家访", "2027-10-14", None),
    ("春节后第三周家访", "2027-02-22", None),
    ("国庆前夕走访", "2027-09-30", None),
    ("中秋那周体检", "2027-09-13", None),
    ("国庆那几天值班", "2027-10-01", "2027-10-04"),
    ("年前走访完", "2027-02-06", None),
    ("上个重阳节的照片", "2026-10-18", None),
    ("圣诞节晚上7点联欢", "2026-12-25 19", None),
    ("感恩节", "2026-11-26", None),
    ("今年开斋节", "2026-03-20", None),
    ("古尔邦节放假", "2027-05-16", "2027-05-17"),
    ("卫塞节", "2027-05-20", None),
    ("耶稣受难日", "2027-03-26", None),
    ("全民健身日", "2027-08-08", None),
    ("双十一期间值班", "2027-11-11", "2027-11-12"),
]


def written(moment: datetime | None) -> str | None:
    """A midnight as its day, another moment with its hour."""
    if moment is None:
        return None
    return f"{moment:%Y-%m-%d}" if moment.hour == 0 else f"{moment:%Y-%m-%d %H}"


@pytest.mark.parametrize(("text", "start", "end"), ROWS)
def test_a_feast_or_a_lunar_day_is_read(text: str, start: str, end: str | None) -> None:
    """Each by its own calendar, the next one unless the year is said."""
    when = read(text, FRI).when

    assert when is not None
    assert (written(when.start), written(when.end)) == (start, end and end.removesuffix(" 00"))


@pytest.mark.parametrize("text", ["马年大吉", "初三学生", "初一年级", "双十一买了台电视", "三年前"])
def test_words_like_lunar_days_are_none(text: str) -> None:
    """A year of the horse wished well, a form of a school, a sale."""
    when = read(text, FRI).when

    assert when is None or when.start.year == 2023


@pytest.mark.parametrize(
    "text", ["圣诞快乐", "平安夜送苹果", "开斋节快乐", "愚人节别当真", "今天光棍节，哈哈"]
)
def test_a_day_of_the_world_makes_no_plan(text: str) -> None:
    """Greetings and jokes stay chatter."""
    assert read(text, FRI).intent is Intent.NONE


def test_a_day_of_the_world_is_no_festival_of_ours() -> None:
    """What is offered for visits and packs are the festivals of festivals.toml alone."""
    assert read("圣诞节联欢会晚上7点开始", FRI).festival is None


def test_a_moon_beyond_the_tables_is_no_day() -> None:
    """Telegram's last possible date is in 2106; the tables of the moon end with 2100."""
    assert read("农历八月慰五", datetime.fromisoformat("2106-02-07T14:28")).when is None
