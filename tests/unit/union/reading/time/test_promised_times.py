"""What others promised for a time is no plan of ours."""

from datetime import datetime

import pytest

from union.reading.message import Intent
from union.reading.reader import read

NOW = datetime(2026, 12, 3, 13)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("跟厂方谈完了，他们答应1月1号起加班费按新标准", "CN"),
        ("朝早去完勞工處,佢哋應承一月派人巡查順安院舍", "HK"),
        ("met mgmt, they agree extra 10 min toilet break from 1 jan", "SG"),
        ("grievance meeting done, mgmt agreed to add 2 buses from 1 jan", "SG"),
    ],
)
def test_a_promise_plans_nothing(text: str, region: str) -> None:
    assert read(text, NOW, region=region).intent is not Intent.EVENT


@pytest.mark.parametrize(
    ("text", "region", "day"),
    [
        ("厂方同意1月14号下午3点再谈一次", "CN", datetime(2027, 1, 14, 15)),
        ("HR agreed to meet us on 14 jan 3pm", "SG", datetime(2027, 1, 14, 15)),
    ],
)
def test_a_meeting_agreed_upon_is_ours(text: str, region: str, day: datetime) -> None:
    when = read(text, NOW, region=region).when
    assert when is not None and when.start == day
