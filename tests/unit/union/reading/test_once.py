"""What one message is asked about more than once is worked out once: calls are counted, no clock is read."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime

import pytest

from union.reading.acts import classification, extraction
from union.reading.acts.life_events import events_told
from union.reading.privacy import redaction
from union.reading.privacy.redaction import helped_names, mask_private
from union.reading.reader import read
from union.reading.text import normal_form

NOW = datetime(2026, 11, 20, 10)
LOG = "今天上门走访困难职工13户，发放慰问金6500元"


def _counted(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> Counter[str]:
    calls: Counter[str] = Counter()
    whole: Callable[..., object] = getattr(module, name)

    def counting(*args: object) -> object:
        calls[str(args)] += 1
        return whole(*args)

    monkeypatch.setattr(module, name, counting)
    return calls


def test_a_message_is_brought_into_its_normal_form_once(monkeypatch: pytest.MonkeyPatch) -> None:
    normal_form._known.cache_clear()
    calls = _counted(monkeypatch, normal_form, "_unmarked")
    read(LOG, NOW)
    events_told(LOG, NOW)
    mask_private(LOG)
    assert calls[f"({LOG!r},)"] == max(calls.values()) == 1


def test_a_long_one_is_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "。".join(LOG.replace("13", str(number)) for number in range(20, 60))
    calls = _counted(monkeypatch, normal_form, "_unmarked")
    read(text, NOW)
    events_told(text, NOW)
    assert calls[f"({text!r},)"] == 1


def test_figures_and_sums_of_a_message_are_sought_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for cached in (extraction._look, extraction._scan, extraction._pointing):
        cached.cache_clear()
    counts, prices = (_counted(monkeypatch, extraction, name) for name in ("measures", "sums"))
    read(LOG, NOW)
    events_told(LOG, NOW)
    assert (counts.total(), prices.total()) == (1, 1)


def test_names_of_a_message_are_sought_once_and_no_document_stays_in_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls, text = _counted(monkeypatch, redaction, "_sought"), "慰问困难职工刘建国。"
    document = text * (redaction.LONGEST_KNOWN // len(text) + 1)
    redaction._cached_helped_names.cache_clear()
    for _ in range(2):
        assert helped_names(text) == helped_names(document) == ("刘建国",)
    assert [calls[f"({each!r},)"] for each in (text, document)] == [1, 2]


def test_the_words_of_a_text_are_looked_up_once_in_each_list() -> None:
    classification._words.cache_clear()
    read(LOG, NOW)
    asked = classification._words.cache_info()
    assert asked.hits > 0
    read(LOG, NOW)
    assert classification._words.cache_info().misses == asked.misses


def test_what_was_weighed_once_is_not_changed_by_whoever_asked() -> None:
    first = classification.scores("categories", LOG)
    first.clear()
    assert classification.scores("categories", LOG)
