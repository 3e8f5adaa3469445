"""Where a plan or a task names its thing, learned from titles that writers marked in their own messages.

A linear conditional random field over signs and words (docs/decisions/0043-titles-can-be-learned.md); it sees the title that
the rules found. The weights are made by `python -m tools.title_weights` of tests/data/stretches and tests/data/titles.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import pairwise
from operator import add
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.sign_table import SignTable, marginals, read_table
from union.data import FOLDER
from union.reading.acts import titles
from union.reading.acts.classification import scores as spoken_for
from union.reading.acts.extraction import Seen, names_period, no_title, times_said
from union.reading.english.translation import is_english
from union.reading.names.people import BEHIND_SURNAME, SURNAMES
from union.reading.text.identifiers import masked
from union.reading.text.normal_form import normal
from union.reading.time.time_choice import durations

TOKEN = Regex(r"[A-Za-z']{1,40}|\d{1,40}|[\s\S]")
HAN, LATIN, TIME, FIGURE = Regex("[\u4e00-\u9fff]"), Regex("[A-Za-z]"), "□", "0"
LISTED = Regex(r"(?:^|[^\d.])\d[.、)]\s?\D")  # its points name nothing
ELSEWHERE, BEGINS, GOES_ON, WHO_BEGINS, WHO_GOES_ON = TAGS = range(5)
NEVER = -30.0  # 「goes on」 behind nothing of its kind
LONGEST, SHORTEST, A_LITTLE = 160, 2, 12  # signs
# How much likelier a sign is where the rules found it, how much more what is missed weighs than what is too much, and what a
# likely end does; below the last two the rules' title misses the thing, and names nothing.
OF_RULES, WANTED, EDGE, MISSED, A_HINT = 0.2, 2.25, 0.05, 0.15, 0.03
EDGES, NEAR, SAME, FEW, LONG, MUCH, MUCH_ENGLISH = 3, 12, 2, 4, 12, 5, 8
GUEST = Regex(rf"[{SURNAMES}](?:{'|'.join(BEHIND_SURNAME)}|主任|教授|医生|醫生|律师|律師|教练|教練)")
PARTY = Regex(  # 「约了街道办19号下午谈合约」, 「去金禾那边谈补贴」: with whom
    r"(?:约[了好]|[跟同和与找见去上到])(?P<who>(?![我你他她咱大各本]|时候|一起)[^,。;!?□\s约跟同和与找见去上到]{2,8}?)(?:[那嗰]?边|那里|方面)?[□\s]{0,24}(?:(?:(?<=□),|,(?=□))[□\s]{0,24})?$"
)
STOPS = frozenset(",。;!?:~\n")
BEHIND, BEFORE = frozenset("T0@你我"), frozenset("T0")  # what may stand a little way off
ONES = tuple(str(by) for by in range(-EDGES, EDGES + 1))
TWOS, THREES = ONES[:-1], tuple(f"{by}." for by in ONES[:-2])


class Token(NamedTuple):
    """A sign or a word: where it stands in the normal text, in one form, and whether the rules' title holds it.

    `size`: how many signs of words it has; a mark, a figure or a time has none.
    """

    start: int
    end: int
    form: str
    is_title: bool
    size: int


class Share(NamedTuple):
    """How likely a title begins at a token, goes on there, or a person is named."""

    begins: float
    goes_on: float
    person: float

    @property
    def named(self) -> float:
        """How likely it is of a title."""
        return self.begins + self.goes_on


def rules_title(seen: Seen) -> str | None:
    """What is planned, as the rules name it."""
    spans = [*no_title(seen), *durations(seen.said.text, seen.counts)]
    return titles.event_title(seen.said, spans, seen.best.begin if seen.best else -1)


def better_title(seen: Seen, title: str, *, is_task: bool = False) -> str:
    """The words that most likely name the thing; those the rules found where hardly more is said.

    `is_task`: what the rules found says a deed as well, and stays but where it most likely misses the thing.
    """
    said = seen.said
    if len(said.text) > LONGEST or LISTED.search(seen.words):
        return title
    found = tokens(seen, title)
    words = [one.is_title for one in found if one.size]
    # The title is short and hardly more is said than it and its time: far cheaper to see than what is likely.
    if sum(words) < LONG and len(words) - sum(words) < max(FEW, sum(words)):
        return title
    named = shares(found)
    if is_task and _title_recall(found, named) >= MISSED:
        return title
    best = likeliest(found, named)
    held = [at for at, one in enumerate(found) if one.is_title and one.size]
    within = [at for at in held if at in best]
    is_all = len(within) == sum(found[at].size > 0 for at in best)
    much = MUCH_ENGLISH if is_english(said.raw) else MUCH
    if within and is_all and len(held) - len(within) < much:
        return title  # 「报送会员台账」 says how it is done as well
    begin = _begin(seen, found[min([best.start, *held])].start, found[best.start].start)
    better = named_words(seen, begin, found[best.stop - 1].end)
    alike = (title[at : at + SAME] in better for at in range(len(title) - SAME + 1))
    is_lost = _is_cut(title, better) if within else any(alike)
    # 「顺便报备一下」 names nothing; 「碰个头，主要商量元旦联欢」 is not the party.
    is_own = not within and _names_kind(title) and any(named[at].named >= A_HINT for at in held)
    return title if len(better) < SHORTEST or is_lost or is_own else titles.shortened(better)


def named_words(seen: Seen, start: int, end: int) -> str:
    """What a stretch of the normal text names, as it was written: without times, owners and the place."""
    left_out = titles.covered_places(no_title(seen))
    kept = [at for at in range(start, end) if at not in left_out]
    return titles.trimmed(seen.said, titles.without_joints(seen.said.text, kept))


def _begin(seen: Seen, first: int, begin: int) -> int:
    """From the festival, the guest or the other side on that is named a little before the thing: 「三八节组织插花」, 「安监的王工来讲一课」."""
    feasts = [one.begin for one in seen.reads if one.is_name or names_period(seen, one)]
    guests = [match.start() for match in GUEST.finditer(seen.said.text, first, begin)]
    found = [at for at in (*feasts, *guests) if max(first, begin - A_LITTLE) <= at < begin]
    party = PARTY.search(seen.words, max(0, begin - LONG * 2), begin)
    return min([*found, *([party.start("who")] if party else [])], default=begin)


def _title_recall(found: Sequence[Token], named: Sequence[Share]) -> float:
    """How much of what is likely the rules' title holds."""
    likely = [(share.named * one.size, one.is_title) for share, one in zip(named, found, strict=True)]
    whole = sum([each for each, _ in likely])
    return sum([each for each, is_title in likely if is_title]) / whole if whole else 1.0


