"""Every Chinese word that reaches a reader passes `_`: whoever reads another language would read it in Chinese.

What stands in a module's tables, in patterns and in comparisons is for reading; the rest is below, with its reason.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[3]
CHINESE = re.compile(r"[\u4e00-\u9fff\u3001\u3002\u300a-\u3011，；：！？（）]")
LAYERS = ("bot/web", "handlers", "union")
# Methods whose argument is looked for in a text or cut from it.
LOOKS = frozenset(
    [
        "startswith",
        "endswith",
        "strip",
        "lstrip",
        "rstrip",
        "removesuffix",
        "removeprefix",
        "split",
        "rsplit",
        "partition",
        "rpartition",
        "replace",
        "find",
        "index",
        "count",
        "translate",
        "maketrans",
        "compile",
        "Regex",
        "match",
        "fullmatch",
        "search",
        "sub",
        "finditer",
        "findall",
    ]
)
READS = "puts words together for the reader of sentences, or reads them"
NAMES = "names of things, put into words where they are said"
# A file, or a folder with all in it.
WITHOUT_WORDS = {
    "union/understanding": READS,
    "union/yearplan": READS,
    "union/holiday_days.py": READS,
    "union/holiday_notice.py": READS,
    "union/documents/number_forms.py": READS,
    "union/documents/sheet_formats.py": READS,
    "union/documents/docx_sample.py": "the sample of a Word template, whose styles are the official ones of the mainland",
    "union/documents/docx_work.py": "numerals, where Chinese is read",
    "union/template_lines.py": READS,
    "union/budget_words.py": READS,
    "union/branch_words.py": READS,
    "union/mending.py": READS,
    "union/duplicates.py": READS,
    "union/same_words.py": READS,
    "union/ties.py": READS,
    "union/ledger.py": READS,
    "union/money_rules.py": READS,
    "union/answers.py": "units, put into words in union/units.py",
    "union/crosscheck.py": "units, put into words in union/units.py",
    "union/digest_items.py": "units, compared",
    "union/digest_care_figures.py": "units, put into words in union/units.py",
    "union/digest_care_words.py": "the signs of life events, looked up",
    "union/lunar.py": NAMES,
    "union/branches.py": "how branches are kept; said with the reader's comma",
    "union/families.py": "the code of a family, the same for whoever reads it",
    "union/ics_reading.py": "what a calendar file without words is called in the plan made of it",
    "handlers/asking_figures.py": "units, looked up",
    "handlers/asking_scope.py": READS,
    "handlers/care_answers.py": READS,
    "handlers/care_rules.py": READS,
    "handlers/time_asked.py": READS,
    "handlers/money_hints.py": READS,
    "handlers/worklog.py": READS,
    "handlers/targets.py": "choices by their code",
    "handlers/filing.py": "the category of what has none, put into words where it is said",
    "handlers/phrases/plain.py": READS,
    "handlers/menu.py": "the words of commands, where Chinese is read",
    "handlers/inspecting.py": "for the room, which is Chinese",
    "bot/web/feed.py": "for programs that fetch a calendar",
    "bot/web/ruling.py": "a form's empty field as the answer that means so",
}


def bare(node: ast.AST, above: Sequence[ast.AST] = ()) -> Iterator[ast.Constant]:
    """Constants with Chinese inside functions that are no sentence, no docstring and not looked for."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and CHINESE.search(node.value):
        if not any(map(_excuses, above, [*above[1:], node])) and any(map(_is_function, above)):
            yield node
        return
    for child in ast.iter_child_nodes(node):
        yield from bare(child, [*above, node])


def _is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def _excuses(node: ast.AST, child: ast.AST) -> bool:
    if isinstance(node, ast.Compare | ast.Expr):
        return isinstance(node, ast.Compare) or isinstance(child, ast.Constant)
    if not isinstance(node, ast.Call) or child is node.func:
        return False
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    return name == "_" or name in LOOKS


def found() -> dict[str, list[int]]:
    """Lines with such constants by file."""
    places: dict[str, list[int]] = {}
    for layer in LAYERS:
        for path in sorted((ROOT / layer).rglob("*.py")):
            lines = [each.lineno for each in bare(ast.parse(path.read_text("utf-8")))]
            if lines:
                places[str(path.relative_to(ROOT))] = lines
    return places


def test_what_is_said_passes_the_catalogues() -> None:
    """`_("…")` around it mends most; a part of a sentence is said with the whole of it."""
    places = found()
    excused = {
        path for path in places for each in WITHOUT_WORDS if path == each or path.startswith(f"{each}/")
    }
    assert {path: lines for path, lines in places.items() if path not in excused} == {}
    gone = {
        each
        for each in WITHOUT_WORDS
        if not any(path == each or path.startswith(f"{each}/") for path in places)
    }
    assert gone == set()
