"""How the house is divided: full folders, small modules that serve one other, class names that mean two things, imports in a circle.

A storey's modules are given as a mapping of their path from the repository's root to their source. tools/check_sizes.py
refuses what is too much.
"""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import PurePosixPath

FOLDER_FILES = 24
SMALL_LINES = 50
EXCUSE = "# small: "

Sources = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Function:
    """A function's name, the first line of it and its decorators, and how many lines it has without these."""

    name: str
    first: int
    length: int


@dataclass(frozen=True, slots=True)
class Outline:
    """What a module imports, as it is loaded or at all, each as the module's name and what is taken from it; its functions, those
    within others too; its public classes.
    """

    imports: tuple[tuple[str, str | None], ...]
    loaded: tuple[tuple[str, str | None], ...]
    functions: tuple[Function, ...]
    classes: frozenset[str]


def full_folders(sources: Sources) -> Iterator[str]:
    """Folders with more Python files than somebody can look over, with their number."""
    files = Counter(str(PurePosixPath(path).parent) for path in sources)
    for folder, count in sorted(files.items()):
        if count > FOLDER_FILES:
            yield f"{folder}：有 {count} 个 Python 文件，超过 {FOLDER_FILES} 个"


def small_modules(sources: Sources) -> list[str]:
    """The paths of modules under 50 lines that one other module imports, wherever in it, and that give no reason;
    and of those that give one they do not need.
    """
    paths = {_name(path): path for path in sources}
    users: dict[str, set[str]] = defaultdict(set)
    for path, source in sources.items():
        for used in _used(outline(source).imports, paths.keys()):
            users[used].add(path)
    small = {
        path
        for name, path in paths.items()
        if len(users[name] - {path}) == 1
        and not PurePosixPath(path).name.startswith("__")
        and PurePosixPath(path).name
        != "feature.py"  # a room's entry in the list of features, small by design
        and len(sources[path].splitlines()) < SMALL_LINES
    }
    return sorted(small ^ {path for path, source in sources.items() if source.startswith(EXCUSE)})


def doubled_classes(sources: Sources) -> list[str]:
    """Public names that classes of several modules of one storey have: 「union: Line」."""
    found = Counter(
        (path.split("/")[0], name) for path, source in sources.items() for name in outline(source).classes
    )
    return [f"{storey}: {name}" for (storey, name), count in sorted(found.items()) if count > 1]


def circle(sources: Sources) -> Sequence[str]:
    """Modules that import one another in a circle, the first again at the end; none is the rule.

    Imports inside functions and for typing count, and those inside a room.
    """
    try:
        TopologicalSorter(_graph(sources)).prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()


def longest_chain(sources: Sources) -> list[str]:
    """The longest way from a module down what it imports as it is loaded. Raises CycleError where that goes in a circle."""
    graph, ways = _graph(sources, at_load=True), dict[str, list[str]]()
    for name in TopologicalSorter(graph).static_order():
        ways[name] = [name, *max((ways[used] for used in graph[name]), key=len, default=[])]
    return max(ways.values(), key=len, default=[])


def _graph(sources: Sources, *, at_load: bool = False) -> dict[str, set[str]]:
    """What each module imports, wherever in it; `at_load`: when it is imported itself, not inside functions or for typing."""
    known = {_name(path) for path in sources}
    outlines = {_name(path): outline(source) for path, source in sources.items()}
    return {
        name: (set(_used(told.loaded if at_load else told.imports, known)) & known) - {name}
        for name, told in outlines.items()
    }


def _name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _used(imports: Iterable[tuple[str, str | None]], known: Set[str]) -> Iterator[str]:
    """A name that is no module of ours is one that the module before it offers."""
    for module, name in imports:
        inner = f"{module}.{name}"
        if name is not None:
            yield inner if inner in known else module
        elif module in known:
            yield module


@cache
def outline(source: str) -> Outline:
    """Each module is parsed once, whatever is asked of it."""
    body = ast.parse(source).body
    inner = list(_statements(body))
    classes = (node.name for node in body if isinstance(node, ast.ClassDef))
    return Outline(
        tuple(_imports(inner)),
        tuple(_imports(_loaded(body))),
        tuple(_function(node) for node in inner if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)),
        frozenset(name for name in classes if not name.startswith("_")),
    )


def _statements(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """All statements, those within others too; no expressions, which are most of a module's nodes."""
    for node in body:
        yield node
        for part in ("body", "orelse", "finalbody", "handlers", "cases"):
            if isinstance(inner := getattr(node, part, None), list):
                yield from _statements(inner)


def _function(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Function:
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return Function(node.name, first, (node.end_lineno or node.lineno) - node.lineno + 1)


def _imports(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, str | None]]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((str(node.module), alias.name) for alias in node.names)


def _loaded(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that run when a module is imported, those of its conditions among them."""
    for node in body:
        yield node
        if isinstance(node, ast.If | ast.Try) and "TYPE_CHECKING" not in ast.dump(node):
            yield from _loaded([*node.body, *node.orelse])
