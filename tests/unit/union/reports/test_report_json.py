"""The report as JSON: it fits its schema, keeps every figure, and the schema refuses what is wrong."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.unit.union.reports.digest_samples import (
    empty_month,
    entry,
    fact,
    late_month,
    november,
    quarter,
    year,
    yuan,
)
from tests.unit.union.reports.text.care_samples import MUCH
from union.reading.message import Money
from union.reports.model import Digest, digest
from union.reports.report_json import as_json

SCHEMA = json.loads((Path(__file__).parents[4] / "docs" / "digest.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def _read(report: Digest) -> Any:
    return json.loads(json.dumps(as_json(report), ensure_ascii=False))


def test_the_schema_is_a_schema() -> None:
    """docs/digest.schema.json is valid JSON Schema 2020-12 and describes every property it names."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert [
        path for path, node in _properties(SCHEMA, "") if "$ref" not in node and not node.get("description")
    ] == []


@pytest.mark.parametrize(
    "report",
    [digest(november()), digest(november(added=MUCH)), empty_month(), late_month(), quarter(), year()],
    ids=["full", "care", "empty", "late", "quarter", "year"],
)
def test_every_report_fits_the_schema(report: Digest) -> None:
    """Full, empty and late months validate, and the schema knows every key they have."""
    found = _read(report)
    VALIDATOR.validate(found)
    assert set(found) == set(SCHEMA["properties"])


def test_the_schema_refuses_a_figure_without_sources() -> None:
    """A sum that names no logs is not our report."""
    broken = _read(digest(november()))
    del broken["sections"][0]["sums"][0]["sources"]
    assert not VALIDATOR.is_valid(broken)


def test_money_is_exact_in_the_major_unit() -> None:
    """1234.56元 is 1234.56, whole yuan are integers."""
    facts = fact("其他", "事", november().period.first, Money("1234.56元", 123456), yuan(7, "零用"))
    (money,) = _read(digest(november(entries=(entry(1, facts),))))["sections"][0]["money"]
    assert money["yuan"] == 1241.56
    assert [(part["what"], part["yuan"]) for part in money["parts"]] == [(None, 1234.56), ("零用", 7)]


def test_sections_add_up_to_the_overview() -> None:
    """The sums of the JSON agree with one another."""
    found = _read(digest(november()))
    yuan_of = [each["yuan"] for section in found["sections"] for each in section["money"]]
    assert sum(yuan_of) == found["overview"]["money"][0]["yuan"]
    assert (
        sum(section["count"]["value"] for section in found["sections"]) == found["overview"]["facts"]["value"]
    )


def test_months_add_up_to_the_whole() -> None:
    """A quarter's months hold every fact and every yuan of it."""
    found = _read(quarter())
    facts = sum(each["value"] for row in found["months"] for each in row["facts"])
    paid = sum(each["yuan"] for row in found["months"] for each in row["money"])
    assert facts == found["overview"]["facts"]["value"] == 12
    assert paid == found["overview"]["money"][0]["yuan"] == 26250


def _properties(node: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        for name, inner in node.get("properties", {}).items():
            yield f"{path}/{name}", inner
        for name, inner in node.items():
            yield from _properties(inner, f"{path}/{name}")
