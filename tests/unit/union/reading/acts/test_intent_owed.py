"""What an employer owes is a grievance, not work told; what the union did about it is."""

from datetime import datetime

import pytest

from union.reading.acts.talk_signs import is_wish
from union.reading.message import Intent
from union.reading.reader import read

NOW = datetime(2026, 11, 20, 10)


@pytest.mark.parametrize("said", ["公积金少缴了两个月", "夜班费漏发了4个月", "社保没交三个月了"])
def test_what_is_owed_is_no_log_but_a_wish(said: str) -> None:
    assert read(said, NOW).intent is Intent.NONE
    assert is_wish(said)


@pytest.mark.parametrize(
    "said",
    [
        "处理2起社保少缴投诉",
        "走访企业5家，发现3家社保漏缴",
        "社保漏缴问题已解决3人",
        "为12名职工追回少发工资3万元",
    ],
)
def test_what_was_done_about_it_is_a_log(said: str) -> None:
    assert read(said, NOW).intent is Intent.LOG


@pytest.mark.parametrize("said", ["早餐包子豆浆花了208，我垫的", "桶装水花了120，我先垫了"])
def test_money_laid_out_is_to_be_paid_back(said: str) -> None:
    assert read(said, NOW).intent is Intent.LOG
    assert read("我买了个瑜伽垫花了86", NOW).intent is Intent.NONE
