"""A change of something that is there, as a sentence says it: what is done to which item, and of how much of a series."""

from enum import StrEnum

from union.core.records import dataclass


class ChangeDeed(StrEnum):
    """What becomes of it."""

    MOVE = "move"
    SHIFT = "shift"  # by a span: 「往后推半个钟」
    LATER = "later"  # put off, nobody said till when
    CANCEL = "cancel"
    FINISH = "finish"
    REOPEN = "reopen"
    PLACE = "place"
    OWNER = "owner"
    TITLE = "title"
    DUE = "due"  # when something is wanted, said anew
    SWAP = "swap"  # two items take each other's time, or place
    TERMS = "terms"  # what a reply says of who may come and when to remind: 「限30人」, 「提前一天提醒」
    BACK = "back"  # as it was before it was changed last
    ONLY = "only"  # of several times this one alone is left
    LAST = "last"  # of a series this time is the last one
    HINDERED = "hindered"  # wrong or impossible: the clause behind it says what it becomes


class Scope(StrEnum):
    """Which times of a series are meant."""

    UNSAID = "unsaid"
    ONE = "one"
    FOLLOWING = "following"
    REST = "rest"  # all but the next


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One change: `own` are the words before the verb in its clause, `before` the clauses in front of it, nearest first.

    `new` is what stands behind the verb (a time, a place, a name), `quoted` the same as written; `after` are the
    clauses that follow, up to the next change; `sentence` is where its sentence stands in the text as written.
    `place`: where something moved takes place by now; `goes_on`: it names nothing, and is about what the last one was.
    `since`: from which day on a series goes on so. `stretch` is where its own clauses stand in the text as written. `weight`: how much speaks for it where no verb says it.
    """

    deed: ChangeDeed
    own: str
    before: tuple[str, ...]
    new: str
    after: tuple[str, ...]
    scope: Scope
    text: str
    quoted: str = ""
    sentence: tuple[int, int] = (0, 0)
    place: str = ""
    goes_on: bool = False
    stretch: tuple[int, int] = (0, 0)
    weight: float = 0.0
    since: str = ""


def of_one(deed: ChangeDeed, text: str) -> ItemChange:
    """What becomes of one item that was found otherwise: the words name neither it nor a time."""
    return ItemChange(deed, "", (), "", (), Scope.ONE, text)
