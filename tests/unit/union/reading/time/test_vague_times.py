"""A vague time beside an exact one is only its frame: 「月底搞个比赛吧，26号下午两点」."""

from datetime import datetime

import pytest

from union.reading.message import Intent
from union.reading.reader import read

NOW = datetime(2026, 12, 5, 9, 0)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("月底搞个拔河赛吧，26号星期六下午两点，南门停车场，各转运班组一队", "2026-12-26 14:00"),
        ("月底办联欢，30号晚上七点在食堂", "2026-12-30 19:00"),
    ],
)
def test_the_day_within_is_the_day(text: str, start: str) -> None:
    """How many each is to send is no count of work done."""
    message = read(text, NOW)
    assert message.intent is Intent.EVENT and message.when is not None
    assert f"{message.when.start:%Y-%m-%d %H:%M}" == start