def _is_cut(title: str, better: str) -> bool:
    """Whether the sort of thing it ends with is lost, or half of a work's title: 「工会第七届委员会第4次全体会议」."""
    last = title[-SAME:]
    return ("》" in title and "》" not in better) or (_names_kind(last) and last not in better)


def _names_kind(title: str) -> bool:
    """Whether a sort of thing is named: 「委员会」, 「体检」."""
    return any(spoken_for("kinds", normal(title).text).values())


def likeliest(found: Sequence[Token], named: Sequence[Share]) -> range:
    """The tokens in a row with the best balance of what they most likely hold of the title and what they hold besides (F-measure).

    What the rules found has a little more of a say, and so has where a title most likely begins and ends; marks and times say nothing.
    """
    likely = [share.named + OF_RULES * one.is_title for share, one in zip(named, found, strict=True)]
    worth = [one.size * min(1.0, each) for each, one in zip(likely, found, strict=True)]
    ends = [share.named - behind.goes_on for share, behind in pairwise([*named, Share(0.0, 0.0, 0.0)])]
    whole, best = WANTED * sum(worth), (0.0, range(len(found)))
    for start in range(len(found)):
        held, length = 0.0, 0
        for at in range(start, len(found)):
            if found[at].form in STOPS:  # no name goes on behind one
                break
            held, length = held + worth[at], length + found[at].size
            if held:
                score = held / (whole + length) + EDGE * (named[start].begins + ends[at])
                if score > best[0]:
                    best = score, range(start, at + 1)
    return best[1]


