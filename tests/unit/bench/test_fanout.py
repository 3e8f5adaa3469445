"""A festival morning by a clock that jumps: within Telegram's limits, however slow the disk is."""

import pytest

from bench import fanout


@pytest.mark.slow
@pytest.mark.parametrize(("disk_seconds", "most"), [(0.004, 1.05), (0.4, 2.0)])
def test_no_disk_brings_a_refusal(monkeypatch: pytest.MonkeyPatch, disk_seconds: float, most: float) -> None:
    """A slow one costs time, never a 429."""
    monkeypatch.setattr(fanout.Jumping, "disk_seconds", disk_seconds)
    time, refusals = fanout.measured(short=True).figures
    assert refusals.ours == 0 and time.ratio <= most
