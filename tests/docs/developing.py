"""The worked examples of docs/developing.md: what each section does to a copy of the program, and what it then tries."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "developing.md"
COPIED = ("bot", "handlers", "storage", "union", "tools")
SECTION = re.compile(r"^## (?P<title>.+)$", re.M)
BLOCK = re.compile(r"^```(?P<sort>\w+) (?P<path>\S+)\n(?P<text>.*?)^```$", re.M | re.S)
TRY = "try"
IN_THE_COPY = "import bot\nassert bot.__file__.startswith({copy!r}), bot.__file__\n"


@dataclass(frozen=True, slots=True)
class Step:
    """One block: a file to write, to add to or to change; the last of a section is run."""

    sort: str
    path: str
    text: str


def sections(text: str) -> dict[str, list[Step]]:
    """The steps of every section that has any."""
    heads = list(SECTION.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    found = {
        head["title"]: [
            Step(each["sort"], each["path"], each["text"]) for each in BLOCK.finditer(text, head.end(), end)
        ]
        for head, end in zip(heads, ends, strict=True)
    }
    return {title: steps for title, steps in found.items() if steps}


def done_in(copy: Path, steps: list[Step]) -> subprocess.CompletedProcess[str]:
    """Do a section's steps to a fresh copy of the program, check what they wrote, and run what it tries."""
    for name in COPIED:
        copytree(ROOT / name, copy / name)  # with what is compiled: its times are kept
    (copy / "config.example.toml").write_bytes((ROOT / "config.example.toml").read_bytes())
    *changes, trial = steps
    assert trial.path == TRY, "the last block is the one that is run"
    for step in changes:
        _change(copy / step.path, step)
    changed = [str(copy / step.path) for step in changes if step.path.endswith(".py")]
    for check in (
        ["ruff", "check", "-q", f"--config={ROOT / 'pyproject.toml'}", *changed],
        ["tools.check_sizes"],
    ):
        checked = subprocess.run(
            [sys.executable, "-m", *check], cwd=copy, capture_output=True, text=True, check=False
        )
        if changed and checked.returncode:
            return checked
    script = copy / "trial.py"
    script.write_text(IN_THE_COPY.format(copy=str(copy)) + trial.text, "utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{copy}{os.pathsep}{ROOT}"}  # the copy, and our tests' stage
    return subprocess.run(
        [sys.executable, str(script)],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _change(path: Path, step: Step) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text("utf-8") if path.exists() else ""
    after = (
        replaced(before, step.text)
        if step.sort == "diff"
        else before + ("\n\n" if before else "") + step.text
    )
    path.write_text(after, "utf-8")


def replaced(text: str, diff: str) -> str:
    """Each run of `-` lines, found exactly once in the text, becomes the run of `+` lines after it."""
    for old, new in _pairs(diff):
        assert text.count(old) == 1, f"{text.count(old)} times: {old}"
        text = text.replace(old, new)
    return text


def _pairs(diff: str) -> list[tuple[str, str]]:
    runs = re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)+)", diff, re.M)
    return [(_bare(old), _bare(new)) for old, new in runs]


def _bare(run: str) -> str:
    return "\n".join(line[1:] for line in run.splitlines())
