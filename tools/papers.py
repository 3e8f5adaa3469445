"""Writes every page that is made from the code: `python -m tools.papers`, or `make papers`.

tools/check_docs.py and tests/docs/test_papers.py refuse what is out of date.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from tools import (
    commands_paper,
    configuration_paper,
    manual_page,
    privacy_paper,
    rights_paper,
    rules_paper,
    settings_paper,
)

ROOT = Path(__file__).parents[1]
PAPERS: Mapping[str, Callable[[], str]] = {
    commands_paper.PAPER: commands_paper.paper,
    configuration_paper.PAPER: configuration_paper.paper,
    settings_paper.PAPER: settings_paper.paper,
    rights_paper.PAPER: rights_paper.paper,
    rules_paper.PAPER: rules_paper.paper,
    privacy_paper.PAPER: privacy_paper.paper,
    manual_page.PAPER: manual_page.paper,
    privacy_paper.SCHEMA: lambda: json.dumps(privacy_paper.schema(), ensure_ascii=False, indent=1) + "\n",
}


def stale() -> list[str]:
    """The pages that are not what the code says now."""
    return [name for name, paper in PAPERS.items() if _written(name) != paper()]


def _written(name: str) -> str:
    path = ROOT / name
    return path.read_text("utf-8") if path.exists() else ""


def main() -> None:
    """Write them all into the repository."""
    for name, paper in PAPERS.items():
        (ROOT / name).write_text(paper(), "utf-8")


if __name__ == "__main__":
    main()
