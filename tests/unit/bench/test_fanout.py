"""A festival morning by a clock that jumps: within Telegram's limits, however slow the disk is."""

import pytest

from bench import fanout

GROUPS = 2000
PLACES = 29  # a second for reminders; the thirtieth is left to answers (decision 31)


@pytest.mark.slow
@pytest.mark.parametrize(("disk_seconds", "most"), [(0.004, 1.05), (0.4, 2.0)])
def test_no_disk_brings_a_refusal(monkeypatch: pytest.MonkeyPatch, disk_seconds: float, most: float) -> None:
    """A slow one costs time, never a 429."""
    monkeypatch.setattr(fanout.Jumping, "disk_seconds", disk_seconds)
    monkeypatch.setattr(fanout, "SHORT_GROUPS", GROUPS)
    figures = {each.name: each for each in fanout.measured(short=True).figures}
    assert figures["refusals (429)"].ours == 0
    assert figures["until every group has its reminder"].ours <= most * (GROUPS - PLACES) / PLACES
