"""A report's documents: their forms by name (document_formats.py makes them), and what one is made from, one value, which crosses
into the child process that makes it.

The letterhead is kept among a group's settings.
"""

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum

from union.core.groups import Settings
from union.core.records import dataclass, field
from union.reports.ledger import Ledger
from union.reports.model import Digest


class FileForm(StrEnum):
    """A kind of file, named as the command line names it."""

    PNG = "png"
    DOCX = "docx"
    XLSX = "xlsx"
    REVIEW = "review"

    @property
    def ending(self) -> str:
        """What the name of such a file ends with: the draft of a 年终总结 is a Word file too."""
        return "docx" if self is FileForm.REVIEW else self.value


LONGEST_NAME = 100  # signs before the ending
FILES = (FileForm.PNG, FileForm.DOCX, FileForm.XLSX)  # of every period; a 年终总结 is asked for


def file_name(title: str, form: FileForm) -> str:
    """What a document is called as a file, with nothing in it that a file name may not hold."""
    kept = "".join("-" if char in '\\/:*?"<>|' or not char.isprintable() else char for char in title)
    return f"{kept.replace(' ', '_')[:LONGEST_NAME]}.{form.ending}"


LONGEST = 60  # characters of one text of a letterhead
NOTHING = frozenset({"无", "無", "没有", "沒有", "清空", "不填", "none", "clear"})


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What only the union can say of its report; each is left out, never guessed, where it is empty.

    `addressee`: 主送机关 (「××总工会：」); `signer`: 签发人, a name; `number`: 发文字号 (「××工〔2026〕8号」);
    `issuer`: 落款, what the union is called in the report where its group is called otherwise.
    """

    addressee: str = ""
    signer: str = ""
    number: str = ""
    issuer: str = ""


FIELDS: Mapping[str, str] = {f"paper_{each.name}": each.name for each in fields(Letterhead)}  # by setting


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo for the report: the bytes of a JPEG or PNG, and the words under it."""

    content: bytes
    caption: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A report with all that its documents need beside the figures; `template` is a union's own .docx.

    `ledger`: only for .xlsx, which is nothing but it; `is_review`: the year's as a draft of a 年终总结.
    """

    digest: Digest
    letterhead: Letterhead = field(default_factory=Letterhead)
    pictures: tuple[Picture, ...] = ()
    template: bytes | None = None
    ledger: Ledger | None = None
    is_review: bool = False

    @property
    def issuer(self) -> str:
        """Who reports: the name to sign with, else the group's own."""
        return self.letterhead.issuer or self.digest.group_title


def letterhead(settings: Settings) -> Letterhead:
    return Letterhead(**{field: getattr(settings, name) for name, field in FIELDS.items()})


def cleaned(said: str) -> str | None:
    """The text to keep, on one line; "" for 「无」, None for nothing said or for what is too long."""
    text = " ".join(said.split())
    if text.casefold() in NOTHING:
        return ""
    return text if 0 < len(text) <= LONGEST else None
