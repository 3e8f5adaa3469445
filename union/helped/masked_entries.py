"""Log entries as everybody may read them: the names of helped people hidden in words, titles and figures."""

from collections.abc import Sequence
from dataclasses import replace

from union.reading.privacy.redaction import helped_names, mask_names
from union.worklog.entries import Fact, LogEntry


def masked(entry: LogEntry) -> LogEntry:
    """An entry with the names of helped people masked, also where a title is cut from the words that tell of them."""
    names = _named(entry.text, entry.facts)
    if not names:
        return entry
    facts = _hiding(names, entry.facts)
    return replace(entry, text=mask_names(entry.text, names), facts=facts)


def masked_facts(text: str, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts read from a text with the names masked that it tells of."""
    names = _named(text, facts)
    return _hiding(names, facts) if names else facts


def _named(text: str, facts: Sequence[Fact]) -> tuple[str, ...]:
    return helped_names("\n".join([text, *(fact.title for fact in facts if fact.title not in text)]))


def _hiding(names: Sequence[str], facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(fact.reworded(lambda said: mask_names(said, names)) for fact in facts)
