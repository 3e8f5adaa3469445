"""Refuses functions over 39 lines and modules over 399, unless the line above says why: `# long: …`.

Of the product also folders with more than 24 files, imports in a circle, small modules with a single importer that do not say in
their first line, above the docstring, why they are (`# small: …`), and a longer chain of imports or more class names used twice in a
storey than there are today. Run by `make check`; tests/unit/test_house.py tries the rule on small examples.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from tools.shape import Sources, circle, doubled_classes, full_folders, longest_chain, outline, small_modules

STOREYS = ("bot", "handlers", "storage", "union")
ROOTS = (*STOREYS, "tests", "tools")
FUNCTION_LINES = 39
MODULE_LINES = 399
EXCUSE = "# long: "
MOST_SMALL = 0
# Today's counts, which may only fall: whoever merges some lowers them here.
MOST_DOUBLED = 0
LONGEST_CHAIN = 30


def too_long(source: str) -> Iterator[str]:
    """What is too long in one module's source, with its length; comments and blanks count."""
    lines = source.splitlines()
    if len(lines) > MODULE_LINES and not lines[0].startswith(EXCUSE):
        yield f"模块有 {len(lines)} 行，超过 {MODULE_LINES} 行"
    for one in outline(source).functions:
        excused = one.first > 1 and lines[one.first - 2].lstrip().startswith(EXCUSE)
        if one.length > FUNCTION_LINES and not excused:
            yield f"{one.name} 有 {one.length} 行，超过 {FUNCTION_LINES} 行"


def misshapen(
    sources: Sources,
    most_small: int = MOST_SMALL,
    most_doubled: int = MOST_DOUBLED,
    longest: int = LONGEST_CHAIN,
) -> Iterator[str]:
    """What of the product's division is worse than it may be."""
    yield from full_folders(sources)
    small, doubled = small_modules(sources), doubled_classes(sources)
    if len(small) > most_small:
        yield f"只有一处引用、没说理由的小模块（或理由已不必写的模块）有 {len(small)} 个，超过 {most_small} 个：{'、'.join(small)}"
    if len(doubled) > most_doubled:
        yield f"同层重名的类有 {len(doubled)} 个，超过 {most_doubled} 个：{'、'.join(doubled)}"
    yield from _tangled(sources, longest)


def _tangled(sources: Sources, longest: int) -> Iterator[str]:
    """A circle of imports; without one, a chain that is too long."""
    found = circle(sources)
    if found:
        yield f"引用成环：{' → '.join(found)}"
    elif len(chain := longest_chain(sources)) > longest:
        yield f"引用链有 {len(chain)} 层，超过 {longest} 层：{' → '.join(chain)}"


def product(root: Path) -> Sources:
    """The sources of the four storeys by their path."""
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for storey in STOREYS
        for path in sorted((root / storey).rglob("*.py"))
    }


def modules(root: Path) -> Iterator[Path]:
    """Every Python module of the house below the repository's root."""
    for name in ROOTS:
        yield from sorted((root / name).rglob("*.py"))


def main() -> int:
    """Print what is too long; 1 when something is."""
    root = Path(__file__).parents[1]
    found = [
        f"{path.relative_to(root)}：{complaint}"
        for path in modules(root)
        for complaint in too_long(path.read_text("utf-8"))
    ]
    found += misshapen(product(root))
    print("\n".join(found) or "篇幅合规")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
