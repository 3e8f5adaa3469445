"""The rules of the house, each applied to a bad example, so that it can fail; `make check` applies them to the house."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.conftest import find_program
from tools.check_docs import dead_links, moved, strangers, unnamed
from tools.check_house import (
    MAY_BE_SLOW,
    MAY_CATCH_EVERYTHING,
    awaits_in_units,
    broken,
    catches_everything,
    empty_names,
    sql_words,
    unreadable_sentences,
)
from tools.check_sizes import FUNCTION_LINES, MODULE_LINES, STOREYS, misshapen, too_long
from tools.shape import FOLDER_FILES, SMALL_LINES, doubled_classes, full_folders, small_modules

ROOT = Path(__file__).parents[2]
SENTENCE_END = re.compile(r"\.(?=\s|$)")
GOOD, BAD = "try:\n    x()\nexcept ValueError:\n    pass", "try:\n    x()\nexcept Exception:\n    log()"


def test_each_storey_keeps_its_rules() -> None:
    """What one may do is broken in another: the place is said with it."""
    sql, waits, sure = 'x = "delete from logs"', "with store.unit():\n    await tell()", "assert x"
    waits = f"async def f():\n    {waits}".replace("\n    await", "\n        await")
    sources = {
        "storage/a.py": sql,
        "union/a.py": sql,
        "tests/a.py": waits,
        "storage/b.py": sure,
        "bot/b.py": sure,
    }
    assert broken(sources) == ["union/a.py:1: SQL", "tests/a.py:3: await", "storage/b.py:1: assert"]
    slow = "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass A: ..."
    assert broken({"bot/a.py": slow, MAY_BE_SLOW: slow}) == ["bot/a.py:2: dataclass"]


def test_everything_is_caught_in_few_places() -> None:
    """`except Exception` stands where it is recorded, as often as is said, and nowhere else."""
    sender, count = next(iter(MAY_CATCH_EVERYTHING.items()))
    assert broken({sender: "\n".join([BAD] * count), "bot/a.py": GOOD}) == []
    assert broken({sender: GOOD, "bot/a.py": BAD}) == ["bot/a.py:3: except", f"{sender}: except 0"]


def test_what_papers_are_made_with_is_used_by_its_public_ways() -> None:
    """docs/dependencies.md says where there is none: the writer of a sheet."""
    private = re.compile(r"\b(?!self\b|cls\b)\w+\._[a-z]\w*")
    found = {
        path.name: set(private.findall(path.read_text("utf-8")))
        for path in (ROOT / "union/reports").rglob("*.py")
    }
    assert {name: parts for name, parts in found.items() if parts} == {
        "workbook.py": {"worksheet._write_only", "worksheet._writer", "new._writer", "ws._id", "ws._writer"}
    }


def test_every_package_is_installed() -> None:
    """A flat layout names its packages: none is forgotten, none is left over."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = project["tool"]["setuptools"]["packages"]
    found = [
        ".".join(path.parent.relative_to(ROOT).parts)
        for storey in STOREYS
        for path in (ROOT / storey).rglob("__init__.py")
    ]
    assert sorted(named) == sorted(found)


def test_every_package_says_what_lives_there() -> None:
    """Its `__init__` begins with two sentences: what is in it, and what is not or how it is kept."""
    silent = [
        str(path.relative_to(ROOT))
        for storey in STOREYS
        for path in (ROOT / storey).rglob("__init__.py")
        if len(SENTENCE_END.findall(ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "")) < 2
    ]
    assert silent == []


SQL = [
    'db.query("select id\\nfrom groups")',
    'db.execute(f"Delete FROM {table}")',
    'x = "insert or ignore into logs values (1)"',
    'x = f"update {table} set n = 1"',
]


@pytest.mark.parametrize("source", SQL)
def test_sql_is_found(source: str) -> None:
    """SQL in a plain or formatted string, on one line or several."""
    assert len(list(sql_words(source))) >= 1


NO_SQL = [
    '"""Selects what came from officers."""',
    'def f():\n    """select from"""',
    'x = "更新设置"',
    'x = "selection from"',
]


