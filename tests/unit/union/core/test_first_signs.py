"""A pattern tried only where a sign stands with which it can begin finds what it would find anywhere."""

import json
import re
from pathlib import Path

import pytest

from union.core.first_signs import begun
from union.core.lazy_regex import either
from union.data import table
from union.reading import lexicon

CHATTER = Path(__file__).parents[3] / "data" / "understanding" / "chatter.jsonl"
TEXTS = tuple(json.loads(line)["text"] for line in CHATTER.read_text("utf-8").splitlines())


@pytest.mark.parametrize(
    ("pattern", "gate"),
    [
        ("(?:一?起)?去|(?<!主)要是", "(?=[一去要起])"),
        ("(?:^|[,。])建议|要是", "(?:^|(?=[,。要]))"),
        (r"\d{1,2}[号日]?|半", r"(?=[\d半])"),
        ("(?i:ko)|[一-丁]方", "(?=[Kk\u212a一-丁])"),
        ("(?:周|(?=三)三)+日|号", "(?=[三号周])"),
    ],
)
def test_it_is_tried_only_where_one_of_its_first_signs_stands(pattern: str, gate: str) -> None:
    assert begun(pattern) == f"{gate}(?:{pattern})"


@pytest.mark.parametrize(
    "pattern", ["[^,]去|要是", "(?:去)?", "^去", "(?m:^)去", r"(去)?\1", ".{0,3}去", "a|", r"\W去|要"]
)
def test_what_may_begin_with_any_sign_stays_as_it_was(pattern: str) -> None:
    assert begun(pattern) == pattern


@pytest.mark.parametrize("pattern", ["去|要是", "[甲乙]方", "去年|去了"])
def test_what_is_looked_for_by_its_first_signs_anyway_stays_as_it_was(pattern: str) -> None:
    assert begun(pattern) == pattern


@pytest.mark.parametrize("name", sorted(table("phrases")))
def test_every_list_of_words_finds_what_its_words_find(name: str) -> None:
    bare = re.compile(either(lexicon.phrases(name)))
    for text in TEXTS:
        assert [one.span() for one in lexicon.pattern(name).finditer(text)] == [
            one.span() for one in bare.finditer(text)
        ]
