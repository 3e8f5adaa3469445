"""A plan that somebody sent as lines: .txt, .docx, .xlsx. What can't be read is refused by a reason."""

from collections.abc import Iterable

from union.documents.packages import opened
from union.documents.sheet_lines import sheet_lines
from union.documents.sorts import Sort, decoded, sort_of
from union.documents.unreadable import MOST_PLAN_BYTES, Refused, Unreadable
from union.documents.word_lines import word_lines
from union.yearplan.lines import lines_of_text
from union.yearplan.values import Line

MOST_LINES = 20_000  # four times a plan of 200 pages
MOST_SIGNS = 2_000_000


def lines_of(content: bytes, file_name: str = "") -> tuple[Line, ...]:
    """The lines of a plan, told by its content; pasted words come as their bytes. Raises Unreadable."""
    if len(content) > MOST_PLAN_BYTES:
        raise Unreadable(Refused.PLAN_TOO_LARGE)
    match sort_of(content, file_name):
        case Sort.WORD:
            with opened(content) as package:
                lines = _kept(word_lines(package))
        case Sort.SHEET:
            with opened(content) as package:
                lines = _kept(sheet_lines(package))
        case Sort.TEXT:
            lines = _kept(_text_lines(content))
        case Sort.OTHER:
            raise Unreadable(Refused.NOT_A_PLAN)
    if not lines:
        raise Unreadable(Refused.EMPTY)
    return lines


def _text_lines(content: bytes) -> Iterable[Line]:
    text = decoded(content)
    if text is None:
        raise Unreadable(Refused.NOT_A_PLAN)
    if len(text) > MOST_SIGNS:
        raise Unreadable(Refused.TOO_MUCH)
    return lines_of_text(text)


def _kept(lines: Iterable[Line]) -> tuple[Line, ...]:
    """All of them, no more than a plan can have."""
    kept, signs = [], 0
    for line in lines:
        kept.append(line)
        signs += len(line.text)
        if len(kept) > MOST_LINES or signs > MOST_SIGNS:
            raise Unreadable(Refused.TOO_MUCH)
    return tuple(kept)
