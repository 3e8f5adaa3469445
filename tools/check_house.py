"""The rules of the house that no linter knows, as functions from a module's source to what breaks them.

Run by `make check`; tests/unit/test_house.py tries each on a small bad example. Findings are 「line: what」.
"""

import ast
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from tools.check_sizes import STOREYS, modules

SQL = re.compile(
    r"\bselect\b.+\bfrom\b|\binsert\s+(?:or\s+\w+\s+)?into\b|\bupdate\s+\S+\s+set\b|\bdelete\s+from\b",
    re.IGNORECASE | re.DOTALL,
)
UNITS = {"unit", "atomic"}
WAITING = (ast.Await, ast.AsyncFor, ast.AsyncWith)
TEXTS = (ast.Constant, ast.JoinedStr)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
PUT_TOGETHER = (ast.JoinedStr, ast.BinOp, ast.Call)
EVERYTHING = {"Exception", "BaseException"}
# How many handlers of any error a module may have. Each records the error's type and goes on with what is left: in
# the sender a row's beginning and its call, answers to be joined, the notice of a dead row, writes made together; in
# the round a group's part.
MAY_CATCH_EVERYTHING = {"bot/delivery/sender.py": 5, "bot/scheduling/round.py": 1}
QUICKLY_MADE = (
    "union.core.records"  # the standard library's frozen dataclass takes half a millisecond to be made
)
# Prepositions, pronouns, participles: a function called by nothing else cannot be searched for, and its call says nothing.
SMALL_WORDS = frozenset({"a", "about", "added", "after", "again", "ahead", "alike", "all", "alone", "along", "among", "an", "and", "any", "apart", "are", "around", "as", "asked", "asks", "at", "away", "back", "bare", "be", "been", "before", "begins", "begun", "behind", "beside", "between", "both", "by", "called", "come", "counted", "did", "do", "does", "done", "each", "ended", "ends", "every", "first", "for", "found", "from", "given", "gives", "goes", "gone", "had", "has", "have", "heard", "held", "here", "holds", "in", "is", "it", "its", "keeps", "kept", "known", "last", "left", "like", "likely", "looked", "made", "makes", "may", "meant", "more", "most", "named", "names", "near", "nearly", "new", "next", "no", "not", "now", "of", "off", "old", "on", "one", "only", "or", "other", "others", "our", "ours", "out", "over", "own", "plain", "put", "read", "said", "same", "says", "seen", "set", "several", "shown", "so", "some", "spoken", "stands", "stays", "still", "such", "sure", "surely", "taken", "takes", "tells", "that", "the", "their", "theirs", "then", "there", "this", "to", "together", "told", "two", "under", "up", "was", "well", "were", "what", "which", "who", "whole", "whom", "with", "within", "without", "written", "yet"})  # fmt: skip
# What is read with its module's name (`reader.read`, `hooks.of`), or is called from outside by its name.
KEPT_NAMES = frozenset({"_", "back_up", "has_only_names", "holds", "is_done_or_held", "is_seen", "made_of", "may_read", "of", "read", "read_all", "read_first"})  # fmt: skip
MAY_BE_SLOW = "union/core/almanac/lunar.py"  # it imports nothing of ours


@lru_cache(maxsize=1)
def _nodes(source: str) -> tuple[ast.AST, ...]:
    """All there is in a module: it is looked at by one rule after the other."""
    return tuple(ast.walk(ast.parse(source)))


def sql_words(source: str) -> Iterator[str]:
    """Strings that hold SQL; docstrings may speak of it."""
    nodes = _nodes(source)
    spoken = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, TEXTS) and id(node) not in spoken and SQL.search(_text(node)):
            yield f"{_line(node)}: SQL"


def awaits_in_units(source: str) -> Iterator[str]:
    """Waiting inside `with ….unit(…)`: another task's writes would share its fate."""
    for node in _nodes(source):
        if isinstance(node, ast.With | ast.AsyncWith) and any(_opens_unit(item) for item in node.items):
            for statement in node.body:
                yield from (
                    f"{_line(inner)}: await" for inner in _own(statement) if isinstance(inner, WAITING)
                )