def tokens(seen: Seen, title: str) -> tuple[Token, ...]:
    """The signs and words of a text, each sign of a time the same; a festival's name is none."""
    said, words = seen.said, masked(seen.said.text, times_said(seen))
    blocks = SequenceMatcher(None, said.raw, title, autojunk=False).get_matching_blocks()
    held = {place for block in blocks if block.size >= SAME for place in range(block.a, block.a + block.size)}
    if len(held) < len(title) / 2:  # 「把账结了」 is 结账
        held = {place for place, sign in enumerate(said.raw) if sign in title}
    found = list[Token]()
    for one in TOKEN.finditer(words):
        (start, end), word = one.span(), one[0]
        form = FIGURE if word.isdigit() else "T" if word == TIME else word.lower()
        is_word = form != "T" and (HAN.match(form) or LATIN.match(form)) is not None
        is_title = all(said.places[at] in held for at in range(start, end))
        found.append(Token(start, end, form, is_title, end - start if is_word else 0))
    return tuple(found)


def signs(found: Sequence[Token]) -> Iterator[list[str]]:
    """Of each token what stands around it, and where the rules' title begins and ends there."""
    own = [one.form for one in found]
    forms = [*["^"] * EDGES, *own, *["$"] * EDGES]
    pairs = list(map(" ".join, pairwise(forms)))
    threes = list(map(" ".join, zip(forms, forms[1:], forms[2:], strict=False)))
    held = ["-", "-", *(str(int(one.is_title)) for one in found), "-", "-"]
    scripts = ["L" if LATIN.match(form) else "H" if HAN.match(form) else "." for form in forms]
    timed = _timed(own)
    for at, form in enumerate(own):
        around = held[at : at + 5]
        yield [
            *map(add, ONES, forms[at : at + len(ONES)]),
            *map(add, TWOS, pairs[at : at + len(TWOS)]),
            *map(add, THREES, threes[at : at + len(THREES)]),
            f"first{min(at, EDGES)}",
            f"last{min(len(own) - 1 - at, EDGES)}",
            "always",
            f"script{scripts[at + EDGES - 1]}{scripts[at + EDGES]}",
            *map("behind".__add__, BEHIND.intersection(own[max(0, at - NEAR) : at])),
            *map("before".__add__, BEFORE.intersection(own[at + 1 : at + 1 + NEAR])),
            f"title{around[2]}",
            f"title{''.join(around[1:4])}",
            f"title{around[2]} {form}",
            f"title{''.join(around)}",
            f"clause{timed[at]}",
            f"clause{timed[at]}{around[2]}",
            f"clause{timed[at]}{around[1]}{around[2]}{around[3]}",
            f"clause{timed[at]} {form}",
        ]


def _timed(forms: Sequence[str]) -> list[str]:
    """Of each sign whether a time is said in its clause, in the one before or behind, or in none near it."""
    begins = [0, *(at + 1 for at, form in enumerate(forms) if form in STOPS), len(forms)]
    clauses = [forms[start:end] for start, end in pairwise(begins)]
    has = [False, *("T" in one for one in clauses), False]
    found = list[str]()
    for one, (before, own, behind) in zip(clauses, zip(has, has[1:], has[2:], strict=False), strict=True):
        found += ["0" if own else "-" if behind else "+" if before else "?"] * len(one)
    return found


@lru_cache(maxsize=24)  # a stretch is read as a plan, by itself and with what stands beside it
def shares(found: tuple[Token, ...]) -> Sequence[Share]:
    """Of each token how likely it is of a title, or names a person."""
    return shares_by(_table(), signs(found))


def shares_by(table: SignTable, known: Iterable[Sequence[str]]) -> list[Share]:
    """The same by the weights of a table and the signs it knows of each token."""
    own = [table.sums(each, scaled=False) for each in known]
    likely = marginals(own, table.dense["order"], table.dense["first"])
    return [Share(each[BEGINS], each[GOES_ON], each[WHO_BEGINS] + each[WHO_GOES_ON]) for each in likely]


@cache
def _table() -> SignTable:
    """A column for each tag; dense: from one tag to the next, and of the first."""
    return read_table(FOLDER / "title_weights.bin")
