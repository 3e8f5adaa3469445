"""Families a committee helps: the code that may stand anywhere, the name that stands in private only.

Also log entries as everybody may read them: the names of helped people hidden in words, titles and figures.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from union.reading.names.helped_names import shown_part
from union.reading.privacy.redaction import HIDDEN, helped_names, mask_names
from union.worklog.entries import Fact, LogEntry

CODE = re.compile(r"[户戶]\s*([0-9０-９]{1,6})(?![0-9０-９户戶])")
JOINT = "、"


@dataclass(frozen=True, slots=True)
class Family:
    """One of the register. `name` and `branch` are None once they are hidden; `told_at` is when the name was last told.

    `person_id`: who told it first.
    """

    id: int
    number: int
    name: str | None
    branch: str | None
    person_id: int | None
    told_at: datetime

    @property
    def code(self) -> str:
        """「户01」: what stands in the group."""
        return code_of(self.number)


@dataclass(frozen=True, slots=True)
class Help:
    """What one family got: on which day, under which log's number (#12), how much in minor units, why."""

    day: date
    number: int | None = None
    minor: int | None = None
    currency: str | None = None
    reason: str | None = None


def code_of(number: int) -> str:
    """「户01」."""
    return f"户{number:02}"


def read_code(words: str) -> int | None:
    """The number in 「户03」, 「户３」; None where the words are no code."""
    found = CODE.fullmatch(words.strip())
    return int(unicodedata.normalize("NFKC", found[1])) if found else None


def tidy_name(name: str) -> str:
    """A name as it is compared: one width, one space within, none around."""
    return " ".join(unicodedata.normalize("NFKC", name).split())


def with_codes(text: str, families: Sequence[Family]) -> str:
    """The words of a log with the codes for the masked names; codes that have no place in it stand at its end.

    「慰问困难职工刘＊＊」 → 「慰问困难职工户01」, 「走访困难职工2户」 → 「走访困难职工2户（户01、户02）」.
    """
    placed, rest = _placed(text, families)
    missing = [each.code for each in rest if each.code not in placed]
    return f"{placed}（{JOINT.join(missing)}）" if missing else placed


def facts_with_codes(facts: Iterable[Fact], families: Sequence[Family]) -> tuple[Fact, ...]:
    """The facts of that log with the codes in their titles and purposes; nothing is added to them."""
    return tuple(fact.reworded(lambda said: _placed(said, families)[0]) for fact in facts)


def _placed(text: str, families: Sequence[Family]) -> tuple[str, list[Family]]:
    rest = []
    for family in families:
        masked = shown_part(family.name) + HIDDEN if family.name else ""
        if masked and masked in text:
            text = text.replace(masked, family.code, 1)
        else:
            rest.append(family)
    return text, rest


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
