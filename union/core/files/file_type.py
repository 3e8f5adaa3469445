"""What sort of file somebody sent, told by its content; the name only helps where the content does not say."""

from enum import StrEnum

from union.core.files.refusal import Refused, Unreadable
from union.core.files.zip_package import opened

ZIP, OLE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"PK\x05\x06")
PAGES = (b"{\\rtf", b"<html", b"<!doctype", b"MIME-Version:")  # what old Word also saved under .doc
MARKS = (b"\xff\xfe", b"\xfe\xff")
HEAD = 64
# Streams of the container that old Office, its locked files and WPS share.
LOCKED, BOOK = "EncryptedPackage".encode("utf-16-le"), "Workbook".encode("utf-16-le")
BY_NAME = {
    (".docm", ".dotm", ".xlsm", ".xltm", ".xlam"): Refused.MACROS,
    (".wps", ".wpt", ".et", ".ett", ".dps"): Refused.WPS,
    (".xls", ".xlsb"): Refused.OLD_EXCEL,
}


class FileSort(StrEnum):
    """What can be read, and the rest."""

    TEXT = "text"
    WORD = "word"
    SHEET = "sheet"
    OTHER = "other"


def sort_of(content: bytes, file_name: str = "") -> FileSort:
    """How the file is to be read; raises Unreadable where it is known what else it is."""
    name = file_name.lower()
    named = next((reason for endings, reason in BY_NAME.items() if name.endswith(endings)), None)
    if content.startswith(OLE):
        raise Unreadable(_old_format_refusal(content, named))
    if content.startswith(ZIP):
        return _packed(content, named)
    if content.startswith(PDF):
        raise Unreadable(Refused.PDF)
    if content.startswith(PICTURES):
        raise Unreadable(Refused.PICTURE)
    if content[:HEAD].lstrip().lower().startswith(tuple(page.lower() for page in PAGES)):
        raise Unreadable(Refused.OLD_WORD)
    return FileSort.OTHER if content.startswith(PACKED) else FileSort.TEXT


def decoded(content: bytes) -> str | None:
    """The words of a text file: UTF-8, UTF-16 by its mark, GB18030; None when it holds no text."""
    codes = ("utf-16",) if content.startswith(MARKS) else ("utf-8-sig", "gb18030")
    for code in codes:
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    return None


def _packed(content: bytes, named: Refused | None) -> FileSort:
    if named is not None:
        raise Unreadable(named)
    with opened(content) as package:
        if package.has("xl/workbook.bin"):
            raise Unreadable(Refused.OLD_EXCEL)
        if package.has("word/"):
            return FileSort.WORD
        return FileSort.SHEET if package.has("xl/") else FileSort.OTHER


def _old_format_refusal(content: bytes, named: Refused | None) -> Refused:
    if LOCKED in content:
        return Refused.LOCKED
    if named is Refused.WPS:
        return named
    return Refused.OLD_EXCEL if BOOK in content else Refused.OLD_WORD


def is_calendar(content: bytes) -> bool:
    """Whether the file says of itself that it is a calendar (.ics)."""
    return content[:64].lstrip(b"\xef\xbb\xbf \t\r\n").upper().startswith(b"BEGIN:VCALENDAR")
