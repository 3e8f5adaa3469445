"""Every regular expression of the product: where the source makes one, and what it was at run time.

`python -m tests.patterns.census ROOT PACKAGE…` imports everything in a process of its own, with the making of patterns recorded,
and prints what was found; `taken` asks it. A place in the source that nothing is known of is told, too.
"""

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from inspect import signature
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

HERE = Path(__file__).parents[2]
STOREYS = ("union", "storage", "handlers", "bot")
WRAPPER = "union.core.lazy_regex"
ASKED = ("search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split")
MAKERS = {"Regex", "EitherScript"}
SOMEBODY = ("赵六", "钱小七", "Tan Wei Ming")
Span = tuple[int, int, int, int]


@dataclass
class Place:
    """A call in the source that makes a pattern, with each pattern it made; `used`: how it is asked, as far as that is sure."""

    where: str
    name: str
    made: list[tuple[str, int]] = field(default_factory=list)
    used: list[str] = field(default_factory=lambda: ["search", "match", "fullmatch"])
    why_unknown: str = ""


def taken(root: Path = HERE, packages: tuple[str, ...] = STOREYS) -> list[Place]:
    """All places of these packages, each asked of a fresh process."""
    asked = [sys.executable, "-W", "ignore", str(Path(__file__)), str(root), *packages]
    told = subprocess.run(asked, capture_output=True, check=True, cwd=HERE, text=True)
    return [
        Place(**{**one, "made": [(text, flags) for text, flags in one["made"]]})
        for one in json.loads(told.stdout)
    ]


class _Recorder:
    """Notes by file and span of the call who has a pattern made; the wrapper itself is looked through."""

    def __init__(self, root: Path) -> None:
        self._root = str(root) + "/"
        self._through = str(HERE / "union/core/lazy_regex.py")
        self.made: dict[tuple[str, Span], set[tuple[str, int]]] = {}

    def note(self, pattern: object, flags: int) -> None:
        if isinstance(pattern, re.Pattern):
            pattern, flags = pattern.pattern, pattern.flags
        where = self._caller(sys._getframe(2))
        if isinstance(pattern, str) and where:
            self.made.setdefault(where, set()).add((pattern, flags & ~re.UNICODE))

    def _caller(self, frame: FrameType | None) -> tuple[str, Span] | None:
        while frame:
            file = frame.f_code.co_filename
            if file == self._through and frame.f_code.co_name == "either":
                return None  # reads patterns, not what people write
            if file.startswith(self._root) and file != self._through:
                return file, _span(frame.f_code, frame.f_lasti)
            if file.startswith("<") or file == self._through or "/re/" in file or file.endswith("census.py"):
                frame = frame.f_back
                continue
            return None
        return None


