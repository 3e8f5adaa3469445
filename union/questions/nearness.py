"""What comes nearest to the words of a question: pieces of them are sought in what things say of themselves."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from union.core.lazy_regex import Regex
from union.reading.questions.subject_words import MEETINGS, holds, key_text, narrowing

SHORTEST, LONGEST = 2, 12  # signs of a piece, and of the words it is looked for in
UNITS = Regex("[A-Za-z0-9'-]{1,40}|[^A-Za-z0-9'-]")  # an English word is never cut
# What is left between the words that are told, and names nothing: 「矿泉水前后」, 「名册还差哪」.
SMALL = Regex(
    "[各每领发花用还剩差前后最终没未改哪那这些有的得去来到给收进出买送拿要是在了过吗呢吧呀啊啦我们咱次回个几多少共总啥什么都已经现请写填报交弄搞做办管干点手里扣掉减笔跟和与同比再又也就把被让叫为里头边家店名批完光够全部单独分别合计一二三两]{2,12}"
)
T = TypeVar("T")


class Nearest(NamedTuple, Generic[T]):
    """Those that say of `kept` as much as any; `dropped`: what none of all says, small words aside; `is_all`: these say all of `kept`."""

    found: list[T]
    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    is_all: bool

    @property
    def full_matches(self) -> list[T]:
        """Those that say all the words."""
        return self.found if self.is_all and not self.dropped else []


def nearest(terms: Sequence[str], told: Sequence[tuple[T, str]]) -> Nearest[T]:
    """What is nearest to these words among things with what they say; nothing where none says any piece of them."""
    heard = [(each, key_text(words)) for each, words in told]
    every_word = "\n".join(words for _each, words in heard)

    def is_told(piece: str) -> bool:  # most pieces are in none: that is found out at once
        return holds(piece, every_word) and any(holds(piece, words) for _each, words in heard)

    cut = [_pieces(term, is_told) for term in terms]
    every = dict.fromkeys(piece for kept, _rest in cut for piece in kept)
    kept = narrowing(tuple(every)) or tuple(every)
    said = [(each, sum(len(piece) for piece in kept if holds(piece, words))) for each, words in heard]
    most = max((score for _each, score in said), default=0)
    found = [each for each, score in said if score == most > 0]
    dropped = tuple(word for _kept, rest in cut for word in rest if SMALL.fullmatch(word) is None)
    return Nearest(found, kept, dropped, most == sum(map(len, kept)))


def _pieces(term: str, is_told: Callable[[str], bool]) -> tuple[list[str], list[str]]:
    """The longest pieces of a term that are told, from its beginning on, and what is left between them."""
    if term in MEETINGS:
        return ([term], []) if is_told(term) else ([], [])
    term = term[: LONGEST * 3]
    spans = spans_told(term, is_told)
    edges = [0, *(at for span in spans for at in span), len(term)]
    rest = [term[begin:end] for begin, end in zip(edges[::2], edges[1::2], strict=True)]
    return [term[begin:end] for begin, end in spans], [each for each in rest if len(each.strip()) >= SHORTEST]


def spans_told(words: str, is_told: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Where the longest pieces stand that are told, from the beginning on; no English word is cut."""
    units = [match.span() for match in UNITS.finditer(words)]
    spans, at = list[tuple[int, int]](), 0
    while at < len(units):
        begin = units[at][0]
        ends = range(min(len(units), at + LONGEST), at, -1)
        pieces = ((end, words[begin : units[end - 1][1]]) for end in ends)
        end = next((end for end, piece in pieces if len(piece) >= SHORTEST and is_told(piece)), at)
        spans += [(begin, units[end - 1][1])] if end > at else []
        at = max(end, at + 1)
    return spans