@pytest.mark.parametrize("source", NO_SQL)
def test_other_words_are_not_sql(source: str) -> None:
    """Docstrings and ordinary sentences are left alone."""
    assert list(sql_words(source)) == []


AWAITS = [
    "with store.unit() as db:\n        await send()",
    "with db.atomic():\n        if x:\n            y = [await z]",
    "with a, store.unit():\n        async for x in y: pass",
]


@pytest.mark.parametrize("body", AWAITS)
def test_an_await_in_a_unit_is_found(body: str) -> None:
    """However deep it stands, and in whatever form."""
    assert len(list(awaits_in_units(f"async def f():\n    {body}"))) >= 1


NO_AWAITS = [
    "await ask()\n    with store.unit():\n        save()\n    await tell()",
    "with store.unit():\n        async def later():\n            await tell()",
    "with open(x):\n        await tell()",
]


@pytest.mark.parametrize("body", NO_AWAITS)
def test_waiting_before_and_after_is_fine(body: str) -> None:
    """Only what runs inside the unit counts."""
    assert list(awaits_in_units(f"async def f():\n    {body}")) == []


@pytest.mark.parametrize("kind", ["", " Exception", " (ValueError, Exception)", " BaseException as error"])
def test_catching_everything_is_found(kind: str) -> None:
    """Bare, named, in a tuple."""
    assert list(catches_everything(f"try:\n    x()\nexcept{kind}:\n    log()")) == ["3: except"]


@pytest.mark.parametrize("handler", [" ValueError:\n    pass", " BaseException:\n    undo()\n    raise"])
def test_catching_one_thing_or_passing_on_is_fine(handler: str) -> None:
    """A named error is expected; what is raised again is not swallowed."""
    assert list(catches_everything(f"try:\n    x()\nexcept{handler}")) == []


@pytest.mark.parametrize("argument", ['f"已记录 {n}"', '"已记录" + n', '"已记录 {}".format(n)'])
def test_a_sentence_put_together_is_found(argument: str) -> None:
    """The catalogue has the sentence with its place-holders, never with the values."""
    assert list(unreadable_sentences(f"_({argument})")) == ["1: _"]
    assert list(unreadable_sentences(f"turn._({argument})")) == ["1: _"]


def test_a_literal_sentence_is_fine() -> None:
    """Values go in by name after the look-up."""
    assert list(unreadable_sentences('_("已记录 {number}", number=f"#{n}")')) == []


def a_function(lines: int) -> str:
    """The source of a function of so many lines."""
    return "def f():\n" + "    pass\n" * (lines - 1)


def test_length_is_counted() -> None:
    """39 lines pass and 40 do not; a reason in the line above excuses; decorators count as above."""
    assert list(too_long(a_function(FUNCTION_LINES))) == []
    assert len(list(too_long(a_function(FUNCTION_LINES + 1)))) == 1
    assert list(too_long("x = 1\n# long: one table\n@cache\n" + a_function(60))) == []
    assert list(too_long("#\n" * MODULE_LINES)) == []
    assert len(list(too_long("#\n" * (MODULE_LINES + 1)))) == 1


def test_a_full_folder_is_found() -> None:
    """24 files pass and 25 do not; those of a folder inside count there."""
    files = {f"union/room/m{number}.py": "" for number in range(FOLDER_FILES)}
    assert list(full_folders(files | {"union/room/inner/m.py": ""})) == []
    assert len(list(full_folders(files | {"union/room/__init__.py": ""}))) == 1


SMALL = {
    "union/a.py": "X = 1",
    "union/b.py": "from union.a import X",
    "union/c.py": "def f():\n    from union import b",
}


def test_a_small_module_with_one_importer_is_found() -> None:
    """However it is imported; with two importers, many lines or a reason it may stay."""
    assert small_modules(SMALL) == ["union/a.py", "union/b.py"]
    assert small_modules(SMALL | {"union/d.py": "import union.a"}) == ["union/b.py"]
    assert small_modules(SMALL | {"union/a.py": "# small: a table\nX = 1"}) == ["union/b.py"]
    assert small_modules(SMALL | {"union/a.py": "X = 1\n" * SMALL_LINES}) == ["union/b.py"]
    assert small_modules(SMALL | {"union/a.py": "# small: it was\n" + "X = 1\n" * SMALL_LINES}) == [
        "union/a.py",  # the reason is none any more
        "union/b.py",
    ]


