"""「下班后7点」 is the evening; of two limits the exact day counts."""

from datetime import datetime

import pytest

from union.reading.reader import read

NOW = datetime(2026, 12, 1, 10)


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ("12月18日下班后 7点 包饺子", "12-18 19:00"),
        ("12月18日下班后5点半篮球训练", "12-18 17:30"),
        ("12月18號收工後 7pm 聚餐", "12-18 19:00"),
        ("12月18日放学后4点教工排练", "12-18 16:00"),
    ],
)
def test_behind_work_it_is_afternoon(said: str, start: str) -> None:
    """Nobody meets at seven in the morning then; the words are no part of the title."""
    found = read(said, NOW)
    assert found.when is not None and f"{found.when.start:%m-%d %H:%M}" == start
    assert "后" not in (found.title or "") and "後" not in (found.title or "")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("陈静年前把联欢会的节目单定下来，最晚1月20号", "01-20"),
        ("过年前把急救箱的药补齐，最迟2月3号", "02-03"),
        ("横幅最晚30号拉回来", "12-30"),
    ],
)
def test_the_exact_limit_counts(said: str, day: str) -> None:
    """And 30号拉 is no production line."""
    found = read(said, NOW)
    assert found.when is not None and found.when.deadline and f"{found.when.start:%m-%d}" == day
