"""The patterns that have passed: what is read in how many ways, and how time grows, depends on a pattern and on the checks alone.

Written by `python -m tests.patterns.passed`, which checks the new ones and forgets those that are gone; `--all` checks every one again.
"""

import re
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tests.patterns import ambiguity, growth
from tests.patterns.census import Place, taken

FILE = Path(__file__).with_name("passed.txt")
SIZE = 16


class Asked(NamedTuple):
    """A pattern, by the name of what makes it, and how it is used."""

    name: str
    text: str
    flags: int
    used: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The same for the same pattern used in the same ways, wherever it stands."""
        return _digest(repr((self.text, self.flags, self.used)))


def asked(places: Iterable[Place]) -> list[Asked]:
    """All of them, in their order."""
    return sorted(
        {Asked(one.name, text, flags, tuple(one.used)) for one in places for text, flags in one.made}
    )


def new(found: Iterable[Asked]) -> list[Asked]:
    """Those that have not passed these checks on this Python."""
    said = FILE.read_text("utf-8").split() if FILE.exists() else []
    known = set(said[1:]) if said[:1] == [_checks()] else set[str]()
    return [one for one in found if one.digest not in known]


def failing(found: Iterable[Asked]) -> list[tuple[object, ...]]:
    """Those that read a text in many ways, or whose time grows faster than the text: why."""
    wrong = list[tuple[object, ...]]()
    with growth.cutting():
        for name, text, flags, used in found:
            ways = ambiguity.exponential(text, flags), ambiguity.polynomial(text, flags)
            shape = growth.worst(re.compile(text, flags), (text, flags), used)
            wrong += [(name, text, *ways, shape)] if any(ways) or shape else []
    return wrong


def _checks() -> str:
    """The checks themselves and the Python whose patterns they judge."""
    sources = (Path(str(each.__file__)).read_text("utf-8") for each in (ambiguity, growth))
    return _digest("\n".join((*sources, f"{sys.version_info[:2]}")))


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:SIZE]


def main() -> None:
    """Check what is new, and keep what passed."""
    found = asked(taken())
    wrong = failing(found if "--all" in sys.argv else new(found))
    failed = {each[1] for each in wrong}
    kept = sorted({one.digest for one in found if one.text not in failed})
    FILE.write_text("\n".join((_checks(), *kept)) + "\n", "utf-8")
    for each in wrong:
        print(*each)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
