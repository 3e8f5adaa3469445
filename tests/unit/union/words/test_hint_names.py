"""What the documents on union money say is there in every language; only their own titles stay as they are."""

import pytest

from handlers.budgets import spending_hints as phrases
from tools import data_names
from union.words import page_words
from union.worklog.spending_rules import Hint, SpendingRule, profiles

RULES = [rule for profile in profiles().values() for rule in profile.rules]


def test_every_rule_is_a_sentence() -> None:
    """What the table gains must be listed, or no catalogue can hold it."""
    told = {rule.hint for rule in RULES} | {rule.article for rule in RULES if rule.article}

    assert told == {
        name for key, names in data_names.listed().items() if key.startswith("hints_") for name in names
    }


@pytest.mark.parametrize("rule", RULES, ids=[f"{rule.document}-{rule.id}" for rule in RULES])
def test_an_english_group_reads_the_hint_in_english(rule: SpendingRule) -> None:
    """With its figures; the document and its date are named as they are in its own words."""
    said = phrases.hint(page_words("en"), Hint(rule, minor=60000))

    assert said.replace(rule.document, "").replace(rule.date, "").isascii()
    assert "600" in said
    assert not rule.figure or f"{rule.figure:,}" in said
