"""Checks the papers: links to files of the repository lead somewhere, and README names every command.

Run by `make check`.
"""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.cli import COMMANDS

ROOT = Path(__file__).parents[1]
LINK = re.compile(r"\]\((?P<target>[^)\s#]+)(?:#[^)]*)?\)")
ELSEWHERE = ("http://", "https://", "mailto:")


def dead_links(text: str, folder: Path) -> Iterator[str]:
    """The relative link targets of a Markdown text lying in `folder` that do not exist."""
    for found in LINK.finditer(text):
        target = found["target"]
        if not target.startswith(ELSEWHERE) and not (folder / target).exists():
            yield target


def unnamed(text: str, commands: Iterable[str]) -> list[str]:
    """The commands that a text does not show in backquotes, alone or with their options."""
    return [command for command in commands if not re.search(rf"`(?:[^`]* )?{command}\b[^`]*`", text)]


def papers(root: Path) -> list[Path]:
    """The Markdown files git knows or would know."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    return [root / name for name in listed.splitlines() if (root / name).exists()]


def main() -> int:
    """Print what is wrong with the papers; 1 when something is."""
    wrong = [
        f"{paper.relative_to(ROOT)}：链接指向不存在的 {target}"
        for paper in papers(ROOT)
        for target in dead_links(paper.read_text("utf-8"), paper.parent)
    ]
    wrong += [
        f"README.md：没有写到命令 {command}"
        for command in unnamed((ROOT / "README.md").read_text("utf-8"), COMMANDS)
    ]
    print("\n".join(wrong) or "文档合规")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
