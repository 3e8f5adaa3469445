"""The rules of the house that no linter knows, as functions from a module's source to what breaks them.

tests/unit/test_house.py applies them to the house, and each to a small bad example. Findings are 「line: what」.
"""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache

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
