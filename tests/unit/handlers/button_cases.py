"""What a test of buttons says of each: who changes something by it, and with which ids it stands in a keyboard."""

from dataclasses import dataclass
from zlib import crc32

from tests.unit.handlers.everything import IN_GROUP, Books, Ids

NOBODY: frozenset[str] = frozenset()
EVERYBODY = frozenset(IN_GROUP)
ADMIN = frozenset({"admin"})
OWN = ADMIN | {"author"}
OFFICERS = OWN | {"other"}
WRITERS = OFFICERS | {"newcomer"}


@dataclass(frozen=True)
class Case:
    """A button: who changes something by it, its ids, its message's mark, and whether it stands in private."""

    who: frozenset[str]
    ids: Ids = lambda books: ()
    about: str = ""
    private: bool = False


def nothing(books: Books) -> tuple[object, ...]:
    return ()


def log(*more: object) -> Ids:
    return lambda books: (books.log, *more)


def meeting(*more: object) -> Ids:
    return lambda books: (books.meeting, *more)


def series(time: str, *more: object) -> Ids:
    return lambda books: (books.series, books.times[time], *more)


def question(subject: str, *more: object) -> Ids:
    return lambda books: (books.questions[subject], *more)


def plan(stage: str, *more: object) -> Ids:
    return lambda books: (books.plans[stage], *more)


def care(subject: str, *more: object) -> Ids:
    return lambda books: (books.care[subject], *more)


def person(*more: object) -> Ids:
    return lambda books: (books.person, *more)


def coverage_code(books: Books) -> int:
    """What the button under the proposals knows them by: both branches, neither ever visited."""
    return crc32(f"{books.care['branch']},{books.care['other_branch']}".encode())
