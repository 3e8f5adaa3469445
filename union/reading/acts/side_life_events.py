"""Life events that stand beside a visit to somebody else: 「今天走访困难职工3户，二车间老刘住院了」 tells both.

A message that tells of a visit is read as a log; here its other clauses are asked, each by itself.
"""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from union.core.lazy_regex import Regex
from union.reading.acts.life_events import life_events
from union.reading.life.detection import may_tell
from union.reading.life.life_event import LifeEvent, Likeness
from union.reading.life.told_visits import people_in, tells_of, visited
from union.reading.quantities.measures import measures
from union.reading.text.normal_form import normal

if TYPE_CHECKING:
    from union.core.almanac.days_off import Notice

CLAUSE = Regex(r"[^，,。；;！!？?\n]+")
MOST = 20  # clauses that are asked
OF_THEM = Regex(r"其中|包括|分别|有的")  # one of those who were visited
PEOPLE = ("户", "人", "名", "位", "人次", "户次")


def events_told(
    text: str, now: datetime, *, region: str = "CN", notice: "Notice | None" = None
) -> tuple[LifeEvent, ...]:
    """Every life event of a message, those beside a visit to others too; `now` is local wall time."""
    found = life_events(text, now, region=region, notice=notice)
    if found or not may_tell(text) or not visited(text):
        return found
    beside: list[LifeEvent] = []
    for clause in list(CLAUSE.finditer(text))[:MOST]:
        rest = f"{text[: clause.start()]}，{text[clause.end() :]}"
        if not may_tell(clause[0]) or OF_THEM.search(clause[0]) or visited(clause[0]):
            continue
        for one in life_events(clause[0], now, region=region, notice=notice):
            if one.is_sure and one.person and _is_of_others(rest, one):
                beside.append(replace(one, start=one.start + clause.start(), end=one.end + clause.start()))
    return tuple(beside)


def _is_of_others(rest: str, one: LifeEvent) -> bool:
    """Whether the visit the rest tells of is to others: to people it names, or to several it counts."""
    if not visited(rest) or tells_of(rest, one.occasion, one.person, one.branch) is not Likeness.NONE:
        return False
    said = normal(rest)
    counted = (found.measure for found in measures(said))
    several = any(each.unit in PEOPLE and each.value > Decimal(1) for each in counted)
    return several or bool(people_in(said.text))
