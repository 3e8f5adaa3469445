"""Writes docs/rules.md: the rules by which a message is read, from their tables in union/data, each with its examples.

tests/docs/test_papers.py refuses a paper that is out of date; tests/unit/union/reading/test_piece_rules.py runs every example.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from union.data import table

PAPER = "docs/rules.md"
# Dimension, language, table, where its rules stand in it, how a rule is called.
LISTS = (
    ("Pieces of a time", "Chinese", "times", ("pieces",), ""),
    ("Pieces of a time", "English", "english_times", ("pieces",), ""),
    ("Sums without a word for money", "Chinese", "bare_sums", ("rates", "given"), ""),
    ("Who and where", "Chinese", "assignees", ("owned", "placed"), ""),
    ("Names of who is helped", "Chinese", "helped_names", ("named",), ""),
    ("What a notice is about", "both", "notices", ("named",), ""),
    ("What a plan tells besides its event", "both", "event_notes", ("stops", "terms"), ""),
    ("Slips of the keyboard", "Chinese", "slips", ("times", "work"), "meant"),
    ("Words before what follows", "Cantonese", "cantonese", ("before",), "about"),
    ("Ways of asking", "Chinese", "questions", ("in_place",), "means"),
    ("Spoken words in a report's style", "Chinese", "written_style", ("spoken",), "means"),
    ("What a reply asks", "Chinese", "reply_verbs", ("verbs",), "verb"),
    ("Clauses of their own", "English", "english_frames", ("frames",), ""),
    ("Short answers", "English", "english_answers", ("forms",), "says"),
)
HEAD = """# The rules of reading

Made by `python -m tools.papers` from the tables in `union/data`; do not edit. A rule is one value: its pattern, what it means, its examples
and counter-examples. A new way of saying something is one more rule in its table; `python -m tools.readings` prints what it changes.
How they work together: [understanding](understanding.md).
"""


def paper() -> str:
    """The whole page."""
    return HEAD + "".join(_section(*one) for one in LISTS)


def _section(dimension: str, language: str, name: str, parts: tuple[str, ...], called: str) -> str:
    lines = [
        f"\n## {dimension}, {language}\n\n`union/data/{name}.toml`\n\n| rule | reads | not |\n|---|---|---|\n"
    ]
    for part in parts:
        for key, rule in _rules(table(name)[part]):
            lines.append(
                f"| {_cell(rule[called] if called else key)} | {_read(rule)} | {_cell(_not(rule))} |\n"
            )
    return "".join(lines)


def _rules(found: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(found, dict):
        yield from found.items()
    else:
        yield from ((str(place), one) for place, one in enumerate(found, 1))


def _read(rule: Mapping[str, Any]) -> str:
    reads = rule.get("reads", ())
    if isinstance(reads, dict):
        return "; ".join(f"{_cell(said)} → {_cell(str(means))}" for said, means in reads.items())
    return _cell(", ".join(reads))


def _not(rule: Mapping[str, Any]) -> str:
    return ", ".join(rule.get("not", ()))


def _cell(said: str) -> str:
    return said.replace("|", "\\|").replace("\n", " ")
