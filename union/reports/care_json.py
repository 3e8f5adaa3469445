"""Care as JSON, a part of docs/digest.schema.json; numbers as JSON numbers, money in the major unit."""

from decimal import Decimal

from union.budgets.expenditure import BudgetLine
from union.reports.care_summary import Care, Coverage, Requests, Visits
from union.reports.text.care_texts import mean_days, share

Json = dict[str, object]


def care_json(care: Care) -> Json:
    """All keys are always there; a subject that is not in use is null, no budgets are []."""
    return {
        "visits": None if care.visits is None else _visits(care.visits),
        "requests": None if care.requests is None else _requests(care.requests),
        "coverage": None if care.coverage is None else _coverage(care.coverage),
        "budgets": [_budget(each) for each in care.budgets],
    }


def _visits(found: Visits) -> Json:
    kinds = [
        {"occasion": each.occasion, "due": each.due, "done": each.done, "late": each.late}
        for each in found.kinds
    ]
    left = [{"number": each.number, "title": each.title, "due": each.due.isoformat()} for each in found.open]
    return {"due": found.due, "done": found.done, "kinds": kinds, "open": left}


def _requests(found: Requests) -> Json:
    return {
        "received": found.received,
        "answered": found.answered,
        "open": found.open,
        "late": found.late,
        "days": _number_or_none(mean_days(found)),
        "opinions": [{"opinion": name, "count": count} for name, count in found.opinions],
    }


def _coverage(found: Coverage) -> Json:
    return {
        "branches": found.branches,
        "reached": found.reached,
        "unreached": list(found.unreached),
        "half": list(found.half),
    }


def _budget(each: BudgetLine) -> Json:
    return {
        "category": each.category or None,
        "currency": each.currency,
        "planned": _number(Decimal(each.planned) / 100),
        "spent": _number(Decimal(each.spent) / 100),
        "in_period": _number(Decimal(each.in_period) / 100),
        "percent": share(each),
        "approx": each.approx,
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _number_or_none(value: Decimal | None) -> int | float | None:
    return None if value is None else _number(value)
