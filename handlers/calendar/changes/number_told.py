# small: what words beside a number tell of its item, apart from the orders and hand-overs that stand beside it
"""An item named by its number, anywhere in the words, is as they say: 「那场是17号打，我说的是#24那一条」, "take 'draft' out of the title of #3"."""

from handlers.calendar.changes import item_parts
from handlers.core.messages import message_subject
from handlers.core.messages.message_subject import About
from handlers.core.turn import Turn
from handlers.events import occurrences
from storage.events import queries as events_queries
from union.events.model import Occurrence, Status
from union.reading.acts.changes.numbered_orders import (
    SIGN,
    NumberedPart,
    beside_number,
    is_plain_statement,
    is_pointed_at,
)
from union.reading.replies.amendments import same_as_number


def parts_told(turn: Turn, part: NumberedPart, *, may_be_timed: bool = False) -> bool:
    """Whether a part of a message tells its name, its place or its agenda; then it is so. `may_be_timed`: or its time alone."""
    is_one = len(part.numbers) == 1 and is_plain_statement(part.words)
    one = open_item(turn, part.numbers[0]) if is_one else None
    # "change #4 to Friday 4pm" is read as a reply is, which knows the item's own week.
    is_first = part.words.startswith(SIGN)
    may_be_timed = may_be_timed if is_first else is_pointed_at(part)
    return one is not None and item_parts.parts_told(
        turn, one, beside_number(part), may_be_timed=may_be_timed
    )


def open_item(turn: Turn, number: int) -> Occurrence | None:
    """What has the number, where it is open."""
    event = events_queries.numbered(turn.db, turn.with_group(), number)
    if event is None or event.status is not Status.OPEN:
        return None
    return occurrences.of_subject(
        turn.db, turn.with_group(), About(message_subject.EVENT, event.id), turn.now
    )


def joined_in_reply(turn: Turn) -> bool:
    """Whether a reply says of an item that it is another one told again, before anybody hears a sign-up in it: 「同#1係同一個會嚟」."""
    about = turn.replied_about() if same_as_number(turn.said.text) else None
    if about is None or about.subject != message_subject.EVENT or turn.group is None:
        return False
    one = occurrences.of_subject(turn.db, turn.group, about, turn.now)
    return one is not None and item_parts.joined(turn, one, turn.said.text)
