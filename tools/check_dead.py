"""Refuses what nobody uses and what only tests use: names vulture finds, and those a module offers and none takes.

Run by `make check`. What is used from outside stands in KEPT, with the reason; a line there that is not needed is refused, too.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from vulture import Vulture

from tools.offered import Modules, modules, untaken

ROOT = Path(__file__).parents[1]
PROGRAM, TESTS = ("bot", "handlers", "storage", "union", "tools", "bench"), "tests"
SURE = 60  # per cent: vulture's word for 「nothing of that name is read」
DECORATED = ["@pytest.fixture*", "@MIGRATIONS*"]  # found by those who decorate
# Attributes set on objects of python-docx and openpyxl, which read them.
SET_FOR_LIBRARIES = "union/reports/"

Found = tuple[str, str]  # where it stands, its name
KEPT = (  # where, which names, why
    ("bot/cli/", "HELP configure run", "bot/cli/main.py finds a subcommand by its file's name"),
    ("bot/", "model_config", "pydantic"),
    ("bot/web/page_base.py", "__init_subclass__", "Python itself, where a class is derived"),
    (
        "bot/telegram/http_request.py",
        "do_request parse_json_payload write_timeout pool_timeout",
        "PTB's BaseRequest",
    ),
    ("bot/workers/apprise_plugins.py", "get_signature request_rate_per_sec api_url notify_url", "Apprise"),
    ("bot/", "should_exit capture_signals", "uvicorn"),
    (
        "tools/report_",
        "alignment bottom_margin footer_distance is_linked_to_previous left_indent odd_and_even_pages_header_footer"
        " page_height right_indent top_margin comments keywords last_modified_by _blob italic keep_with_next"
        " line_spacing line_spacing_rule rgb space_after space_before widow_control",
        "python-docx",
    ),
    ("tools/data_names.py", "every extract", "for Babel and tests"),
    ("storage/privacy/export.py", "third", "the three counts are taken in order"),
    (
        "bot/workers/",
        "flaws template plan calendar photo ordered export",
        "bot/workers/registry.py",
    ),
    ("bot/workers/mirror_worker.py", "hand_all_over", "bot/workers/registry.py"),
    ("handlers/feeds/feed_content.py", "made_of", "bot/workers/registry.py"),
    ("union/branches/coverage_picture.py", "render", "bot/workers/registry.py"),
    ("union/calendar/month_picture/image.py", "render", "bot/workers/registry.py"),
    ("union/helped/handout_papers.py", "render", "bot/workers/registry.py"),
    ("union/data/__init__.py", "source_to_code", "importlib's SourceFileLoader"),
    ("union/reports/excel/workbook.py", "write_worksheet", "openpyxl"),
    ("union/questions/forms.py", "comment", "openpyxl"),
    (
        "tests/conftest.py",
        "pytest_addoption pytest_configure pytest_runtest_protocol pytest_unconfigure pytest_collection_modifyitems"
        " pytest_collection_finish",
        "pytest",
    ),
    ("union/core/", "_value_", "enum"),
    ("union/core/files/zip_package.py", "doctype", "a target of ElementTree's parser"),
    (
        "union/core/groups.py",
        "paper_addressee paper_number paper_signer paper_issuer log_topic",
        "read by name",
    ),
    ("union/worklog/spending_rules.py", "read_in", "for whoever checks the facts"),
    ("union/words/", "__call__", "a sentence is looked up by calling"),
    ("bench/", "heartbeat p99 disordered", "figures read by name"),
    ("bench/", "connection_made data_received _main_loop _timer_cancelled_count", "asyncio and APScheduler"),
    ("bench/fanout.py", "do_request", "PTB's BaseRequest"),
    ("bench/fanout.py", "executor", "asyncio's own signature"),
    ("bot/web/health.py", "collect", "prometheus-client asks a collector for it"),
    (
        "union/reading/",
        "_all_rule_patterns _pieces_by_first_sign",
        "registered by its decorator, for the warming up",
    ),
    ("tests/", "pytestmark undrawn", "pytest"),
    ("tests/unit/union/yearplan/plan_texts.py", "SCHOOL_YEAR", "read by name"),
    ("tests/torture/", "configure run", "as in bot/cli"),
    ("tests/", "do_POST do_HEAD log_message date_time_string daemon_threads", "http.server, socketserver"),
    ("tests/", "should_exit timeout_graceful_shutdown", "uvicorn"),
    ("tests/", "row_factory", "sqlite3"),
    ("tests/web/", "Locator BrowserContext ConsoleMessage", "types named in quotes"),
)


def by_name(root: Path, folders: tuple[str, ...]) -> Iterator[Found]:
    """What vulture finds below these folders."""
    found = Vulture(ignore_decorators=DECORATED)
    found.scavenge([str(root / folder) for folder in folders])
    for each in found.get_unused_code(min_confidence=SURE):
        place = Path(each.filename).relative_to(root).as_posix()
        if not (each.typ == "attribute" and place.startswith(SET_FOR_LIBRARIES)):
            yield place, each.name


def by_import(root: Path, found: Modules) -> Iterator[Found]:
    """What these modules offer to none of them; pytest takes tests by their name."""
    for module, name in untaken(found):
        if not name.startswith("test_"):
            package = root / module.replace(".", "/")
            path = package / "__init__.py" if package.is_dir() else package.with_suffix(".py")
            yield path.relative_to(root).as_posix(), name


def dead(root: Path) -> set[Found]:
    """All that is dead for the program itself, and of the tests what is dead even for them."""
    whole = (*PROGRAM, TESTS)
    every = modules(root, whole)
    program = {name: tree for name, tree in every.items() if name.partition(".")[0] in PROGRAM}
    in_tests = {
        each for each in (*by_name(root, whole), *by_import(root, every)) if each[0].startswith(TESTS)
    }
    return {*by_name(root, PROGRAM), *by_import(root, program), *in_tests}


def complaints(found: set[Found]) -> Iterator[str]:
    """What is dead without excuse, and what is excused without need."""
    kept = {(where, name) for where, names, _why in KEPT for name in names.split()}
    used = {(where, name) for where, name in kept if any(_fits(each, where, name) for each in found)}
    for place, name in sorted(found):
        if not any(_fits((place, name), *each) for each in used):
            yield f"没有人用：{place} {name}"
    yield from (f"KEPT 里不必有：{where} {name}" for where, name in sorted(kept - used))


def _fits(found: Found, where: str, name: str) -> bool:
    return found[1] == name and found[0].startswith(where)


def main() -> int:
    """Say what is dead; 1 when something is."""
    told = list(complaints(dead(ROOT)))
    print("\n".join(told) or "没有死代码")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
