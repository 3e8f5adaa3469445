"""The report as JSON, described by docs/digest.schema.json; the same figures as text and document.

Nothing is computed here: values are spelt out, numbers as JSON numbers, money in the major unit.
"""

from collections.abc import Iterable
from decimal import Decimal

from union.core.period import Period
from union.events.model import Occurrence
from union.reports.calendar_status import CalendarPlan, Overdue, Preview
from union.reports.care_json import care_json
from union.reports.comparison import MONEY, Change, Overview
from union.reports.competitions import Competition
from union.reports.model import CategoryRow, Digest
from union.reports.monthly_figures import MonthRow
from union.reports.named_items import Item
from union.reports.sections import Section, UnitSum, ordered
from union.reports.turnout import Turnout
from union.reports.year_plan import Due, PlanPart, PlanStatus
from union.worklog.totals import Listed, SummedAmount

Json = dict[str, object]


def as_json(digest: Digest) -> Json:
    """The whole report; all keys are always there, what is absent is null or []."""
    return {
        "group": digest.group_title,
        "period": _period(digest.period),
        "as_of": digest.as_of.isoformat(timespec="minutes"),
        "state": digest.state.value,
        "overview": _overview(digest.overview),
        "previous": _changes(digest.previous),
        "year_ago": _changes(digest.year_ago),
        "year_to_date": None if digest.year_to_date is None else _overview(digest.year_to_date),
        "sections": [_section(each) for each in digest.sections],
        "table": [_row(each) for each in digest.table],
        "months": [_month(each) for each in digest.months],
        "competitions": [_competition(each) for each in digest.competitions],
        "turnouts": [_turnout(each) for each in digest.turnouts],
        "plan": _plan(digest.plan),
        "year_plan": None if digest.year_plan is None else _year_plan(digest.year_plan),
        "overdue": [_overdue(each) for each in digest.overdue],
        "late": [_section(each) for each in digest.late],
        "preview": _preview(digest.preview),
        "reported": digest.reported,
        "unreported": digest.unreported,
        "approximate": digest.approximate,
        "vague": [
            {"number": each.number, "category": each.category, "text": each.text} for each in digest.vague
        ],
        "doubled": list(digest.doubled),
        "care": None if digest.care is None else care_json(digest.care),
        "told": [
            {"number": each.number, "start": each.start.isoformat(timespec="minutes"), "log": each.log}
            for each in digest.told
        ],
        "remarks": digest.remarks or None,
        "signed_by": digest.signed_by or None,
        "version": digest.version,
        "corrections": list(digest.corrections),
    }


def _period(period: Period) -> Json:
    first, end = period.first.isoformat(), period.end.isoformat()
    return {"key": period.key, "grain": period.grain.value, "first": first, "end": end}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _amount(amount: SummedAmount) -> Json:
    return {"value": _number(amount.value), "approx": amount.approx, "sources": list(amount.sources)}


def _paid(amount: SummedAmount) -> Json:
    return {"yuan": _number(amount.value / 100), "approx": amount.approx, "sources": list(amount.sources)}


def _overview(overview: Overview) -> Json:
    figures = overview.headlines
    return {
        "logs": list(overview.logs),
        "facts": next(_amount(each.amount) for each in figures if each.kind == "facts"),
        "people": [{"unit": each.unit, **_amount(each.amount)} for each in figures if each.kind == "people"],
        "money": [{"currency": each.unit, **_paid(each.amount)} for each in figures if each.kind == MONEY],
    }


def _changes(changes: tuple[Change, ...] | None) -> list[Json] | None:
    return None if changes is None else [_change(each) for each in changes]


def _change(change: Change) -> Json:
    spelt = _paid if change.kind == MONEY else _amount
    percent = None if change.percent is None else _number(change.percent)
    sides = {"now": spelt(change.now), "then": spelt(change.then)}
    return {"kind": change.kind, "unit": change.unit, **sides, "percent": percent}


