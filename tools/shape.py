"""How the house is divided: full folders, small modules that serve one other, class names that mean two things, imports in a circle.

A storey's modules are given as a mapping of their path from the repository's root to their source. tools/check_sizes.py
refuses what is too much.
"""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from graphlib import CycleError, TopologicalSorter
from pathlib import PurePosixPath

FOLDER_FILES = 24
SMALL_LINES = 50
EXCUSE = "# small: "

Sources = Mapping[str, str]


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
        for used in _imports(source, paths.keys()):
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
        (path.split("/")[0], name) for path, source in sources.items() for name in _public_classes(source)
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
    return {
        _name(path): (set(_imports(source, known, at_load=at_load)) & known) - {_name(path)}
        for path, source in sources.items()
    }


def _name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _imports(source: str, known: Set[str], *, at_load: bool = False) -> Iterator[str]:
    """A name that is no module of ours is one that the module before it offers."""
    tree = ast.parse(source)
    for node in _loaded(tree.body) if at_load else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in known else str(node.module)


def _loaded(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that run when a module is imported, those of its conditions among them."""
    for node in body:
        yield node
        if isinstance(node, ast.If | ast.Try) and "TYPE_CHECKING" not in ast.dump(node):
            yield from _loaded([*node.body, *node.orelse])


def _public_classes(source: str) -> set[str]:
    return {
        node.name
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }
