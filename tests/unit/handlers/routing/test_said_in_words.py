"""Every Chinese word that reaches a reader passes `_`: whoever reads another language would read it in Chinese.

What stands in a module's tables, in patterns and in comparisons is for reading; the rest is below, with its reason.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[4]
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
    "union/reading": READS,
    "union/yearplan": READS,
    "union/festivals/notice_sentences.py": READS,
    "union/festivals/notice_reader.py": READS,
    "union/yearplan/documents/word_numbers.py": READS,
    "union/yearplan/documents/sheet_lines.py": READS,
    "union/calendar/templates.py": READS,
    "union/budgets/budget_lines.py": READS,
    "union/reading/names/branches.py": READS,
    "union/attendance/ballots.py": READS,
    "handlers/attendance/ballots.py": READS,
    "union/worklog/corrections.py": READS,
    "union/questions/forms.py": READS,
    "union/worklog/duplicates.py": READS,
    "union/worklog/event_links.py": READS,
    "union/reports/ledger.py": READS,
    "union/worklog/spending_rules.py": READS,
    "union/questions/answers.py": "units, put into words in union/core/units.py",
    "union/worklog/arithmetic_check.py": "units, put into words in union/core/units.py",
    "union/reports/named_items.py": "units, compared",
    "union/reports/written_line.py": "a log's own words, made into a line in the language they are in",
    "handlers/reports/digest_command.py": READS,
    "union/core/almanac/lunar.py": NAMES,
    "union/branches/coverage.py": NAMES,
    "union/reports/rollup.py": NAMES,
    "union/budgets/expenditure.py": NAMES,
    "union/care/visit_rules.py": NAMES,
    "union/requests/lifecycle.py": NAMES,
    "union/core/branches.py": "how branches are kept; said with the reader's comma",
    "union/helped/handouts.py": "units and signs of a name, compared; a family, as its list shows it",
    "union/reports/checkup/told_figures.py": "units, compared",
    "union/helped/families.py": "the code of a family, the same for whoever reads it",
    "union/feeds/ics_reader.py": "what a calendar file without words is called in the plan made of it",
    "handlers/questions/figure_answers.py": "units, looked up",
    "handlers/questions/scope.py": READS,
    "handlers/care/rules.py": READS,
    "handlers/calendar/time_question.py": READS,
    "handlers/calendar/minutes_document.py": READS,
    "handlers/calendar/changes/event_actions.py": READS,
    "handlers/budgets/spending_hints.py": READS,
    "handlers/routing/undo_commands.py": READS,
    "handlers/core/not_understood_texts.py": READS,
    "handlers/routing/message_inspection.py": "for the room, which is Chinese",
    "bot/web/calendar_feed.py": "for programs that fetch a calendar",
    "bot/web/settings_page.py": "a form's empty field as the answer that means so",
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
