"""Who is to do what, as English minutes and messages put it: 「Muthu to book the coach」 → 由Muthu负责预订.

Only before a deadline, or beside a time and about things of the union; without a name both: 「Order pizza by 8pm」 is talk.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from union.core.lazy_regex import Regex
from union.reading.english.times import Time
from union.reading.english.vocabulary import Sign, either, meaning, words_of

FIGURE, NEAR = Regex(r"\d"), 24
SENTENCE, JOINT = Regex(r"[;!?\n]|\.\s"), Regex(r"\s?(?:,|,?\s(?:and|&|n))\s$")
FURTHEST = 120  # signs of a clause behind the verb in which its time and its object stand
NAME = r"(?:I(?='ll\s|\swill\s|\smust\s)|[A-Z][a-z]{1,14}(?:\s(?:[A-Z][a-z]{1,14}|bin|binte|s/o|d/o)){0,2}|@[A-Za-z]\w{2,31})"
NAMES = rf"{NAME}(?:(?:\s?,\s?|\s?&\s?|\sand\s){NAME}){{0,3}}"
SMALL = r"(?![a-z]{2,9}[a-z]ing\b)[a-z]{3,12}(?:\s(?!pls|please|kindly|help|will|can|needs?|must|has|have|shall|are)[a-z]{3,10})?"  # 「weijie to book the hall by Fri」: a name nobody here knows, in small letters
SURELY = Regex(r",?\s(?:to|pls|please|kindly|to\shelp)\s", any_case=True)
START = r"(?:^|(?<=[.;!\n])|(?<=[,:]\s)|(?<=\s&\s)(?=[A-Z])|(?<=\sand\s)(?=[A-Z])|(?<=[.;!\n]\s)|(?<=\d[.)])|(?<=\d[.)]\s)|(?<=\([a-h]\)\s)|(?<=-\s))"
# 「Ahmad, please send」, 「Mei Ling will chase」, 「Kumar and Siti to prepare」
# 「Amy - hall booking by 5 Nov」
LISTED = Regex(rf"{START}(?P<who>{NAMES}|(?i:all(?:\s[a-z]{{3,12}})?|everyone))\s?[-–:]\s(?=[A-Za-z])")
EVERYBODY = Regex(r"(?:all|everyone)\b", any_case=True)
ASKED = r"(?:\s(?:you|u)(?=\s))?(?P<asked>,?\s(?:please|pls|kindly|can\syou(?:\splease)?|could\syou(?:\splease)?|is\sto|are\sto|to|(?:pls\s)?help\s(?:to\s)?|must|needs?\sto|has\sto|have\sto|shall|will\splease|to\shelp)\s|(?P<bare>\s)(?=(?:draft|print|prepare|pass|send|submit|settle|book|bring|buy|collect|check|chase|compile|update|follow\sup|arrange|source|get|apply|do|write|confirm|call|invite|register|renew|handle|sort|remind|inform|deliver|make|clear|complete|tally|hand|upload)\s)|(?P<will>\swill\s(?:help\s(?:to\s)?)?|'ll\s))"
POLITE = r"(?P<polite>(?i:please|pls|kindly|remember\sto|don't\sforget\sto|need\sto|we\sneed\sto|must|to)\s)?"
OWN = r"(?!(?:me|my|us|u|you|your|ur|him|her|his|mum|mom|dad|home|hubby|wife)\b)"
OURS = Regex(lambda: rf"(?<![A-Za-z])(?:{either('goods')})(?![A-Za-z])", any_case=True)
ORDER = Regex(
    lambda: (
        rf"{START}(?:(?P<can>(?i:can|could|pls\sask|please\sask|ask|get|let)\s)?(?P<who>{NAMES}|{SMALL}){ASKED}|{POLITE})(?P<verb>(?i:{either('orders')}))(?![A-Za-z'])\s{OWN}"
    )
)


def orders(text: str, found: Sequence[Time]) -> list[Sign]:
    """The signs that stand for the names, the asking words and the verb of each order, in order."""
    if not found:
        return []
    told: list[re.Match[str]] = []
    for match in ORDER.finditer(text):
        is_also = text[: match.start()].endswith((" and ", " & ")) and text[match.start() - 5] != ","
        begun = told and not SENTENCE.search(text, told[-1].end(), match.start())
        if (begun or not is_also) and _is_order(match, text, found):
            told.append(match)
    listed = [
        match
        for match in LISTED.finditer(text)
        if (EVERYBODY.match(match["who"]) or _is_named(match["who"])) and _is_due(match, text, found)
    ]
    return [*_apart(told, text, found), *(sign for match in (*told, *listed) for sign in _signs(match))]


def _apart(told: Sequence[re.Match[str]], text: str, found: Sequence[Time]) -> Iterator[Sign]:
    """「Ravi do the banner, Mei Ling book the bus, both by Thurs」: each is told by itself."""
    for i, match in enumerate(told[:-1]):
        behind = told[i + 1]
        joint = JOINT.search(text, match.end(), behind.start())
        if joint is None or SENTENCE.search(text, match.end(), joint.start()):
            continue
        if any(match.end() <= one.start < behind.start() for one in found):
            continue
        if any(one.start >= behind.end() and one.is_limit for one in found):
            yield "。", *joint.span()


def _is_due(match: re.Match[str], text: str, found: Sequence[Time]) -> bool:
    """Whether a deadline ends the clause: 「Ken - poster by 8 Nov」."""
    ends = re.search(r"[,;!?\n]|\.\s", text[match.end() : match.end() + FURTHEST])
    end = match.end() + (ends.start() if ends else FURTHEST)
    return any(match.end() <= one.start < end and one.is_limit for one in found)


def _is_order(match: re.Match[str], text: str, found: Sequence[Time]) -> bool:
    """Whether a time goes with it, and the words are neither another's nor only talk."""
    ends = SENTENCE.search(text, match.end(), match.end() + FURTHEST)
    end = ends.start() if ends else match.end() + FURTHEST
    if ends and ends[0] == "?" and not match["who"]:
        return False
    times = [one for one in found if match.end() <= one.start < end]
    if not times:
        return False
    is_ours = OURS.search(text, match.end(), end) is not None
    if match["who"] and match["who"].islower():
        is_told = SURELY.fullmatch(match["asked"]) is not None and not match["can"]
        return is_told and is_ours and times[0].is_limit and _is_named(match["who"])
    if match["who"] == "I":
        return is_ours and times[0].is_limit
    if match["who"]:
        return _is_named(match["who"]) and (is_ours or times[0].is_limit)
    return is_ours and any(one.is_limit for one in times)


