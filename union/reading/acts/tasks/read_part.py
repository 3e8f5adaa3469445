"""A stretch of a message with what it was read as."""

from union.core.records import dataclass
from union.reading.message import ActKind, Message


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A stretch of the message as written, with what it was read as; `kind` None for what is no act by itself."""

    start: int
    end: int
    message: Message
    kind: ActKind | None
    is_item: bool = False
