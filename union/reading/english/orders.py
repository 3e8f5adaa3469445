"""Who is to do what, as English minutes and messages put it: 「Muthu to book the coach」 → 由Muthu负责预订.

A clause is taken apart word by word: perhaps the thing in front, who, the words of asking, the deed, the thing. It is a task
only before a deadline, or beside a time and about things of the union; without a name both: 「Order pizza by 8pm」 is talk.
Rows say whose a thing is and by when: 「- Ken: poster, 8 Nov」, 「minutes by 16 Mar - Ravi」.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.english.frames import promises
from union.reading.english.time_pieces import TimePlace
from union.reading.english.times import Time
from union.reading.english.vocabulary import OPENERS, Sign, all_signs, either, is_name, meaning, meanings

JOINTS, FIGURE, NEAR = Regex(r"\s?,\s?|\s?&\s?|\sand\s"), Regex(r"\d"), 24
SENTENCE, JOINT = Regex(r"[;!?\n]|\.\s"), Regex(r"\s?(?:,|,?\s(?:and|&|n))\s$")
FURTHEST = 120  # signs of a clause behind the deed in which its time and its thing stand
MOST_NAMES, MOST_IN_FRONT, LONGEST_DEED = 4, 8, 3
WORD = Regex(r"@?[A-Za-z][A-Za-z\d'/-]{0,30}|\d{1,12}|[^\s\w]|\n")
NAME = Regex(r"@[A-Za-z]\w{2,31}|[A-Z][a-z]{1,14}(?:[A-Z][a-z]{1,14})?(?:'ll)?")
SMALL = Regex(r"(?!.*ing$)[^\W\d_]{3,12}")  # a name in small letters
NAME_GOES_ON, WRITER, ALL = ("bin", "binte", "s/o", "d/o"), ("me", "myself"), ("all", "everyone", "everybody")
VERB = Regex(r"(?!.{3,}ed$|.{2,}ing$)[a-z]{3,31}")
# Words of asking and promising between a name and the deed; those of need say less where one speaks of oneself.
ASKING = {"to", "pls", "please", "kindly", "can", "could", "will", "'ll", "shall", "must", "should", "shld", "u", "you", "help", "gonna", "gotta", "remember"}  # fmt: skip
BEFORE_TO = {"need", "needs", "has", "have", "got", "is", "are", "going", "supposed"}
SAYING_NOTHING = {"also", "just", "then", "go", "all", "both", "me", "now", "faster", "quickly"}
NEED, SURELY = {"must", "need", "gotta", "have", "got", "should", "shld"}, {"to", "pls", "please", "kindly", "help"}  # fmt: skip
LED_ON = ("next ", "then ", "also ", "and ", "so ")  # 「next i settle the bags by 5 Nov」
MYSELF = {"i": "", "i'll": "will", "im": "", "i'm": "", "me": ""}
# What is in front of who is to do it is no clause of its own: 「the hdb letter says I must …」.
NOT_IN_FRONT = {"say", "says", "said", "tell", "told", "think", "hope", "know", "want", "wants", "if", "because", "cos", "that", "which", "who", "when", "what", "why", "how", "where", "than", "my", "his", "her", "is", "are", "was", "were", "be", "not", "no", "need", "someone", "somebody", "anyone", "can", "could", "pls", "please"}  # fmt: skip
PREPOSITIONS, JOINS = ("to", "with", "w", "for", "from", "by", "of", "at", "and", "&", "w/"), ("and", "&", "n", "so", "but", "then", "also")  # fmt: skip
NO_DEED = {"be", "come", "go", "reach", "arrive", "sleep", "eat", "know", "see", "attend", "join", "wait", "owe", "miss", "try", "like", "love", "feel", "want", "need", "have", "has", "had", "is", "are", "was", "were", "not", "never", "no", "cannot", "can't", "say", "says", "said", "left", "sent", "gave", "got", "took", "made", "went", "lost", "saw", "found", "told", "think", "stay", "late", "back", "also"}  # fmt: skip
# 「(a) Amy lists the members by 4 Mar」: what somebody does, at the head of an item.
MINUTED = Regex(
    r"(?:\d\.|[-•])\s{1,3}(?:[A-Z][a-z]{1,14}\s){1,3}(?!goes|leaves|returns|starts|ends|hopes|looks|turns|retires)[a-z]{3,20}s$"
)
OWN = {"me", "my", "us", "u", "you", "your", "ur", "him", "her", "his", "mum", "mom", "dad", "home", "hubby", "wife", "son", "kid", "kids"}  # fmt: skip
THE, PASSING = {"the", "all", "our", "a", "an", "their"}, {"let", "ask", "get", "u", "you", "pls", "please", "to", "can", "help", "will"}  # fmt: skip
# The thing behind a deed, and words that say it is done.
THING = Regex(
    r"\s(?:the\s|our\s)?(?P<thing>[A-Za-z'&-]{2,20}(?:\s(?!(?:from|pls|please|for|to|with|w|already|lah|la|date|so|cos|instead|and)\b)[A-Za-z'&-]{2,20}){0,5})(?:\sfrom\s[A-Za-z]{2,20}(?:\s(?-i:[A-Z][a-z]{1,14}))?|\sinstead(?:\sof\s[A-Za-z]{2,20})?)?",
    any_case=True,
)
FROM_ME = Regex(r"\s(?:from|for)\s(?:me|her|him|them)\b", any_case=True)
SAME_DAY = Regex(
    r",?\s(?:(?:still|and|also|the)\s){0,2}(?:same\s(?:date|day|deadline)|(?<=still\s)(?:due|by))\b",
    any_case=True,
)
DONE = Regex(r"\b(?:already|alr|liao|dy|done|just\snow)\b", any_case=True)
TAIL = Regex(r"(?:\s(?:pls|please|la|lah|can|ok|ya|instead)\b){0,3}", any_case=True)
DUE = Regex(r"\s(?:by|before|b4|due|on)\s", any_case=True)
ASKS = Regex(r"[^.;!?\n]{0,120}[?]")  # 「can u … by 22?」 is no question
# 「accounts i must send by 7th not 9th」 puts another time right.
DENIED = Regex(r",?\s(?:not|instead)\b", any_case=True)
GOODS = Regex(lambda: rf"(?<![A-Za-z])(?:{either('goods')})(?![A-Za-z])", any_case=True)


class Order(NamedTuple):
    """Somebody told to do something: the words for who (`who` to `asked`), those of asking up to `deed`, the deed up to `end`.

    `who`: "" nobody, I, a name, small: a name nobody knows in small letters. `verb`: the deed where the table has it, `front` where the thing begins
    that stands in front.
    """

    start: int
    asked: int
    deed: int
    end: int
    who: str
    words: frozenset[str]
    verb: str
    front: int | None = None

    def name(self, text: str) -> str:
        """Whoever is to do it, as one word."""
        return "我" if self.who == "I" else text[self.start : self.asked].lstrip(": ").replace(" ", "·")


def orders(text: str, found: Sequence[Time]) -> list[Sign]:
    """The signs that stand for the names, the asking words and the verb of each order, in order."""
    orders = list(_Parse(text).orders())
    late = {start for start, _ in promises(text, found)}
    passed = [one for one in orders if _is_passed_on(one, text, found)]
    told = [
        one for one in orders if one.start not in late and one not in passed and _is_order(one, text, found)
    ]
    signs = [sign for one in passed for sign in _passed_on(one, text)]
    return [*_order_breaks(told, text, found), *signs, *(sign for one in told for sign in _signs(one, text))]


class _Parse:
    """The words of a text, and what orders they may make."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = list(WORD.finditer(text))
        self._said = [word[0].lower() for word in self._words]

    def orders(self) -> Iterator[Order]:
        """Each order, from the clause's beginning or behind the thing that stands in front."""
        end, begun = 0, False
        for at, word in enumerate(self._words):
            if word.start() < end:
                continue
            if found := (self._order(at) or self._with_front(at)) if self._opens(at, begun) else None:
                yield found
                end, begun = found.end, True
            else:
                begun = begun and SENTENCE.match(self._text, word.start()) is None

    def _word_is(self, at: int, *words: str) -> bool:
        return at < len(self._said) and self._said[at] in words

    def _opens(self, at: int, begun: bool) -> bool:
        """Whether a clause may begin at a word; behind a mere 「and」 only where one is told something already."""
        if at == 0:
            return True
        before, word = self._said[at - 1], self._words[at]
        if before in (",", ".", ";", ":", "!", "?", "\n", ")", "-", "]"):
            return self._words[at - 1].end() < word.start() or before in ("\n", "!", ";", ".")
        return before in JOINS and (begun or before not in ("and", "&") or self._word_is(at - 2, ","))

    def _order(self, at: int, *, front: bool = False) -> Order | None:
        """The order that begins at a word."""
        for start in range(at, at + 1 if front else min(at + 4, len(self._words))):
            who, behind = self._name_sort_and_end(start)
            if who:
                break
            if not self._word_is(start, *OPENERS):
                who, start, behind = "", at, at
                break
        else:
            return None
        asking, deed = self._asking(behind, who)
        if not who and not asking <= {"pls", "please", "kindly", "remember", "need", "to", "must"}:
            return None
        asking |= {"let", "ask", "get"} & set(self._said[at:start]) if who == "name" else set()
        asking |= {MYSELF.get(self._said[start], "")} - {""} if who == "I" else set()
        end, verb = self._deed(deed, is_asked=bool(asking) and bool(who), front=front, who=who)
        if end is None or (who == "small" and not asking & SURELY):
            return None
        words, begin = self._words, self._words[start].start()
        name_end = words[behind - 1].end() if who else begin
        name_end -= 3 * self._text[begin:name_end].lower().endswith("'ll")
        deed_at = words[min(deed, end)].start()
        return Order(begin, name_end, deed_at, words[end - 1].end(), who, frozenset(asking), verb)

    def _with_front(self, at: int) -> Order | None:
        """「mins i do by fri」: the thing, and behind it who sees to it."""
        for i in range(at, min(at + MOST_IN_FRONT, len(self._words))):
            if not self._said[i][0].isalpha() and self._said[i] not in ("&", ":"):
                return None
            is_behind = i >= max(at + 1, self._names_end(at)) and self._said[i - 1] not in PREPOSITIONS
            if is_behind and (found := self._order(i, front=True)) and found.who in ("I", "name"):
                is_headed = self._said[i - 1] == ":"  # 「nurse ratio petition: Amy to draft by 18 Apr」
                told = found._replace(front=self._words[at].start(), start=found.start - 2 * is_headed)
                return told if not is_headed or DUE.match(self._text, found.end) else None
            if self._said[i] in NOT_IN_FRONT and not (i == at and self._word_is(i, "need")):
                return None
        return None

    def _name_sort_and_end(self, at: int) -> tuple[str, int]:
        """Of what sort the name is that stands at a word, and the word behind it."""
        if self._word_is(at, *MYSELF) and (not self._word_is(at, "me") or self._word_is(at + 1, "i")):
            return "I", at + 1 + self._word_is(at, "me")
        if self._word_is(at, "let") and self._word_is(at + 1, "me"):
            return "I", at + 2
        if self._word_is(at, *ALL) and self._word_is(at + 1, "to", "pls", "please", "kindly"):
            return "", at
        end = self._names_end(at)
        if end > at:
            is_named = is_name(self._text[self._words[at].start() : self._words[end - 1].end()])
            return ("name", end) if is_named else ("", at)
        for end in (at + 2, at + 1):
            if self._word_is(end, *SURELY) and all(
                SMALL.fullmatch(one) and is_name(one) for one in self._said[at:end]
            ):
                return "small", end
        return "", at

    def _names_end(self, at: int) -> int:
        """Where the names end that begin at a word, itself where none does."""
        count, i = 0, at
        while i < len(self._words) and count < MOST_NAMES and NAME.fullmatch(self._words[i][0]):
            i += 1
            while i < len(self._words) and (
                self._word_is(i, *NAME_GOES_ON)
                or (self._said[i] != "i" and NAME.fullmatch(self._words[i][0]))
            ):
                i += 1
            count, end = count + 1, i
            if self._word_is(i, ",", "&", "and"):
                i += 1
        return end if count else at

    def _asking(self, at: int, who: str) -> tuple[set[str], int]:
        """The words of asking at a word, and the word behind them."""
        found = set[str]()
        if who and who != "I" and self._word_is(at, ",") and self._word_is(at + 1, *ASKING):
            at += 1
        while at < len(self._said):
            word = self._said[at]
            if word in ASKING or (word in BEFORE_TO and self._word_is(at + 1, "to")):
                found.add(word)
            elif word in ("dun", "don't", "dont") and self._word_is(at + 1, "forget"):
                found.add("remember")
                at += 1
            elif word not in SAYING_NOTHING or not (who or found):
                break
            at += 1
        return found, at

    def _deed(self, at: int, *, is_asked: bool, front: bool, who: str) -> tuple[int | None, str]:
        """Behind which word the deed ends, and the table's word for it; None where none stands there."""
        for end in range(min(at + LONGEST_DEED, len(self._said)), at, -1):
            phrase = " ".join(self._said[at:end])
            if phrase in meanings("orders") and self._words[at][0][0].islower() | (not who):
                is_own = self._word_is(end, *OWN) or (not front and end >= len(self._said))
                return (None, "") if is_own else (end, phrase)
        word = self._words[at][0] if at < len(self._words) else ""
        said = self._text[: self._words[at].end()][-NEAR * 3 :] if word else ""
        is_told = self._word_is(at + 1, *THE) or (MINUTED.search(said) and word[:-1] not in NO_DEED)
        if not (is_asked or front or (is_told and who == "name")):
            return None, ""
        is_deed = VERB.fullmatch(word) is not None and word not in NO_DEED and who in ("name", "I")
        return (at + 1, "") if is_deed and not self._word_is(at + 1, *OWN, "from") else (None, "")