def _span(code: CodeType, at: int) -> Span:
    row, last, column, end = list(code.co_positions())[at // 2]
    return (row or 0, column or 0, last or 0, end or 0)


def _recorded(root: Path, packages: tuple[str, ...]) -> tuple[_Recorder, list[Any]]:
    recorder, before = _Recorder(root), re._compile  # type: ignore[attr-defined]

    def compile_noted(pattern: object, flags: int) -> object:
        recorder.note(pattern, int(flags))
        return before(pattern, flags)

    re._compile = compile_noted  # type: ignore[attr-defined]
    wrapper = importlib.import_module(WRAPPER)
    given_later: list[tuple[tuple[str, Span], Any]] = []
    make = wrapper.Regex.__init__

    def make_noted(self: Any, *given: Any, **named: Any) -> None:
        make(self, *given, **named)
        if isinstance(self._written, str):
            recorder.note(self._written, self._flags)
        elif where := recorder._caller(sys._getframe(1)):
            given_later.append((where, self))

    wrapper.Regex.__init__ = make_noted
    modules = [importlib.import_module(name) for name in _names(packages)]
    for where, regex in given_later:
        recorder.made.setdefault(where, set()).add((regex.pattern, regex._flags))
    for _ in wrapper.made_ready():
        pass
    for module in modules:
        for kept, given in _kept(module):
            kept(*given)
    return recorder, modules


def _kept(module: Any) -> Iterator[tuple[Any, list[Any]]]:
    """Each function of a module that keeps what it makes, with the arguments it is called with there."""
    for kept in list(vars(module).values()):
        if hasattr(kept, "cache_info") and not signature(kept).parameters:
            yield kept, []
    for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            kept = _named(module, node.func)
            if hasattr(kept, "cache_info") and (given := _given(kept, node.args)) is not None:
                yield kept, given


def _named(module: Any, node: ast.expr) -> Any:
    """What a call names: a function of the module, or of one that it has imported."""
    if isinstance(node, ast.Name):
        return vars(module).get(node.id)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return getattr(vars(module).get(node.value.id), node.attr, None)
    return None


def _given(kept: Any, args: list[ast.expr]) -> list[Any] | None:
    """The arguments of a call, with some people where it hands on people; None where others are not known."""
    parameters = list(signature(kept).parameters.values())
    given: list[Any] = []
    for one, parameter in zip(args, parameters, strict=False):
        if isinstance(one, ast.Constant):
            given.append(one.value)
        elif parameter.annotation == tuple[str, ...]:
            given.append(SOMEBODY)
        else:
            return None
    return given if len(given) == len(args) else None


class _Unknown(str):
    """Stands for whatever a function is given: some text, with whatever is asked of it."""

    def __getattr__(self, name: str) -> "_Unknown":
        return self

    def __call__(self, *_: object, **__: object) -> "_Unknown":
        return self


def _names(packages: tuple[str, ...]) -> Iterator[str]:
    for package in packages:
        module = importlib.import_module(package)
        yield package
        for each in pkgutil.walk_packages(module.__path__, f"{package}."):
            if not each.name.endswith("__main__"):
                yield each.name


def places(root: Path, packages: tuple[str, ...]) -> list[Place]:
    """What the source holds, filled with what was made."""
    recorder, modules = _recorded(root, packages)
    sources = {
        str(module.__file__): (module, ast.parse(Path(str(module.__file__)).read_text("utf-8")))
        for module in modules
    }
    uses = _Uses({module.__name__: tree for module, tree in sources.values()})
    found = []
    for file, (module, tree) in sources.items():
        if module.__name__ != WRAPPER:
            for node, owner in _calls(tree):
                found.append(_place(file, module, node, owner, recorder, uses))
    return found


def _place(file: str, module: Any, node: ast.expr, owner: str, recorder: _Recorder, uses: "_Uses") -> Place:
    name = f"{module.__name__}.{owner}" if owner else f"{module.__name__}:{node.lineno}"
    place = Place(f"{module.__name__}:{node.lineno}", name)
    span = (node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0)
    place.made = sorted(recorder.made.get((file, span), ()))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKED:
        place.used = [node.func.attr]
    else:
        place.used = uses.of(module.__name__, owner)
    if not place.made:
        try:
            place.made = [_worked_out(module, node)]
        except Exception as problem:  # noqa: BLE001 - whatever it is, the place is told as unknown
            place.why_unknown = f"{type(problem).__name__}: {problem}"
    return place


def _worked_out(module: Any, node: ast.expr) -> tuple[str, int]:
    """A pattern written within a function, of what its module knows."""
    if not isinstance(node, ast.Call):
        raise LookupError("not called here")
    code = compile(ast.Expression(node.args[0]), "<pattern>", "eval")
    known = dict(vars(module))
    while True:
        try:
            text = eval(code, known)
            break
        except NameError as problem:
            if problem.name in known:
                raise
            known[str(problem.name)] = _Unknown("甲1")
    if isinstance(text, _Unknown):
        raise LookupError("a pattern that is handed in")
    if isinstance(text, re.Pattern):
        return text.pattern, text.flags & ~re.UNICODE
    given = [ast.unparse(one) for one in (*node.args[1:], *(key.value for key in node.keywords))]
    flags = sum(int(getattr(re, one[3:])) for one in given if re.fullmatch(r"re\.[A-Z]+", one))
    return str(text), flags


def _calls(tree: ast.Module) -> Iterator[tuple[ast.expr, str]]:
    """Each call that makes a pattern, and the name of the constant it is for, where it has one of its own."""
    owners = {
        id(node.value): node.targets[0].id if isinstance(node, ast.Assign) else node.target.id
        for node in tree.body
        if (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name))
        or (isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name))
    }  # fmt: skip
    annotations = {
        id(part) for node in ast.walk(tree) for one in _annotations(node) for part in ast.walk(one)
    }
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for made in tree.body:
        if isinstance(made, ast.FunctionDef):
            returned = [node.value for node in ast.walk(made) if isinstance(node, ast.Return) and node.value]
            owners |= {id(value): made.name for value in returned}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _makes(node.func):
            yield node, owners.get(id(node), "")
        elif (
            _makes(node)
            and ast.unparse(node) in (*MAKERS, "re.compile")
            and id(node) not in called | annotations
        ):
            yield node, ""


