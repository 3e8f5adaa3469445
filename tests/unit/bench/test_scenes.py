"""A scene is judged by its last message alone, whatever came of those before it."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from tests.lives.player import Outcome
from tests.lives.scenes import is_open, judged, scenes

PLANNED = {"at": "2026-11-23T09:00", "who": "王芳", "text": "12月5日上午9点敬老院志愿服务"}
TOLD = {"at": "2026-12-08T10:00", "who": "王芳", "text": "上周六去敬老院我们去了12人"}
DONE = {"event": {"title_has": "敬老院", "status": "done"}}


def scene(*checks: Mapping[str, Any]) -> Mapping[str, Any]:
    """What was planned, and told as done."""
    expect = {"outcome": "done", "what": "", "checks": list(checks)}
    return {"id": "s1", "region": "CN", "kind": "D", "lines": [PLANNED, TOLD], "expect": expect}


@pytest.mark.parametrize(
    ("check", "outcome"), [(DONE, Outcome.RIGHT), ({"log_count": 2}, Outcome.WRONG)], ids=["right", "wrong"]
)
def test_the_last_message_is_judged(check: Mapping[str, Any], outcome: Outcome) -> None:
    """By the facts that hold after it."""
    assert asyncio.run(judged(scene(check))).outcome is outcome


def test_half_of_the_scenes_may_be_looked_at() -> None:
    """Those with an odd number; every name is there once."""
    found = [one for _, one in scenes(())]
    assert sum(is_open(one) for one in found) * 2 == len(found) == 2206
    assert len({one["id"] for one in found}) == len(found)
