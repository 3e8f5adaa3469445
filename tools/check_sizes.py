"""Refuses functions over 39 lines and modules over 399, unless the line above says why: `# long: …`.

Run by `make check`; tests/unit/test_house.py holds the same rule.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOTS = ("bot", "handlers", "storage", "union", "tests", "tools")
FUNCTION_LINES = 39
MODULE_LINES = 399
EXCUSE = "# long: "


def too_long(source: str) -> Iterator[str]:
    """What is too long in one module's source, with its length; comments and blanks count."""
    lines = source.splitlines()
    if len(lines) > MODULE_LINES and not lines[0].startswith(EXCUSE):
        yield f"模块有 {len(lines)} 行，超过 {MODULE_LINES} 行"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES and not _excused(node, lines):
                yield f"{node.name} 有 {length} 行，超过 {FUNCTION_LINES} 行"


def modules(root: Path) -> Iterator[Path]:
    """Every Python module of the house below the repository's root."""
    for name in ROOTS:
        yield from sorted((root / name).rglob("*.py"))


def _excused(node: ast.FunctionDef | ast.AsyncFunctionDef, lines: list[str]) -> bool:
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return first > 1 and lines[first - 2].lstrip().startswith(EXCUSE)


def main() -> int:
    """Print what is too long; 1 when something is."""
    root = Path(__file__).parents[1]
    found = [
        f"{path.relative_to(root)}：{complaint}"
        for path in modules(root)
        for complaint in too_long(path.read_text("utf-8"))
    ]
    print("\n".join(found) or "篇幅合规")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