def _order_breaks(told: Sequence[Order], text: str, found: Sequence[Time]) -> Iterator[Sign]:
    """「Ravi do the banner, Mei Ling book the bus, both by Thurs」: each is told by itself."""
    for one, behind in itertools.pairwise(told):
        joint = JOINT.search(text, one.end, behind.start)
        if joint is None or SENTENCE.search(text, one.end, joint.start()):
            continue
        if any(one.end <= time.start < behind.start for time in found):
            continue
        if any(time.start >= behind.end and time.is_limit for time in found):
            yield "。", *joint.span()


def _is_order(one: Order, text: str, found: Sequence[Time]) -> bool:
    """Whether a time goes with it, and the words are neither another's nor only talk."""
    ends = SENTENCE.search(text, one.end, one.end + FURTHEST)
    end = ends.start() if ends else one.end + FURTHEST
    if ends and ends[0] == "?" and not one.who:
        return False
    times = [time for time in found if one.end <= time.start < end]
    if not times or DENIED.match(text, times[0].end):
        return False
    is_ours = GOODS.search(text, one.end if one.front is None else one.front, end) is not None
    is_limit = times[0].is_limit
    is_day = any(piece.place < TimePlace.PART for piece in times[0].pieces)
    match one.who:
        case "small":
            return is_ours and is_limit and "can" not in one.words
        case "I":
            return is_limit and is_day and (is_ours or not one.words & NEED)
        case "name":
            return is_ours or is_limit or (is_day and not one.words.isdisjoint(("u", "you")))
    return is_ours and any(time.is_limit for time in times)


