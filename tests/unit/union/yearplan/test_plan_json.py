"""The JSON of `plan` against its schema."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from union.core.kinds import Kind
from union.core.period import Grain
from union.reading.message import When
from union.yearplan.model import Duty, PlanItem, YearPlan
from union.yearplan.reader import as_json

SCHEMA = json.loads(Path("docs/plan.schema.json").read_text("utf-8"))
WHEN = When("每季度", datetime.fromisoformat("2027-01-01"), None, Grain.YEAR, rrule="FREQ=MONTHLY;INTERVAL=3")
ITEM = PlanItem("召开例会", Kind.MEETING, WHEN, None, ("女工委",), "每季度召开例会", "一、组织", 3)
FULL = YearPlan("计划", 2027, 2026, (ITEM,), (Duty("加强学习", ""),))


def written(plan: YearPlan) -> Any:
    """What `plan --json` prints of it."""
    return json.loads(json.dumps(as_json(plan), ensure_ascii=False))


@pytest.mark.parametrize("plan", [FULL, YearPlan("", 2027, None, (), ())])
def test_every_plan_fits_the_schema(plan: YearPlan) -> None:
    """All keys are always there, in the schema's order."""
    answer = written(plan)
    Draft202012Validator(SCHEMA).validate(answer)
    assert SCHEMA["required"] == list(answer)
    assert all(SCHEMA["$defs"]["item"]["required"] == list(item) for item in answer["items"])


def test_the_rule_stands_beside_the_time_too() -> None:
    """`rrule` is `when.rrule`."""
    (item,) = written(FULL)["items"]
    assert item["rrule"] == item["when"]["rrule"] == "FREQ=MONTHLY;INTERVAL=3"


def test_the_schema_refuses_what_is_wrong() -> None:
    """An item without its sentence."""
    answer = written(FULL)
    answer["items"][0]["quote"] = ""
    with pytest.raises(ValidationError):
        Draft202012Validator(SCHEMA).validate(answer)
