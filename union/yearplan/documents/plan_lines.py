"""A file that somebody sent as lines: .txt, .docx, of a plan .xlsx too. What can't be read is refused by a reason."""

from collections.abc import Iterable

from union.core.files.file_type import FileSort, decoded, sort_of
from union.core.files.refusal import MOST_BYTES, MOST_PLAN_BYTES, Refused, Unreadable
from union.core.files.zip_package import opened
from union.yearplan.documents.line_limits import MOST_SIGNS, bounded
from union.yearplan.documents.sheet_lines import sheet_lines
from union.yearplan.documents.word_lines import word_lines
from union.yearplan.model import Line
from union.yearplan.structure.text_lines import lines_of_text


def lines_of(content: bytes, file_name: str = "") -> tuple[Line, ...]:
    """The lines of a plan, told by its content; pasted words come as their bytes. Raises Unreadable."""
    if len(content) > MOST_PLAN_BYTES:
        raise Unreadable(Refused.PLAN_TOO_LARGE)
    match sort_of(content, file_name):
        case FileSort.WORD:
            with opened(content) as package:
                lines = bounded(word_lines(package))
        case FileSort.SHEET:
            with opened(content) as package:
                lines = bounded(sheet_lines(package))
        case FileSort.TEXT:
            lines = bounded(_text_lines(content))
        case FileSort.OTHER:
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


def text_of(content: bytes) -> str:
    """The words of a .txt or .docx, a line each paragraph; the kind is told by the content. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Refused.TOO_LARGE)
    sort = sort_of(content)
    text = _of_word(content) if sort is FileSort.WORD else decoded(content) if sort is FileSort.TEXT else None
    if text is None:
        raise Unreadable(Refused.OTHER_KIND)
    if not text.strip():
        raise Unreadable(Refused.EMPTY)
    return text


def _of_word(content: bytes) -> str:
    with opened(content) as package:
        return "\n".join(line.number + line.text for line in bounded(word_lines(package)))