def _section(section: Section) -> Json:
    return {
        "category": section.category,
        "count": _amount(section.count),
        "sums": [_sum(each) for each in section.sums],
        "money": [_money(each) for each in section.money],
        "income": [_money(each) for each in section.income],
        "listed": [_listed(each) for each in section.listed],
        "items": [_item(each) for each in section.items],
        "unnamed": section.unnamed,
    }


def _sum(sum_: UnitSum) -> Json:
    parts = [{"what": part.what or None, **_amount(part.amount)} for part in sum_.parts]
    return {"unit": sum_.unit, **_amount(sum_.total), "parts": parts}


def _money(sum_: UnitSum) -> Json:
    parts = [{"what": part.what or None, **_paid(part.amount)} for part in sum_.parts]
    return {"currency": sum_.unit, **_paid(sum_.total), "parts": parts}


def _listed(listed: Listed) -> Json:
    return {"what": listed.what or None, "text": listed.text, "number": listed.number}


def _item(item: Item) -> Json:
    day = item.day.isoformat()
    return {
        "number": item.number,
        "day": day,
        "title": item.title,
        "words": item.words or None,
        "figures": list(item.figures),
        "reasons": list(item.reasons),
    }


def _row(row: CategoryRow) -> Json:
    columns = {
        "now": row.now,
        "previous": row.previous,
        "year_ago": row.year_ago,
        "year_to_date": row.year_to_date,
    }
    return {
        "category": row.category,
        **{name: None if amount is None else _amount(amount) for name, amount in columns.items()},
    }


def _month(row: MonthRow) -> Json:
    facts = [{"category": category, **_amount(row.facts[category])} for category in ordered(row.facts)]
    money = [{"currency": unit, **_paid(row.money[unit])} for unit in sorted(row.money)]
    return {"period": _period(row.period), "facts": facts, "money": money}


def _competition(held: Competition) -> Json:
    day = held.day.isoformat()
    return {"number": held.number, "day": day, "title": held.title, "results": list(held.results)}


def _turnout(held: Turnout) -> Json:
    day, came = held.day.isoformat(), {"present": held.present, "expected": held.expected}
    return {"number": held.number, "day": day, "title": held.title, **came}


def _plan(plan: CalendarPlan) -> Json:
    return {
        "planned": plan.planned,
        "percent": None if plan.percent is None else _number(plan.percent),
        "done": _items(plan.done),
        "open": _items(plan.open),
        "given_up": _items(plan.given_up),
        "cancelled": _items(plan.cancelled),
    }


def _year_plan(plan: PlanStatus) -> Json:
    parts = [{"section": part.section or None, **_part(part)} for part in plan.parts]
    return {**_part(plan.whole), "sections": parts}


def _part(part: PlanPart) -> Json:
    return {
        "planned": part.planned,
        "percent": None if part.percent is None else _number(part.percent),
        "done": _due(part.done),
        "open": _due(part.open),
        "given_up": _due(part.given_up),
        "ahead": _due(part.ahead),
    }


def _due(found: Iterable[Due]) -> list[Json]:
    return [{"number": one.number, "title": one.title} for one in found]


def _items(occurrences: Iterable[Occurrence]) -> list[Json]:
    return [_occurrence(each) for each in occurrences]


def _occurrence(occurrence: Occurrence) -> Json:
    event = occurrence.event
    return {
        "number": event.number,
        "title": event.title,
        "kind": event.kind.value,
        "start": occurrence.start.isoformat(timespec="minutes"),
        "end": occurrence.end.isoformat(timespec="minutes"),
        "grain": event.grain.value,
        "deadline": event.deadline,
    }


def _overdue(overdue: Overdue) -> Json:
    due = overdue.due.isoformat()
    return {"number": overdue.number, "title": overdue.title, "due": due, "days": overdue.days}


def _preview(preview: Preview) -> Json:
    festivals = [{"day": day.isoformat(), "name": name} for day, name in preview.festivals]
    ahead = [
        {"begin": each.begin.isoformat(), "item": _occurrence(each.occurrence)} for each in preview.ahead
    ]
    steps = _items(preview.steps)
    return {"items": _items(preview.items), "festivals": festivals, "steps": steps, "ahead": ahead}
