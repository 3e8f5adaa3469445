"""Rules in words: what the calendar repeats by, as an officer would say it."""

from datetime import date

import pytest

from union.events.model import Rule
from union.events.rule_text import rule_words
from union.words import words

ROWS = [
    ("FREQ=DAILY", None, "每天"),
    ("FREQ=WEEKLY;BYDAY=MO,WE,FR", None, "每周一、周三、周五"),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", None, "隔周周二"),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "skip", "每个工作日"),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", None, "每月最后一天"),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "previous", "每月最后一个工作日"),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=3", None, "每月第3个工作日（按周一至周五数）"),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", None, "每月倒数第2个工作日（按周一至周五数）"),
    ("FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SA", None, "每年10月2日至8日之间的周六"),
    ("FREQ=MONTHLY;BYMONTHDAY=1", "next", "每月第一个工作日"),
    ("FREQ=MONTHLY;BYMONTHDAY=10;COUNT=6", "next", "每月10日，遇休息日顺延，共6次"),
    ("FREQ=MONTHLY;BYDAY=1MO", None, "每月第一个周一"),
    ("FREQ=MONTHLY;BYDAY=-1FR", None, "每月最后一个周五"),
    ("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", None, "每年3、6、9、12月最后一天"),
    ("FREQ=MONTHLY;INTERVAL=2", None, "每2个月"),
    ("FREQ=MONTHLY;INTERVAL=3", None, "每季度"),
    ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5", None, "每年12月5日"),
    ("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15", None, "每年农历八月十五"),
    ("RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY=1,15", None, "每月农历初一、十五"),
    ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231T235959", None, "每周五，到12月31日 周四为止"),
]


@pytest.mark.parametrize(("rrule", "shift", "expected"), ROWS)
def test_a_rule_is_said_as_officers_say_it(rrule: str, shift: str | None, expected: str) -> None:
    """How often, on which day, what moves it, where it ends."""
    assert rule_words(words(), Rule(rrule, shift), now=date(2026, 11, 20)) == expected