def catches_everything(source: str) -> Iterator[str]:
    """Handlers of any exception at all that do not raise it again."""
    for node in _nodes(source):
        if isinstance(node, ast.ExceptHandler) and _is_wide(node.type) and not _raises_again(node):
            yield f"{node.lineno}: except"


def assertions(source: str) -> Iterator[str]:
    """Statements that `python -O` leaves out."""
    for node in _nodes(source):
        if isinstance(node, ast.Assert):
            yield f"{node.lineno}: assert"


def unreadable_sentences(source: str) -> Iterator[str]:
    """Calls of `_` whose sentence is put together before the look-up: no catalogue can hold it."""
    for node in _nodes(source):
        if isinstance(node, ast.Call) and _called(node) == "_" and isinstance(node.args[0], PUT_TOGETHER):
            yield f"{node.lineno}: _"


def slow_values(source: str) -> Iterator[str]:
    """Frozen values that are not made by what makes them quickly."""
    found = re.search(r"^@dataclass\(.*frozen=True", source, re.M)
    if found is not None and f"from {QUICKLY_MADE} import" not in source:
        yield f"{1 + source.count(chr(10), 0, found.start())}: dataclass"


def empty_names(source: str) -> Iterator[str]:
    """Functions of a module whose names say neither what they return nor what they do."""
    for node in ast.parse(source).body:
        name = node.name if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else ""
        if name and name not in KEPT_NAMES and SMALL_WORDS.issuperset(name.strip("_").split("_")):
            yield f"{_line(node)}: {name}"


Rule = Callable[[str], Iterator[str]]
# Which storeys keep which rule. Lengths and divisions: tools/check_sizes.py.
KEPT_BY: dict[Rule, tuple[str, ...]] = {
    sql_words: ("bot", "handlers", "union"),
    awaits_in_units: (*STOREYS, "tests", "tools"),
    assertions: ("storage",),
    catches_everything: STOREYS,
    unreadable_sentences: ("bot", "handlers", "union"),
    slow_values: STOREYS,
    empty_names: STOREYS,
}


def broken(sources: dict[str, str]) -> list[str]:
    """「path:line: what」 of each rule that a module breaks, but for what is allowed."""
    found, caught = list[str](), Counter[str]()
    for path, source in sources.items():
        for rule, packages in KEPT_BY.items():
            if path.split("/")[0] not in packages or (rule is slow_values and path == MAY_BE_SLOW):
                continue
            findings = [f"{path}:{finding}" for finding in rule(source)]
            caught[path] += len(findings) if rule is catches_everything else 0
            found += [] if rule is catches_everything and path in MAY_CATCH_EVERYTHING else findings
    changed = (
        path for path, count in MAY_CATCH_EVERYTHING.items() if path in sources and caught[path] != count
    )
    return [*found, *(f"{path}: except {caught[path]}" for path in changed)]


def main() -> int:
    """Print which rule is broken where; 1 when one is."""
    root = Path(__file__).parents[1]
    found = broken({path.relative_to(root).as_posix(): path.read_text("utf-8") for path in modules(root)})
    print("\n".join(found) or "规矩合规")
    return 1 if found else 0


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "x" for part in node.values)
    return ""


def _line(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 0))


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """The node and what runs with it: not the bodies of functions defined inside."""
    if isinstance(node, FUNCTIONS):
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _own(child)


def _opens_unit(item: ast.withitem) -> bool:
    return isinstance(item.context_expr, ast.Call) and _called(item.context_expr) in UNITS


def _called(call: ast.Call) -> str:
    """The last name of what is called: `unit` of `store.unit()`."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _is_wide(kind: ast.expr | None) -> bool:
    if isinstance(kind, ast.Tuple):
        return any(_is_wide(part) for part in kind.elts)
    return kind is None or (isinstance(kind, ast.Name) and kind.id in EVERYTHING)


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


if __name__ == "__main__":
    sys.exit(main())
