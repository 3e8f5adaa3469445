"""What a message names that takes place or is due at one of its times, in whichever clause: 「献血车能开到厂门口…12月9号，早饭一定要吃」.

A conditional random field as in title_model.py that knows besides where each sign stands seen from that time; it is
heard twice beside that one. The weights are made by `python -m tools.title_weights` of the same messages (union/data/thing_weights.bin).
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache, lru_cache, reduce
from itertools import accumulate
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.period import OF_A_DAY
from union.core.sign_table import SignTable, read_table
from union.data import FOLDER
from union.reading import lexicon
from union.reading.acts import title_model, titles
from union.reading.acts.classification import words_by_ground
from union.reading.acts.extraction import KEPT, Seen
from union.reading.acts.title_model import (
    SHORTEST,
    STOPS,
    Share,
    Token,
    likeliest,
    named_words,
    shares_by,
    tokens,
)
from union.reading.time.dates.reference_time import TimeRead

SENTENCE_ENDS = frozenset("。.!?\n")
BEFORE, BEHIND, OWN_SIZES, SIZES, A_FEW = -6, 2, 4, 8, 3  # clauses, clauses, steps of two, of three signs
SENTENCES_BEFORE, SENTENCES_BEHIND = -3, 1
DISTANCES = (2, 6, 15)  # signs and words
SURE = 0.6  # that it is named there: then nothing is said beside it
OTHER_NAMED, SAYS_WHO = 0.02, 0.5
# How likely a title names something that stays as it is, what is put before another one, and how many times as likely as that.
WEAK, NAMED, SURER, MOST = 0.4, 0.2, 2.5, 3
LONGEST, LONGEST_DEED, LETTERS = 320, 28, 2
# 「活动」, 「女职工讲座」: what many things are called; who it is for says no more
SORT = r"(?:活动|比赛|[竞大]赛|比武|讲座|培训|[公开]?课程?|项目)"
ONLY_SORT = Regex(
    rf"(?:的|个|这次|本次|今年|[上下]半年|[春夏秋冬]季|年度|庆祝|节日|集体|主题|[女男]?(?:职工|员工|会员|工)|全[厂校院站体]|工会|妇女节|[三五六七八十][一八四]){{0,4}}{SORT}"
)
ABOUT = Regex(r"关于(?P<what>[^,。;:\n]{4,24}?)(?:工作|活动|事宜)?的(?:紧急|补充)?(?:通知|通告|函)")
HEARD = Regex(r"收到|明白|知道了?|没问题|辛苦了?")
YEAR, NAME = Regex(r"20\d\d年度?"), 3


class Thing(NamedTuple):
    """A stretch of the text, its words, and how likely any sign of it is of the name."""

    begin: int
    end: int
    words: str
    share: float


class Named(NamedTuple):
    """What is most likely named of a time, the likeliest first, and who does it."""

    things: Sequence[Thing]
    who: str

    @property
    def share(self) -> float:
        """How likely the likeliest is."""
        return self.things[0].share if self.things else 0.0

    def title(self, taken: Sequence[str]) -> str:
        """The likeliest of what is not taken, and beside one that is not sure the likeliest of another clause; "" where nothing is left."""
        left = [one for one in self.things if not any(_names_same_thing(one.words, each) for each in taken)]
        if not left:
            return ""
        first, *others = left
        if (
            first.share >= SURE
            or not others
            or others[0].share < OTHER_NAMED
            or others[0].words in first.words
        ):
            return titles.shortened(first.words)
        return f"{titles.shortened(first.words)}（{titles.shortened(others[0].words)}）"


def things_of_time(seen: Seen, one: TimeRead) -> Named:
    """What that time is most likely of."""
    found, named = _likelihoods_of_names(seen, one)
    return Named(things(seen, found, named), _person(seen, found, named))


def doer_named(seen: Seen, when: datetime) -> str:
    """Who most likely does what is due then, as the message calls them; "" where it names nobody but who is kept from it."""
    one, words = _time_of(seen, when), seen.said.text
    who = things_of_time(seen, one).who if one is not None and len(words) <= LONGEST else ""
    return "" if lexicon.pattern("hindered").match(words, words.find(who) + len(who)) else who


def _is_of_another_day(seen: Seen, thing: Thing, one: TimeRead, own: date) -> bool:
    """Whether its clause names other days than that, which is told by `one`: 「体检14、15号，装配14号」 names that of the 装配 too."""
    words = seen.words
    begin = max(words.rfind(stop, 0, thing.begin) for stop in STOPS) + 1
    end = min((at for stop in STOPS if (at := words.find(stop, thing.end)) >= 0), default=len(words))
    days = [
        each
        for each in seen.reads
        if begin <= each.begin < end and each.has_day and each.when.grain in OF_A_DAY and not each.is_name
    ]
    is_its = one in days or any(each.when.start.date() <= own <= each.when.last_day for each in days)
    return bool(days) and not is_its


def _time_of(seen: Seen, when: datetime, title: str = "") -> TimeRead | None:
    """The time that begins then; of several the one nearest to the title."""
    at, said = seen.said.raw.find(title), seen.said
    known = [each for each in seen.reads if each.when.start == when]
    return min(known, key=lambda each: abs(said.places[each.begin] - at), default=seen.best)


def _names_same_thing(words: str, title: str) -> bool:
    same = (set(words.split()), set(title.split())) if words.isascii() else (set(words), set(title))
    return words in title or title in words or same[0] <= same[1]  # 「场地联系」 is 「联系场地」


def with_thing(seen: Seen, title: str, when: datetime) -> str:
    """A title that hardly names anything behind the likeliest thing of its time: 「獻血車（早飯一定要吃）」; other titles as they are."""
    letters = LETTERS if title.isascii() else 1  # two of them say as much as a sign of ours
    is_long = len(seen.said.text) > LONGEST or len(title) > LONGEST_DEED * letters
    one = _time_of(seen, when, title)
    if is_long or one is None or "\n" in seen.said.text:
        return title
    if what := _what_of_sort(seen, title) or _of_notice(seen, title):
        return f"{what}{title}" if len(title) == LETTERS else f"{title}（{what}）"
    found, named = _likelihoods_of_names(seen, one)
    held = [at for at, each in enumerate(tokens(seen, title)) if each.is_title and each.size]
    own = max((named[at].named for at in held), default=1.0)
    if own >= WEAK:
        return title
    places = {found[at].start for at in held}
    others = (
        each
        for each in things(seen, found, named)
        if each.words not in title
        and not (title.isascii() and seen.words.find("。", max(places, default=0), each.begin) >= 0)
        and places.isdisjoint(range(each.begin, each.end))
        and not _is_of_another_day(seen, each, one, when.date())
    )
    other = next(others, None)
    if other is None or other.share < max(NAMED, SURER * own):
        return title
    words = titles.shortened(other.words)
    return f"{words}：{title}" if "（" in title else f"{words}（{title}）"


def _what_of_sort(seen: Seen, title: str) -> str:
    """What is held, where the title says only of what sort it is: 「三八节活动定了，3月8号下午，学插花」."""
    feasts = (seen.said.quote(one.begin, one.end) for one in seen.reads if one.is_name)
    if not ONLY_SORT.fullmatch(reduce(lambda left, feast: left.replace(feast, ""), feasts, title)):
        return ""
    events = words_by_ground(seen.words).get("events", ())
    named = [each for each in events if each not in title and not ONLY_SORT.fullmatch(each)]
    return "、".join(named[:MOST])


def _of_notice(seen: Seen, title: str) -> str:
    """What a notice passed on is about, where the title has no three signs of it: 「…关于申报先锋号的通知：…15日前将申报表报区总」."""
    found = ABOUT.search(seen.said.text)
    what = YEAR.sub("", seen.said.quote(*found.span("what"))) if found else ""
    is_said = any(what[at : at + NAME] in title for at in range(len(what) - NAME + 1))
    return "" if is_said else what


def _likelihoods_of_names(seen: Seen, one: TimeRead) -> tuple[Sequence[Token], Sequence[Share]]:
    found = tokens(seen, "")
    return found, _likelihoods(found, one.begin)


@lru_cache(maxsize=KEPT)  # a title and whoever does it are sought at the same time of the same words
def _likelihoods(found: tuple[Token, ...], at: int) -> Sequence[Share]:
    pairs = zip(title_model.shares(found), shares_by(_table(), signs(found, at)), strict=True)
    # What knows of the time is heard twice: what is surely named may be of another one.
    return [Share(*((one + 2 * two) / 3 for one, two in zip(*both, strict=True))) for both in pairs]


def _person(seen: Seen, found: Sequence[Token], named: Sequence[Share]) -> str:
    """The first stretch that most likely says who does it."""
    said = [at for at, each in enumerate(named) if each.person >= SAYS_WHO]
    run = [at for place, at in enumerate(said) if at - place == said[0]]
    return seen.said.quote(found[run[0]].start, found[run[-1]].end) if run else ""


def things(seen: Seen, found: Sequence[Token], named: Sequence[Share]) -> list[Thing]:
    """The likeliest things, each of a clause of its own, the likeliest first."""
    open_ones, things = list(range(len(found))), list[Thing]()
    while open_ones and len(things) < MOST:
        best = likeliest([found[at] for at in open_ones], [named[at] for at in open_ones])
        held = [open_ones[at] for at in best]
        if any(found[at].form in STOPS for at in held):
            break  # nothing is named
        words = named_words(seen, found[held[0]].start, found[held[-1]].end)
        share = max(named[at].named for at in held)
        if len(words) >= SHORTEST and not HEARD.fullmatch(words):
            things.append(Thing(found[held[0]].start, found[held[-1]].end, words, share))
        taken = {*held, *_clause(found, held[0])}
        open_ones = [at for at in open_ones if at not in taken]
    return things


def _clause(found: Sequence[Token], at: int) -> range:
    start, end = at, at
    while start > 0 and found[start - 1].form not in STOPS:
        start -= 1
    while end < len(found) and found[end].form not in STOPS:
        end += 1
    return range(start, end)


def signs(found: Sequence[Token], begin: int) -> Iterator[list[str]]:
    """Of each token what stands around it, and how many clauses and sentences before or behind the time that begins there it stands."""
    clauses = list(accumulate((each.form in STOPS for each in found[:-1]), initial=0))
    sentences = list(accumulate((each.form in SENTENCE_ENDS for each in found[:-1]), initial=0))
    own = next((at for at, each in enumerate(found) if each.start >= begin), len(found) - 1)
    sizes = [0] * (clauses[-1] + 1)
    for clause, each in zip(clauses, found, strict=True):
        sizes[clause] += each.size
    # A clause of nothing but a time counts for nothing, other than that of this one.
    places = list(accumulate((size > 0 or at == clauses[own] for at, size in enumerate(sizes)), initial=0))
    bare = min(OWN_SIZES, sizes[clauses[own]] // 2)
    earlier = [at for at, each in enumerate(found) if each.form == "T" and each.start < begin]
    for at, (near, each) in enumerate(zip(title_model.signs(found), found, strict=True)):
        clause = max(BEFORE, min(BEHIND, places[clauses[at]] - places[clauses[own]]))
        sentence = max(SENTENCES_BEFORE, min(SENTENCES_BEHIND, sentences[at] - sentences[own]))
        away = f"{'<' if at < own else '>'}{sum(abs(at - own) > each for each in DISTANCES)}"
        is_first, is_of_earlier = not places[clauses[at]], bool(earlier) and at < earlier[-1]
        yield [
            *near,
            f"R{clause}",
            f"R{clause} {bare}",
            f"R{clause} {each.form}",
            f"R{clause} of {min(SIZES, sizes[clauses[at]] // A_FEW)}",
            f"R{clause} {is_first}",
            f"R{clause} {is_of_earlier}",
            f"S{sentence}",
            f"S{sentence} {each.form}",
            f"S{sentence} R{clause}",
            f"D{away}",
            f"D{away} {each.form}",
            f"E{is_of_earlier}",
            f"F{is_first}",
        ]


@cache
def _table() -> SignTable:
    """A column for each tag; dense: from one tag to the next, and of the first."""
    return read_table(FOLDER / "thing_weights.bin")
