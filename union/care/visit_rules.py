"""The rules of 五必访: which life events a group calls on people for, by when, with how much, who goes.

The rules stand in union/data/visit_rules.toml; what a group changed of them is one line of its settings. In a report the visits
that were due are counted by occasion, with those still to be made; nobody is named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from union.core.almanac.days_off import Notice
from union.core.almanac.workdays import add_workdays, previous_workday
from union.core.period import A_DAY
from union.core.records import dataclass, field, replace
from union.core.report_section import AddedFigure, AddedSection, ListLine, counts, remaining_figure
from union.data import table
from union.reading.life.life_event import Occasion
from union.reading.message import When
from union.words import SOURCE, words

MOST_DAYS, MOST_AMOUNT = 60, 10**9  # amount in minor units


class Ahead(StrEnum):
    """Where the last day lies when the day of the event is known and still to come."""

    BEFORE = "before"
    ON = "on"
    AFTER = "after"


class Who(StrEnum):
    """Who goes where nobody takes it: the 组长 of the branch, else the 负责人; or always the 负责人."""

    LEADER = "leader"
    CHIEF = "chief"


@dataclass(frozen=True, slots=True)
class VisitRule:
    """What holds for one occasion. `amount` in minor units of the group's currency; None: nothing is named."""

    occasion: Occasion
    sign: str
    visited: bool
    days: int
    working: bool
    ahead: Ahead
    who: Who
    verb: str
    title: str
    title_of: Mapping[str, str] = field(default_factory=dict)
    amount: int | None = None


def rule_of(line: str, occasion: Occasion) -> VisitRule:
    """What holds for an occasion in a group whose settings hold this line."""
    return rules(line)[occasion]


@lru_cache(maxsize=256)
def rules(line: str = "") -> Mapping[Occasion, VisitRule]:
    """Every rule in the order of the file, with what the line changes; whatever in it is no rule of ours is left out."""
    changed = _read_rule_changes(line)
    found = dict(_of_the_file())
    for occasion, rule in found.items():
        fields = {name: _value(name, code) for name, code in changed.get(occasion.value, {}).items()}
        found[occasion] = replace(rule, **{name: each for name, each in fields.items() if each is not _NONE})
    return found


def with_change(line: str, occasion: Occasion, field: str, code: str) -> str | None:
    """The line after a change; None for a field or a code that is none: days 0 to 60, an amount in minor units."""
    if _value(field, code) is _NONE:
        return None
    changed = {each: dict(fields) for each, fields in _read_rule_changes(line).items()}
    changed.setdefault(occasion.value, {})[field] = code
    return ";".join(
        f"{name}:" + ",".join(f"{field}={code}" for field, code in fields.items())
        for name, fields in changed.items()
    )


def last_day(rule: VisitRule, told: datetime, when: When | None, notice: Notice | None) -> date:
    """By when to go. `told`: wall time of the message; `when`: when it happened or will, as read from it."""
    today = told.date()
    if when is not None and when.start.date() > today:
        return max(today, _last_day_ahead(rule, when, notice))
    # From this hour on what is due the same day is due the next.
    is_late = rule.days == 0 and told.hour >= table("visit_rules")["late_hour"]
    return _visit_deadline(today + A_DAY if is_late else today, rule, notice)


def title(rule: VisitRule, said: str, person: str = "", branch: str = "", language: str = SOURCE) -> str:
    """What the visit is called: 「探望住院职工刘师傅（二车间）」; in a report without the person."""
    _ = words(language)
    name = next((each for words_, each in rule.title_of.items() if words_ in said), rule.title)
    named = _("{title}{person}", title=_(name), person=person) if person else _(name)
    return _("{title}（{branch}）", title=named, branch=branch) if branch else named


def _last_day_ahead(rule: VisitRule, when: When, notice: Notice | None) -> date:
    first = when.start.date()
    match rule.ahead:
        case Ahead.BEFORE:
            return previous_workday(first, notice) if rule.working else first - A_DAY
        case Ahead.ON:
            return first
        case Ahead.AFTER:
            return _visit_deadline(first, rule, notice)


def _visit_deadline(day: date, rule: VisitRule, notice: Notice | None) -> date:
    return add_workdays(day, rule.days, notice) if rule.working else day + rule.days * A_DAY


@cache
def _of_the_file() -> Mapping[Occasion, VisitRule]:
    kinds = {"occasion": Occasion, "ahead": Ahead, "who": Who}
    read = (
        VisitRule(**{**said, **{name: kind(said[name]) for name, kind in kinds.items()}})
        for said in table("visit_rules")["rule"]
    )
    return {rule.occasion: rule for rule in read}


_NONE = object()
_SWITCH = {"1": True, "0": False}


def _value(field: str, code: str) -> Any:
    """What a code stands for in a field of the rule; `_NONE` where it is none."""
    if field in ("visited", "working"):
        return _SWITCH.get(code, _NONE)
    if field == "who":
        return Who(code) if code in {each.value for each in Who} else _NONE
    if field == "amount" and code == "":
        return None
    is_number = code.isascii() and code.isdigit() and len(code) <= len(str(MOST_AMOUNT))
    if field == "days":
        return int(code) if is_number and int(code) <= MOST_DAYS else _NONE
    if field == "amount":
        return int(code) if is_number and 0 < int(code) <= MOST_AMOUNT else _NONE
    return _NONE


def _read_rule_changes(line: str) -> dict[str, dict[str, str]]:
    """「illness:days=5,amount=50000;birthday:visited=1」; parts that are written otherwise are left out."""
    found: dict[str, dict[str, str]] = {}
    for part in line.split(";"):
        name, _, rest = part.partition(":")
        fields = dict(each.partition("=")[::2] for each in rest.split(",") if "=" in each)
        if name in set(Occasion) and fields:
            found.setdefault(name, {}).update(fields)
    return found


OCCASIONS = {"病": "生病住院", "困": "生活困难", "婚": "结婚", "丧": "亲属去世", "生": "生育", "退": "退休"}
UNIT = "户"


@dataclass(frozen=True, slots=True)
class VisitsOfKind:
    """Visits of one occasion (病, 困, 婚 …) that were due in the period; `late`: made after their day."""

    occasion: str
    due: int
    done: int
    late: int = 0


def visits(kinds: Sequence[VisitsOfKind], still: Sequence[ListLine]) -> AddedSection | None:
    """None where none was due; by occasion in the table where there are several. `still`: to be made, nobody named."""
    due, done, late = (sum(getattr(each, name) for each in kinds) for name in ("due", "done", "late"))
    if not due:
        return None
    figures = [
        *counts([("应访", due), ("已访", done)], UNIT),
        *([AddedFigure("其中超期", Decimal(late), UNIT, is_among=True)] if late else []),
        *remaining_figure("未访", still, UNIT),
    ]
    for each in kinds if len(kinds) > 1 else ():
        name = OCCASIONS.get(each.occasion, each.occasion)
        figures += counts([("应访", each.due), ("已访", each.done), ("超期", each.late)], UNIT, name)
    return AddedSection(
        "五必访",
        "帮扶慰问",
        tuple(figures),
        table=("五必访情况", "缘由") if len(kinds) > 1 else None,
        key="visits",
        data={
            "due": due,
            "done": done,
            "kinds": [asdict(each) for each in kinds],
            "open": [{"number": each.number, "title": each.text, "due": str(each.due)} for each in still],
        },
    )
