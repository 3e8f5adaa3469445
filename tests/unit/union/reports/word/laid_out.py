"""Documents laid out by LibreOffice as a reader sees them, with one stand-in font for all the official ones.

The font is the one the charts are drawn with (Noto Sans SC in the wheel zhplot): 仿宋 and 小标宋 exist on office PCs only.
"""

import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

Needs = Callable[..., str]
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


@dataclass(frozen=True)
class Word:
    """A word on a page, its edges in points from the paper's left and top."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def laid_out(needs: Needs, content: bytes, folder: Path) -> Path:
    """The document as a PDF."""
    soffice, file = needs("soffice"), folder / "paper.docx"
    file.write_bytes(content)
    command = [soffice, f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf"]
    run = [*command, "--outdir", str(folder), str(file)]
    subprocess.run(run, check=True, capture_output=True, timeout=120, env=os.environ | _fonts(folder))
    return file.with_suffix(".pdf")


def lines_of(needs: Needs, pdf: Path) -> list[list[str]]:
    """The lines of every page, blanks within a line taken out."""
    said = _told(needs, "-layout", pdf).rstrip("\f")
    return [
        ["".join(line.split()) for line in page.splitlines() if line.strip()] for page in said.split("\f")
    ]


def words_of(needs: Needs, pdf: Path) -> list[list[Word]]:
    """The words of every page with their places."""
    pages = _told(needs, "-bbox", pdf).split("<page ")[1:]
    return [[Word(*map(float, found[:4]), found[4]) for found in WORD.findall(page)] for page in pages]


def _told(needs: Needs, form: str, pdf: Path) -> str:
    command = [needs("pdftotext"), form, str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode("utf-8")


def _fonts(folder: Path) -> dict[str, str]:
    found = find_spec("zhplot")
    assert found is not None and found.submodule_search_locations
    fonts = Path(next(iter(found.submodule_search_locations))) / "fonts"
    config = folder / "fonts.conf"
    config.write_text(FONTS.format(fonts=fonts, cache=folder / "fonts-cache"), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(config)}