def test_a_class_name_used_twice_is_found() -> None:
    """Public ones within a storey; private ones and those of another storey are no twins."""
    twins = {
        "union/a.py": "class Line: ...\nclass _Own: ...",
        "union/b.py": "class Line: ...\nclass _Own: ...",
    }
    assert doubled_classes(twins) == ["union: Line"]
    assert doubled_classes({"union/a.py": "class Line: ...", "handlers/b.py": "class Line: ..."}) == []


def test_no_count_may_grow() -> None:
    """One more than there may be is refused, with all of them."""
    assert list(misshapen(SMALL, most_small=2)) == []
    (told,) = misshapen(SMALL, most_small=1)
    assert "union/a.py、union/b.py" in told


@pytest.mark.parametrize(
    "source", ["def f():\n    import union.c", "if TYPE_CHECKING:\n    from union.c import f"]
)
def test_a_circle_is_found(source: str) -> None:
    """Inside a room, too, and where it goes through a function or is for typing only."""
    (told,) = misshapen(SMALL | {"union/a.py": source}, most_small=3)
    assert told.startswith("引用成环：") and all(f"union.{name}" in told for name in "abc")


def test_a_long_chain_of_imports_is_found() -> None:
    """With every module on its way, from the top; what is imported inside a function loads nothing."""
    chain = SMALL | {"union/d.py": "from union import b"}
    (told,) = misshapen(chain, most_small=2, longest=2)
    assert told.endswith("union.d → union.b → union.a")
    assert list(misshapen(SMALL, most_small=2, longest=2)) == []


def test_a_missing_program_fails_where_it_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    """`needs` finds a program, skips without it, and fails in CI, where everything must run."""
    assert Path(find_program("no-such-program", "sh")).name == "sh"
    monkeypatch.delenv("REQUIRE_SYSTEM", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no-such-program"):
        find_program("no-such-program")
    monkeypatch.setenv("REQUIRE_SYSTEM", "1")
    with pytest.raises(pytest.fail.Exception, match="no-such-program"):
        find_program("no-such-program")


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    """A link to a file that is not there; addresses of elsewhere are left alone."""
    (tmp_path / "a.md").write_text("# Part\n")
    text = "[a](a.md#part) [b](b.md) [c](https://example.org/x#y)"
    assert list(dead_links(text, tmp_path)) == ["b.md"]


def test_an_unnamed_command_is_found() -> None:
    """A command counts as named in backquotes, with or without its options."""
    assert unnamed("`run --config FILE` 和 `python -m bot check`，还有 demo", ["run", "check", "demo"]) == [
        "demo"
    ]


def test_a_link_to_a_missing_heading_is_found(tmp_path: Path) -> None:
    """Anchors are made of headings as GitHub makes them; what stands in a fence is no heading."""
    (tmp_path / "a.md").write_text("# 怎样算一条\n```\n# none\n```\n## Two, three\n")
    text = "[x](a.md#怎样算一条) [x](a.md#two-three) [x](a.md#none) [x](#here)"
    assert list(dead_links(text, tmp_path)) == ["a.md#none", "#here"]


def test_what_a_paper_names_must_exist() -> None:
    """Files, commands in the chats, of the program and of make; what stands in a fence is an example."""
    text = "`union/core/kinds.py` `union/no.py` `/due` `/dew 1` `python -m bot chek` `make demo` `make tee`\n```\n`/x`\n```\n"
    assert list(strangers(text, ROOT)) == ["union/no.py", "/dew", "python -m bot chek", "make tee"]
    text = "| `Kind`, `Kinds` | `union/core/kinds.py` |\n| `Kinds` | no module |\n`Kinds` in `union/core/kinds.py`\n"
    assert list(moved(text, ROOT)) == ["Kinds"]


def test_a_name_of_small_words_is_found() -> None:
    """Of a module's functions; a method is read with what it is of."""
    source = "def _of_ours():\n    pass\n\ndef entry_line():\n    pass\n\nclass A:\n    def told(self): ..."
    assert list(empty_names(source)) == ["1: _of_ours"]
