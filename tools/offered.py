"""Names a module offers and nobody takes, found by following imports: vulture goes by the bare name, which modules often share."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

Name = tuple[str, str]  # the module's, its own
Modules = Mapping[str, ast.Module]
DEFINED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def modules(root: Path, folders: tuple[str, ...]) -> dict[str, ast.Module]:
    """Every module below these folders of the repository, by its dotted name."""
    paths = [path for folder in folders for path in sorted((root / folder).rglob("*.py"))]
    return {_dotted(path.relative_to(root)): ast.parse(path.read_text("utf-8")) for path in paths}


def untaken(found: Modules) -> Iterator[Name]:
    """Module-level names that are read neither in their module, outside themselves, nor by one that imports them."""
    taken = {name for module, tree in found.items() for name in _taken(module, tree, found)}
    for module, tree in found.items():
        offered = [(module, name) for node in tree.body if not _is_registered(node) for name in _names(node)]
        yield from (name for name in offered if name not in taken)


def _dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _names(node: ast.stmt) -> Iterator[str]:
    """What a statement at a module's top level defines."""
    if isinstance(node, DEFINED):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        found = (part for target in targets for part in ast.walk(target) if isinstance(part, ast.Name))
        yield from (part.id for part in found if not part.id.startswith("__"))


def _is_registered(node: ast.stmt) -> bool:
    """Its decorator keeps it for whoever runs it: a fixture of pytest's, a migration."""
    made_by = [ast.unparse(each) for each in node.decorator_list] if isinstance(node, DEFINED) else []
    return any(word in each for each in made_by for word in ("fixture", "MIGRATIONS"))


def _taken(module: str, tree: ast.Module, found: Modules) -> Iterator[Name]:
    """Every name this module reads: its own, one it imports, or an attribute of an imported module."""
    known = dict(_imported(tree, found))
    for statement in tree.body:
        own = statement.name if isinstance(statement, DEFINED) else ""
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id != own:
                yield module, node.id
            elif isinstance(node, ast.Attribute) and (place := _place(node.value)) in known:
                yield known[place], node.attr
            elif isinstance(node, ast.ImportFrom):
                yield from ((node.module or "", each.name) for each in node.names)


def _imported(tree: ast.Module, found: Modules) -> Iterator[tuple[str, str]]:
    """The names under which modules of ours are at hand here."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((each.asname or each.name, each.name) for each in node.names if each.name in found)
        elif isinstance(node, ast.ImportFrom):
            for each in node.names:
                if f"{node.module}.{each.name}" in found:
                    yield each.asname or each.name, f"{node.module}.{each.name}"


def _place(node: ast.expr) -> str:
    """`union.core.period` of `union.core.period.month`; "" where it is no plain name."""
    if isinstance(node, ast.Attribute):
        before = _place(node.value)
        return before and f"{before}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""
