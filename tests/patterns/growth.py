"""How the time of a pattern grows with the text: pumped with words of its own, their pairs and repeats, then disappointed."""

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from re import _constants, _parser  # type: ignore[attr-defined]  # the only way to see a pattern's shape
from time import thread_time
from typing import Any, NamedTuple

from tests.patterns.ambiguity import REPEATS, alphabet, inner, taken

LENGTHS = (16, 32, 64, 128, 256, 512, 1024, 2048, 4096)
CUT = 0.4  # seconds at which a match is given up
TOO_LONG = 0.1  # seconds at which no longer text is tried
FLOOR = 0.004  # seconds: what takes less for 4,096 signs is not worth its growth
GROWTH = 2.5
WORDS = 16
END = "\x01"


class Worst(NamedTuple):
    """A text that costs too much: `head`, then `piece` again and again, then `tail`."""

    ask: str
    head: str
    piece: str
    tail: str
    seconds: dict[int, float]

    def text(self, length: int) -> str:
        """That text in a length."""
        return shaped(self.head, self.piece, self.tail, length)


def shaped(head: str, piece: str, tail: str, length: int) -> str:
    """A head, a piece as often as there is room for, a tail."""
    room = max(length - len(head) - len(tail), 1)
    return head + (piece * (room // len(piece) + 1))[:room] + tail


class Vocabulary:
    """Words a pattern takes as a whole and in its parts, drawn by chance that is the same each time."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._tree = _parser.parse(pattern, flags)
        self._flags = self._tree.state.flags
        self._signs = alphabet(self._tree)
        self._dice = Random(repr(pattern))

    def pieces(self, many: int = WORDS) -> list[str]:
        """What may stand again and again: of each repeated part some words, then pairs of these; single signs."""
        parts = list(_repeated(self._tree))
        words = {self.word(part) for part in parts for _ in range(max(2, many // max(len(parts), 1)))}
        words |= {self.word(self._tree) for _ in range(4)}
        words.discard("")
        chosen = sorted(words)
        self._dice.shuffle(chosen)
        chosen = chosen[:many]
        pairs = (
            [self._dice.choice(chosen) + self._dice.choice(chosen) for _ in range(many // 2)]
            if chosen
            else []
        )
        return list(dict.fromkeys([*chosen, *pairs]))

    def heads(self) -> list[str]:
        """What stands before the first part that repeats itself."""
        return [
            "",
            *dict.fromkeys(
                filter(None, (self.word(self._tree)[: self._dice.randint(1, 12)] for _ in range(3)))
            ),
        ]

    def word(self, tree: Any, depth: int = 0) -> str:
        """Some text a part of the pattern takes (as far as looks around allow)."""
        said = []
        for kind, content in tree:
            if kind in REPEATS:
                least, most, body = content
                times = self._dice.randint(least, max(least, min(int(most), least + 2)))
                said += [self.word(body, depth + 1) for _ in range(times)]
            elif kind is _constants.SUBPATTERN:
                said.append(self.word(content[-1], depth))
            elif kind is _constants.BRANCH:
                said.append(self.word(self._dice.choice(content[1]), depth))
            elif kind is _constants.ATOMIC_GROUP:
                said.append(self.word(content, depth))
            elif kind in (_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN, _constants.ANY):
                bits = taken(kind, content, self._flags, self._signs)
                fit = [sign for at, sign in enumerate(self._signs) if bits >> at & 1]
                said.append(self._dice.choice(fit) if fit else "")
        return "".join(said)


def _repeated(tree: Any) -> Iterator[Any]:
    for kind, content in tree:
        if kind in REPEATS and content[1] > 3:
            yield content[2]
        for part in inner(kind, content):
            yield from _repeated(part)


def worst(
    pattern: "re.Pattern[str]", raw: tuple[str, int], asked: tuple[str, ...], floor: float = FLOOR
) -> Worst | None:
    """The first shape found that grows faster than it may; None where every one is bounded."""
    vocabulary = Vocabulary(*raw)
    heads = vocabulary.heads()
    for piece in vocabulary.pieces():
        for head in heads:
            for ask in asked:
                if found := grown(pattern, ask, head, piece, floor):
                    return found
    return None


def grown(pattern: "re.Pattern[str]", ask: str, head: str, piece: str, floor: float = FLOOR) -> Worst | None:
    """Whether this shape takes too long: first looked at in the middle, then doubled."""
    for length in (32, 256):
        if _once(pattern, ask, shaped(head, piece, END, length)) > TOO_LONG:
            return Worst(ask, head, piece, END, timed(pattern, ask, head, piece))
    half, whole = (shaped(head, piece, END, length) for length in LENGTHS[-2:])
    if (first := _once(pattern, ask, half)) < floor / 3:
        return None
    # A machine that is busy with other things makes times longer, not shorter: the long text is timed once where that will do.
    if first <= TOO_LONG and (long := _once(pattern, ask, whole)) <= TOO_LONG:
        short = min(first, *(_once(pattern, ask, half) for _ in range(2)))
        if long < floor or long <= GROWTH * short:
            return None
    for _ in range(3):
        seconds = timed(pattern, ask, head, piece)
        # What disturbs one length disturbs no three doublings: a square takes 64 times as long, not 15.
        allowed = max(floor, GROWTH * seconds.get(2048, 0), GROWTH**3 * seconds.get(512, 0))
        if 4096 in seconds and seconds[4096] <= allowed:
            return None
    return Worst(ask, head, piece, END, seconds)


def timed(pattern: "re.Pattern[str]", ask: str, head: str, piece: str) -> dict[int, float]:
    """The shortest of three times at each length, up to the first that takes too long."""
    seconds: dict[int, float] = {}
    for length in LENGTHS:
        text = shaped(head, piece, END, length)
        seconds[length] = min(_once(pattern, ask, text) for _ in range(3))
        if seconds[length] > TOO_LONG:
            break
    return seconds


def _once(pattern: "re.Pattern[str]", ask: str, text: str) -> float:
    begun = thread_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, CUT)
    try:
        if ask in ("search", "match", "fullmatch"):
            getattr(pattern, ask)(text)
        else:
            for _ in pattern.finditer(text):
                pass
    except TimeoutError:
        return CUT
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return thread_time() - begun


def _cut(*_: object) -> None:
    raise TimeoutError


@contextmanager
def cutting() -> Iterator[None]:
    """Within it a match ends when its time is up; Python looks for signals while it matches."""
    before = signal.signal(signal.SIGVTALRM, _cut)
    try:
        yield
    finally:
        signal.signal(signal.SIGVTALRM, before)
