"""Checks the papers: links and anchors lead somewhere, what is named in them exists, pages made from code are fresh.

Run by `make check`.
"""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from bot.cli.main import COMMANDS
from handlers.routing import features as chat
from tools.papers import stale

ROOT = Path(__file__).parents[1]
LINK = re.compile(r"\]\((?P<target>[^)\s#]*)(?:#(?P<anchor>[^)\s]+))?\)")
ELSEWHERE = ("http://", "https://", "mailto:")
HEADING = re.compile(r"^#{1,6} +(?P<text>.+?) *#*$", re.M)
NO_ANCHOR = re.compile(r"[^\w\- ]")
FENCED = re.compile(r"^(?P<fence>```+|~~~+).*?^(?P=fence)[ ]*$", re.M | re.S)
QUOTED = re.compile(r"`([^`\n]+)`")
NAMED_FILE = re.compile(
    r"(?:bot|handlers|storage|union|tests|tools|bench|docs|deploy|\.ci)/[\w./-]*\.(?:py|toml|md|txt|json|sh|service|cfg)"
)
NAMED_CLASS = re.compile(r"[A-Z][a-z]\w+")
NAMED_CHAT = re.compile(r"/(?P<name>[a-z]{2,})(?:@\w+)?(?: .*)?")
NAMED_PROGRAM = re.compile(r"(?:python|\.venv/bin/python) -m bot (?P<name>[a-z]+)")
NAMED_TARGET = re.compile(r"make (?P<name>[a-z][a-z-]*)(?= |$)")
TARGET = re.compile(r"^(?P<name>[a-z][a-z-]*):", re.M)
# What begins with a stroke and is no command of ours: BotFather's, and paths of pages and machines.
OTHERS = {
    "newbot",
    "setprivacy",
    "setcommands",
    "token",
    "revoke",
    "health",
    "metrics",
    "webhook",
    "app",
    "office",
    "etc",
    "tmp",
}
HISTORY = ("CHANGELOG.md", "docs/decisions/")  # tells of what was, under the names it had


def dead_links(text: str, folder: Path) -> Iterator[str]:
    """The relative link targets of a Markdown text lying in `folder` that do not exist, anchors included."""
    for found in LINK.finditer(text):
        target, anchor = found["target"], found["anchor"]
        if target.startswith(ELSEWHERE) or not (target or anchor):
            continue
        if target and not (folder / target).exists():
            yield target
        elif anchor and (not target or target.endswith(".md")):
            aimed = text if not target else (folder / target).read_text("utf-8")
            if anchor not in anchors(aimed):
                yield f"{target}#{anchor}"


def anchors(text: str) -> set[str]:
    """The anchors of a Markdown text's headings, as GitHub makes them."""
    headings = (found["text"] for found in HEADING.finditer(FENCED.sub("", text)))
    return {NO_ANCHOR.sub("", heading.lower()).replace(" ", "-") for heading in headings}


def unnamed(text: str, commands: Iterable[str]) -> list[str]:
    """The commands that a text does not show in backquotes, alone or with their options."""
    return [command for command in commands if not re.search(rf"`(?:[^`]* )?{command}\b[^`]*`", text)]


def strangers(text: str, root: Path) -> Iterator[str]:
    """What a text names in backquotes and does not exist: files, commands in the chats, of the program, of make."""
    for quoted in QUOTED.findall(FENCED.sub("", text)):
        if NAMED_FILE.fullmatch(quoted) and not (root / quoted).exists():
            yield quoted
        found = NAMED_CHAT.fullmatch(quoted)
        if found and found["name"] not in _chat_commands() | OTHERS:
            yield f"/{found['name']}"
        for each in NAMED_PROGRAM.finditer(quoted):
            if each["name"] not in COMMANDS:
                yield each[0]
        target = NAMED_TARGET.match(quoted)
        if target and target["name"] not in _targets(root):
            yield target[0]


def moved(text: str, root: Path) -> Iterator[str]:
    """Classes that a line of a table names beside modules, none of which has such a name."""
    for line in FENCED.sub("", text).splitlines():
        quoted = QUOTED.findall(line) if line.startswith("|") else []
        files = [root / each for each in quoted if NAMED_FILE.fullmatch(each) and each.endswith(".py")]
        sources = [file.read_text("utf-8") for file in files if file.exists()]
        for name in filter(NAMED_CLASS.fullmatch, quoted):
            if sources and not any(re.search(rf"\b{name}\b", source) for source in sources):
                yield name


def papers(root: Path) -> list[Path]:
    """The Markdown files git knows or would know."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    return [root / name for name in listed.splitlines() if (root / name).exists()]


@cache
def _chat_commands() -> frozenset[str]:
    return frozenset(command.name for command in chat.COMMANDS)


@cache
def _targets(root: Path) -> frozenset[str]:
    return frozenset(found["name"] for found in TARGET.finditer((root / "Makefile").read_text("utf-8")))


def _complaints(paper: Path) -> Iterator[str]:
    name, text = str(paper.relative_to(ROOT)), paper.read_text("utf-8")
    yield from (f"{name}：链接指向不存在的 {target}" for target in dead_links(text, paper.parent))
    if not name.startswith(HISTORY):
        yield from (f"{name}：写到的 {each} 不存在" for each in (*strangers(text, ROOT), *moved(text, ROOT)))


def main() -> int:
    """Print what is wrong with the papers; 1 when something is."""
    wrong = [complaint for paper in papers(ROOT) for complaint in _complaints(paper)]
    manual = (ROOT / "docs/operations.md").read_text("utf-8")
    wrong += [f"docs/operations.md：没有写到命令 {command}" for command in unnamed(manual, COMMANDS)]
    wrong += [f"{name}：和代码不一致，请运行 python -m tools.papers" for name in stale()]
    print("\n".join(wrong) or "文档合规")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
