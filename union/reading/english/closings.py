"""What is told as done with a thing both know of: 「i've booked the coach」, 「bus also i settle liao」 → 把the大巴订好了, 大巴办好了.

A clause is taken apart word by word: the thing, who, the words that say it is done, the deed. What it closes is sought by the thing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.english.orders import NAME, NOT_IN_FRONT, OWN, THE, WORD
from union.reading.english.times import Time, is_in_time
from union.reading.english.vocabulary import Sign, all_signs, is_name, meaning, meanings

BREAK = Regex(r"[,.;!?\n()]{1,4}(?=\s|$)|\s(?=(?:so|but)\s)")
ASKS = Regex(r"\s?(?:who|when|what|where|which|why|how|did|do|does|has|have|had|is|are|was|can|could|will|if|not|pls|please)\b|[^.;!\n]{0,120}[?]", any_case=True)  # fmt: skip
LEFT = ("i", "we", "i've", "we've")
OPENERS = {"ok", "okay", "so", "and", "&", "but", "also", "eh", "btw", "hi", "all", "fyi", "update", "just", "finally", "already", "have", ":"}  # fmt: skip
# Words between who and the deed; those of SURE say that it is done, whatever form the deed has.
SURE = {"have", "has", "had", "just", "already", "alr", "finally", "managed", "manage", "finish", "finished", "done"}  # fmt: skip
BETWEEN = SURE | {"also", "all", "to", "with", "now", "then", "go"}
MARKS = {"already", "alr", "liao", "dy", "finally"}
# What ends the thing.
BEHIND = {"to", "with", "w", "for", "from", "at", "by", "in", "on", "out", "over", "up", "this", "already", "alr", "now", "n", "&", "and", "since", "as"} | MARKS  # fmt: skip
PRONOUNS = {"it", "them", "this", "that", "these", "those", "what", "not", "no", "some", "one", "anything", "nothing"}  # fmt: skip
IRREGULAR = {"gave": "given", "give": "given", "wrote": "written", "write": "written", "did": "done", "do": "done", "send": "sent", "pay": "paid", "buy": "bought"}  # fmt: skip
IRREGULAR_PAST = {**IRREGULAR, "get": "got", "see": "seen", "meet": "met", "make": "made", "take": "taken", "bring": "brought", "find": "found", "put": "put", "set": "set", "ride": "rode", "speak": "spoke", "tell": "told", "go": "went", "hold": "held"}  # fmt: skip
ENDS = BEHIND | {"lah", "la", "lor", "leh", "pls", "guys", "all"}
MOST_WORDS, MOST_IN_FRONT, LONGEST_DEED = 7, 6, 2
# Whatever was to be done is done with these; what was to be handed in, written or filled in also where it went.
ENDED = {"done", "finished", "completed", "settled"}
HANDING = {"send", "submit", "file", "hand", "give", "pass", "return", "email", "write", "draft", "prepare", "compile", "do", "fill", "reach"}  # fmt: skip
WENT = {"sent", "submitted", "filed", "handed", "given", "passed", "returned", "emailed", "reached", "went", "gone"}  # fmt: skip
NOT_DONE = {"not", "be", "will", "can", "cannot", "to", "yet", "when", "if", "after", "once", "until", "before", "must", "should", "need", "never", "no", "half", "almost"}  # fmt: skip
IN_FRONT = 3  # words before a deed among which one of those governs it


class _Word(NamedTuple):
    said: str
    start: int
    end: int


class _Deed(NamedTuple):
    """A deed: its table word, whether its form says that it is done, and the words from the first to behind the last."""

    done: str
    is_past: bool
    end: int


def closings(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    """The signs of each clause that tells of such a thing as done."""
    at = 0
    for stop in [*BREAK.finditer(text), None]:
        until = stop.start() if stop else len(text)
        if at < until and ASKS.match(text, at) is None:
            yield from _of_clause(text, at, until, found)
        at = stop.end() if stop else until


def _of_clause(text: str, start: int, end: int, found: Sequence[Time]) -> Iterator[Sign]:
    if any(one.is_limit and start <= one.start < end for one in found):
        return
    words = [
        _Word(word[0].lower(), *word.span())
        for word in WORD.finditer(text, start, end)
        if not is_in_time(found, *word.span())
    ]
    at = next((i for i, word in enumerate(words) if word.said not in OPENERS), len(words))
    is_marked = any(word.said in MARKS for word in words)
    for i in range(at, min(at + MOST_IN_FRONT, len(words))):
        behind, is_first = _name_end(text, words, i), i == at
        if behind == i and not is_first:
            if words[i].said in NOT_IN_FRONT or not words[i].said[0].isalpha():
                return
            continue
        is_sure, deed = _deed(words, behind, is_marked=is_marked)
        if is_first:
            if deed is not None and (deed.is_past or is_sure):
                yield from _of_thing(text, words, behind, deed, is_told=is_sure or behind > i)
                return
            if behind > i:
                return
        elif deed is not None and (is_sure or deed.is_past or words[i - 1].said == "also"):
            last = words[min(deed.end, len(words) - 1)].said
            if last in ENDS or last == words[deed.end - 1].said:
                begin = words[i - (words[i - 1].said == "also")].start
                yield from all_signs(deed.done, begin, _behind_marks(words, deed.end - 1))
                return


def _of_thing(text: str, words: Sequence[_Word], at: int, deed: _Deed, *, is_told: bool) -> Iterator[Sign]:
    """「把…订好了」 around the thing behind the deed, where it is one: no sum, nobody, nothing of one's own."""
    begin = deed.end + (deed.end < len(words) and words[deed.end].said in ("me", "us"))
    ends = (
        i
        for i in range(begin, len(words))
        if words[i].said in BEHIND or words[i].start - words[i - 1].end > 1
    )
    end = next(ends, len(words))
    has_article = begin < end and words[begin].said in (*THE, "our")
    thing = words[begin + has_article : end]
    if not 0 < len(thing) <= MOST_WORDS or any(not word.said[0].isalpha() for word in thing):
        return
    is_gift = deed.done == meaning("done", "given") and NAME.fullmatch(text, thing[0].start, thing[0].end)
    if is_gift or thing[0].said in OWN | PRONOUNS or any(word.said in NOT_IN_FRONT for word in thing):
        return
    if has_article or is_told:
        yield "把", words[at].start, thing[0].start
        yield from all_signs(deed.done, thing[-1].end, _behind_marks(words, end - 1))


