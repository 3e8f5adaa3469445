"""The JSON of `understand` against its schema."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from union.reading.act_reading import read_acts
from union.reading.message_json import as_json, reading_json
from union.reading.reader import read

NOW = datetime.fromisoformat("2026-11-20T10:00")
SCHEMA = json.loads(Path("docs/understand.schema.json").read_text("utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "今天走访慰问困难职工12户，每户500元",
        "下周三下午3点开工会小组长例会，由李委员负责，地点三楼会议室",
        "每年重阳节慰问退休职工",
        "今年送温暖一共多少钱",
        "周五开会",
        "撤销 #12",
        "",
    ],
)
def test_every_reading_fits_the_schema(text: str) -> None:
    """All keys are always there, and JSON can write them."""
    found = as_json(read(text, NOW)) | reading_json(read_acts(text, NOW))
    answer = json.loads(json.dumps(found, ensure_ascii=False))

    Draft202012Validator(SCHEMA).validate(answer)
    assert SCHEMA["required"] == list(answer)


def test_the_time_is_that_of_the_whole_text() -> None:
    """Of work told and a plan behind it `when` is the one to act on; the deeds keep their own day."""
    answer = as_json(read("今年走访困难职工12户，名单请于12月10日前上报", NOW))

    assert isinstance(answer["when"], dict)
    assert isinstance(answer["facts"], list)
    assert answer["when"]["start"] == "2026-12-10T00:00"
    assert [fact["when"]["start"] for fact in answer["facts"]] == ["2026-01-01T00:00"]


def test_figures_are_json_numbers() -> None:
    """Money in the major unit with at most two decimals, whole figures without a point."""
    answer = as_json(read("发放慰问金1200.50元，慰问12户", NOW))

    assert '"yuan": 1200.5,' in json.dumps(answer)
    assert '"value": 12,' in json.dumps(answer)
