"""What a union writes around its report: kept among its settings, each a text as given, none ever guessed."""

from collections.abc import Mapping

from union.core.group_settings import Settings
from union.reports.document import Letterhead

LONGEST = 60  # characters of one
FIELDS: Mapping[str, str] = {
    "paper_addressee": "addressee",
    "paper_number": "number",
    "paper_signer": "signer",
    "paper_issuer": "issuer",
}
NOTHING = frozenset({"无", "無", "没有", "沒有", "清空", "不填", "none", "clear"})


def letterhead(settings: Settings) -> Letterhead:
    """The letterhead of a group's documents."""
    return Letterhead(**{field: getattr(settings, name) for name, field in FIELDS.items()})


def cleaned(said: str) -> str | None:
    """The text to keep, on one line; "" for 「无」, None for nothing said or for what is too long."""
    text = " ".join(said.split())
    if text.casefold() in NOTHING:
        return ""
    return text if 0 < len(text) <= LONGEST else None
