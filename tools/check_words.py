"""Refuses sentences that a whole catalogue (union.words.WHOLE) does not translate, or translates without their places.

Run by `make check`: it collects afresh, so that a sentence written today is missed today.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from union import words

ROOTS = ("bot", "handlers", "union")
METHODS = [  # as in tools/words.cfg
    ("**/data/settings.toml", "tools.data_names:extract"),
    ("**/data_names.toml", "tools.data_names:extract"),
    ("**.py", "python"),
    ("**/pages/**.html", "jinja2"),
]
OPTIONS = {"**/data/settings.toml": {"tables": "told letterhead settings"}}
SHOWN = 20


def collected(root: Path) -> set[str]:
    """Every sentence passed to `_` or `sentence` below the repository's root."""
    found = (
        message
        for name in ROOTS
        for _file, _line, message, *_rest in extract_from_dir(
            root / name, METHODS, OPTIONS, {"_": None, "sentence": None, "sentence_of": None}
        )
    )
    return {message for message in found if isinstance(message, str) and message}


def catalogue(root: Path, language: str) -> dict[str, str]:
    """Every sentence that has a translation, with it."""
    path = root / "union/words" / language / "LC_MESSAGES/gonghui.po"
    with path.open("rb") as file:
        return {str(each.id): str(each.string) for each in read_po(file) if each.id and each.string}


def places(sentence: str) -> set[str]:
    """What is put into a sentence; a word that goes with a number (`{count:item|items}`) names it again."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(sentence) if name is not None}


def troubles(sentences: set[str], told: Mapping[str, str]) -> Iterator[str]:
    """What is wrong in one language, a line each."""
    for sentence in sorted(sentences - told.keys()):
        yield f"没有译文：{sentence!r}"
    for sentence in sorted(sentences & told.keys()):
        if places(sentence) != places(told[sentence]):
            yield f"花括号里的名字不一样：{sentence!r} → {told[sentence]!r}"


def main() -> int:
    """Say what is missing, and what to do about it."""
    root, bad = Path(__file__).parents[1], 0
    sentences = collected(root)
    for language in sorted(words.WHOLE - {words.SOURCE}):
        found = list(troubles(sentences, catalogue(root, language)))
        bad += len(found)
        if found:
            sys.stdout.write("\n".join([f"{language}：{len(found)}句", *found[:SHOWN], ""]))
    if bad:
        sys.stdout.write(
            "请运行 make words，在 union/words/<语言>/LC_MESSAGES/gonghui.po 里译出"
            "（用词见 docs/glossary.md），再运行一次 make words。\n"
        )
        return 1
    sys.stdout.write(f"{len(sentences)}句都有译文\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