def _is_passed_on(one: Order, text: str, found: Sequence[Time]) -> bool:
    """「letter kumar take over pls」, 「boon u do the appeal letter」: whose it is now, and nothing of when."""
    begin = one.start if one.front is None else one.front
    end = ends.start() if (ends := SENTENCE.search(text, one.end)) else len(text)
    is_told = (one.who == "name" and bool(one.words & PASSING)) or one.verb == "take over"
    is_same = SAME_DAY.search(text, one.end, end)
    if FROM_ME.match(text, one.end) or (one.verb != "take over" and is_same):
        return False  # a frame reads it, with what stands before; due when the task before it is
    end = is_same.start() if is_same else end  # 「Jason pls take over the audit file, same date 19 Nov」
    if not is_told or one.who not in ("name", "I") or "?" in text[end : end + 1]:
        return False
    thing, front = THING.match(text, one.end), text[begin : one.start].strip()
    if (thing and thing["thing"] in ("it", "this")) or (front[:1].isupper() and is_name(front)):
        return False  # 「choir on Tuesday, Boon Huat to run it」 is of what stands before it
    # 「Kumar will collect the uniforms instead, by 9 March」
    end = thing.end() if thing and " instead" in thing[0] else end
    is_dated = any(begin <= time.start < end for time in found)
    return not is_dated and bool(thing or one.front is not None) and not DONE.search(text, begin, end)


