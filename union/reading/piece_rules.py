"""How the pieces of a time are written, a rule a piece, from the tables in union/data; and where a match says a rule's parts.

A table holds its rules under `pieces`, in the order in which they are tried, and what several of them share under `fragments`; a long
pattern is a list of its parts.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from union.data import table

Groups = dict[str, tuple[tuple[str, int], ...]]
FILLED = re.compile(r"@(?:([A-Z][A-Z0-9_]*)|([a-z][a-z_]*))")  # a fragment, or the words of a list
GROUP = re.compile(r"\(\?(P<|P=|\()([a-z]\w*)")


class PieceRule(NamedTuple):
    """One way of writing a piece. `place`: where it stands in a time; `begins`: the signs it may begin with, "" any.

    `means`: what it says, where that is a form to be filled. The parts of its pattern are groups.
    """

    name: str
    pattern: str
    place: str = "day"
    means: str | None = None
    begins: str = ""


def piece_rules(name: str, shared: Mapping[str, str] = MappingProxyType({})) -> dict[str, PieceRule]:
    """The rules of one table, by name; `shared` are fragments that stand elsewhere."""
    found = table(name)
    fragments = {**shared, **found["fragments"]}
    rules = dict[str, PieceRule]()
    for sort, one in found["pieces"].items():
        pattern = with_fragments(one["pattern"], fragments)
        rules[sort] = PieceRule(
            sort, pattern, one.get("place", "day"), one.get("means"), one.get("begins", "")
        )
    return rules


def with_fragments(pattern: str | Sequence[str], fragments: Mapping[str, str | Sequence[str]]) -> str:
    """The pattern with its fragments put in; a fragment may hold others."""
    return FILLED.sub(
        lambda part: with_fragments(fragments[part[1]], fragments) if part[1] else part[0], "".join(pattern)
    )


def with_words(pattern: str, words: Callable[[str], str]) -> str:
    """The pattern with its word lists put in; `words` gives the one that @name stands for."""
    return FILLED.sub(lambda part: words(part[2]), pattern)


def alternation(rules: Iterable[PieceRule], words: Callable[[str], str]) -> str:
    """All rules as one pattern, each a group of its name."""
    return "|".join(f"(?P<{one.name}>{_of_rule(one, words)})" for one in rules)


@cache
def _of_rule(rule: PieceRule, words: Callable[[str], str]) -> str:
    return with_words(GROUP.sub(rf"(?\1{rule.name}__\2", rule.pattern), words)


def parts_of(pattern: re.Pattern[str]) -> Groups:
    """For each rule of an alternation its parts and the numbers of their groups."""
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for group, number in pattern.groupindex.items():
        sort, _, part = group.partition("__")
        found[sort] = (*found.get(sort, ()), (part, number)) if part else ()
    return found
