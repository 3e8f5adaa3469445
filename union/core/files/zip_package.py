"""The parts of a .docx or .xlsx, which is a zip of XML: opened without trust, only as far as it is read.

Nothing in it is run and nothing outside it is fetched. Tags and attributes lose their namespaces, so that both
flavours of the format (transitional and strict) read alike.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from union.core.files.refusal import Refused, Unreadable
from union.core.records import dataclass

MOST_UNPACKED = 20_000_000
MOST_ENTRIES = 2000
MOST_ELEMENTS = 600_000
MOST_ATTRIBUTES = 2_000_000
MOST_DEEP = 64  # three text boxes within each other in a table take some 50
MOST_RATIO, SMALL = 250, 1_000_000  # Word and Excel reach 60; a bomb 1000
PLAIN_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENTRY = b"PK\x01\x02"  # begins each entry of a zip's list
PIECE = 1_000_000  # bytes parsed at a time
IS_LOCKED = 1  # flag bit of an entry
MACRO_SIGNS = ("vbaproject", "vbadata", "macrosheets/")
# What zipfile, zlib and expat raise on damaged content; a locked entry or an unknown packing is zipfile's RuntimeError.
DAMAGES = (zipfile.BadZipFile, zlib.error, struct.error, ElementTree.ParseError, EOFError)
FAULTS = (*DAMAGES, OSError, RuntimeError, ValueError, LookupError)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: `kind` is the last word of its type, `target` a part's name or an outside address."""

    kind: str
    target: str
    is_outside: bool


class Package:
    """An opened file; its parts are read on demand from one budget of bytes and elements."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._entries = {_normalized_name(entry.filename): entry for entry in packed.infolist()}
        self._bytes, self._elements, self._attributes = MOST_UNPACKED, MOST_ELEMENTS, MOST_ATTRIBUTES

    def has(self, start: str) -> bool:
        """Whether the name of any part begins so."""
        return any(name.startswith(start) for name in self._entries)

    def part(self, name: str) -> Element | None:
        entry = self._entries.get(name.lower())
        return None if entry is None else self._tree(self._content(entry))

    def related(self, name: str) -> dict[str, Relation]:
        """What a part refers to, by id; "" is the file itself."""
        folder, own = posixpath.split(name)
        listed = self.part(posixpath.join(folder, "_rels", f"{own}.rels"))
        return {
            one.get("Id", ""): _relation(one, folder)
            for one in (() if listed is None else listed.iter("Relationship"))
        }

    def main(self, usual: str) -> str:
        """The name of the part that holds the document; `usual` where the file does not say."""
        found = (one.target for one in self.related("").values() if one.kind == "officeDocument")
        return next(found, usual)

    def _content(self, entry: zipfile.ZipInfo) -> bytes:
        with self._packed.open(entry) as file:
            content = file.read(self._bytes + 1)  # the size an entry states need not be its own
        self._bytes -= len(content)
        if self._bytes < 0:
            raise Unreadable(Refused.TOO_MUCH)
        return content

    def _tree(self, content: bytes) -> Element:
        """Office writes UTF-8 and no document type; entities could grow without end."""
        if b"\0" in content[:64] or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise Unreadable(Refused.BROKEN)
        target = _Bounded(self._elements, self._attributes)
        parser = ElementTree.XMLParser(target=target)
        for start in range(0, len(content), PIECE):
            parser.feed(content[start : start + PIECE])
        root: Element = parser.close()
        self._elements, self._attributes = target.elements, target.attributes
        return root


class _Bounded:
    """Builds a tree without namespaces; what goes beyond a bound is refused before its element is made."""

    def __init__(self, elements: int, attributes: int) -> None:
        self.elements, self.attributes = elements, attributes
        self._depth = 0
        self._builder = ElementTree.TreeBuilder()
        self.data = self._builder.data

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self._depth += 1
        self.elements -= 1
        self.attributes -= len(attributes)
        if self._depth > MOST_DEEP:
            raise Unreadable(Refused.TOO_DEEP)
        if self.elements < 0 or self.attributes < 0:
            raise Unreadable(Refused.TOO_MUCH)
        named = {name.rpartition("}")[2]: value for name, value in attributes.items()} if attributes else {}
        return self._builder.start(tag.rpartition("}")[2], named)

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return self._builder.end(tag.rpartition("}")[2])

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        """A document type in an encoding that hid it."""
        raise Unreadable(Refused.BROKEN)

    def close(self) -> Element:
        """The root; the parser has refused what has none."""
        return self._builder.close()


@contextmanager
def opened(content: bytes) -> Iterator[Package]:
    """The file for reading; whatever is wrong with it, on opening or later, is Unreadable."""
    if content.count(ENTRY) > MOST_ENTRIES:  # before a list of them is made
        raise Unreadable(Refused.TOO_MUCH)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _check(packed.infolist())
            yield Package(packed)
    except FAULTS as error:
        raise Unreadable(Refused.BROKEN) from error


def _check(entries: list[zipfile.ZipInfo]) -> None:
    """A file of ordinary size that runs nothing."""
    names = [_normalized_name(entry.filename) for entry in entries]
    if any(sign in name for name in names for sign in MACRO_SIGNS):
        raise Unreadable(Refused.MACROS)
    if any(entry.flag_bits & IS_LOCKED for entry in entries):
        raise Unreadable(Refused.LOCKED)
    # Two parts of one name but for case: one would be looked at here, the other opened by Word.
    has_twins = len(set(names)) < len(names)
    if has_twins or any(entry.compress_type not in PLAIN_PACKING for entry in entries):
        raise Unreadable(Refused.BROKEN)
    total = sum(entry.file_size for entry in entries)
    has_bomb = any(each.file_size > max(SMALL, MOST_RATIO * each.compress_size) for each in entries)
    if len(entries) > MOST_ENTRIES or total > MOST_UNPACKED or has_bomb:
        raise Unreadable(Refused.TOO_MUCH)


def _normalized_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _relation(one: Element, folder: str) -> Relation:
    target, is_outside = one.get("Target", ""), one.get("TargetMode") == "External"
    if not is_outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(one.get("Type", "").rpartition("/")[2], target, is_outside)
