"""The words of a file somebody sent: .txt in UTF-8 or GB18030, .docx. Small files only; nothing in them is run.

What can't be read is refused by a reason, the sentences are union/documents/refusals.py's.
"""

import io
import zipfile
import zlib
from enum import StrEnum
from xml.etree import ElementTree

MOST_BYTES = 1_000_000
MOST_UNPACKED = 20_000_000
MOST_ENTRIES = 2000
BODY = "word/document.xml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PIECES = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n"}
MARKS = (b"\xff\xfe", b"\xfe\xff")
ZIP, OLD_WORD, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"


class Refused(StrEnum):
    """Why a file is not read."""

    TOO_LARGE = "too_large"
    OLD_WORD = "old_word"
    OTHER_KIND = "other_kind"
    MACROS = "macros"
    BROKEN = "broken"
    EMPTY = "empty"
    NOT_FETCHED = "not_fetched"


class Unreadable(Exception):
    """The file is not read, and why."""

    def __init__(self, reason: Refused) -> None:
        super().__init__(reason.value)
        self.reason = reason


def text_of(content: bytes) -> str:
    """The words of a .txt or .docx, a line each paragraph; the kind is told by the content. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Refused.TOO_LARGE)
    if content.startswith(OLD_WORD):
        raise Unreadable(Refused.OLD_WORD)
    if content.startswith(PDF):
        raise Unreadable(Refused.OTHER_KIND)
    text = _of_docx(content) if content.startswith(ZIP) else _decoded(content)
    if not text.strip():
        raise Unreadable(Refused.EMPTY)
    return text


def _decoded(content: bytes) -> str:
    codes = ("utf-16",) if content.startswith(MARKS) else ("utf-8-sig", "gb18030")
    for code in codes:
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable(Refused.OTHER_KIND)


def _of_docx(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _check(packed)
            body = _unpacked(packed)
        root = _parsed(body)
    except (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, EOFError, RuntimeError) as error:
        raise Unreadable(
            Refused.BROKEN
        ) from error  # RuntimeError: a password, or a packing zipfile does not know
    return "\n".join(_words(paragraph) for paragraph in root.iter(f"{WORD}p"))


def _check(packed: zipfile.ZipFile) -> None:
    """A document of ordinary size that runs nothing."""
    entries = packed.infolist()
    names = {entry.filename for entry in entries}
    if any(name.lower().endswith((".bin", ".exe", ".dll")) and "vba" in name.lower() for name in names):
        raise Unreadable(Refused.MACROS)
    if BODY not in names:
        raise Unreadable(Refused.OTHER_KIND)
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Unreadable(Refused.TOO_LARGE)


def _unpacked(packed: zipfile.ZipFile) -> bytes:
    with packed.open(BODY) as file:
        body = file.read(MOST_UNPACKED + 1)  # the size an entry states need not be its own
    if len(body) > MOST_UNPACKED:
        raise Unreadable(Refused.TOO_LARGE)
    return body


def _parsed(body: bytes) -> ElementTree.Element:
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:  # Word writes neither; entities can grow without end
        raise Unreadable(Refused.BROKEN)
    return ElementTree.fromstring(body)


def _words(paragraph: ElementTree.Element) -> str:
    pieces = (
        (one.text or "") if one.tag == f"{WORD}t" else PIECES.get(one.tag, "") for one in paragraph.iter()
    )
    return "".join(pieces)
