"""What must hold for any text, any date, any number."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import tried
from union.reading.message import Intent
from union.reading.message_json import as_json
from union.reading.numbers.numerals import number
from union.reading.privacy.redaction import mask_names, mask_private
from union.reading.reader import read
from union.reading.replies.item_replies import read_reply

NOW = datetime.fromisoformat("2026-11-20T10:00")
SIGNS = "零一二三四五六七八九"
WEEKDAYS = "一二三四五六日"
PIECES = (
    "3月 5日 下周 周三 上午 9点 半 前 后 至 - 每 月 年 初 底 12户 6000元 近 余 人次 慰问 召开 会 了 （ ） 、 ， 。 “ 第 个 节 中秋 农历 "
    "十 二十 改到 不是 由 负责 @abc 在 室 2026 : / . 13812345678 ￥ % 分之 之 的 取消 ？ \n 聽日 三點 😀 《 》 "
    "每年 季度 最后一天 工作日 正月 初六 闰四月 假期 推迟 两天 500元 × 共 到12月底为止 共六次 去年 明年 99 内 周末 31号 2月29日 "
    "隔周 逢双月 除夕 夏至 下班 多少 晚上 12点 24时 今 明 早 分 角 亿 万 百 一 点 时 一个 小时"
)
FORMS = (
    "{d.year}年{d.month}月{d.day}日",
    "{d.year}-{d.month:02d}-{d.day:02d}",
    "{d.year}/{d.month}/{d.day}",
    "{d.year}.{d.month}.{d.day}",
    "{d.year}年{d.month}月{d.day}号",
)


def in_chinese(value: int) -> str:
    """A whole number below 10**8 as it is written in Chinese."""
    if value >= 10_000:
        lumps, rest = divmod(value, 10_000)
        return (
            in_chinese(lumps) + "万" + ("零" if 0 < rest < 1000 else "") + (in_chinese(rest) if rest else "")
        )
    parts, pending = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            parts += ("零" if pending and parts else "") + SIGNS[digit] + sign
        pending = not digit
    return parts or "零"


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=30).map("".join) | st.text(max_size=80))
@tried(500, deadline=None)
def test_no_text_raises(text: str) -> None:
    """Whatever is typed, reading answers; what is no log has no facts, and top-level figures are the facts'."""
    message = read(text, NOW)

    assert as_json(message).keys() == as_json(read("", NOW)).keys()
    assert (message.intent is Intent.LOG) == bool(message.facts)
    assert not message.facts or message.measures == tuple(m for fact in message.facts for m in fact.measures)
    read_reply(text, NOW, None)


@pytest.mark.slow
@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=30).map("".join))
@tried(500, deadline=None)
def test_quotes_are_the_words_as_written(text: str) -> None:
    """Every `text` of a reading stands in the message; an end lies after its start."""
    message = read(text, NOW)

    for quoted in (*message.measures, *message.money):
        assert quoted.text is None or quoted.text in text
    for when in (message.when, *message.alternatives):
        assert when is None or when.end is None or when.end > when.start


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS))
def test_a_date_written_in_full_reads_back(day: date, form: str) -> None:
    """However it is written, a date with its year is that date."""
    when = read(form.format(d=day) + "开会", NOW).when

    assert when is not None
    assert (when.start.date(), when.grain) == (day, "day")


@given(st.integers(0, 364), st.integers(0, 23), st.integers(0, 59))
def test_a_day_and_a_clock_time_read_back(ahead: int, hour: int, minute: int) -> None:
    """A month-day without a year is the next one, today included."""
    day = NOW.date() + timedelta(days=ahead)
    when = read(f"{day.month}月{day.day}日{hour}:{minute:02d}开会", NOW).when

    assert when is not None
    assert (when.start.date(), when.start.hour, when.start.minute) == (day, hour, minute)


@given(st.integers(1, 99_999_999))
def test_a_number_in_chinese_reads_back(value: int) -> None:
    """Units, zeros and 万 in their places."""
    assert number(in_chinese(value)) == Decimal(value)


@given(st.integers(1, 10**9))
def test_a_sum_reads_back_to_the_fen(minor: int) -> None:
    """Money is exact."""
    (found,) = read(f"发放慰问金{minor // 100}.{minor % 100:02d}元", NOW).money

    assert found.minor == minor


@given(st.sets(st.integers(0, 6), min_size=1), st.integers(0, 23))
def test_a_weekly_rule_begins_where_dateutil_begins(days: set[int], hour: int) -> None:
    """The first occurrence is the rule's own first one not before now."""
    when = read(f"每周{''.join(WEEKDAYS[day] for day in sorted(days))}{hour}:30例会", NOW).when

    assert when is not None
    assert when.rrule is not None
    yesterday = (NOW - timedelta(days=1)).replace(hour=hour, minute=30)
    expected = next(one for one in islice(rrulestr(when.rrule, dtstart=yesterday), 20) if one >= NOW)
    assert when.start == expected


@given(st.integers(10**10, 10**19).map(str))
def test_masking_twice_changes_nothing(figures: str) -> None:
    """Whatever figures stand there."""
    once = mask_names(mask_private(f"困难职工王芳，{figures}"))

    assert mask_names(mask_private(once)) == once
