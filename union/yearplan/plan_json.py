# small: the shape of docs/plan.schema.json, which the command line alone prints
"""A plan as the JSON of `plan --json` (docs/plan.schema.json): all keys, always."""

from union.reading.message_json import when_json
from union.yearplan.model import PlanItem, YearPlan


def as_json(plan: YearPlan) -> dict[str, object]:
    """The object that `plan --json` prints; absent is null, "" or []."""
    return {
        "title": plan.title,
        "year": plan.year,
        "said_year": plan.said_year,
        "items": [_item(one) for one in plan.items],
        "duties": [{"text": one.text, "section": one.section} for one in plan.duties],
    }


def _item(one: PlanItem) -> dict[str, object]:
    return {
        "title": one.title,
        "kind": one.kind.value,
        "when": when_json(one.when),
        "rrule": one.when.rrule,
        "festival": one.festival,
        "owners": list(one.owners),
        "quote": one.quote,
        "section": one.section,
        "line": one.line,
    }
