# small: what a file may hold, told by counting alone, before any parser is loaded with it
"""How much a calendar file may hold, found by counting before anything of it is parsed."""

from union.core.files.file_type import decoded
from union.core.files.refusal import Refused, Unreadable

MOST_BYTES = 2_000_000
MOST_LINES = 60_000
MOST_EVENTS = 3_000
LONGEST_LINE = 20_000  # signs, folded lines put together
DEEPEST = 6


def bounded(content: bytes) -> str:
    """The file's text. Raises Unreadable for one beyond the bounds."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Refused.TOO_MUCH)
    text = decoded(content)
    if text is None:
        raise Unreadable(Refused.BROKEN)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MOST_LINES:
        raise Unreadable(Refused.TOO_MUCH)
    depth = events = length = 0
    for line in lines:
        length = length + len(line) if line.startswith((" ", "\t")) else len(line)
        word = line[:12].upper()
        depth += word.startswith("BEGIN:") - word.startswith("END:")
        events += word.startswith("BEGIN:VEVENT")
        if depth > DEEPEST:
            raise Unreadable(Refused.TOO_DEEP)
        if length > LONGEST_LINE or events > MOST_EVENTS:
            raise Unreadable(Refused.TOO_MUCH)
    return "\n".join(lines).strip() + "\n"