def _is_named(who: str) -> bool:
    """Whether all the words may be names of people: 「Bursary Forms to …」 are none."""
    known = known_words()
    return not any(
        word.lower() in known for word in re.findall(r"[A-Za-z]+", who.replace("@", "x")) if word != "and"
    )


def _signs(match: re.Match[str]) -> Iterator[Sign]:
    said = match.groupdict().get("verb")
    verb = meaning("orders", " ".join(said.split())) if said else ""
    start = match.start("verb") if said else match.end()
    if match["who"] and EVERYBODY.match(match["who"]):
        yield from ((sign, *match.span()) for sign in "请大家")
    elif match["who"] == "I":
        yield from ((sign, *match.span("who")) for sign in "由我")
        yield from ((sign, match.end("who"), start) for sign in "负责")
    elif match["who"]:
        begin, end = match.span("who")
        yield "由", match.start(), begin + 1
        yield from _names(match["who"], begin)
        yield from ((sign, end, start) for sign in "负责")
    elif match["polite"]:
        yield "请", match.start("polite"), start
    if said and FIGURE.search(match.string, match.end(), match.end() + NEAR):
        verb = "争取" + verb  # with a figure the bare verb would tell of what is done
    yield from ((sign, start, match.end()) for sign in verb)  # with the blank behind, as all phrases


def _names(who: str, begin: int) -> Iterator[Sign]:
    at = 0
    for joint in re.finditer(r"\s?,\s?|\s?&\s?|\sand\s", who):
        yield from _written(who, at, joint.start(), begin)
        yield "和", begin + joint.start(), begin + joint.end()
        at = joint.end()
    yield from _written(who, at, len(who), begin)


def _written(who: str, start: int, end: int, begin: int) -> Iterator[Sign]:
    yield from (("·" if who[i] == " " else who[i], begin + i, begin + i + 1) for i in range(start, end))


@cache
def known_words() -> frozenset[str]:
    """Words that are no names: those the reader knows, and those sentences open with."""
    said = (word for name in ("work", "counted", "weekdays", "no_names", "goods") for word in words_of(name))
    return frozenset(word for phrase in said for word in phrase.split())
