"""The running numbers people name: 「#12」."""

from union.core.lazy_regex import Regex

MARKED = Regex(r"[#＃]\s?([0-9０-９]{1,9})(?![0-9０-９])")
BARE = Regex(r"\s*([0-9０-９]{1,9})\s*")


def read_only_number(text: str) -> int | None:
    """12 of a text that is 「#12」 or 「12」 and nothing else."""
    said = text.strip()
    found = MARKED.fullmatch(said) or BARE.fullmatch(said)
    return int(found[1]) or None if found else None


def read_number(text: str) -> int | None:
    """12 of 「撤销 #12」, 「＃12」 or a bare 「12」; None where no number is named."""
    found = MARKED.search(text) or BARE.fullmatch(text)
    return int(found[1]) or None if found else None