def _passed_on(one: Order, text: str) -> Iterator[Sign]:
    led = 4 * text[: one.start].lower().endswith(("let ", "ask ", "get "))
    if one.front is not None:
        tail = TAIL.match(text, one.end)
        yield from all_signs(f"改由{one.name(text)}负责", one.start - led, tail.end() if tail else one.end)
    elif thing := THING.match(text, one.end):
        yield "", one.start - led, thing.start("thing")
        yield from all_signs(f"改由{one.name(text)}负责", thing.end("thing"), thing.end())


def _signs(one: Order, text: str) -> Iterator[Sign]:
    if one.who and (asks := ASKS.match(text, one.end)) and one.words & {"can", "could", "u", "you"}:
        yield "。", asks.end() - 1, asks.end()
    verb = meaning("orders", one.verb) if one.verb else ""
    if one.front is not None:
        yield from all_signs(f"由{one.name(text)}负责", one.front, one.front)
        yield "", one.start, one.end
        return
    if one.who == "I":
        for led in (each for each in LED_ON if text[: one.start].lower().endswith(each)):
            yield "", one.start - len(led), one.start
        yield from all_signs("由我", one.start, one.asked)
        yield from all_signs("负责", one.asked, one.deed)
    elif one.who:
        yield from assignment_signs(text, one.start, one.asked, one.deed)
    elif one.words:
        yield "请", one.start, one.deed
    if one.verb:
        if FIGURE.search(text, one.end, one.end + NEAR):
            verb = "争取" + verb  # with a figure the bare verb would tell of what is done
        # with the blank behind, as all phrases
        yield from all_signs(verb, one.deed, one.end + text.startswith(" ", one.end))


