"""The words of a file somebody sent: .txt in UTF-8 or GB18030, .docx. Small files only; nothing in them is run.

What can't be read is refused by a reason, the sentences are union/core/files/refusal_texts.py's.
"""

from union.core.files.file_type import Sort, decoded, sort_of
from union.core.files.refusal import MOST_BYTES, Refused, Unreadable
from union.core.files.zip_package import opened
from union.yearplan.documents.line_limits import bounded
from union.yearplan.documents.word_lines import word_lines


def text_of(content: bytes) -> str:
    """The words of a .txt or .docx, a line each paragraph; the kind is told by the content. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Refused.TOO_LARGE)
    sort = sort_of(content)
    text = _of_word(content) if sort is Sort.WORD else decoded(content) if sort is Sort.TEXT else None
    if text is None:
        raise Unreadable(Refused.OTHER_KIND)
    if not text.strip():
        raise Unreadable(Refused.EMPTY)
    return text


def _of_word(content: bytes) -> str:
    with opened(content) as package:
        return "\n".join(line.number + line.text for line in bounded(word_lines(package)))