def _behind_marks(words: Sequence[_Word], at: int) -> int:
    """Where the words end that only say once more that it is done."""
    while at + 1 < len(words) and words[at + 1].said in MARKS:
        at += 1
    return words[at].end


def _name_end(text: str, words: Sequence[_Word], at: int) -> int:
    """Behind which word the name ends that begins at one; the word itself where none does."""
    if words[at].said in LEFT:
        return at + 1
    end = at
    while end < len(words) and NAME.fullmatch(text, words[end].start, words[end].end):
        end += 1
    return end if end > at and is_name(text[words[at].start : words[end - 1].end]) else at


def _deed(words: Sequence[_Word], at: int, *, is_marked: bool) -> tuple[bool, _Deed | None]:
    """Whether the words say that it is done, and the deed, which may stand before 「finish」: 「collect finish the forms」."""
    is_sure = is_marked or (at > 0 and words[at - 1].said.endswith("'ve"))
    while at < len(words) and words[at].said in BETWEEN and _form(words, at) is None:
        is_sure, at = is_sure or words[at].said in SURE, at + 1
    if at + 1 < len(words) and words[at].said in ("done", "finish", "finished", "completed"):
        behind = _form(words, at + 1)
        is_sure, at = is_sure or behind is not None, at + (behind is not None)
    deed = _form(words, at)
    if deed is not None and deed.end < len(words) and words[deed.end].said in ("finish", "done"):
        return True, deed._replace(end=deed.end + 1)
    return is_sure, deed


def _form(words: Sequence[_Word], at: int) -> _Deed | None:
    for end in range(min(at + LONGEST_DEED, len(words)), at, -1):
        said = " ".join(word.said for word in words[at:end])
        if said in meanings("done"):
            return _Deed(meaning("done", said), True, end)
        if past := _past().get(said):
            return _Deed(meaning("done", past), said in ("gave", "wrote", "did"), end)
    return None


def tells_deed_done(title: str, text: str) -> bool:
    """Whether English words tell as done what a title says is to be done: 「tickets bought」 of 「buy tickets」, 「file gone to HQ」."""
    own = [word[0].lower() for word in WORD.finditer(title) if word[0].isalpha()]
    bases = {own[0], *(word for word in own if word in meanings("orders"))} if own else set[str]()
    done = ENDED.union(*map(_past_forms, bases), WENT if bases & HANDING else ())
    said = [word[0].lower() for word in WORD.finditer(text)]
    is_marked = not MARKS.isdisjoint(said)
    return any(
        (word in done or (is_marked and word in bases and at > 0))
        and not any(each in NOT_DONE or each.endswith("n't") for each in said[max(0, at - IN_FRONT) : at])
        for at, word in enumerate(said)
    )


def _past_forms(verb: str) -> set[str]:
    stem = re.sub("y$", "i", verb) if re.search("[^aeiou]y$", verb) else verb.removesuffix("e")
    return {f"{stem}ed", f"{verb}{verb[-1]}ed", IRREGULAR_PAST.get(verb, f"{stem}ed")}


@cache
def _past() -> dict[str, str]:
    """The words of the table by their other forms: book and booking by booked."""
    found = dict(IRREGULAR)
    for past in meanings("done"):
        head, _, tail = past.partition(" ")
        stem = re.sub("ed$", "", head)
        if stem == head:
            continue
        bases = [stem, f"{stem}e", re.sub("i$", "y", stem), re.sub(r"(.)\1$", r"\1", stem)]
        for base in bases:
            for form in (base, f"{base.removesuffix('e')}ing", f"{stem}ing"):
                found.setdefault(" ".join(filter(None, [form, tail])), past)
    return found