def assignment_signs(text: str, start: int, end: int, until: int) -> Iterator[Sign]:
    """「由…负责」 around the names that stand there; all are asked to."""
    if text[start:end].lower() in WRITER:
        yield from all_signs("由我负责", start, until)
    elif text[start:end].split()[0].lower() in ALL:
        yield from all_signs("请大家", start, until)
    else:
        yield "由", start, start + 1
        at = start
        for joint in (*JOINTS.finditer(text, start, end), None):
            for i in range(at, joint.start() if joint else end):
                yield "·" if text[i] == " " else text[i], i, i + 1
            if joint:
                yield "和", *joint.span()
                at = joint.end()
        yield from all_signs("负责", end, until)


# 「Amy - hall booking by 5 Nov」
LISTED = Regex(
    r"(?:^|(?<=[.;!\n,:•*-]\s)|(?<=[.;!\n])|(?<=\d[.)]\s))(?i:(?:(?:new\s)?(?:task|job|action|assignment|errand|duty|to-?do|reminder)s?\s(?:for|to|:)|for|to|assign(?:ed)?(?:\sto)?)\s)?(?P<who>[A-Z@][a-z]{1,14}(?:\s[A-Z][a-z]{1,14}){0,2}(?:(?:,\s|\s&\s|\sand\s)[A-Z][a-z]{1,14}(?:\s[A-Z][a-z]{1,14}){0,2}){0,3}|(?i:all(?:\s[a-z]{3,12})?|everyone|everybody))\s?[-–:]\s(?=[A-Za-z])(?!(?i:i|we|he|she|they|it|is|was|are|has|have|had|will|can|cannot|ok|okay|yes|no|noted|thanks|sorry)\b)"
)
# What stands before a row of a list.
ROW = Regex(r"(?:^|\n)(?:\s?(?P<bullet>[-•*]\s?)|\s?\(?\d{1,2}[.)]\s?)?$")
ROW_ENDS, CLAUSE_ENDS = Regex(r"[;!?\n]|\.\s"), Regex(r"[,;!?\n]|\.\s")
LAST_OF_ROW = Regex(r"[,;–-]\s?(?:on\s)?$")
# 「minutes by 16 Mar - Ravi」, 「the notice must go out by 2 Jan, I'll do that」
TRAILED = Regex(
    r"(?:,|\.)?\s(?P<me>[Ii](?:'ll|\swill|\scan)?)\s(?:do|handle|settle|take|see\sto|be\sdoing)\s(?:that|it|this)(?:\sone)?(?=\s?(?:[.,;!\n]|$))|\s?[-–(]\s?(?P<who>[A-Z][a-z]{1,14}(?:\s[A-Z][a-z]{1,14}){0,2})\)?(?=\s?(?:[.,;!\n]|$))"
)


