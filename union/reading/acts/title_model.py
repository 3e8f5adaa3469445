"""Where a plan or a task names its thing, learned from titles that writers marked in their own messages.

A linear conditional random field over signs and words (docs/decisions/0043-titles-can-be-learned.md); it sees the title that
the rules found, and is heard only where that most likely misses the thing altogether. The weights are made by
`python -m tools.title_weights` of tests/data/stretches.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from union.core.chain import marginals
from union.core.lazy_regex import Regex
from union.core.sign_table import SignTable, read_table
from union.data import FOLDER
from union.reading.acts import titles
from union.reading.acts.classification import scores as spoken_for
from union.reading.acts.extraction import Seen, no_title
from union.reading.text.normal_form import Normal, normal
from union.reading.time.time_choice import durations

TOKEN = Regex(r"[A-Za-z']{1,40}|\d{1,40}|[\s\S]")
HAN, LATIN, TIME, FIGURE = Regex("[\u4e00-\u9fff]"), Regex("[A-Za-z]"), "□", "0"
LISTED = Regex(r"(?:^|[^\d.])\d[.、)]\s?\D")  # its points name nothing
ELSEWHERE, BEGINS, GOES_ON, WHO_BEGINS, WHO_GOES_ON = TAGS = range(5)
NEVER = -30.0  # 「goes on」 behind nothing of its kind
LONGEST, SHORTEST = 160, 2  # signs
# So little of the likely title is in the rules' one; so likely a better one begins; a sign goes on while it is so likely.
MISSED, LIKELY, OF_FIRST = 0.15, 0.15, 0.3
EDGES, NEAR, SAME, FEW = 3, 12, 2, 4


class Token(NamedTuple):
    """A sign or a word: where it stands in the normal text, in one form, and whether the rules' title holds it."""

    start: int
    end: int
    form: str
    is_title: bool


def plan_title(seen: Seen) -> str | None:
    """What is planned."""
    title = rules_title(seen)
    return title and better_title(seen.said, seen.words, title)


def rules_title(seen: Seen) -> str | None:
    """What is planned, as the rules name it."""
    spans = [*no_title(seen), *durations(seen.said.text, seen.counts)]
    return titles.event_title(seen.said, spans, seen.best.begin if seen.best else -1)


def better_title(said: Normal, words: str, title: str) -> str:
    """The title the rules found, or the words that most likely name the thing where it misses them.

    `words`: the normal text with times blanked out.
    """
    if len(words) > LONGEST or LISTED.search(words):
        return title
    if any(spoken_for("kinds", normal(title).text).values()):
        return title
    found = tokens(said, words, title)
    if _is_nearly_all(found):
        return title
    likely = shares(found)
    lengths = [one.end - one.start for one in found]
    mass = [(one[0] + one[1]) * length for one, length in zip(likely, lengths, strict=True)]
    caught = sum([each for each, one in zip(mass, found, strict=True) if one.is_title])
    if caught >= MISSED * sum(mass):
        return title
    first = max(range(len(found)), key=lambda at: likely[at][0])
    if likely[first][0] < max(LIKELY, likely[first][2]):
        return title
    last = first
    while last + 1 < len(found) and likely[last + 1][1] >= OF_FIRST * likely[first][0]:
        last += 1
    better = said.quote(found[first].start, found[last].end).strip()
    return better if len(better) >= SHORTEST else title


def _is_nearly_all(found: Sequence[Token]) -> bool:
    """Whether hardly more is said than the title and its time: far cheaper to see than what is likely."""
    others = [
        one
        for one in found
        if not one.is_title and (HAN.match(one.form) or LATIN.match(one.form)) and one.form != "T"
    ]
    return len(others) < FEW or len(others) < sum(one.is_title for one in found)


def tokens(said: Normal, words: str, title: str) -> list[Token]:
    """The signs and words of a text, each time one sign."""
    blocks = SequenceMatcher(None, said.raw, title, autojunk=False).get_matching_blocks()
    held = {place for block in blocks if block.size >= SAME for place in range(block.a, block.a + block.size)}
    if len(held) < len(title) / 2:  # 「把账结了」 is 结账
        held = {place for place, sign in enumerate(said.raw) if sign in title}
    return [
        Token(
            one.start(), one.end(), _form(one[0]), all(said.places[at] in held for at in range(*one.span()))
        )
        for one in TOKEN.finditer(words)
    ]


def _form(word: str) -> str:
    return FIGURE if word.isdigit() else "T" if word == TIME else word.lower()


def signs(found: Sequence[Token], at: int) -> Iterator[str]:
    """What stands around a token, and where the rules' title begins and ends there."""

    def near(by: int) -> str:
        place = at + by
        return found[place].form if 0 <= place < len(found) else "^" if place < 0 else "$"

    def held(by: int) -> str:
        return str(int(found[at + by].is_title)) if 0 <= at + by < len(found) else "-"

    yield from (f"{by}{near(by)}" for by in range(-EDGES, EDGES + 1))
    yield from (f"{by}{near(by)} {near(by + 1)}" for by in range(-EDGES, EDGES))
    yield from (f"{by}.{near(by)} {near(by + 1)} {near(by + 2)}" for by in range(-EDGES, EDGES - 1))
    yield from (f"first{min(at, EDGES)}", f"last{min(len(found) - 1 - at, EDGES)}", "always")
    yield f"script{_script(near(-1))}{_script(near(0))}"
    yield from (
        f"behind{each}" for each in sorted({one.form for one in found[max(0, at - NEAR) : at]} & {*"T0@你我"})
    )
    yield from (
        f"before{each}" for each in sorted({one.form for one in found[at + 1 : at + 1 + NEAR]} & {*"T0"})
    )
    yield from (f"title{held(0)}", f"title{held(-1)}{held(0)}{held(1)}", f"title{held(0)} {near(0)}")
    yield f"title{held(-2)}{held(-1)}{held(0)}{held(1)}{held(2)}"


def _script(form: str) -> str:
    return "L" if LATIN.match(form) else "H" if HAN.match(form) else "."


def shares(found: Sequence[Token]) -> list[tuple[float, float, float]]:
    """Of each token how likely a title begins there, one goes on, a person is named."""
    own = [_table().sums(signs(found, at), scaled=False) for at in range(len(found))]
    likely = marginals(own, _table().dense["order"], _table().dense["first"])
    return [(each[BEGINS], each[GOES_ON], each[WHO_BEGINS] + each[WHO_GOES_ON]) for each in likely]


@cache
def _table() -> SignTable:
    """A column for each tag; dense: from one tag to the next, and of the first."""
    return read_table(FOLDER / "title_weights.bin")
