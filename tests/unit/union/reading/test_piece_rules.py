"""Each rule of how a piece of a time is written reads its examples, and none of its counter-examples."""

from collections.abc import Callable
from datetime import datetime
from re import _parser  # type: ignore[attr-defined]  # the only way to see a pattern's shape
from typing import Any

import pytest

from union.data import table
from union.reading.acts.notices import NAMED
from union.reading.cantonese.translation import BEFORE
from union.reading.english.frames import FRAMES
from union.reading.english.time_pieces import pieces
from union.reading.lexicon import TextRule
from union.reading.money.prices import bare_sums
from union.reading.names.people import NamedSpans, named_spans, owners, place
from union.reading.replies.english_answers import in_chinese_words
from union.reading.replies.item_replies import read_reply
from union.reading.text.normal_form import mended, normal
from union.reading.time.pieces.piece_finder import atoms

TABLES: dict[str, Callable[[str], dict[str, str]]] = {
    "english_times": lambda text: {one.sort: one.means for one in pieces(text)},
    "times": lambda text: {one.sort: "" for one in atoms(normal(text).text)},
}


RULES = [
    pytest.param(name, sort, rule, id=f"{name}: {sort}")
    for name in TABLES
    for sort, rule in table(name)["pieces"].items()
]


@pytest.mark.parametrize(("name", "sort", "rule"), RULES)
def test_rule_reads_its_examples(name: str, sort: str, rule: dict[str, Any]) -> None:
    found = {said: TABLES[name](said) for said in rule.get("reads", ())}
    assert [said for said, pieces in found.items() if sort not in pieces] == []
    assert name == "times" or {said: pieces[sort] for said, pieces in found.items()} == rule.get("reads", {})


@pytest.mark.parametrize(("name", "sort", "rule"), RULES)
def test_rule_leaves_its_counter_examples(name: str, sort: str, rule: dict[str, Any]) -> None:
    assert [said for said in rule.get("not", ()) if sort in TABLES[name](said)] == []


@pytest.mark.parametrize("name", TABLES)
def test_every_rule_has_an_example(name: str) -> None:
    assert not [
        sort for sort, rule in table(name)["pieces"].items() if "reads" not in rule and sort != "no_time"
    ]


@pytest.mark.parametrize("form", table("english_answers")["forms"], ids=lambda form: form["says"])
def test_answer_in_english_is_read_as_its_examples(form: dict[str, Any]) -> None:
    assert {said: in_chinese_words(said) for said in form["reads"]} == form["reads"]


@pytest.mark.parametrize(
    "rule", [*table("slips")["times"], *table("slips")["work"]], ids=lambda rule: rule["meant"]
)
def test_slip_is_put_right(rule: dict[str, Any]) -> None:
    assert {typed: mended(typed) for typed in rule["reads"]} == rule["reads"]


@pytest.mark.parametrize(
    "rule", [*table("bare_sums")["rates"], *table("bare_sums")["given"]], ids=lambda rule: str(rule["reads"])
)
def test_sum_without_a_word_for_money_is_read(rule: dict[str, Any]) -> None:
    found = {said: {one.value for one in bare_sums(normal(said).text, [])} for said in rule["reads"]}
    assert found == {said: {value} for said, value in rule["reads"].items()}


def test_rule_sought_where_its_beginning_stands_has_no_other() -> None:
    """Read from its shape: the first part of the pattern, of all its alternatives, is what is looked for once."""
    led = [rule for rule in FRAMES.rules if rule.is_led]
    first, places = repr(_parser.parse(FRAMES._lead.pattern)[0]), FRAMES._lead.finditer("ok, done; and so")
    assert len(led) > 50 and [match.span() for match in places] == [
        (0, 0),
        (4, 4),
        (9, 9),
        (10, 10),
        (14, 14),
    ]
    assert [rule.pattern for rule in led if repr(_parser.parse(rule.pattern.pattern)[0]) != first] == []


@pytest.mark.parametrize("rule", table("cantonese")["before"], ids=lambda rule: rule["about"])
def test_cantonese_word_is_read_before_what_follows(rule: dict[str, Any]) -> None:
    assert {said: normal(said).text for said in rule["reads"]} == rule["reads"]


@pytest.mark.parametrize(
    ("rule", "said"),
    [(one, said) for one in BEFORE.rules for said in one.says.get("not", ())],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_cantonese_word_is_left_before_what_does_not_follow(rule: TextRule, said: str) -> None:
    assert not rule.pattern.search(said)


@pytest.mark.parametrize(("part", "read"), [("owned", owners), ("placed", place)])
def test_owners_and_places_are_read_as_their_examples(part: str, read: Callable[[str], NamedSpans]) -> None:
    for rule in table("assignees")[part]:
        assert {said: read(normal(said).text).values[0] for said in rule["reads"]} == rule["reads"]


@pytest.mark.parametrize("rule", table("helped_names")["named"], ids=lambda rule: str(rule["reads"][0]))
def test_helped_person_is_named(rule: dict[str, Any]) -> None:
    assert all(named_spans(said) for said in rule["reads"])


@pytest.mark.parametrize("rule", table("reply_verbs")["verbs"], ids=lambda rule: str(rule["reads"][0]))
def test_reply_asks_what_its_verb_says(rule: dict[str, Any]) -> None:
    asked = (read_reply(said, datetime(2026, 11, 20, 10), None) for said in rule["reads"])
    assert {each.verb for each in asked if each} == {rule["verb"]}


@pytest.mark.parametrize("rule", NAMED.rules, ids=lambda rule: next(iter(rule.says["reads"])))
def test_notice_names_what_it_is_about(rule: TextRule) -> None:
    found = {said: rule.pattern.search(said) for said in rule.says["reads"]}
    assert {said: match and match["what"] for said, match in found.items()} == rule.says["reads"]
