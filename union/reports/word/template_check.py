"""Whether a union's own .docx may carry its reports: an ordinary Word file that runs nothing and fetches nothing."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element

from union.core.files.file_type import FileSort, sort_of
from union.core.files.refusal import MOST_BYTES, Refused, Unreadable
from union.core.files.zip_package import Package, Relation, opened

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# What a Word file may refer to outside itself or take in from there; a link that is only clicked may stay.
TAKEN_IN = re.compile("attachedTemplate|aFChunk|oleObject|package|control|subDocument|frame|mailMergeSource")
FETCHING = frozenset({"INCLUDETEXT", "INCLUDEPICTURE", "DDE", "DDEAUTO", "LINK", "DATABASE", "RD", "IMPORT"})
# What each kind of part must begin with; a file where it does not was not written by an office program.
ROOTS = {
    "officeDocument": "document",
    "core-properties": "coreProperties",
    "styles": "styles",
    "settings": "settings",
    "numbering": "numbering",
    "fontTable": "fonts",
    "header": "hdr",
    "footer": "ftr",
}
FIELD_WORD = re.compile(r"[A-Z]+")


def check_template(content: bytes, file_name: str = "") -> None:
    """Raises Unreadable with the reason why the file can't be a template."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Refused.TOO_LARGE)
    if sort_of(content, file_name) is not FileSort.WORD:
        raise Unreadable(Refused.OTHER_KIND)
    with opened(content) as package:
        _check_kind(package)
        with zipfile.ZipFile(BytesIO(content)) as packed:
            names = frozenset(name.lower().lstrip("/") for name in packed.namelist())
        for name in names:
            if name.endswith(".rels"):
                _check_relations(package, name, names)
            elif name.endswith(".xml"):
                part = package.part(name)
                fields = () if part is None else _fields(part)
                if any(not FETCHING.isdisjoint(FIELD_WORD.findall(each.upper())) for each in fields):
                    raise Unreadable(Refused.ELSEWHERE)


def _check_kind(package: Package) -> None:
    """The one kind of Word file that documents are written into: no .dotx, nothing with macros."""
    types = package.part("[Content_Types].xml")
    main = package.main("").lower()
    overrides = [] if types is None else list(types.iter("Override"))
    kinds = [
        one.get("ContentType") for one in overrides if (one.get("PartName") or "").lower().lstrip("/") == main
    ]
    if kinds != [MAIN] or package.part(main) is None:
        raise Unreadable(Refused.OTHER_KIND)
    if any(package.has(folder) for folder in ("word/embeddings/", "word/activex/")):
        raise Unreadable(Refused.ELSEWHERE)


def _check_relations(package: Package, name: str, names: frozenset[str]) -> None:
    """Nothing comes from outside, and what is said to be inside is there and is what it is said to be."""
    listed = package.part(name)
    if listed is None or listed.tag != "Relationships":
        raise Unreadable(Refused.BROKEN)
    folder, own = posixpath.split(name)
    for one in package.related(posixpath.join(posixpath.dirname(folder), own.removesuffix(".rels"))).values():
        if TAKEN_IN.fullmatch(one.kind) or (one.is_outside and one.kind != "hyperlink"):
            raise Unreadable(Refused.ELSEWHERE)
        if not one.is_outside and not _is_sound(package, one, names):
            raise Unreadable(Refused.BROKEN)


def _is_sound(package: Package, one: Relation, names: frozenset[str]) -> bool:
    if one.target.lower() not in names:
        return False
    part = package.part(one.target) if one.kind in ROOTS else None
    return part is None or part.tag == ROOTS[one.kind]


def _fields(part: Element) -> Iterator[str]:
    """The instructions of a part's fields; a long one is cut into pieces, so all are also read as one."""
    yield "".join(one.text or "" for one in part.iter("instrText"))
    for one in part.iter("fldSimple"):
        yield one.get("instr") or ""
