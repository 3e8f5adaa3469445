"""`python -m tests.lives.names`: the pairs of tests/data/names, each thing moved, called off and told as over by what it is called; counts only."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week
from union.events.model import Status

PAIRS = Path(__file__).parents[1] / "data" / "names" / "pairs.jsonl"
PLAN = {"CN": "{day}下午2点{title}", "HK": "{day}下午2點{title}", "SG": "{title} on {day} 2pm"}
DAYS = {"CN": ("12月2日", "11月18日"), "HK": ("12月2號", "11月18號"), "SG": ("2 Dec", "18 Nov")}
BESIDE = {
    "CN": "12月8日前周敏交季度报表",
    "HK": "12月8號前周敏交季度報表",
    "SG": "Zhou Min to submit the form by 8 Dec",
}
SAID = {
    "moved": {"CN": "{}推到3号", "HK": "{}改到3號", "SG": "{} moved to 3 Dec"},
    "cancelled": {"CN": "{}取消了", "HK": "{}取消咗", "SG": "{} cancelled"},
    "over": {"CN": "{}搞完了，来了35人", "HK": "{}搞掂，嚟咗35人", "SG": "{} done, 35 pax came"},
}
LABELS = ("#1", "这是改 #1", "这是不是 #1", "是 #1")


def outcome(pair: Mapping[str, str], act: str) -> str:
    """What came of it."""
    week, region = Week(), pair["region"]
    day = DAYS[region][act == "over"]
    week.says(LI, PLAN[region].format(day=day, title=pair["title"]))
    week.says(LI, BESIDE[region])
    before = week.event(1)
    week.stage.now += timedelta(hours=9)
    answer = week.says(LI, SAID[act][region].format(pair["called"]))
    if _is_done(week, before.start.day, act):
        return "done"
    for label in LABELS:
        try:
            week.press(LI, label)
        except LookupError:
            continue
        return "asked"
    return "second" if "已安排" in answer else "lost"


def _is_done(week: Week, day: int, act: str) -> bool:
    now = week.event(1)
    wanted = {"cancelled": Status.CANCELLED, "over": Status.DONE}
    return now.status is wanted[act] if act in wanted else now.start.day != day


def main() -> None:
    """A row an act and a half."""
    pairs = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    for act in SAID:
        for half, own in (("odd", pairs[::2]), ("even", pairs[1::2])):
            print(act, half, len(own), dict(Counter(outcome(pair, act) for pair in own)), flush=True)


if __name__ == "__main__":
    main()