def _annotations(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.ClassDef):
        yield from node.bases
    for name in ("annotation", "returns"):
        if isinstance(one := getattr(node, name, None), ast.expr):
            yield one
    if isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Constant):
        yield node.slice


def _makes(node: ast.expr) -> bool:
    if isinstance(node, ast.Name):
        return node.id in MAKERS and isinstance(node.ctx, ast.Load)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        maker = {"re": {"compile", *ASKED}, "regex": MAKERS}.get(node.value.id, set())
        return node.attr in maker
    return False


class _Uses:
    """How a module's constants are asked: by their names; those handed on, as their module and those that import them ask anything."""

    def __init__(self, trees: dict[str, ast.Module]) -> None:
        self._asked: dict[tuple[str, str], set[str]] = {}
        self._handed: dict[tuple[str, str], set[str]] = {}
        self._anything: dict[str, set[str]] = {}
        self._importing: dict[str, set[str]] = {}
        for module, tree in trees.items():
            self._read(module, tree)

    def of(self, module: str, name: str) -> list[str]:
        """What the pattern of this name is asked; of one without a name, what the modules ask of anything."""
        asked = set(self._asked.get((module, name), ()))
        if not name or (module, name) in self._handed:
            near = {
                module,
                *(self._handed.get((module, name), ()) if name else self._importing.get(module, ())),
            }
            asked |= {ask for one in near for ask in self._anything.get(one, ())}
        return sorted(asked) or ["search", "match", "fullmatch"]

    def _read(self, module: str, tree: ast.Module) -> None:
        named = self._names(module, tree)
        within = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in (*ASKED, "pattern"):
                key = self._key(module, node.value, named)
                if key is None:
                    if (
                        node.attr in ASKED and node.attr != "split" and ast.unparse(node.value) != "re"
                    ):  # texts are split, too
                        self._anything.setdefault(module, set()).add(node.attr)
                else:
                    self._asked.setdefault(key, set()).update({node.attr} & set(ASKED))
                    within.add(id(node.value))
            elif isinstance(node, ast.Name | ast.Attribute | ast.Call) and id(node) not in within:
                is_read = isinstance(node, ast.Call) or isinstance(node.ctx, ast.Load)
                if is_read and (key := self._key(module, node, named)):
                    self._handed.setdefault(key, set()).add(module)

    def _names(self, module: str, tree: ast.Module) -> dict[str, str]:
        named: dict[str, str] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                for one in node.names:
                    named[one.asname or one.name] = f"{node.module}.{one.name}"
                    self._importing.setdefault(node.module, set()).add(module)
                    self._importing.setdefault(f"{node.module}.{one.name}", set()).add(module)
        return named

    @staticmethod
    def _key(module: str, node: ast.expr, named: dict[str, str]) -> tuple[str, str] | None:
        if isinstance(node, ast.Call):  # of a function that makes the pattern once
            node = node.func
            if isinstance(node, ast.Name):
                owner, _, name = named.get(node.id, f"{module}.{node.id}").rpartition(".")
                return owner, name
            return None
        if isinstance(node, ast.Name) and node.id.isupper():
            whole = named.get(node.id, f"{module}.{node.id}")
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr.isupper():
            whole = f"{named.get(node.value.id, '')}.{node.attr}"
        else:
            return None
        owner, _, name = whole.rpartition(".")
        return owner, name


if __name__ == "__main__":
    root = Path(sys.argv[1]).resolve()
    sys.path[:0] = [str(root), str(HERE)]
    print(json.dumps([asdict(one) for one in places(root, tuple(sys.argv[2:]))]))
