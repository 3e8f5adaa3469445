"""Ways of saying something as rules of a list in union/data, each with its pattern, its examples and whatever else it says.

`needs`: words of which a text must hold one; most messages hold none, and a search for a word costs little.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from union.core.lazy_regex import ahead, compiled
from union.data import table
from union.reading.piece_rules import with_fragments, with_words

_lists: list["TextRules"] = []


class TextRule(NamedTuple):
    """One rule; `says` is all that stands in its table."""

    pattern: re.Pattern[str]
    needs: tuple[str, ...]
    says: Mapping[str, Any]

    def may_stand_in(self, text: str) -> bool:
        """Whether the text holds what the rule needs."""
        return not self.needs or any(map(text.__contains__, self.needs))


class TextRules:
    """The list `part` of the table `name`, read at its first use; `shared` are fragments beside the table's own.

    `words` gives the words that @name in small letters stands for.
    """

    def __init__(
        self,
        name: str,
        part: str,
        shared: Mapping[str, str] = MappingProxyType({}),
        words: Callable[[str], str] = "@{}".format,
    ) -> None:
        self._name, self._part, self._shared, self._words = name, part, shared, words
        _lists.append(self)

    @cached_property
    def rules(self) -> tuple[TextRule, ...]:
        """The rules in the order in which they are tried."""
        data = table(self._name)
        flags = re.IGNORECASE if data.get("any_case") else 0
        return tuple(
            TextRule(compiled(self.spelt(one["pattern"]), flags), tuple(one.get("needs", ())), one)
            for one in data[self._part]
        )

    def spelt(self, pattern: str) -> str:
        """A pattern with the table's fragments put in."""
        whole = with_fragments(pattern, {**self._shared, **table(self._name).get("fragments", {})})
        return with_words(whole, self._words)

    def matches(self, text: str) -> Iterator[tuple[re.Match[str], Mapping[str, Any]]]:
        """All that the rules find in a text, rule by rule, with what the rule says."""
        for rule in self.rules:
            if rule.may_stand_in(text):
                yield from ((match, rule.says) for match in rule.pattern.finditer(text))

    def first(self, text: str) -> tuple[re.Match[str], Mapping[str, Any]] | None:
        """The first match of the first rule that has one."""
        return next(self.matches(text), None)


@ahead
def _all() -> Iterator[object]:
    """Every list."""
    return (one.rules for one in tuple(_lists))