def rows(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    """The signs that stand for the names of such rows, and for what makes their days limits."""
    for row in _listed(text, found):
        yield "", row.start(), row.start("who")  # 「Task for Jason: …」
        yield from assignment_signs(text, *row.span("who"), row.end())
        yield from _due_of_row(row, text, found)
    for one in found:  # 「minutes by 16 Mar - Ravi」: whose it is, behind when it is due
        match = TRAILED.match(text, one.end) if one.is_limit else None
        if match is not None and (match["me"] or is_name(match["who"])):
            who = "我" if match["me"] else match["who"].replace(" ", "·")
            yield from all_signs(f"由{who}负责", *match.span())


def _listed(text: str, found: Sequence[Time]) -> Iterator[re.Match[str]]:
    """Those where a deadline ends the clause, or a day the line of a list: 「Ken - poster by 8 Nov」, 「- Ken: poster, 8 Nov」."""
    said = [
        match
        for match in LISTED.finditer(text)
        if match["who"].split()[0].lower() in (*ALL, *WRITER) or is_name(match["who"])
    ]
    rows = [ROW.search(text, 0, match.start()) is not None for match in said]
    is_list = sum(rows) > 1 or "\n" not in text.strip()
    for match, is_row in zip(said, rows, strict=True):
        at, is_line = match.end(), is_row and is_list
        ends = (ROW_ENDS if is_line else CLAUSE_ENDS).search(text, at, at + FURTHEST)
        end = ends.start() if ends else at + FURTHEST
        if any(at <= one.start < end and (one.is_limit or (is_line and one.pieces)) for one in found):
            yield match


def _due_of_row(row: re.Match[str], text: str, found: Sequence[Time]) -> Iterator[Sign]:
    """The bullet goes, and the day behind the comma at the end of its line is one by which it is due."""
    mark = ROW.search(text, 0, row.start())
    line = [one for one in found if row.end() <= one.start and "\n" not in text[row.end() : one.start]]
    if mark is not None and len(line) == 1:
        if mark["bullet"]:
            yield "", mark.start("bullet"), row.start()
        if not line[0].is_limit and LAST_OF_ROW.search(text[: line[0].start]):
            yield "前", line[0].end, line[0].end
